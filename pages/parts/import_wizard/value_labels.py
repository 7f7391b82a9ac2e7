"""The reader's words for fields, values and rows of an import; every text of a list is made harmless here."""

from functools import cache

import pandas as pd

from data import aliases, figures, regions, tables
from data.register.cleaning import pseudonyms
from pages.parts.shell.layout import escape
from views.text.translator import Words

LONGEST = 60
"""Characters of a cell that are shown; a list holds longer ones."""

LINKING = ("passport_no", "name", "birth_date")
KEYED = ("permit_no", "employer", "vessel")


@cache
def labels(lang: str) -> dict[str, str]:
    """Return the reader's name of each field."""
    rows = tables.read("register_columns")
    return dict(zip(rows["field"], rows[f"label_{lang}"], strict=True))


def short(text: object) -> str:
    """Return a text of a list as it may be shown: signs that nobody sees made visible, long ones cut."""
    cut = str(text) if len(str(text)) <= LONGEST else str(text)[: LONGEST - 1] + "…"
    return "".join(sign if sign.isprintable() else "�" for sign in cut)


def value(field: str, became: str, say: Words) -> str:
    """Return a clean value in the reader's words."""
    if not became:
        return "–"
    if field == "permit_type":
        return aliases.label("permit", tuple(became.split(" ")), say.lang)
    if field == "regency":
        code = became.split(" ")[-1]
        return regions.load().get(code).full_name if regions.load().has(code) else became
    if field.endswith("_on"):
        return say.date(pd.Timestamp(became)) if became[:4].isdigit() else say.t("without end")
    return figures.category_label(field, became, say.lang)


def fate(field: str, say: Words) -> str:
    """Return what becomes of a column."""
    if field == "birth_date":
        return say.t("becomes an age band")
    if field in LINKING or field in KEYED:
        return say.t("becomes a pseudonym")
    if field == "address":
        return say.t("read for the region, then dropped")
    if field in ("", "ordinal"):
        return say.t("not used")
    return say.t("dropped") if field in pseudonyms.fields() else say.t("stored")


def table(caption: str, heads: list[str], rows: list[list[object]], figures_at: tuple[int, ...], say: Words) -> str:
    """Return rows as escaped markup; the columns in ``figures_at`` hold numbers, right-aligned."""
    top = "".join(
        f'<th scope="col"{" class=n" if place in figures_at else ""}>{escape(head)}</th>'
        for place, head in enumerate(heads)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="n">{say.number(cell)}</td>' if place in figures_at else f"<td>{escape(cell)}</td>"
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="peta-table-box" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="peta-table">'
        f"<caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )
