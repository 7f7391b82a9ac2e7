"""How has one measure moved over time, for which areas and groups, and what happened meanwhile?"""

import streamlit as st

from meeting.capture import scene_capture
from pages.parts.deck import add_to_deck
from pages.parts.shell import layout
from pages.parts.tables import figure_table
from pages.parts.trend import filters
from views import charts
from views import source as cached
from views.trend import trend_sentences

i18n = layout.open_page()
query, notes = filters.resolve_query(i18n)
filters.draw_sidebar(query, i18n)
add_to_deck.offer_scene(query.area, lambda: scene_capture.capture_trend(query, i18n), i18n, "tren")
layout.draw_switches()

rows = cached.trend(query)
published_rows = filters.published_trend(query)
events = cached.events(query, rows)
sentence = trend_sentences.trend_sentence(rows, query, i18n)
badges = cached.badges(i18n)
cited_rows = filters.collect_cited_rows(rows, published_rows)

layout.draw_breadcrumb(query.area)
notices = [*notes, *cached.notices(i18n.lang)]
title = trend_sentences.trend_title(rows, query, i18n)
layout.draw_headline(notices, title, trend_sentences.trend_subtitle(rows, query, i18n), badges, i18n)

if len(rows):
    chart = charts.trend(rows, events, query.series_column, i18n, published_rows)
    st.plotly_chart(chart, config=charts.CHART_CONFIG, theme=None, key="trend")
layout.draw_sentence(sentence)
filters.draw_event_list(events, i18n)
figure_table.draw_source_line(figure_table.source_markup(cited_rows, i18n))
figure_table.offer_numbers(cited_rows, title, sentence, f"tren-{query.measure}", badges, i18n)
