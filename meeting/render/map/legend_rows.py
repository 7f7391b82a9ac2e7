"""The rows of a map's legend: its classes, then the kinds of regions without one, each with how many regions it is for."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from data.languages import Language
from meeting.labels import format_number, translate_label
from meeting.model import MapPicture, MarkKind

RowKind = MarkKind | Literal["known", "more"]
"""What a row explains: a class or kind of regions, all regions with a symbol, or how many classes have no row."""


@dataclass(frozen=True)
class LegendRow:
    """One row of a legend: what its swatch shows, its text, and the number of regions as text."""

    kind: RowKind
    text: str
    count: str
    colour: str = ""


def build_rows(picture: MapPicture, lang: Language) -> list[LegendRow]:
    """Return the rows of a legend: classes first, then the kinds that occur."""
    counts = Counter(mark.kind for mark in picture.marks)
    classes = [LegendRow("class", step.label, format_number(step.count, lang), step.colour) for step in picture.steps]
    known_rows = [LegendRow("known", translate_label("known", lang), format_number(counts["symbol"], lang))]
    kinds = [
        LegendRow(kind, text, format_number(counts[kind], lang))
        for kind, text in kind_texts(picture, lang).items()
        if counts[kind]
    ]
    return [*classes, *(known_rows if counts["symbol"] else []), *kinds]


def kind_texts(picture: MapPicture, lang: Language) -> dict[MarkKind, str]:
    """Return the text of each kind of regions without a class, in the order of a legend."""
    bands = " / ".join(sorted({mark.value_text for mark in picture.marks if mark.kind == "band"}))
    return {
        "band": translate_label("band", lang, band=bands),
        "masked": translate_label("masked", lang),
        "zero": translate_label("zero", lang),
        "none": translate_label("none", lang),
    }


def drop_first_rows(rows: list[LegendRow], count: int, lang: Language) -> list[LegendRow]:
    """Return rows without the first ``count`` of them, which are counted in the last."""
    count = min(count, len(rows))
    return [*rows[count:], LegendRow("more", translate_label("more", lang, n=count), "")]
