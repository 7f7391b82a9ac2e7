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
from meeting.capture.figure_capture import MAX_TEXT_CHARS, truncate_text
from meeting.model import EMPLOYERS_GROUP, Scene
from meeting.repository import generate_id
from pages.parts.region import region_sections, surroundings
from pages.parts.state.url_state import MapQuery
from pages.parts.trend import filters
from pages.parts.trend.filters import TrendQuery
from views import source as cached
from views.map import map_sentences
from views.map.captions import MapCaptions
from views.text.translator import Translator, translator
from views.trend import trend_sentences

MAX_FACTS = 3
INTEGER_FIELDS = ("k",)
PRESENTER_FIELDS = ("scene_id", "block", "notes", "annotation", "has_own_title", "is_confirmed")
"""What of a scene is the presenter's and not the data's."""


def build_scene(
    kind: str, block: str, view: dict[str, str], title: str, i18n: Translator, is_published: bool = False, **values
) -> Scene:
    """Return a new scene; what it shows carries the badges of the screen, or those of published figures where all are such."""
    badges = cached.published_badges(i18n) if is_published else cached.badges(i18n)
    return Scene(
        generate_id(),
        block,
        kind,
        truncate_text(title, MAX_TEXT_CHARS),
        view=view,
        badges=[truncate_text(badge) for badge in badges],
        **values,
    )


def capture_map(query: MapQuery, i18n: Translator) -> Scene:
    """Capture the map page of a pick whose time is settled."""
    captions = cached.map_captions(query)
    return build_scene(
        "map",
        "situation",
        {"page": "map", **{name: str(value) for name, value in asdict(query).items()}},
        map_title(query, captions, i18n),
        i18n,
        subtitle=truncate_text(captions.subtitle, MAX_TEXT_CHARS),
        sentence=truncate_text(captions.sentence, MAX_TEXT_CHARS),
        source=figure_capture.format_source(captions.cited_rows, i18n, boundaries=True),
        figures=figure_capture.build_figures(captions.cited_rows, i18n),
        picture=pictures.build_map_picture(query, i18n),
    )


def map_title(query: MapQuery, captions: MapCaptions, i18n: Translator) -> str:
    """Return what a map alone shows: of a regency the number of its measure, without the others of the page's message."""
    rows = captions.cited_rows
    area_rows = rows[(rows["area_code"] == query.area) & (rows["measure"] == query.measure)]
    if "." not in query.area or query.show == "rate" or area_rows.empty:
        return captions.title
    return f"{regions.load().display_name(query.area)}: {map_sentences.quantity(area_rows.iloc[0], i18n)}"


def capture_trend(query: TrendQuery, i18n: Translator) -> Scene:
    """Capture the trend page of a pick; without a figure it says so."""
    rows = cached.trend(query)
    view = {"page": "trend", **asdict(query), "areas": ",".join(query.areas)}
    title, subtitle = trend_sentences.trend_title(rows, query, i18n), trend_sentences.trend_subtitle(rows, query, i18n)
    if rows.empty:
        return build_scene(
            "trend", "situation", view, title, i18n, subtitle=subtitle, missing_reason=no_data_message(query.area, i18n)
        )
    published_rows = filters.published_trend(query)
    cited_rows = filters.collect_cited_rows(rows, published_rows)
    return build_scene(
        "trend",
        "situation",
        view,
        title,
        i18n,
        subtitle=truncate_text(subtitle, MAX_TEXT_CHARS),
        sentence=truncate_text(
            f"{trend_sentences.trend_sentence(rows, query, i18n)} {map_sentences.published_sentence(published_rows, i18n)}".strip(),
            MAX_TEXT_CHARS,
        ),
        source=figure_capture.format_source(cited_rows, i18n),
        figures=figure_capture.build_figures(cited_rows, i18n),
        picture=pictures.build_trend_picture(rows, cached.events(query, rows), query.series_column, i18n),
    )


def capture_measure(area: str, measure: str, i18n: Translator) -> Scene:
    """Capture one measure of one area over time."""
    return capture_trend(TrendQuery(area, (area,), measure, "area_code", i18n.lang), i18n)


def capture_facts(area: str, group: str, i18n: Translator) -> Scene:
    """Capture the largest numbers of a group that is known of an area, or of the office, island or province around it.

    Beside the people of the headline stand companies or ships, and districts, where these are known: three numbers in all,
    the sentence names all people.
    """
    view = {"page": "region", "area": area, "group": group}
    nearest_totals = find_nearest_totals(area, group)
    if nearest_totals.empty:
        return build_scene(
            "facts",
            view_validation.BLOCK_BY_GROUP[group],
            view,
            empty_title(group, i18n),
            i18n,
            missing_reason=no_data_message(area, i18n),
        )
    totals = map_sentences.first_headline_group(nearest_totals)
    first_row = totals.iloc[0]
    companion_rows = headline_companions.select_companions(first_row["area_code"], group)
    people = totals.head(MAX_FACTS - len(companion_rows))
    rows = pd.concat([people, companion_rows], ignore_index=True) if len(companion_rows) else people
    name = regions.load().display_name(first_row["area_code"])
    quantities = [map_sentences.quantity(row, i18n) for row in people.itertuples()]
    companion_sentence = (
        headline_companions.describe_companions(first_row, companion_rows, i18n) if group == "headline" else ""
    )
    return build_scene(
        "facts",
        view_validation.BLOCK_BY_GROUP[group],
        view,
        f"{name}: {i18n.format_list(quantities)}",
        i18n,
        subtitle=truncate_text(
            f"{i18n.format_reference_period(first_row)}; {first_row['publisher']}{format_other_actions(people, i18n) if group == 'actions' else ''}",
            MAX_TEXT_CHARS,
        ),
        sentence=truncate_text(
            f"{trend_sentences.profile_sentence(first_row['area_code'], totals, i18n)} {companion_sentence}".strip(),
            MAX_TEXT_CHARS,
        ),
        source=figure_capture.format_source(rows, i18n),
        figures=figure_capture.build_figures(rows, i18n),
        is_published=not (rows["standing"] == "register").any(),
    )


def find_nearest_totals(area: str, group: str) -> pd.DataFrame:
    """Return the newest totals of a group in the area, else in the first place around it that has any.

    Of the actions those of a place that tells no administrative one come last: a detention alone is none.
    """
    places = [area, *surroundings.containing_areas(area)]
    tables = [cached.headlines(code) if group == "headline" else cached.group_headlines(code, group) for code in places]
    nonempty_tables = [rows for rows in tables if len(rows)]
    return next(
        (rows for rows in nonempty_tables if group != "actions" or is_administrative(rows).any()),
        (nonempty_tables or tables)[0],
    )


def is_administrative(rows: pd.DataFrame) -> pd.Series:
    """Say of each figure whether it counts an administrative action (article 75)."""
    return rows["measure"].map(figures.measures()["is_administrative"])


def format_other_actions(rows: pd.DataFrame, i18n: Translator) -> str:
    """Return what stands beside administrative actions and is none, as the end of a subtitle; "" where nothing does."""
    other_rows = rows[~is_administrative(rows)]
    names = dict.fromkeys(figures.measure_facts(measure)[f"short_{i18n.lang}"] for measure in other_rows["measure"])
    return "; " + i18n.gettext("not TAK: {others}", others=i18n.format_list([*names])) if names else ""


def capture_breakdown(area: str, breakdown: str, i18n: Translator) -> Scene:
    """Capture the latest table of an area by one breakdown."""
    view = {"page": "region", "area": area, "breakdown": breakdown}
    rows = region_sections.latest_table(cached.figures_of(area), breakdown)
    rows = rows[rows["value"].notna()] if len(rows) and rows["value"].isna().all() else rows
    by_label = region_sections.breakdown_label(breakdown, i18n)
    if len(rows) < 2:
        return build_scene(
            "bars",
            "situation",
            view,
            i18n.gettext("By {breakdown}", breakdown=by_label),
            i18n,
            missing_reason=no_data_message(area, i18n),
        )
    first_row = rows.sort_values("value", ascending=False, na_position="last").iloc[0]
    rows, facts = figures.sort_parts(rows), figures.measure_facts(first_row["measure"])
    label = figures.category_label(breakdown, first_row["category"], i18n.lang)
    name = regions.load().display_name(area)
    return build_scene(
        "bars",
        "situation",
        view,
        i18n.gettext(
            "{area}: most from {group}, {value}", area=name, group=label, value=map_sentences.quantity(first_row, i18n)
        )
        if breakdown == "nationality"
        else i18n.gettext(
            "{area}: most in {group}, {value}", area=name, group=label, value=map_sentences.quantity(first_row, i18n)
        ),
        i18n,
        subtitle=truncate_text(
            i18n.gettext(
                "{measure} by {breakdown}, {told}",
                measure=facts[f"label_{i18n.lang}"],
                breakdown=by_label,
                told=f"{i18n.format_reference_period(first_row)}, {map_sentences.source_of(first_row, i18n)}",
            )
            + map_sentences.truncation_phrase(len(rows), pictures.MAX_BARS, i18n),
            MAX_TEXT_CHARS,
        ),
        source=figure_capture.format_source(rows, i18n),
        figures=figure_capture.build_figures(rows, i18n),
        picture=pictures.build_bars_picture(rows, i18n),
    )


def capture_employers(area: str, i18n: Translator) -> Scene:
    """Capture the employers of an area: hidden until confirmed, and empty where the internal mode is not unlocked."""
    view, rows = {"page": "region", "area": area, "group": EMPLOYERS_GROUP}, employers.load_employers(area)
    picture = employers.build_picture(rows, i18n)
    if rows.empty:
        reason = employers.no_employers_message(i18n)
        return build_scene(
            "bars", "situation", view, i18n.gettext("Employers"), i18n, missing_reason=reason, is_sensitive=True
        )
    return build_scene(
        "bars" if picture else "facts",
        "situation",
        view,
        employers.message(regions.load().display_name(area), rows, i18n),
        i18n,
        subtitle=truncate_text(employers.subtitle(rows, i18n), MAX_TEXT_CHARS),
        sentence=truncate_text(employers.sentence(rows, i18n), MAX_TEXT_CHARS),
        source=figure_capture.format_source(rows, i18n),
        figures=employers.build_employer_figures(rows, i18n),
        picture=picture,
        is_sensitive=True,
    )


def no_data_message(area: str, i18n: Translator) -> str:
    """Say that there is nothing to show."""
    name = regions.load().get(area).full_name
    return i18n.gettext("No figure on {area} is in our sources; that does not mean zero.", area=name)


def empty_title(group: str, i18n: Translator) -> str:
    """Return the title of a scene of large numbers that has none."""
    return {
        "headline": i18n.gettext("Situation"),
        "actions": i18n.gettext("Administrative actions (TAK)"),
        "outbound": i18n.gettext("Vulnerability: residents leaving"),
    }[group]


def capture_map_view(view: dict[str, str], i18n: Translator) -> Scene:
    """Capture a map from its view."""
    values = {field.name: view[field.name] for field in fields(MapQuery)}
    return capture_map(MapQuery(**values | {name: int(values[name]) for name in INTEGER_FIELDS}), i18n)


def capture_trend_view(view: dict[str, str], i18n: Translator) -> Scene:
    """Capture a trend from its view."""
    values = {field.name: view[field.name] for field in fields(TrendQuery)}
    return capture_trend(
        TrendQuery(**values | {"areas": tuple(code for code in values["areas"].split(",") if code)}), i18n
    )


def capture_region_view(view: dict[str, str], i18n: Translator) -> Scene:
    """Capture employers, large numbers or a composition from its view."""
    if view.get("group") == EMPLOYERS_GROUP:
        return capture_employers(view["area"], i18n)
    if "group" in view:
        return capture_facts(view["area"], view["group"], i18n)
    return capture_breakdown(view["area"], view["breakdown"], i18n)


CAPTURE_BY_PAGE: dict[str, Callable[[dict[str, str], Translator], Scene]] = {
    "map": capture_map_view,
    "trend": capture_trend_view,
    "region": capture_region_view,
}


def rebuild_scene(old_scene: Scene, lang: str) -> Scene:
    """Capture a scene anew from its view; what the presenter wrote stays. One without a view stays as it is.

    Where its area or measure is gone it keeps its place and says so. What the presenter hid stays hidden.
    """
    if not old_scene.view:
        return old_scene
    i18n = translator(lang)
    problem = view_validation.find_view_problem(old_scene.view, i18n)
    if problem:
        return msgspec.structs.replace(old_scene, figures=[], picture=None, missing_reason=problem)
    new_scene = CAPTURE_BY_PAGE[old_scene.view["page"]](old_scene.view, i18n)
    kept_fields = [*PRESENTER_FIELDS, "title"] if old_scene.has_own_title else PRESENTER_FIELDS
    is_sensitive = old_scene.is_sensitive or new_scene.is_sensitive
    return msgspec.structs.replace(
        new_scene, is_sensitive=is_sensitive, **{name: getattr(old_scene, name) for name in kept_fields}
    )
