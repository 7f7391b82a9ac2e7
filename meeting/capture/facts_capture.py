"""Large numbers captured as a scene: the headline of an area, its actions, its residents leaving."""

import pandas as pd

from data import figures, regions
from meeting.capture import figure_capture, headline_companions
from meeting.capture.figure_capture import MAX_TEXT_CHARS, truncate_text
from meeting.capture.scene_capture import build_scene, no_data_message
from meeting.capture.view_validation import BLOCK_BY_GROUP
from meeting.model import Scene
from views.reader import Reader
from views.region.profile_sentences import profile_sentence
from views.region.surroundings import list_containing_areas
from views.sources.source import Source
from views.text import figure_phrases
from views.text.translator import Translator

MAX_FACTS = 3


def capture_facts(area: str, group: str, reader: Reader) -> Scene:
    """Capture the largest numbers of a group that is known of an area, or of the office, island or province around it.

    Beside the people of the headline stand companies or ships, and districts, where these are known: three numbers in all,
    the sentence names all people.
    """
    view = {"page": "region", "area": area, "group": group}
    nearest_totals = find_nearest_totals(area, group, reader.source)
    if nearest_totals.empty:
        return build_scene(
            "facts",
            BLOCK_BY_GROUP[group],
            view,
            empty_title(group, reader.i18n),
            reader,
            missing_reason=no_data_message(area, reader.i18n),
        )
    totals = figure_phrases.first_headline_group(nearest_totals)
    first_row = totals.iloc[0]
    companion_rows = headline_companions.select_companions(first_row["area_code"], group, reader.source)
    people = totals.head(MAX_FACTS - len(companion_rows))
    rows = pd.concat([people, companion_rows], ignore_index=True) if len(companion_rows) else people
    name = regions.load().display_name(first_row["area_code"])
    quantities = [figure_phrases.quantity(row, reader.i18n) for row in people.itertuples()]
    companion_sentence = (
        headline_companions.describe_companions(first_row, companion_rows, reader) if group == "headline" else ""
    )
    return build_scene(
        "facts",
        BLOCK_BY_GROUP[group],
        view,
        f"{name}: {reader.i18n.format_list(quantities)}",
        reader,
        subtitle=truncate_text(
            f"{reader.i18n.format_reference_period(first_row)}; {first_row['publisher']}{format_other_actions(people, reader.i18n) if group == 'actions' else ''}",
            MAX_TEXT_CHARS,
        ),
        sentence=truncate_text(
            f"{profile_sentence(first_row['area_code'], totals, reader.i18n)} {companion_sentence}".strip(),
            MAX_TEXT_CHARS,
        ),
        source=figure_capture.format_source(rows, reader.i18n),
        figures=figure_capture.build_figures(rows, reader.i18n),
        is_published=not (rows["standing"] == "register").any(),
    )


def find_nearest_totals(area: str, group: str, source: Source) -> pd.DataFrame:
    """Return the newest totals of a group in the area, else in the first place around it that has any.

    Of the actions those of a place that tells no administrative one come last: a detention alone is none.
    """
    places = [area, *list_containing_areas(area)]
    tables = [source.headlines(code) if group == "headline" else source.group_headlines(code, group) for code in places]
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


def empty_title(group: str, i18n: Translator) -> str:
    """Return the title of a scene of large numbers that has none."""
    return {
        "headline": i18n.gettext("Situation"),
        "actions": i18n.gettext("Administrative actions (TAK)"),
        "outbound": i18n.gettext("Vulnerability: residents leaving"),
    }[group]
