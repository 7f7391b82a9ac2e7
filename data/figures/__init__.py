"""Published figures as observations: read, chosen, compared, checked; each with unit, date and source."""

from data.figures.arithmetic import check_percentage, remarks
from data.figures.events import events
from data.figures.figure_rules import Problem
from data.figures.figures_file import Figures, load, path
from data.figures.remarks import Remark
from data.figures.selection import (
    Change,
    beside_people,
    by_year,
    change,
    choose,
    conflicts,
    headlines,
    latest_known,
    of_group,
    sources,
    spread,
    trend,
)
from data.figures.vocabulary import about, category_label, family, in_order, measures, unit_after, unit_label

__all__ = [
    "Change",
    "Figures",
    "Problem",
    "Remark",
    "about",
    "beside_people",
    "by_year",
    "category_label",
    "change",
    "check_percentage",
    "choose",
    "conflicts",
    "events",
    "family",
    "headlines",
    "in_order",
    "latest_known",
    "load",
    "measures",
    "of_group",
    "path",
    "remarks",
    "sources",
    "spread",
    "trend",
    "unit_after",
    "unit_label",
]
