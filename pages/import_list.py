"""How does an office's list get into the register, with every change seen and nobody's name kept?"""

from pages.parts.import_wizard import demo_controls, history, session, steps
from pages.parts.shell import layout
from pages.parts.shell.switches import draw_switches
from views.headline import internal_badges
from views.text.setting_notices import list_setting_notices

reader = layout.open_page()
draw_switches(reader)

if layout.is_unlocked(reader):
    wizard, i18n = session.current_wizard(), reader.i18n
    badges = internal_badges(reader)
    layout.draw_headline(
        list_setting_notices(i18n), steps.title(wizard, i18n), steps.subtitle(wizard, i18n), badges, reader
    )
    steps.draw_rail(wizard, i18n)
    steps.draw_problem(wizard, i18n)
    steps.draw(wizard, i18n)
    history.draw(wizard, i18n)
demo_controls.draw(reader)
