"""Where does every number come from, what does it mean, and what are its limits?"""

from pages.parts.shell import layout
from pages.parts.sources import source_sections
from views import source as cached

i18n = layout.open_page()
layout.draw_switches()

layout.draw_headline(
    cached.notices(i18n.lang), source_sections.title(i18n), source_sections.subtitle(i18n), cached.badges(i18n), i18n
)
source_sections.draw_age(i18n)
source_sections.draw_sources(i18n)
source_sections.draw_measures(i18n)
source_sections.draw_rules(i18n)
source_sections.draw_counting_rules(i18n)
source_sections.draw_badges(i18n)
source_sections.draw_disclosure_control(i18n)
source_sections.draw_events(i18n)
source_sections.draw_populations(i18n)
source_sections.draw_boundaries(i18n)
source_sections.draw_remarks(i18n)
source_sections.draw_licences(i18n)
