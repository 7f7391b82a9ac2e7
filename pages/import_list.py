"""How does an office's list get into the register, with every change seen and nobody's name kept?"""

from pages.parts.import_wizard import demo_controls, history, session, steps
from pages.parts.shell import layout

say = layout.open_page()
layout.switches()

if layout.is_unlocked(say):
    wizard = session.current()
    layout.head([], steps.title(wizard, say), steps.subtitle(wizard, say), layout.internal_badges(say), say)
    steps.rail(wizard, say)
    steps.problem(wizard, say)
    steps.draw(wizard, say)
    history.draw(wizard, say)
demo_controls.draw(say)
