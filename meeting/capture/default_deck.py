"""A new deck: the five blocks of a TIMPORA meeting for one area, filled with what is known."""

from datetime import date

import msgspec
import pandas as pd

from data import regions
from meeting import legal_basis, repository
from meeting.capture import facts_capture, scene_capture
from meeting.capture.figure_capture import MAX_LABEL_CHARS, MAX_TEXT_CHARS, truncate_text
from meeting.capture.scene_refresh import is_visible
from meeting.model import Deck, Line, Scene
from meeting.repository import generate_id
from views.map.query_resolution import choose_map_measure, default_map_query
from views.reader import Reader
from views.region.composition import choose_breakdown
from views.sources.identity import DEMO
from views.sources.source import Source
from views.text.translator import Translator
from views.trend.query_resolution import default_trend_query


def build_default_deck(area: str, reader: Reader) -> Deck:
    """Return a new deck for an area: law, situation (numbers, map, trend, composition), actions, vulnerability, operation."""
    name = regions.load().get(area).full_name
    title = reader.i18n.gettext("TIMPORA meeting, {area}", area=name)
    deck = create_empty_deck(truncate_text(title, MAX_TEXT_CHARS), area, reader)
    return msgspec.structs.replace(deck, held_on=f"{date.today():%Y-%m-%d}", scenes=build_scenes(area, reader))


def create_empty_deck(title: str, area: str, reader: Reader) -> Deck:
    """Return a new deck without scenes, of the reader's language, data and mode."""
    k = reader.mode.k if reader.mode.is_protective else 0
    return Deck(generate_id(), title, area, reader.lang, reader.mode.name, k, reader.source.data)


def build_scenes(area: str, reader: Reader) -> list[Scene]:
    """Return the scenes of the five blocks in their order."""
    headline = facts_capture.capture_facts(area, "headline", reader)
    measure = choose_map_measure(reader.source, area)
    return [
        *build_follow_up_scenes(area, reader),
        build_law_scene(data_day(headline), headline.figures[0].period_text if headline.figures else "", reader.i18n),
        headline,
        scene_capture.capture_map(default_map_query(area, measure, reader), reader),
        scene_capture.capture_trend(default_trend_query(area, measure, reader), reader),
        scene_capture.capture_breakdown(area, choose_breakdown(reader.source, area), reader),
        facts_capture.capture_facts(area, "actions", reader),
        facts_capture.capture_facts(area, "outbound", reader),
        build_lines_scene(reader.i18n),
    ]


def data_day(headline: Scene) -> date:
    """Return the day of the data that a deck is about, that of its people; today where there are none."""
    days = [figure.as_of or figure.period_end for figure in headline.figures]
    return pd.Timestamp(days[0]).date() if days else date.today()


def build_law_scene(data_date: date, date_label: str, i18n: Translator) -> Scene:
    """Return the card of what was in force on the day of the data, which are of ``date_label`` as a reader says it ("" for today);
    where the team has another rule today, that as well."""
    rows = legal_basis.select_valid_rules(data_date)
    name_column, about_column = f"name_{i18n.lang}", f"about_{i18n.lang}"
    lines = [
        Line(truncate_text(f"{row[name_column]}. {row[about_column]}.", MAX_TEXT_CHARS)) for _, row in rows.iterrows()
    ]
    data_date_rule, today = legal_basis.select_team_rule(rows), date.today()
    current_rule = legal_basis.select_team_rule(legal_basis.select_valid_rules(today))
    if current_rule["law"] != data_date_rule["law"]:
        day = i18n.format_date(pd.Timestamp(today))
        current_rule_text = i18n.gettext(
            "In force today, {day}: {law}. {about}.",
            day=day,
            law=current_rule[name_column],
            about=current_rule[about_column],
        )
        rows, lines = (
            pd.concat([rows, current_rule.to_frame().T]),
            [*lines, Line(truncate_text(current_rule_text, MAX_TEXT_CHARS))],
        )
    return Scene(
        generate_id(),
        "law",
        "law",
        i18n.gettext(
            "Legal basis of the data {when}: {law}",
            when=date_label or i18n.gettext("as of {date}", date=i18n.format_date(pd.Timestamp(data_date))),
            law=data_date_rule[name_column],
        ),
        source=truncate_text(
            f"{i18n.gettext('Source')}: {'; '.join(dict.fromkeys(rows['publisher']))}.", MAX_LABEL_CHARS
        ),
        lines=lines,
    )


def build_lines_scene(i18n: Translator) -> Scene:
    """Return the empty scene of operation and recommendations, which the presenter writes."""
    return Scene(
        generate_id(),
        "operation",
        "lines",
        i18n.gettext("Joint operation and recommendations"),
        missing_reason=no_lines_message(i18n),
        is_sensitive=True,
    )


def no_lines_message(i18n: Translator) -> str:
    """Say that a scene of lines has none."""
    return i18n.gettext("Nothing is written yet: add a line with its agency and its day.")


def build_follow_up_scenes(area: str, reader: Reader) -> list[Scene]:
    """Return what the last meeting of the area left open, as the first scene of the next one; none where nothing is.

    What was hidden until confirmed there is hidden here.
    """
    i18n, previous_deck = reader.i18n, find_last_meeting(area, reader.source)
    if previous_deck is None:
        return []
    open_lines = [line for line in collect_decisions(previous_deck) if line.status == "open"]
    if not open_lines:
        return []
    day = i18n.format_date(pd.Timestamp(previous_deck.held_on)) if previous_deck.held_on else previous_deck.title
    title = i18n.gettext("Open decisions of the meeting of {day}: {n}", n=len(open_lines), day=day)
    is_hidden = any(scene.is_guarded for scene in previous_deck.scenes if scene.block == "follow_up")
    return [
        Scene(
            generate_id(),
            "follow_up",
            "lines",
            truncate_text(title, MAX_TEXT_CHARS),
            lines=open_lines,
            is_sensitive=is_hidden,
        )
    ]


def find_last_meeting(area: str, source: Source) -> Deck | None:
    """Return the deck of the latest meeting of an area that left decisions, of those this reader may see; None without one.

    What was decided for practice, over a demo register, is no decision of a meeting.
    """
    is_demo = source.data == DEMO
    visible_decks = [deck for deck in repository.load_decks() if deck.area_code == area and is_visible(deck, source)]
    candidates = [deck for deck in visible_decks if (deck.data == DEMO) == is_demo and collect_decisions(deck)]
    return max(candidates, key=lambda deck: deck.held_on, default=None)


def collect_decisions(deck: Deck) -> list[Line]:
    """Return the decisions of a meeting: those carried into it as they stand now, then its own."""
    return [line for scene in deck.scenes if scene.block == "follow_up" for line in scene.lines] + deck.minutes
