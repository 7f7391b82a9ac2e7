"""Labels of drawn maps: every one in its region or beside its symbol, of every area, at three shapes of a drawing."""

import json
import re
from functools import cache
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np
import pytest
import shapely

from data import regions
from geo import clipped_outlines
from meeting import render
from meeting.model import Mark
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.map import decorations, label_placement, label_regions, labels, map_picture, panel_placement
from meeting.render.map.label_candidates import Anchor, LabelRequest
from meeting.render.surface import Sheet
from tests.support.label_offences import MeasuredLabel, MeasuredMap, list_offences, project_shape
from tests.support.meeting.examples import MAP

CASES = json.loads((Path(__file__).parents[1] / "support" / "label_placement_cases.json").read_text(encoding="utf-8"))
DRAWINGS = {"stage": ((1270, 520), 24.0), "4:3": ((968, 260), 24.0), "a4": ((1006, 470), 24.0)}
DISTRICT_AREAS = ("11.01", "12.07", "19.01", "19.04", "21.71", "32.01", "35.15", "53.01", "64.03", "94.01")
LAYER_BY_LEVEL = {"province": "provinces", "regency": "regencies", "district": "districts"}
AREAS = [
    ("id", "province"),
    *((region.region_code, "regency") for region in regions.load().level("province")),
    *((code, "district") for code in DISTRICT_AREAS),
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_label_has_its_place(case):
    frame = Box(*case["frame"])
    outlines = [
        (region["code"], [np.reshape(ring, (-1, 2)).astype(float) for ring in region["rings"]])
        for region in case["regions"] + case["land_around"]
    ]
    grid = label_regions.build_grid(frame, case["cell"], outlines, len(case["regions"]))
    anchors = [Anchor(label["code"], label["x"], label["y"], label["radius"]) for label in case["labels"]]
    requests = [
        LabelRequest(anchor, tuple(map(tuple, label["sizes"])), label["is_required"], label["is_joinable"])
        for anchor, label in zip(anchors, case["labels"], strict=True)
    ]
    more_anchors = [Anchor(**anchor) for anchor in case["anchors"]]
    panels = [Box(*panel) for panel in case["panels"]]
    surface = label_placement.LabelSurface(frame, case["font_size"], grid, anchors + more_anchors, panels)
    spots, omitted_requests = label_placement.place_labels(surface, requests, case["max_count"])
    assert [
        {
            "code": spot.code,
            "size_index": spot.size_index,
            "box": [round(edge, 2) for edge in spot.box],
            "leader": spot.leader and [[round(part, 2) for part in point] for point in spot.leader],
        }
        for spot in spots
    ] == case["spots"]
    assert [request.anchor.code for request in omitted_requests] == case["omitted"]


def make_picture(area, level, show):
    """Return a map of an area on which four regions of five have a fictitious number, of any size up to 3,000."""
    codes = sorted(
        region.region_code
        for region in regions.load().level(level)
        if area == "id" or region.region_code.startswith(area)
    )
    return msgspec.structs.replace(
        MAP.picture,
        area=area,
        layer=LAYER_BY_LEVEL[level],
        province=area[:2] if level == "district" else "",
        show=show,
        marks=[make_mark(code, show) for code in codes],
        sizes=[1000.0, 250.0, 50.0],
        off_map_lines=[],
    )


def make_mark(code, show):
    """Return a region with a number that follows from its code, or without one."""
    name, draw = regions.load().get(code).full_name, crc32(code.encode())
    if draw % 5 == 0:
        return Mark(code, name, "none")
    value = float(round(3000 ** ((draw // 5 % 1000) / 1000)))
    text = f"{value:,.0f}".replace(",", ".") + " (2024)"
    return Mark(code, name, "symbol" if show == "symbols" else "class", 0 if show == "rate" else -1, value, text)


@cache
def read_shapes(layer, province):
    """Return the shapes of a layer by code, as they are built."""
    return dict(zip(*clipped_outlines.read_layer(layer, province, "test"), strict=True))


def measure_map(sheet, picture, layout):
    """Return a map whose parts have their places as outlines, symbols and boxes in pixels."""
    view, unit_codes = layout.view, {mark.code for mark in picture.marks}
    parent_layer = {"provinces": None, "regencies": "provinces", "districts": "regencies"}[picture.layer]
    sight = shapely.box(*view.degree_bounds)
    units = read_shapes(picture.layer, picture.province or None)
    parents = read_shapes(parent_layer, None) if parent_layer else {}
    parent_codes = {code[: 2 if parent_layer == "provinces" else 5] for code in unit_codes}
    regions_in_sight, land_around = (
        {
            code: project_shape(shape, view.project_ring)
            for code, shape in shapes.items()
            if is_wanted(code) and shape.intersects(sight)
        }
        for shapes, is_wanted in (
            (units, unit_codes.__contains__),
            (parents, lambda code: code not in parent_codes),
        )
    )
    points = labels.list_region_points(sheet, picture, view)
    return MeasuredMap(
        view.box,
        regions_in_sight,
        list(land_around.values()),
        {label.mark.code: (label.x, label.y, label.radius) for label in points},
        [layout.legend_box, layout.bar_box],
        [
            MeasuredLabel(spot.code, spot.box, spot.leader, spot.code in (picture.area, labels.find_largest(picture)))
            for _, spot in layout.labels.spots
        ],
    )


def list_map_offences(drawing_name, area, level, show):
    """Return how many labels a map has, and what is wrong with them."""
    size, font_size = DRAWINGS[drawing_name]
    sheet, picture = create_sheet(size, font_size), make_picture(area, level, show)
    layout = map_picture.lay_out_map(sheet, Box(0, 0, *size), picture)
    offences = list_offences(measure_map(sheet, picture, layout))
    labelled_codes = [label.mark.code for label, _ in layout.labels.spots]
    omitted_codes = [label.mark.code for label in layout.labels.omitted_labels]
    points = labels.list_region_points(sheet, picture, layout.view)
    if sorted(labelled_codes + omitted_codes) != sorted(
        label.mark.code for label in labels.select_labels(picture, points)
    ):
        offences.append("a label is neither on the map nor in the list of what had no room")
    if labels.find_largest(picture) not in labelled_codes:
        offences.append(f"the region that the title names, {labels.find_largest(picture)}, has no label")
    return len(labelled_codes), [f"{drawing_name} of {area}: {offence}" for offence in offences]


@cache
def create_sheet(size, font_size):
    """Return an empty sheet, for nothing is drawn on it."""
    return Sheet(size, "light", "id", font_size)


def find_coarse_points(picture, _view):
    """Return points along the outlines of all regions of a picture, the same for every view: they choose the legend's corner."""
    codes = {mark.code for mark in picture.marks}
    rings = clipped_outlines.rings(picture.layer, picture.province or None, panel_placement.EARTH_BOUNDS, 0.02)
    return np.concatenate([ring for code in codes for ring in rings[code]])


@pytest.mark.parametrize(
    ("show", "drawings"),
    [*(("symbols", [name]) for name in DRAWINGS), ("rate", list(DRAWINGS))],
    ids=[*DRAWINGS, "rates"],
)
def test_every_label_of_every_area_is_in_its_region_or_beside_its_symbol(monkeypatch, show, drawings):
    monkeypatch.setattr(map_picture, "outline_points", find_coarse_points)
    results = [
        list_map_offences(drawings[index % len(drawings)], area, level, show)
        for index, (area, level) in enumerate(AREAS)
    ]
    assert [offence for _, offences in results for offence in offences] == []
    assert sum(count for count, _ in results) > 200


@pytest.mark.parametrize("width", [100, 400, 900, 4000])
def test_what_has_no_room_on_a_map_is_listed_in_a_line_or_counted(width):
    sheet, texts = Sheet((1270, 520), "light", "id", 24), [f"Kabupaten {n} 1.234 (2024)" for n in range(30)]
    line = decorations.describe_omitted_labels(sheet, texts, width)
    assert typography.measure_width(line, 24) <= width
    if width == 100:
        return
    listed_texts, _, count_text = line.removeprefix("Tidak muat di peta: ").rpartition("; ")
    if width == 400:
        assert line == "Nama yang tidak muat di peta: 30"
    else:
        assert listed_texts.split("; ") == texts[: len(listed_texts.split("; "))]
        assert count_text == f"dan {30 - len(listed_texts.split('; '))} lainnya"


def test_nothing_is_said_about_room_where_every_name_has_it():
    assert "Tidak muat" not in str(render.render_svg(MAP, (1270, 520)))


@pytest.mark.parametrize(("area", "level"), [("id", "province"), ("32", "regency"), ("id", "regency")])
def test_a_drawing_names_every_number_on_the_map_or_in_the_line_below_it(area, level):
    picture = make_picture(area, level, "symbols")
    svg = render.render_svg(msgspec.structs.replace(MAP, picture=picture), (1270, 520)).decode("utf-8")
    texts = re.findall(r"<!-- (.*?) -->", svg)
    numbers = [mark.value_text for mark in picture.marks if mark.value_text]
    [line] = [text for text in texts if text.startswith("Tidak muat di peta: ")]
    *listed_texts, count_text = line.removeprefix("Tidak muat di peta: ").split("; ")
    remainder = int(re.fullmatch(r"dan (\d+) lainnya", count_text)[1])
    named_count = (
        len([text for text in texts if text.endswith(" (2024)") and text in numbers]) // 2
    )  # the halo and the text
    unnumbered_names = {mark.code for mark in picture.marks if not mark.value_text and len(picture.marks) <= 60}
    drawn_unnumbered_count = len({text for text in texts if text in short_names(picture, unnumbered_names)})
    assert named_count + drawn_unnumbered_count + len(listed_texts) + remainder == len(numbers) + len(unnumbered_names)
    assert all(any(text.endswith(number) for number in numbers) for text in listed_texts)


def short_names(picture, codes):
    """Return the names that a map writes for regions."""
    names = clipped_outlines.anchors(picture.layer, picture.province or None)
    return {names[code][0] for code in codes}
