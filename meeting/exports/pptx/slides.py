"""A deck as PPTX: one slide a scene, charts and tables that can be edited, maps as vectors, notes with every source."""

from io import BytesIO

from pptx import Presentation as create_presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Emu

from data.version import app_label, app_version
from meeting.exports.options import PAGE_SIZES, Options, Ratio
from meeting.exports.pptx import ooxml, slide_body, slide_layout, templates
from meeting.exports.pptx.canvas import EMU_PER_POINT, INK_COLOUR, Canvas, to_rgb
from meeting.exports.pptx.speaker_notes import compose_notes
from meeting.exports.reproducible_zip import make_reproducible
from meeting.model import Deck, Scene
from meeting.sanitize import sanitize_text
from meeting.scene_text import has_compact_text, page_title

THEME_REPLACEMENTS = {
    b"Calibri": b"Arial",
    b"1F497D": b"4C5768",
    b"4F81BD": b"0B5FA5",
    b"C0504D": b"E69F00",
    b"9BBB59": b"009E73",
    b"8064A2": b"CC79A7",
    b"4BACC6": b"56B4E9",
    b"F79646": b"D55E00",
    b'<a:sysClr val="windowText" lastClr="000000"/>': b'<a:srgbClr val="1B2A41"/>',
}
"""Typeface, colours and ink of our own slides, by those of python-pptx's default theme: Okabe-Ito for categories."""

PAPER_COLOUR = "#FBFAF7"
MAX_SLIDES_PER_SCENE = 999


def export_pptx(deck: Deck, options: Options) -> bytes:
    """Return the shown scenes of a deck as PPTX; raise TemplateError for a template that cannot be used.

    The same deck and template give the same bytes.
    """
    presentation = (
        create_slides(options.ratio) if options.template is None else templates.open_template(options.template)
    )
    scenes = deck.shown_scenes
    for number, scene in enumerate(scenes, 1):
        add_slides(presentation, scene, deck, (number, len(scenes)), has_template=options.template is not None)
    set_properties(presentation, deck)
    append_notes(presentation.slides[-1], f"\n{app_label()}")
    buffer = BytesIO()
    presentation.save(buffer)
    return make_reproducible(buffer.getvalue(), deck.frozen_at or deck.held_on)


def create_slides(ratio: Ratio) -> Presentation:
    """Return a presentation without slides of a shape of :data:`PAGE_SIZES`: our paper and colours, a common typeface."""
    presentation = create_presentation()
    width, height = (Emu(round(side * EMU_PER_POINT)) for side in PAGE_SIZES[ratio])
    default_width, default_height = slide_size(presentation)
    stretch_layouts(presentation, width / default_width, height / default_height)
    presentation.slide_width, presentation.slide_height = width, height
    ooxml.replace_theme_parts(presentation, THEME_REPLACEMENTS)
    fill = presentation.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = to_rgb(PAPER_COLOUR)
    return presentation


def slide_size(presentation: Presentation) -> tuple[int, int]:
    """Return width and height of the slides in EMU, 0 where a file does not say."""
    return presentation.slide_width or 0, presentation.slide_height or 0


def stretch_layouts(presentation: Presentation, x_factor: float, y_factor: float) -> None:
    """Fit the shapes of masters and layouts to another size of the slide."""
    for layout in (presentation.slide_master, *presentation.slide_layouts):
        for shape in layout.shapes:
            if ooxml.has_own_position(shape):
                shape.left, shape.width = Emu(round(shape.left * x_factor)), Emu(round(shape.width * x_factor))
                shape.top, shape.height = Emu(round(shape.top * y_factor)), Emu(round(shape.height * y_factor))


def set_properties(presentation: Presentation, deck: Deck) -> None:
    """Set title, subject and the version of the app as properties of the file; who made it and where stays empty."""
    properties = presentation.core_properties
    properties.title, properties.subject = sanitize_text(deck.title)[:255], sanitize_text(deck.place)[:255]
    properties.author = properties.last_modified_by = properties.keywords = properties.category = ""
    properties.comments, properties.version, properties.revision = app_label(), app_version(), 1


def add_slides(
    presentation: Presentation, scene: Scene, deck: Deck, position: tuple[int, int], has_template: bool
) -> None:
    """Add a scene as one slide, or as several where its rows have no room on one.

    ``position`` is the scene's number among how many.
    """
    first_row = 0
    for page_number in range(1, MAX_SLIDES_PER_SCENE + 1):
        canvas = add_blank_slide(presentation, has_template)
        next_row = draw_slide(canvas, scene, deck, position, first_row, page_number, has_template)
        if next_row is None:
            break
        first_row = next_row


def add_blank_slide(presentation: Presentation, has_template: bool) -> Canvas:
    """Add an empty slide with a title and return it as a canvas."""
    slide = presentation.slides.add_slide(templates.find_title_layout(presentation))
    width_factor = slide_layout.BOLD_WIDTH_FACTOR if has_template else 1.0
    muted_colour = INK_COLOUR if has_template else MSO_THEME_COLOR.TEXT_2
    return Canvas(slide, slide_size(presentation), muted_colour, width_factor)


def draw_slide(
    canvas: Canvas,
    scene: Scene,
    deck: Deck,
    position: tuple[int, int],
    first_row: int,
    page_number: int,
    has_template: bool,
) -> int | None:
    """Draw a scene from row ``first_row`` of its text on; return the row that the next slide begins with, None at the end."""
    title = page_title(scene, page_number, deck.lang)
    bounds = (
        slide_layout.write_template_title(canvas, title)
        if has_template
        else slide_layout.write_own_title(canvas, title, has_compact_text(scene))
    )
    bounds = slide_layout.draw_badges(canvas, bounds, scene, deck)
    bounds = slide_layout.draw_footer(canvas, bounds, scene, position)
    append_notes(canvas.slide, compose_notes(scene, deck.lang))
    return slide_body.BODIES[scene.kind](canvas, bounds, scene, deck.lang, first_row)


def append_notes(slide: Slide, text: str) -> None:
    """Write text at the end of the speaker's notes of a slide."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text += text
