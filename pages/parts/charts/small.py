"""The small charts: the parts of a table, one series without an axis, and how the rows of the lists fared."""

import pandas as pd
import plotly.graph_objects as go

from data import figures
from pages.parts.charts.dressing import dressed, highest, hover, look, plain, unit_of
from pages.parts.charts.over_time import beside
from pages.parts.words import Words


def composition(rows: pd.DataFrame, say: Words) -> go.Figure:
    """Draw the parts of one published table as horizontal bars from zero, values beside them: ages and validity in their order, else the largest on top."""
    parts = figures.in_order(rows).head(12)[::-1]
    names = [plain(figures.category_label(row.breakdown, row.category, say.lang)) for row in parts.itertuples()]
    chart = go.Figure(
        go.Bar(
            x=parts["value"].fillna(0),
            y=names,
            orientation="h",
            marker={"color": look()["accent"]},
            text=[say.told(row) for row in parts.itertuples()],
            textposition="outside",
            hovertext=[hover(row, say) for row in parts.itertuples()],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    chart = dressed(chart, rows, 90 + 30 * len(parts), say)
    chart.update_layout(margin_t=8)
    chart.update_yaxes(
        range=None, autorange=True, title_text=None, tickformat=None, nticks=None, type="category", showgrid=False
    )
    chart.update_xaxes(
        range=[0, highest(parts) * 1.15], dtick=None, nticks=5, tickformat=",d", title_text=unit_of(rows, say)
    )
    return chart


def quality(rows: pd.DataFrame, say: Words) -> go.Figure:
    """Draw, one bar a source, the rows that are stored, in review and rejected: together those read (labels say each)."""
    parts = (
        ("rows_kept", say.t("Stored"), look()["accent"]),
        ("rows_review", say.t("In review"), "#E69F00"),
        ("rows_rejected", say.t("Rejected"), look()["muted"]),
    )
    names = [plain(str(name)[:40]) for name in rows["source"]][::-1]
    chart = go.Figure()
    for column, label, colour in parts:
        values = [int(value) for value in rows[column]][::-1]
        texts = [say.number(value) if value else "" for value in values]
        chart.add_bar(
            y=names,
            x=values,
            name=label,
            orientation="h",
            marker_color=colour,
            text=texts,
            hovertemplate="%{y}: %{text}",
        )
    chart.update_layout(
        barmode="stack",
        height=110 + 44 * len(names),
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={"orientation": "h", "traceorder": "normal", "y": 1.02, "yanchor": "bottom", "x": 0},
        font={"family": "Inter, sans-serif", "size": 14, "color": look()["ink"]},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        separators=",." if say.lang == "id" else ".,",
        template="none",
    )
    chart.update_xaxes(
        title_text=say.t("rows"), gridcolor=look()["grid"], rangemode="tozero", tickformat=",d", nticks=6
    )
    chart.update_yaxes(automargin=True)
    return chart


def spark(rows: pd.DataFrame, say: Words) -> go.Figure:
    """Draw one series small, without an axis of values: a stock as a line, a flow as bars, the first and the last in words.

    A hidden value is a gap. The dates stand below, for a line without them says nothing.
    """
    part = figures.spread(rows)
    ends = {0, len(part) - 1}
    common = {
        "x": part["date"],
        "y": part["value"],
        "text": [say.told(row) if place in ends else "" for place, row in enumerate(part.itertuples())],
        "textfont": {"size": 16, "color": look()["ink"]},
        "hovertext": [hover(row, say) for row in part.itertuples()],
        "hoverinfo": "text",
        "cliponaxis": False,
        "showlegend": False,
        "marker_color": look()["accent"],
    }
    if part["kind"].iloc[0] == "flow":
        drawn = go.Bar(**common, textposition="outside", width=200 * 86_400_000)
    else:
        line = {"color": look()["accent"], "width": 2}
        places = [beside(list(part["value"]), place, highest(part)) for place in range(len(part))]
        drawn = go.Scatter(**common, mode="lines+markers+text", marker_size=8, line=line, textposition=places)
    chart = dressed(go.Figure(drawn), part, 130, say)
    chart.update_layout(margin={"l": 72, "r": 72, "t": 8, "b": 8})
    chart.update_yaxes(visible=False, range=[0, highest(part) * 1.45])
    rows_at = [part.iloc[0], part.iloc[-1]]
    return chart.update_xaxes(
        tickvals=[row["date"] for row in rows_at],
        ticktext=[short_when(row, say) for row in rows_at],
        range=None,
        autorange=True,
        dtick=None,
    )


def short_when(row: pd.Series, say: Words) -> str:
    """Return when a figure holds as short as an axis needs it: the year of a flow, the month of a stock or its year."""
    if row["kind"] == "flow":
        return f"{row['period_end'].year}"
    return say.date(row["as_of"], "year" if row["as_of_precision"] == "year" else "month")
