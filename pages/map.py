"""Where are foreign workers, how many, since when, and who says so? One map of one measure."""

from pages.parts import cached, filters, frame, sentences, show, tables
from pages.parts.drawn import at

say = frame.open_page()
pick, notes = filters.resolve(say)
drawn = cached.drawn_rows(pick)
pick, stop = filters.settle_time(pick, drawn, say, notes)
filters.map_filters(pick, say)
frame.switches()

rows = at(drawn, pick, stop)
known = cached.headlines(pick.area)
message = sentences.map_title(pick, drawn, rows, known, say)
spoken = sentences.map_sentence(pick, drawn, rows, known, say)

frame.breadcrumb(pick.area)
frame.notices([*notes, *cached.file_notices(say.lang), *show.geometry_notices()])
frame.title(message, sentences.map_subtitle(pick, stop, say), cached.is_fictitious(), say)
show.the_map(pick)
frame.sentence(spoken)
tables.source_line(sentences.cited(pick, rows, known), say)
tables.offer(sentences.cited(pick, rows, known), message, spoken, f"peta-{pick.area}-{pick.measure}-{stop}", say)
