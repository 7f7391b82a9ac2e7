"""What a page shows, captured as a scene: map, trend, composition, employers.

The view of a scene is what the address says, as text, so that the scene can be captured anew (:mod:`.scene_refresh`).
"""

from dataclasses import asdict
from typing import Any

import pandas as pd

from data import figures, regions
from meeting.capture import employers, figure_capture, pictures
from meeting.capture.figure_capture import MAX_TEXT_CHARS, truncate_text
from meeting.model import EMPLOYERS_GROUP, Scene
from meeting.model.values import Block, SceneKind
from meeting.repository import generate_id
from views.badges import list_badges, list_published_badges
from views.map.answers import get_map_captions
from views.map.captions import MapCaptions
from views.map.query import MapQuery
from views.reader import Reader
from views.region.composition import breakdown_label, describe_table, latest_table
from views.text import figure_phrases
from views.text.translator import Translator
from views.trend import trend_sentences
from views.trend.answers import collect_cited_rows, get_published_trend, get_trend, get_trend_totals, select_events
from views.trend.query import TrendQuery


def build_scene(
    kind: SceneKind,
    block: Block,
    view: dict[str, str],
    title: str,
    reader: Reader,
    is_published: bool = False,
    **values: Any,
) -> Scene:
    """Return a new scene; what it shows carries the badges of the screen, or those of published figures where all are such."""
    badges = (list_published_badges if is_published else list_badges)(reader.source, reader.i18n)
    return Scene(
        generate_id(),
        block,
        kind,
        truncate_text(title, MAX_TEXT_CHARS),
        view=view,
        badges=[truncate_text(badge) for badge in badges],
        **values,
    )


def capture_map(query: MapQuery, reader: Reader) -> Scene:
    """Capture the map page of a pick whose time is settled."""
    captions = get_map_captions(reader.source, query)
    return build_scene(
        "map",
        "situation",
        {"page": "map", **{name: str(value) for name, value in asdict(query).items()}},
        map_title(query, captions, reader.i18n),
        reader,
        subtitle=truncate_text(captions.subtitle, MAX_TEXT_CHARS),
        sentence=truncate_text(captions.sentence, MAX_TEXT_CHARS),
        source=figure_capture.format_source(captions.cited_rows, reader.i18n, boundaries=True),
        figures=figure_capture.build_figures(captions.cited_rows, reader.i18n),
        picture=pictures.build_map_picture(query, reader),
    )


def map_title(query: MapQuery, captions: MapCaptions, i18n: Translator) -> str:
    """Return what a map alone shows: of a regency the number of its measure, without the others of the page's message."""
    rows = captions.cited_rows
    area_rows = rows[(rows["area_code"] == query.area) & (rows["measure"] == query.measure)]
    if "." not in query.area or query.show == "rate" or area_rows.empty:
        return captions.title
    return f"{regions.load().display_name(query.area)}: {figure_phrases.quantity(area_rows.iloc[0], i18n)}"


def capture_trend(query: TrendQuery, reader: Reader) -> Scene:
    """Capture the trend page of a pick; without a figure it says so."""
    rows = get_trend(reader.source, query)
    view = {"page": "trend", **asdict(query), "areas": ",".join(query.areas)}
    i18n = reader.i18n
    totals = get_trend_totals(reader.source, query)
    title = trend_sentences.trend_title(rows, query, i18n, totals)
    subtitle = trend_sentences.trend_subtitle(rows, query, i18n)
    if rows.empty:
        return build_scene(
            "trend",
            "situation",
            view,
            title,
            reader,
            subtitle=subtitle,
            missing_reason=no_data_message(query.area, reader.i18n),
        )
    published_rows = get_published_trend(reader.source, query)
    cited_rows = collect_cited_rows(rows, published_rows)
    return build_scene(
        "trend",
        "situation",
        view,
        title,
        reader,
        subtitle=truncate_text(subtitle, MAX_TEXT_CHARS),
        sentence=truncate_text(
            f"{trend_sentences.trend_sentence(rows, query, i18n, totals)} {figure_phrases.published_sentence(published_rows, i18n)}".strip(),
            MAX_TEXT_CHARS,
        ),
        source=figure_capture.format_source(cited_rows, reader.i18n),
        figures=figure_capture.build_figures(cited_rows, reader.i18n),
        picture=pictures.build_trend_picture(rows, select_events(query, rows), query.series_column, reader.i18n),
    )


def capture_measure(area: str, measure: str, reader: Reader) -> Scene:
    """Capture one measure of one area over time."""
    return capture_trend(TrendQuery(area, (area,), measure, "area_code", reader.i18n.lang), reader)


def capture_breakdown(area: str, breakdown: str, reader: Reader) -> Scene:
    """Capture the latest table of an area by one breakdown."""
    i18n, view = reader.i18n, {"page": "region", "area": area, "breakdown": breakdown}
    rows = latest_table(reader.source.figures_of(area), breakdown)
    rows = rows[rows["value"].notna()] if len(rows) and rows["value"].isna().all() else rows
    if len(rows) < 2:
        title = i18n.gettext("By {breakdown}", breakdown=breakdown_label(breakdown, i18n))
        return build_scene("bars", "situation", view, title, reader, missing_reason=no_data_message(area, i18n))
    rows = figures.sort_parts(rows)
    return build_scene(
        "bars",
        "situation",
        view,
        breakdown_title(area, breakdown, rows, i18n),
        reader,
        subtitle=truncate_text(describe_table(rows, i18n, pictures.MAX_BARS), MAX_TEXT_CHARS),
        source=figure_capture.format_source(rows, i18n),
        figures=figure_capture.build_figures(rows, i18n),
        picture=pictures.build_bars_picture(rows, i18n),
    )


def breakdown_title(area: str, breakdown: str, rows: pd.DataFrame, i18n: Translator) -> str:
    """Say which part of a table is the largest, and how large it is."""
    largest_row = rows.sort_values("value", ascending=False, na_position="last").iloc[0]
    values = {
        "area": regions.load().display_name(area),
        "group": figures.category_label(breakdown, largest_row["category"], i18n.lang),
        "value": figure_phrases.quantity(largest_row, i18n),
    }
    if breakdown == "nationality":
        return i18n.gettext("{area}: most from {group}, {value}", **values)
    return i18n.gettext("{area}: most in {group}, {value}", **values)


def capture_employers(area: str, reader: Reader) -> Scene:
    """Capture the employers of an area: hidden until confirmed, and empty where the internal mode is not unlocked."""
    view, rows = (
        {"page": "region", "area": area, "group": EMPLOYERS_GROUP},
        employers.load_employers(area, reader.source),
    )
    picture = employers.build_picture(rows, reader.i18n)
    if rows.empty:
        reason = employers.no_employers_message(reader)
        return build_scene(
            "bars",
            "situation",
            view,
            reader.i18n.gettext("Employers"),
            reader,
            missing_reason=reason,
            is_sensitive=True,
        )
    return build_scene(
        "bars" if picture else "facts",
        "situation",
        view,
        employers.message(regions.load().display_name(area), rows, reader.i18n),
        reader,
        subtitle=truncate_text(employers.subtitle(rows, reader.i18n), MAX_TEXT_CHARS),
        sentence=truncate_text(employers.sentence(rows, reader.i18n), MAX_TEXT_CHARS),
        source=figure_capture.format_source(rows, reader.i18n),
        figures=employers.build_employer_figures(rows, reader.i18n),
        picture=picture,
        is_sensitive=True,
    )


def no_data_message(area: str, i18n: Translator) -> str:
    """Say that there is nothing to show."""
    name = regions.load().get(area).full_name
    return i18n.gettext("No figure on {area} is in our sources; that does not mean zero.", area=name)
