"""The values of a deck file: texts, codes, days and numbers within bounds, and the few words that a field may be."""

from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

Block = Literal["follow_up", "law", "situation", "actions", "vulnerability", "operation"]
BLOCKS: tuple[Block, ...] = get_args(Block)
"""Open decisions of the previous meeting, then the five blocks of a TIMPORA meeting, in their order."""

SceneKind = Literal["facts", "map", "trend", "bars", "lines", "law"]
MarkKind = Literal["class", "symbol", "zero", "band", "masked", "none"]
LineStatus = Literal["open", "done", "dropped"]
MapLayer = Literal["provinces", "regencies", "districts"]

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
    """A struct with days: each of ``DAY_FIELDS`` is an ISO day of the calendar or ""."""

    def __post_init__(self) -> None:
        """Raise ValueError for a day that no calendar has, such as the 31st of February."""
        for name in DAY_FIELDS:
            if getattr(self, name, ""):
                date.fromisoformat(getattr(self, name))
