"""What is known here, in ten seconds: how many, where, since when, what has changed, and what to mind?"""

from functools import partial

from meeting.capture import scene_capture
from pages.parts.deck import add_to_deck
from pages.parts.map import component
from pages.parts.overview import overview_sections
from pages.parts.region import region_sections, surroundings
from pages.parts.shell import layout
from pages.parts.tables import figure_table
from views import source as cached
from views.trend import trend_sentences

i18n = layout.open_page()
query, notes = overview_sections.resolve_query(i18n)
headlines = cached.headlines(query.area)

headline_container = layout.make_container()
left, right = layout.make_columns()
overview_sections.draw_thumbnail(query, right, i18n)  # sent first: all else is drawn while the browser paints

badges = cached.badges(i18n)
with headline_container:
    layout.draw_breadcrumb(query.area)
    notices = [*notes, *cached.notices(i18n.lang), *component.geometry_notices(i18n)]
    title = trend_sentences.profile_title(query.area, headlines, i18n)
    layout.draw_headline(notices, title, overview_sections.subtitle(headlines, i18n), badges, i18n)
    region_sections.draw_facts(headlines.head(overview_sections.MAX_FACTS), i18n)
with left:
    overview_sections.draw_warnings(query.area, headlines, i18n)
    surroundings.draw(query.area, i18n)
component.wait_for_first_map()
with left:
    overview_sections.draw_trend(query.area, query.measure, i18n)
markup = figure_table.source_markup(headlines.head(overview_sections.MAX_FACTS), i18n, has_boundaries=True)
figure_table.draw_source_line(markup)

overview_sections.draw_sidebar(i18n)
capture = partial(scene_capture.capture_facts, query.area, "headline", i18n)
add_to_deck.offer_scene(query.area, capture, i18n, "ringkasan")
layout.draw_switches()
