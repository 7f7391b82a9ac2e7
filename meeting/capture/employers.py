"""The employers of a region as a scene shows them: how many share a cell, and how many persons they employ."""

import msgspec
import pandas as pd

from data import figures
from meeting.capture import figure_capture
from meeting.capture.figure_capture import cut
from meeting.model import Bar, BarsPicture, Figure
from pages.parts.region import employers
from views import source as cached
from views.map import map_sentences
from views.text.translator import Words

FIRST, SECOND = "employers", "employed_holders"


def rows_of(area: str) -> pd.DataFrame:
    """Return the employers of an area, the cell of the most first; none where a mode protects them."""
    rows = cached.employers(area)
    if rows.empty:
        return rows
    most = rows.groupby(["category", "domain"])["value"].transform("max")
    return rows.assign(_most=most).sort_values(
        ["_most", "category", "domain", "unit"], ascending=[False, True, True, True]
    )


def none(say: Words) -> str:
    """Say why there are no employers to show: the mode, or that too few share each cell."""
    if cached.source().mode.protects:
        return say.t(
            "Employers are for the internal mode alone. Unlock it on the machine itself, or remove this scene."
        )
    return employers.none_shared(say)


def cell(row, say: Words) -> str:
    """Say of whom a row is: "ITAS, darat"."""
    return f"{row.category}, {employers.domains(say)[row.domain]}"


def figures_in(rows: pd.DataFrame, say: Words) -> list[Figure]:
    """Return observations of employers as figures, each a part of its own by permit type and domain."""
    return [
        msgspec.structs.replace(
            figure_capture.figure(row, say),
            category=f"{row.category}, {row.domain}",
            category_label=cut(cell(row, say)),
        )
        for row in rows.itertuples()
    ]


def picture(rows: pd.DataFrame, say: Words) -> BarsPicture | None:
    """Return how many employers share each cell as bars; None for a single cell, whose numbers say more large."""
    counted = rows[rows["measure"] == FIRST]
    if len(counted) < 2:
        return None
    unit = figures.unit_label(figures.about(FIRST)["unit"], say.lang)
    return BarsPicture(unit, [Bar(cut(cell(row, say)), say.told(row), row.value) for row in counted.itertuples()])


def both(rows: pd.DataFrame, say: Words) -> list[dict[str, str]]:
    """Return what each cell tells, as words: ``n`` employers, ``persons``, ``permit`` and ``domain``."""
    words = employers.domains(say)
    told = rows.assign(told=[say.told(row) for row in rows.itertuples()])
    return [
        {"n": cells["told"][FIRST], "persons": cells["told"][SECOND], "permit": permit, "domain": words[domain]}
        for (permit, domain), cells in told.set_index("measure").groupby(["category", "domain"], sort=False)
    ]


def message(name: str, rows: pd.DataFrame, say: Words) -> str:
    """Return the message: how many employers share the cell of the most."""
    return say.t(
        "{area}: {n} companies employ {persons} holders of {permit} ({domain})", area=name, **both(rows, say)[0]
    )


def sentence(rows: pd.DataFrame, say: Words) -> str:
    """Say what every cell tells, and why they may not be summed."""
    told = [say.t("{permit} ({domain}): {n} companies, {persons} holders", **cell) for cell in both(rows, say)]
    return f"{'; '.join(told)}. {employers.limits(say)}"


def subtitle(rows: pd.DataFrame, say: Words) -> str:
    """Say what is counted, since when, and by whom."""
    first = rows.iloc[0]
    label = figures.about(FIRST)[f"label_{say.lang}"]
    return f"{label}, {say.when(first)}, {map_sentences.source_of(first, say)}"
