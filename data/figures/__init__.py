"""Published figures as observations: read, chosen, compared, checked; each with unit, date and source."""

from data.figures.arithmetic import check_percentage, remarks
from data.figures.events import events
from data.figures.figure_rules import Problem
from data.figures.figures_file import Figures, load, path
from data.figures.remarks import Remark
from data.figures.selection import (
    Change,
    centre_coarse_dates,
    choose,
    choose_by_year,
    choose_latest,
    compute_change,
    conflicts,
    headline_companions,
    headlines,
    newest_group_totals,
    sources,
    trend,
)
from data.figures.vocabulary import (
    category_label,
    family,
    measure_facts,
    measures,
    sort_parts,
    unit_for_value,
    unit_label,
)

__all__ = [
    "Change",
    "Figures",
    "Problem",
    "Remark",
    "measure_facts",
    "headline_companions",
    "choose_by_year",
    "category_label",
    "compute_change",
    "check_percentage",
    "choose",
    "conflicts",
    "events",
    "family",
    "headlines",
    "sort_parts",
    "choose_latest",
    "load",
    "measures",
    "newest_group_totals",
    "path",
    "remarks",
    "sources",
    "centre_coarse_dates",
    "trend",
    "unit_for_value",
    "unit_label",
]
