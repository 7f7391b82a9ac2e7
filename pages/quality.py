"""How good is what the register holds: what was read, stored, rejected, in review, from whom, and how old is it?"""

from pages.parts.data_quality import chart_export, office_spellings, quality_sections
from pages.parts.shell import layout
from views.text.setting_notices import list_setting_notices

i18n = layout.open_page()
layout.draw_switches()

if layout.is_unlocked(i18n):
    facts, notes = quality_sections.load_facts(i18n)
    layout.draw_headline(
        [*notes, *list_setting_notices(i18n)],
        quality_sections.title(facts, i18n),
        quality_sections.subtitle(facts, i18n),
        quality_sections.badges(facts, i18n),
        i18n,
    )
    layout.draw_sentence(quality_sections.sentence(facts, i18n))
    quality_sections.draw_sources(facts, i18n, lambda: chart_export.draw_download(facts, i18n))
    quality_sections.draw_rules(facts, i18n)
    quality_sections.draw_batches(facts, i18n)
    office_spellings.draw_editor(i18n)
