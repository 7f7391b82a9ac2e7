"""A composition: level bars from zero, the largest on top, each with its number beside; hidden ones have no bar."""

from meeting.labels import translate_label
from meeting.model import Bar, BarsPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.surface import Sheet

MAX_NAME_SHARE = 0.4
"""Names take at most this share of the width."""

MIN_ROW_PITCH, MAX_ROW_PITCH = 1.4, 2.8
MAX_FONT_SCALE = 1.4
"""The distance of rows in font sizes, at least and at most; how much larger the text of few rows may be."""

HIDDEN_RANK = 0.5
"""A hidden small count ranks below every number that is shown, and above zero."""


def sort_bars(picture: BarsPicture) -> list[Bar]:
    """Return the parts, the largest first."""
    return sorted(picture.bars, key=lambda bar: HIDDEN_RANK if bar.value is None else bar.value, reverse=True)


def draw_bars(sheet: Sheet, bounds: Box, picture: BarsPicture) -> None:
    """Draw the parts into a box of the sheet; those that have no room are counted below."""
    min_font_size, theme, parts = sheet.min_font_size, sheet.theme, sort_bars(picture)
    sheet.draw_text(
        bounds.left,
        bounds.top + min_font_size,
        typography.truncate_text(picture.unit, bounds.width, min_font_size),
        min_font_size,
        colour=theme.muted,
    )
    plot = Box(bounds.left, bounds.top + min_font_size * 1.7, bounds.right, bounds.bottom)
    max_rows = max(int(plot.height // (min_font_size * MIN_ROW_PITCH)), 1)
    shown_bars = parts if len(parts) <= max_rows else parts[: max(max_rows - 1, 1)]
    font_size = min(
        max(plot.height / max(len(shown_bars), 1) / MAX_ROW_PITCH, min_font_size), min_font_size * MAX_FONT_SCALE
    )
    pitch = min(plot.height / max(len(shown_bars) + (len(shown_bars) < len(parts)), 1), font_size * MAX_ROW_PITCH)
    axis = draw_rows(sheet, plot, shown_bars, pitch, font_size)
    if len(shown_bars) < len(parts):
        omitted_text = translate_label("more", sheet.lang, n=len(parts) - len(shown_bars))
        baseline = plot.top + pitch * (len(shown_bars) + 0.5) + min_font_size * 0.36
        sheet.draw_text(axis + font_size * 0.4, baseline, omitted_text, min_font_size, colour=theme.muted)


def draw_rows(sheet: Sheet, plot: Box, shown_bars: list[Bar], pitch: float, font_size: float) -> float:
    """Draw one row a part: its name, its bar and its number; return the pixel at which the bars begin."""
    name_width = min(
        max([typography.measure_width(bar.name, font_size) for bar in shown_bars] or [0]), plot.width * MAX_NAME_SHARE
    )
    label_width = max([typography.measure_width(bar.value_text, font_size, 700) for bar in shown_bars] or [0])
    axis = plot.left + name_width + font_size * 0.7
    pixels_per_unit = (plot.right - axis - label_width - font_size * 0.6) / max(
        [bar.value or 0 for bar in shown_bars] + [1]
    )
    for index, bar in enumerate(shown_bars):
        middle = plot.top + pitch * (index + 0.5)
        end, baseline = axis + max(bar.value or 0, 0) * pixels_per_unit, middle + font_size * 0.36
        sheet.draw_text(
            axis - font_size * 0.5,
            baseline,
            typography.truncate_text(bar.name, name_width, font_size),
            font_size,
            align="right",
        )
        sheet.draw_rect(Box(axis, middle - pitch * 0.33, end, middle + pitch * 0.33), sheet.theme.symbol)
        sheet.draw_text(end + font_size * 0.4, baseline, bar.value_text, font_size, 700)
    sheet.draw_line([(axis, plot.top), (axis, plot.top + pitch * len(shown_bars))], sheet.theme.muted, 1.5)
    return axis
