"""A deck as PPTX: a slide a scene, charts and tables that can be edited, maps as vectors, notes with every source."""

from io import BytesIO

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Slides
from pptx.util import Emu

from meeting.exports.options import PAGE_SIZES, Options
from meeting.exports.pptx import slide_body, slide_layout, templates
from meeting.exports.pptx.canvas import INK_COLOUR, Canvas, to_rgb
from meeting.exports.pptx.speaker_notes import compose_notes
from meeting.exports.reproducible_zip import make_reproducible
from meeting.model import Deck, Scene
from meeting.sanitize import sanitize_text
from meeting.scene_text import has_compact_text, page_title

STYLE_REPLACEMENTS = {
    b"Calibri": b"Arial",
    b"1F497D": b"4C5768",
    b"4F81BD": b"0B5FA5",
    b"C0504D": b"E69F00",
    b"9BBB59": b"009E73",
    b"8064A2": b"CC79A7",
    b"4BACC6": b"56B4E9",
    b"F79646": b"D55E00",
}
"""Typeface and colours of our own slides, by those of the bare ones: Okabe-Ito for categories."""

OWN_INK_XML = b'<a:srgbClr val="1B2A41"/>'
DEFAULT_INK_XML = b'<a:sysClr val="windowText" lastClr="000000"/>'


def export_pptx(deck: Deck, options: Options) -> bytes:
    """Return the shown scenes of a deck as PPTX; raise TemplateError for a template that cannot be used.

    The same deck and template give the same bytes.
    """
    slides = create_slides(options.ratio) if options.template is None else templates.open_template(options.template)
    muted_colour = MSO_THEME_COLOR.TEXT_2 if options.template is None else INK_COLOUR
    count = len(deck.shown_scenes)
    for number, scene in enumerate(deck.shown_scenes, 1):
        first_row = 0
        for page_number in range(1, 1_000):
            first_row = add_slide(
                slides, scene, deck, (number, count), first_row, page_number, muted_colour, options.template is not None
            )
            if first_row is None:
                break
    set_properties(slides, deck)
    buffer = BytesIO()
    slides.save(buffer)
    return make_reproducible(buffer.getvalue(), deck.frozen_at or deck.held_on)


def create_slides(ratio: str) -> Slides:
    """Return empty slides of our own: paper, our colours, a typeface that every office has."""
    slides = Presentation()
    width, height = (Emu(round(side * 12_700)) for side in PAGE_SIZES[ratio])
    stretch_layouts(slides, width / slides.slide_width, height / slides.slide_height)
    slides.slide_width, slides.slide_height = width, height
    theme = slides.slide_master.part.part_related_by(RT.THEME)
    for default_style, own_style in STYLE_REPLACEMENTS.items():
        theme._blob = theme._blob.replace(default_style, own_style)
    theme._blob = theme._blob.replace(DEFAULT_INK_XML, OWN_INK_XML)
    fill = slides.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = to_rgb("#FBFAF7")
    return slides


def stretch_layouts(slides: Slides, x_factor: float, y_factor: float) -> None:
    """Fit what stands on masters and layouts to another shape of the slide."""
    for layout in (slides.slide_master, *slides.slide_layouts):
        for shape in layout.shapes:
            if shape.element.xpath(".//a:xfrm"):
                shape.left, shape.width = Emu(round(shape.left * x_factor)), Emu(round(shape.width * x_factor))
                shape.top, shape.height = Emu(round(shape.top * y_factor)), Emu(round(shape.height * y_factor))


def set_properties(slides: Slides, deck: Deck) -> None:
    """Say in the file's properties what it is, and nothing of who made it where."""
    properties = slides.core_properties
    properties.title, properties.subject = sanitize_text(deck.title)[:255], sanitize_text(deck.place)[:255]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = (
        properties.category
    ) = ""
    properties.revision = 1


def add_slide(
    slides: Slides,
    scene: Scene,
    deck: Deck,
    position: tuple[int, int],
    first_row: int,
    page_number: int,
    muted_colour,
    has_template: bool,
) -> int | None:
    """Add one slide, from part ``first_row`` of the scene's text on; return the part that the next slide begins with."""
    slide = slides.slides.add_slide(templates.find_title_layout(slides))
    width_factor = slide_layout.BOLD_WIDTH_FACTOR if has_template else 1.0
    canvas = Canvas(slide, (slides.slide_width, slides.slide_height), muted_colour, width_factor)
    title = page_title(scene, page_number, deck.lang)
    bounds = (
        slide_layout.write_template_title(canvas, title)
        if has_template
        else slide_layout.write_own_title(canvas, title, has_compact_text(scene))
    )
    bounds = slide_layout.draw_badges(canvas, bounds, scene, deck)
    bounds = slide_layout.draw_footer(canvas, bounds, scene, position)
    slide.notes_slide.notes_text_frame.text = compose_notes(scene, deck.lang)
    return slide_body.BODIES[scene.kind](canvas, bounds, scene, deck.lang, first_row)
