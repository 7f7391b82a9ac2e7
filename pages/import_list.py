"""How does an office's list get into the register, with every change seen and nobody's name kept?"""

from pages.parts.import_wizard import demo_controls, history, session, steps
from pages.parts.shell import layout
from views.text.setting_notices import list_setting_notices

i18n = layout.open_page()
layout.draw_switches()

if layout.is_unlocked(i18n):
    wizard = session.current_wizard()
    layout.draw_headline(
        list_setting_notices(i18n),
        steps.title(wizard, i18n),
        steps.subtitle(wizard, i18n),
        layout.internal_badges(i18n),
        i18n,
    )
    steps.draw_rail(wizard, i18n)
    steps.draw_problem(wizard, i18n)
    steps.draw(wizard, i18n)
    history.draw(wizard, i18n)
demo_controls.draw(i18n)
