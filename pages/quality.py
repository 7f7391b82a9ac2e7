"""How good is what the register holds: what was read, stored, rejected, in review, from whom, and how old is it?"""

from pages.parts.data_quality import chart_export, office_spellings, quality_sections
from pages.parts.shell import layout

say = layout.open_page()
layout.switches()

if layout.is_unlocked(say):
    facts, notes = quality_sections.facts(say)
    layout.head(
        notes,
        quality_sections.title(facts, say),
        quality_sections.subtitle(facts, say),
        quality_sections.badges(facts, say),
        say,
    )
    layout.sentence(quality_sections.sentence(facts, say))
    quality_sections.sources(facts, say, lambda: chart_export.offer(facts, say))
    quality_sections.rules(facts, say)
    quality_sections.batches(facts, say)
    office_spellings.editor(say)
