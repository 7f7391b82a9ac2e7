"""Slides as another office program shows them: nothing over another, nothing lost, no letter missing, every number there."""

from collections import Counter
from io import BytesIO
from typing import NamedTuple

import msgspec
import pytest
from PIL import Image
from pptx import Presentation

from meeting import exports, scene_badges
from meeting.exports.pptx.canvas import EMU_PER_POINT, HEIGHT, LETTER
from meeting.exports.pptx.slide_body import HEADLINE
from meeting.model import BarsPicture, MapPicture, Scene, TrendPicture
from meeting.render.boxes import Box
from meeting.render.theme import look
from meeting.sanitize import visible
from tests.meeting import crowded, libreoffice, reading_back
from tests.meeting.examples import BARS, DECK, FACTS, LAW, LINES, MAP, RATES, TREND
from tests.meeting.test_render import STOCK
from tests.meeting.test_templates import template

replace = msgspec.structs.replace
STEPS = replace(STOCK, scene_id="000000dd")
NOTED = replace(FACTS, annotation="Perlu dicek bersama Disnaker")
WHOLE = replace(DECK, scenes=[LAW, NOTED, MAP, RATES, TREND, STEPS, BARS, LINES, *crowded.SLIDES])
SHAPES = {
    "16:9": exports.Options("16:9"),
    "4:3": exports.Options("4:3"),
    "template": exports.Options(template=template()),
}
DOTS = 50
FEWEST_BARS = 8
"""So many bars stand on the lowest slide, each with its name."""

ROUNDED = 0.1
"""Sizes of letters are told in tenths of a point."""


class Shown(NamedTuple):
    """One slide: the scene that it shows, its shapes, and what LibreOffice made of them."""

    scene: Scene
    slide: object
    page: reading_back.Page
    pixels: Image.Image

    def box(self, shape) -> Box:
        """Return the room of a shape on the page."""
        sides = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
        return Box(*(side / EMU_PER_POINT for side in sides))


@pytest.fixture(scope="module", params=SHAPES)
def shown(request, tmp_path_factory):
    """Every slide of a deck with every kind of scene, as LibreOffice shows it."""
    libreoffice.wanted()
    file = tmp_path_factory.mktemp("office") / "rapat.pptx"
    file.write_bytes(exports.export(WHOLE, "pptx", SHAPES[request.param]))
    return opened(file)


def opened(file):
    """Return the slides of a file as LibreOffice shows them."""
    pages = libreoffice.paged(file)
    slides = list(Presentation(BytesIO(file.read_bytes())).slides)
    read = reading_back.read(libreoffice.boxed(pages), pages.read_bytes())
    pictures = [Image.open(picture).convert("RGB") for picture in libreoffice.pictured(pages, DOTS)]
    scenes = [WHOLE.shown[int(named(slide, "Place")[0].text_frame.text.split("/")[0]) - 1] for slide in slides]
    return [Shown(*parts) for parts in zip(scenes, slides, read, pictures, strict=True)]


def named(slide, name):
    return [shape for shape in slide.shapes if shape.name == name]


def test_a_page_a_slide_and_every_scene_has_one(shown):
    assert list(dict.fromkeys(one.scene.scene_id for one in shown)) == [scene.scene_id for scene in WHOLE.shown]


def test_no_word_lies_over_another_and_none_leaves_its_page(shown):
    assert [one.page.crossing() for one in shown if one.page.crossing()] == []
    assert [one.page.outside() for one in shown if one.page.outside()] == []


def told_in(shape):
    """Return the text of a shape, None where it draws its own."""
    if shape.has_table:
        return " ".join(cell.text for row in shape.table.rows for cell in row.cells)
    if shape.has_text_frame:
        return shape.text_frame.text
    return "" if hasattr(shape, "image") else None


def test_every_text_stands_whole_in_its_own_room_and_nothing_else_does(shown):
    faults = []
    for one in shown:
        for shape in one.slide.shapes:
            told = told_in(shape)
            if told is None:
                continue
            letters, inside = (
                reading_back.letters(text) for text in (told, "".join(one.page.standing(one.box(shape))))
            )
            if letters != inside:
                faults.append((one.scene.scene_id, shape.name, told, dict(letters - inside), dict(inside - letters)))
    assert faults == []


def torn(one, shape, told):
    """Return the words of a text that do not stand in its room as one; letters that another typeface lends stand apart."""
    return Counter(word for word in told.split() if word.isascii()) - Counter(one.page.standing(one.box(shape)))


def test_no_word_is_torn(shown):
    texts = [(one, shape, told_in(shape) or "") for one in shown for shape in one.slide.shapes]
    assert [found for text in texts if (found := torn(*text))] == []


def middle(one):
    """Return the words of what a slide shows between its title and its sentence, which tell some numbers once more."""
    rooms = [shape for name in ("Figure", "Chart", "Table", "Events") for shape in named(one.slide, name)]
    return [word.rstrip(":") for shape in rooms for word in one.page.standing(one.box(shape))]


def numbers(scene):
    """Return the numbers that a scene's slides show as text: those of a map are pixels, its title tells the first."""
    picture = scene.picture
    if isinstance(picture, MapPicture):
        return []
    if isinstance(picture, BarsPicture):
        some = picture.bars[:FEWEST_BARS]
        return [bar.told for bar in some if bar.value is not None] + list(
            {bar.told for bar in some if bar.value is None}
        )
    if isinstance(picture, TrendPicture):
        alone = len(picture.series) == 1
        return [point.told for line in picture.series for point in (line.points if alone else line.points[-1:])]
    return [figure.told for figure in scene.figures]


def test_every_number_is_told_on_its_own_slides_as_on_the_screen(shown):
    for scene in WHOLE.shown:
        words = Counter(word for one in shown if one.scene is scene for word in middle(one))
        assert Counter(numbers(scene)) - words == Counter(), scene.scene_id


def test_every_bar_has_its_name(shown):
    for one in (one for one in shown if isinstance(one.scene.picture, BarsPicture)):
        text = "".join(one.page.text.split())
        (chart,) = [shape.chart for shape in one.slide.shapes if shape.has_chart]
        assert [name for name in chart.plots[0].categories if "".join(name.split()) not in text] == []
        hidden = [bar for bar in one.scene.picture.bars if bar.value is None]
        assert [bar.name for bar in hidden if "".join(bar.name.split()) not in text] == []
        rest = len(one.scene.picture.bars) - len(hidden) - len(chart.plots[0].categories)
        assert (f"dan {rest} lainnya" in one.page.text) == (rest > 0)


def test_a_slide_that_goes_on_says_so_however_long_its_title(shown):
    turns = Counter()
    for one in shown:
        turns[one.scene.scene_id] += 1
        assert (f"(lanjutan {turns[one.scene.scene_id]})" in one.page.text) == (turns[one.scene.scene_id] > 1)
    assert turns[crowded.LONG_LINES.scene_id] > 1


def test_title_badges_and_source_stand_on_every_slide(shown):
    for one in shown:
        text = "".join(one.page.text.split())
        wanted = [*scene_badges.badges(one.scene, WHOLE), one.scene.source.split(",")[0], visible(one.scene.title)[:60]]
        assert [part for part in wanted if "".join(part.split()) not in text] == []


def test_no_letter_is_missing_that_a_typeface_of_this_machine_has(shown):
    for one in shown:
        lacking = [letter for letter in one.page.text if not letter.isspace() and not libreoffice.has_letter(letter)]
        assert one.page.missing == len(lacking), (one.scene.title, lacking)
        assert not [letter for letter in lacking if ord(letter) < 0x2E80]


def test_no_letter_is_small_and_headline_numbers_are_large(shown):
    pixel = shown[0].page.size[1] / HEIGHT
    assert min(size for one in shown for size in one.page.sizes) >= LETTER * pixel - ROUNDED
    facts = next(one for one in shown if one.scene is NOTED)
    assert max(facts.page.sizes) >= HEADLINE * pixel - ROUNDED


def colours(picture, box):
    """Return the colours in a box of a page, by how many pixels have them."""
    part = picture.crop(tuple(round(side * DOTS / 72) for side in box.inset(4)))
    return Counter({colour: count for count, colour in part.getcolors(1 << 20)})


def share(found, colour):
    """Return the share of pixels that have a colour, or one that a picture with losses makes of it."""
    wanted = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    near = [n for rgb, n in found.items() if all(abs(a - b) <= 8 for a, b in zip(rgb, wanted, strict=True))]
    return sum(near) / found.total()


def test_maps_have_land_and_sea_and_their_classes(shown):
    maps = [one for one in shown if isinstance(one.scene.picture, MapPicture)]
    assert len(maps) == 4
    for one in maps:
        (picture,) = [shape for shape in one.slide.shapes if hasattr(shape, "image")]
        found = colours(one.pixels, one.box(picture))
        assert share(found, look("light").sea) > 0.1
        assert share(found, look("light").land) + share(found, look("light").neighbour) > 0.01
        if one.scene is RATES:
            assert min(share(found, step.colour) for step in RATES.picture.steps[:2]) > 0.005


def test_no_page_is_blank(shown):
    for one in shown:
        found = colours(one.pixels, Box(0, 0, *one.page.size))
        ground = found.most_common(1)[0][0]
        seen = sum(n for rgb, n in found.items() if max(abs(a - b) for a, b in zip(rgb, ground, strict=True)) > 90)
        assert seen / found.total() > 0.005, one.scene.title
