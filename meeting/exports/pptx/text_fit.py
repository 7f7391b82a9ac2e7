"""Text for slides: how much of it a box holds, as it was written; the office program breaks the lines itself."""

from meeting.render import typography
from meeting.sanitize import sanitize_text


def fit_text(
    text: str, max_width: float, max_lines: int, sizes: list[float], weight: int = 400
) -> tuple[str, int, float]:
    """Return a text, how many lines it takes and at which of ``sizes``; cut with an ellipsis where ``max_lines`` lines hold no more."""
    clean_text = sanitize_text(text)
    lines, size = typography.fit_text(text, max_width, max_lines, sizes, weight)
    if sum(map(len, typography.wrap_text(text, max_width, size, weight))) == sum(map(len, lines)):
        return clean_text, len(lines), size
    return (
        clean_text[: find_line_ends(clean_text, [*lines[:-1], lines[-1].removesuffix("…")])[-1]].rstrip() + "…",
        len(lines),
        size,
    )


def find_line_ends(text: str, lines: list[str]) -> list[int]:
    """Return where in a text each of its lines ends."""
    line_ends, position = [], 0
    for line in lines:
        position += len(text[position:]) - len(text[position:].lstrip(" ")) + len(line.strip(" "))
        line_ends.append(position)
    return line_ends


def split_text(text: str, max_width: float, size: float, max_lines: int) -> list[tuple[str, int]]:
    """Return a text in parts of at most ``max_lines`` lines, each with how many lines it takes; an empty one part."""
    clean_text, lines = sanitize_text(text), typography.wrap_text(text, max_width, size)
    line_ends = find_line_ends(clean_text, lines)
    line_starts = [0, *line_ends]
    parts = []
    for first_line in range(0, len(lines), max_lines):
        end_line = min(first_line + max_lines, len(lines))
        parts.append((clean_text[line_starts[first_line] : line_ends[end_line - 1]].strip(" "), end_line - first_line))
    return parts or [("", 0)]
