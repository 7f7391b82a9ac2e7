"""Where does every number come from, what does it mean, and what are its limits?"""

from pages.parts.shell import layout
from pages.parts.sources import source_sections
from views import source as cached

say = layout.open_page()
layout.switches()

layout.head(
    cached.notices(say.lang), source_sections.title(say), source_sections.subtitle(say), cached.badges(say), say
)
source_sections.age(say)
source_sections.sources(say)
source_sections.measures(say)
source_sections.rules(say)
source_sections.counting(say)
source_sections.badges(say)
source_sections.disclosure_control(say)
source_sections.events(say)
source_sections.populations(say)
source_sections.boundaries(say)
source_sections.remarks(say)
source_sections.licences(say)
