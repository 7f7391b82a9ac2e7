"""What is told about one region of the map: date, source, residents, other figures; each note is sent once."""

import pandas as pd

from data import figures, population
from data.figures.observation_columns import ObservationRow
from views.map.dataset import DatasetRow
from views.text.translator import Translator

MAX_PUBLISHER_CHARS = 120


class Notes:
    """The distinct notes of a view (date, source, remarks), each sent once and named by its place."""

    def __init__(self, i18n: Translator, published_rows: pd.DataFrame):
        """Start an empty list in the language of ``i18n``; ``published_rows`` are published figures to name beside others."""
        self.i18n = i18n
        self.published_rows = {(row.area_code, row.stop): row for row in published_rows.itertuples()}
        self.lines: list[list[str]] = []
        self._indexes: dict[tuple[str, ...], int] = {}

    def add_note(self, row: DatasetRow) -> int:
        """Return the place of a row's note, adding it where it is new."""
        note = tuple(compose_note(row, self.i18n, self.published_rows.get((row.area_code, row.stop))))
        if note not in self._indexes:
            self._indexes[note] = len(self.lines)
            self.lines.append(list(note))
        return self._indexes[note]


def compose_note(row: DatasetRow, i18n: Translator, published_row: ObservationRow | None = None) -> list[str]:
    """Say when and where a figure comes from, its residents' series if rated, whether others disagree, what is published."""
    note = [i18n.format_reference_period(row), i18n.gettext("Source: {publisher}", publisher=truncate(row.publisher))]
    if row.series and pd.notna(row.per_100k):
        series = population.series_table().loc[row.series, f"label_{i18n.lang}"]
        note.append(
            i18n.gettext("Residents: {series}, {date}", series=series, date=i18n.format_date(row.reference_date))
        )
    if row.has_conflict:
        note.append(i18n.gettext("Other figures for the same fact: {n}", n=row.alternatives))
    if published_row is not None:
        published_text = f"{i18n.format_value(published_row)} {figures.unit_label(published_row.unit, i18n.lang)}, {i18n.format_reference_period(published_row)}"
        note.append(
            i18n.gettext(
                "Published: {told}, {publisher}", told=published_text, publisher=truncate(published_row.publisher)
            )
        )
    if row.status == "fictitious":
        note.append(i18n.gettext("FICTITIOUS"))
    return note


def truncate(text: str) -> str:
    """Return text as long as a map has room for."""
    return text if len(text) <= MAX_PUBLISHER_CHARS else text[: MAX_PUBLISHER_CHARS - 1] + "…"
