"""What hangs on the form of matplotlib's SVG: each test fails when an upgrade writes it otherwise."""

import re

from meeting.render import matplotlib_svg
from meeting.render.surface import Sheet


def draw_text_svg(has_halo):
    sheet = Sheet((200, 60), "light", "id", 24, is_vector=True)
    sheet.draw_text(10, 40, "Bangka", 24, has_halo=has_halo)
    return sheet.to_svg()


def test_a_halo_is_letters_with_a_thick_outline_and_its_id_is_gone():
    content = draw_text_svg(has_halo=True)
    assert content.count(b"stroke-width: 1280; stroke-linejoin: round") == 1
    assert b'id="halo"' not in content
    assert b"stroke-width: 1280" not in draw_text_svg(has_halo=False)


def test_each_text_stands_in_a_comment_before_its_outlines():
    assert re.findall(rb"<!-- (.*?) -->", draw_text_svg(has_halo=True)) == [b"Bangka", b"Bangka"]


def test_an_svg_says_neither_when_nor_by_what_it_was_made():
    content = draw_text_svg(has_halo=False)
    assert b"<dc:date>" not in content
    assert b"<dc:creator>" not in content
    assert content == draw_text_svg(has_halo=False)
    assert set(matplotlib_svg.UNDATED_METADATA.values()) == {None}
