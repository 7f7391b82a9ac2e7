"""A deck and its scenes: what was on the screen, captured as figures and words, nothing that has to be asked again.

A scene holds the observations that it shows (:class:`Figure`), its words in the language of the deck, and a picture as
numbers (map, trend, bars or bars of parts) that screen and exports draw alike. Shapes and bounds are msgspec's: a deck file that was
changed by hand or made by somebody else is either one of these or refused with the place of the fault.
"""

from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct, field

FORMAT = "peta-paparan 1"
EMPLOYERS_GROUP = "employers"
"""The group, in a scene's view, of a scene of employers: it is for decks of the internal mode alone."""

Block = Literal["follow_up", "law", "situation", "actions", "vulnerability", "operation"]
BLOCKS = get_args(Block)
"""What the last meeting left open, then the five blocks of a TIMPORA meeting, in their order."""

Disclosure = Literal["shown", "band", "masked"]
ShortText = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=2_000)]
Code = Annotated[str, Meta(max_length=24)]
Day = Annotated[str, Meta(pattern=r"\A((19|20|21)\d\d-\d\d-\d\d)?\Z")]
DAY_FIELDS = ("as_of", "period_start", "period_end", "start", "end", "day", "due", "held_on", "frozen_at")
Number = Annotated[float, Meta(ge=-1e12, le=1e12)]
Colour = Annotated[str, Meta(pattern=r"\A#[0-9A-Fa-f]{6}\Z")]
Province = Annotated[str, Meta(pattern=r"\A(\d{2})?\Z")]
Key = Annotated[str, Meta(pattern=r"\A[0-9a-f]{8,32}\Z")]


class DatedStruct(Struct, frozen=True):
    """What carries days: each of ``DAY_FIELDS`` is one of the calendar or "", else it is refused as it is read."""

    def __post_init__(self):
        """Refuse a day that no calendar has, such as the 31st of February."""
        for name in DAY_FIELDS:
            if getattr(self, name, ""):
                date.fromisoformat(getattr(self, name))


class Figure(DatedStruct, frozen=True):
    """One observation as it may be told: words in the deck's language beside their codes, ``value`` None where hidden."""

    figure_id: ShortText
    area_code: Code
    area: ShortText
    measure: ShortText
    label: ShortText
    unit: Code
    unit_label: ShortText
    kind: Literal["stock", "flow"]
    when: ShortText
    told: ShortText
    disclosure: Disclosure = "shown"
    value: Number | None = None
    breakdown: ShortText = "total"
    category: ShortText = ""
    category_label: ShortText = ""
    as_of: Day = ""
    period_start: Day = ""
    period_end: Day = ""
    per_100k: Number | None = None
    residents: ShortText = ""
    status: ShortText = "published"
    publisher: ShortText = ""
    title: Text = ""
    url: Text = ""
    published_on: ShortText = ""


class Mark(Struct, frozen=True):
    """One unit of a map: its class ("class"), or one of the kinds of nothing; ``told`` is the number beside its name."""

    code: Code
    name: ShortText
    kind: Literal["class", "symbol", "zero", "band", "masked", "none"]
    class_index: Annotated[int, Meta(ge=-1, le=8)] = -1
    value: Number | None = None
    told: ShortText = ""


class Step(Struct, frozen=True):
    """One class of a legend: its bounds in words, its colour, and how many units of the map are in it."""

    label: ShortText
    colour: Colour
    count: Annotated[int, Meta(ge=0)]


class MapPicture(Struct, frozen=True, tag="map"):
    """A map: units of ``layer`` (provinces, regencies, or districts of ``province``) around ``area``, with their legend.

    ``aside`` are lines about what has no place on land.
    """

    area: Code
    layer: Literal["provinces", "regencies", "districts"]
    province: Province
    show: Literal["symbols", "rate", "count"]
    legend: ShortText
    unit: ShortText
    marks: Annotated[list[Mark], Meta(max_length=8_000)]
    steps: Annotated[list[Step], Meta(max_length=9)]
    sizes: Annotated[list[Number], Meta(max_length=5)] = []
    aside: Annotated[list[Text], Meta(max_length=40)] = []
    attribution: Text = ""


class Point(DatedStruct, frozen=True):
    """One figure of a series: a stock begins and ends on its day, a flow spans its period."""

    start: Day
    end: Day
    told: ShortText
    value: Number | None = None


class Series(Struct, frozen=True):
    """The figures of one area, group or measure, oldest first."""

    name: ShortText
    points: Annotated[list[Point], Meta(max_length=2_000)]


class Event(DatedStruct, frozen=True):
    """A break of the series or a change of policy."""

    day: Day
    label: Text


class TrendPicture(Struct, frozen=True, tag="trend"):
    """Series of one measure over time: stocks as points and steps, flows as bars."""

    kind: Literal["stock", "flow"]
    unit: ShortText
    series: Annotated[list[Series], Meta(min_length=1, max_length=12)]
    events: Annotated[list[Event], Meta(max_length=40)] = []


class Bar(Struct, frozen=True):
    """One part of a composition."""

    name: ShortText
    told: ShortText
    value: Number | None = None


class BarsPicture(Struct, frozen=True, tag="bars"):
    """The parts of one table, largest first."""

    unit: ShortText
    bars: Annotated[list[Bar], Meta(min_length=1, max_length=40)]


class Part(Struct, frozen=True):
    """One part of a bar."""

    told: ShortText
    value: Number | None = None


class Stack(Struct, frozen=True):
    """One bar of several parts, in the picture's order; ``told`` is the whole."""

    name: ShortText
    told: ShortText
    parts: Annotated[list[Part], Meta(max_length=3)]


class StackPicture(Struct, frozen=True, tag="stack"):
    """Bars that are made of the same named parts each; ``whole`` names what the parts add up to."""

    unit: ShortText
    whole: ShortText
    parts: Annotated[list[ShortText], Meta(min_length=1, max_length=3)]
    bars: Annotated[list[Stack], Meta(min_length=1, max_length=40)]


class Line(DatedStruct, frozen=True):
    """One line that a presenter wrote: a recommendation or a decision, who owns it, until when, and how it stands."""

    text: Text
    agency: ShortText = ""
    due: Day = ""
    status: Literal["open", "done", "dropped"] = "open"


class Scene(Struct, frozen=True):
    """One message: title, the figures behind it, a picture or lines, and what the presenter says to it.

    ``kind`` says how it is laid out: large numbers, a picture, lines of text, or cards of law. ``view`` is the page and
    the address that shows it live. ``annotation`` is what the presenter wrote on it; a title of the presenter's own
    (``has_own_title``) stays when the scene is captured anew. ``missing`` says why there is nothing to show; such a scene is skipped.
    """

    scene_id: Key
    block: Block
    kind: Literal["facts", "map", "trend", "bars", "lines", "law"]
    title: Text
    subtitle: Text = ""
    sentence: Text = ""
    source: Text = ""
    badges: Annotated[list[ShortText], Meta(max_length=6)] = []
    figures: Annotated[list[Figure], Meta(max_length=8_000)] = []
    picture: MapPicture | TrendPicture | BarsPicture | StackPicture | None = None
    lines: Annotated[list[Line], Meta(max_length=40)] = []
    view: dict[ShortText, Text] = {}
    notes: Annotated[str, Meta(max_length=10_000)] = ""
    missing: Text = ""
    annotation: Text = ""
    has_own_title: bool = False
    is_sensitive: bool = False
    is_confirmed: bool = False

    @property
    def is_shown(self) -> bool:
        """Say whether a presentation stops at this scene: it has something to show, and it may be shown."""
        return not self.missing and (self.is_confirmed or not self.is_guarded)

    @property
    def is_guarded(self) -> bool:
        """Say whether a scene is hidden until it is confirmed: the presenter wants it so, or it is of employers."""
        return self.is_sensitive or self.is_internal

    @property
    def is_internal(self) -> bool:
        """Say whether a scene may stand in decks of the internal mode alone."""
        return self.view.get("group") == EMPLOYERS_GROUP


class Deck(DatedStruct, frozen=True):
    """The scenes of one meeting, in their order; all are told in one language and one mode.

    ``frozen_at`` is the day on which the figures were frozen, "" where they follow the data; ``minutes`` are the decisions.
    """

    deck_id: Key
    title: Text
    area_code: Code
    lang: Literal["id", "en"]
    mode: Literal["meeting", "public", "internal"]
    k: Annotated[int, Meta(ge=0, le=100)]
    data: ShortText = "published"
    held_on: Day = ""
    place: ShortText = ""
    scenes: Annotated[list[Scene], Meta(max_length=60)] = []
    minutes: Annotated[list[Line], Meta(max_length=100)] = []
    frozen_at: Day = ""
    format: Literal["peta-paparan 1"] = field(default=FORMAT)

    @property
    def shown_scenes(self) -> list[Scene]:
        """Return the scenes that a presentation stops at."""
        return [scene for scene in self.scenes if scene.is_shown and self.accepts_scene(scene)]

    def accepts_scene(self, scene: Scene) -> bool:
        """Say whether a scene may stand in this deck, by the mode of either."""
        return self.mode == "internal" or not scene.is_internal
