"""The room of a picture on the stage: the lower, the more words stand around it; its letters are never smaller for it."""

import re
from base64 import b64decode

import msgspec
import pytest

from meeting import render
from pages.parts.deck import presentation, stage_layout
from tests.meeting import crowded
from tests.meeting.examples import BARS, DECK, MAP, RATES, TREND
from tests.meeting.test_render import PANELS, STOCK

replace = msgspec.structs.replace
TALKATIVE = replace(
    BARS, annotation="Perlu dicek " * 20, source="Sumber: " + "lembaga " * 60, badges=["LENCANA" * 3] * 5
)
DRAWN = [MAP, RATES, TREND, STOCK, PANELS, BARS, TALKATIVE, crowded.MANY_BARS, crowded.FULL_MAP, crowded.FULL_SYMBOLS]


@pytest.mark.parametrize("shape", stage_layout.SCREENS)
@pytest.mark.parametrize("scene", DRAWN, ids=lambda scene: scene.scene_id + scene.picture.__class__.__name__)
def test_no_letter_of_a_picture_is_smaller_than_those_around_it(scene, shape):
    shown = presentation.told(scene, DECK, "light", shape)
    told = b64decode(shown["picture"].partition(",")[2]).decode("utf-8")
    letters = [float(size) * 100 for size in re.findall(r"scale\(([\d.]+) -[\d.]+\)", told)]
    assert len(letters) > 8
    assert min(letters) >= presentation.SMALLEST_PX - 0.01
    wide, high = map(float, re.search(r'viewBox="0 0 (\d+) (\d+)"', told).groups())
    assert (wide, high) == stage_layout.left(scene, [badge["text"] for badge in shown["badges"]], shown["block"], shape)


@pytest.mark.parametrize("shape", stage_layout.SCREENS)
def test_more_words_leave_a_lower_picture_but_never_none(shape):
    bare = replace(BARS, title="Satu baris", subtitle="", source="")
    worded = [
        bare,
        replace(bare, subtitle="orang"),
        replace(bare, subtitle="orang", source="Sumber"),
        replace(bare, subtitle="orang", source="Sumber", annotation="Perlu dicek"),
        replace(bare, subtitle="orang", source="Sumber", annotation="Perlu dicek", title="Judul panjang " * 12),
        replace(bare, title="Judul panjang " * 140),
    ]
    heights = [stage_layout.left(scene, ["RAPAT"], "2. Situasi", shape)[1] for scene in worded]
    assert heights == sorted(set(heights), reverse=True)
    assert heights[-1] == stage_layout.LOWEST
    assert stage_layout.left(bare, ["LENCANA " * 4] * 4, "2. Situasi", shape)[1] < heights[0]


def test_a_legend_without_room_counts_its_lowest_classes_and_keeps_its_letters():
    words = re.findall(r"<!-- (.*?) -->", render.svg(crowded.FULL_MAP, (968, 420)).decode("utf-8"))
    shown = [word for word in words if "234.567" in word]
    assert "8.234.567,1 – 9.234.567,0" in shown
    assert len(shown) < 9
    assert f"dan {9 - len(shown)} lainnya" in words
    assert {"nol", "disamarkan", "tidak ada data", "1–4, jumlah kecil"} <= set(words)
