"""The sidebar: widgets that show what the address says, and write to it when the reader changes them.

Session state holds only the widgets' own values, set from the address before each is drawn: the address owns the view.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import streamlit as st

from data import figures, regions
from geo import palettes
from pages.parts import cached, reading
from pages.parts.drawn import Drawn
from pages.parts.pick import (
    AREA,
    LATEST,
    LEVELS,
    MEASURE,
    METHODS,
    SHOWS,
    Pick,
    address,
    go,
    language,
    switch_theme,
    theme,
)
from pages.parts.words import Words

DRILLABLE = ("country", "province", "regency")


def resolve(say: Words) -> tuple[Pick, list[str]]:
    """Read the address into the nearest valid pick, and say in one sentence each what was not valid."""
    notes: list[str] = []
    area = resolve_area(say, notes)
    measure = resolve_measure(area, say, notes)
    about = figures.about(measure)
    level = valid("level", LEVELS[regions.load().get(area).level], say, notes)
    shows = [show for show in SHOWS if show != "rate" or about["is_rateable"]]
    pick = Pick(
        area=area,
        measure=measure,
        show=valid("show", shows, say, notes),
        level=level,
        time=address("time", LATEST),
        method=valid("method", METHODS, say, notes),
        k=int(valid("k", ("5", "3", "4", "6", "7"), say, notes)),
        bounds=resolve_bounds(say, notes),
        palette=valid("palette", tuple(palettes.names("sequential", theme())), say, notes),
        lang=language(),
        theme=theme(),
    )
    return pick, notes


def valid(name: str, options, say: Words, notes: list[str]) -> str:
    """Return one address value if it is among ``options``, else the first of them with a note."""
    given = address(name, options[0])
    if given in options:
        return given
    notes.append(
        say.t(
            "“{given}” is not a choice for “{name}” here; shown is “{shown}”.", given=given, name=name, shown=options[0]
        )
    )
    return options[0]


def resolve_area(say: Words, notes: list[str], levels: tuple[str, ...] = DRILLABLE) -> str:
    """Return the area of the address if it is of a level that can be shown, else the nearest one, with a note."""
    given = area_asked()
    register = regions.load()
    if register.has(given) and register.get(given).level in levels:
        return given
    found = given if register.has(given) else regions.match(given).region_code
    nearest = next((step for step in reversed(ancestors(found)) if step.level in levels), register.get(AREA))
    if register.has(given):
        text = say.t(
            "{name} has no outline of its own on this map; shown is {shown}.",
            name=register.get(given).full_name,
            shown=nearest.full_name,
        )
    else:
        text = say.t("The area “{given}” is not known; shown is {shown}.", given=given, shown=nearest.full_name)
    notes.append(text)
    return nearest.region_code


def area_asked() -> str:
    """Return the area in the address: a code in whatever letters ("ID" is "id"), anything else as it was given."""
    given = address("area", AREA)
    return given.lower() if regions.load().has(given.lower()) else given


def ancestors(code: str | None) -> tuple:
    """Return the way down to an area from its province, or of the first member of an island or office."""
    if code is None:
        return ()
    register = regions.load()
    region = register.get(code)
    if region.member_codes:
        return register.path(region.member_codes[0])[:2]
    return register.path(code) if region.level in ("province", "regency", "district") else ()


def resolve_measure(area: str, say: Words, notes: list[str]) -> str:
    """Return the measure of the address if it can be mapped, else the default with a note."""
    usual = usual_measure(area)
    given = address("measure", usual)
    table = figures.measures()
    if given in table.index and figures.about(given)["is_mappable"] and (given in cached.measures() or given == usual):
        return given
    shown = figures.about(usual)[f"label_{say.lang}"]
    if given in table.index:
        label = figures.about(given)[f"label_{say.lang}"]
        text = (
            say.t("“{given}” cannot be mapped; shown is “{shown}”.", given=label, shown=shown)
            if given in cached.measures()
            else say.t("The register has no “{given}”; shown is “{shown}”.", given=label, shown=shown)
        )
        notes.append(text)
    else:
        notes.append(say.t("The measure “{given}” is not known; shown is “{shown}”.", given=given, shown=shown))
    return usual


def usual_measure(area: str = "") -> str:
    """Return the measure shown where the address names none: the usual one, or of a regency without it its own headline.

    In data that have neither it is the first that may be mapped.
    """
    if "." in area and not (cached.ask(MEASURE)["area_code"] == area).any():
        known = cached.headlines(area)
        own = [name for name in known["measure"] if figures.about(name)["is_mappable"]] if len(known) else []
        if own:
            return own[0]
    if MEASURE in cached.measures():
        return MEASURE
    return next((name for name in cached.measures() if figures.about(name)["is_mappable"]), MEASURE)


def resolve_bounds(say: Words, notes: list[str]) -> str:
    """Return the manual class bounds of the address ("10-100-1000"), or "" with a note where they are not ascending."""
    given = address("bounds", "10-100-1000-10000")
    try:
        parsed = [float(part) for part in given.split("-")]
    except ValueError:
        parsed = []
    if parsed and len(parsed) <= 8 and all(0 < a < b for a, b in zip(parsed, parsed[1:] + [float("inf")], strict=True)):
        return given
    notes.append(
        say.t(
            "Class bounds are ascending numbers with “-” between them, such as 10-100-1000; “{given}” is not.",
            given=given,
        )
    )
    return "10-100-1000-10000"


def settle_time(pick: Pick, drawn: Drawn, say: Words, notes: list[str]) -> Pick:
    """Return the pick with a time that the measure has somewhere in Indonesia, else the latest known, with a note."""
    if pick.time == LATEST or pick.time in drawn.stops:
        return pick
    notes.append(say.t("There is no figure for the time “{given}”; shown is the latest known.", given=pick.time))
    return replace(pick, time=LATEST)


def choose(name: str, label: str, options: Sequence[str], current: str, labels: dict[str, str], **kwargs) -> None:
    """Draw one selectbox that shows ``current`` and writes the reader's choice into the address."""
    key = f"choose_{name}"
    st.session_state[key] = current
    st.selectbox(
        label,
        options,
        key=key,
        format_func=lambda option: labels[option],
        filter_mode=None,
        placeholder="",
        on_change=lambda: go(**{name: st.session_state[key]}),
        **kwargs,
    )


def search(say: Words) -> None:
    """Draw the search box: one certain answer moves there; several are offered, never guessed."""
    st.text_input(
        say.t("Find an area"),
        key="search",
        max_chars=200,
        placeholder=say.t("e.g. Bateng, 19.04, Koba"),
        on_change=jump,
        autocomplete="off",
    )
    text = st.session_state["search"].strip()
    if not text:
        return
    found = regions.match(text)
    if not found.candidates:
        st.html(f'<p class="peta-source" role="status">{say.t("No area of that name.")}</p>')
        return
    st.html(f'<p class="peta-source" role="status">{say.t("Which one is meant?")}</p>')
    for candidate in found.candidates[:6]:
        st.button(
            candidate.label,
            key=f"found_{candidate.region_code}",
            type="tertiary",
            on_click=arrive,
            args=(candidate.region_code,),
        )


def jump() -> None:
    """Go to the area that was typed, if there is exactly one."""
    found = regions.match(st.session_state["search"])
    if found.region_code is not None and found.status in ("exact", "alias"):
        arrive(found.region_code)


def arrive(code: str) -> None:
    """Go to an area and clear the search."""
    st.session_state["search"] = ""
    go(area=code, level=None)


def map_filters(pick: Pick, say: Words) -> None:
    """Draw the sidebar of the map: area, measure, way of showing, level; classes and palette under "Advanced"."""
    with st.sidebar:
        search(say)
        data_choice(say)
        table = figures.measures()
        there = {*cached.measures(), pick.measure}
        mappable = tuple(measure for measure in table.index[table["is_mappable"]] if measure in there)
        choose("measure", say.t("Measure"), mappable, pick.measure, labels_of(mappable, say))
        shows = [show for show in SHOWS if show != "rate" or figures.about(pick.measure)["is_rateable"]]
        choose(
            "show",
            say.t("Show as"),
            shows,
            pick.show,
            {
                "symbols": say.t("Symbols: number"),
                "rate": say.t("Colour: per 100,000 residents"),
                "count": say.t("Colour: number (not advised)"),
            },
        )
        levels = LEVELS[regions.load().get(pick.area).level]
        choose(
            "level",
            say.t("Units"),
            levels,
            pick.level,
            {"province": say.t("Provinces"), "regency": say.t("Regencies and cities"), "district": say.t("Districts")},
        )
        advanced(pick, say)


def data_choice(say: Words) -> None:
    """Draw the choice of data where there are several: published figures, the register, or a demo."""
    options = reading.choices()
    if len(options) < 2:
        return
    labels = {
        reading.PUBLISHED: say.t("Published figures"),
        reading.REGISTER: say.t("Permit register"),
        reading.BOTH: say.t("Register with published beside it"),
        reading.DEMO: say.t("Demo register (fictitious)"),
    }
    choose("data", say.t("Data source"), options, cached.source().data, labels)


def advanced(pick: Pick, say: Words) -> None:
    """Draw the choices of classes and palette, which matter for colours only."""
    box = st.expander(say.t("Advanced"), key="advanced", on_change="rerun")
    with box:
        if not box.open:
            return
        choose(
            "method",
            say.t("Classes"),
            list(METHODS),
            pick.method,
            {
                "quantile": say.t("Quantiles"),
                "natural_breaks": say.t("Natural breaks"),
                "equal_interval": say.t("Equal intervals"),
                "head_tail": say.t("Head/tail"),
                "manual": say.t("Manual"),
            },
        )
        if pick.method == "manual":
            st.session_state["choose_bounds"] = pick.bounds
            st.text_input(
                say.t("Upper bounds"),
                key="choose_bounds",
                max_chars=80,
                on_change=lambda: go(bounds=st.session_state["choose_bounds"]),
            )
        elif pick.method != "head_tail":
            counts = ["3", "4", "5", "6", "7"]
            choose("k", say.t("Number of classes"), counts, str(pick.k), {count: count for count in counts})
        names = palettes.names("sequential", pick.theme)
        choose(
            "palette",
            say.t("Palette"),
            list(names),
            pick.palette,
            {name: palettes.label(name, say.lang) for name in names},
        )


@cache
def labels_of(measures: tuple[str, ...], say: Words) -> dict[str, str]:
    """Return the reader's label of each measure, with its unit."""
    labels = {
        m: (figures.about(m)[f"label_{say.lang}"], figures.unit_label(figures.about(m)["unit"], say.lang))
        for m in measures
    }
    return {m: f"{label} ({unit})" for m, (label, unit) in labels.items()}


def clicked(value: str | None) -> None:
    """Follow what the map reported: a region to open, the way up, the time where the slider came to rest, or the key of the theme."""
    kind, _, rest = (value or "").partition(":")
    target = rest.partition("#")[0]
    register = regions.load()
    if kind == "area" and register.has(target) and register.get(target).level in DRILLABLE:
        go(area=target, level=None)
    elif kind == "up":
        way = register.path(area_asked()) if register.has(area_asked()) else ()
        go(area=way[-2].region_code if len(way) > 1 else "id", level=None)
    elif kind == "time":
        go(time=None if target == LATEST else target)
    elif kind == "theme":
        switch_theme()
