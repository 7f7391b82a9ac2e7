"""The large numbers of a region as markup: each with measure, unit, date, age and source."""

from typing import Protocol

import pandas as pd

from data import figures
from data.figures.observation_columns import ObservationRow
from views.reader import Reader
from views.sources.stops import LATEST_STOP
from views.tables.source_lines import source_link
from views.text.ages import age_phrase
from views.text.figure_phrases import describe_published, source_of
from views.text.html import escape

MAX_FACTS = 4


class HeadlineRow(ObservationRow, Protocol):
    """One headline figure, as ``itertuples`` gives it."""

    age_days: int


def facts_html(headlines: pd.DataFrame, reader: Reader) -> str:
    """Return the latest headline figures, "" where there are none."""
    items = [fact_html(row, reader) for row in headlines.head(MAX_FACTS).itertuples()]
    return f'<div class="peta-facts">{"".join(items)}</div>' if items else ""


def fact_html(row: HeadlineRow, reader: Reader) -> str:
    """Return one large number."""
    i18n, measure_facts = reader.i18n, figures.measure_facts(row.measure)
    source = escape(source_of(row, i18n)) if row.standing == "register" else source_link(row, i18n)
    unit = figures.unit_label(measure_facts["unit"], i18n.lang)
    return (
        f"<div class='peta-fact'><b>{escape(i18n.format_value(row))}</b>"
        f"<span>{escape(measure_facts[f'short_{i18n.lang}'])} ({escape(unit)})</span>"
        f"<small>{escape(i18n.format_reference_period(row))}, {escape(age_phrase(row.age_days, i18n))}. {source}</small>"
        f"{published_html(row, reader)}</div>"
    )


def published_html(row: ObservationRow, reader: Reader) -> str:
    """Return what is published of the same measure, where the reader asked for it beside the register's."""
    rows = reader.source.published_by_stop(row.measure)
    rows = rows[(rows["area_code"] == row.area_code) & (rows["stop"] == LATEST_STOP)]
    return "".join(
        f"<small>{escape(describe_published(published_row, reader.i18n))}</small>"
        for published_row in rows.itertuples()
    )
