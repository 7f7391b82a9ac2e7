"""Pages of a PDF read back: words in their boxes, the letters as they are set, and those that no typeface had."""

import math
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from meeting.render.boxes import Box

TOUCH_POINTS, AIR_SHARE = 0.75, 0.15
"""Two words may share points at the sides, and this share of their height above and below, in which no letter stands."""


class Word(NamedTuple):
    """One word of a page, in points from its upper left corner."""

    text: str
    box: Box


@dataclass
class Page:
    """What a reader sees of one page; ``sizes`` are those of its letters in points, ``missing_count`` how many have no shape."""

    size: tuple[float, float]
    words: list[Word]
    sizes: list[float] = field(default_factory=list)
    missing_count: int = 0

    @property
    def text(self) -> str:
        """Return the words side by side."""
        return " ".join(word.text for word in self.words)

    def list_words_in(self, box: Box) -> list[str]:
        """Return the words whose middle lies in a box."""
        return [word.text for word in self.words if is_inside(box, word.box.centre)]

    def list_words_outside(self) -> list[Word]:
        """Return the words that leave the page."""
        return [word for word in self.words if not Box(0, 0, *self.size).inset(-0.5).contains(word.box)]

    def list_overlapping_words(self) -> list[tuple[str, str]]:
        """Return the pairs of words that lie over each other."""
        return [
            (first_word.text, second_word.text)
            for first_word, second_word in combinations(self.words, 2)
            if get_ink_box(first_word.box).overlaps(get_ink_box(second_word.box))
        ]


def get_ink_box(box: Box) -> Box:
    """Return the part of a word's box in which its letters stand."""
    air = box.height * AIR_SHARE
    return Box(box.left + TOUCH_POINTS, box.top + air, box.right - TOUCH_POINTS, box.bottom - air)


def count_letters(text: str) -> Counter:
    """Return how often each letter stands in a text, spaces left out."""
    return Counter("".join(text.split()))


def is_inside(box: Box, point: tuple[float, float]) -> bool:
    """Say whether a point lies in a box."""
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def read_pages(word_boxes: bytes, content: bytes) -> list[Page]:
    """Return the pages of a PDF, given the boxes of its words as pdftotext tells them."""
    pages = [parse_page(node) for node in ElementTree.fromstring(word_boxes).iter("{http://www.w3.org/1999/xhtml}page")]
    for place, sheet in enumerate(PdfReader(BytesIO(content)).pages):
        pages[place].sizes, pages[place].missing_count = measure_letters(sheet)
    return pages


def parse_page(node) -> Page:
    """Return one page with its words."""
    size = float(node.attrib["width"]), float(node.attrib["height"])
    return Page(size, [Word(word.text or "", parse_box(word)) for word in node.iter(node.tag.replace("page", "word"))])


def parse_box(node) -> Box:
    """Return the box of a word."""
    return Box(*(float(node.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax")))


def measure_letters(sheet) -> tuple[list[float], int]:
    """Return the sizes of the letters of a page of a PDF in points, and how many of them are the mark of a missing one."""
    faces = {
        name: find_missing_glyph_codes(font.get_object()) for name, font in sheet["/Resources"].get("/Font", {}).items()
    }
    sizes, missing_count, text_state = [], [0], ["", 0.0]

    def visit_operator(operator, operands, _, matrix):
        if operator == b"Tf":
            text_state[:] = operands
        if operator in (b"Tj", b"TJ"):
            codes = join_codes(operands[0])
            sizes.append(float(text_state[1]) * math.hypot(matrix[0], matrix[1]))
            missing_count[0] += sum(code in faces[text_state[0]] for code in codes)

    sheet.extract_text(visitor_operand_before=visit_operator)
    return sizes, missing_count[0]


def join_codes(operand) -> bytes:
    """Return the codes of letters that are written together."""
    parts = operand if isinstance(operand, list) else [operand]
    return b"".join(part.original_bytes for part in parts if hasattr(part, "original_bytes"))


def find_missing_glyph_codes(font) -> set[int]:
    """Return the codes of an embedded typeface whose letter looks as the one that stands for all it lacks."""
    face = TTFont(BytesIO(font["/FontDescriptor"]["/FontFile2"].get_object().get_data()))
    outlines = {name: record_outline(face, name) for name in face.getGlyphOrder()}
    codes = {code: name for table in face["cmap"].tables for code, name in table.cmap.items()}
    return {code & 0xFF for code, name in codes.items() if outlines[name] and outlines[name] == outlines[".notdef"]}


def record_outline(face: TTFont, name: str) -> str:
    """Return the shape of a letter."""
    pen = DecomposingRecordingPen(face.getGlyphSet())
    face.getGlyphSet()[name].draw(pen)
    return str(pen.value)
