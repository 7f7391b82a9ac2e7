"""How good is what the register holds: what was read, stored, rejected, in review, from whom, and how old is it?"""

from pages.parts.data_quality import chart_export, office_spellings, quality_sections
from pages.parts.shell import layout
from pages.parts.shell.switches import draw_switches
from views.register import quality
from views.text.setting_notices import list_setting_notices

reader = layout.open_page()
draw_switches(reader)

if layout.is_unlocked(reader):
    facts, notes = quality.load_facts(reader)
    notices = [*notes, *list_setting_notices(reader.i18n)]
    badges = quality.list_quality_badges(facts, reader)
    layout.draw_headline(
        notices, quality.title(facts, reader.i18n), quality.subtitle(facts, reader.i18n), badges, reader
    )
    layout.draw_sentence(quality.sentence(facts, reader))
    quality_sections.draw_sources(facts, reader, lambda: chart_export.draw_download(facts, reader))
    quality_sections.draw_rules(facts, reader)
    quality_sections.draw_batches(facts, reader)
    office_spellings.draw_editor(reader.i18n)
