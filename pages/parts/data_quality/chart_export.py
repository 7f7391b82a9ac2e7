"""The chart of the register's quality as a picture to take home."""

from data.regions.gazetteer import COUNTRY
from meeting.capture.quality_capture import capture_quality
from meeting.model import Deck
from pages.parts.deck import downloads
from views.reader import Reader
from views.register.quality import Facts
from views.sources.identity import REGISTER


def draw_download(facts: Facts, reader: Reader) -> None:
    """Offer the chart by source as PNG and SVG: as it is told in this run, for a file is made after it."""
    chart_deck = build_deck(facts, reader)
    label = reader.i18n.gettext("Take this chart")
    downloads.draw_chart_download(lambda: chart_deck, "mutu-data", "quality", label, reader)


def build_deck(facts: Facts, reader: Reader) -> Deck:
    """Return a deck of the one scene, kept nowhere: of the register, whatever data the address asks other pages for."""
    return downloads.build_single_scene_deck(COUNTRY, capture_quality(facts, reader), reader, data=REGISTER)
