"""The format of a deck file, and which scenes a deck takes."""

from pathlib import Path

import msgspec
import pytest

from meeting import deck_file
from meeting.errors import DeckError
from meeting.model import EMPLOYERS_GROUP, Bar, Deck, Figure, MapPicture, Mark, Part, Point, Scene, Stack, StackPicture
from tests.support.meeting.examples import DECK, FACTS, LAW, LINES

EARLIER_DECK = Path(__file__).parent / "deck_0_1.paparan"
"""A deck of version 0.1.0 with a scene of every kind and a picture of every kind."""

RENAMED_FIELDS = {
    Figure: {"period_text": "when", "value_text": "told"},
    Mark: {"value_text": "told"},
    MapPicture: {"off_map_lines": "aside"},
    Point: {"value_text": "told"},
    Bar: {"value_text": "told"},
    Part: {"value_text": "told"},
    Stack: {"value_text": "told"},
    StackPicture: {"total_label": "whole"},
    Scene: {"missing_reason": "missing"},
    Deck: {},
}


def test_a_deck_of_an_earlier_version_opens_and_is_written_as_it_was():
    content = EARLIER_DECK.read_bytes()
    deck = deck_file.decode_deck(content, EARLIER_DECK.name)
    assert deck_file.encode_deck(deck) == content
    assert {scene.kind for scene in deck.scenes} == {"facts", "map", "trend", "bars", "lines", "law"}
    assert {type(scene.picture).__name__ for scene in deck.scenes if scene.picture} == {
        "MapPicture",
        "TrendPicture",
        "BarsPicture",
        "StackPicture",
    }


@pytest.mark.parametrize("struct", RENAMED_FIELDS)
def test_the_file_has_its_names_whatever_the_attributes_are_called(struct):
    fields = {field.name: field.encode_name for field in msgspec.structs.fields(struct)}
    assert {name: encoded for name, encoded in fields.items() if name != encoded} == RENAMED_FIELDS[struct]


def test_a_scene_joins_the_end_of_its_block_or_of_the_blocks_before_it():
    deck = msgspec.structs.replace(DECK, scenes=[LAW, FACTS, LINES])
    situation = msgspec.structs.replace(FACTS, scene_id="000000e1")
    vulnerability = msgspec.structs.replace(FACTS, scene_id="000000e2", block="vulnerability")
    follow_up = msgspec.structs.replace(LINES, scene_id="000000e3", block="follow_up")
    longer_deck = deck.with_scene(situation).with_scene(vulnerability).with_scene(follow_up)
    assert longer_deck.scenes == [follow_up, LAW, FACTS, situation, vulnerability, LINES]
    assert msgspec.structs.replace(DECK, scenes=[]).with_scene(FACTS).scenes == [FACTS]


def test_employers_join_a_deck_of_the_internal_mode_alone():
    employers = msgspec.structs.replace(FACTS, scene_id="000000e4", view={"group": EMPLOYERS_GROUP})
    internal_deck = msgspec.structs.replace(DECK, mode="internal", k=0)
    assert internal_deck.with_scene(employers).scenes.count(employers) == 1
    with pytest.raises(DeckError, match="is a deck of the meeting mode; employers are for one of the internal mode"):
        DECK.with_scene(employers)
