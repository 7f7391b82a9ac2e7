"""The employers of a region as a scene shows them: how many share a cell, and how many persons they employ."""

import msgspec
import pandas as pd

from data import figures
from data.figures.observation_columns import ObservationRow
from meeting.capture import figure_capture
from meeting.capture.figure_capture import truncate_text
from meeting.model import Bar, BarsPicture, Figure
from views.reader import Reader
from views.region import employers
from views.sources.source import Source
from views.text import figure_phrases
from views.text.translator import Translator

EMPLOYERS_MEASURE, HOLDERS_MEASURE = "employers", "employed_holders"


def load_employers(area: str, source: Source) -> pd.DataFrame:
    """Return the employers of an area, the cell of the most first; none where a mode protects them."""
    rows = source.employers(area)
    if rows.empty:
        return rows
    largest_values = rows.groupby(["category", "domain"])["value"].transform("max")
    return rows.assign(_most=largest_values).sort_values(
        ["_most", "category", "domain", "unit"], ascending=[False, True, True, True]
    )


def no_employers_message(reader: Reader) -> str:
    """Say why there are no employers to show: the mode, or that too few share each cell."""
    if reader.mode.is_protective:
        return reader.i18n.gettext(
            "Employers are for the internal mode alone. Unlock it on the machine itself, or remove this scene."
        )
    return employers.no_shared_cell_sentence(reader.i18n)


def cell_label(row: ObservationRow, i18n: Translator) -> str:
    """Say of whom a row is: "ITAS, darat"."""
    return f"{row.category}, {employers.domain_labels(i18n)[row.domain]}"


def build_employer_figures(rows: pd.DataFrame, i18n: Translator) -> list[Figure]:
    """Return observations of employers as figures, each a part of its own by permit type and domain."""
    return [
        msgspec.structs.replace(
            figure_capture.build_figure(row, i18n),
            category=f"{row.category}, {row.domain}",
            category_label=truncate_text(cell_label(row, i18n)),
        )
        for row in rows.itertuples()
    ]


def build_picture(rows: pd.DataFrame, i18n: Translator) -> BarsPicture | None:
    """Return how many employers share each cell as bars; None for a single cell, whose numbers say more large."""
    employer_rows = rows[rows["measure"] == EMPLOYERS_MEASURE]
    if len(employer_rows) < 2:
        return None
    unit = figures.unit_label(figures.measure_facts(EMPLOYERS_MEASURE)["unit"], i18n.lang)
    return BarsPicture(
        unit,
        [
            Bar(truncate_text(cell_label(row, i18n)), i18n.format_value(row), row.value)
            for row in employer_rows.itertuples()
        ],
    )


def describe_cells(rows: pd.DataFrame, i18n: Translator) -> list[dict[str, str]]:
    """Return what each cell tells, as words: ``n`` employers, ``persons``, ``permit`` and ``domain``."""
    domain_labels = employers.domain_labels(i18n)
    observations = rows.assign(told=[i18n.format_value(row) for row in rows.itertuples()])
    return [
        {
            "n": cells["told"][EMPLOYERS_MEASURE],
            "persons": cells["told"][HOLDERS_MEASURE],
            "permit": permit,
            "domain": domain_labels[domain],
        }
        for (permit, domain), cells in observations.set_index("measure").groupby(["category", "domain"], sort=False)
    ]


def message(name: str, rows: pd.DataFrame, i18n: Translator) -> str:
    """Return the message: how many employers share the cell of the most."""
    return i18n.gettext(
        "{area}: {n} companies employ {persons} holders of {permit} ({domain})",
        area=name,
        **describe_cells(rows, i18n)[0],
    )


def sentence(rows: pd.DataFrame, i18n: Translator) -> str:
    """Say what every cell tells, and why they may not be summed."""
    cell_texts = [
        i18n.gettext("{permit} ({domain}): {n} companies, {persons} holders", **cell)
        for cell in describe_cells(rows, i18n)
    ]
    return f"{'; '.join(cell_texts)}. {employers.limits_sentence(i18n)}"


def subtitle(rows: pd.DataFrame, i18n: Translator) -> str:
    """Say what is counted, since when, and by whom."""
    first_row = rows.iloc[0]
    label = figures.measure_facts(EMPLOYERS_MEASURE)[f"label_{i18n.lang}"]
    return f"{label}, {i18n.format_reference_period(first_row)}, {figure_phrases.source_of(first_row, i18n)}"
