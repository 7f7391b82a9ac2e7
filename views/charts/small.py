"""The small charts: the parts of a table, and one series without an axis."""

import math

import pandas as pd
import plotly.graph_objects as go

from data import figures
from views.charts.over_time import bars, steps
from views.charts.style import dressed, highest, hover, look, plain, unit_of
from views.map.map_sentences import MOST_PARTS
from views.text.translator import Words


def composition(rows: pd.DataFrame, say: Words) -> go.Figure:
    """Draw the parts of one published table as horizontal bars from zero, values beside them: ages and validity in their order, else the largest on top."""
    parts = figures.in_order(rows).head(MOST_PARTS)[::-1]
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


def spark(rows: pd.DataFrame, say: Words) -> go.Figure:
    """Draw one series small, without an axis of values: a stock as steps, a flow as bars, the first and the last in words.

    A hidden value is a gap, as is a long silence. The dates stand below, for a line without them says nothing.
    """
    part = figures.spread(rows)
    drawn = small_bars(part, say) if part["kind"].iloc[0] == "flow" else small_steps(part, say)
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


def small_bars(part: pd.DataFrame, say: Words) -> go.Bar:
    """Draw a flow as bars of one width."""
    drawn = bars(part, say, apart=math.inf)
    return drawn.update(x=part["date"], width=200 * 86_400_000, text=ends_of(drawn.text), textfont_size=16)


def small_steps(part: pd.DataFrame, say: Words) -> go.Scatter:
    """Draw a stock as points joined by steps."""
    drawn = steps(part, say, apart=math.inf, top=highest(part))
    return drawn.update(text=ends_of(drawn.text), textfont_size=16, marker_size=8)


def ends_of(texts: tuple[str, ...]) -> list[str]:
    """Return the first and the last of texts, the others empty."""
    return [text if place in (0, len(texts) - 1) else "" for place, text in enumerate(texts)]


def short_when(row: pd.Series, say: Words) -> str:
    """Return when a figure holds as short as an axis needs it: the year of a flow, the month of a stock or its year."""
    if row["kind"] == "flow":
        return f"{row['period_end'].year}"
    return say.date(row["as_of"], "year" if row["as_of_precision"] == "year" else "month")
