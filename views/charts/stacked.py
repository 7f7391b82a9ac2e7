"""The chart of how the rows of the lists fared: one bar a source, made of what is stored, in review and rejected."""

import pandas as pd
import plotly.graph_objects as go

from pages.parts.state.url_state import theme
from views import themes
from views.charts.style import clothed, look, plain
from views.text.translator import Words

PARTS = {"rows_kept": ("accent", ""), "rows_review": ("event", "|"), "rows_rejected": ("muted", "+")}
"""What a bar is made of, in its order: each has a colour of the theme, and a pattern where it is not filled."""

LONGEST, ROW, AROUND, THICK = 60, 58, 100, 0.42
"""Letters of a name; pixels of a row and around all rows; the share of a row that its bar takes."""


def labels(say: Words) -> dict[str, str]:
    """Return the reader's name of each part."""
    return {"rows_kept": say.t("Stored"), "rows_review": say.t("In review"), "rows_rejected": say.t("Rejected")}


def quality(rows: pd.DataFrame, say: Words) -> go.Figure:
    """Draw, one bar a source, the rows that are stored, in review and rejected: together those read; the numbers stand above it."""
    rows = rows.iloc[::-1]
    chart = go.Figure([part(rows, column, say) for column in PARTS])
    for place, row in enumerate(rows.itertuples()):
        chart.add_annotation(
            x=0,
            y=place + THICK / 2,
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            align="left",
            text=told(row, say),
            bgcolor=themes.PAPER[theme()],
            borderpad=0,
        )
    return laid(chart, len(rows), say)


def part(rows: pd.DataFrame, column: str, say: Words) -> go.Bar:
    """Draw one part of every bar, as long as its rows are many."""
    name, pattern = PARTS[column]
    colour = look()[name]
    marker = {"color": colour, "line": {"color": colour, "width": 1.5}}
    if pattern:
        marker["pattern"] = {"shape": pattern, "fgcolor": colour, "bgcolor": themes.PAPER[theme()], "size": 7}
    values = [int(value) for value in rows[column]]
    return go.Bar(
        x=values,
        y=list(range(len(rows))),
        width=THICK,
        name=labels(say)[column],
        orientation="h",
        marker=marker,
        hovertext=[f"{called(row)}<br>{labels(say)[column]}: {say.number(value)}" for row, value in zip(rows.itertuples(), values, strict=True)],
        hoverinfo="text",
    )  # fmt: skip


def told(row, say: Words) -> str:
    """Return a source with its numbers: those read, then each part."""
    counts = say.t(
        "{read} read: {kept} stored, {review} in review, {rejected} rejected",
        read=say.number(row.rows_read),
        kept=say.number(row.rows_kept),
        review=say.number(row.rows_review),
        rejected=say.number(row.rows_rejected),
    )
    return f"<b>{called(row)}</b>: {counts}"


def called(row) -> str:
    """Return the name of a source as plotly shows it, a long one cut."""
    name = str(row.source)
    return plain(name if len(name) <= LONGEST else name[: LONGEST - 1] + "…")


def laid(chart: go.Figure, count: int, say: Words) -> go.Figure:
    """Lay bars out: one upon another from zero, their names above, a quiet grid of rows."""
    clothed(chart, AROUND + ROW * count, say)
    chart.update_layout(
        barmode="stack",
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={"orientation": "h", "traceorder": "normal", "y": 1.0, "yanchor": "bottom", "x": 0},
    )
    grid = {"gridcolor": look()["grid"], "rangemode": "tozero", "tickformat": ",d", "nticks": 6, "title_font_size": 14}
    chart.update_xaxes(title_text=say.t("rows"), automargin=True, zerolinecolor=look()["muted"], **grid)
    return chart.update_yaxes(visible=False, range=[-THICK, count - THICK / 2])
