"""A new deck: the five blocks of a TIMPORA meeting for one area, filled with what is known."""

from datetime import date

import pandas as pd

from data import figures, regions
from geo import palettes
from meeting import legal_basis, repository
from meeting.capture import scene_capture
from meeting.capture.figure_capture import LONG, SHORT, cut
from meeting.model import Deck, Line, Scene
from meeting.repository import new_id
from pages.parts.deck import deck_state
from pages.parts.region import region_sections, surroundings
from pages.parts.state import url_validation
from pages.parts.state.reader_context import DEMO
from pages.parts.state.url_state import LATEST, LEVELS, Pick, theme
from pages.parts.trend import filters
from pages.parts.trend.filters import TrendPick
from views import source as cached
from views.text.translator import Words


def begin(area: str, say: Words) -> Deck:
    """Return a new deck for an area: law, situation (numbers, map, trend, composition), actions, vulnerability, operation."""
    mode, name = cached.source().mode, regions.load().get(area).full_name
    return Deck(
        deck_id=new_id(),
        title=cut(say.t("TIMPORA meeting, {area}", area=name), LONG),
        area_code=area,
        lang=say.lang,
        mode=mode.name,
        k=mode.k if mode.protects else 0,
        data=cached.source().data,
        held_on=f"{date.today():%Y-%m-%d}",
        scenes=scenes(area, say),
    )


def scenes(area: str, say: Words) -> list[Scene]:
    """Return the scenes of the five blocks in their order."""
    headline = scene_capture.of_facts(area, "headline", say)
    measure = mapped(area)
    return [
        *follow_up(area, say),
        of_law(data_day(headline), headline.figures[0].when if headline.figures else "", say),
        headline,
        scene_capture.of_map(usual_map(area, measure, say), say),
        scene_capture.of_trend(usual_trend(area, measure, say), say),
        scene_capture.of_parts(area, usual_breakdown(area), say),
        scene_capture.of_facts(area, "actions", say),
        scene_capture.of_facts(area, "outbound", say),
        of_lines(say),
    ]


def mapped(area: str) -> str:
    """Return the measure of an area's first headline if it may be mapped, else the usual one."""
    known = cached.headlines(area)
    found = [measure for measure in known["measure"] if figures.about(measure)["is_mappable"]] if len(known) else []
    return next(iter(found), url_validation.usual_measure())


def usual_map(area: str, measure: str, say: Words) -> Pick:
    """Return the map of a measure as it opens: symbols, latest known, for a regency among its fellows."""
    palette = palettes.names("sequential", theme())[0]
    level = LEVELS[regions.load().get(area).level][0]
    return Pick(area, measure, "symbols", level, LATEST, "quantile", 5, "", palette, say.lang, theme())


def usual_trend(area: str, measure: str, say: Words) -> TrendPick:
    """Return the trend of a measure; where the area has one figure of it, the longest in the first place around that has one."""
    for code in [area, *surroundings.over(area)]:
        found = longest(code, measure)
        if found:
            return TrendPick(area, (code,), found, "area_code", say.lang)
    return TrendPick(area, tuple(filters.around(area, measure)), measure, "area_code", say.lang)


def longest(code: str, measure: str) -> str:
    """Return a measure if an area has two or more dates of it, else that with the most that may be mapped; "" for none."""
    rows, table = cached.figures_of(code), figures.measures()
    rows = rows[(rows["breakdown"] == "total") & (rows["status"] != "disputed")]
    rows = rows[rows["measure"].isin(table.index[table["is_mappable"]])]
    dates = rows.groupby("measure")["date"].nunique().sort_values(ascending=False, kind="stable")
    if dates.get(measure, 0) > 1:
        return measure
    return str(dates.index[0]) if len(dates) and dates.iloc[0] > 1 else ""


def usual_breakdown(area: str) -> str:
    """Return the first breakdown that the area has a table of, nationality where it has none."""
    rows = cached.figures_of(area)
    found = (by for by in region_sections.BREAKDOWNS if len(region_sections.latest_table(rows, by)) > 1)
    return next(found, region_sections.BREAKDOWNS[0])


def data_day(headline: Scene) -> date:
    """Return the day of the data that a deck is about, that of its people; today where there are none."""
    days = [figure.as_of or figure.period_end for figure in headline.figures]
    return pd.Timestamp(days[0]).date() if days else date.today()


def of_law(on: date, when: str, say: Words) -> Scene:
    """Return the card of what was in force on the day of the data, which are of ``when`` as a reader says it ("" for today);
    where the team has another rule today, that as well."""
    rows = legal_basis.in_force(on)
    name, about = f"name_{say.lang}", f"about_{say.lang}"
    lines = [Line(cut(f"{row[name]}. {row[about]}.", LONG)) for _, row in rows.iterrows()]
    then, today = legal_basis.of_team(rows), date.today()
    newer = legal_basis.of_team(legal_basis.in_force(today))
    if newer["law"] != then["law"]:
        day = say.date(pd.Timestamp(today))
        told = say.t("In force today, {day}: {law}. {about}.", day=day, law=newer[name], about=newer[about])
        rows, lines = pd.concat([rows, newer.to_frame().T]), [*lines, Line(cut(told, LONG))]
    return Scene(
        new_id(),
        "law",
        "law",
        say.t(
            "Legal basis of the data {when}: {law}",
            when=when or say.t("as of {date}", date=say.date(pd.Timestamp(on))),
            law=then[name],
        ),
        source=cut(f"{say.t('Source')}: {'; '.join(dict.fromkeys(rows['publisher']))}.", SHORT),
        lines=lines,
    )


def of_lines(say: Words) -> Scene:
    """Return the empty scene of operation and recommendations, which the presenter writes."""
    return Scene(
        new_id(),
        "operation",
        "lines",
        say.t("Joint operation and recommendations"),
        missing=unwritten(say),
        is_sensitive=True,
    )


def unwritten(say: Words) -> str:
    """Say that a scene of lines has none."""
    return say.t("Nothing is written yet: add a line with its agency and its day.")


def follow_up(area: str, say: Words) -> list[Scene]:
    """Return what the last meeting of the area left open, as the first scene of the next one; none where nothing is.

    What was hidden until confirmed there is hidden here.
    """
    before = last_meeting(area)
    left = [line for line in decided(before) if line.status == "open"] if before else []
    if not left:
        return []
    day = say.date(pd.Timestamp(before.held_on)) if before.held_on else before.title
    title = say.t("Open decisions of the meeting of {day}: {n}", n=len(left), day=day)
    is_hidden = any(scene.is_guarded for scene in before.scenes if scene.block == "follow_up")
    return [Scene(new_id(), "follow_up", "lines", cut(title, LONG), lines=left, is_sensitive=is_hidden)]


def last_meeting(area: str) -> Deck | None:
    """Return the deck of the latest meeting of an area that left decisions, of those this reader may see; None without one.

    What was decided for practice, over a demo register, is no decision of a meeting.
    """
    is_demo = cached.source().data == DEMO
    seen = [deck for deck in repository.decks() if deck.area_code == area and deck_state.may_be_seen(deck)]
    known = [deck for deck in seen if (deck.data == DEMO) == is_demo and decided(deck)]
    return max(known, key=lambda deck: deck.held_on, default=None)


def decided(deck: Deck) -> list[Line]:
    """Return the decisions of a meeting: those carried into it as they stand now, then its own."""
    return [line for scene in deck.scenes if scene.block == "follow_up" for line in scene.lines] + deck.minutes
