"""The sidebar: widgets that show what the address says, and write to it when the reader changes them.

Session state holds only the widgets' own values, set from the address before each is drawn: the address owns the view.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import streamlit as st

from data import figures, regions
from geo import palettes
from pages.parts.state import reader_context
from pages.parts.state.url_state import LATEST, Pick, go, switch_theme
from pages.parts.state.url_validation import DRILLABLE, area_asked
from views import source as cached
from views.map import filter_options
from views.text.translator import Words


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
        offered = filter_options.of(pick, cached.measures())
        choose("measure", say.t("Measure"), offered["measure"], pick.measure, labels_of(offered["measure"], say))
        choose(
            "show",
            say.t("Show as"),
            offered["show"],
            pick.show,
            {
                "symbols": say.t("Symbols: number"),
                "rate": say.t("Colour: per 100,000 residents"),
                "count": say.t("Colour: number (not advised)"),
            },
        )
        choose(
            "level",
            say.t("Units"),
            offered["level"],
            pick.level,
            {"province": say.t("Provinces"), "regency": say.t("Regencies and cities"), "district": say.t("Districts")},
        )
        advanced(pick, offered, say)


def data_choice(say: Words) -> None:
    """Draw the choice of data where there are several: published figures, the register, or a demo."""
    options = reader_context.choices()
    if len(options) < 2:
        return
    labels = {
        reader_context.PUBLISHED: say.t("Published figures"),
        reader_context.REGISTER: say.t("Permit register"),
        reader_context.BOTH: say.t("Register with published beside it"),
        reader_context.DEMO: say.t("Demo register (fictitious)"),
    }
    choose("data", say.t("Data source"), options, cached.source().data, labels)


def advanced(pick: Pick, offered: Mapping[str, tuple[str, ...]], say: Words) -> None:
    """Draw the choices of classes and palette, which matter for colours only."""
    box = st.expander(say.t("Advanced"), key="advanced", on_change="rerun")
    with box:
        if not box.open:
            return
        choose(
            "method",
            say.t("Classes"),
            offered["method"],
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
            counts = offered["k"]
            choose("k", say.t("Number of classes"), counts, str(pick.k), {count: count for count in counts})
        choose(
            "palette",
            say.t("Palette"),
            offered["palette"],
            pick.palette,
            {name: palettes.label(name, say.lang) for name in offered["palette"]},
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
