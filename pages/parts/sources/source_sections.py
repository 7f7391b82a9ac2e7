"""Sources and method, block by block: where every number comes from, what it means, what limits it."""

import pandas as pd
import streamlit as st

from data import figures, population
from geo import outlines
from pages.parts.shell.layout import escape, heading, paragraph
from pages.parts.state import reader_context
from pages.parts.tables import figure_table
from views import source as cached
from views.text.translator import Words


def title(say: Words) -> str:
    """Return the message: how many figures from how many sources."""
    rows = cached.observations()
    return say.t(
        "{n} published figures from {m} sources, none of them estimated",
        n=say.number(len(rows)),
        m=say.number(len(figures.sources(rows))),
    )


def subtitle(say: Words) -> str:
    """Return the span of dates."""
    dates = cached.observations()["date"]
    if dates.empty:
        return say.t("No figures could be read.")
    return say.t("dates from {first} to {last}", first=say.date(dates.min(), "year"), last=say.date(dates.max(), "day"))


def age(say: Words) -> None:
    """Say how old the data are."""
    dates = cached.observations()["date"]
    if dates.empty:
        return
    newest = dates.max()
    recent = int((dates > cached.today() - pd.Timedelta(days=730)).sum())
    heading(say.t("Age of the data"))
    paragraph(
        say.t(
            "The newest figure holds for {newest}; {recent} of {all} figures are less than two years old on {today}.",
            newest=say.date(newest),
            recent=say.number(recent),
            all=say.number(len(dates)),
            today=say.date(cached.today()),
        )
    )


def sources(say: Words) -> None:
    """List every source with its address and how many figures it gave."""
    heading(say.t("Sources"))
    rows = figures.sources(cached.observations())
    table = pd.DataFrame(
        {
            say.t("Publisher"): rows["publisher"],
            say.t("Title"): rows["title"],
            say.t("Address"): rows["url"],
            say.t("Published on"): rows["published_on"],
            say.t("Figures"): rows["figures"].astype(int),
        }
    )
    lazily("sources", say.t("All sources"), table, say)


def lazily(key: str, label: str, table: pd.DataFrame, say: Words) -> None:
    """Show a table when the reader opens it."""
    box = st.expander(f"{label} ({say.number(len(table))})", key=f"open_{key}", on_change="rerun")
    with box:
        if box.open:
            st.html(figure_table.shown(table, label, say))


def measures(say: Words) -> None:
    """List every measure with unit, stock or flow, domain, definition and what may be done with it."""
    heading(say.t("Measures and definitions"))
    rows = figures.measures().reset_index()
    yes, no = say.t("yes"), say.t("no")
    domains = {"land": say.t("land"), "sea": say.t("sea"), "all": say.t("land and sea")}
    kinds = {"stock": say.t("stock"), "flow": say.t("flow")}
    table = pd.DataFrame(
        {
            say.t("Measure"): rows[f"label_{say.lang}"],
            say.t("Definition"): rows[f"definition_{say.lang}"],
            say.t("Unit"): [figures.unit_label(unit, say.lang) for unit in rows["unit"]],
            say.t("Kind"): rows["kind"].map(kinds),
            say.t("Domain"): rows["domain"].map(domains),
            say.t("May be mapped"): rows["is_mappable"].map({True: yes, False: no}),
            say.t("May be summed"): rows["is_summable"].map({True: yes, False: no}),
            say.t("May be rated"): rows["is_rateable"].map({True: yes, False: no}),
        }
    )
    lazily("measures", say.t("All measures"), table, say)


def rules(say: Words) -> None:
    """Say the formulas and rules."""
    heading(say.t("Formulas and rules"))
    lines = [
        say.t(
            "Rate: count ÷ residents × 100,000. Residents are those of the nearest date for which one series covers every "
            "region of the level; the series is named beside every rate. Only stocks of persons on land are rated."
        ),
        say.t(
            "Chosen figure: of several for the same area, measure and time, the latest as-of date, then official before "
            "press, then the most detail; a disputed figure never comes before an undisputed one. The others stand on the region's page."
        ),
        say.t(
            "Year on the map: of a stock the latest date in that year; of a flow the longest period that ends in it."
        ),
        say.t("Latest known: each region's newest figure, however old; its date is written beside it."),
        say.t(
            "Coarse dates: “2024” or “June 2024” count as the first day when figures are ordered, so an exact date comes first."
        ),
        say.t(
            "Classes are formed over all periods and all regions of a level, so a colour keeps its meaning; zero and no data are apart."
        ),
        say.t(
            "What is most stands out most: on light paper the darkest colour is most, in the dark theme the lightest."
        ),
        say.t("Symbols are proportional by area to the number, on one scale for all periods of the area on screen."),
        say.t("Change: the difference first; a percentage only on a base of 20 or more."),
        say.t(
            "Figures of offices and islands are never spread over regencies; figures at sea are never painted on land."
        ),
        say.t(
            "Persons, permits, applications, cases and vessels are never added together, and regencies are never summed to a province."
        ),
    ]
    bullets(lines)


def badges(say: Words) -> None:
    """Say what the badges beside a title mean."""
    heading(say.t("The badges beside a title"))
    bullets([f"{badge}: {meaning}" for badge, meaning in reader_context.meanings(say)])


def disclosure_control(say: Words) -> None:
    """Say how small counts of the register are hidden, by which method, and what that does not protect against."""
    heading(say.t("Small counts of the register"))
    k = reader_context.mode().k
    bullets(
        [
            say.t(
                "In the modes meeting and public a count from 1 to {last} is told as the band “1–{last}” (primary suppression, "
                "k = {k}; an office sets 3, 5 or 10). Zero is told as zero; an area that no list names has no data.",
                last=k - 1,
                k=k,
            ),
            say.t(
                "Where a band would follow from totals and other parts, further counts are told as “masked” (complementary "
                "suppression), the fewest persons first, until every small count could be another one and all that is shown "
                "would still add up. That is reckoned over districts, regencies, provinces and the country and every breakdown."
            ),
            say.t(
                "Method: cell suppression on a network of counts (Gusfield, SIAM J. Comput. 17, 1988; Kelly, Golden and Assad, "
                "Networks 22, 1992). An area whose own count is hidden tells no part of it; purposes and the state of an RPTKA "
                "are protected together."
            ),
            say.t(
                "Map, tooltip, legend, classes, rates, trend, composition, table, CSV and XLSX are all made from counts that are "
                "hidden already. Published figures are never hidden: they are known to all."
            ),
            say.t(
                "What this does not protect against: that all persons of an area are of one group; what follows from comparing two "
                "dates or two states of the lists; what a reader knows of single persons from elsewhere."
            ),
            say.t(
                "The internal mode shows full numbers. It is in no address: it is unlocked by a button on the machine itself, for "
                "one visit, and never where a proxy or another machine asks."
            ),
        ]
    )


def counting(say: Words) -> None:
    """Say how the register counts, and which areas and years it tells of."""
    heading(say.t("How the register counts"))
    if not reader_context.reading().is_published and cached.view().cube:
        told = cached.view()
        lists = say.t("Lists read: {sources}; data as of {day}.", sources=told.publisher, day=say.date(told.cube.as_of))
        paragraph(lists)
    bullets(
        [
            say.t(
                "A stock counts a person once a day and permit type, in the region of the newest permit in force. A flow counts "
                "a permit on its day of issue, once, even where several lists name it."
            ),
            say.t(
                "Zero stands only where a list has named the region at some time; all other regions have no data. Persons at "
                "sea or without a known region stand beside the map and count for the province of their office."
            ),
            say.t(
                "Years before the lists are complete are left out: a list of permits in force says nothing of those that "
                "ended before it. The day of the data is the last on which a permit of the lists was issued."
            ),
        ]
    )


def bullets(lines: list[str]) -> None:
    """Show sentences as a list."""
    st.html("<ul class='peta-list'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")


def events(say: Words) -> None:
    """List the series breaks and policy events with their sources."""
    heading(say.t("Series breaks and policy events"))
    rows = figures.events(lang=say.lang)
    items = "".join(
        f"<li><b>{escape(say.date(row.date, row.precision))}: {escape(row.label)}.</b> {escape(row.explanation)} "
        f'<a href="{escape(row.url)}" target="_blank" rel="noopener noreferrer">{escape(say.t("Source"))}</a></li>'
        for row in rows.itertuples()
    )
    st.html(f"<ul class='peta-list'>{items}</ul>")


def populations(say: Words) -> None:
    """List the population series and their sources."""
    heading(say.t("Residents"))
    rows = population.sources(say.lang)
    table = pd.DataFrame(
        {
            say.t("Residents (series)"): rows["series_label"],
            say.t("Title"): rows["source"],
            say.t("Address"): rows["url"],
            say.t("Years"): rows["years"],
            say.t("Regions"): rows["regions"].astype(int),
        }
    )
    lazily("population", say.t("Population series"), table, say)


def boundaries(say: Words) -> None:
    """Say what the boundaries are, and what their build found."""
    heading(say.t("Boundaries"))
    paragraph(outlines.attribution(say.lang))
    report = outlines.report()
    paragraph(
        say.t(
            "Indicative, not legal boundaries (UU 4/2011). The source's polygons are simplified by its author; {invalid} of {all} regencies "
            "were invalid and neighbours overlapped. They were made one coverage in which no two regions overlap; {changed} regencies "
            "changed by more than 5% of their area: {names}.",
            invalid=say.number(report["invalid"]),
            all=say.number(report["regencies"]),
            changed=say.number(len(report["changed"])),
            names=say.listing([row["name"] for row in report["changed"]]) or "–",
        )
    )


def remarks(say: Words) -> None:
    """List every arithmetic remark on the published figures."""
    heading(say.t("Remarks on the published figures"))
    lines = [remark.text(say.lang) for remark in cached.remarks(None)]
    box = st.expander(f"{say.t('All remarks')} ({say.number(len(lines))})", key="open_remarks", on_change="rerun")
    with box:
        if box.open:
            st.html("<ul class='peta-list'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")


def licences(say: Words) -> None:
    """Say the licences, and the limits of use."""
    heading(say.t("Licences and limits"))
    lines = [
        say.t(
            "Published figures: facts from news, press releases and official pages, each with its address; no sentence of a source is kept."
        ),
        say.t(
            "Boundaries: cahyadsn/wilayah_boundaries, MIT, © 2024-2025 Cahya DSN. Land around: Natural Earth, public domain."
        ),
        say.t(
            "Residents: BPS series compiled by QuaRCS-lab (CC BY 4.0), Dukcapil 2024 through cahyadsn/wilayah (MIT), others as named."
        ),
        say.t("Leaflet: BSD-2-Clause. Typeface Inter: SIL Open Font License 1.1. This app: MIT."),
        say.t(
            "Published press figures are incomplete: no date covers all provinces, and one fact may stand with several values."
        ),
    ]
    st.html("<ul class='peta-list'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")
