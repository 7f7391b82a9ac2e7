"""Where does every number come from, what does it mean, and what are its limits?"""

from pages.parts import cached, frame, method

say = frame.open_page()
frame.switches()

frame.head(cached.notices(say.lang), method.title(say), method.subtitle(say), cached.badges(say), say)
method.age(say)
method.sources(say)
method.measures(say)
method.rules(say)
method.counting(say)
method.badges(say)
method.disclosure_control(say)
method.events(say)
method.populations(say)
method.boundaries(say)
method.remarks(say)
method.licences(say)
