"""How has one measure moved over time, for which areas and groups, and what happened meanwhile?"""

from pages.parts.deck import add_to_deck
from pages.parts.shell import layout
from pages.parts.shell.switches import draw_switches
from pages.parts.tables.number_downloads import offer_numbers
from pages.parts.trend import chart, filters
from views.tables.source_lines import source_markup
from views.trend.answers import collect_cited_rows, get_published_trend, get_trend, get_trend_totals, select_events
from views.trend.query_resolution import resolve_query
from views.trend.trend_sentences import trend_sentence, trend_subtitle, trend_title

reader = layout.open_page()
query, notes = resolve_query(reader)
filters.draw_sidebar(query, reader)
add_to_deck.offer_trend(query, reader)
draw_switches(reader)

rows = get_trend(reader.source, query)
published_rows = get_published_trend(reader.source, query)
cited_rows = collect_cited_rows(rows, published_rows)
events = select_events(query, rows)
totals = get_trend_totals(reader.source, query)
title = trend_title(rows, query, reader.i18n, totals)
sentence = trend_sentence(rows, query, reader.i18n, totals)

layout.draw_breadcrumb(query.area)
layout.draw_page_headline(notes, title, trend_subtitle(rows, query, reader.i18n), reader)
chart.draw_chart(rows, published_rows, events, query, reader)
layout.draw_sentence(sentence)
chart.draw_event_list(events, reader)
layout.draw_sources(source_markup(cited_rows, reader.i18n), reader)
offer_numbers(cited_rows, title, sentence, f"tren-{query.measure}", reader)
