"""What is known of one region: headline, sentence, composition, trend, neighbours, conflicts and remarks."""

from meeting.capture import scene_capture
from pages.parts.deck import add_to_deck
from pages.parts.region import employers, region_sections, surroundings
from pages.parts.shell import layout
from pages.parts.tables import figure_table
from views import source as cached
from views.trend import trend_sentences

i18n = layout.open_page()
area, notes = region_sections.resolve_area(i18n)
region_sections.draw_sidebar(i18n)
add_to_deck.offer_scene(area, lambda: scene_capture.capture_facts(area, "headline", i18n), i18n, "wilayah")
layout.draw_switches()

headlines = cached.headlines(area)
sentence = trend_sentences.profile_sentence(area, headlines, i18n)
badges = cached.badges(i18n)

layout.draw_breadcrumb(area)
notices = [*notes, *cached.notices(i18n.lang)]
title = trend_sentences.profile_title(area, headlines, i18n)
layout.draw_headline(notices, title, trend_sentences.profile_subtitle(area, i18n), badges, i18n)
region_sections.draw_facts(headlines, i18n)
layout.draw_sentence(sentence)
surroundings.draw(area, i18n)
region_sections.draw_compositions(area, i18n, lambda breakdown: add_to_deck.offer_breakdown(area, breakdown, i18n))
employers.draw(area, i18n)
add_to_deck.offer_employers(area, i18n)
region_sections.draw_trend(area, i18n, lambda measure: add_to_deck.offer_measure(area, measure, i18n))
region_sections.draw_neighbours(area, headlines, i18n)
region_sections.draw_remarks(area, i18n)
region_sections.draw_conflicts(area, i18n)
figure_table.draw_source_line(figure_table.source_markup(cached.figures_of(area), i18n))
figure_table.offer_numbers(cached.figures_of(area), title, sentence, f"wilayah-{area}", badges, i18n)
