"""Second step: the sheet and the row of the headings, found and changeable, with the first rows below."""

from collections.abc import Callable

import streamlit as st

from data.register import permit_fields
from data.register.mapping import file_preview, profiles
from pages.parts.import_wizard import navigation, session
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from pages.parts.state import session_resources
from views.register import value_labels
from views.text.html import escape
from views.text.translator import Translator

MAX_HEADING_ROW, ROWS_ABOVE, ROWS_BELOW, MAX_PREVIEW_COLUMNS = 20, 3, 6, 30
"""Heading rows that are offered; rows shown above and below the heading; columns shown."""

MASK = "•••"


def draw(wizard: Wizard, i18n: Translator) -> None:
    """Show where the list was found, and let the steward say otherwise."""
    sheets, sheet = navigation.load_sheets(wizard), navigation.select_sheet(wizard)
    if len(sheets) > 1:
        names = [candidate.name for candidate in sheets]
        session.draw_choice(
            "choose_sheet", i18n.gettext("Sheet"), names, sheet.name, value_labels.display_text, choose_sheet
        )
    single_rows = [(row,) for row in range(1, min(MAX_HEADING_ROW, len(sheet.rows)) + 1)]
    row_pairs = [(row, row + 1) for row in range(1, min(MAX_HEADING_ROW, len(sheet.rows) - 1) + 1)]
    heading = tuple(dict.fromkeys(sheet.list_heading.heading_rows)) if sheet.list_heading else (1,)
    options = sorted({*single_rows, *row_pairs, heading})
    session.draw_choice(
        "choose_heading",
        i18n.gettext("Rows of the heading"),
        options,
        heading,
        lambda option: heading_label(option, i18n),
        lambda option: session.update_profile(sheet=sheet.name, heading=list(option)),
    )
    if sheet.list_heading is None:
        layout.draw_notice(
            i18n.gettext("No row has two headings that are known. Choose the row in which the headings stand.")
        )
    hidden_sheets = [
        value_labels.display_text(name) for name in session_resources.upload_folder().load_object("hidden")
    ]
    if hidden_sheets:
        layout.draw_paragraph(
            i18n.gettext("Hidden sheets are not read: {sheets}.", sheets=i18n.format_list(hidden_sheets))
        )
    st.html(first_rows_html(sheet, i18n))
    draw_advanced_choices(wizard, i18n)
    navigation.draw_navigation(wizard, i18n, is_ready=sheet.list_heading is not None)


def choose_sheet(name: str) -> None:
    """Take another sheet; its heading is looked for anew."""
    session.update_profile(sheet=name, heading=[])


def heading_label(rows: tuple[int, ...], i18n: Translator) -> str:
    """Return the reader's words for one or two heading rows."""
    if len(rows) == 1:
        return i18n.gettext("Row {row}", row=rows[0])
    return i18n.gettext("Rows {first} and {last}", first=rows[0], last=rows[-1])


def first_rows_html(sheet: file_preview.Sheet, i18n: Translator) -> str:
    """Return the first rows as markup: the heading marked, cells of personal columns masked."""
    heading_start, heading_end = sheet.list_heading.heading_rows if sheet.list_heading else (1, 1)
    fields = sheet.list_heading.fields if sheet.list_heading else []
    masked_columns = {index for index, field in enumerate(fields) if field in permit_fields.personal_fields()}
    start = max(0, heading_start - 1 - ROWS_ABOVE)
    rows_html = "".join(
        row_html(number, row, masked_columns, heading_start <= number <= heading_end and sheet.list_heading is not None)
        for number, row in enumerate(sheet.rows[start : heading_end + ROWS_BELOW], start + 1)
    )
    caption = escape(i18n.gettext("First rows; personal columns are masked"))
    return (
        f'<div class="peta-table-box" tabindex="0" role="region" aria-label="{caption}"><table class="peta-table peta-grid">'
        f"<caption>{caption}</caption><tbody>{rows_html}</tbody></table></div>"
    )


def row_html(number: int, row: list[str], masked_columns: set[int], is_heading: bool) -> str:
    """Return one row of the list as markup."""
    cells = [
        MASK if index in masked_columns and not is_heading and cell.strip() else value_labels.display_text(cell)
        for index, cell in enumerate(row[:MAX_PREVIEW_COLUMNS])
    ]
    class_attribute = ' class="peta-is-heading"' if is_heading else ""
    body = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr{class_attribute}><th scope="row" class="n">{number}</th>{body}</tr>'


def draw_advanced_choices(wizard: Wizard, i18n: Translator) -> None:
    """Draw the choices that few lists need: order of day and month, kind of codes, system of days."""
    box = st.expander(i18n.gettext("Advanced"), key="import_advanced", on_change="rerun")
    with box:
        if not box.open:
            return
        orders = {
            "day_first": i18n.gettext("06/07/2024 is 6 July"),
            "month_first": i18n.gettext("06/07/2024 is 7 June"),
        }
        kinds = {"": i18n.gettext("not said: ask where it matters"), "kemendagri": "Kemendagri", "bps": "BPS"}
        epochs = {
            "": i18n.gettext("as the file says"),
            "1900": i18n.gettext("1900 (Windows)"),
            "1904": i18n.gettext("1904 (older Macs)"),
        }
        for name, label, option_labels in (
            ("dates", i18n.gettext("Dates"), orders),
            ("codes", i18n.gettext("Region codes of four digits"), kinds),
            ("epoch", i18n.gettext("Day numbers of the spreadsheet count from"), epochs),
        ):
            value = getattr(wizard.profile, name)
            session.draw_choice(
                f"choose_{name}", label, list(option_labels), value, option_labels.get, make_profile_setter(name)
            )


def make_profile_setter(name: str) -> Callable[[str], None]:
    """Return the function that keeps a choice of the profile."""
    assert name in profiles.Profile.__dataclass_fields__
    return lambda value: session.update_profile(**{name: value})
