"""How good is what the register holds: what was read, stored, rejected, in review, from whom, and how old is it?"""

from pages.parts import frame
from pages.parts.register import pictured, quality, spellings

say = frame.open_page()
frame.switches()

if frame.is_unlocked(say):
    facts, notes = quality.facts(say)
    frame.head(notes, quality.title(facts, say), quality.subtitle(facts, say), quality.badges(facts, say), say)
    frame.sentence(quality.sentence(facts, say))
    quality.sources(facts, say, lambda: pictured.offer(facts, say))
    quality.rules(facts, say)
    quality.batches(facts, say)
    spellings.editor(say)
