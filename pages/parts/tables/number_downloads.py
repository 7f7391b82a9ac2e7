"""The numbers behind a view on request: a table on the screen, and the same as CSV and XLSX."""

import pandas as pd
import streamlit as st

from views.badges import list_badges
from views.reader import Reader
from views.tables import table_export
from views.tables.figure_table import numbers
from views.tables.table_html import table_html
from views.text.html import paragraph_html


def offer_numbers(rows: pd.DataFrame, title: str, sentence: str, name: str, reader: Reader) -> None:
    """Show the numbers on request, and offer them as files (made when asked for) with the badges in every row."""
    box = st.expander(reader.i18n.gettext("The numbers"), key="numbers", on_change="rerun")
    with box:
        if not box.open:
            return
        table = numbers(rows, reader.i18n)
        if table.empty:
            st.html(paragraph_html(reader.i18n.gettext("No figures at this time.")))
            return
        st.html(table_html(table, title, reader.i18n))
        draw_downloads(table, title, sentence, name, reader)


def draw_downloads(table: pd.DataFrame, title: str, sentence: str, name: str, reader: Reader) -> None:
    """Offer a table as CSV and XLSX."""
    i18n, badges = reader.i18n, list_badges(reader.source, reader.i18n)
    export_table = table_export.add_badges(table, badges, i18n)
    with st.container(horizontal=True):
        st.download_button(
            i18n.gettext("Download CSV"),
            lambda: table_export.to_csv(export_table),
            f"{name}.csv",
            "text/csv",
            on_click="ignore",
        )
        st.download_button(
            i18n.gettext("Download XLSX"),
            lambda: table_export.to_xlsx(
                export_table, table_export.export_metadata(title, sentence, badges, i18n), i18n
            ),
            f"{name}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
        )
