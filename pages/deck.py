"""What does the meeting see, in which order, with which figures, and what is agreed?"""

from pages.parts.deck import page
from pages.parts.shell import layout

i18n = layout.open_page()
page.draw_page(i18n)
layout.draw_switches()
