"""Text for slides: how much of it a box holds; the text stays in one piece, for the office program breaks the lines itself."""

from collections.abc import Sequence
from typing import NamedTuple

from meeting.render import typography
from meeting.render.metrics import FONT_SIZE
from meeting.sanitize import sanitize_text


class TextPart(NamedTuple):
    """A text and how many lines it takes."""

    text: str
    line_count: int


class FittedText(NamedTuple):
    """A text, how many lines it takes and its font size in pixels."""

    text: str
    line_count: int
    size: float


def fit_text(text: str, max_width: float, max_lines: int, sizes: Sequence[float], weight: int = 400) -> FittedText:
    """Return a text at the largest of ``sizes`` at which it takes ``max_lines`` lines, else cut with an ellipsis.

    Widths and sizes are in pixels; ``weight`` is 400 or 700.
    """
    clean_text = sanitize_text(text)
    lines, size = typography.fit_text(text, max_width, max_lines, sizes, weight)
    if sum(map(len, typography.wrap_text(text, max_width, size, weight))) == sum(map(len, lines)):
        return FittedText(clean_text, len(lines), size)
    end = find_line_ends(clean_text, [*lines[:-1], lines[-1].removesuffix("…")])[-1]
    return FittedText(clean_text[:end].rstrip() + "…", len(lines), size)


def fit_part(text: str, max_width: float, max_lines: int) -> TextPart:
    """Return a text of the smallest type, cut with an ellipsis where ``max_lines`` lines do not hold it."""
    return TextPart(*fit_text(text, max_width, max_lines, [FONT_SIZE])[:2])


def find_line_ends(text: str, lines: list[str]) -> list[int]:
    """Return the index in a text at which each of its lines ends."""
    line_ends, position = [], 0
    for line in lines:
        position += len(text[position:]) - len(text[position:].lstrip(" ")) + len(line.strip(" "))
        line_ends.append(position)
    return line_ends


def split_text(text: str, max_width: float, size: float, max_lines: int) -> list[TextPart]:
    """Return a text in parts of at most ``max_lines`` lines, each with how many lines it takes; an empty one as one part."""
    clean_text, lines = sanitize_text(text), typography.wrap_text(text, max_width, size)
    line_ends = find_line_ends(clean_text, lines)
    line_starts = [0, *line_ends]
    parts = []
    for first_line in range(0, len(lines), max_lines):
        end_line = min(first_line + max_lines, len(lines))
        part_text = clean_text[line_starts[first_line] : line_ends[end_line - 1]].strip(" ")
        parts.append(TextPart(part_text, end_line - first_line))
    return parts or [TextPart("", 0)]
