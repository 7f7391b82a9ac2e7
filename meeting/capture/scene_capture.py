"""What a page shows, captured as a scene; and captured anew from its view, to follow the data.

A view is what the address says, as text: so a scene can be opened live, and a deck that is not frozen is captured again
each time it is opened. A view whose area or measure is gone says so and keeps its place in the deck.
"""

from collections.abc import Callable
from dataclasses import asdict, fields

import msgspec
import pandas as pd

from data import figures, regions
from meeting.capture import employers, figure_capture, headline_companions, pictures, view_validation
from meeting.capture.figure_capture import LONG, cut
from meeting.model import EMPLOYERS, Scene
from meeting.repository import new_id
from pages.parts.region import region_sections, surroundings
from pages.parts.state.url_state import Pick
from pages.parts.trend import filters
from pages.parts.trend.filters import TrendPick
from views import source as cached
from views.map import map_sentences
from views.map.captions import Screen
from views.text.translator import Words, words
from views.trend import trend_sentences

MOST_FACTS = 3
PICK_NUMBERS = ("k",)
WRITTEN = ("scene_id", "block", "notes", "annotation", "has_own_title", "is_confirmed")
"""What of a scene is the presenter's and not the data's."""


def scene(
    kind: str, block: str, view: dict[str, str], title: str, say: Words, is_published: bool = False, **more
) -> Scene:
    """Return a new scene; what it shows carries the badges of the screen, or those of published figures where all are such."""
    told = cached.published_badges(say) if is_published else cached.badges(say)
    return Scene(new_id(), block, kind, cut(title, LONG), view=view, badges=[cut(badge) for badge in told], **more)


def of_map(pick: Pick, say: Words) -> Scene:
    """Capture the map page of a pick whose time is settled."""
    screen = cached.screen(pick)
    return scene(
        "map",
        "situation",
        {"page": "map", **{name: str(value) for name, value in asdict(pick).items()}},
        map_title(pick, screen, say),
        say,
        subtitle=cut(screen.subtitle, LONG),
        sentence=cut(screen.sentence, LONG),
        source=figure_capture.source(screen.cited, say, boundaries=True),
        figures=figure_capture.of(screen.cited, say),
        picture=pictures.of_map(pick, say),
    )


def map_title(pick: Pick, screen: Screen, say: Words) -> str:
    """Return what a map alone shows: of a regency the number of its measure, without the others of the page's message."""
    rows = screen.cited
    own = rows[(rows["area_code"] == pick.area) & (rows["measure"] == pick.measure)]
    if "." not in pick.area or pick.show == "rate" or own.empty:
        return screen.title
    return f"{regions.load().known_as(pick.area)}: {map_sentences.quantity(own.iloc[0], say)}"


def of_trend(pick: TrendPick, say: Words) -> Scene:
    """Capture the trend page of a pick; without a figure it says so."""
    rows = cached.trend(pick)
    view = {"page": "trend", **asdict(pick), "areas": ",".join(pick.areas)}
    title, subtitle = trend_sentences.trend_title(rows, pick, say), trend_sentences.trend_subtitle(rows, pick, say)
    if rows.empty:
        return scene("trend", "situation", view, title, say, subtitle=subtitle, missing=no_data(pick.area, say))
    beside = filters.beside(pick)
    cited = filters.cited(rows, beside)
    return scene(
        "trend",
        "situation",
        view,
        title,
        say,
        subtitle=cut(subtitle, LONG),
        sentence=cut(
            f"{trend_sentences.trend_sentence(rows, pick, say)} {map_sentences.published(beside, say)}".strip(), LONG
        ),
        source=figure_capture.source(cited, say),
        figures=figure_capture.of(cited, say),
        picture=pictures.of_trend(rows, cached.events(pick, rows), pick.by, say),
    )


def of_measure(area: str, measure: str, say: Words) -> Scene:
    """Capture one measure of one area over time."""
    return of_trend(TrendPick(area, (area,), measure, "area_code", say.lang), say)


def of_facts(area: str, group: str, say: Words) -> Scene:
    """Capture the largest numbers of a group that is known of an area, or of the office, island or province around it.

    Beside the people of the headline stand companies or ships, and districts, where these are known: three numbers in all,
    the sentence names all people.
    """
    view = {"page": "region", "area": area, "group": group}
    found = nearest(area, group)
    if found.empty:
        return scene(
            "facts", view_validation.GROUPS[group], view, empty_title(group, say), say, missing=no_data(area, say)
        )
    every = map_sentences.together(found)
    first = every.iloc[0]
    beside = headline_companions.beside(first["area_code"], group)
    people = every.head(MOST_FACTS - len(beside))
    rows = pd.concat([people, beside], ignore_index=True) if len(beside) else people
    name = regions.load().known_as(first["area_code"])
    told = [map_sentences.quantity(row, say) for row in people.itertuples()]
    more = headline_companions.said(first, beside, say) if group == "headline" else ""
    return scene(
        "facts",
        view_validation.GROUPS[group],
        view,
        f"{name}: {say.listing(told)}",
        say,
        subtitle=cut(
            f"{say.when(first)}; {first['publisher']}{beside_law(people, say) if group == 'actions' else ''}", LONG
        ),
        sentence=cut(f"{trend_sentences.profile_sentence(first['area_code'], every, say)} {more}".strip(), LONG),
        source=figure_capture.source(rows, say),
        figures=figure_capture.of(rows, say),
        is_published=not (rows["standing"] == "register").any(),
    )


def nearest(area: str, group: str) -> pd.DataFrame:
    """Return the newest totals of a group in the area, else in the first place around it that has any.

    Of the actions those of a place that tells no administrative one come last: a detention alone is none.
    """
    places = [area, *surroundings.over(area)]
    every = [cached.headlines(code) if group == "headline" else cached.of_group(code, group) for code in places]
    told = [rows for rows in every if len(rows)]
    return next((rows for rows in told if group != "actions" or is_administrative(rows).any()), (told or every)[0])


def is_administrative(rows: pd.DataFrame) -> pd.Series:
    """Say of each figure whether it counts an administrative action (article 75)."""
    return rows["measure"].map(figures.measures()["is_administrative"])


def beside_law(rows: pd.DataFrame, say: Words) -> str:
    """Return what stands beside administrative actions and is none, as the end of a subtitle; "" where nothing does."""
    others = rows[~is_administrative(rows)]
    names = dict.fromkeys(figures.about(measure)[f"short_{say.lang}"] for measure in others["measure"])
    return "; " + say.t("not TAK: {others}", others=say.listing([*names])) if names else ""


def of_parts(area: str, breakdown: str, say: Words) -> Scene:
    """Capture the latest table of an area by one breakdown."""
    view = {"page": "region", "area": area, "breakdown": breakdown}
    rows = region_sections.latest_table(cached.figures_of(area), breakdown)
    rows = rows[rows["value"].notna()] if len(rows) and rows["value"].isna().all() else rows
    by = region_sections.breakdown_label(breakdown, say)
    if len(rows) < 2:
        return scene("bars", "situation", view, say.t("By {breakdown}", breakdown=by), say, missing=no_data(area, say))
    first = rows.sort_values("value", ascending=False, na_position="last").iloc[0]
    rows, about = figures.in_order(rows), figures.about(first["measure"])
    label = figures.category_label(breakdown, first["category"], say.lang)
    name = regions.load().known_as(area)
    return scene(
        "bars",
        "situation",
        view,
        say.t("{area}: most from {group}, {value}", area=name, group=label, value=map_sentences.quantity(first, say))
        if breakdown == "nationality"
        else say.t(
            "{area}: most in {group}, {value}", area=name, group=label, value=map_sentences.quantity(first, say)
        ),
        say,
        subtitle=cut(
            say.t(
                "{measure} by {breakdown}, {told}",
                measure=about[f"label_{say.lang}"],
                breakdown=by,
                told=f"{say.when(first)}, {map_sentences.source_of(first, say)}",
            )
            + map_sentences.cut_off(len(rows), pictures.MOST_BARS, say),
            LONG,
        ),
        source=figure_capture.source(rows, say),
        figures=figure_capture.of(rows, say),
        picture=pictures.of_parts(rows, say),
    )


def of_employers(area: str, say: Words) -> Scene:
    """Capture the employers of an area: hidden until confirmed, and empty where the internal mode is not unlocked."""
    view, rows = {"page": "region", "area": area, "group": EMPLOYERS}, employers.rows_of(area)
    shown = employers.picture(rows, say)
    if rows.empty:
        why = employers.none(say)
        return scene("bars", "situation", view, say.t("Employers"), say, missing=why, is_sensitive=True)
    return scene(
        "bars" if shown else "facts",
        "situation",
        view,
        employers.message(regions.load().known_as(area), rows, say),
        say,
        subtitle=cut(employers.subtitle(rows, say), LONG),
        sentence=cut(employers.sentence(rows, say), LONG),
        source=figure_capture.source(rows, say),
        figures=employers.figures_in(rows, say),
        picture=shown,
        is_sensitive=True,
    )


def no_data(area: str, say: Words) -> str:
    """Say that there is nothing to show."""
    name = regions.load().get(area).full_name
    return say.t("No figure on {area} is in our sources; that does not mean zero.", area=name)


def empty_title(group: str, say: Words) -> str:
    """Return the title of a scene of large numbers that has none."""
    return {
        "headline": say.t("Situation"),
        "actions": say.t("Administrative actions (TAK)"),
        "outbound": say.t("Vulnerability: residents leaving"),
    }[group]


def of_map_view(view: dict[str, str], say: Words) -> Scene:
    """Capture a map from its view."""
    given = {field.name: view[field.name] for field in fields(Pick)}
    return of_map(Pick(**given | {name: int(given[name]) for name in PICK_NUMBERS}), say)


def of_trend_view(view: dict[str, str], say: Words) -> Scene:
    """Capture a trend from its view."""
    given = {field.name: view[field.name] for field in fields(TrendPick)}
    return of_trend(TrendPick(**given | {"areas": tuple(code for code in given["areas"].split(",") if code)}), say)


def of_region_view(view: dict[str, str], say: Words) -> Scene:
    """Capture employers, large numbers or a composition from its view."""
    if view.get("group") == EMPLOYERS:
        return of_employers(view["area"], say)
    if "group" in view:
        return of_facts(view["area"], view["group"], say)
    return of_parts(view["area"], view["breakdown"], say)


VIEWS: dict[str, Callable[[dict[str, str], Words], Scene]] = {
    "map": of_map_view,
    "trend": of_trend_view,
    "region": of_region_view,
}


def again(old: Scene, lang: str) -> Scene:
    """Capture a scene anew from its view; what the presenter wrote stays. One without a view stays as it is.

    Where its area or measure is gone it keeps its place and says so. What the presenter hid stays hidden.
    """
    if not old.view:
        return old
    say = words(lang)
    gone = view_validation.lost(old.view, say)
    if gone:
        return msgspec.structs.replace(old, figures=[], picture=None, missing=gone)
    new = VIEWS[old.view["page"]](old.view, say)
    kept = [*WRITTEN, "title"] if old.has_own_title else WRITTEN
    hidden = old.is_sensitive or new.is_sensitive
    return msgspec.structs.replace(new, is_sensitive=hidden, **{name: getattr(old, name) for name in kept})
