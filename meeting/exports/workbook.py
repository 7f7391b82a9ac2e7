"""A deck as XLSX: a row a figure with all that is known of it; definitions, sources and limits of the numbers beside."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter

from data import figures as vocabulary
from data.languages import Language
from data.spreadsheet import escape_formulas
from data.version import app_label
from meeting import scene_badges
from meeting.exports.options import Options
from meeting.exports.reproducible_zip import DEFAULT_DAY, make_reproducible
from meeting.frozen_deck import hash_content
from meeting.labels import translate_label
from meeting.model import Deck, Figure, Scene
from meeting.sanitize import sanitize_text
from views.text.phrases import boundary_attribution
from views.text.translator import translator

FIELDS = (
    "scene", "area_code", "area", "measure", "label", "breakdown", "category", "category_label", "value_text", "value", "unit",
    "unit_label", "kind", "disclosure", "period_text", "as_of", "period_start", "period_end", "per_100k", "residents", "status",
    "publisher", "title", "url", "published_on", "figure_id", "badges",
)  # fmt: skip
COLUMN_WIDTH = 24
WORKBOOK_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


def export_xlsx(deck: Deck, options: Options) -> bytes:
    """Return the figures of the shown scenes as XLSX; the same deck gives the same bytes.

    A hidden figure has no value, only its band or mask. Nothing in a cell is read as a formula or a link.
    """
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK_OPTIONS) as book:
        day = deck.frozen_at or deck.held_on or DEFAULT_DAY
        book.set_properties({"title": sanitize_text(deck.title)[:255], "created": datetime(1980, 1, 1)})
        bold_format = book.add_format({"bold": True})
        write_table(
            book.add_worksheet(translate_label("sheet_figures", deck.lang)), build_observations(deck), bold_format
        )
        write_table(book.add_worksheet(translate_label("sheet_about", deck.lang)), build_about_table(deck), bold_format)
    return make_reproducible(buffer.getvalue(), day)


def write_table(sheet: Any, table: pd.DataFrame, bold_format: Any) -> None:
    """Write a table with its heading, which stays in sight when it is scrolled. xlsxwriter has no types, hence Any."""
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(len(table.columns) - 1, 0), COLUMN_WIDTH)
    sheet.write_row(0, 0, list(table.columns), bold_format)
    for row_index, row in enumerate(escape_formulas(table).itertuples(index=False), 1):
        for column_index, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(row_index, column_index, value)
            elif value is not None and value == value:
                sheet.write_number(row_index, column_index, value)


def build_observations(deck: Deck) -> pd.DataFrame:
    """Return the figures of all shown scenes, a row each, under headings in the language of the deck."""
    rows = [figure_fields(figure, scene, deck) for scene in deck.shown_scenes for figure in scene.figures]
    table = pd.DataFrame(rows, columns=list(FIELDS), dtype=object)
    return table.rename(columns={field: translate_label(f"field_{field}", deck.lang) for field in FIELDS})


def figure_fields(figure: Figure, scene: Scene, deck: Deck) -> dict[str, object]:
    """Return one figure as a row: its value only where it is shown, its title and address as text."""
    values = {field: getattr(figure, field) for field in FIELDS if hasattr(figure, field)}
    numbers = {name: values[name] if figure.disclosure == "shown" else None for name in ("value", "per_100k")}
    texts = {name: sanitize_text(text) for name, text in values.items() if isinstance(text, str)}
    return (
        texts
        | numbers
        | {
            "scene": sanitize_text(scene.title),
            "badges": sanitize_text("; ".join(scene_badges.list_scene_badges(scene, deck))),
        }
    )


def build_about_table(deck: Deck) -> pd.DataFrame:
    """Return what the numbers are: the deck, its mode and hash, definitions and units of its measures, its sources."""
    lang, figures = deck.lang, [figure for scene in deck.shown_scenes for figure in scene.figures]
    badge_text = "; ".join(scene_badges.list_deck_badges(deck))
    rows = [
        ("about_title", deck.title),
        ("about_mode", badge_text),
        ("about_k", str(deck.k) if deck.mode != "internal" else ""),
        ("about_frozen", deck.frozen_at),
        ("about_hash", hash_content(deck.shown_scenes)),
        ("about_held", ", ".join(part for part in (deck.held_on, deck.place) if part)),
        ("about_limits", translate_label("limits", lang)),
        ("about_hidden", translate_label("hidden", lang)),
        ("about_boundaries", boundary_attribution(translator(lang))),
        ("about_version", app_label()),
    ]
    items = [(translate_label(key, lang), text) for key, text in rows if text]
    items += [(translate_label("about_definition", lang), text) for text in list_definitions(figures, lang)]
    items += [(translate_label("about_source", lang), text) for text in list_sources(figures)]
    table = pd.DataFrame(
        items, columns=[translate_label("about_item", lang), translate_label("about_content", lang)], dtype=object
    )
    return table.map(sanitize_text)


def list_definitions(figures: list[Figure], lang: Language) -> list[str]:
    """Return label, unit and definition of each measure once; of one that is not in the vocabulary any more label and unit."""
    measure_ids = vocabulary.measures().index
    definitions = {}
    for figure in figures:
        row = vocabulary.measure_facts(figure.measure) if figure.measure in measure_ids else {}
        label, meaning = row.get(f"label_{lang}", figure.label), row.get(f"definition_{lang}", "")
        definitions[figure.measure] = f"{label} ({figure.unit_label})" + (f": {meaning}" if meaning else "")
    return list(definitions.values())


def list_sources(figures: list[Figure]) -> list[str]:
    """Return each source once: publisher, title, date, address."""
    parts = [(figure.publisher, figure.title, figure.published_on, figure.url) for figure in figures]
    return list(dict.fromkeys(", ".join(part for part in source if part) for source in parts if any(source)))
