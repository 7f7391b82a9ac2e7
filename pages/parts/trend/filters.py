"""The sidebar of the trend page: areas, measure, and what parts the series."""

import streamlit as st

from data import regions
from pages.parts.shell.sidebar import draw_search_and_data, draw_selectbox
from pages.parts.state.url_state import update_url
from views.map.filter_options import measure_labels
from views.reader import Reader
from views.trend.query import TrendQuery
from views.trend.query_resolution import list_areas_with_figures, list_series_dimensions


def draw_area_filter(query: TrendQuery, reader: Reader) -> None:
    """Draw the choice of areas: those with a figure of the measure."""
    register = regions.load()
    options = list(dict.fromkeys([*query.areas, *list_areas_with_figures(reader.source, query.measure)]))
    st.session_state["choose_areas"] = list(query.areas)
    st.multiselect(
        reader.i18n.gettext("Areas"),
        options,
        key="choose_areas",
        format_func=lambda code: register.get(code).full_name,
        select_all=False,
        placeholder=reader.i18n.gettext("Choose areas"),
        on_change=lambda: update_url(areas=",".join(st.session_state["choose_areas"]) or None),
    )


def draw_sidebar(query: TrendQuery, reader: Reader) -> None:
    """Draw the sidebar of the trend page."""
    i18n = reader.i18n
    with st.sidebar:
        draw_search_and_data(reader)
        options = tuple(dict.fromkeys((*reader.source.measures, query.measure)))
        draw_selectbox("measure", i18n.gettext("Measure"), options, query.measure, measure_labels(options, i18n))
        draw_area_filter(query, reader)
        dimensions = list_series_dimensions(reader.source, query.measure)
        draw_selectbox(
            "by",
            i18n.gettext("Series by"),
            list(dimensions),
            query.way,
            {
                "area_code": i18n.gettext("Area"),
                "nationality": i18n.gettext("Nationality"),
                "purpose": i18n.gettext("Purpose"),
                "age_band": i18n.gettext("Age"),
                "validity": i18n.gettext("Validity"),
                "sector": i18n.gettext("Sector"),
                "position": i18n.gettext("Position"),
                "sex": i18n.gettext("Sex"),
                "measure": i18n.gettext("Permit type or measure"),
            },
        )
