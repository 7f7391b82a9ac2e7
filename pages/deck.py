"""What does the meeting see, in which order, with which figures, and what is agreed?"""

from pages.parts.deck import page
from pages.parts.shell import layout

say = layout.open_page()
page.show(say)
layout.switches()
