"""Where are foreign workers, how many, since when, and who says so? One map of one measure."""

from pages.parts import cached, filters, frame, resolving, show, tables
from pages.parts.meeting import adding, capturing

say = frame.open_page()
pick, notes = resolving.resolve(say)
pick = resolving.settle_time(pick, cached.drawn_rows(pick), say, notes)
screen = cached.screen(pick)

head = frame.place()
show.the_map(pick)  # sent first: all else is drawn while the browser paints

badges = cached.badges(say)
with head:
    frame.breadcrumb(pick.area)
    notices = [*notes, *cached.notices(say.lang), *show.geometry_notices()]
    frame.head(notices, screen.title, screen.subtitle, badges, say)
frame.sentence(screen.sentence, screen.source)
show.head_start()
tables.offer(screen.cited, screen.title, screen.sentence, f"peta-{pick.area}-{pick.measure}-{pick.time}", badges, say)

filters.map_filters(pick, say)
adding.offer(pick.area, lambda: capturing.of_map(pick, say), say, "peta")
frame.switches()
