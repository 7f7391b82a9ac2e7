"""Slides as another office program shows them: nothing over another, nothing lost, no letter missing, every number there."""

from collections import Counter
from io import BytesIO
from typing import NamedTuple

import msgspec
import pytest
from PIL import Image
from pptx import Presentation

from meeting import exports, scene_badges
from meeting.exports.pptx.canvas import EMU_PER_POINT
from meeting.model import BarsPicture, MapPicture, Scene, TrendPicture
from meeting.render.boxes import Box
from meeting.render.metrics import FONT_SIZE, PAGE_HEIGHT
from meeting.render.theme import load_theme
from meeting.sanitize import sanitize_text
from tests.support.meeting import crowded_scenes, libreoffice, pdf_pages
from tests.support.meeting.examples import BARS, DECK, FACTS, LAW, LINES, MAP, RATES, STOCK, TREND
from tests.support.meeting.office_templates import make_template

replace = msgspec.structs.replace
STEPPED_SCENE = replace(STOCK, scene_id="000000dd")
ANNOTATED_SCENE = replace(FACTS, annotation="Perlu dicek bersama Disnaker")
WHOLE_DECK = replace(
    DECK, scenes=[LAW, ANNOTATED_SCENE, MAP, RATES, TREND, STEPPED_SCENE, BARS, LINES, *crowded_scenes.SLIDES]
)
SHAPES = {
    "16:9": exports.Options("16:9"),
    "4:3": exports.Options("4:3"),
    "template": exports.Options(template=make_template()),
}
DOTS_PER_INCH = 50
HEADLINE_SIZE = 96
"""The font size of a headline number at least, in pixels of a slide of 768."""

MIN_BARS_PER_SLIDE = 8
"""So many bars stand on the lowest slide, each with its name."""

ROUNDING_POINTS = 0.1
"""Sizes of letters are told in tenths of a point."""


class RenderedSlide(NamedTuple):
    """One slide: the scene that it shows, its shapes, and what LibreOffice made of them."""

    scene: Scene
    slide: object
    page: pdf_pages.Page
    pixels: Image.Image

    def box(self, shape) -> Box:
        """Return the room of a shape on the page."""
        sides = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
        return Box(*(side / EMU_PER_POINT for side in sides))


@pytest.fixture(scope="module", params=SHAPES)
def rendered_slides(request, tmp_path_factory):
    """Every slide of a deck with every kind of scene, as LibreOffice shows it."""
    libreoffice.require_programs()
    file = tmp_path_factory.mktemp("office") / "rapat.pptx"
    file.write_bytes(exports.export_deck(WHOLE_DECK, "pptx", SHAPES[request.param]))
    return render_slides(file)


def render_slides(file):
    """Return the slides of a file as LibreOffice shows them."""
    pages = libreoffice.convert_to_pdf(file)
    slides = list(Presentation(BytesIO(file.read_bytes())).slides)
    slide_pages = pdf_pages.read_pages(libreoffice.extract_word_boxes(pages), pages.read_bytes())
    pictures = [Image.open(picture).convert("RGB") for picture in libreoffice.render_pages(pages, DOTS_PER_INCH)]
    scenes = [
        WHOLE_DECK.shown_scenes[int(find_shapes(slide, "Place")[0].text_frame.text.split("/")[0]) - 1]
        for slide in slides
    ]
    return [RenderedSlide(*parts) for parts in zip(scenes, slides, slide_pages, pictures, strict=True)]


def find_shapes(slide, name):
    return [shape for shape in slide.shapes if shape.name == name]


def test_a_page_a_slide_and_every_scene_has_one(rendered_slides):
    assert list(dict.fromkeys(rendered_slide.scene.scene_id for rendered_slide in rendered_slides)) == [
        scene.scene_id for scene in WHOLE_DECK.shown_scenes
    ]


def test_no_word_lies_over_another_and_none_leaves_its_page(rendered_slides):
    assert [
        rendered_slide.page.list_overlapping_words()
        for rendered_slide in rendered_slides
        if rendered_slide.page.list_overlapping_words()
    ] == []
    assert [
        rendered_slide.page.list_words_outside()
        for rendered_slide in rendered_slides
        if rendered_slide.page.list_words_outside()
    ] == []


def extract_shape_text(shape):
    """Return the text of a shape, None where it draws its own."""
    if shape.has_table:
        return " ".join(cell.text for row in shape.table.rows for cell in row.cells)
    if shape.has_text_frame:
        return shape.text_frame.text
    return "" if hasattr(shape, "image") else None


def test_every_text_stands_whole_in_its_own_room_and_nothing_else_does(rendered_slides):
    faults = []
    for rendered_slide in rendered_slides:
        for shape in rendered_slide.slide.shapes:
            shape_text = extract_shape_text(shape)
            if shape_text is None:
                continue
            letters, page_letters = (
                pdf_pages.count_letters(text)
                for text in (shape_text, "".join(rendered_slide.page.list_words_in(rendered_slide.box(shape))))
            )
            if letters != page_letters:
                faults.append(
                    (
                        rendered_slide.scene.scene_id,
                        shape.name,
                        shape_text,
                        dict(letters - page_letters),
                        dict(page_letters - letters),
                    )
                )
    assert faults == []


def find_torn_words(rendered_slide, shape, text):
    """Return the words of a text that do not stand in its room as one; letters that another typeface lends stand apart."""
    return Counter(word for word in text.split() if word.isascii()) - Counter(
        rendered_slide.page.list_words_in(rendered_slide.box(shape))
    )


def test_no_word_is_torn(rendered_slides):
    texts = [
        (rendered_slide, shape, extract_shape_text(shape) or "")
        for rendered_slide in rendered_slides
        for shape in rendered_slide.slide.shapes
    ]
    assert [torn_words for text in texts if (torn_words := find_torn_words(*text))] == []


def list_body_words(rendered_slide):
    """Return the words of what a slide shows between its title and its sentence, which tell some numbers once more."""
    shapes = [
        shape for name in ("Figure", "Chart", "Table", "Events") for shape in find_shapes(rendered_slide.slide, name)
    ]
    return [
        word.rstrip(":") for shape in shapes for word in rendered_slide.page.list_words_in(rendered_slide.box(shape))
    ]


def list_numbers(scene):
    """Return the numbers that a scene's slides show as text: those of a map are pixels, its title tells the first."""
    picture = scene.picture
    if isinstance(picture, MapPicture):
        return []
    if isinstance(picture, BarsPicture):
        bars = picture.bars[:MIN_BARS_PER_SLIDE]
        return [bar.value_text for bar in bars if bar.value is not None] + list(
            {bar.value_text for bar in bars if bar.value is None}
        )
    if isinstance(picture, TrendPicture):
        is_single_series = len(picture.series) == 1
        return [
            point.value_text
            for line in picture.series
            for point in (line.points if is_single_series else line.points[-1:])
        ]
    return [figure.value_text for figure in scene.figures]


def test_every_number_is_told_on_its_own_slides_as_on_the_screen(rendered_slides):
    for scene in WHOLE_DECK.shown_scenes:
        word_counts = Counter(
            word
            for rendered_slide in rendered_slides
            if rendered_slide.scene is scene
            for word in list_body_words(rendered_slide)
        )
        assert Counter(list_numbers(scene)) - word_counts == Counter(), scene.scene_id


def test_every_bar_has_its_name(rendered_slides):
    for rendered_slide in (
        rendered_slide for rendered_slide in rendered_slides if isinstance(rendered_slide.scene.picture, BarsPicture)
    ):
        text = "".join(rendered_slide.page.text.split())
        (chart,) = [shape.chart for shape in rendered_slide.slide.shapes if shape.has_chart]
        assert [name for name in chart.plots[0].categories if "".join(name.split()) not in text] == []
        bars_without_value = [bar for bar in rendered_slide.scene.picture.bars if bar.value is None]
        assert [bar.name for bar in bars_without_value if "".join(bar.name.split()) not in text] == []
        remaining_count = (
            len(rendered_slide.scene.picture.bars) - len(bars_without_value) - len(chart.plots[0].categories)
        )
        assert (f"dan {remaining_count} lainnya" in rendered_slide.page.text) == (remaining_count > 0)


def test_a_slide_that_goes_on_says_so_however_long_its_title(rendered_slides):
    slide_counts = Counter()
    for rendered_slide in rendered_slides:
        slide_counts[rendered_slide.scene.scene_id] += 1
        assert (f"(lanjutan {slide_counts[rendered_slide.scene.scene_id]})" in rendered_slide.page.text) == (
            slide_counts[rendered_slide.scene.scene_id] > 1
        )
    assert slide_counts[crowded_scenes.LONG_LINES.scene_id] > 1


def test_title_badges_and_source_stand_on_every_slide(rendered_slides):
    for rendered_slide in rendered_slides:
        text = "".join(rendered_slide.page.text.split())
        expected_texts = [
            *scene_badges.list_scene_badges(rendered_slide.scene, WHOLE_DECK),
            rendered_slide.scene.source.split(",")[0],
            sanitize_text(rendered_slide.scene.title)[:60],
        ]
        assert [part for part in expected_texts if "".join(part.split()) not in text] == []


def test_no_letter_is_missing_that_a_typeface_of_this_machine_has(rendered_slides):
    for rendered_slide in rendered_slides:
        missing_letters = [
            letter for letter in rendered_slide.page.text if not letter.isspace() and not libreoffice.has_letter(letter)
        ]
        assert rendered_slide.page.missing_count == len(missing_letters), (rendered_slide.scene.title, missing_letters)
        assert not [letter for letter in missing_letters if ord(letter) < 0x2E80]


def test_no_letter_is_small_and_headline_numbers_are_large(rendered_slides):
    pixel = rendered_slides[0].page.size[1] / PAGE_HEIGHT
    assert (
        min(size for rendered_slide in rendered_slides for size in rendered_slide.page.sizes)
        >= FONT_SIZE * pixel - ROUNDING_POINTS
    )
    facts = next(rendered_slide for rendered_slide in rendered_slides if rendered_slide.scene is ANNOTATED_SCENE)
    assert max(facts.page.sizes) >= HEADLINE_SIZE * pixel - ROUNDING_POINTS


def count_colours(picture, box):
    """Return the colours in a box of a page, by how many pixels have them."""
    part = picture.crop(tuple(round(side * DOTS_PER_INCH / 72) for side in box.inset(4)))
    return Counter({colour: count for count, colour in part.getcolors(1 << 20)})


def get_colour_share(colour_counts, colour):
    """Return the share of pixels that have a colour, or one that a picture with losses makes of it."""
    expected_rgb = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    matching_counts = [
        n for rgb, n in colour_counts.items() if all(abs(a - b) <= 8 for a, b in zip(rgb, expected_rgb, strict=True))
    ]
    return sum(matching_counts) / colour_counts.total()


def test_maps_have_land_and_sea_and_their_classes(rendered_slides):
    maps = [
        rendered_slide for rendered_slide in rendered_slides if isinstance(rendered_slide.scene.picture, MapPicture)
    ]
    assert len(maps) == 4
    for rendered_slide in maps:
        (picture,) = [shape for shape in rendered_slide.slide.shapes if hasattr(shape, "image")]
        colour_counts = count_colours(rendered_slide.pixels, rendered_slide.box(picture))
        assert get_colour_share(colour_counts, load_theme("light").sea) > 0.1
        assert (
            get_colour_share(colour_counts, load_theme("light").land)
            + get_colour_share(colour_counts, load_theme("light").neighbour)
            > 0.01
        )
        if rendered_slide.scene is RATES:
            assert min(get_colour_share(colour_counts, step.colour) for step in RATES.picture.steps[:2]) > 0.005


def test_no_page_is_blank(rendered_slides):
    for rendered_slide in rendered_slides:
        colour_counts = count_colours(rendered_slide.pixels, Box(0, 0, *rendered_slide.page.size))
        ground = colour_counts.most_common(1)[0][0]
        ink_count = sum(
            n for rgb, n in colour_counts.items() if max(abs(a - b) for a, b in zip(rgb, ground, strict=True)) > 90
        )
        assert ink_count / colour_counts.total() > 0.005, rendered_slide.scene.title
