"""A deck file that somebody made by hand: refused with a sentence, or drawn and taken home without a crash."""

import msgspec
import pytest

from geo.errors import GeoError
from meeting import deck_file, exports, render
from meeting.errors import DeckError
from meeting.model import Bar, Event, Mark, Point, Series
from tests.support.meeting.examples import BARS, DECK, FACTS, LINES, MAP, RATES, TREND
from views.text.translator import translator

replace = msgspec.structs.replace


def replace_picture(scene, **values):
    return replace(scene, picture=replace(scene.picture, **values))


ODD_VIEWS = {
    "codes of nowhere": replace_picture(MAP, marks=[Mark("99.99", "x", "symbol", value=5.0, value_text="5")]),
    "no units": replace_picture(MAP, marks=[]),
    "a class beyond the legend": replace_picture(RATES, steps=[]),
    "a class below the legend": replace_picture(RATES, marks=[Mark("19.01", "x", "class", -1, 3.0, "3")]),
    "a symbol without a value": replace_picture(MAP, marks=[Mark("19.01", "x", "symbol")]),
    "a negative and a huge value": replace_picture(
        MAP,
        marks=[
            Mark("19.01", "x", "symbol", value=-5.0, value_text="-5"),
            Mark("19.02", "y", "symbol", value=1e12, value_text="1" * 200),
        ],
    ),
    "sizes of nothing": replace_picture(MAP, sizes=[0.0, -3.0]),
    "an area of nowhere": replace_picture(MAP, area="zz"),
    "provinces for regencies": replace_picture(MAP, layer="provinces"),
    "a series without points": replace_picture(TREND, series=[Series("x", [])]),
    "points without days": replace_picture(TREND, series=[Series("x", [Point("", "", "1", 1.0)])]),
    "hidden points alone": replace_picture(TREND, series=[Series("x", [Point("2020-01-01", "2020-12-31", "1–4")])]),
    "an end before its start": replace_picture(
        TREND, series=[Series("x", [Point("2020-01-01", "2010-12-31", "5", 5.0)])]
    ),
    "an event without a day": replace_picture(TREND, events=[Event("", "x")]),
    "hidden and negative parts": replace_picture(BARS, bars=[Bar("x", "–"), Bar("y", "-5", -5.0)]),
    "a map without a picture": replace(MAP, picture=None),
    "numbers with a map": replace(MAP, kind="facts"),
    "a map with bars": replace(MAP, picture=BARS.picture),
    "no numbers": replace(FACTS, figures=[]),
    "forty numbers": replace(FACTS, figures=FACTS.figures * 20),
    "no lines": replace(LINES, lines=[]),
}


@pytest.mark.parametrize("name", ODD_VIEWS)
def test_an_odd_scene_is_drawn_and_taken_home(name):
    deck = deck_file.decode_deck(deck_file.encode_deck(replace(DECK, scenes=[ODD_VIEWS[name]])), "ganjil.paparan")
    assert render.render_svg(deck.scenes[0], (960, 500)).startswith(b"<?xml")
    assert exports.export_deck(deck, "pptx").startswith(b"PK")


@pytest.mark.parametrize("province", ["99", ""])
def test_districts_of_nowhere_are_a_sentence(province):
    scene = replace_picture(MAP, layer="districts", province=province)
    with pytest.raises(GeoError, match="python -m geo build"):
        render.render_svg(scene, (960, 500))
    with pytest.raises(DeckError, match="A map of this deck cannot be drawn") as error_info:
        exports.export_deck(replace(DECK, scenes=[scene]), "pdf")
    assert translator("id").translate(error_info.value).startswith("Satu peta dalam paparan ini tidak dapat digambar")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (b"2024-06-13", b"2024-02-31", "day is out of range"),
        (b"2024-06-13", b"0001-01-01", r"\$\."),
        (b'"province": ""', b'"province": "../1"', r"\$.scenes"),
        (b'"kind": "trend"', b'"kind": "video"', r"\$.scenes"),
        (b'"k": 5', b'"k": -1', r"\$.k"),
        (b'"#c7e9b4"', b'"url(x)"', r"\$.scenes"),
    ],
)
def test_what_no_deck_may_hold_is_refused_with_its_place(old, new, place):
    content = deck_file.encode_deck(DECK)
    assert old in content
    with pytest.raises(DeckError, match=place):
        deck_file.decode_deck(content.replace(old, new), "rusak.paparan")


def test_two_scenes_of_one_name_are_refused_with_the_place_of_the_second():
    """Their buttons would have one name as well."""
    content = deck_file.encode_deck(replace(DECK, scenes=[MAP, FACTS, MAP]))
    with pytest.raises(DeckError, match=r"Two scenes have the name [0-9a-f]+ - at `\$.scenes\[2\]"):
        deck_file.decode_deck(content, "kembar.paparan")
