"""How does an office's list get into the register, with every change seen and nobody's name kept?"""

from pages.parts import frame
from pages.parts.register import history, state, steps

say = frame.open_page()
wizard = state.current()
frame.switches()

frame.head([], steps.title(wizard, say), steps.subtitle(wizard, say), False, say, badge=say.t("INTERNAL"))
steps.rail(wizard, say)
steps.problem(wizard, say)
steps.draw(wizard, say)
history.draw(wizard, say)
