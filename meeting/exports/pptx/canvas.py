"""A slide to write on: boxes in pixels of a layout 768 high, text in the theme's colours, pictures with words for them."""

from io import BytesIO

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from meeting.render.boxes import Box
from meeting.render.theme import look
from meeting.sanitize import visible

EMU_PER_POINT = 12_700
HEIGHT = 768
LETTER = 24
INK, ACCENT = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.ACCENT_1
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
MAIN_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
LINK_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Canvas:
    """One slide; ``muted`` is the theme's colour of what is said quietly, ``wider`` how much wider than ours its letters may be."""

    def __init__(self, slide: Slide, size: tuple[int, int], muted: MSO_THEME_COLOR, wider: float = 1.0):
        """Measure a slide of ``size`` EMU."""
        self.slide, self.muted, self.wider, self.unit = slide, muted, wider, size[1] / HEIGHT
        self.box = Box(0, 0, size[0] / self.unit, HEIGHT)

    def emu(self, pixels: float) -> Emu:
        """Return a length in EMU."""
        return Emu(round(pixels * self.unit))

    def points(self, pixels: float) -> Pt:
        """Return the size of a letter."""
        return Pt(round(pixels * self.unit / EMU_PER_POINT, 1))

    def place(self, shape, box: Box) -> None:
        """Put a shape into a box."""
        shape.left, shape.top = self.emu(box.left), self.emu(box.top)
        shape.width, shape.height = self.emu(box.width), self.emu(box.height)

    def text(
        self,
        box: Box,
        lines: list[tuple[str, float, bool, MSO_THEME_COLOR]],
        name: str,
        align: PP_ALIGN = PP_ALIGN.LEFT,
    ):
        """Write paragraphs into a box: text, size in pixels, whether bold, colour."""
        shape = self.slide.shapes.add_textbox(*(self.emu(part) for part in (box.left, box.top, box.width, box.height)))
        shape.name = name
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for place, (text, size, is_bold, colour) in enumerate(lines):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.alignment = align
            self.run(paragraph, text, size, is_bold, colour)
        return shape

    def run(self, paragraph, text: str, size: float, is_bold: bool, colour: MSO_THEME_COLOR | None) -> None:
        """Write text into a paragraph, in the colour of its place where none is given."""
        run = paragraph.add_run()
        run.text = visible(text)
        run.font.size, run.font.bold = self.points(size), is_bold
        if colour is not None:
            run.font.color.theme_color = colour

    def badge(self, box: Box, text: str, is_loud: bool) -> None:
        """Write a badge: a warning in a colour of its own that no template changes."""
        shape = self.slide.shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, *(self.emu(part) for part in (box.left, box.top, box.width, box.height))
        )
        shape.name = "Badge"
        shape._element.remove(shape._element.find(qn("p:style")))
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        self.run(frame.paragraphs[0], text, LETTER, True, INK)
        shape.line.width = Pt(1)
        if is_loud:
            shape.fill.solid()
            shape.fill.fore_color.rgb = shape.line.color.rgb = rgb(look("light").warn)
            frame.paragraphs[0].runs[0].font.color.rgb = rgb(look("light").on_warn)
        else:
            shape.fill.background()
            shape.line.color.theme_color = self.muted

    def picture(self, box: Box, png: bytes, svg: bytes, words: str) -> None:
        """Put a picture into a box: vectors where the program shows them, pixels elsewhere."""
        shape = self.slide.shapes.add_picture(
            BytesIO(png), *(self.emu(part) for part in (box.left, box.top, box.width, box.height))
        )
        package = self.slide.part.package
        name = PackURI(str(package.next_partname("/ppt/media/map%d.svg")))
        link = self.slide.part.relate_to(Part(name, "image/svg+xml", package, svg), RT.IMAGE)
        blip = shape._element.blipFill.find(f"{{{MAIN_SPACE}}}blip")
        extension = etree.SubElement(
            etree.SubElement(blip, f"{{{MAIN_SPACE}}}extLst"), f"{{{MAIN_SPACE}}}ext", uri=SVG_EXTENSION
        )
        etree.SubElement(
            extension, f"{{{SVG_SPACE}}}svgBlip", {f"{{{LINK_SPACE}}}embed": link}, nsmap={"asvg": SVG_SPACE}
        )
        describe(shape, words)


def describe(shape, words: str) -> None:
    """Give a picture, chart or table the words that are read aloud instead."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", visible(words))


def rgb(colour: str) -> RGBColor:
    """Return a colour as slides know it."""
    return RGBColor.from_string(colour.removeprefix("#").upper())
