"""The employers of a region: how many share a permit type, and how many persons they employ. Internal mode only."""

import pandas as pd
import streamlit as st

from data.register.queries import employer_counts
from pages.parts.shell.layout import heading, paragraph
from pages.parts.tables import figure_table
from views import source as cached
from views.text.translator import Words


def draw(area: str, say: Words) -> None:
    """Show the employers of an area as a table, where a register is read in full numbers; else nothing."""
    what = cached.source()
    if what.is_published or what.mode.protects:
        return
    rows = cached.employers(area)
    heading(say.t("Employers"))
    paragraph(limits(say) if len(rows) else f"{none_shared(say)} {limits(say)}")
    if len(rows):
        st.html(figure_table.shown(table(rows, say), say.t("Employers and the permit holders they employ"), say))


def limits(say: Words) -> str:
    """Say where employers are told of, and why their numbers may not be summed."""
    return say.t(
        "Employers are counted only where {n} or more share a cell (region, permit type, land or sea). Do not sum them: one "
        "employer may be in several cells. Who has no region, such as a crew at sea, is in no region's cell.",
        n=employer_counts.FEWEST,
    )


def none_shared(say: Words) -> str:
    """Say that no cell of the area may be told of."""
    return say.t("No cell of this region is shared by {n} or more employers.", n=employer_counts.FEWEST)


def domains(say: Words) -> dict[str, str]:
    """Return the words for land and sea."""
    return {"land": say.t("land"), "sea": say.t("sea")}


def table(rows: pd.DataFrame, say: Words) -> pd.DataFrame:
    """Return observations of employers as the reader sees them: each row with unit, date and source."""
    rows = rows.sort_values(["category", "domain", "unit"], kind="stable").reset_index(drop=True)
    told = figure_table.numbers(rows, say)
    kept = [say.t("Measure"), say.t("Value"), say.t("Unit"), say.t("Date or period"), say.t("Status")]
    first = pd.DataFrame({say.t("Permit type"): rows["category"], say.t("Domain"): rows["domain"].map(domains(say))})
    return pd.concat([first, told[kept], told[[say.t("Publisher")]].set_axis([say.t("Source")], axis=1)], axis=1)
