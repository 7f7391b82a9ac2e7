"""A deck as XLSX: a row a figure with all that is known of it, and what the numbers mean, from where, within which limits."""

from datetime import datetime
from io import BytesIO

import pandas as pd
import xlsxwriter

from data import figures as vocabulary
from data.spreadsheet import disarmed
from geo import outlines
from meeting import scene_badges
from meeting.exports.options import Options
from meeting.exports.reproducible_zip import USUAL_DAY, steady
from meeting.frozen_deck import content_hash
from meeting.labels import word
from meeting.model import Deck, Figure, Scene
from meeting.sanitize import visible

FIELDS = (
    "scene", "area_code", "area", "measure", "label", "breakdown", "category", "category_label", "told", "value", "unit",
    "unit_label", "kind", "disclosure", "when", "as_of", "period_start", "period_end", "per_100k", "residents", "status",
    "publisher", "title", "url", "published_on", "figure_id", "badges",
)  # fmt: skip
WIDE = 24
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def xlsx(deck: Deck, options: Options) -> bytes:
    """Return the figures of the shown scenes as XLSX; the same deck gives the same bytes.

    A hidden figure has no value, only how it is told. Nothing in a cell is read as a formula or a link.
    """
    out = BytesIO()
    with xlsxwriter.Workbook(out, PLAIN) as book:
        day = deck.frozen_at or deck.held_on or USUAL_DAY
        book.set_properties({"title": visible(deck.title)[:255], "created": datetime(1980, 1, 1)})
        bold = book.add_format({"bold": True})
        write(book.add_worksheet(word("sheet_figures", deck.lang)), observations(deck), bold)
        write(book.add_worksheet(word("sheet_about", deck.lang)), about(deck), bold)
    return steady(out.getvalue(), day)


def write(sheet, table: pd.DataFrame, bold) -> None:
    """Write a table with its heading, which stays in sight."""
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(len(table.columns) - 1, 0), WIDE)
    sheet.write_row(0, 0, list(table.columns), bold)
    for down, row in enumerate(disarmed(table).itertuples(index=False), 1):
        for across, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(down, across, value)
            elif value is not None and value == value:
                sheet.write_number(down, across, value)


def observations(deck: Deck) -> pd.DataFrame:
    """Return the figures of all shown scenes, a row each, under headings in the language of the deck."""
    rows = [fields(figure, scene, deck) for scene in deck.shown for figure in scene.figures]
    table = pd.DataFrame(rows, columns=list(FIELDS), dtype=object)
    return table.rename(columns={field: word(f"field_{field}", deck.lang) for field in FIELDS})


def fields(figure: Figure, scene: Scene, deck: Deck) -> dict[str, object]:
    """Return one figure as a row: its value only where it is shown, its title and address as text."""
    known = {field: getattr(figure, field) for field in FIELDS if hasattr(figure, field)}
    numbers = {name: known[name] if figure.disclosure == "shown" else None for name in ("value", "per_100k")}
    texts = {name: visible(text) for name, text in known.items() if isinstance(text, str)}
    return (
        texts
        | numbers
        | {"scene": visible(scene.title), "badges": visible("; ".join(scene_badges.badges(scene, deck)))}
    )


def about(deck: Deck) -> pd.DataFrame:
    """Return what the numbers are: the deck, its mode and hash, definitions and units of its measures, its sources."""
    lang, shown = deck.lang, [figure for scene in deck.shown for figure in scene.figures]
    marks = "; ".join(scene_badges.all_badges(deck))
    rows = [
        ("about_title", deck.title),
        ("about_mode", marks),
        ("about_k", str(deck.k) if deck.mode != "internal" else ""),
        ("about_frozen", deck.frozen_at),
        ("about_hash", content_hash(deck.shown)),
        ("about_held", ", ".join(part for part in (deck.held_on, deck.place) if part)),
        ("about_limits", word("limits", lang)),
        ("about_hidden", word("hidden", lang)),
        ("about_boundaries", outlines.attribution(lang)),
    ]
    told = [(word(key, lang), text) for key, text in rows if text]
    told += [(word("about_definition", lang), text) for text in definitions(shown, lang)]
    told += [(word("about_source", lang), text) for text in sources(shown)]
    table = pd.DataFrame(told, columns=[word("about_item", lang), word("about_content", lang)], dtype=object)
    return table.map(visible)


def definitions(shown: list[Figure], lang: str) -> list[str]:
    """Return each measure once: its label, unit and definition; of one that is no longer known its label and unit."""
    known = vocabulary.measures().index
    found = {}
    for figure in shown:
        row = vocabulary.about(figure.measure) if figure.measure in known else {}
        label, meaning = row.get(f"label_{lang}", figure.label), row.get(f"definition_{lang}", "")
        found[figure.measure] = f"{label} ({figure.unit_label})" + (f": {meaning}" if meaning else "")
    return list(found.values())


def sources(shown: list[Figure]) -> list[str]:
    """Return each source once: publisher, title, date, address."""
    parts = [(figure.publisher, figure.title, figure.published_on, figure.url) for figure in shown]
    return list(dict.fromkeys(", ".join(part for part in source if part) for source in parts if any(source)))
