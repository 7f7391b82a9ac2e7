"""The quality of the register as a picture for a report: it is of lists and of no area, so it is for no deck."""

from data.regions.gazetteer import COUNTRY
from meeting.capture.figure_capture import MAX_TEXT_CHARS, truncate_text
from meeting.model import Deck, Part, Scene, Stack, StackPicture
from meeting.repository import generate_id
from pages.parts.data_quality import quality_sections
from pages.parts.data_quality.quality_sections import Facts
from pages.parts.deck import downloads
from pages.parts.import_wizard import value_labels
from pages.parts.state import reader_context
from views import source as cached
from views.charts.stacked import BAR_PARTS, part_labels
from views.text.translator import Translator

MAX_BARS = 40


def draw_download(facts: Facts, i18n: Translator) -> None:
    """Offer the chart by source as PNG and SVG: as it is told in this run, for a file is made after it."""
    chart_deck = build_deck(facts, i18n)
    downloads.draw_chart_download(lambda: chart_deck, "mutu-data", "quality", i18n.gettext("Take this chart"), i18n)


def build_deck(facts: Facts, i18n: Translator) -> Deck:
    """Return a deck of the one scene, kept nowhere: of the register, whatever data the address asks other pages for."""
    return downloads.build_single_scene_deck(COUNTRY, build_scene(facts, i18n), i18n, data=reader_context.REGISTER)


def build_scene(facts: Facts, i18n: Translator) -> Scene:
    """Capture the chart by source with the words of its page."""
    subtitle = f"{i18n.gettext('Rows by source, batches that count')}: {quality_sections.subtitle(facts, i18n)}"
    source_text = i18n.gettext(
        "Source: the permit lists in this office's register, counted on {day}.", day=i18n.format_date(cached.today())
    )
    return Scene(
        generate_id(),
        "situation",
        "bars",
        truncate_text(quality_sections.title(facts, i18n), MAX_TEXT_CHARS),
        subtitle=truncate_text(subtitle, MAX_TEXT_CHARS),
        sentence=truncate_text(quality_sections.sentence(facts, i18n), MAX_TEXT_CHARS),
        source=source_text,
        badges=[truncate_text(badge) for badge in quality_sections.badges(facts, i18n)],
        picture=build_picture(facts, i18n),
    )


def build_picture(facts: Facts, i18n: Translator) -> StackPicture:
    """Return each source as a bar of its rows that are stored, in review and rejected."""
    parts = [truncate_text(label) for label in part_labels(i18n).values()]
    bars = [build_bar(row, i18n) for row in facts.sources.head(MAX_BARS).itertuples()]
    return StackPicture(i18n.gettext("rows"), i18n.gettext("Read"), parts, bars)


def build_bar(row, i18n: Translator) -> Stack:
    """Return one source."""
    counts = [int(getattr(row, column)) for column in BAR_PARTS]
    return Stack(
        value_labels.display_text(row.source),
        i18n.format_number(row.rows_read),
        [Part(i18n.format_number(n), float(n)) for n in counts],
    )
