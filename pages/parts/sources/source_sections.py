"""Sources and method, block by block: where every number comes from, what it means, what limits it."""

import pandas as pd
import streamlit as st

from data import figures
from pages.parts.shell.layout import draw_heading, draw_paragraph
from views.badges import badge_meanings
from views.method import rules, summary, tables
from views.method.disclosure import list_disclosure_rules
from views.reader import Reader
from views.tables.table_html import table_html
from views.text.html import list_html
from views.text.phrases import boundary_attribution
from views.text.translator import Translator
from views.trend.event_list import event_list_html


def draw_age(reader: Reader) -> None:
    """Say how old the data are."""
    text = summary.describe_age(reader)
    if text:
        draw_heading(reader.i18n.gettext("Age of the data"))
        draw_paragraph(text)


def draw_sources(reader: Reader) -> None:
    """List every source with its address and how many figures it gave."""
    i18n = reader.i18n
    draw_heading(i18n.gettext("Sources"))
    table = tables.sources_table(reader.source.published_file.observations, i18n)
    draw_expandable_table("sources", i18n.gettext("All sources"), table, i18n)


def draw_expandable_table(key: str, label: str, table: pd.DataFrame, i18n: Translator) -> None:
    """Show a table when the reader opens it."""
    box = st.expander(f"{label} ({i18n.format_number(len(table))})", key=f"open_{key}", on_change="rerun")
    with box:
        if box.open:
            st.html(table_html(table, label, i18n))


def draw_measures(reader: Reader) -> None:
    """List every measure with its definition and what may be done with it."""
    i18n = reader.i18n
    draw_heading(i18n.gettext("Measures and definitions"))
    draw_expandable_table("measures", i18n.gettext("All measures"), tables.measures_table(i18n), i18n)


def draw_rules(reader: Reader) -> None:
    """Say the formulas and rules."""
    draw_heading(reader.i18n.gettext("Formulas and rules"))
    st.html(list_html(rules.list_display_rules(reader.i18n)))


def draw_badges(reader: Reader) -> None:
    """Say what the badges beside a title mean."""
    draw_heading(reader.i18n.gettext("The badges beside a title"))
    st.html(list_html([f"{badge}: {meaning}" for badge, meaning in badge_meanings(reader.i18n)]))


def draw_disclosure_control(reader: Reader) -> None:
    """Say how small counts of the register are hidden, by which method, and what that does not protect against."""
    draw_heading(reader.i18n.gettext("Small counts of the register"))
    st.html(list_html(list_disclosure_rules(reader.mode.k, reader.i18n)))


def draw_counting_rules(reader: Reader) -> None:
    """Say how the register counts, and which areas and years it tells of."""
    draw_heading(reader.i18n.gettext("How the register counts"))
    lists_text = rules.describe_lists(reader.source, reader.i18n)
    if lists_text:
        draw_paragraph(lists_text)
    st.html(list_html(rules.list_counting_rules(reader.i18n)))


def draw_events(reader: Reader) -> None:
    """List the series breaks and policy events with their sources."""
    draw_heading(reader.i18n.gettext("Series breaks and policy events"))
    events = figures.events(lang=reader.lang)
    st.html(f"<ul class='peta-list'>{event_list_html(events, reader.i18n)}</ul>")


def draw_populations(reader: Reader) -> None:
    """List the population series and their sources."""
    i18n = reader.i18n
    draw_heading(i18n.gettext("Residents"))
    draw_expandable_table("population", i18n.gettext("Population series"), tables.populations_table(i18n), i18n)


def draw_boundaries(reader: Reader) -> None:
    """Say what the boundaries are, and what their build found."""
    draw_heading(reader.i18n.gettext("Boundaries"))
    draw_paragraph(boundary_attribution(reader.i18n))
    draw_paragraph(summary.describe_boundaries(reader.i18n))


def draw_remarks(reader: Reader) -> None:
    """List every arithmetic remark on the published figures."""
    i18n = reader.i18n
    draw_heading(i18n.gettext("Remarks on the published figures"))
    lines = [i18n.translate(remark.message) for remark in reader.source.remarks(None)]
    label = f"{i18n.gettext('All remarks')} ({i18n.format_number(len(lines))})"
    box = st.expander(label, key="open_remarks", on_change="rerun")
    with box:
        if box.open:
            st.html(list_html(lines))


def draw_licences(reader: Reader) -> None:
    """Say the licences, and the limits of use."""
    draw_heading(reader.i18n.gettext("Licences and limits"))
    st.html(list_html(rules.list_licences(reader.i18n)))
