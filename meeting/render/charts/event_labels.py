"""Events of a trend: labels beside their dotted lines where they have room, and a list below for the others."""

from meeting.labels import translate_label
from meeting.model import Event
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import axis
from meeting.render.charts.timeline import Scale
from meeting.render.metrics import LEADING
from meeting.render.surface import Align, Sheet

MAX_LABEL_WIDTH, MAX_LABELS_SHARE = 22, 0.42
"""The width of a label at most, in font sizes; the share of a plot's height that all labels take at most."""

MAX_LISTED_ROWS = 2
"""Rows below a chart that name the events without a label in it, at most."""

LabelledEvents = list[tuple[Event, Box]]
"""Events with the box of their label in pixels."""


def place_event_labels(sheet: Sheet, events: list[Event], scale: Scale) -> LabelledEvents:
    """Return the events whose label has room, with its box: beside their line, clear of other labels and lines.

    The outermost are highest: a label reaches inwards, over lines that begin below it.
    """
    labelled_events: LabelledEvents = []
    max_bottom, line_height = scale.box.top + scale.box.height * MAX_LABELS_SHARE, sheet.min_font_size * LEADING
    middle = scale.box.centre[0]
    for event in sorted(events, key=lambda candidate: -abs(scale.x(axis.to_ordinal(candidate.day)) - middle)):
        box = place_event_label(sheet, event, scale)
        while box.bottom <= max_bottom and is_crossed(event, box, labelled_events, scale):
            box = Box(box.left, box.top + line_height, box.right, box.bottom + line_height)
        if box.bottom <= max_bottom:
            labelled_events.append((event, box))
    return labelled_events


def is_crossed(event: Event, box: Box, labelled_events: LabelledEvents, scale: Scale) -> bool:
    """Return whether an event's label would overlap another label or its line, or its line another label."""
    line_box = event_line_box(event, box, scale)
    return any(
        box.overlaps(other_box)
        or line_box.overlaps(other_box)
        or event_line_box(other_event, other_box, scale).overlaps(box)
        for other_event, other_box in labelled_events
    )


def event_line_box(event: Event, box: Box, scale: Scale) -> Box:
    """Return the box of an event's line, from the top of its label down to the time axis."""
    x = scale.x(axis.to_ordinal(event.day))
    return Box(x - 1, box.top, x + 1, scale.box.bottom)


def place_event_label(sheet: Sheet, event: Event, scale: Scale) -> Box:
    """Return the box of an event's label at the top of a plot, on the side of its line that is wider."""
    font_size, x, plot = sheet.min_font_size, scale.x(axis.to_ordinal(event.day)), scale.box
    is_left = x > plot.centre[0]
    max_width = min((x - plot.left if is_left else plot.right - x) - font_size * 0.4, font_size * MAX_LABEL_WIDTH)
    lines = typography.wrap_text(event.label, max_width, font_size)
    width = max([typography.measure_width(line, font_size) for line in lines], default=0)
    left = x - font_size * 0.4 - width if is_left else x + font_size * 0.4
    return Box(left, plot.top, left + width, plot.top + len(lines) * font_size * LEADING)


def format_event_list(sheet: Sheet, bounds: Box, listed_events: list[Event]) -> tuple[list[str], int]:
    """Return the rows that name events with their days below a chart, and how many of the events they name."""
    event_texts = [f"{axis.format_day(event.day, sheet.lang, 'd MMM y')}: {event.label}" for event in listed_events]
    for named_count in range(len(event_texts), -1, -1):
        more_texts = (
            [translate_label("more", sheet.lang, n=len(event_texts) - named_count)]
            if named_count < len(event_texts)
            else []
        )
        rows = typography.wrap_text(
            " · ".join([*event_texts[:named_count], *more_texts]), bounds.width, sheet.min_font_size
        )
        if len(rows) <= MAX_LISTED_ROWS:
            break
    return rows, named_count


def box_above_list(sheet: Sheet, bounds: Box, listed_events: list[Event]) -> Box:
    """Return the part of a box above the events that are listed at its lower edge."""
    return bounds._replace(
        bottom=bounds.bottom - len(format_event_list(sheet, bounds, listed_events)[0]) * sheet.min_font_size * LEADING
    )


def draw_event_list(sheet: Sheet, bounds: Box, listed_events: list[Event]) -> tuple[Box, list[Event]]:
    """List events at the lower edge of a box; return the box above, and the events that are named."""
    (rows, named_count), free_box = (
        format_event_list(sheet, bounds, listed_events),
        box_above_list(sheet, bounds, listed_events),
    )
    sheet.draw_paragraph(bounds.left, free_box.bottom, rows, sheet.min_font_size, colour=sheet.theme.event)
    return free_box, listed_events[:named_count]


def draw_events(sheet: Sheet, scale: Scale, labelled_events: LabelledEvents, listed_events: list[Event]) -> None:
    """Draw each event as a dotted line: with its label from there down, one that is listed below through the whole plot."""
    font_size, theme = sheet.min_font_size, sheet.theme
    for event in listed_events:
        x = scale.x(axis.to_ordinal(event.day))
        sheet.draw_line([(x, scale.box.top), (x, scale.box.bottom)], theme.event, 2, (2, 5))
    for event, box in labelled_events:
        x = scale.x(axis.to_ordinal(event.day))
        is_left = box.right < x
        sheet.draw_line([(x, box.top), (x, scale.box.bottom)], theme.event, 2, (2, 5))
        for index, line in enumerate(typography.wrap_text(event.label, box.width + 1, font_size)):
            baseline = box.top + font_size * (1.0 + LEADING * index)
            align: Align = "right" if is_left else "left"
            sheet.draw_text(
                box.right if is_left else box.left, baseline, line, font_size, 400, theme.event, align, has_halo=True
            )
