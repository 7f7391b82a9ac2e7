"""What does the meeting see, in which order, with which figures, and what is agreed?"""

from pages.parts.deck import page
from pages.parts.shell import layout
from pages.parts.shell.switches import draw_switches

reader = layout.open_page()
page.draw_page(reader)
draw_switches(reader)
