"""How every chart looks: our type, quiet grid, axis from zero, the reader's number format; and what its marks say."""

import pandas as pd
import plotly.graph_objects as go

from data import figures
from data.figures.observation_columns import ObservationRow
from views import themes
from views.reader import Reader
from views.text.translator import Translator

CHART_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
AXIS_DAYS_BEFORE, AXIS_DAYS_AFTER = 400, 300
YEAR_LABEL_DAYS, YEARLY_TICK_MAX_DAYS = 500, 4_400
"""A time that is longer has its years named, up to the other each of them."""

FONT_FAMILY = "Inter, sans-serif"
AXIS_TITLE_STYLE = {"automargin": True, "title_standoff": 8, "title_font_size": 14}
"""How an axis stands to its title."""


def apply_style(chart: go.Figure, rows: pd.DataFrame, height: int, reader: Reader) -> go.Figure:
    """Dress a chart: our type, quiet grid, axis from zero, unit in the axis title, the reader's number format."""
    apply_layout(chart, height, reader)
    chart.update_yaxes(
        range=[0, largest_value(rows) * 1.25],
        gridcolor=chart_colours(reader.theme)["grid"],
        nticks=5,
        tickformat=",d",
        zeroline=False,
        **AXIS_TITLE_STYLE,
    )
    chart.update_xaxes(
        gridcolor="rgba(0,0,0,0)",
        showline=True,
        linecolor=chart_colours(reader.theme)["muted"],
        ticks="outside",
        tickangle=0,
        showticklabels=True,
        **time_axis(rows["date"].min(), rows["date"].max()),
        **AXIS_TITLE_STYLE,
    )
    return chart.update_annotations(font_family=FONT_FAMILY)


def apply_layout(chart: go.Figure, height: int, reader: Reader) -> go.Figure:
    """Give a chart what all have: its height in pixels, our type, no ground of its own, the reader's number format."""
    return chart.update_layout(
        height=height,
        margin={"l": 8, "r": 24, "t": 36, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT_FAMILY, "size": 14, "color": chart_colours(reader.theme)["ink"]},
        separators=",." if reader.i18n.lang == "id" else ".,",
        hoverlabel={
            "bgcolor": themes.PAPER_COLOURS[reader.theme],
            "font": {"color": chart_colours(reader.theme)["ink"], "size": 14},
            "align": "left",
        },
        bargap=0.25,
        template="none",
    )


def time_axis(first_day: pd.Timestamp, last_day: pd.Timestamp) -> dict[str, object]:
    """Return an axis of days with room around them: named by years, or by months where they are few."""
    days = (last_day - first_day).days
    return {
        "tickformat": "%Y" if days > YEAR_LABEL_DAYS else "%m/%Y",
        "range": [first_day - pd.Timedelta(days=AXIS_DAYS_BEFORE), last_day + pd.Timedelta(days=AXIS_DAYS_AFTER)],
        "dtick": "M12" if YEAR_LABEL_DAYS < days < YEARLY_TICK_MAX_DAYS else None,
    }


def chart_colours(theme: str) -> dict[str, str]:
    """Return the colours of the charts in a theme."""
    return themes.CHART_COLOURS[theme]


def largest_value(rows: pd.DataFrame) -> float:
    """Return the largest value that is shown, at least 1."""
    return max(rows["value"].max(), 1) if rows["value"].notna().any() else 1


def unit_of(rows: pd.DataFrame, i18n: Translator) -> str:
    """Return the word of the rows' unit."""
    return figures.unit_label(figures.measure_facts(rows["measure"].iloc[0])["unit"], i18n.lang)


def escape_markup(text: str) -> str:
    """Return text that plotly shows as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def hover_text(row: ObservationRow, i18n: Translator) -> str:
    """Return value, unit, date and source of a figure."""
    unit = figures.unit_for_value(row.value, figures.measure_facts(row.measure)["unit"], i18n.lang)
    return f"<b>{i18n.format_value(row)} {unit}</b><br>{i18n.format_reference_period(row)}<br>{escape_markup(row.publisher[:80])}"
