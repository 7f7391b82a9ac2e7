"""What is known of one region: headline, sentence, composition, trend, neighbours, conflicts and remarks."""

from pages.parts.deck import add_to_deck
from pages.parts.region import region_sections
from pages.parts.shell import layout
from pages.parts.shell.switches import draw_switches
from pages.parts.tables.number_downloads import offer_numbers
from views.region.profile_sentences import profile_sentence, profile_subtitle, profile_title
from views.tables.source_lines import source_markup
from views.validation import resolve_any_area

reader = layout.open_page()
notes: list[str] = []
area = resolve_any_area(reader, notes)
region_sections.draw_sidebar(reader)
add_to_deck.offer_headline(area, reader, "wilayah")
draw_switches(reader)

headlines = reader.source.headlines(area)
title = profile_title(area, headlines, reader.i18n)
sentence = profile_sentence(area, headlines, reader.i18n)
rows = reader.source.figures_of(area)

layout.draw_breadcrumb(area)
layout.draw_page_headline(notes, title, profile_subtitle(area, reader.i18n), reader)
region_sections.draw_facts(headlines, reader)
layout.draw_sentence(sentence)
region_sections.draw_surroundings(area, reader)
region_sections.draw_compositions(area, reader, lambda name: add_to_deck.offer_breakdown(area, name, reader))
region_sections.draw_employers(area, reader)
add_to_deck.offer_employers(area, reader)
region_sections.draw_trend(area, reader, lambda measure: add_to_deck.offer_measure(area, measure, reader))
region_sections.draw_neighbours(area, headlines, reader)
region_sections.draw_remarks(area, reader)
region_sections.draw_conflicts(area, reader)
layout.draw_sources(source_markup(rows, reader.i18n), reader)
offer_numbers(rows, title, sentence, f"wilayah-{area}", reader)
