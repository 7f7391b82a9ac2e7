"""What does the meeting see, in which order, with which figures, and what is agreed?"""

from pages.parts import frame
from pages.parts.meeting import meeting_page

say = frame.open_page()
meeting_page.show(say)
frame.switches()
