"""Lines that a presenter writes in a table: what, which agency, until when, how it stands."""

from typing import Any, Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ButtonColumnResult, ColumnConfig

from meeting.capture.figure_capture import MAX_LABEL_CHARS, MAX_TEXT_CHARS, truncate_text
from meeting.model import Line
from views.text.translator import Translator

STATUSES = ("open", "done", "dropped")


def edit_lines(lines: list[Line], key: str, i18n: Translator) -> list[Line]:
    """Return lines as the presenter has written them in a table: text, agency, day, status.

    The table is a new one where the lines are others than before: what was typed into it is in them already.
    """
    columns = {
        "text": i18n.gettext("Decision or recommendation"),
        "agency": i18n.gettext("Agency"),
        "due": i18n.gettext("Until"),
        "status": i18n.gettext("Status"),
    }
    rows = pd.DataFrame([[line.text, line.agency, due_day(line), line.status] for line in lines], columns=list(columns))
    labels = {"open": i18n.gettext("open"), "done": i18n.gettext("done"), "dropped": i18n.gettext("dropped")}
    column_config: dict[Literal["_index"] | str, ColumnConfig | ButtonColumnResult | str | None] = {
        "text": st.column_config.TextColumn(columns["text"], required=True, max_chars=MAX_TEXT_CHARS),
        "agency": st.column_config.TextColumn(columns["agency"], max_chars=MAX_LABEL_CHARS, default=""),
        "due": st.column_config.DateColumn(columns["due"], format="DD/MM/YYYY"),
        "status": st.column_config.SelectboxColumn(
            columns["status"], options=STATUSES, format_func=lambda status: labels[str(status)], default="open"
        ),
    }
    edited_rows = st.data_editor(
        rows.astype({"text": "str", "agency": "str", "due": "datetime64[us]", "status": "str"}),
        key=f"{key}-{hash(tuple(lines))}",
        num_rows="dynamic",
        placeholder="",
        hide_index=True,
        column_config=column_config,
    )
    return [parse_line(row) for row in edited_rows.itertuples() if isinstance(row.text, str) and row.text.strip()]


def due_day(line: Line) -> pd.Timestamp:
    """Return the day of a line, not a time where it has none."""
    return pd.Timestamp(line.due) if line.due else pd.NaT


def parse_line(row: Any) -> Line:
    """Return one written row as a line."""
    agency = row.agency if isinstance(row.agency, str) else ""
    day = f"{row.due:%Y-%m-%d}" if pd.notna(row.due) else ""
    return Line(
        truncate_text(row.text.strip(), MAX_TEXT_CHARS),
        truncate_text(agency, MAX_LABEL_CHARS),
        day,
        row.status if row.status in STATUSES else "open",
    )
