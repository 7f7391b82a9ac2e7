"""Where are foreign workers, how many, since when, and who says so? One map of one measure."""

from pages.parts import cached, filters, frame, show, tables

say = frame.open_page()
pick, notes = filters.resolve(say)
pick = filters.settle_time(pick, cached.drawn_rows(pick), say, notes)
filters.map_filters(pick, say)
frame.switches()

screen = cached.screen(pick)

frame.breadcrumb(pick.area)
frame.notices([*notes, *cached.file_notices(say.lang), *show.geometry_notices()])
frame.title(screen.title, screen.subtitle, cached.is_fictitious(), say)
show.the_map(pick)
frame.sentence(screen.sentence)
tables.source_line(screen.source)
tables.offer(screen.cited, screen.title, screen.sentence, f"peta-{pick.area}-{pick.measure}-{pick.time}", say)
