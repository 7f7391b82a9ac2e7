"""Where are foreign workers, how many, since when, and who says so? One map of one measure."""

from pages.parts.deck import add_to_deck
from pages.parts.map import component, filters
from pages.parts.shell import layout
from pages.parts.shell.switches import draw_switches
from pages.parts.tables.number_downloads import offer_numbers
from views.map.answers import get_map_captions, get_map_dataset
from views.map.query_resolution import resolve_query, resolve_time

reader = layout.open_page()
query, notes = resolve_query(reader)
query = resolve_time(query, get_map_dataset(reader.source, query), reader, notes)
captions = get_map_captions(reader.source, query)

headline_container = layout.make_container()
component.draw_map(query, reader)  # sent first: all else is drawn while the browser paints

with headline_container:
    layout.draw_breadcrumb(query.area)
    layout.draw_page_headline(notes, captions.title, captions.subtitle, reader, has_map=True)
layout.draw_cited_sentence(captions.sentence, captions.source, reader)
component.wait_for_first_map()
file_name = f"peta-{query.area}-{query.measure}-{query.time}"
offer_numbers(captions.cited_rows, captions.title, captions.sentence, file_name, reader)

filters.draw_map_filters(query, reader)
add_to_deck.offer_map(query, reader)
draw_switches(reader)
