"""Observations as a scene keeps them: the words of the reader's language beside the codes, nothing that is not told."""

import html
import re

import pandas as pd

from data import figures, population, regions
from data.disclosure import UNPLACED
from data.figures.observation_columns import ObservationRow
from meeting.model import Figure
from views.tables.figure_table import status_label
from views.tables.source_lines import source_markup
from views.text.translator import Translator

MAX_LABEL_CHARS, MAX_TEXT_CHARS = 200, 2_000


def truncate_text(text: object, max_chars: int = MAX_LABEL_CHARS) -> str:
    """Return text as long as a scene may keep it."""
    return str(text) if len(str(text)) <= max_chars else str(text)[: max_chars - 1] + "…"


def format_day(moment: pd.Timestamp) -> str:
    """Return a day as ISO text, "" where there is none."""
    return "" if pd.isna(moment) else f"{moment:%Y-%m-%d}"


def to_float(value: float | None) -> float | None:
    """Return a number, None where it is hidden or not known."""
    return None if value is None or pd.isna(value) else float(value)


def build_figures(rows: pd.DataFrame, i18n: Translator) -> list[Figure]:
    """Return observations as figures, in their order."""
    return [build_figure(row, i18n) for row in rows.itertuples()]


def build_figure(row: ObservationRow, i18n: Translator) -> Figure:
    """Return one observation as a figure; what a mode hides has no value here."""
    facts, gazetteer = figures.measure_facts(row.measure), regions.load()
    series = getattr(row, "series", "")
    is_shown = row.disclosure == "shown"
    return Figure(
        figure_id=truncate_text(row.figure_id),
        area_code=row.area_code,
        area=truncate_text(gazetteer.get(row.area_code.removesuffix(UNPLACED)).full_name),
        measure=row.measure,
        label=facts[f"short_{i18n.lang}"],
        unit=facts["unit"],
        unit_label=figures.unit_for_value(row.value if is_shown else 2, facts["unit"], i18n.lang),
        kind=row.kind,
        period_text=i18n.format_reference_period(row),
        value_text=i18n.format_value(row),
        disclosure=row.disclosure,
        value=to_float(row.value) if is_shown else None,
        breakdown=row.breakdown,
        category=truncate_text(row.category),
        category_label=truncate_text(figures.category_label(row.breakdown, row.category, i18n.lang)),
        as_of=format_day(row.as_of),
        period_start=format_day(row.period_start),
        period_end=format_day(row.period_end),
        per_100k=to_float(getattr(row, "per_100k", None)) if is_shown else None,
        residents=population.series_table().loc[series, f"label_{i18n.lang}"]
        if isinstance(series, str) and series
        else "",
        status=status_label(row.status, i18n),
        publisher=truncate_text(row.publisher),
        title=truncate_text(row.title, MAX_TEXT_CHARS),
        url=truncate_text(row.url, MAX_TEXT_CHARS),
        published_on=truncate_text(i18n.format_publication_date(row.published_on)),
    )


def format_source(rows: pd.DataFrame, i18n: Translator, boundaries: bool = False) -> str:
    """Return the source line of a view as plain text: that of the pages, without its links."""
    return truncate_text(
        html.unescape(re.sub(r"<[^>]*>", "", source_markup(rows, i18n, boundaries))).strip(),
        MAX_TEXT_CHARS,
    )
