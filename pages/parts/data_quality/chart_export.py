"""The quality of the register as a picture for a report: it is of lists and of no area, so it is for no deck."""

from data.regions.gazetteer import COUNTRY
from meeting.capture.figure_capture import LONG, cut
from meeting.model import Deck, Part, Scene, Stack, StackPicture
from meeting.repository import new_id
from pages.parts.data_quality import quality_sections
from pages.parts.data_quality.quality_sections import Facts
from pages.parts.deck import downloads
from pages.parts.import_wizard import value_labels
from pages.parts.state import reader_context
from views import source as cached
from views.charts.stacked import PARTS, labels
from views.text.translator import Words

MOST_BARS = 40


def offer(known: Facts, say: Words) -> None:
    """Offer the chart by source as PNG and SVG: as it is told in this run, for a file is made after it."""
    alone = deck(known, say)
    downloads.chart(lambda: alone, "mutu-data", "quality", say.t("Take this chart"), say)


def deck(known: Facts, say: Words) -> Deck:
    """Return a deck of the one scene, kept nowhere: of the register, whatever data the address asks other pages for."""
    return downloads.alone(COUNTRY, scene(known, say), say, data=reader_context.REGISTER)


def scene(known: Facts, say: Words) -> Scene:
    """Capture the chart by source with the words of its page."""
    about = f"{say.t('Rows by source, batches that count')}: {quality_sections.subtitle(known, say)}"
    source = say.t(
        "Source: the permit lists in this office's register, counted on {day}.", day=say.date(cached.today())
    )
    return Scene(
        new_id(),
        "situation",
        "bars",
        cut(quality_sections.title(known, say), LONG),
        subtitle=cut(about, LONG),
        sentence=cut(quality_sections.sentence(known, say), LONG),
        source=source,
        badges=[cut(badge) for badge in quality_sections.badges(known, say)],
        picture=picture(known, say),
    )


def picture(known: Facts, say: Words) -> StackPicture:
    """Return each source as a bar of its rows that are stored, in review and rejected."""
    parts = [cut(label) for label in labels(say).values()]
    bars = [bar(row, say) for row in known.sources.head(MOST_BARS).itertuples()]
    return StackPicture(say.t("rows"), say.t("Read"), parts, bars)


def bar(row, say: Words) -> Stack:
    """Return one source."""
    counts = [int(getattr(row, column)) for column in PARTS]
    return Stack(
        value_labels.short(row.source), say.number(row.rows_read), [Part(say.number(n), float(n)) for n in counts]
    )
