"""How has one measure moved over time, for which areas and groups, and what happened meanwhile?"""

import streamlit as st

from pages.parts import cached, charts, frame, story, tables, trends
from pages.parts.meeting import adding, capturing

say = frame.open_page()
pick, notes = trends.resolve(say)
trends.sidebar(pick, say)
adding.offer(pick.area, lambda: capturing.of_trend(pick, say), say, "tren")
frame.switches()

rows = cached.trend(pick)
beside = trends.beside(pick)
events = cached.events(pick, rows)
spoken = story.trend_sentence(rows, pick, say)
badges = cached.badges(say)
cited = trends.cited(rows, beside)

frame.breadcrumb(pick.area)
notices = [*notes, *cached.notices(say.lang)]
frame.head(notices, story.trend_title(rows, pick, say), story.trend_subtitle(rows, pick, say), badges, say)

if len(rows):
    st.plotly_chart(charts.trend(rows, events, pick.by, say, beside), config=charts.CONFIG, theme=None, key="trend")
frame.sentence(spoken)
trends.event_list(events, say)
tables.source_line(tables.source_markup(cited, say))
tables.offer(cited, story.trend_title(rows, pick, say), spoken, f"tren-{pick.measure}", badges, say)
