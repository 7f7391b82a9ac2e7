"""The reader's words for fields, values and rows of an import; every text of a list is made harmless here."""

from functools import cache

import pandas as pd

from data import aliases, figures, regions
from data.languages import Language
from data.register import permit_fields
from data.register.validation import permit_rules
from views.text.html import escape
from views.text.translator import Translator

MAX_CELL_CHARS = 60
"""Characters of a cell that are shown; a list holds longer ones."""


@cache
def field_labels(lang: Language) -> dict[str, str]:
    """Return the reader's name of each field."""
    return {field.name: field.labels[lang] for field in permit_fields.list_cell_fields()}


def display_text(text: object) -> str:
    """Return a text of a list as it may be shown: signs that nobody sees made visible, long ones cut."""
    short_text = str(text) if len(str(text)) <= MAX_CELL_CHARS else str(text)[: MAX_CELL_CHARS - 1] + "…"
    return "".join(character if character.isprintable() else "�" for character in short_text)


def format_clean_value(field: str, clean_value: str, i18n: Translator) -> str:
    """Return a clean value in the reader's words."""
    if not clean_value:
        return "–"
    if field == "permit_type":
        return aliases.label("permit", tuple(clean_value.split(" ")), i18n.lang)
    if field == "regency":
        code = clean_value.split(" ")[-1]
        return regions.load().get(code).full_name if regions.load().has_code(code) else clean_value
    if field.endswith("_on"):
        return i18n.format_date(pd.Timestamp(clean_value)) if clean_value[:4].isdigit() else i18n.gettext("without end")
    return figures.category_label(field, clean_value, i18n.lang)


def describe_fate(field: str, i18n: Translator) -> str:
    """Return what becomes of a column."""
    sentences = {
        "age_band": i18n.gettext("becomes an age band"),
        "pseudonym": i18n.gettext("becomes a pseudonym"),
        "region": i18n.gettext("read for the region, then dropped"),
        "unused": i18n.gettext("not used"),
        "dropped": i18n.gettext("dropped"),
        "stored": i18n.gettext("stored"),
    }
    return sentences[permit_fields.find_fate(field)]


def verdict_label(verdict: str, i18n: Translator) -> str:
    """Return the reader's word for a verdict."""
    return i18n.gettext("rejected") if verdict == permit_rules.REJECT else i18n.gettext("in review")


def table_html(
    caption: str, headings: list[str], rows: list[list[object]], number_columns: tuple[int, ...], i18n: Translator
) -> str:
    """Return rows as escaped markup; the columns in ``number_columns`` hold numbers, right-aligned."""
    head_html = "".join(
        f'<th scope="col"{" class=n" if index in number_columns else ""}>{escape(heading)}</th>'
        for index, heading in enumerate(headings)
    )
    body_html = "".join(
        "<tr>"
        + "".join(
            f'<td class="n">{i18n.format_number(cell)}</td>' if index in number_columns else f"<td>{escape(cell)}</td>"
            for index, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="peta-table-box" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="peta-table">'
        f"<caption>{escape(caption)}</caption><thead><tr>{head_html}</tr></thead><tbody>{body_html}</tbody></table></div>"
    )
