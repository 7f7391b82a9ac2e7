"""The model of a deck: scenes with their figures, words and pictures, complete without any further query.

A scene holds the observations that it shows (:class:`Figure`), its words in the language of the deck, and a picture as
numbers (map, trend, bars or bars of parts). The structs are the format of the deck file: their encoded names must not
change; where a Python attribute has another name than the file, ``field(name=...)`` says so. msgspec checks shapes and
bounds: a file that was changed by hand or made by somebody else is either a deck or refused with the path of the fault.
"""

from meeting.model.deck import EMPLOYERS_GROUP, FORMAT, Deck, Line, Scene
from meeting.model.figure import Figure
from meeting.model.pictures import (
    Bar,
    BarsPicture,
    Event,
    MapPicture,
    Mark,
    Part,
    Picture,
    Point,
    Series,
    Stack,
    StackPicture,
    Step,
    TrendPicture,
)
from meeting.model.values import (
    BLOCKS,
    DAY_FIELDS,
    Block,
    DatedStruct,
    LineStatus,
    MapLayer,
    MarkKind,
    SceneKind,
)

__all__ = [
    "BLOCKS",
    "DAY_FIELDS",
    "EMPLOYERS_GROUP",
    "FORMAT",
    "Bar",
    "BarsPicture",
    "Block",
    "DatedStruct",
    "Deck",
    "Event",
    "Figure",
    "Line",
    "LineStatus",
    "MapLayer",
    "MapPicture",
    "Mark",
    "MarkKind",
    "Part",
    "Picture",
    "Point",
    "Scene",
    "SceneKind",
    "Series",
    "Stack",
    "StackPicture",
    "Step",
    "TrendPicture",
]
