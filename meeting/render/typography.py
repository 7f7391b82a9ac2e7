"""The typeface of every drawing: how wide a text is, where it breaks, and what of a hostile one is drawn."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from matplotlib import font_manager

from meeting.sanitize import REPLACEMENT_CHARACTER, sanitize_text

FONT_FOLDER = Path(__file__).parent.parent.parent / "static" / "fonts"
FONT_FILES = {400: FONT_FOLDER / "inter-latin-400.ttf", 700: FONT_FOLDER / "inter-latin-700.ttf"}
FONT_FAMILIES = ["Inter", "DejaVu Sans"]
WIDTH_SLACK = 1.02
"""Drawn text may be this much wider than measured: hinting moves letters a little."""


def register_fonts() -> None:
    """Have matplotlib find our typeface by its name."""
    for path in FONT_FILES.values():
        font_manager.fontManager.addfont(str(path))


register_fonts()


@cache
def load_font(weight: int) -> font_manager.FontProperties:
    """Return our typeface in a weight (400 or 700), with a fallback for letters that it lacks."""
    return font_manager.FontProperties(family=FONT_FAMILIES, weight=weight)


@cache
def load_advances(weight: int) -> dict[str, float]:
    """Return the width of every letter that a weight and its fallback have, for a size of 1."""
    fallback_font = font_manager.FontProperties(family=FONT_FAMILIES[1], weight=weight)
    advances: dict[str, float] = {}
    for path in (font_manager.findfont(fallback_font), FONT_FILES[weight]):
        with TTFont(path) as face:
            widths, em = face["hmtx"], face["head"].unitsPerEm
            advances |= {chr(code): widths[glyph][0] / em for code, glyph in face.getBestCmap().items()}
    return advances


def sanitize_line(text: str) -> str:
    """Return text in one line with a visible mark for each control character and each letter that no typeface has."""
    known_letters = load_advances(400)
    return "".join(letter if letter in known_letters else REPLACEMENT_CHARACTER for letter in sanitize_text(text))


def measure_width(text: str, size: float, weight: int = 400) -> float:
    """Return the width of a text, in the unit of its font size."""
    advances = load_advances(weight)
    return sum(advances.get(letter, 1.0) for letter in text) * size * WIDTH_SLACK


def wrap_text(text: str, max_width: float, size: float, weight: int = 400) -> list[str]:
    """Return a text broken into lines no wider than ``max_width``: between words, and inside one that is wider alone."""
    lines: list[str] = []
    for word in sanitize_line(text).split(" "):
        extended_line = f"{lines[-1]} {word}" if lines else word
        if lines and measure_width(extended_line, size, weight) <= max_width:
            lines[-1] = extended_line
        else:
            lines += split_word(word, max_width, size, weight)
    return [line for line in lines if line]


def split_word(word: str, max_width: float, size: float, weight: int) -> list[str]:
    """Return a word cut where it would be wider than ``max_width``; at least one letter a piece."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure_width(pieces[-1] + letter, size, weight) > max_width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def truncate_text(text: str, max_width: float, size: float, weight: int = 400) -> str:
    """Return as much of a text as one line of ``max_width`` holds, with an ellipsis where that is not all."""
    line = sanitize_line(text)
    if measure_width(line, size, weight) <= max_width:
        return line
    prefix = split_word(line, max_width - measure_width("…", size, weight), size, weight)[0]
    return prefix.rstrip() + "…"


def fit_text(
    text: str, max_width: float, max_lines: int, sizes: Sequence[float], weight: int = 400
) -> tuple[list[str], float]:
    """Return a text in at most ``max_lines`` lines and its font size: the first of ``sizes`` that has room, else the last.

    At the last size the text is cut with an ellipsis.
    """
    for size in sizes:
        lines = wrap_text(text, max_width, size, weight)
        if len(lines) <= max_lines:
            return lines, size
    return [*lines[: max_lines - 1], truncate_text(" ".join(lines[max_lines - 1 :]), max_width, size, weight)], size
