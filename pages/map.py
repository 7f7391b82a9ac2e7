"""Where are foreign workers, how many, since when, and who says so? One map of one measure."""

from meeting.capture import scene_capture
from pages.parts.deck import add_to_deck
from pages.parts.map import component, filters
from pages.parts.shell import layout
from pages.parts.state import url_validation
from pages.parts.tables import figure_table
from views import source as cached

i18n = layout.open_page()
query, notes = url_validation.resolve_query(i18n)
query = url_validation.resolve_time(query, cached.map_dataset(query), i18n, notes)
captions = cached.map_captions(query)

headline_container = layout.make_container()
component.draw_map(query)  # sent first: all else is drawn while the browser paints

badges = cached.badges(i18n)
with headline_container:
    layout.draw_breadcrumb(query.area)
    notices = [*notes, *cached.notices(i18n.lang), *component.geometry_notices(i18n)]
    layout.draw_headline(notices, captions.title, captions.subtitle, badges, i18n)
layout.draw_sentence(captions.sentence, captions.source)
component.wait_for_first_map()
figure_table.offer_numbers(
    captions.cited_rows,
    captions.title,
    captions.sentence,
    f"peta-{query.area}-{query.measure}-{query.time}",
    badges,
    i18n,
)

filters.draw_map_filters(query, i18n)
add_to_deck.offer_scene(query.area, lambda: scene_capture.capture_map(query, i18n), i18n, "peta")
layout.draw_switches()
