"""The employers of a region in words and as a table: how many share a permit type, and how many persons they employ."""

import pandas as pd

from data.register.queries import employer_counts
from views.tables.figure_table import numbers
from views.text.translator import Translator


def limits_sentence(i18n: Translator) -> str:
    """Say where employers are told of, and why their numbers may not be summed."""
    return i18n.gettext(
        "Employers are counted only where {n} or more share a cell (region, permit type, land or sea). Do not sum them: one "
        "employer may be in several cells. Who has no region, such as a crew at sea, is in no region's cell.",
        n=employer_counts.MIN_EMPLOYERS_PER_CELL,
    )


def no_shared_cell_sentence(i18n: Translator) -> str:
    """Say that no cell of the area may be told of."""
    return i18n.gettext(
        "No cell of this region is shared by {n} or more employers.", n=employer_counts.MIN_EMPLOYERS_PER_CELL
    )


def domain_labels(i18n: Translator) -> dict[str, str]:
    """Return the words for land and sea."""
    return {"land": i18n.gettext("land"), "sea": i18n.gettext("sea")}


def table(rows: pd.DataFrame, i18n: Translator) -> pd.DataFrame:
    """Return observations of employers as the reader sees them: each row with unit, date and source."""
    rows = rows.sort_values(["category", "domain", "unit"], kind="stable").reset_index(drop=True)
    all_columns = numbers(rows, i18n)
    columns = [
        i18n.gettext("Measure"),
        i18n.gettext("Value"),
        i18n.gettext("Unit"),
        i18n.gettext("Date or period"),
        i18n.gettext("Status"),
    ]
    key_columns = pd.DataFrame(
        {i18n.gettext("Permit type"): rows["category"], i18n.gettext("Domain"): rows["domain"].map(domain_labels(i18n))}
    )
    return pd.concat(
        [
            key_columns,
            all_columns[columns],
            all_columns[[i18n.gettext("Publisher")]].set_axis([i18n.gettext("Source")], axis=1),
        ],
        axis=1,
    )
