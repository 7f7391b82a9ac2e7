"""The decorations of a map: scale bar, north arrow, attribution of the outlines, and figures that have no place on land."""

from meeting.labels import format_number, translate_label
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.map.projection import View
from meeting.render.metrics import LEADING
from meeting.render.surface import Sheet

NARROW_WIDTH = 45
"""A box less wide than this many font sizes has its off-map lines below the map."""

MAX_OMITTED_LABELS = 20
"""At most so many labels that had no room are tried in the line below a map."""

ROUND_DISTANCES: list[int] = [step * 10**power for power in range(4) for step in (1, 2, 5)]


def choose_scale_km(view: View, max_pixels: float) -> int:
    """Return the longest round distance in km that is no longer than ``max_pixels``."""
    return max([km for km in ROUND_DISTANCES if view.km_to_pixels(km) <= max_pixels], default=ROUND_DISTANCES[0])


def measure_scale(sheet: Sheet, view: View) -> tuple[float, str]:
    """Return the length of the scale bar in pixels and its label."""
    km = choose_scale_km(view, 7 * sheet.min_font_size)
    return view.km_to_pixels(km), f"{format_number(km, sheet.lang)} km"


def measure_scale_bar(sheet: Sheet, view: View) -> tuple[float, float]:
    """Return width and height of scale bar and north arrow in pixels."""
    length, text = measure_scale(sheet, view)
    return max(
        length, typography.measure_width(text, sheet.min_font_size)
    ) + sheet.min_font_size * 2, sheet.min_font_size * 2.2


def draw_scale_bar(sheet: Sheet, view: View, corner: tuple[float, float]) -> None:
    """Draw a scale bar and a north arrow; ``corner`` is their lower right corner in pixels."""
    font_size, theme = sheet.min_font_size, sheet.theme
    (length, text), (right, bottom) = measure_scale(sheet, view), corner
    left = right - max(length, typography.measure_width(text, font_size))
    bar = [
        (right - length, bottom - font_size * 0.35),
        (right - length, bottom),
        (right, bottom),
        (right, bottom - font_size * 0.35),
    ]
    for colour, line_width in ((theme.halo, 6.0), (theme.ink, 2.0)):
        sheet.draw_line(bar, colour, line_width)
    middle = right - max(length, typography.measure_width(text, font_size)) / 2
    sheet.draw_text(middle, bottom - font_size * 0.5, text, font_size, align="center", has_halo=True)
    draw_north_arrow(sheet, left - font_size * 1.2, bottom)


def draw_north_arrow(sheet: Sheet, x: float, bottom: float) -> None:
    """Draw an arrow to the north with its letter."""
    font_size, theme = sheet.min_font_size, sheet.theme
    sheet.draw_line([(x, bottom), (x, bottom - font_size * 0.9)], theme.halo, 6)
    sheet.draw_line([(x, bottom), (x, bottom - font_size * 0.9)], theme.ink, 2)
    tip = [
        (x - font_size * 0.28, bottom - font_size * 0.55),
        (x, bottom - font_size),
        (x + font_size * 0.28, bottom - font_size * 0.55),
    ]
    sheet.draw_line(tip, theme.ink, 2)
    sheet.draw_text(
        x,
        bottom - font_size * 1.15,
        translate_label("north", sheet.lang),
        font_size,
        700,
        align="center",
        has_halo=True,
    )


def draw_attribution(sheet: Sheet, bounds: Box, text: str) -> Box:
    """Write the attribution of the outlines along the lower edge of a box, in at most two lines; return the box above."""
    lines, _ = typography.fit_text(text, bounds.width, 2, [sheet.min_font_size])
    top = bounds.bottom - len(lines) * sheet.min_font_size * LEADING
    sheet.draw_paragraph(bounds.left, top, lines, sheet.min_font_size, colour=sheet.theme.muted)
    return Box(bounds.left, bounds.top, bounds.right, top - sheet.min_font_size * 0.3 if lines else bounds.bottom)


def draw_omitted_labels(sheet: Sheet, bounds: Box, texts: list[str]) -> None:
    """Write along the lower edge of a box which labels had no room on the map, in one line; what it does not hold is counted."""
    lines = [describe_omitted_labels(sheet, texts, bounds.width)] if texts else []
    top = bounds.bottom - sheet.min_font_size * LEADING
    sheet.draw_paragraph(bounds.left, top, lines, sheet.min_font_size, colour=sheet.theme.muted)


def describe_omitted_labels(sheet: Sheet, texts: list[str], width: float) -> str:
    """Return the line of the labels that had no room: as many as it holds, and how many more."""
    for count in range(min(len(texts), MAX_OMITTED_LABELS), 0, -1):
        count_text = [translate_label("more", sheet.lang, n=len(texts) - count)] if count < len(texts) else []
        line = translate_label("no_room", sheet.lang, labels="; ".join([*texts[:count], *count_text]))
        if typography.measure_width(line, sheet.min_font_size) <= width:
            return line
    line = translate_label("no_room_count", sheet.lang, n=len(texts))
    return typography.truncate_text(line, width, sheet.min_font_size)


def draw_off_map_notes(sheet: Sheet, bounds: Box, texts: list[str]) -> Box:
    """Write lines about figures off the map in a strip at the right of a box, of a narrow one below; return the rest."""
    font_size = sheet.min_font_size
    if not texts:
        return bounds
    if bounds.width < font_size * NARROW_WIDTH:
        return draw_notes_below(sheet, bounds, texts)
    strip = Box(bounds.right - max(bounds.width * 0.24, font_size * 11), bounds.top, bounds.right, bounds.bottom)
    draw_notes_strip(sheet, strip, texts)
    return Box(bounds.left, bounds.top, strip.left - font_size * 0.6, bounds.bottom)


def draw_notes_below(sheet: Sheet, bounds: Box, texts: list[str]) -> Box:
    """Write texts at the lower edge of a box, each in one line; of more than two the first, and how many others there are."""
    font_size, width = sheet.min_font_size, bounds.width - sheet.min_font_size * 0.6
    more_text = translate_label("more", sheet.lang, n=len(texts) - 1)
    first_line = typography.truncate_text(
        texts[0], width - typography.measure_width(f"; {more_text}", font_size), font_size
    )
    lines = (
        [typography.truncate_text(text, width, font_size) for text in texts]
        if len(texts) <= 2
        else [f"{first_line}; {more_text}"]
    )
    top = bounds.bottom - len(lines) * font_size * LEADING
    sheet.draw_paragraph(bounds.left + font_size * 0.6, top, lines, font_size)
    bar_x = bounds.left + font_size * 0.1
    sheet.draw_line([(bar_x, top + 2), (bar_x, bounds.bottom - 2)], sheet.theme.accent, 3)
    return Box(bounds.left, bounds.top, bounds.right, top - font_size * 0.4)


def draw_notes_strip(sheet: Sheet, strip: Box, texts: list[str]) -> None:
    """Write texts below each other, each beside a bar; those that have no room are counted."""
    font_size, top = sheet.min_font_size, strip.top
    for index, text in enumerate(texts):
        lines = typography.wrap_text(text, strip.width - font_size * 0.6, font_size)
        height, is_last = len(lines) * font_size * LEADING, index == len(texts) - 1
        if top + height > strip.bottom - (0 if is_last else font_size * 1.5) + 1 and index:
            omitted_text = translate_label("more", sheet.lang, n=len(texts) - index)
            sheet.draw_text(
                strip.left + font_size * 0.6, top + font_size, omitted_text, font_size, colour=sheet.theme.muted
            )
            return
        lines = lines[: int((strip.height + 1) // (font_size * LEADING))]
        bar_x = strip.left + font_size * 0.1
        sheet.draw_line([(bar_x, top + 2), (bar_x, top + len(lines) * font_size * LEADING - 2)], sheet.theme.accent, 3)
        top = sheet.draw_paragraph(strip.left + font_size * 0.6, top, lines, font_size) + font_size * 0.6
