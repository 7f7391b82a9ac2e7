"""A map's legend: nested circles or classes, the kinds of regions without a number, each with the number of regions."""

from typing import NamedTuple

from meeting.labels import format_number, translate_label
from meeting.model import MapPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.map.legend_rows import LegendRow, build_rows, drop_first_rows
from meeting.render.map.symbols import KIND_TEXTURES, nest_circles, texture_step
from meeting.render.metrics import LEADING
from meeting.render.surface import Sheet


class LegendLayout(NamedTuple):
    """How a legend is laid out: columns, whether with a footer, font sizes from row to row, lines of title and circles at most."""

    columns: int
    has_footer: bool
    pitch: float
    max_title_lines: int = 3
    max_circles: int = 5


LEGEND_LAYOUTS = (
    LegendLayout(1, True, 1.4),
    LegendLayout(1, False, 1.25),
    LegendLayout(2, False, 1.25),
    LegendLayout(1, False, 1.2, 2, 3),
    LegendLayout(2, False, 1.2, 2, 3),
    LegendLayout(1, False, 1.12, 1, 2),
    LegendLayout(2, False, 1.12, 1, 2),
)
"""The ways to lay a legend out, the preferred one first."""

DENSEST_LAYOUT = LEGEND_LAYOUTS[-2]
TITLE_LINES_IN_FULL = 3
MIN_WIDTH = 10
"""The width of a legend at least, in font sizes."""


class Legend:
    """A legend laid out: the lines of its title, its rows in one column or two; ``size`` is its width and height in pixels."""

    def __init__(self, sheet: Sheet, picture: MapPicture, max_size: tuple[float, float]):
        """Lay a legend out within a width and a height in pixels: it drops its footer first, then the space between rows.

        Its font size is always the sheet's; where no layout fits, the first rows are counted instead of named.
        """
        self.sheet, self.picture, self.rows = sheet, picture, build_rows(picture, sheet.lang)
        for layout in LEGEND_LAYOUTS:
            self.compute_layout(max_size[0], layout)
            if self.size[1] <= max_size[1] and self.size[0] <= max_size[0] + 1:
                return
        self.compute_layout(max_size[0], DENSEST_LAYOUT)
        excess_rows = -(-(self.size[1] - max_size[1]) // self.pitch)
        if excess_rows > 0:
            self.rows = drop_first_rows(self.rows, int(excess_rows) + 1, sheet.lang)
            self.compute_layout(max_size[0], DENSEST_LAYOUT)

    def compute_layout(self, max_width: float, layout: LegendLayout) -> None:
        """Compute lines, widths and the size of the legend for one layout."""
        font_size = self.font_size = self.sheet.min_font_size
        column_count, has_footer = layout.columns, layout.has_footer
        self.column_count = column_count
        self.pitch, self.pad, self.swatch_width = font_size * layout.pitch, font_size * 0.6, font_size * 1.5
        count_width = max([typography.measure_width(row.count, font_size) for row in self.rows] or [0])
        text_width = max([typography.measure_width(row.text, font_size) for row in self.rows] or [0])
        self.column_width = self.swatch_width + font_size * 1.5 + text_width + count_width
        footer_text = translate_label("regions", self.sheet.lang)
        title_width = (
            typography.measure_width(self.picture.legend, font_size, 700) / layout.max_title_lines
            if layout.max_title_lines < TITLE_LINES_IN_FULL
            else 0
        )
        min_width = max(
            font_size * MIN_WIDTH,
            typography.measure_width(footer_text, font_size) if has_footer else 0,
            min(title_width, max_width - 2 * self.pad),
        )
        needed_width = max(self.column_width * column_count + font_size * (column_count - 1), min_width)
        inner_width = needed_width if column_count > 1 else min(needed_width, max_width - 2 * self.pad)
        self.column_width = (inner_width - font_size * (column_count - 1)) / column_count
        self.title_lines = typography.fit_text(
            self.picture.legend, inner_width, layout.max_title_lines, [font_size], 700
        )[0]
        self.footer_lines = (
            typography.wrap_text(footer_text, inner_width, font_size) if self.rows and has_footer else []
        )
        self.nested_circles = nest_circles(self.picture, font_size, layout.max_circles)
        self.rows_per_column = -(-len(self.rows) // column_count)
        height = (
            (len(self.title_lines) + len(self.footer_lines)) * font_size * LEADING
            + font_size * 0.3
            + self.nested_height
        )
        self.size = (inner_width + 2 * self.pad, height + self.pitch * self.rows_per_column + 2 * self.pad)

    @property
    def nested_height(self) -> float:
        """Return the height of the nested circles and their numbers in pixels."""
        if not self.nested_circles:
            return 0
        return (
            max(2 * self.nested_circles[0].radius, self.nested_circles[-1].label_y + self.font_size * 0.5)
            + self.font_size * 0.5
        )

    def draw(self, box: Box) -> None:
        """Draw the legend on a panel in a box of its size."""
        sheet, font_size = self.sheet, self.font_size
        sheet.draw_panel(box)
        left = box.left + self.pad
        top = sheet.draw_paragraph(left, box.top + self.pad, self.title_lines, font_size, 700) + font_size * 0.3
        self.draw_nested(left, top)
        top += self.nested_height
        for index, row in enumerate(self.rows):
            column_index, row_index = divmod(index, self.rows_per_column)
            self.draw_row(row, left + column_index * (self.column_width + font_size), top + row_index * self.pitch)
        sheet.draw_paragraph(
            left, top + self.rows_per_column * self.pitch, self.footer_lines, font_size, colour=sheet.theme.muted
        )

    def draw_row(self, row: LegendRow, left: float, top: float) -> None:
        """Draw swatch, text and count of one row."""
        sheet, font_size = self.sheet, self.font_size
        self.draw_swatch(row, Box(left, top + font_size * 0.15, left + self.swatch_width, top + font_size * 1.1))
        max_width = self.column_width - self.swatch_width - font_size - typography.measure_width(row.count, font_size)
        text = typography.truncate_text(row.text, max_width, font_size)
        sheet.draw_text(left + self.swatch_width + font_size * 0.5, top + font_size, text, font_size)
        right = left + self.column_width
        sheet.draw_text(right, top + font_size, row.count, font_size, colour=sheet.theme.muted, align="right")

    def draw_nested(self, left: float, top: float) -> None:
        """Draw the circles inside each other on one baseline, each with its number beside."""
        if not self.nested_circles:
            return
        sheet, theme = self.sheet, self.sheet.theme
        max_radius = self.nested_circles[0].radius
        for value, radius, y in self.nested_circles:
            middle = top + 2 * max_radius - radius
            sheet.draw_circle(left + max_radius, middle, radius, theme.symbol, theme.symbol_edge, alpha=0.3)
            sheet.draw_line(
                [(left + max_radius, middle - radius), (left + 2 * max_radius + self.font_size * 0.3, top + y)],
                theme.muted,
                1,
            )
            sheet.draw_text(
                left + 2 * max_radius + self.font_size * 0.5,
                top + y + self.font_size * 0.36,
                format_number(value, sheet.lang),
                self.font_size,
            )

    def draw_swatch(self, row: LegendRow, box: Box) -> None:
        """Draw a small box with the fill and texture of the regions of a row."""
        if row.kind == "more":
            return
        theme = self.sheet.theme
        fill = row.colour or {"known": theme.symbol_region, "zero": theme.zero}.get(row.kind, theme.blank)
        edge = theme.zero_edge if row.kind == "zero" else theme.unit_edge
        self.sheet.draw_rect(box, fill, "none")
        if row.kind in KIND_TEXTURES:
            self.sheet.draw_textured_box(box, KIND_TEXTURES[row.kind], texture_step(self.font_size))
        self.sheet.draw_rect(box, "none", edge, 1)
