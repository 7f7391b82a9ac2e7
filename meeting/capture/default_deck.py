"""A new deck: the five blocks of a TIMPORA meeting for one area, filled with what is known."""

from datetime import date

import pandas as pd

from data import figures, regions
from geo import palettes
from meeting import legal_basis, repository
from meeting.capture import scene_capture
from meeting.capture.figure_capture import MAX_LABEL_CHARS, MAX_TEXT_CHARS, truncate_text
from meeting.model import Deck, Line, Scene
from meeting.repository import generate_id
from pages.parts.deck import deck_state
from pages.parts.region import region_sections, surroundings
from pages.parts.state import url_validation
from pages.parts.state.reader_context import DEMO
from pages.parts.state.url_state import LATEST_STOP, LEVELS, MapQuery, theme
from pages.parts.trend import filters
from pages.parts.trend.filters import TrendQuery
from views import source as cached
from views.text.translator import Translator


def build_default_deck(area: str, i18n: Translator) -> Deck:
    """Return a new deck for an area: law, situation (numbers, map, trend, composition), actions, vulnerability, operation."""
    mode, name = cached.source().mode, regions.load().get(area).full_name
    return Deck(
        deck_id=generate_id(),
        title=truncate_text(i18n.gettext("TIMPORA meeting, {area}", area=name), MAX_TEXT_CHARS),
        area_code=area,
        lang=i18n.lang,
        mode=mode.name,
        k=mode.k if mode.is_protective else 0,
        data=cached.source().data,
        held_on=f"{date.today():%Y-%m-%d}",
        scenes=build_scenes(area, i18n),
    )


def build_scenes(area: str, i18n: Translator) -> list[Scene]:
    """Return the scenes of the five blocks in their order."""
    headline = scene_capture.capture_facts(area, "headline", i18n)
    measure = choose_map_measure(area)
    return [
        *build_follow_up_scenes(area, i18n),
        build_law_scene(data_day(headline), headline.figures[0].period_text if headline.figures else "", i18n),
        headline,
        scene_capture.capture_map(default_map_query(area, measure, i18n), i18n),
        scene_capture.capture_trend(default_trend_query(area, measure, i18n), i18n),
        scene_capture.capture_breakdown(area, choose_breakdown(area), i18n),
        scene_capture.capture_facts(area, "actions", i18n),
        scene_capture.capture_facts(area, "outbound", i18n),
        build_lines_scene(i18n),
    ]


def choose_map_measure(area: str) -> str:
    """Return the measure of an area's first headline if it may be mapped, else the usual one."""
    headlines = cached.headlines(area)
    measures = (
        [measure for measure in headlines["measure"] if figures.measure_facts(measure)["is_mappable"]]
        if len(headlines)
        else []
    )
    return next(iter(measures), url_validation.default_measure())


def default_map_query(area: str, measure: str, i18n: Translator) -> MapQuery:
    """Return the map of a measure as it opens: symbols, latest known, for a regency among its fellows."""
    palette = palettes.names("sequential", theme())[0]
    level = LEVELS[regions.load().get(area).level][0]
    return MapQuery(area, measure, "symbols", level, LATEST_STOP, "quantile", 5, "", palette, i18n.lang, theme())


def default_trend_query(area: str, measure: str, i18n: Translator) -> TrendQuery:
    """Return the trend of a measure; where the area has one figure of it, the longest in the first place around that has one."""
    for code in [area, *surroundings.containing_areas(area)]:
        trend_measure = choose_trend_measure(code, measure)
        if trend_measure:
            return TrendQuery(area, (code,), trend_measure, "area_code", i18n.lang)
    return TrendQuery(area, tuple(filters.default_areas(area, measure)), measure, "area_code", i18n.lang)


def choose_trend_measure(code: str, measure: str) -> str:
    """Return a measure if an area has two or more dates of it, else that with the most that may be mapped; "" for none."""
    rows, table = cached.figures_of(code), figures.measures()
    rows = rows[(rows["breakdown"] == "total") & (rows["status"] != "disputed")]
    rows = rows[rows["measure"].isin(table.index[table["is_mappable"]])]
    dates = rows.groupby("measure")["date"].nunique().sort_values(ascending=False, kind="stable")
    if dates.get(measure, 0) > 1:
        return measure
    return str(dates.index[0]) if len(dates) and dates.iloc[0] > 1 else ""


def choose_breakdown(area: str) -> str:
    """Return the first breakdown that the area has a table of, nationality where it has none."""
    rows = cached.figures_of(area)
    breakdowns = (
        breakdown for breakdown in region_sections.BREAKDOWNS if len(region_sections.latest_table(rows, breakdown)) > 1
    )
    return next(breakdowns, region_sections.BREAKDOWNS[0])


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


def build_follow_up_scenes(area: str, i18n: Translator) -> list[Scene]:
    """Return what the last meeting of the area left open, as the first scene of the next one; none where nothing is.

    What was hidden until confirmed there is hidden here.
    """
    previous_deck = find_last_meeting(area)
    open_lines = [line for line in collect_decisions(previous_deck) if line.status == "open"] if previous_deck else []
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


def find_last_meeting(area: str) -> Deck | None:
    """Return the deck of the latest meeting of an area that left decisions, of those this reader may see; None without one.

    What was decided for practice, over a demo register, is no decision of a meeting.
    """
    is_demo = cached.source().data == DEMO
    visible_decks = [deck for deck in repository.load_decks() if deck.area_code == area and deck_state.is_visible(deck)]
    candidates = [deck for deck in visible_decks if (deck.data == DEMO) == is_demo and collect_decisions(deck)]
    return max(candidates, key=lambda deck: deck.held_on, default=None)


def collect_decisions(deck: Deck) -> list[Line]:
    """Return the decisions of a meeting: those carried into it as they stand now, then its own."""
    return [line for scene in deck.scenes if scene.block == "follow_up" for line in scene.lines] + deck.minutes
