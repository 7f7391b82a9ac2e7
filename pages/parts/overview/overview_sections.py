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
from pages.parts.state.url_state import Pick
from views import charts
from views import source as cached
from views.text.translator import Words
from views.trend import trend_sentences

SOON = ("within_30", "within_60", "within_90")
MOST_EXPIRING, FACTS = 4, 3
OLD_DAYS = 730


def resolve(say: Words) -> tuple[Pick, list[str]]:
    """Return the map that the overview shows for the area of the address, and what was not valid in it."""
    notes: list[str] = []
    area = url_validation.resolve_area(say, notes)
    return default_deck.usual_map(area, default_deck.mapped(area), say), notes


def sidebar(say: Words) -> None:
    """Draw the search box and the choice of data."""
    with st.sidebar:
        filters.search(say)
        filters.data_choice(say)


def subtitle(known: pd.DataFrame, say: Words) -> str:
    """Say since when the first headline is known, and how old it is."""
    if known.empty:
        return say.t("No figure is in our sources; that does not mean zero.")
    first = known.iloc[0]
    return f"{say.when(first)}, {region_sections.age(first['age_days'], say)}"


def thumbnail(pick: Pick, place, say: Words) -> None:
    """Show the map small; a click goes down into a region, the link to the whole map; it can be taken as it is."""
    with place:
        label = figures.about(pick.measure)[f"label_{say.lang}"]
        unit = figures.unit_label(figures.about(pick.measure)["unit"], say.lang)
        layout.paragraph(f"{label} ({unit}), {say.t('latest known of each region')}")
        component.the_map(pick, small=True)
        name = regions.load().known_as(pick.area)
        with st.container(horizontal=True, vertical_alignment="center"):
            way(say.t("The whole map of {area}", area=name), "pages/map.py", area=pick.area, measure=pick.measure)
            add_to_deck.offer_chart(pick.area, lambda: scene_capture.of_map(pick, say), "map", say, "ringkasan")


def way(label: str, page: str, **values: str) -> None:
    """Show a link to a page that takes along what the reader chose."""
    st.page_link(page, label=label, query_params=layout.kept(**values))


def trend(area: str, measure: str, say: Words) -> None:
    """Show the longest series of the area or the place around it, small, with its message; it can be taken as it is."""
    pick = default_deck.usual_trend(area, measure, say)
    pick = replace(pick, areas=pick.areas[:1])
    rows = cached.trend(pick)
    if rows["date"].nunique() < 2:
        return
    first, last = trend_sentences.ends(rows, pick)
    layout.paragraph(
        f"{trend_sentences.trend_title(rows, pick, say, has_unit=True)}. {trend_sentences.sources_of(first, last, say)}."
    )
    st.plotly_chart(charts.spark(rows, say), config=charts.CONFIG, theme=None, key="spark")
    add_to_deck.offer_chart(area, lambda: scene_capture.of_trend(pick, say), "trend", say, "ringkasan")


def attention(area: str, known: pd.DataFrame, say: Words) -> None:
    """List what a presenter should know before using these figures: age, conflicts, what ends soon, what has changed."""
    told = [*age(known, say), *conflicts(area, say), *expiring(area, say), changed(area, say)]
    layout.heading(say.t("Before you use these figures"))
    st.html("<ul class='peta-list'>" + "".join(f"<li>{layout.escape(line)}</li>" for line in told) + "</ul>")


def age(known: pd.DataFrame, say: Words) -> list[str]:
    """Say how old the newest headline is."""
    if known.empty:
        return []
    newest = known.sort_values("age_days").iloc[0]
    text = say.t(
        "The newest figure is {age}: {when}.", age=region_sections.age(newest["age_days"], say), when=say.when(newest)
    )
    return [f"{text} {say.t('Ask for a newer one.')}" if newest["age_days"] > OLD_DAYS else text]


def conflicts(area: str, say: Words) -> list[str]:
    """Say how many facts of the area are told differently by different sources."""
    rows = figures.conflicts(cached.figures_of(area))
    facts = rows.drop_duplicates(["measure", "breakdown", "category", "date"])
    one = say.t("1 fact is told differently by different sources; what they say stands side by side under Region.")
    more = say.t("{n} facts are told differently by different sources; they stand side by side under Region.")
    return [say.counted(len(facts), one, more)] if len(facts) else []


def expiring(area: str, say: Words) -> list[str]:
    """Say how many permits of the register end soon, by permit type and by the days left."""
    rows = cached.figures_of(area)
    rows = rows[(rows["breakdown"] == "validity") & rows["category"].isin(SOON)]
    rows = rows[rows["date"] == rows["date"].max()].sort_values(["category", "measure"])
    return [
        f"{figures.about(row.measure)[f'short_{say.lang}']}: {with_unit(row, say)}, "
        f"{figures.category_label(row.breakdown, row.category, say.lang).lower()}, {say.when(row)}."
        for row in rows.head(MOST_EXPIRING).itertuples()
    ]


def with_unit(row, say: Words) -> str:
    """Say a count with its unit; one that is masked has none."""
    unit = "" if row.disclosure == "masked" else f" {figures.unit_after(row.value, row.unit, say.lang)}"
    return f"{say.told(row)}{unit}"


def changed(area: str, say: Words) -> str:
    """Say how many figures have changed since the last frozen deck of the area."""
    try:
        last = snapshot(area)
    except DeckError as error:
        return error.text(say.lang)
    if last is None:
        return say.t("Nothing to compare with yet: freeze a deck of this area, and what changes after it is told here.")
    found = frozen_deck.differences(last.scenes, deck_state.today(last).scenes)
    day = say.date(pd.Timestamp(last.frozen_at))
    if not found:
        return say.t("Nothing has changed since “{title}” was frozen on {day}.", title=last.title, day=day)
    one = say.t("1 figure has changed since “{title}” was frozen on {day}.")
    more = say.t("{n} figures have changed since “{title}” was frozen on {day}.")
    return say.counted(len(found), one, more, title=last.title, day=day)


def snapshot(area: str) -> Deck | None:
    """Return the deck of an area that was frozen last, of those this reader may compare with; None where there is none."""
    what = cached.source()
    told = [deck for deck in repository.decks_on_show() if deck.area_code == area and deck.frozen_at]
    same = [deck for deck in told if (deck.data, deck.mode) == (what.data, what.mode.name)]
    return max(same, key=lambda deck: deck.frozen_at, default=None)
