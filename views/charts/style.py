"""How every chart looks: our type, quiet grid, axis from zero, the reader's number format; and what its marks say."""

import pandas as pd
import plotly.graph_objects as go

from data import figures
from pages.parts.state.url_state import theme
from views import themes
from views.text.translator import Words

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
BEFORE_DAYS, AFTER_DAYS = 400, 300
LONG_DAYS, MANY_DAYS = 500, 4_400
"""A time that is longer has its years named, up to the other each of them."""

FAMILY = "Inter, sans-serif"
TITLED = {"automargin": True, "title_standoff": 8, "title_font_size": 14}
"""How an axis stands to its title."""


def dressed(chart: go.Figure, rows: pd.DataFrame, height: int, say: Words) -> go.Figure:
    """Dress a chart: our type, quiet grid, axis from zero, unit in the axis title, the reader's number format."""
    clothed(chart, height, say)
    chart.update_yaxes(
        range=[0, highest(rows) * 1.25], gridcolor=look()["grid"], nticks=5, tickformat=",d", zeroline=False, **TITLED
    )
    chart.update_xaxes(
        gridcolor="rgba(0,0,0,0)",
        showline=True,
        linecolor=look()["muted"],
        ticks="outside",
        tickangle=0,
        showticklabels=True,
        **dated(rows["date"].min(), rows["date"].max()),
        **TITLED,
    )
    return chart.update_annotations(font_family=FAMILY)


def clothed(chart: go.Figure, height: int, say: Words) -> go.Figure:
    """Give a chart what all have: its height in pixels, our type, no ground of its own, the reader's number format."""
    return chart.update_layout(
        height=height,
        margin={"l": 8, "r": 24, "t": 36, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FAMILY, "size": 14, "color": look()["ink"]},
        separators=",." if say.lang == "id" else ".,",
        hoverlabel={"bgcolor": themes.PAPER[theme()], "font": {"color": look()["ink"], "size": 14}, "align": "left"},
        bargap=0.25,
        template="none",
    )


def dated(first: pd.Timestamp, last: pd.Timestamp) -> dict:
    """Return an axis of days with room around them: named by years, or by months where they are few."""
    days = (last - first).days
    return {
        "tickformat": "%Y" if days > LONG_DAYS else "%m/%Y",
        "range": [first - pd.Timedelta(days=BEFORE_DAYS), last + pd.Timedelta(days=AFTER_DAYS)],
        "dtick": "M12" if LONG_DAYS < days < MANY_DAYS else None,
    }


def look() -> dict[str, str]:
    """Return the colours of the theme in the address."""
    return themes.CHART[theme()]


def highest(rows: pd.DataFrame) -> float:
    """Return the largest value that is shown, at least 1."""
    return max(rows["value"].max(), 1) if rows["value"].notna().any() else 1


def unit_of(rows: pd.DataFrame, say: Words) -> str:
    """Return the word of the rows' unit."""
    return figures.unit_label(figures.about(rows["measure"].iloc[0])["unit"], say.lang)


def plain(text: str) -> str:
    """Return text that plotly shows as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def hover(row, say: Words) -> str:
    """Return value, unit, date and source of a figure."""
    unit = figures.unit_after(row.value, figures.about(row.measure)["unit"], say.lang)
    return f"<b>{say.told(row)} {unit}</b><br>{say.when(row)}<br>{plain(row.publisher[:80])}"
