"""What is known of one region: headline, sentence, composition, trend, neighbours, conflicts and remarks."""

from meeting.capture import scene_capture
from pages.parts.deck import add_to_deck
from pages.parts.region import employers, region_sections, surroundings
from pages.parts.shell import layout
from pages.parts.tables import figure_table
from views import source as cached
from views.trend import trend_sentences

say = layout.open_page()
area, notes = region_sections.resolve(say)
region_sections.sidebar(say)
add_to_deck.offer(area, lambda: scene_capture.of_facts(area, "headline", say), say, "wilayah")
layout.switches()

known = cached.headlines(area)
spoken = trend_sentences.profile_sentence(area, known, say)
badges = cached.badges(say)

layout.breadcrumb(area)
notices = [*notes, *cached.notices(say.lang)]
title = trend_sentences.profile_title(area, known, say)
layout.head(notices, title, trend_sentences.profile_subtitle(area, say), badges, say)
region_sections.facts(known, say)
layout.sentence(spoken)
surroundings.draw(area, say)
region_sections.compositions(
    area, say, lambda by: add_to_deck.offer_chart(area, lambda: scene_capture.of_parts(area, by, say), by, say)
)
employers.draw(area, say)
add_to_deck.offer_employers(area, say)
region_sections.trend(
    area, say, lambda of: add_to_deck.offer_chart(area, lambda: scene_capture.of_measure(area, of, say), of, say)
)
region_sections.neighbours(area, known, say)
region_sections.remarks(area, say)
region_sections.conflicts(area, say)
figure_table.source_line(figure_table.source_markup(cached.figures_of(area), say))
figure_table.offer(cached.figures_of(area), title, spoken, f"wilayah-{area}", badges, say)
