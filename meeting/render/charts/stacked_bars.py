"""Bars of several parts: level bars from zero, each part with its texture, and all numbers in columns under their names."""

from typing import NamedTuple

from meeting.labels import translate_label
from meeting.model import Stack, StackPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.metrics import LEADING
from meeting.render.surface import Sheet
from meeting.render.textures import Texture
from meeting.render.theme import Theme

MIN_ROW_PITCH, MAX_ROW_PITCH, HEAD_HEIGHT, TWO_LINE_PITCH = 1.4, 2.8, 1.7, 2.5
"""In font sizes: the distance of rows at least and at most, the height of the header, the distance from which names have two lines."""

MAX_NAME_SHARE, MAX_COLUMN_SHARE = 0.4, 0.17
"""Names take at most this share of the width beside the numbers, a column of numbers that of the whole width."""

COLUMN_GAP, SWATCH_WIDTH = 0.9, 1.3
"""The gap between columns and the width of a swatch before a name, in font sizes."""


class PartStyle(NamedTuple):
    """The colour and the texture of a part; without a texture it is filled."""

    colour: str
    texture: Texture | None


def part_style(theme: Theme, part: int) -> PartStyle:
    """Return the style of the first, second or third part of every bar."""
    styles = (PartStyle(theme.symbol, None), PartStyle(theme.event, "upright"), PartStyle(theme.muted, "grid"))
    return styles[part]


class Column(NamedTuple):
    """One column of numbers: its name, the number of each bar, its right edge in pixels; ``part`` is None for the total."""

    name: str
    labels: list[str]
    right: float
    part: int | None


def draw_stacks(sheet: Sheet, bounds: Box, picture: StackPicture) -> None:
    """Draw the bars into a box of the sheet; those that have no room are counted below."""
    font_size, theme, bars = sheet.min_font_size, sheet.theme, picture.bars
    plot = Box(bounds.left, bounds.top + font_size * HEAD_HEIGHT, bounds.right, bounds.bottom)
    max_rows = max(int(plot.height // (font_size * MIN_ROW_PITCH)), 1)
    shown_bars = bars if len(bars) <= max_rows else bars[: max(max_rows - 1, 1)]
    pitch = min(plot.height / (len(shown_bars) + (len(shown_bars) < len(bars))), font_size * MAX_ROW_PITCH)
    columns, right = build_columns(picture, shown_bars, bounds, font_size)
    draw_head(sheet, bounds, picture.unit, columns)
    draw_rows(sheet, Box(plot.left, plot.top, right, plot.bottom), shown_bars, pitch)
    draw_numbers(sheet, plot.top, columns, pitch)
    if len(shown_bars) < len(bars):
        baseline = plot.top + pitch * (len(shown_bars) + 0.5) + font_size * 0.36
        sheet.draw_text(
            bounds.left,
            baseline,
            translate_label("more", sheet.lang, n=len(bars) - len(shown_bars)),
            font_size,
            colour=theme.muted,
        )


def build_columns(
    picture: StackPicture, shown_bars: list[Stack], bounds: Box, font_size: float
) -> tuple[list[Column], float]:
    """Return the columns of numbers, set from the right, and the pixel at which the space for bars ends before them."""
    part_labels = [
        [bar.parts[part_index].value_text if part_index < len(bar.parts) else "" for bar in shown_bars]
        for part_index in range(3)
    ]
    column_contents: list[tuple[str, list[str], int | None]] = [
        (picture.total_label, [bar.value_text for bar in shown_bars], None)
    ]
    column_contents += [(name, part_labels[part_index], part_index) for part_index, name in enumerate(picture.parts)]
    right = bounds.right
    columns: list[Column] = []
    for name, labels, part in reversed(column_contents):
        columns.insert(0, Column(name, labels, right, part))
        right -= min(measure_column(columns[0], font_size), bounds.width * MAX_COLUMN_SHARE) + font_size * COLUMN_GAP
    return columns, right


def measure_column(column: Column, font_size: float) -> float:
    """Return the width of a column in pixels: its name with the swatch, or its longest number."""
    swatch_width = 0 if column.part is None else font_size * SWATCH_WIDTH
    label_widths = [typography.measure_width(label, font_size, 700) for label in column.labels]
    return max([typography.measure_width(column.name, font_size) + swatch_width, *label_widths])


def draw_head(sheet: Sheet, bounds: Box, unit: str, columns: list[Column]) -> None:
    """Name the unit at the left, and each column above it beside the swatch of its part."""
    font_size, theme = sheet.min_font_size, sheet.theme
    sheet.draw_text(
        bounds.left,
        bounds.top + font_size,
        typography.truncate_text(unit, bounds.width * MAX_COLUMN_SHARE, font_size),
        font_size,
        colour=theme.muted,
    )
    for column in columns:
        swatch_width = 0 if column.part is None else font_size * SWATCH_WIDTH
        name = typography.truncate_text(column.name, bounds.width * MAX_COLUMN_SHARE - swatch_width, font_size)
        sheet.draw_text(column.right, bounds.top + font_size, name, font_size, colour=theme.muted, align="right")
        left = column.right - typography.measure_width(name, font_size) - swatch_width
        if column.part is not None:
            box = Box(left, bounds.top + font_size * 0.2, left + font_size, bounds.top + font_size * 1.1)
            draw_segment(sheet, box, column.part)


def draw_rows(sheet: Sheet, bounds: Box, shown_bars: list[Stack], pitch: float) -> None:
    """Draw one row a bar: its name, then its parts one after another."""
    font_size = sheet.min_font_size
    name_width = min(
        max(typography.measure_width(typography.sanitize_line(bar.name), font_size) for bar in shown_bars),
        bounds.width * MAX_NAME_SHARE,
    )
    axis = bounds.left + name_width + font_size * 0.7
    max_total = max(sum(part_lengths(bar)) for bar in shown_bars) or 1
    for index, bar in enumerate(shown_bars):
        middle, left = bounds.top + pitch * (index + 0.5), axis
        name_lines, _ = typography.fit_text(
            bar.name, name_width, 2 if pitch >= font_size * TWO_LINE_PITCH else 1, [font_size]
        )
        top = middle - font_size * (0.64 + LEADING * (len(name_lines) - 1) / 2)
        sheet.draw_paragraph(axis - font_size * 0.5, top, name_lines, font_size, align="right")
        for part, length in enumerate(part_lengths(bar)):
            right = left + length / max_total * max(bounds.right - axis, 0)
            draw_segment(sheet, Box(left, middle - pitch * 0.33, right, middle + pitch * 0.33), part)
            left = right
    sheet.draw_line([(axis, bounds.top), (axis, bounds.top + pitch * len(shown_bars))], sheet.theme.muted, 1.5)


def part_lengths(bar: Stack) -> list[float]:
    """Return the length of each part as a value; one that is hidden has none."""
    return [max(part.value or 0, 0) for part in bar.parts]


def draw_segment(sheet: Sheet, box: Box, part: int) -> None:
    """Draw one part with its texture and an outline, nothing where it is empty."""
    colour, texture = part_style(sheet.theme, part)
    if box.width <= 0:
        return
    sheet.draw_rect(box, sheet.theme.paper if texture else colour)
    if texture:
        sheet.draw_textured_box(box, texture, sheet.min_font_size * 0.3, colour)
    sheet.draw_rect(box, "none", colour, 1.5)


def draw_numbers(sheet: Sheet, top: float, columns: list[Column], pitch: float) -> None:
    """Write every number under the name of its column, the total in bold."""
    for column in columns:
        weight = 700 if column.part is None else 400
        for index, label in enumerate(column.labels):
            baseline = top + pitch * (index + 0.5) + sheet.min_font_size * 0.36
            sheet.draw_text(column.right, baseline, label, sheet.min_font_size, weight, align="right")
