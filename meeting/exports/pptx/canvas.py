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
from meeting.render.theme import load_theme
from meeting.sanitize import sanitize_text

EMU_PER_POINT = 12_700
SLIDE_HEIGHT = 768
FONT_SIZE = 24
INK_COLOUR, ACCENT_COLOUR = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.ACCENT_1
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
MAIN_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
LINK_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Canvas:
    """One slide; ``muted_colour`` is the theme's colour of what is said quietly, ``width_factor`` how much wider than ours its letters may be."""

    def __init__(self, slide: Slide, size: tuple[int, int], muted_colour: MSO_THEME_COLOR, width_factor: float = 1.0):
        """Measure a slide of ``size`` EMU."""
        self.slide, self.muted_colour, self.width_factor, self.emu_per_pixel = (
            slide,
            muted_colour,
            width_factor,
            size[1] / SLIDE_HEIGHT,
        )
        self.box = Box(0, 0, size[0] / self.emu_per_pixel, SLIDE_HEIGHT)

    def to_emu(self, pixels: float) -> Emu:
        """Return a length in EMU."""
        return Emu(round(pixels * self.emu_per_pixel))

    def to_points(self, pixels: float) -> Pt:
        """Return the size of a letter."""
        return Pt(round(pixels * self.emu_per_pixel / EMU_PER_POINT, 1))

    def place_shape(self, shape, box: Box) -> None:
        """Put a shape into a box."""
        shape.left, shape.top = self.to_emu(box.left), self.to_emu(box.top)
        shape.width, shape.height = self.to_emu(box.width), self.to_emu(box.height)

    def add_text(
        self,
        box: Box,
        paragraphs: list[tuple[str, float, bool, MSO_THEME_COLOR]],
        name: str,
        align: PP_ALIGN = PP_ALIGN.LEFT,
    ):
        """Write paragraphs into a box: text, size in pixels, whether bold, colour."""
        shape = self.slide.shapes.add_textbox(
            *(self.to_emu(length) for length in (box.left, box.top, box.width, box.height))
        )
        shape.name = name
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for index, (text, size, is_bold, colour) in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.alignment = align
            self.add_run(paragraph, text, size, is_bold, colour)
        return shape

    def add_run(self, paragraph, text: str, size: float, is_bold: bool, colour: MSO_THEME_COLOR | None) -> None:
        """Write text into a paragraph, in the colour of its place where none is given."""
        run = paragraph.add_run()
        run.text = sanitize_text(text)
        run.font.size, run.font.bold = self.to_points(size), is_bold
        if colour is not None:
            run.font.color.theme_color = colour

    def add_badge(self, box: Box, text: str, is_warning: bool) -> None:
        """Write a badge: a warning in a colour of its own that no template changes."""
        shape = self.slide.shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, *(self.to_emu(length) for length in (box.left, box.top, box.width, box.height))
        )
        shape.name = "Badge"
        shape._element.remove(shape._element.find(qn("p:style")))
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        self.add_run(frame.paragraphs[0], text, FONT_SIZE, True, INK_COLOUR)
        shape.line.width = Pt(1)
        if is_warning:
            shape.fill.solid()
            shape.fill.fore_color.rgb = shape.line.color.rgb = to_rgb(load_theme("light").warn)
            frame.paragraphs[0].runs[0].font.color.rgb = to_rgb(load_theme("light").on_warn)
        else:
            shape.fill.background()
            shape.line.color.theme_color = self.muted_colour

    def add_picture(self, box: Box, png: bytes, svg: bytes, description: str) -> None:
        """Put a picture into a box: vectors where the program shows them, pixels elsewhere."""
        shape = self.slide.shapes.add_picture(
            BytesIO(png), *(self.to_emu(length) for length in (box.left, box.top, box.width, box.height))
        )
        package = self.slide.part.package
        name = PackURI(str(package.next_partname("/ppt/media/map%d.svg")))
        link = self.slide.part.relate_to(Part(name, "image/svg+xml", package, svg), RT.IMAGE)
        blip = shape._element.blipFill.find(f"{{{MAIN_NAMESPACE}}}blip")
        extension = etree.SubElement(
            etree.SubElement(blip, f"{{{MAIN_NAMESPACE}}}extLst"), f"{{{MAIN_NAMESPACE}}}ext", uri=SVG_EXTENSION
        )
        etree.SubElement(
            extension,
            f"{{{SVG_NAMESPACE}}}svgBlip",
            {f"{{{LINK_NAMESPACE}}}embed": link},
            nsmap={"asvg": SVG_NAMESPACE},
        )
        set_description(shape, description)


def set_description(shape, description: str) -> None:
    """Give a picture, chart or table the words that are read aloud instead."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", sanitize_text(description))


def to_rgb(colour: str) -> RGBColor:
    """Return a colour as slides know it."""
    return RGBColor.from_string(colour.removeprefix("#").upper())
