"""Second step: the sheet and the row of the headings, found and changeable, with the first rows below."""

import streamlit as st

from data.register.cleaning import pseudonyms
from data.register.mapping import file_preview, profiles
from pages.parts.import_wizard import navigation, session, value_labels
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from pages.parts.shell.layout import escape
from views import source as cached
from views.text.translator import Words

OFFERED, ABOVE, BELOW, WIDE = 20, 3, 6, 30
"""Heading rows that are offered; rows shown above and below the heading; columns shown."""

MASK = "•••"


def draw(wizard: Wizard, say: Words) -> None:
    """Show where the list was found, and let the steward say otherwise."""
    sheets, sheet = navigation.sheets(wizard), navigation.chosen(wizard)
    if len(sheets) > 1:
        names = [one.name for one in sheets]
        session.choose("choose_sheet", say.t("Sheet"), names, sheet.name, value_labels.short, choose_sheet)
    rows = [(row,) for row in range(1, min(OFFERED, len(sheet.rows)) + 1)]
    pairs = [(row, row + 1) for row in range(1, min(OFFERED, len(sheet.rows) - 1) + 1)]
    heading = tuple(dict.fromkeys(sheet.found.heading)) if sheet.found else (1,)
    options = sorted({*rows, *pairs, heading})
    session.choose(
        "choose_heading",
        say.t("Rows of the heading"),
        options,
        heading,
        lambda option: heading_label(option, say),
        lambda option: session.put_profile(sheet=sheet.name, heading=list(option)),
    )
    if sheet.found is None:
        layout.notice(say.t("No row has two headings that are known. Choose the row in which the headings stand."))
    hidden = [value_labels.short(name) for name in cached.private().kept("hidden")]
    if hidden:
        layout.paragraph(say.t("Hidden sheets are not read: {sheets}.", sheets=say.listing(hidden)))
    st.html(first_rows(sheet, say))
    advanced(wizard, say)
    navigation.ways(wizard, say, ready=sheet.found is not None)


def choose_sheet(name: str) -> None:
    """Take another sheet; its heading is looked for anew."""
    session.put_profile(sheet=name, heading=[])


def heading_label(rows: tuple[int, ...], say: Words) -> str:
    """Return the reader's words for one or two heading rows."""
    if len(rows) == 1:
        return say.t("Row {row}", row=rows[0])
    return say.t("Rows {first} and {last}", first=rows[0], last=rows[-1])


def first_rows(sheet: file_preview.Sheet, say: Words) -> str:
    """Return the first rows as markup: the heading marked, cells of personal columns masked."""
    first, last = sheet.found.heading if sheet.found else (1, 1)
    fields = sheet.found.fields if sheet.found else []
    hidden = {place for place, field in enumerate(fields) if field in pseudonyms.fields()}
    start = max(0, first - 1 - ABOVE)
    lines = "".join(
        row_markup(number, row, hidden, first <= number <= last and sheet.found is not None)
        for number, row in enumerate(sheet.rows[start : last + BELOW], start + 1)
    )
    caption = escape(say.t("First rows; personal columns are masked"))
    return (
        f'<div class="peta-table-box" tabindex="0" role="region" aria-label="{caption}"><table class="peta-table peta-grid">'
        f"<caption>{caption}</caption><tbody>{lines}</tbody></table></div>"
    )


def row_markup(number: int, row: list[str], hidden: set[int], is_heading: bool) -> str:
    """Return one row of the list as markup."""
    cells = [
        MASK if place in hidden and not is_heading and cell.strip() else value_labels.short(cell)
        for place, cell in enumerate(row[:WIDE])
    ]
    mark = ' class="peta-is-heading"' if is_heading else ""
    body = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr{mark}><th scope="row" class="n">{number}</th>{body}</tr>'


def advanced(wizard: Wizard, say: Words) -> None:
    """Draw the choices that few lists need: order of day and month, kind of codes, system of days."""
    box = st.expander(say.t("Advanced"), key="import_advanced", on_change="rerun")
    with box:
        if not box.open:
            return
        orders = {"day_first": say.t("06/07/2024 is 6 July"), "month_first": say.t("06/07/2024 is 7 June")}
        kinds = {"": say.t("not said: ask where it matters"), "kemendagri": "Kemendagri", "bps": "BPS"}
        epochs = {"": say.t("as the file says"), "1900": say.t("1900 (Windows)"), "1904": say.t("1904 (older Macs)")}
        for name, label, known in (
            ("dates", say.t("Dates"), orders),
            ("codes", say.t("Region codes of four digits"), kinds),
            ("epoch", say.t("Day numbers of the spreadsheet count from"), epochs),
        ):
            chosen = getattr(wizard.profile, name)
            session.choose(f"choose_{name}", label, list(known), chosen, known.get, putter(name))


def putter(name: str):
    """Return the function that keeps a choice of the profile."""
    assert name in profiles.Profile.__dataclass_fields__
    return lambda value: session.put_profile(**{name: value})
