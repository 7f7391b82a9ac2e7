"""How does an office's list get into the register, with every change seen and nobody's name kept?"""

from pages.parts import frame
from pages.parts.register import demonstration, history, state, steps

say = frame.open_page()
frame.switches()

if frame.is_unlocked(say):
    wizard = state.current()
    frame.head([], steps.title(wizard, say), steps.subtitle(wizard, say), frame.internal_badges(say), say)
    steps.rail(wizard, say)
    steps.problem(wizard, say)
    steps.draw(wizard, say)
    history.draw(wizard, say)
demonstration.draw(say)
