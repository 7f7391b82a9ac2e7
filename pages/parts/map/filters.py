"""The sidebar of the map, and what the map itself asks for: both write into the address."""

from collections.abc import Mapping

import streamlit as st

from data import regions
from geo import palettes
from pages.parts.shell.sidebar import draw_search_and_data, draw_selectbox
from pages.parts.state.reader_context import read_request
from pages.parts.state.url_state import switch_theme, update_url
from views.map import filter_options
from views.map.filter_options import measure_labels
from views.map.query import MapQuery
from views.reader import Reader
from views.sources.stops import LATEST_STOP
from views.text.translator import Translator
from views.validation import DRILLABLE_LEVELS, requested_area


def draw_map_filters(query: MapQuery, reader: Reader) -> None:
    """Draw the sidebar of the map: area, measure, way of showing, level; classes and palette under "Advanced"."""
    i18n = reader.i18n
    with st.sidebar:
        draw_search_and_data(reader)
        options = filter_options.filter_options(query, reader.source.measures)
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


def apply_map_event(value: str | None) -> None:
    """Follow what the map reported: a region to open, the way up, the time where the slider came to rest, or the key of the theme."""
    kind, _, payload = (value or "").partition(":")
    target = payload.partition("#")[0]
    register = regions.load()
    if kind == "area" and register.has_code(target) and register.get(target).level in DRILLABLE_LEVELS:
        update_url(area=target, level=None)
    elif kind == "up":
        area = requested_area(read_request())
        ancestors = register.path(area) if register.has_code(area) else ()
        update_url(area=ancestors[-2].region_code if len(ancestors) > 1 else "id", level=None)
    elif kind == "time":
        update_url(time=None if target == LATEST_STOP else target)
    elif kind == "theme":
        switch_theme()
