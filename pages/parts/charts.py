"""Charts: a tidy frame of observations in, a plotly figure out; made for a projector and for no network."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from data import figures, regions
from pages.parts.words import Words

INK, MUTED, GRID, ACCENT, OTHER = "#1B2A41", "#4C5768", "#DAD9D4", "#0B5FA5", "#8A919C"
CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
GAP_DAYS = 550
PANEL_HEIGHT = 230
MOST_PANELS = 12


def trend(rows: pd.DataFrame, events: pd.DataFrame, by: str, say: Words) -> go.Figure:
    """Draw one measure over time, one small panel per series, all on one scale.

    A stock is points and steps, broken where no figure is known for more than 18 months; a flow is bars as wide as
    their period. ``by`` names the column that parts the series: ``area_code``, ``category`` or ``measure``.
    """
    series = list(rows.groupby(by, sort=False)["value"].max().sort_values(ascending=False, kind="stable").index)[
        :MOST_PANELS
    ]
    columns = 1 if len(series) == 1 else 2
    lines = -(-len(series) // columns)
    titles = [series_label(rows, by, name, say) for name in series]
    chart = make_subplots(
        rows=lines,
        cols=columns,
        shared_xaxes="all",
        shared_yaxes="all",
        subplot_titles=titles,
        vertical_spacing=0.36 / max(lines, 2),
        horizontal_spacing=0.05,
    )
    for place, name in enumerate(series):
        part = rows[rows[by] == name].sort_values("date")
        draw = steps if part["kind"].iloc[0] == "stock" else bars
        chart.add_trace(draw(part, say), row=place // columns + 1, col=place % columns + 1)
    mark_events(chart, rows, events, say, numbered=len(series) > 1)
    chart.update_yaxes(title_text=unit_of(rows, say), col=1)
    return dressed(chart, rows, max(420, lines * PANEL_HEIGHT), say)


def unit_of(rows: pd.DataFrame, say: Words) -> str:
    """Return the word of the rows' unit."""
    return figures.unit_label(figures.about(rows["measure"].iloc[0])["unit"], say.lang)


def series_label(rows: pd.DataFrame, by: str, name: str, say: Words) -> str:
    """Return the reader's name of a series, escaped: plotly reads a little markup."""
    if by == "area_code":
        text = regions.load().get(name).full_name
    elif by == "measure":
        text = figures.about(name)[f"label_{say.lang}"]
    else:
        text = figures.category_label(rows["breakdown"].iloc[0], name, say.lang)
    return plain(text)


def plain(text: str) -> str:
    """Return text that plotly shows as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def hover(row, say: Words) -> str:
    """Return value, unit, date and source of a figure."""
    unit = figures.unit_label(figures.about(row.measure)["unit"], say.lang)
    return f"<b>{say.number(row.value)} {unit}</b><br>{say.when(row)}<br>{plain(row.publisher[:80])}"


def steps(part: pd.DataFrame, say: Words) -> go.Scatter:
    """Draw a stock as points joined by steps; a long silence stays a gap."""
    xs, ys, texts, labels = [], [], [], []
    for row in part.itertuples():
        if xs and (row.date - xs[-1]).days > GAP_DAYS:
            xs.append(xs[-1] + pd.Timedelta(days=1))
            ys.append(None)
            texts.append("")
            labels.append("")
        xs.append(row.date)
        ys.append(row.value)
        texts.append(hover(row, say))
        labels.append(say.number(row.value))
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines+markers+text",
        line={"shape": "hv", "color": ACCENT, "width": 2},
        marker={"size": 9, "color": ACCENT},
        text=labels,
        textposition="top center",
        textfont={"size": 14, "color": INK},
        hovertext=texts,
        hoverinfo="text",
        connectgaps=False,
        cliponaxis=False,
        showlegend=False,
    )


def bars(part: pd.DataFrame, say: Words) -> go.Bar:
    """Draw a flow as bars that begin at zero and are as wide as their period."""
    widths = (part["period_end"] - part["period_start"]).dt.days + 1
    return go.Bar(
        x=part["period_start"] + pd.to_timedelta(widths / 2, unit="D"),
        y=part["value"],
        width=[max(days, 20) * 86_400_000 * 0.86 for days in widths],
        marker={"color": ACCENT},
        text=[say.number(value) for value in part["value"]],
        textposition="outside",
        textfont={"size": 14, "color": INK},
        hovertext=[hover(row, say) for row in part.itertuples()],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )


def mark_events(chart: go.Figure, rows: pd.DataFrame, events: pd.DataFrame, say: Words, numbered: bool) -> None:
    """Mark dated events as vertical lines: labelled, or numbered as in the list below where panels are small."""
    late = rows["date"].min() + (rows["date"].max() - rows["date"].min()) * 0.7
    for number, event in enumerate(events.itertuples(), start=1):
        side = "right" if event.date > late else "left"
        label = str(number) if numbered else f"{number}. {plain(event.label)}"
        chart.add_vline(
            x=event.date.timestamp() * 1000,
            line={"color": "#9A4315", "width": 1.5, "dash": "dot"},
            row="all",
            col="all",
        )
        chart.add_annotation(
            x=event.date,
            y=1,
            xref="x",
            yref="y domain",
            text=label,
            showarrow=False,
            xanchor=side,
            yanchor="top",
            yshift=-16 * ((number - 1) % 4),
            xshift=-3 if side == "right" else 3,
            font={"size": 13, "color": "#9A4315"},
            bgcolor="rgba(251,250,247,.8)",
        )


def dressed(chart: go.Figure, rows: pd.DataFrame, height: int, say: Words) -> go.Figure:
    """Dress a chart: our type, quiet grid, axis from zero, unit in the axis title, the reader's number format."""
    chart.update_layout(
        height=height,
        margin={"l": 8, "r": 24, "t": 36, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": "Inter, sans-serif", "size": 14, "color": INK},
        separators=",." if say.lang == "id" else ".,",
        hoverlabel={"bgcolor": "#FBFAF7", "font": {"color": INK, "size": 14}, "align": "left"},
        bargap=0,
        template="none",
    )
    top = rows["value"].max() * 1.25 or 1
    chart.update_yaxes(
        range=[0, top], gridcolor=GRID, nticks=5, tickformat=",d", zeroline=True, zerolinecolor=MUTED, automargin=True
    )
    years = (rows["date"].max() - rows["date"].min()).days > 500
    first, last = rows["date"].min(), rows["date"].max()
    chart.update_xaxes(
        tickformat="%Y" if years else "%m/%Y",
        gridcolor="rgba(0,0,0,0)",
        showline=True,
        linecolor=MUTED,
        ticks="outside",
        showticklabels=True,
        range=[first - pd.Timedelta(days=400), last + pd.Timedelta(days=300)],
        dtick="M12" if years and (last - first).days < 4400 else None,
    )
    chart.update_annotations(font_family="Inter, sans-serif")
    return chart


def composition(rows: pd.DataFrame, say: Words) -> go.Figure:
    """Draw the parts of one published table as horizontal bars from zero, largest on top, values beside them."""
    parts = rows.sort_values("value").tail(12)
    names = [plain(figures.category_label(row.breakdown, row.category, say.lang)) for row in parts.itertuples()]
    chart = go.Figure(
        go.Bar(
            x=parts["value"],
            y=names,
            orientation="h",
            marker={"color": ACCENT},
            text=[say.number(v) for v in parts["value"]],
            textposition="outside",
            hovertext=[hover(row, say) for row in parts.itertuples()],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    chart = dressed(chart, rows, 90 + 30 * len(parts), say)
    chart.update_yaxes(range=None, autorange=True, title_text=None, tickformat=None, nticks=None, type="category")
    chart.update_xaxes(
        range=[0, parts["value"].max() * 1.15], dtick=None, nticks=5, tickformat=",d", title_text=unit_of(rows, say)
    )
    return chart


def quality(rows: pd.DataFrame, say: Words) -> go.Figure:
    """Draw, one bar a source, the rows that are stored, in review and rejected: together those read (labels say each)."""
    parts = (("rows_kept", say.t("Stored"), ACCENT), ("rows_review", say.t("In review"), "#E69F00"), ("rows_rejected", say.t("Rejected"), OTHER))  # fmt: skip
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
        font={"family": "Inter, sans-serif", "size": 14, "color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        separators=",." if say.lang == "id" else ".,",
        template="none",
    )
    chart.update_xaxes(title_text=say.t("rows"), gridcolor=GRID, rangemode="tozero", tickformat=",d", nticks=6)
    chart.update_yaxes(automargin=True)
    return chart
