"""The overview, block by block: numbers, map, trend, and what needs attention, to be read in ten seconds."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from data import figures, regions
from meeting import frozen_deck, repository
from meeting.capture import default_deck, scene_capture
from meeting.errors import DeckError
from meeting.model import Deck
from pages.parts.deck import add_to_deck, deck_state
from pages.parts.map import component, filters
from pages.parts.region import region_sections
from pages.parts.shell import layout
from pages.parts.state import url_validation
from pages.parts.state.url_state import MapQuery
from views import charts
from views import source as cached
from views.text.translator import Translator
from views.trend import trend_sentences

EXPIRING_CATEGORIES = ("within_30", "within_60", "within_90")
MAX_EXPIRING_ROWS, MAX_FACTS = 4, 3
OLD_DAYS = 730


def resolve_query(i18n: Translator) -> tuple[MapQuery, list[str]]:
    """Return the map that the overview shows for the area of the address, and what was not valid in it."""
    notes: list[str] = []
    area = url_validation.resolve_area(i18n, notes)
    return default_deck.default_map_query(area, default_deck.choose_map_measure(area), i18n), notes


def draw_sidebar(i18n: Translator) -> None:
    """Draw the search box and the choice of data."""
    with st.sidebar:
        filters.draw_search(i18n)
        filters.draw_data_filter(i18n)


def subtitle(headlines: pd.DataFrame, i18n: Translator) -> str:
    """Say since when the first headline is known, and how old it is."""
    if headlines.empty:
        return i18n.gettext("No figure is in our sources; that does not mean zero.")
    first_row = headlines.iloc[0]
    return f"{i18n.format_reference_period(first_row)}, {region_sections.age_phrase(first_row['age_days'], i18n)}"


def draw_thumbnail(query: MapQuery, container, i18n: Translator) -> None:
    """Show the map small; a click goes down into a region, the link to the whole map; it can be taken as it is."""
    with container:
        label = figures.measure_facts(query.measure)[f"label_{i18n.lang}"]
        unit = figures.unit_label(figures.measure_facts(query.measure)["unit"], i18n.lang)
        layout.draw_paragraph(f"{label} ({unit}), {i18n.gettext('latest known of each region')}")
        component.draw_map(query, is_small=True)
        name = regions.load().display_name(query.area)
        with st.container(horizontal=True, vertical_alignment="center"):
            draw_page_link(
                i18n.gettext("The whole map of {area}", area=name),
                "pages/map.py",
                area=query.area,
                measure=query.measure,
            )
            add_to_deck.offer_chart(
                query.area, lambda: scene_capture.capture_map(query, i18n), "map", i18n, "ringkasan"
            )


def draw_page_link(label: str, page: str, **values: str) -> None:
    """Show a link to a page that takes along what the reader chose."""
    st.page_link(page, label=label, query_params=layout.navigation_parameters(**values))


def draw_trend(area: str, measure: str, i18n: Translator) -> None:
    """Show the longest series of the area or the place around it, small, with its message; it can be taken as it is."""
    query = default_deck.default_trend_query(area, measure, i18n)
    query = replace(query, areas=query.areas[:1])
    rows = cached.trend(query)
    if rows["date"].nunique() < 2:
        return
    first_row, last_row = trend_sentences.series_ends(rows, query)
    layout.draw_paragraph(
        f"{trend_sentences.trend_title(rows, query, i18n, has_unit=True)}. {trend_sentences.sources_of(first_row, last_row, i18n)}."
    )
    st.plotly_chart(charts.spark(rows, i18n), config=charts.CHART_CONFIG, theme=None, key="spark")
    add_to_deck.offer_chart(area, lambda: scene_capture.capture_trend(query, i18n), "trend", i18n, "ringkasan")


def draw_warnings(area: str, headlines: pd.DataFrame, i18n: Translator) -> None:
    """List what a presenter should know before using these figures: age, conflicts, what ends soon, what has changed."""
    warnings = [
        *age_warnings(headlines, i18n),
        *conflict_warnings(area, i18n),
        *expiry_warnings(area, i18n),
        change_sentence(area, i18n),
    ]
    layout.draw_heading(i18n.gettext("Before you use these figures"))
    st.html("<ul class='peta-list'>" + "".join(f"<li>{layout.escape(line)}</li>" for line in warnings) + "</ul>")


def age_warnings(headlines: pd.DataFrame, i18n: Translator) -> list[str]:
    """Say how old the newest headline is."""
    if headlines.empty:
        return []
    newest_row = headlines.sort_values("age_days").iloc[0]
    text = i18n.gettext(
        "The newest figure is {age}: {when}.",
        age=region_sections.age_phrase(newest_row["age_days"], i18n),
        when=i18n.format_reference_period(newest_row),
    )
    return [f"{text} {i18n.gettext('Ask for a newer one.')}" if newest_row["age_days"] > OLD_DAYS else text]


def conflict_warnings(area: str, i18n: Translator) -> list[str]:
    """Say how many facts of the area are told differently by different sources."""
    rows = figures.conflicts(cached.figures_of(area))
    facts = rows.drop_duplicates(["measure", "breakdown", "category", "date"])
    if facts.empty:
        return []
    return [
        i18n.ngettext(
            "1 fact is told differently by different sources; what they say stands side by side under Region.",
            "{n} facts are told differently by different sources; they stand side by side under Region.",
            len(facts),
        )
    ]


def expiry_warnings(area: str, i18n: Translator) -> list[str]:
    """Say how many permits of the register end soon, by permit type and by the days left."""
    rows = cached.figures_of(area)
    rows = rows[(rows["breakdown"] == "validity") & rows["category"].isin(EXPIRING_CATEGORIES)]
    rows = rows[rows["date"] == rows["date"].max()].sort_values(["category", "measure"])
    return [
        f"{figures.measure_facts(row.measure)[f'short_{i18n.lang}']}: {value_with_unit(row, i18n)}, "
        f"{figures.category_label(row.breakdown, row.category, i18n.lang).lower()}, {i18n.format_reference_period(row)}."
        for row in rows.head(MAX_EXPIRING_ROWS).itertuples()
    ]


def value_with_unit(row, i18n: Translator) -> str:
    """Say a count with its unit; one that is masked has none."""
    unit = "" if row.disclosure == "masked" else f" {figures.unit_for_value(row.value, row.unit, i18n.lang)}"
    return f"{i18n.format_value(row)}{unit}"


def change_sentence(area: str, i18n: Translator) -> str:
    """Say how many figures have changed since the last frozen deck of the area."""
    try:
        last_deck = last_frozen_deck(area)
    except DeckError as error:
        return i18n.translate(error)
    if last_deck is None:
        return i18n.gettext(
            "Nothing to compare with yet: freeze a deck of this area, and what changes after it is told here."
        )
    differences = frozen_deck.compare_facts(last_deck.scenes, deck_state.rebuild_deck(last_deck).scenes)
    day = i18n.format_date(pd.Timestamp(last_deck.frozen_at))
    if not differences:
        return i18n.gettext("Nothing has changed since “{title}” was frozen on {day}.", title=last_deck.title, day=day)
    return i18n.ngettext(
        "1 figure has changed since “{title}” was frozen on {day}.",
        "{n} figures have changed since “{title}” was frozen on {day}.",
        len(differences),
        title=last_deck.title,
        day=day,
    )


def last_frozen_deck(area: str) -> Deck | None:
    """Return the deck of an area that was frozen last, of those this reader may compare with; None where there is none."""
    choice = cached.source()
    frozen_decks = [deck for deck in repository.load_decks_or_cached() if deck.area_code == area and deck.frozen_at]
    comparable_decks = [deck for deck in frozen_decks if (deck.data, deck.mode) == (choice.data, choice.mode.name)]
    return max(comparable_decks, key=lambda deck: deck.frozen_at, default=None)
