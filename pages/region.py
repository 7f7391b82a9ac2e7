"""What is known of one region: headline, sentence, composition, trend, neighbours, conflicts and remarks."""

from pages.parts import cached, employers, frame, nearby, profile, story, tables
from pages.parts.meeting import adding, capturing

say = frame.open_page()
area, notes = profile.resolve(say)
profile.sidebar(say)
adding.offer(area, lambda: capturing.of_facts(area, "headline", say), say, "wilayah")
frame.switches()

known = cached.headlines(area)
spoken = story.profile_sentence(area, known, say)
badges = cached.badges(say)

frame.breadcrumb(area)
notices = [*notes, *cached.notices(say.lang)]
frame.head(notices, story.profile_title(area, known, say), story.profile_subtitle(area, say), badges, say)
profile.facts(known, say)
frame.sentence(spoken)
nearby.draw(area, say)
profile.compositions(area, say, lambda by: adding.offer_chart(area, lambda: capturing.of_parts(area, by, say), by, say))
employers.draw(area, say)
adding.offer_employers(area, say)
profile.trend(area, say, lambda of: adding.offer_chart(area, lambda: capturing.of_measure(area, of, say), of, say))
profile.neighbours(area, known, say)
profile.remarks(area, say)
profile.conflicts(area, say)
tables.source_line(tables.source_markup(cached.figures_of(area), say))
tables.offer(cached.figures_of(area), story.profile_title(area, known, say), spoken, f"wilayah-{area}", badges, say)
