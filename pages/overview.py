"""What is known here, in ten seconds: how many, where, since when, what has changed, and what to mind?"""

from pages.parts import cached, frame, nearby, overview, profile, show, story, tables
from pages.parts.meeting import adding, capturing

say = frame.open_page()
pick, notes = overview.resolve(say)
known = cached.headlines(pick.area)

head = frame.place()
left, right = frame.two_columns()
overview.thumbnail(pick, right, say)  # sent first: all else is drawn while the browser paints

badges = cached.badges(say)
with head:
    frame.breadcrumb(pick.area)
    notices = [*notes, *cached.notices(say.lang), *show.geometry_notices()]
    frame.head(notices, story.profile_title(pick.area, known, say), overview.subtitle(known, say), badges, say)
    profile.facts(known.head(overview.FACTS), say)
with left:
    overview.attention(pick.area, known, say)
    nearby.draw(pick.area, say)
show.head_start()
with left:
    overview.trend(pick.area, pick.measure, say)
tables.source_line(tables.source_markup(known.head(overview.FACTS), say, boundaries=True))

overview.sidebar(say)
adding.offer(pick.area, lambda: capturing.of_facts(pick.area, "headline", say), say, "ringkasan")
frame.switches()
