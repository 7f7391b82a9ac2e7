"""A trend: small panels on one scale, one a series, and the events that have no label in a panel listed below."""

from meeting.labels import translate_label
from meeting.model import Event, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import event_labels, timeline
from meeting.render.charts.timeline import Scale
from meeting.render.charts.trend_data import drop_invalid_days
from meeting.render.charts.trend_panel import PanelEvents, draw_panel, plot_box
from meeting.render.surface import Sheet

MIN_PANEL_HEIGHT = 5.5
"""The height of a panel at least, in font sizes."""

WIDE_CHART = 45
"""A chart of five series or more has three columns where it is this many font sizes wide, else two."""


def draw_trend(sheet: Sheet, bounds: Box, picture: TrendPicture) -> None:
    """Draw the series of a trend into a box of the sheet, each in a panel of its own where there are several."""
    picture = drop_invalid_days(picture)
    font_size, muted_colour = sheet.min_font_size, sheet.theme.muted
    if not picture.series:
        text = translate_label("none", sheet.lang)
        sheet.draw_text(*bounds.centre, text, font_size, colour=muted_colour, align="center")
        return
    unit = typography.truncate_text(picture.unit, bounds.width * 0.6, font_size)
    sheet.draw_text(bounds.left, bounds.top + font_size, unit, font_size, colour=muted_colour)
    chart_box = Box(bounds.left, bounds.top + font_size * 1.5, bounds.right, bounds.bottom)
    panels_box, events = draw_unlabelled_events(sheet, chart_box, picture)
    column_count = count_columns(len(picture.series), bounds, font_size)
    row_count = count_rows(len(picture.series), column_count, panels_box, font_size)
    shown_series = picture.series[: row_count * column_count]
    if len(shown_series) < len(picture.series):
        text = translate_label("more", sheet.lang, n=len(picture.series) - len(shown_series))
        sheet.draw_text(bounds.right, bounds.top + font_size, text, font_size, colour=muted_colour, align="right")
    for index, series in enumerate(shown_series):
        box = panel_box(panels_box, index, column_count, row_count, font_size)
        draw_panel(sheet, box, picture, series, events)


def draw_unlabelled_events(sheet: Sheet, bounds: Box, picture: TrendPicture) -> tuple[Box, PanelEvents]:
    """List the events that have no label in the chart below it; return the box above, and the events of its panels."""
    listed_events = find_unlabelled_events(sheet, bounds, picture)
    panels_box, named_events = event_labels.draw_event_list(sheet, bounds, listed_events)
    labelled_events = [event for event in timeline.select_events(picture) if event not in listed_events]
    return panels_box, PanelEvents(labelled_events, named_events)


def find_unlabelled_events(sheet: Sheet, bounds: Box, picture: TrendPicture) -> list[Event]:
    """Return the events whose label has no room in the chart, by day: all of them where there are several panels.

    The list below the chart makes it lower, so that the next label may have no room either.
    """
    events = timeline.select_events(picture)
    if len(picture.series) > 1:
        return events
    listed_events: list[Event] = []
    while True:
        plot = plot_box(sheet, event_labels.box_above_list(sheet, bounds, listed_events), picture)
        unlisted_events = [event for event in events if event not in listed_events]
        labelled_events = [
            event
            for event, _ in event_labels.place_event_labels(
                sheet, unlisted_events, Scale(plot, *timeline.time_span(picture), 1)
            )
        ]
        if len(labelled_events) == len(unlisted_events):
            return listed_events
        listed_events = [event for event in events if event not in labelled_events]


def count_columns(series_count: int, bounds: Box, font_size: float) -> int:
    """Return how many panels are side by side; ``font_size`` is in pixels."""
    if series_count < 2:
        return 1
    return 2 if series_count < 5 or bounds.width < font_size * WIDE_CHART else 3


def count_rows(series_count: int, column_count: int, bounds: Box, font_size: float) -> int:
    """Return how many rows of panels have room, at most as many as there are series for, at least one."""
    return max(min(-(-series_count // column_count), int(bounds.height // (MIN_PANEL_HEIGHT * font_size))), 1)


def panel_box(bounds: Box, index: int, column_count: int, row_count: int, font_size: float) -> Box:
    """Return the box of one panel in pixels."""
    width, height, gap = bounds.width / column_count, bounds.height / row_count, font_size * 0.6
    left, top = bounds.left + index % column_count * width, bounds.top + index // column_count * height
    return Box(
        left + (gap if index % column_count else 0), top, left + width, top + height - (gap if row_count > 1 else 0)
    )
