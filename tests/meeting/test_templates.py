"""An office's template: its master, layouts and size are used, its slides dropped; a broken or hostile one is a sentence."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from meeting import exports
from meeting.errors import TemplateError
from meeting.exports.pptx import templates
from tests.support.meeting.examples import DECK
from tests.support.meeting.office_templates import convert_to_potx, make_template
from views.text.translator import translator


@pytest.mark.parametrize("template_bytes", [make_template(), convert_to_potx(make_template())], ids=["pptx", "potx"])
def test_master_layout_and_size_of_the_office_are_used(template_bytes):
    content = exports.export_deck(DECK, "pptx", exports.Options(template=template_bytes))
    slides = Presentation(BytesIO(content))
    assert (slides.slide_width, slides.slide_height) == (Inches(10), Inches(6))
    assert slides.slide_master.background.fill.fore_color.rgb == RGBColor(1, 2, 3)
    assert len(slides.slides) == len(DECK.shown_scenes)
    assert {slide.slide_layout.name for slide in slides.slides} == {"Kanim"}
    assert (slides.slides[0].shapes.title.left, slides.slides[0].shapes.title.top) == (Inches(1), Inches(0.25))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"RAHASIA" in archive.read(name)]
        assert b"presentation.main+xml" in archive.read("[Content_Types].xml")
    assert content == exports.export_deck(DECK, "pptx", exports.Options(template=template_bytes))


def test_text_on_a_template_takes_its_colours():
    slides = Presentation(BytesIO(exports.export_deck(DECK, "pptx", exports.Options(template=make_template()))))
    colours = slides.slides[1]._element.xpath(".//p:txBody//a:solidFill/a:srgbClr/@val")
    assert colours == []
    badge_colours = slides.slides[3]._element.xpath(".//p:sp[p:nvSpPr/p:cNvPr/@name='Badge'][1]//a:srgbClr/@val")
    assert "B3541E" in badge_colours


def test_nothing_leaves_the_slide_of_a_template():
    slides = Presentation(BytesIO(exports.export_deck(DECK, "pptx", exports.Options(template=make_template()))))
    for slide in slides.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= slides.slide_width
            assert shape.top + shape.height <= slides.slide_height


def test_a_template_without_a_title_has_one_all_the_same():
    presentation = Presentation()
    for layout in presentation.slide_layouts:
        for holder in list(layout.placeholders):
            holder.element.getparent().remove(holder.element)
    out = BytesIO()
    presentation.save(out)
    slides = Presentation(BytesIO(exports.export_deck(DECK, "pptx", exports.Options(template=out.getvalue()))))
    assert [shape.text_frame.text for shape in slides.slides[0].shapes if shape.name == "Title"] == [
        DECK.shown_scenes[0].title
    ]


def test_sections_and_shows_of_the_office_go_with_its_slides():
    section = (
        b'<p:custShowLst/><p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"/></p:extLst></p:presentation>'
    )
    template_bytes = make_template(**{"ppt/presentation.xml": lambda data: data.replace(b"</p:presentation>", section)})
    content = exports.export_deck(DECK, "pptx", exports.Options(template=template_bytes))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"521415D9" not in archive.read("ppt/presentation.xml")


def add_macro_type(data):
    content_type = b"vnd.openxmlformats-officedocument.presentationml.presentation.main"
    return data.replace(content_type, b"vnd.ms-powerpoint.presentation.macroEnabled.main")


def add_entity(data):
    return data.replace(b"<p:presentation ", b"<!DOCTYPE x [<!ENTITY a 'b'>]><p:presentation ", 1)


def make_link_editor(kind):
    """Return how relations become ones with another of a kind to another machine."""
    relationship = f'<Relationship Id="rId99" Type="{kind}" Target="http://example.org/x.png" TargetMode="External"/></Relationships>'
    return lambda data: data.replace(b"</Relationships>", relationship.encode())


MASTER_RELATIONS_PATH = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
REFUSED_TEMPLATES = {
    "a picture from elsewhere": (make_template(**{MASTER_RELATIONS_PATH: make_link_editor(RELATIONSHIP_TYPE.IMAGE)}), "example.org"),
    "no archive": (b"hello", "no PowerPoint template"),
    "empty": (b"", "no PowerPoint template"),
    "cut": (make_template()[:5_000], "no PowerPoint template"),
    "password": (templates.COMPOUND_SIGNATURE + b"x" * 600, "password"),
    "macros": (make_template(**{"ppt/vbaProject.bin": lambda _: b"x"}), "macros"),
    "macro types": (make_template(**{"[Content_Types].xml": add_macro_type}), "macros"),
    "bomb": (make_template(**{"ppt/media/a.bin": lambda _: bytes(templates.MAX_BYTES)}), "larger than 50 MB"),
    "entities": (make_template(**{"ppt/presentation.xml": add_entity}), "no PowerPoint template"),
    "no slides": (make_template(**{"ppt/presentation.xml": lambda _: b"<x/>"}), "no PowerPoint template"),
    "a sheet": (exports.export_deck(DECK, "xlsx"), "no PowerPoint template"),
    "no size": (
        make_template(**{"ppt/presentation.xml": lambda data: data.replace(b'cx="9144000" cy="5486400"', b'cx="914401" cy="1"')}),
        "no PowerPoint template",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", list(REFUSED_TEMPLATES))
def test_a_template_that_cannot_be_used_is_refused_with_a_sentence(case):
    content, sentence = REFUSED_TEMPLATES[case]
    with pytest.raises(TemplateError, match=sentence) as error_info:
        exports.export_deck(DECK, "pptx", exports.Options(template=content))
    assert translator("id").translate(error_info.value) != str(error_info.value)
    assert "emplat" in translator("id").translate(error_info.value)


def test_a_link_of_the_office_may_stay():
    template_bytes = make_template(**{MASTER_RELATIONS_PATH: make_link_editor(RELATIONSHIP_TYPE.HYPERLINK)})
    content = exports.export_deck(DECK, "pptx", exports.Options(template=template_bytes))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"example.org" in archive.read(MASTER_RELATIONS_PATH)


def test_an_archive_that_lies_about_its_size_is_stopped():
    content = bytearray(make_template(**{"ppt/media/a.bin": lambda _: bytes(templates.MAX_BYTES + 1)}))
    place = content.rfind(b"ppt/media/a.bin") - 46 + 24
    content[place : place + 4] = (100).to_bytes(4, "little")
    with pytest.raises(TemplateError):
        templates.open_template(bytes(content))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 30_000), st.binary(min_size=1, max_size=40))
def test_a_template_with_other_bytes_in_it_is_used_or_refused(place, replacement):
    content = bytearray(FUZZED_TEMPLATE)
    place %= len(content)
    content[place : place + len(replacement)] = replacement
    result = open_outcome(bytes(content))
    assert result == "used" or "emplat" in result


FUZZED_TEMPLATE = make_template()


def open_outcome(content):
    """Say whether a template was used, else why not."""
    try:
        templates.open_template(content)
    except TemplateError as error:
        return translator("id").translate(error)
    return "used"
