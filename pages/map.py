"""Where are foreign workers, how many, since when, and who says so? One map of one measure."""

from meeting.capture import scene_capture
from pages.parts.deck import add_to_deck
from pages.parts.map import component, filters
from pages.parts.shell import layout
from pages.parts.state import url_validation
from pages.parts.tables import figure_table
from views import source as cached

say = layout.open_page()
pick, notes = url_validation.resolve(say)
pick = url_validation.settle_time(pick, cached.drawn_rows(pick), say, notes)
screen = cached.screen(pick)

head = layout.place()
component.the_map(pick)  # sent first: all else is drawn while the browser paints

badges = cached.badges(say)
with head:
    layout.breadcrumb(pick.area)
    notices = [*notes, *cached.notices(say.lang), *component.geometry_notices()]
    layout.head(notices, screen.title, screen.subtitle, badges, say)
layout.sentence(screen.sentence, screen.source)
component.head_start()
figure_table.offer(
    screen.cited, screen.title, screen.sentence, f"peta-{pick.area}-{pick.measure}-{pick.time}", badges, say
)

filters.map_filters(pick, say)
add_to_deck.offer(pick.area, lambda: scene_capture.of_map(pick, say), say, "peta")
layout.switches()
