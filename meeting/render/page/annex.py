"""The annex of a printed deck: every figure of its scenes with date and source, as a table of text."""

from collections.abc import Callable, Iterator

from data.languages import Language
from data.version import app_label
from meeting import scene_badges
from meeting.labels import translate_label
from meeting.model import Deck, Figure, Scene
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.metrics import LEADING
from meeting.render.surface import Align, Sheet
from meeting.scene_text import describe_measure
from views.text.translator import translator

COLUMNS = (("area", 0.24), ("measure", 0.26), ("figure", 0.15), ("when", 0.16), ("publisher", 0.19))
MAX_FIGURES = 600
"""Of a scene with more figures than this the others are in the XLSX alone."""

FONT_SCALE, ROW_PITCH, MARGIN = 0.62, 1.5, 1.7
"""In font sizes of the page: the type of a row, the margin; in font sizes of a row its height."""

MAX_CELL_LINES = 4
"""A longer cell is cut."""

Entry = Scene | Figure | str
"""A scene is a heading, a text a note."""

CellLines = list[list[str]]
"""The lines of each cell of a row; a heading and a note are one cell over the whole width."""


def draw_annex(deck: Deck, make_sheet: Callable[[], Sheet]) -> Iterator[Sheet]:
    """Return pages with the figures of every shown scene; ``make_sheet`` makes an empty page."""
    pending_entries = [
        entry for scene in deck.shown_scenes if scene.figures for entry in list_entries(scene, deck.lang)
    ]
    while pending_entries:
        sheet = make_sheet()
        rows = fit_rows(sheet, pending_entries)
        yield draw_table(sheet, pending_entries[: len(rows)], rows, " · ".join(scene_badges.list_deck_badges(deck)))
        pending_entries = pending_entries[len(rows) :]


def list_entries(scene: Scene, lang: Language) -> list[Entry]:
    """Return a scene's heading, its figures, and a note on how many are omitted."""
    omitted_count = len(scene.figures) - MAX_FIGURES
    return [
        scene,
        *scene.figures[:MAX_FIGURES],
        *([omission_text(omitted_count, lang)] if omitted_count > 0 else []),
    ]


def omission_text(omitted_count: int, lang: str) -> str:
    """Return how many figures of a scene are left out."""
    return translator(lang).ngettext(
        "and {n} more figure: see the XLSX file", "and {n} more figures: see the XLSX file", omitted_count
    )


def fit_rows(sheet: Sheet, entries: list[Entry]) -> list[CellLines]:
    """Return the cells of the first entries, as many as a page has room for below its header, at least one."""
    remaining_height = sheet.box.height - sheet.min_font_size * (2 * MARGIN + 1.5) - row_height(sheet, [[""]])
    rows: list[CellLines] = []
    for entry in entries:
        cell_lines = wrap_cells(sheet, entry)
        remaining_height -= row_height(sheet, cell_lines)
        if remaining_height < 0 and rows:
            break
        rows.append(cell_lines)
    return rows


def wrap_cells(sheet: Sheet, entry: Entry) -> CellLines:
    """Return the lines of an entry's cells."""
    width, font_size = sheet.box.inset(sheet.min_font_size * MARGIN).width, sheet.min_font_size * FONT_SCALE
    if not isinstance(entry, Figure):
        text, weight = (entry.title, 700) if isinstance(entry, Scene) else (entry, 400)
        return [[typography.truncate_text(text, width, font_size, weight)]]
    return [
        typography.fit_text(text, width * share - font_size, MAX_CELL_LINES, [font_size], column_weight(name))[0]
        for (name, share), text in zip(COLUMNS, figure_cells(entry), strict=True)
    ]


def column_weight(name: str) -> int:
    """Return the weight of a column's type: numbers are bold."""
    return 700 if name == "figure" else 400


def row_height(sheet: Sheet, cell_lines: CellLines) -> float:
    """Return the height of a row in pixels."""
    return sheet.min_font_size * FONT_SCALE * (ROW_PITCH + (max(map(len, cell_lines)) - 1) * LEADING)


def draw_table(sheet: Sheet, entries: list[Entry], rows: list[CellLines], badge_text: str) -> Sheet:
    """Draw one page of entries below the badges of the deck and the names of the columns."""
    sheet.draw_rect(sheet.box, sheet.theme.paper)
    bounds, font_size = sheet.box.inset(sheet.min_font_size * MARGIN), sheet.min_font_size * FONT_SCALE
    sheet.draw_text(
        bounds.left, bounds.top + sheet.min_font_size, translate_label("annex", sheet.lang), sheet.min_font_size, 700
    )
    badge_text = typography.truncate_text(badge_text, bounds.width * 0.6, sheet.min_font_size, 700)
    sheet.draw_text(
        bounds.right, bounds.top + sheet.min_font_size, badge_text, sheet.min_font_size, 700, sheet.theme.event, "right"
    )
    top = bounds.top + sheet.min_font_size * 1.5
    draw_row(sheet, bounds, top, [[translate_label(name, sheet.lang)] for name, _ in COLUMNS], sheet.theme.muted)
    top += font_size * ROW_PITCH
    for entry, cell_lines in zip(entries, rows, strict=True):
        draw_entry(sheet, bounds, top, entry, cell_lines)
        top += row_height(sheet, cell_lines)
        sheet.draw_line(
            [(bounds.left, top - 0.05 * font_size), (bounds.right, top - 0.05 * font_size)], sheet.theme.grid, 0.7
        )
    footer_y = sheet.box.bottom - sheet.min_font_size * MARGIN / 2
    sheet.draw_text(bounds.right, footer_y, app_label(), font_size, colour=sheet.theme.muted, align="right")
    return sheet


def draw_entry(sheet: Sheet, bounds: Box, top: float, entry: Entry, cell_lines: CellLines) -> None:
    """Write one entry: a heading and a note over the whole width, a figure in its columns."""
    font_size = sheet.min_font_size * FONT_SCALE
    if isinstance(entry, Figure):
        draw_row(sheet, bounds, top, cell_lines, sheet.theme.ink)
        return
    sheet.draw_text(
        bounds.left, top + font_size * 1.1, cell_lines[0][0], font_size, 700 if isinstance(entry, Scene) else 400
    )


def figure_cells(figure: Figure) -> tuple[str, ...]:
    """Return a figure as the cells of its row."""
    return (
        figure.area,
        describe_measure(figure),
        f"{figure.value_text} {figure.unit_label}",
        figure.period_text,
        figure.publisher,
    )


def draw_row(sheet: Sheet, bounds: Box, top: float, cell_lines: CellLines, colour: str) -> None:
    """Write the cells of one row; the number is bold and aligned to the right."""
    font_size, left = sheet.min_font_size * FONT_SCALE, bounds.left
    for (name, share), lines in zip(COLUMNS, cell_lines, strict=True):
        width, is_figure = bounds.width * share, name == "figure"
        x = left + width - font_size if is_figure else left
        align: Align = "right" if is_figure else "left"
        for index, line in enumerate(lines):
            baseline = top + font_size * (1.1 + index * LEADING)
            sheet.draw_text(x, baseline, line, font_size, column_weight(name), colour, align)
        left += width
