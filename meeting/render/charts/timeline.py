"""Time along a trend: where a day is drawn, which days are named, and which events are in sight."""

from dataclasses import dataclass

from meeting.model import Event, Point, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import axis
from meeting.render.charts.axis import Mark
from meeting.render.charts.trend_data import is_year
from meeting.render.surface import Sheet


@dataclass(frozen=True)
class Scale:
    """The scale of a panel's plot: days as ordinals along ``box``, values from zero up to ``max_value``."""

    box: Box
    first_day: float
    last_day: float
    max_value: float

    def x(self, day: float) -> float:
        """Return the pixel of a day, an ordinal."""
        return self.box.left + (day - self.first_day) / (self.last_day - self.first_day) * self.box.width

    def y(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.box.bottom - value / self.max_value * self.box.height


def time_span(picture: TrendPicture) -> tuple[float, float]:
    """Return the first and the last day of the time axis as ordinals, with space for numbers beside the outer points."""
    points = [point for series in picture.series for point in series.points]
    first_day = min(axis.to_ordinal(point.start or point.end) for point in points)
    last_day = max(axis.to_ordinal(point.end) for point in points)
    day_count = max(last_day - first_day, 365)
    share_before, share_after = (0.01, 0.01) if picture.kind == "flow" else (0.08, 0.12)
    return first_day - day_count * share_before, last_day + day_count * share_after


def select_events(picture: TrendPicture) -> list[Event]:
    """Return the events within the time axis that have a label."""
    first_day, last_day = time_span(picture)
    return [
        event for event in picture.events if event.label.strip() and first_day <= axis.to_ordinal(event.day) <= last_day
    ]


def draw_dates(sheet: Sheet, scale: Scale, picture: TrendPicture, points: list[Point]) -> None:
    """Draw the time axis and name years or months: at their first day, or below a bar that is a year."""
    font_size, theme, axis_y = sheet.min_font_size, sheet.theme, scale.box.bottom
    if picture.kind == "flow" and all(is_year(point.start, point.end) for point in points):
        marks: list[Mark] = [
            ((axis.to_ordinal(point.start) + axis.to_ordinal(point.end)) / 2, point.end[:4]) for point in points
        ]
    else:
        marks = axis.list_calendar_marks(int(scale.first_day), int(scale.last_day), sheet.lang)
        for day, _ in marks:
            sheet.draw_line([(scale.x(day), axis_y), (scale.x(day), axis_y + font_size * 0.25)], theme.muted, 1.5)
    for x, label in axis.thin_marks([(scale.x(day), label) for day, label in marks], font_size):
        max_x = scale.box.right + font_size * 0.3 - typography.measure_width(label, font_size) / 2
        sheet.draw_text(min(x, max_x), axis_y + font_size * 1.35, label, font_size, colour=theme.muted, align="center")
    sheet.draw_line([(scale.box.left, axis_y), (scale.box.right, axis_y)], theme.muted, 1.5)
