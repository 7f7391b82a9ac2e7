"""Lines that a presenter writes in a table: what, which agency, until when, how it stands."""

import pandas as pd
import streamlit as st

from meeting.capture.figure_capture import LONG, SHORT, cut
from meeting.model import Line
from views.text.translator import Words

STATUS = ("open", "done", "dropped")


def edited_lines(lines: list[Line], key: str, say: Words) -> list[Line]:
    """Return lines as the presenter has written them in a table: text, agency, day, status.

    The table is a new one where the lines are others than before: what was typed into it is in them already.
    """
    columns = {
        "text": say.t("Decision or recommendation"),
        "agency": say.t("Agency"),
        "due": say.t("Until"),
        "status": say.t("Status"),
    }
    rows = pd.DataFrame([[line.text, line.agency, due_day(line), line.status] for line in lines], columns=list(columns))
    labels = {"open": say.t("open"), "done": say.t("done"), "dropped": say.t("dropped")}
    written = st.data_editor(
        rows.astype({"text": "str", "agency": "str", "due": "datetime64[us]", "status": "str"}),
        key=f"{key}-{hash(tuple(lines))}",
        num_rows="dynamic",
        placeholder="",
        hide_index=True,
        column_config={
            "text": st.column_config.TextColumn(columns["text"], required=True, max_chars=LONG),
            "agency": st.column_config.TextColumn(columns["agency"], max_chars=SHORT, default=""),
            "due": st.column_config.DateColumn(columns["due"], format="DD/MM/YYYY"),
            "status": st.column_config.SelectboxColumn(
                columns["status"], options=STATUS, format_func=labels.get, default="open"
            ),
        },
    )
    return [line_of(row) for row in written.itertuples() if isinstance(row.text, str) and row.text.strip()]


def due_day(line: Line) -> pd.Timestamp:
    """Return the day of a line, not a time where it has none."""
    return pd.Timestamp(line.due) if line.due else pd.NaT


def line_of(row) -> Line:
    """Return one written row as a line."""
    agency = row.agency if isinstance(row.agency, str) else ""
    day = f"{row.due:%Y-%m-%d}" if pd.notna(row.due) else ""
    return Line(cut(row.text.strip(), LONG), cut(agency, SHORT), day, row.status if row.status in STATUS else "open")
