"""A slide to write on: boxes in pixels of a layout 768 high, text in the theme's colours, pictures with a description."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import NamedTuple, Protocol

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Length, Pt

from meeting.exports.pptx import ooxml
from meeting.render.boxes import Box
from meeting.render.metrics import FONT_SIZE, PAGE_HEIGHT
from meeting.render.theme import load_theme
from meeting.sanitize import sanitize_text

EMU_PER_POINT = 12_700
INK_COLOUR, ACCENT_COLOUR = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.ACCENT_1
Paragraph = _Paragraph
"""A paragraph of text; python-pptx has no public name for its class."""


class TextLine(NamedTuple):
    """A paragraph to write: its text, its font size in pixels, whether it is bold, and its colour of the theme."""

    text: str
    size: float
    is_bold: bool
    colour: MSO_THEME_COLOR


class Placeable(Protocol):
    """A shape whose position and size in EMU can be set."""

    left: Length
    top: Length
    width: Length
    height: Length


class Canvas:
    """One slide; ``muted_colour`` is the theme's colour of secondary text.

    ``width_factor`` says how much wider than ours the letters of the slide's typeface may be.
    """

    def __init__(self, slide: Slide, size: tuple[int, int], muted_colour: MSO_THEME_COLOR, width_factor: float = 1.0):
        """Measure a slide of ``size`` EMU."""
        self.slide, self.muted_colour, self.width_factor = slide, muted_colour, width_factor
        self.emu_per_pixel = size[1] / PAGE_HEIGHT
        self.box = Box(0, 0, size[0] / self.emu_per_pixel, PAGE_HEIGHT)

    def to_emu(self, pixels: float) -> Length:
        """Return a length in EMU."""
        return Emu(round(pixels * self.emu_per_pixel))

    def to_points(self, pixels: float) -> Length:
        """Return a font size, rounded to a tenth of a point."""
        return Pt(round(pixels * self.emu_per_pixel / EMU_PER_POINT, 1))

    def emu_rect(self, box: Box) -> tuple[Length, Length, Length, Length]:
        """Return left, top, width and height of a box in EMU."""
        return self.to_emu(box.left), self.to_emu(box.top), self.to_emu(box.width), self.to_emu(box.height)

    def place_shape(self, shape: Placeable, box: Box) -> None:
        """Move a shape into a box."""
        shape.left, shape.top, shape.width, shape.height = self.emu_rect(box)

    def add_text(self, box: Box, lines: Iterable[TextLine], name: str, align: PP_ALIGN = PP_ALIGN.LEFT) -> None:
        """Add a text box with a paragraph a line; ``name`` is the name of the shape."""
        shape = self.slide.shapes.add_textbox(*self.emu_rect(box))
        shape.name = name
        frame = shape.text_frame
        frame.word_wrap = True
        remove_margins(frame)
        for index, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.alignment = align
            self.add_run(paragraph, *line)

    def add_run(
        self, paragraph: Paragraph, text: str, size: float, is_bold: bool, colour: MSO_THEME_COLOR | None
    ) -> None:
        """Write text into a paragraph, ``size`` in pixels, in the colour of its shape where none is given."""
        run = paragraph.add_run()
        run.text = sanitize_text(text)
        run.font.size, run.font.bold = self.to_points(size), is_bold
        if colour is not None:
            run.font.color.theme_color = colour

    def add_badge(self, box: Box, text: str, is_warning: bool) -> None:
        """Add a badge; a warning has a colour of its own that no template changes."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *self.emu_rect(box))
        shape.name = "Badge"
        ooxml.remove_shape_style(shape)
        frame = shape.text_frame
        remove_margins(frame)
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        self.add_run(frame.paragraphs[0], text, FONT_SIZE, True, INK_COLOUR)
        shape.line.width = Pt(1)
        if is_warning:
            fill_warning(shape)
        else:
            shape.fill.background()
            shape.line.color.theme_color = self.muted_colour

    def add_picture(self, box: Box, png: bytes, svg: bytes, description: str) -> None:
        """Add a picture with its alternative text: vectors where the program shows them, pixels elsewhere."""
        picture = self.slide.shapes.add_picture(BytesIO(png), *self.emu_rect(box))
        ooxml.embed_svg(self.slide, picture, svg)
        ooxml.set_description(picture, sanitize_text(description))


def remove_margins(frame: TextFrame) -> None:
    """Have text begin at the edges of its shape."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)


def fill_warning(shape: Shape) -> None:
    """Give a badge the colours of a warning."""
    theme = load_theme("light")
    shape.fill.solid()
    shape.fill.fore_color.rgb = shape.line.color.rgb = to_rgb(theme.warn)
    shape.text_frame.paragraphs[0].runs[0].font.color.rgb = to_rgb(theme.on_warn)


def to_rgb(colour: str) -> RGBColor:
    """Return a colour "#RRGGBB" as python-pptx has it."""
    create: Callable[..., RGBColor] = RGBColor
    return create(*bytes.fromhex(colour.removeprefix("#")))
