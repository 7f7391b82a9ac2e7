"""The title of the page of sources, the span of its dates, and how old the data are."""

import pandas as pd

from data import figures
from geo import outlines
from views.reader import Reader
from views.text.translator import Translator

RECENT_DAYS = 730


def title(reader: Reader) -> str:
    """Return the message: how many figures from how many sources."""
    rows, i18n = reader.source.published_file.observations, reader.i18n
    return i18n.gettext(
        "{figures} from {sources}, none of them estimated",
        figures=i18n.ngettext("{n} published figure", "{n} published figures", len(rows)),
        sources=i18n.ngettext("{n} source", "{n} sources", len(figures.sources(rows))),
    )


def subtitle(reader: Reader) -> str:
    """Return the span of dates."""
    dates, i18n = reader.source.published_file.observations["date"], reader.i18n
    if dates.empty:
        return i18n.gettext("No figures could be read.")
    return i18n.gettext(
        "dates from {first} to {last}",
        first=i18n.format_date(dates.min(), "year"),
        last=i18n.format_date(dates.max(), "day"),
    )


def describe_age(reader: Reader) -> str:
    """Say how old the data are; "" where there are none."""
    dates, i18n, today = reader.source.published_file.observations["date"], reader.i18n, reader.source.today
    if dates.empty:
        return ""
    recent_count = int((dates > today - pd.Timedelta(days=RECENT_DAYS)).sum())
    return i18n.ngettext(
        "The newest figure holds for {newest}; {recent} of {n} figure is less than two years old on {today}.",
        "The newest figure holds for {newest}; {recent} of {n} figures are less than two years old on {today}.",
        len(dates),
        newest=i18n.format_date(dates.max()),
        recent=i18n.format_number(recent_count),
        today=i18n.format_date(today),
    )


def describe_boundaries(i18n: Translator) -> str:
    """Say what the boundaries are, and what their build found."""
    report = outlines.report()
    return i18n.ngettext(
        "Indicative, not legal boundaries (UU 4/2011). The source's polygons are simplified by its author; {invalid} of {all} regencies "
        "were invalid and neighbours overlapped. They were made one coverage in which no two regions overlap; {n} regency "
        "changed by more than 5% of its area: {names}.",
        "Indicative, not legal boundaries (UU 4/2011). The source's polygons are simplified by its author; {invalid} of {all} regencies "
        "were invalid and neighbours overlapped. They were made one coverage in which no two regions overlap; {n} regencies "
        "changed by more than 5% of their area: {names}.",
        len(report["changed"]),
        invalid=i18n.format_number(report["invalid"]),
        all=i18n.format_number(report["regencies"]),
        names=i18n.format_list([row["name"] for row in report["changed"]]) or "–",
    )
