"""What is told about one region of the map: date, source, residents, other figures; each note is sent once."""

import pandas as pd

from data import figures, population
from views.text.translator import Words

LONGEST = 120


class Notes:
    """The distinct notes of a view (date, source, remarks), each sent once and named by its place."""

    def __init__(self, words: Words, beside: pd.DataFrame):
        """Start an empty list in the language of ``words``; ``beside`` are published figures to name beside others."""
        self.words = words
        self.beside = {(row.area_code, row.stop): row for row in beside.itertuples()}
        self.lines: list[list[str]] = []
        self._places: dict[tuple[str, ...], int] = {}

    def place(self, row) -> int:
        """Return the place of a row's note, adding it where it is new."""
        note = tuple(note_of(row, self.words, self.beside.get((row.area_code, row.stop))))
        if note not in self._places:
            self._places[note] = len(self.lines)
            self.lines.append(list(note))
        return self._places[note]


def note_of(row, words: Words, published=None) -> list[str]:
    """Say when and where a figure comes from, its residents' series if rated, whether others disagree, what is published."""
    note = [words.when(row), words.t("Source: {publisher}", publisher=cut(row.publisher))]
    if row.series and pd.notna(row.per_100k):
        series = population.series_table().loc[row.series, f"label_{words.lang}"]
        note.append(words.t("Residents: {series}, {date}", series=series, date=words.date(row.reference_date)))
    if row.has_conflict:
        note.append(words.t("Other figures for the same fact: {n}", n=row.alternatives))
    if published is not None:
        told = f"{words.told(published)} {figures.unit_label(published.unit, words.lang)}, {words.when(published)}"
        note.append(words.t("Published: {told}, {publisher}", told=told, publisher=cut(published.publisher)))
    if row.status == "fictitious":
        note.append(words.t("FICTITIOUS"))
    return note


def cut(text: str) -> str:
    """Return text as long as a map has room for."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
