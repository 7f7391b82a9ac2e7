"""The quality of the register captured as a scene for a report: it is of lists and of no area, so it is for no deck."""

from typing import Any

from meeting.capture.figure_capture import MAX_TEXT_CHARS, truncate_text
from meeting.model import Part, Scene, Stack, StackPicture
from meeting.repository import generate_id
from views.charts.stacked import BAR_PARTS, part_labels
from views.reader import Reader
from views.register import quality
from views.register.quality import Facts
from views.register.value_labels import display_text
from views.text.translator import Translator

MAX_BARS = 40


def capture_quality(facts: Facts, reader: Reader) -> Scene:
    """Capture the chart by source with the words of its page."""
    i18n = reader.i18n
    subtitle = f"{i18n.gettext('Rows by source, batches that count')}: {quality.subtitle(facts, i18n)}"
    source_text = i18n.gettext(
        "Source: the permit lists in this office's register, counted on {day}.",
        day=i18n.format_date(reader.source.today),
    )
    return Scene(
        generate_id(),
        "situation",
        "bars",
        truncate_text(quality.title(facts, i18n), MAX_TEXT_CHARS),
        subtitle=truncate_text(subtitle, MAX_TEXT_CHARS),
        sentence=truncate_text(quality.sentence(facts, reader), MAX_TEXT_CHARS),
        source=source_text,
        badges=[truncate_text(badge) for badge in quality.list_quality_badges(facts, reader)],
        picture=build_picture(facts, i18n),
    )


def build_picture(facts: Facts, i18n: Translator) -> StackPicture:
    """Return each source as a bar of its rows that are stored, in review and rejected."""
    parts = [truncate_text(label) for label in part_labels(i18n).values()]
    bars = [build_bar(row, i18n) for row in facts.sources.head(MAX_BARS).itertuples()]
    return StackPicture(i18n.gettext("rows"), i18n.gettext("Read"), parts, bars)


def build_bar(row: Any, i18n: Translator) -> Stack:  # Any: a row of the sources, whose counts are asked for by name
    """Return one source."""
    counts = [int(getattr(row, column)) for column in BAR_PARTS]
    return Stack(
        display_text(row.source),
        i18n.format_number(row.rows_read),
        [Part(i18n.format_number(n), float(n)) for n in counts],
    )
