"""A deck as PPTX: a slide a scene, charts and tables that can be edited, maps as vectors, notes with every source."""

from io import BytesIO

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Slides
from pptx.util import Emu

from meeting.exports.options import POINTS, Options
from meeting.exports.pptx import slide_body, slide_layout, templates
from meeting.exports.pptx.canvas import INK, Canvas, rgb
from meeting.exports.pptx.speaker_notes import notes
from meeting.exports.reproducible_zip import steady
from meeting.model import Deck, Scene
from meeting.sanitize import visible
from meeting.scene_text import is_tight, title_of

OURS = {
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

INK_OF_OURS = b'<a:srgbClr val="1B2A41"/>'
DARK = b'<a:sysClr val="windowText" lastClr="000000"/>'


def pptx(deck: Deck, options: Options) -> bytes:
    """Return the shown scenes of a deck as PPTX; raise TemplateError for a template that cannot be used.

    The same deck and template give the same bytes.
    """
    slides = bare(options.ratio) if options.template is None else templates.opened(options.template)
    muted = MSO_THEME_COLOR.TEXT_2 if options.template is None else INK
    count = len(deck.shown)
    for place, scene in enumerate(deck.shown, 1):
        first = 0
        for turn in range(1, 1_000):
            first = slide(slides, scene, deck, (place, count), first, turn, muted, options.template is not None)
            if first is None:
                break
    named(slides, deck)
    out = BytesIO()
    slides.save(out)
    return steady(out.getvalue(), deck.frozen_at or deck.held_on)


def bare(ratio: str) -> Slides:
    """Return empty slides of our own: paper, our colours, a typeface that every office has."""
    slides = Presentation()
    wide, high = (Emu(round(side * 12_700)) for side in POINTS[ratio])
    stretched(slides, wide / slides.slide_width, high / slides.slide_height)
    slides.slide_width, slides.slide_height = wide, high
    theme = slides.slide_master.part.part_related_by(RT.THEME)
    for theirs, ours in OURS.items():
        theme._blob = theme._blob.replace(theirs, ours)
    theme._blob = theme._blob.replace(DARK, INK_OF_OURS)
    fill = slides.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = rgb("#FBFAF7")
    return slides


def stretched(slides: Slides, across: float, down: float) -> None:
    """Fit what stands on masters and layouts to another shape of the slide."""
    for holder in (slides.slide_master, *slides.slide_layouts):
        for shape in holder.shapes:
            if shape.element.xpath(".//a:xfrm"):
                shape.left, shape.width = Emu(round(shape.left * across)), Emu(round(shape.width * across))
                shape.top, shape.height = Emu(round(shape.top * down)), Emu(round(shape.height * down))


def named(slides: Slides, deck: Deck) -> None:
    """Say in the file's properties what it is, and nothing of who made it where."""
    known = slides.core_properties
    known.title, known.subject = visible(deck.title)[:255], visible(deck.place)[:255]
    known.author = known.last_modified_by = known.comments = known.keywords = known.category = ""
    known.revision = 1


def slide(
    slides: Slides, scene: Scene, deck: Deck, place: tuple[int, int], first: int, turn: int, muted, is_theirs: bool
) -> int | None:
    """Add one slide, from part ``first`` of the scene's text on; return the part that the next slide begins with."""
    added = slides.slides.add_slide(templates.layout(slides))
    wider = slide_layout.BOLDER if is_theirs else 1.0
    canvas = Canvas(added, (slides.slide_width, slides.slide_height), muted, wider)
    title = title_of(scene, turn, deck.lang)
    room = slide_layout.headed(canvas, title) if is_theirs else slide_layout.titled(canvas, title, is_tight(scene))
    room = slide_layout.below_badges(canvas, room, scene, deck)
    room = slide_layout.above_foot(canvas, room, scene, place)
    added.notes_slide.notes_text_frame.text = notes(scene, deck.lang)
    return slide_body.BODIES[scene.kind](canvas, room, scene, deck.lang, first)
