"""The room of a picture on the stage: the lower, the more words stand around it; its letters are never smaller for it."""

import re
from base64 import b64decode

import msgspec
import pytest

from meeting import render
from pages.parts.deck import presentation, stage_layout
from tests.support.meeting import crowded_scenes
from tests.support.meeting.examples import BARS, DECK, MAP, PANELS, RATES, STOCK, TREND

replace = msgspec.structs.replace
TALKATIVE_SCENE = replace(
    BARS, annotation="Perlu dicek " * 20, source="Sumber: " + "lembaga " * 60, badges=["LENCANA" * 3] * 5
)
DRAWN_SCENES = [
    MAP,
    RATES,
    TREND,
    STOCK,
    PANELS,
    BARS,
    TALKATIVE_SCENE,
    crowded_scenes.MANY_BARS,
    crowded_scenes.FULL_MAP,
    crowded_scenes.FULL_SYMBOLS,
]


@pytest.mark.parametrize("shape", stage_layout.SCREENS)
@pytest.mark.parametrize("scene", DRAWN_SCENES, ids=lambda scene: scene.scene_id + scene.picture.__class__.__name__)
def test_no_letter_of_a_picture_is_smaller_than_those_around_it(scene, shape):
    scene_data = presentation.build_scene_payload(scene, DECK, "light", shape)
    svg = b64decode(scene_data["picture"].partition(",")[2]).decode("utf-8")
    letters = [float(size) * 100 for size in re.findall(r"scale\(([\d.]+) -[\d.]+\)", svg)]
    assert len(letters) > 8
    assert min(letters) >= presentation.MIN_FONT_PX - 0.01
    width, height = map(float, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())
    assert (width, height) == stage_layout.picture_size(
        scene, [badge["text"] for badge in scene_data["badges"]], scene_data["block"], shape
    )


@pytest.mark.parametrize("shape", stage_layout.SCREENS)
def test_more_words_leave_a_lower_picture_but_never_none(shape):
    bare_scene = replace(BARS, title="Satu baris", subtitle="", source="")
    scenes = [
        bare_scene,
        replace(bare_scene, subtitle="orang"),
        replace(bare_scene, subtitle="orang", source="Sumber"),
        replace(bare_scene, subtitle="orang", source="Sumber", annotation="Perlu dicek"),
        replace(bare_scene, subtitle="orang", source="Sumber", annotation="Perlu dicek", title="Judul panjang " * 12),
        replace(bare_scene, title="Judul panjang " * 140),
    ]
    heights = [stage_layout.picture_size(scene, ["RAPAT"], "2. Situasi", shape)[1] for scene in scenes]
    assert heights == sorted(set(heights), reverse=True)
    assert heights[-1] == stage_layout.MIN_PICTURE_HEIGHT
    assert stage_layout.picture_size(bare_scene, ["LENCANA " * 4] * 4, "2. Situasi", shape)[1] < heights[0]


def test_a_legend_without_room_counts_its_lowest_classes_and_keeps_its_letters():
    svg_texts = re.findall(r"<!-- (.*?) -->", render.render_svg(crowded_scenes.FULL_MAP, (968, 420)).decode("utf-8"))
    class_labels = [word for word in svg_texts if "234.567" in word]
    assert "8.234.567,1 – 9.234.567,0" in class_labels
    assert len(class_labels) < 9
    assert f"dan {9 - len(class_labels)} lainnya" in svg_texts
    assert {"nol", "disamarkan", "tidak ada data", "1–4, jumlah kecil"} <= set(svg_texts)
