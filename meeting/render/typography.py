"""Letters: our typeface for every drawing, how wide a text is, where it breaks, and what of a hostile one is written."""

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from matplotlib import font_manager

from meeting.sanitize import UNKNOWN, visible

FONTS = Path(__file__).parent.parent.parent / "static" / "fonts"
OURS = {400: FONTS / "inter-latin-400.ttf", 700: FONTS / "inter-latin-700.ttf"}
FAMILIES = ["Inter", "DejaVu Sans"]
SLACK = 1.02
"""Drawn text may be this much wider than measured: hinting moves letters a little."""

for path in OURS.values():
    font_manager.fontManager.addfont(str(path))


@cache
def font(weight: int) -> font_manager.FontProperties:
    """Return our typeface in a weight (400 or 700), with a fallback for letters that it lacks."""
    return font_manager.FontProperties(family=FAMILIES, weight=weight)


@cache
def advances(weight: int) -> dict[str, float]:
    """Return the width of every letter that a weight and its fallback have, for a size of 1."""
    plain = font_manager.FontProperties(family=FAMILIES[1], weight=weight)
    found: dict[str, float] = {}
    for path in (font_manager.findfont(plain), OURS[weight]):
        with TTFont(path) as face:
            widths, em = face["hmtx"], face["head"].unitsPerEm
            found |= {chr(code): widths[glyph][0] / em for code, glyph in face.getBestCmap().items()}
    return found


def plain(text: str) -> str:
    """Return text in one line that is drawn as it is: what controls, or no typeface knows, becomes visible as a mark."""
    known = advances(400)
    return "".join(letter if letter in known else UNKNOWN for letter in visible(text))


def width(text: str, size: float, weight: int = 400) -> float:
    """Return how wide a text is drawn, in the unit of its size."""
    known = advances(weight)
    return sum(known.get(letter, 1.0) for letter in text) * size * SLACK


def lines(text: str, room: float, size: float, weight: int = 400) -> list[str]:
    """Return a text broken into lines no wider than ``room``: between words, and inside one that is wider alone."""
    found: list[str] = []
    for word in plain(text).split(" "):
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer, size, weight) <= room:
            found[-1] = longer
        else:
            found += pieces(word, room, size, weight)
    return [line for line in found if line]


def pieces(word: str, room: float, size: float, weight: int) -> list[str]:
    """Return a word cut where it would be wider than ``room``; at least one letter a piece."""
    found = [""]
    for letter in word:
        if found[-1] and width(found[-1] + letter, size, weight) > room:
            found.append("")
        found[-1] += letter
    return found


def cut(text: str, room: float, size: float, weight: int = 400) -> str:
    """Return as much of a text as one line holds, with an ellipsis where that is not all."""
    whole = plain(text)
    if width(whole, size, weight) <= room:
        return whole
    kept = pieces(whole, room - width("…", size, weight), size, weight)[0]
    return kept.rstrip() + "…"


def fitted(text: str, room: float, most: int, sizes: list[float], weight: int = 400) -> tuple[list[str], float]:
    """Return a text in at most ``most`` lines at the largest of ``sizes`` that holds it, else cut at the last size."""
    for size in sizes:
        found = lines(text, room, size, weight)
        if len(found) <= most:
            return found, size
    return [*found[: most - 1], cut(" ".join(found[most - 1 :]), room, size, weight)], size
