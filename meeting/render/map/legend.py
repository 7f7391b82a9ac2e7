"""A map's legend: classes or nested circles, the kinds of nothing that occur, each with how many regions it stands for."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from meeting.labels import format_number, translate_label
from meeting.model import MapPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.surface import Sheet, box_to_path

MAX_RADIUS = 1.75
"""Radius of the largest symbol, in letters."""

MIN_RADIUS = 0.22


class LegendLayout(NamedTuple):
    """How a legend is laid out: columns, whether with a foot, letters from row to row, most lines of title, most circles."""

    columns: int
    has_foot: bool
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
"""The ways to lay a legend out, from the best."""

DENSEST_LAYOUT = LEGEND_LAYOUTS[-2]
KIND_TEXTURES = {"band": "dots", "masked": "dots", "none": "hatch"}


@dataclass(frozen=True)
class LegendRow:
    """One line of a legend: what its swatch looks like, what it means, how many regions it stands for."""

    kind: str
    text: str
    count: str
    colour: str = ""


def symbol_radius(value: float, picture: MapPicture, font_size: float) -> float:
    """Return the radius of a symbol: its area is as its value, the largest on the map is the same on every map."""
    max_value = max([mark.value or 0 for mark in picture.marks] + list(picture.sizes) + [1.0])
    return max(MAX_RADIUS * (max(value, 0) / max_value) ** 0.5, MIN_RADIUS) * font_size


def build_rows(picture: MapPicture, lang: str) -> list[LegendRow]:
    """Return the lines of a legend: classes first, then the kinds that occur."""
    kinds = Counter(mark.kind for mark in picture.marks)
    classes = [LegendRow("class", step.label, format_number(step.count, lang), step.colour) for step in picture.steps]
    known_rows = (
        [LegendRow("known", translate_label("known", lang), format_number(kinds["symbol"], lang))]
        if kinds["symbol"]
        else []
    )
    bands = " / ".join(sorted({mark.value_text for mark in picture.marks if mark.kind == "band"}))
    texts = {"band": translate_label("band", lang, band=bands)} | {
        kind: translate_label(kind, lang) for kind in ("masked", "zero", "none")
    }
    return (
        classes
        + known_rows
        + [LegendRow(kind, texts[kind], format_number(kinds[kind], lang)) for kind in texts if kinds[kind]]
    )


class Legend:
    """A legend laid out: its title in lines, its rows in one column or two, and how much room they take."""

    def __init__(self, sheet: Sheet, picture: MapPicture, max_size: tuple[float, float]):
        """Lay a legend out in a room of this width and height: what gives way first is the foot, then the space of rows.

        Its letters are always the sheet's: where nothing else helps, the lowest classes are counted instead of named.
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
        """Work out where everything goes for one way of laying a legend out."""
        font_size = self.font_size = self.sheet.min_font_size
        column_count, has_foot = layout[:2]
        self.column_count = column_count
        self.pitch, self.pad, self.swatch_width = font_size * layout.pitch, font_size * 0.6, font_size * 1.5
        count_width = max([typography.measure_width(row.count, font_size) for row in self.rows] or [0])
        text_width = max([typography.measure_width(row.text, font_size) for row in self.rows] or [0])
        self.column_width = self.swatch_width + font_size * 1.5 + text_width + count_width
        foot_text = translate_label("regions", self.sheet.lang)
        title_width = (
            typography.measure_width(self.picture.legend, font_size, 700) / layout.max_title_lines
            if layout.max_title_lines < 3
            else 0
        )
        min_width = max(
            font_size * 10,
            typography.measure_width(foot_text, font_size) if has_foot else 0,
            min(title_width, max_width - 2 * self.pad),
        )
        needed_width = max(self.column_width * column_count + font_size * (column_count - 1), min_width)
        inner_width = needed_width if column_count > 1 else min(needed_width, max_width - 2 * self.pad)
        self.column_width = (inner_width - font_size * (column_count - 1)) / column_count
        self.title_lines = typography.fit_text(
            self.picture.legend, inner_width, layout.max_title_lines, [font_size], 700
        )[0]
        self.foot_lines = typography.wrap_text(foot_text, inner_width, font_size) if self.rows and has_foot else []
        self.nested_circles = nest_circles(self.picture, font_size, layout.max_circles) if self.picture.sizes else []
        self.rows_per_column = -(-len(self.rows) // column_count)
        height = (
            (len(self.title_lines) + len(self.foot_lines)) * font_size * 1.25 + font_size * 0.3 + self.nested_height
        )
        self.size = (inner_width + 2 * self.pad, height + self.pitch * self.rows_per_column + 2 * self.pad)

    @property
    def nested_height(self) -> float:
        """Return how high the nested circles and their numbers are."""
        if not self.nested_circles:
            return 0
        return (
            max(2 * self.nested_circles[0][1], self.nested_circles[-1][2] + self.font_size * 0.5) + self.font_size * 0.5
        )

    def draw(self, box: Box) -> None:
        """Draw the legend on a panel."""
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
            left, top + self.rows_per_column * self.pitch, self.foot_lines, font_size, colour=sheet.theme.muted
        )

    def draw_row(self, row: LegendRow, left: float, top: float) -> None:
        """Draw swatch, meaning and count of one row."""
        sheet, font_size = self.sheet, self.font_size
        self.draw_swatch(row, Box(left, top + font_size * 0.15, left + self.swatch_width, top + font_size * 1.1))
        max_width = self.column_width - self.swatch_width - font_size - typography.measure_width(row.count, font_size)
        text = typography.truncate_text(row.text, max_width, font_size)
        sheet.draw_text(left + self.swatch_width + font_size * 0.5, top + font_size, text, font_size)
        right = left + self.column_width
        sheet.draw_text(right, top + font_size, row.count, font_size, colour=sheet.theme.muted, align="right")

    def draw_nested(self, left: float, top: float) -> None:
        """Draw the circles one in another on one foot, each with its number beside."""
        if not self.nested_circles:
            return
        sheet, theme = self.sheet, self.sheet.theme
        max_radius = self.nested_circles[0][1]
        for size, radius, y in self.nested_circles:
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
                format_number(size, sheet.lang),
                self.font_size,
            )

    def draw_swatch(self, row: LegendRow, box: Box) -> None:
        """Draw a small box that looks as a region of its kind does."""
        if row.kind == "more":
            return
        theme = self.sheet.theme
        fill = row.colour or {"known": theme.known, "zero": theme.zero}.get(row.kind, theme.blank)
        edge = theme.zero_edge if row.kind == "zero" else theme.unit_edge
        self.sheet.draw_rect(box, fill, "none")
        if row.kind in KIND_TEXTURES:
            self.sheet.draw_texture(box_to_path(box), KIND_TEXTURES[row.kind], box, texture_step(self.font_size))
        self.sheet.draw_rect(box, "none", edge, 1)


def texture_step(font_size: float) -> float:
    """Return how far apart dots and lines of a texture stand."""
    return max(4.0, font_size * 0.24)


def drop_first_rows(rows: list[LegendRow], count: int, lang: str) -> list[LegendRow]:
    """Return the lines of a legend but for so many of the first, which are counted in the last."""
    count = min(count, len(rows))
    return [*rows[count:], LegendRow("more", translate_label("more", lang, n=count), "")]


def nest_circles(picture: MapPicture, font_size: float, max_circles: int) -> list[tuple[float, float, float]]:
    """Return value, radius and height of the number of ``max_circles`` circles, largest first; numbers never overlap."""
    sizes = sorted(picture.sizes, reverse=True)
    sizes = sizes[:: -(-len(sizes) // max_circles)]
    max_radius = symbol_radius(sizes[0], picture, font_size)
    circles, min_label_y = [], font_size * 0.5
    for size in sizes:
        radius = symbol_radius(size, picture, font_size)
        min_label_y = max(min_label_y, 2 * max_radius - 2 * radius)
        circles.append((size, radius, min_label_y))
        min_label_y += font_size * 1.1
    return circles
