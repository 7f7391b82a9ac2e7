"""What is known here, in ten seconds: how many, where, since when, what has changed, and what to mind?"""

from meeting.capture import scene_capture
from pages.parts.deck import add_to_deck
from pages.parts.map import component
from pages.parts.overview import overview_sections
from pages.parts.region import region_sections, surroundings
from pages.parts.shell import layout
from pages.parts.tables import figure_table
from views import source as cached
from views.trend import trend_sentences

say = layout.open_page()
pick, notes = overview_sections.resolve(say)
known = cached.headlines(pick.area)

head = layout.place()
left, right = layout.two_columns()
overview_sections.thumbnail(pick, right, say)  # sent first: all else is drawn while the browser paints

badges = cached.badges(say)
with head:
    layout.breadcrumb(pick.area)
    notices = [*notes, *cached.notices(say.lang), *component.geometry_notices()]
    title = trend_sentences.profile_title(pick.area, known, say)
    layout.head(notices, title, overview_sections.subtitle(known, say), badges, say)
    region_sections.facts(known.head(overview_sections.FACTS), say)
with left:
    overview_sections.attention(pick.area, known, say)
    surroundings.draw(pick.area, say)
component.head_start()
with left:
    overview_sections.trend(pick.area, pick.measure, say)
figure_table.source_line(figure_table.source_markup(known.head(overview_sections.FACTS), say, boundaries=True))

overview_sections.sidebar(say)
add_to_deck.offer(pick.area, lambda: scene_capture.of_facts(pick.area, "headline", say), say, "ringkasan")
layout.switches()
