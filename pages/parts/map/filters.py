"""The sidebar: widgets that show what the address says, and write to it when the reader changes them.

Session state holds only the widgets' own values, set from the address before each is drawn: the address owns the view.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import streamlit as st

from data import figures, regions
from geo import palettes
from pages.parts.state import reader_context
from pages.parts.state.url_state import LATEST_STOP, MapQuery, switch_theme, update_url
from pages.parts.state.url_validation import DRILLABLE_LEVELS, requested_area
from views import source as cached
from views.map import filter_options
from views.text.translator import Translator


def draw_selectbox(
    name: str, label: str, options: Sequence[str], current_value: str, labels: dict[str, str], **kwargs
) -> None:
    """Draw one selectbox that shows ``current_value`` and writes the reader's choice into the address."""
    key = f"choose_{name}"
    st.session_state[key] = current_value
    st.selectbox(
        label,
        options,
        key=key,
        format_func=lambda option: labels[option],
        filter_mode=None,
        placeholder="",
        on_change=lambda: update_url(**{name: st.session_state[key]}),
        **kwargs,
    )


def draw_search(i18n: Translator) -> None:
    """Draw the search box: one certain answer moves there; several are offered, never guessed."""
    st.text_input(
        i18n.gettext("Find an area"),
        key="search",
        max_chars=200,
        placeholder=i18n.gettext("e.g. Bateng, 19.04, Koba"),
        on_change=go_to_match,
        autocomplete="off",
    )
    text = st.session_state["search"].strip()
    if not text:
        return
    match_result = regions.match(text)
    if not match_result.candidates:
        st.html(f'<p class="peta-source" role="status">{i18n.gettext("No area of that name.")}</p>')
        return
    st.html(f'<p class="peta-source" role="status">{i18n.gettext("Which one is meant?")}</p>')
    for candidate in match_result.candidates[:6]:
        st.button(
            candidate.label,
            key=f"found_{candidate.region_code}",
            type="tertiary",
            on_click=go_to_area,
            args=(candidate.region_code,),
        )


def go_to_match() -> None:
    """Go to the area that was typed, if there is exactly one."""
    match_result = regions.match(st.session_state["search"])
    if match_result.region_code is not None and match_result.status in ("exact", "alias"):
        go_to_area(match_result.region_code)


def go_to_area(code: str) -> None:
    """Go to an area and clear the search."""
    st.session_state["search"] = ""
    update_url(area=code, level=None)


def draw_map_filters(query: MapQuery, i18n: Translator) -> None:
    """Draw the sidebar of the map: area, measure, way of showing, level; classes and palette under "Advanced"."""
    with st.sidebar:
        draw_search(i18n)
        draw_data_filter(i18n)
        options = filter_options.filter_options(query, cached.measures())
        draw_selectbox(
            "measure",
            i18n.gettext("Measure"),
            options["measure"],
            query.measure,
            measure_labels(options["measure"], i18n),
        )
        draw_selectbox(
            "show",
            i18n.gettext("Show as"),
            options["show"],
            query.show,
            {
                "symbols": i18n.gettext("Symbols: number"),
                "rate": i18n.gettext("Colour: per 100,000 residents"),
                "count": i18n.gettext("Colour: number (not advised)"),
            },
        )
        draw_selectbox(
            "level",
            i18n.gettext("Units"),
            options["level"],
            query.level,
            {
                "province": i18n.gettext("Provinces"),
                "regency": i18n.gettext("Regencies and cities"),
                "district": i18n.gettext("Districts"),
            },
        )
        draw_advanced_filters(query, options, i18n)


def draw_data_filter(i18n: Translator) -> None:
    """Draw the choice of data where there are several: published figures, the register, or a demo."""
    options = reader_context.data_choices()
    if len(options) < 2:
        return
    labels = {
        reader_context.PUBLISHED_FIGURES: i18n.gettext("Published figures"),
        reader_context.REGISTER: i18n.gettext("Permit register"),
        reader_context.REGISTER_AND_FIGURES: i18n.gettext("Register with published beside it"),
        reader_context.DEMO: i18n.gettext("Demo register (fictitious)"),
    }
    draw_selectbox("data", i18n.gettext("Data source"), options, cached.source().data, labels)


def draw_advanced_filters(query: MapQuery, options: Mapping[str, tuple[str, ...]], i18n: Translator) -> None:
    """Draw the choices of classes and palette, which matter for colours only."""
    box = st.expander(i18n.gettext("Advanced"), key="advanced", on_change="rerun")
    with box:
        if not box.open:
            return
        draw_selectbox(
            "method",
            i18n.gettext("Classes"),
            options["method"],
            query.method,
            {
                "quantile": i18n.gettext("Quantiles"),
                "natural_breaks": i18n.gettext("Natural breaks"),
                "equal_interval": i18n.gettext("Equal intervals"),
                "head_tail": i18n.gettext("Head/tail"),
                "manual": i18n.gettext("Manual"),
            },
        )
        if query.method == "manual":
            st.session_state["choose_bounds"] = query.bounds
            st.text_input(
                i18n.gettext("Upper bounds"),
                key="choose_bounds",
                max_chars=80,
                on_change=lambda: update_url(bounds=st.session_state["choose_bounds"]),
            )
        elif query.method != "head_tail":
            counts = options["k"]
            draw_selectbox(
                "k", i18n.gettext("Number of classes"), counts, str(query.k), {count: count for count in counts}
            )
        draw_selectbox(
            "palette",
            i18n.gettext("Palette"),
            options["palette"],
            query.palette,
            {name: palettes.label(name, i18n.lang) for name in options["palette"]},
        )


@cache
def measure_labels(measures: tuple[str, ...], i18n: Translator) -> dict[str, str]:
    """Return the reader's label of each measure, with its unit."""
    labels = {
        measure: (
            figures.measure_facts(measure)[f"label_{i18n.lang}"],
            figures.unit_label(figures.measure_facts(measure)["unit"], i18n.lang),
        )
        for measure in measures
    }
    return {measure: f"{label} ({unit})" for measure, (label, unit) in labels.items()}


def apply_map_event(value: str | None) -> None:
    """Follow what the map reported: a region to open, the way up, the time where the slider came to rest, or the key of the theme."""
    kind, _, payload = (value or "").partition(":")
    target = payload.partition("#")[0]
    register = regions.load()
    if kind == "area" and register.has_code(target) and register.get(target).level in DRILLABLE_LEVELS:
        update_url(area=target, level=None)
    elif kind == "up":
        ancestors = register.path(requested_area()) if register.has_code(requested_area()) else ()
        update_url(area=ancestors[-2].region_code if len(ancestors) > 1 else "id", level=None)
    elif kind == "time":
        update_url(time=None if target == LATEST_STOP else target)
    elif kind == "theme":
        switch_theme()
