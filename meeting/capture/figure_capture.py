"""Observations as a scene keeps them: the words of the reader's language beside the codes, nothing that is not told."""

import html
import re

import pandas as pd

from data import figures, population, regions
from data.disclosure import UNPLACED
from meeting.model import Figure
from pages.parts.tables import figure_table
from views.text.translator import Words

SHORT, LONG = 200, 2_000


def cut(text: object, longest: int = SHORT) -> str:
    """Return text as long as a scene may keep it."""
    return str(text) if len(str(text)) <= longest else str(text)[: longest - 1] + "…"


def day(moment) -> str:
    """Return a day as ISO text, "" where there is none."""
    return "" if pd.isna(moment) else f"{moment:%Y-%m-%d}"


def number(value) -> float | None:
    """Return a number, None where it is hidden or not known."""
    return None if pd.isna(value) else float(value)


def of(rows: pd.DataFrame, say: Words) -> list[Figure]:
    """Return observations as figures, in their order."""
    return [figure(row, say) for row in rows.itertuples()]


def figure(row, say: Words) -> Figure:
    """Return one observation as a figure; what a mode hides has no value here."""
    about, register = figures.about(row.measure), regions.load()
    series = getattr(row, "series", "")
    is_shown = row.disclosure == "shown"
    return Figure(
        figure_id=cut(row.figure_id),
        area_code=row.area_code,
        area=cut(register.get(row.area_code.removesuffix(UNPLACED)).full_name),
        measure=row.measure,
        label=about[f"short_{say.lang}"],
        unit=about["unit"],
        unit_label=figures.unit_after(row.value if is_shown else 2, about["unit"], say.lang),
        kind=row.kind,
        when=say.when(row),
        told=say.told(row),
        disclosure=row.disclosure,
        value=number(row.value) if is_shown else None,
        breakdown=row.breakdown,
        category=cut(row.category),
        category_label=cut(figures.category_label(row.breakdown, row.category, say.lang)),
        as_of=day(row.as_of),
        period_start=day(row.period_start),
        period_end=day(row.period_end),
        per_100k=number(getattr(row, "per_100k", None)) if is_shown else None,
        residents=population.series_table().loc[series, f"label_{say.lang}"]
        if isinstance(series, str) and series
        else "",
        status=figure_table.status_label(row.status, say),
        publisher=cut(row.publisher),
        title=cut(row.title, LONG),
        url=cut(row.url, LONG),
        published_on=cut(say.published(row.published_on)),
    )


def source(rows: pd.DataFrame, say: Words, boundaries: bool = False) -> str:
    """Return the source line of a view as plain text: that of the pages, without its links."""
    return cut(html.unescape(re.sub(r"<[^>]*>", "", figure_table.source_markup(rows, say, boundaries))).strip(), LONG)
