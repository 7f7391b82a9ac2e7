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

say = layout.open_page()
pick, notes = filters.resolve(say)
filters.sidebar(pick, say)
add_to_deck.offer(pick.area, lambda: scene_capture.of_trend(pick, say), say, "tren")
layout.switches()

rows = cached.trend(pick)
beside = filters.beside(pick)
events = cached.events(pick, rows)
spoken = trend_sentences.trend_sentence(rows, pick, say)
badges = cached.badges(say)
cited = filters.cited(rows, beside)

layout.breadcrumb(pick.area)
notices = [*notes, *cached.notices(say.lang)]
layout.head(
    notices, trend_sentences.trend_title(rows, pick, say), trend_sentences.trend_subtitle(rows, pick, say), badges, say
)

if len(rows):
    st.plotly_chart(charts.trend(rows, events, pick.by, say, beside), config=charts.CONFIG, theme=None, key="trend")
layout.sentence(spoken)
filters.event_list(events, say)
figure_table.source_line(figure_table.source_markup(cited, say))
figure_table.offer(cited, trend_sentences.trend_title(rows, pick, say), spoken, f"tren-{pick.measure}", badges, say)
