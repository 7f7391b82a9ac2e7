"""Text for slides: how much of it a box holds, as it was written; the office program breaks the lines itself."""

from meeting.render import typography
from meeting.sanitize import visible


def fitted(text: str, room: float, most: int, sizes: list[float], weight: int = 400) -> tuple[str, int, float]:
    """Return a text, how many lines it takes and at which of ``sizes``; cut with an ellipsis where ``most`` lines hold no more."""
    whole = visible(text)
    lines, size = typography.fitted(text, room, most, sizes, weight)
    if sum(map(len, typography.lines(text, room, size, weight))) == sum(map(len, lines)):
        return whole, len(lines), size
    return whole[: ends(whole, [*lines[:-1], lines[-1].removesuffix("…")])[-1]].rstrip() + "…", len(lines), size


def ends(whole: str, lines: list[str]) -> list[int]:
    """Return where in a text each of its lines ends."""
    found, at = [], 0
    for line in lines:
        at += len(whole[at:]) - len(whole[at:].lstrip(" ")) + len(line.strip(" "))
        found.append(at)
    return found


def parted(text: str, room: float, size: float, most: int) -> list[tuple[str, int]]:
    """Return a text in parts of at most ``most`` lines, each with how many lines it takes; an empty one as one part."""
    whole, lines = visible(text), typography.lines(text, room, size)
    places = ends(whole, lines)
    begins = [0, *places]
    found = []
    for first in range(0, len(lines), most):
        last = min(first + most, len(lines))
        found.append((whole[begins[first] : places[last - 1]].strip(" "), last - first))
    return found or [("", 0)]
