"""A map's legend: classes or nested circles, the kinds of nothing that occur, each with how many regions it stands for."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from meeting.labels import number, word
from meeting.model import MapPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.surface import Sheet, outline_of

LARGEST = 1.75
"""Radius of the largest symbol, in letters."""

SMALLEST = 0.22


class Way(NamedTuple):
    """How a legend is laid out: columns, whether with a foot, letters from row to row, most lines of title, most circles."""

    columns: int
    has_foot: bool
    pitch: float
    titles: int = 3
    circles: int = 5


WAYS = (
    Way(1, True, 1.4),
    Way(1, False, 1.25),
    Way(2, False, 1.25),
    Way(1, False, 1.2, 2, 3),
    Way(2, False, 1.2, 2, 3),
    Way(1, False, 1.12, 1, 2),
    Way(2, False, 1.12, 1, 2),
)
"""The ways to lay a legend out, from the best."""

CLOSEST = WAYS[-2]
HIDDEN = {"band": "dots", "masked": "dots", "none": "hatch"}


@dataclass(frozen=True)
class Row:
    """One line of a legend: what its swatch looks like, what it means, how many regions it stands for."""

    kind: str
    text: str
    count: str
    colour: str = ""


def radius(value: float, picture: MapPicture, letter: float) -> float:
    """Return the radius of a symbol: its area is as its value, the largest on the map is the same on every map."""
    largest = max([mark.value or 0 for mark in picture.marks] + list(picture.sizes) + [1.0])
    return max(LARGEST * (max(value, 0) / largest) ** 0.5, SMALLEST) * letter


def rows(picture: MapPicture, lang: str) -> list[Row]:
    """Return the lines of a legend: classes first, then the kinds that occur."""
    kinds = Counter(mark.kind for mark in picture.marks)
    classes = [Row("class", step.label, number(step.count, lang), step.colour) for step in picture.steps]
    known = [Row("known", word("known", lang), number(kinds["symbol"], lang))] if kinds["symbol"] else []
    bands = " / ".join(sorted({mark.told for mark in picture.marks if mark.kind == "band"}))
    texts = {"band": word("band", lang, band=bands)} | {kind: word(kind, lang) for kind in ("masked", "zero", "none")}
    return classes + known + [Row(kind, texts[kind], number(kinds[kind], lang)) for kind in texts if kinds[kind]]


class Legend:
    """A legend laid out: its title in lines, its rows in one column or two, and how much room they take."""

    def __init__(self, sheet: Sheet, picture: MapPicture, room: tuple[float, float]):
        """Lay a legend out in a room of this width and height: what gives way first is the foot, then the space of rows.

        Its letters are always the sheet's: where nothing else helps, the lowest classes are counted instead of named.
        """
        self.sheet, self.picture, self.rows = sheet, picture, rows(picture, sheet.lang)
        for way in WAYS:
            self.lay(room[0], way)
            if self.size[1] <= room[1] and self.size[0] <= room[0] + 1:
                return
        self.lay(room[0], CLOSEST)
        over = -(-(self.size[1] - room[1]) // self.pitch)
        if over > 0:
            self.rows = without(self.rows, int(over) + 1, sheet.lang)
            self.lay(room[0], CLOSEST)

    def lay(self, widest: float, way: Way) -> None:
        """Work out where everything goes for one way of laying a legend out."""
        letter = self.letter = self.sheet.least
        columns, has_foot = way[:2]
        self.columns = columns
        self.pitch, self.pad, self.swatch = letter * way.pitch, letter * 0.6, letter * 1.5
        counts = max([typography.width(row.count, letter) for row in self.rows] or [0])
        texts = max([typography.width(row.text, letter) for row in self.rows] or [0])
        self.column = self.swatch + letter * 1.5 + texts + counts
        foot = word("regions", self.sheet.lang)
        title = typography.width(self.picture.legend, letter, 700) / way.titles if way.titles < 3 else 0
        least = max(letter * 10, typography.width(foot, letter) if has_foot else 0, min(title, widest - 2 * self.pad))
        needed = max(self.column * columns + letter * (columns - 1), least)
        inner = needed if columns > 1 else min(needed, widest - 2 * self.pad)
        self.column = (inner - letter * (columns - 1)) / columns
        self.title = typography.fitted(self.picture.legend, inner, way.titles, [letter], 700)[0]
        self.foot = typography.lines(foot, inner, letter) if self.rows and has_foot else []
        self.nested = nested(self.picture, letter, way.circles) if self.picture.sizes else []
        self.per_column = -(-len(self.rows) // columns)
        high = (len(self.title) + len(self.foot)) * letter * 1.25 + letter * 0.3 + self.nested_height
        self.size = (inner + 2 * self.pad, high + self.pitch * self.per_column + 2 * self.pad)

    @property
    def nested_height(self) -> float:
        """Return how high the nested circles and their numbers are."""
        if not self.nested:
            return 0
        return max(2 * self.nested[0][1], self.nested[-1][2] + self.letter * 0.5) + self.letter * 0.5

    def draw(self, box: Box) -> None:
        """Draw the legend on a panel."""
        sheet, letter = self.sheet, self.letter
        sheet.panel(box)
        left = box.left + self.pad
        top = sheet.paragraph(left, box.top + self.pad, self.title, letter, 700) + letter * 0.3
        self.draw_nested(left, top)
        top += self.nested_height
        for place, row in enumerate(self.rows):
            across, down = divmod(place, self.per_column)
            self.draw_row(row, left + across * (self.column + letter), top + down * self.pitch)
        sheet.paragraph(left, top + self.per_column * self.pitch, self.foot, letter, colour=sheet.look.muted)

    def draw_row(self, row: Row, left: float, top: float) -> None:
        """Draw swatch, meaning and count of one row."""
        sheet, letter = self.sheet, self.letter
        self.draw_swatch(row, Box(left, top + letter * 0.15, left + self.swatch, top + letter * 1.1))
        room = self.column - self.swatch - letter - typography.width(row.count, letter)
        text = typography.cut(row.text, room, letter)
        sheet.text(left + self.swatch + letter * 0.5, top + letter, text, letter)
        right = left + self.column
        sheet.text(right, top + letter, row.count, letter, colour=sheet.look.muted, align="right")

    def draw_nested(self, left: float, top: float) -> None:
        """Draw the circles one in another on one foot, each with its number beside."""
        if not self.nested:
            return
        sheet, look = self.sheet, self.sheet.look
        big = self.nested[0][1]
        for size, r, y in self.nested:
            middle = top + 2 * big - r
            sheet.circle(left + big, middle, r, look.symbol, look.symbol_edge, alpha=0.3)
            sheet.line([(left + big, middle - r), (left + 2 * big + self.letter * 0.3, top + y)], look.muted, 1)
            sheet.text(
                left + 2 * big + self.letter * 0.5, top + y + self.letter * 0.36, number(size, sheet.lang), self.letter
            )

    def draw_swatch(self, row: Row, box: Box) -> None:
        """Draw a small box that looks as a region of its kind does."""
        if row.kind == "more":
            return
        look = self.sheet.look
        fill = row.colour or {"known": look.known, "zero": look.zero}.get(row.kind, look.blank)
        edge = look.zero_edge if row.kind == "zero" else look.unit_edge
        self.sheet.rect(box, fill, "none")
        if row.kind in HIDDEN:
            self.sheet.textured(outline_of(box), HIDDEN[row.kind], box, texture(self.letter))
        self.sheet.rect(box, "none", edge, 1)


def texture(letter: float) -> float:
    """Return how far apart dots and lines of a texture stand."""
    return max(4.0, letter * 0.24)


def without(found: list[Row], over: int, lang: str) -> list[Row]:
    """Return the lines of a legend but for so many of the first, which are counted in the last."""
    over = min(over, len(found))
    return [*found[over:], Row("more", word("more", lang, n=over), "")]


def nested(picture: MapPicture, letter: float, most: int) -> list[tuple[float, float, float]]:
    """Return value, radius and height of the number of ``most`` circles, largest first; numbers never overlap."""
    sizes = sorted(picture.sizes, reverse=True)
    sizes = sizes[:: -(-len(sizes) // most)]
    big = radius(sizes[0], picture, letter)
    found, floor = [], letter * 0.5
    for size in sizes:
        r = radius(size, picture, letter)
        floor = max(floor, 2 * big - 2 * r)
        found.append((size, r, floor))
        floor += letter * 1.1
    return found
