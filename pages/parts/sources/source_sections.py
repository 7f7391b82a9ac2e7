"""Sources and method, block by block: where every number comes from, what it means, what limits it."""

import pandas as pd
import streamlit as st

from data import figures, population
from data.version import APP_NAME, app_version
from geo import outlines
from pages.parts.shell.layout import draw_heading, draw_paragraph, escape
from pages.parts.state import reader_context
from pages.parts.tables import figure_table
from views import source as cached
from views.text.phrases import boundary_attribution
from views.text.translator import Translator


def title(i18n: Translator) -> str:
    """Return the message: how many figures from how many sources."""
    rows = cached.observations()
    source_count = len(figures.sources(rows))
    return i18n.gettext(
        "{figures} from {sources}, none of them estimated",
        figures=i18n.ngettext("{n} published figure", "{n} published figures", len(rows)),
        sources=i18n.ngettext("{n} source", "{n} sources", source_count),
    )


def subtitle(i18n: Translator) -> str:
    """Return the span of dates."""
    dates = cached.observations()["date"]
    if dates.empty:
        return i18n.gettext("No figures could be read.")
    return i18n.gettext(
        "dates from {first} to {last}",
        first=i18n.format_date(dates.min(), "year"),
        last=i18n.format_date(dates.max(), "day"),
    )


def draw_age(i18n: Translator) -> None:
    """Say how old the data are."""
    dates = cached.observations()["date"]
    if dates.empty:
        return
    newest_date = dates.max()
    recent_count = int((dates > cached.today() - pd.Timedelta(days=730)).sum())
    draw_heading(i18n.gettext("Age of the data"))
    draw_paragraph(
        i18n.ngettext(
            "The newest figure holds for {newest}; {recent} of {n} figure is less than two years old on {today}.",
            "The newest figure holds for {newest}; {recent} of {n} figures are less than two years old on {today}.",
            len(dates),
            newest=i18n.format_date(newest_date),
            recent=i18n.format_number(recent_count),
            today=i18n.format_date(cached.today()),
        )
    )


def draw_sources(i18n: Translator) -> None:
    """List every source with its address and how many figures it gave."""
    draw_heading(i18n.gettext("Sources"))
    rows = figures.sources(cached.observations())
    table = pd.DataFrame(
        {
            i18n.gettext("Publisher"): rows["publisher"],
            i18n.gettext("Title"): rows["title"],
            i18n.gettext("Address"): rows["url"],
            i18n.gettext("Published on"): rows["published_on"],
            i18n.gettext("Figures"): rows["figures"].astype(int),
        }
    )
    draw_expandable_table("sources", i18n.gettext("All sources"), table, i18n)


def draw_expandable_table(key: str, label: str, table: pd.DataFrame, i18n: Translator) -> None:
    """Show a table when the reader opens it."""
    box = st.expander(f"{label} ({i18n.format_number(len(table))})", key=f"open_{key}", on_change="rerun")
    with box:
        if box.open:
            st.html(figure_table.table_html(table, label, i18n))


def draw_measures(i18n: Translator) -> None:
    """List every measure with unit, stock or flow, domain, definition and what may be done with it."""
    draw_heading(i18n.gettext("Measures and definitions"))
    rows = figures.measures().reset_index()
    yes_label, no_label = i18n.gettext("yes"), i18n.gettext("no")
    domains = {"land": i18n.gettext("land"), "sea": i18n.gettext("sea"), "all": i18n.gettext("land and sea")}
    kinds = {"stock": i18n.gettext("stock"), "flow": i18n.gettext("flow")}
    table = pd.DataFrame(
        {
            i18n.gettext("Measure"): rows[f"label_{i18n.lang}"],
            i18n.gettext("Definition"): rows[f"definition_{i18n.lang}"],
            i18n.gettext("Unit"): [figures.unit_label(unit, i18n.lang) for unit in rows["unit"]],
            i18n.gettext("Kind"): rows["kind"].map(kinds),
            i18n.gettext("Domain"): rows["domain"].map(domains),
            i18n.gettext("May be mapped"): rows["is_mappable"].map({True: yes_label, False: no_label}),
            i18n.gettext("May be summed"): rows["is_summable"].map({True: yes_label, False: no_label}),
            i18n.gettext("May be rated"): rows["is_rateable"].map({True: yes_label, False: no_label}),
        }
    )
    draw_expandable_table("measures", i18n.gettext("All measures"), table, i18n)


def draw_rules(i18n: Translator) -> None:
    """Say the formulas and rules."""
    draw_heading(i18n.gettext("Formulas and rules"))
    lines = [
        i18n.gettext(
            "Rate: count ÷ residents × 100,000. Residents are those of the nearest date for which one series covers every "
            "region of the level; the series is named beside every rate. Only stocks of persons on land are rated."
        ),
        i18n.gettext(
            "Chosen figure: of several for the same area, measure and time, the latest as-of date, then official before "
            "press, then the most detail; a disputed figure never comes before an undisputed one. The others stand on the region's page."
        ),
        i18n.gettext(
            "Year on the map: of a stock the latest date in that year; of a flow the longest period that ends in it."
        ),
        i18n.gettext("Latest known: each region's newest figure, however old; its date is written beside it."),
        i18n.gettext(
            "Coarse dates: “2024” or “June 2024” count as the first day when figures are ordered, so an exact date comes first."
        ),
        i18n.gettext(
            "Classes are formed over all periods and all regions of a level, so a colour keeps its meaning; zero and no data are apart."
        ),
        i18n.gettext(
            "What is most stands out most: on light paper the darkest colour is most, in the dark theme the lightest."
        ),
        i18n.gettext(
            "Symbols are proportional by area to the number, on one scale for all periods of the area on screen."
        ),
        i18n.gettext("Change: the difference first; a percentage only on a base of 20 or more."),
        i18n.gettext(
            "Figures of offices and islands are never spread over regencies; figures at sea are never painted on land."
        ),
        i18n.gettext(
            "Persons, permits, applications, cases and vessels are never added together, and regencies are never summed to a province."
        ),
    ]
    draw_bullets(lines)


def draw_badges(i18n: Translator) -> None:
    """Say what the badges beside a title mean."""
    draw_heading(i18n.gettext("The badges beside a title"))
    draw_bullets([f"{badge}: {meaning}" for badge, meaning in reader_context.badge_meanings(i18n)])


def draw_disclosure_control(i18n: Translator) -> None:
    """Say how small counts of the register are hidden, by which method, and what that does not protect against."""
    draw_heading(i18n.gettext("Small counts of the register"))
    k = reader_context.mode().k
    draw_bullets(
        [
            i18n.gettext(
                "In the modes meeting and public a count from 1 to {last} is told as the band “1–{last}” (primary suppression, "
                "k = {k}; an office sets 3, 5 or 10). Zero is told as zero; an area that no list names has no data.",
                last=k - 1,
                k=k,
            ),
            i18n.gettext(
                "Where a band would follow from totals and other parts, further counts are told as “masked” (complementary "
                "suppression), the fewest persons first, until every small count could be another one and all that is shown "
                "would still add up. That is reckoned over districts, regencies, provinces and the country and every breakdown."
            ),
            i18n.gettext(
                "Method: cell suppression on a network of counts (Gusfield, SIAM J. Comput. 17, 1988; Kelly, Golden and Assad, "
                "Networks 22, 1992). An area whose own count is hidden tells no part of it; purposes and the state of an RPTKA "
                "are protected together."
            ),
            i18n.gettext(
                "Map, tooltip, legend, classes, rates, trend, composition, table, CSV and XLSX are all made from counts that are "
                "hidden already. Published figures are never hidden: they are known to all."
            ),
            i18n.gettext(
                "What this does not protect against: that all persons of an area are of one group; what follows from comparing two "
                "dates or two states of the lists; what a reader knows of single persons from elsewhere."
            ),
            i18n.gettext(
                "The internal mode shows full numbers. It is in no address: it is unlocked by a button on the machine itself, for "
                "one visit, and never where a proxy or another machine asks."
            ),
        ]
    )


def draw_counting_rules(i18n: Translator) -> None:
    """Say how the register counts, and which areas and years it tells of."""
    draw_heading(i18n.gettext("How the register counts"))
    if not reader_context.requested_source().is_published and cached.protected_register().cube:
        register = cached.protected_register()
        lists = i18n.gettext(
            "Lists read: {sources}; data as of {day}.",
            sources=register.publisher,
            day=i18n.format_date(register.cube.as_of),
        )
        draw_paragraph(lists)
    draw_bullets(
        [
            i18n.gettext(
                "A stock counts a person once a day and permit type, in the region of the newest permit in force. A flow counts "
                "a permit on its day of issue, once, even where several lists name it."
            ),
            i18n.gettext(
                "Zero stands only where a list has named the region at some time; all other regions have no data. Persons at "
                "sea or without a known region stand beside the map and count for the province of their office."
            ),
            i18n.gettext(
                "Years before the lists are complete are left out: a list of permits in force says nothing of those that "
                "ended before it. The day of the data is the last on which a permit of the lists was issued."
            ),
        ]
    )


def draw_bullets(lines: list[str]) -> None:
    """Show sentences as a list."""
    st.html("<ul class='peta-list'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")


def draw_events(i18n: Translator) -> None:
    """List the series breaks and policy events with their sources."""
    draw_heading(i18n.gettext("Series breaks and policy events"))
    rows = figures.events(lang=i18n.lang)
    items = "".join(
        f"<li><b>{escape(i18n.format_date(row.date, row.precision))}: {escape(row.label)}.</b> {escape(row.explanation)} "
        f'<a href="{escape(row.url)}" target="_blank" rel="noopener noreferrer">{escape(i18n.gettext("Source"))}</a></li>'
        for row in rows.itertuples()
    )
    st.html(f"<ul class='peta-list'>{items}</ul>")


def draw_populations(i18n: Translator) -> None:
    """List the population series and their sources."""
    draw_heading(i18n.gettext("Residents"))
    rows = population.sources(i18n.lang)
    table = pd.DataFrame(
        {
            i18n.gettext("Residents (series)"): rows["series_label"],
            i18n.gettext("Title"): rows["source"],
            i18n.gettext("Address"): rows["url"],
            i18n.gettext("Years"): rows["years"],
            i18n.gettext("Regions"): rows["regions"].astype(int),
        }
    )
    draw_expandable_table("population", i18n.gettext("Population series"), table, i18n)


def draw_boundaries(i18n: Translator) -> None:
    """Say what the boundaries are, and what their build found."""
    draw_heading(i18n.gettext("Boundaries"))
    draw_paragraph(boundary_attribution(i18n))
    report = outlines.report()
    draw_paragraph(
        i18n.ngettext(
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
    )


def draw_remarks(i18n: Translator) -> None:
    """List every arithmetic remark on the published figures."""
    draw_heading(i18n.gettext("Remarks on the published figures"))
    lines = [remark.text(i18n.lang) for remark in cached.remarks(None)]
    box = st.expander(
        f"{i18n.gettext('All remarks')} ({i18n.format_number(len(lines))})", key="open_remarks", on_change="rerun"
    )
    with box:
        if box.open:
            st.html("<ul class='peta-list'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")


def draw_licences(i18n: Translator) -> None:
    """Say the licences, and the limits of use."""
    draw_heading(i18n.gettext("Licences and limits"))
    lines = [
        i18n.gettext(
            "Published figures: facts from news, press releases and official pages, each with its address; no sentence of a source is kept."
        ),
        i18n.gettext(
            "Boundaries: cahyadsn/wilayah_boundaries, MIT, © 2024-2025 Cahya DSN. Land around: Natural Earth, public domain."
        ),
        i18n.gettext(
            "Residents: BPS series compiled by QuaRCS-lab (CC BY 4.0), Dukcapil 2024 through cahyadsn/wilayah (MIT), others as named."
        ),
        i18n.gettext("This app: {name}, version {version}.", name=APP_NAME, version=app_version()),
        i18n.gettext("Leaflet: BSD-2-Clause. Typeface Inter: SIL Open Font License 1.1. This app: MIT."),
        i18n.gettext(
            "Published press figures are incomplete: no date covers all provinces, and one fact may stand with several values."
        ),
    ]
    st.html("<ul class='peta-list'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")
