"""Where does every number come from, what does it mean, and what are its limits?"""

from pages.parts.shell import layout
from pages.parts.shell.switches import draw_switches
from pages.parts.sources import source_sections
from views.method.summary import subtitle, title

reader = layout.open_page()
draw_switches(reader)

layout.draw_page_headline([], title(reader), subtitle(reader), reader)
source_sections.draw_age(reader)
source_sections.draw_sources(reader)
source_sections.draw_measures(reader)
source_sections.draw_rules(reader)
source_sections.draw_counting_rules(reader)
source_sections.draw_badges(reader)
source_sections.draw_disclosure_control(reader)
source_sections.draw_events(reader)
source_sections.draw_populations(reader)
source_sections.draw_boundaries(reader)
source_sections.draw_remarks(reader)
source_sections.draw_licences(reader)
