"""What is known here, in ten seconds: how many, where, since when, what has changed, and what to mind?"""

from pages.parts.deck import add_to_deck
from pages.parts.map import component
from pages.parts.overview import overview_sections
from pages.parts.region import region_sections
from pages.parts.shell import layout
from pages.parts.shell.switches import draw_switches
from views.overview.overview_sentences import MAX_FACTS, subtitle
from views.region.profile_sentences import profile_title
from views.tables.source_lines import source_markup

reader = layout.open_page()
query, notes = overview_sections.resolve_query(reader)
headlines = reader.source.headlines(query.area)

headline_container = layout.make_container()
left, right = layout.make_columns()
overview_sections.draw_thumbnail(query, right, reader)  # sent first: all else is drawn while the browser paints

with headline_container:
    layout.draw_breadcrumb(query.area)
    title = profile_title(query.area, headlines, reader.i18n)
    layout.draw_page_headline(notes, title, subtitle(headlines, reader.i18n), reader, has_map=True)
    region_sections.draw_facts(headlines.head(MAX_FACTS), reader)
with left:
    overview_sections.draw_warnings(query.area, headlines, reader)
    region_sections.draw_surroundings(query.area, reader)
component.wait_for_first_map()
with left:
    overview_sections.draw_trend(query.area, query.measure, reader)
layout.draw_sources(source_markup(headlines.head(MAX_FACTS), reader.i18n, has_boundaries=True), reader)

region_sections.draw_sidebar(reader)
add_to_deck.offer_headline(query.area, reader, "ringkasan")
draw_switches(reader)
