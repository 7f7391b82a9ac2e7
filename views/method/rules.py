"""The rules by which figures are chosen, classed, drawn and counted, and the licences; a sentence each."""

from data.version import APP_NAME, app_version
from views.sources.source import Source
from views.text.translator import Translator


def list_display_rules(i18n: Translator) -> list[str]:
    """Return the formulas and rules of what is shown."""
    return [
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
        i18n.gettext(
            "Names on maps lie in their region, beside its symbol, or at the end of a line that leads to it. What has no "
            "room is left out: a drawing lists it below the map, on a page the table has it."
        ),
        i18n.gettext("Change: the difference first; a percentage only on a base of 20 or more."),
        i18n.gettext(
            "Figures of offices and islands are never spread over regencies; figures at sea are never painted on land."
        ),
        i18n.gettext(
            "Persons, permits, applications, cases and vessels are never added together, and regencies are never summed to a province."
        ),
    ]


def list_counting_rules(i18n: Translator) -> list[str]:
    """Return how the register counts, and which areas and years it tells of."""
    return [
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


def describe_lists(source: Source, i18n: Translator) -> str:
    """Say whose lists are counted and as of which day; "" where none are."""
    if source.lists is None:
        return ""
    return i18n.gettext(
        "Lists read: {sources}; data as of {day}.",
        sources=source.lists.publisher,
        day=i18n.format_date(source.lists.as_of),
    )


def list_licences(i18n: Translator) -> list[str]:
    """Return the licences, and the limits of use."""
    return [
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
