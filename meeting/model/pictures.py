"""The pictures of scenes as numbers: a map, a trend, bars, and bars of several parts; screen and exports draw them alike."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from data.figures.vocabulary import MeasureKind
from meeting.model.values import (
    Code,
    Colour,
    DatedStruct,
    Day,
    MapLayer,
    MarkKind,
    Number,
    Province,
    ShortText,
    Text,
)


class Mark(Struct, frozen=True):
    """One region of a map, by ``kind``: in a class of the legend, a symbol, or without a number to show.

    ``class_index`` counts the classes of the legend from 0, -1 for none; ``value_text`` is written beside the name.
    """

    code: Code
    name: ShortText
    kind: MarkKind
    class_index: Annotated[int, Meta(ge=-1, le=8)] = -1
    value: Number | None = None
    value_text: ShortText = field(default="", name="told")


class Step(Struct, frozen=True):
    """One class of a legend: its bounds in words, its colour, and how many regions of the map are in it."""

    label: ShortText
    colour: Colour
    count: Annotated[int, Meta(ge=0)]


class MapPicture(Struct, frozen=True, tag="map"):
    """A map: regions of ``layer`` (provinces, regencies, or districts of ``province``) around ``area``, with their legend.

    ``sizes`` are the values of the legend's circles; ``off_map_lines`` name figures that have no place on land.
    """

    area: Code
    layer: MapLayer
    province: Province
    show: Literal["symbols", "rate", "count"]
    legend: ShortText
    unit: ShortText
    marks: Annotated[list[Mark], Meta(max_length=8_000)]
    steps: Annotated[list[Step], Meta(max_length=9)]
    sizes: Annotated[list[Number], Meta(max_length=5)] = []
    off_map_lines: Annotated[list[Text], Meta(max_length=40)] = field(default_factory=list, name="aside")
    attribution: Text = ""


class Point(DatedStruct, frozen=True):
    """One figure of a series: a stock begins and ends on its day, a flow spans its period."""

    start: Day
    end: Day
    value_text: ShortText = field(name="told")
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

    kind: MeasureKind
    unit: ShortText
    series: Annotated[list[Series], Meta(min_length=1, max_length=12)]
    events: Annotated[list[Event], Meta(max_length=40)] = []


class Bar(Struct, frozen=True):
    """One category of a composition; ``value`` is None where it is hidden."""

    name: ShortText
    value_text: ShortText = field(name="told")
    value: Number | None = None


class BarsPicture(Struct, frozen=True, tag="bars"):
    """The categories of one table; a drawing orders them, the largest first."""

    unit: ShortText
    bars: Annotated[list[Bar], Meta(min_length=1, max_length=40)]


class Part(Struct, frozen=True):
    """One part of a bar; ``value`` is None where it is hidden."""

    value_text: ShortText = field(name="told")
    value: Number | None = None


class Stack(Struct, frozen=True):
    """One bar of several parts, in the picture's order; ``value_text`` is their total."""

    name: ShortText
    value_text: ShortText = field(name="told")
    parts: Annotated[list[Part], Meta(max_length=3)]


class StackPicture(Struct, frozen=True, tag="stack"):
    """Bars of the same named parts; ``total_label`` names what the parts add up to."""

    unit: ShortText
    total_label: ShortText = field(name="whole")
    parts: Annotated[list[ShortText], Meta(min_length=1, max_length=3)]
    bars: Annotated[list[Stack], Meta(min_length=1, max_length=40)]


Picture = MapPicture | TrendPicture | BarsPicture | StackPicture
