"""How every chart looks: our type, quiet grid, axis from zero, the reader's number format; and what its marks say."""

import pandas as pd
import plotly.graph_objects as go

from data import figures
from pages.parts import looks
from pages.parts.pick import theme
from pages.parts.words import Words

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
BEFORE_DAYS, AFTER_DAYS = 400, 300


def dressed(chart: go.Figure, rows: pd.DataFrame, height: int, say: Words) -> go.Figure:
    """Dress a chart: our type, quiet grid, axis from zero, unit in the axis title, the reader's number format."""
    chart.update_layout(
        height=height,
        margin={"l": 8, "r": 24, "t": 36, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": "Inter, sans-serif", "size": 14, "color": look()["ink"]},
        separators=",." if say.lang == "id" else ".,",
        hoverlabel={"bgcolor": looks.PAPER[theme()], "font": {"color": look()["ink"], "size": 14}, "align": "left"},
        bargap=0.25,
        template="none",
    )
    top = highest(rows) * 1.25
    chart.update_yaxes(
        range=[0, top],
        gridcolor=look()["grid"],
        nticks=5,
        tickformat=",d",
        zeroline=False,
        automargin=True,
        title_standoff=8,
        title_font_size=14,
    )
    years = (rows["date"].max() - rows["date"].min()).days > 500
    first, last = rows["date"].min(), rows["date"].max()
    chart.update_xaxes(
        tickformat="%Y" if years else "%m/%Y",
        gridcolor="rgba(0,0,0,0)",
        showline=True,
        linecolor=look()["muted"],
        ticks="outside",
        tickangle=0,
        showticklabels=True,
        automargin=True,
        title_standoff=8,
        title_font_size=14,
        range=[first - pd.Timedelta(days=BEFORE_DAYS), last + pd.Timedelta(days=AFTER_DAYS)],
        dtick="M12" if years and (last - first).days < 4400 else None,
    )
    chart.update_annotations(font_family="Inter, sans-serif")
    return chart


def look() -> dict[str, str]:
    """Return the colours of the theme in the address."""
    return looks.CHART[theme()]


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
