"""Labels of the map in the browser: every one in its region or beside its symbol, of every province, at three sizes."""

from functools import cache
from zlib import crc32

import numpy as np
import pytest
import shapely

from data import regions
from geo import clipped_outlines, leaflet_map, outlines
from tests.support.label_offences import MeasuredLabel, MeasuredMap, list_offences, project_shape
from tests.support.waits import wait_until_still

SIZES = [(1366, 768), (1920, 1080), (1024, 768)]
LAYER_BY_LEVEL = {"province": "provinces", "regency": "regencies", "district": "districts"}
PARENT_BY_LEVEL = {"province": "provinces", "regency": "provinces", "district": "regencies"}
COUNTRY = [("id", "province"), ("id", "regency")]
PARTS = [
    *((region.region_code, "regency") for region in regions.load().level("province")),
    *((code, "district") for code in ("11.01", "19.04", "21.71", "32.01", "53.01")),
]
VIEW_JS = "() => { const { packed, ...view } = peta.state.view; return view; }"
MEASURE_JS = """async packed => {
  await peta.show(packed, "test");
  const { map, labelSpots, labelBoxes, omittedLabels, regionOrder, regionLayers, symbolMarkers, view } = peta.state;
  const size = map.getSize(), origin = map.latLngToContainerPoint([0, 0]), frame = map.getContainer().getBoundingClientRect();
  const boxOf = node => { const b = node.getBoundingClientRect();
    return [b.left - frame.left, b.top - frame.top, b.right - frame.left, b.bottom - frame.top]; };
  const pointOf = code => { const { x, y } = regionLayers.get(code).feature.properties;
    const point = map.latLngToContainerPoint([y, x]);
    return [point.x, point.y, symbolMarkers.get(code) ? symbolMarkers.get(code).getRadius() : 0]; };
  const { legend, offMapPanel, timeline, zoomControl, scaleBar } = peta.state;
  return { area: view.area, frame: [0, 0, size.x, size.y], origin: [origin.x, origin.y], scale: 2 ** map.getZoom(),
    panels: [legend, offMapPanel, timeline, zoomControl, scaleBar].map(boxOf), omitted: omittedLabels.length,
    points: Object.fromEntries(regionOrder.map(code => [code, pointOf(code)])), boxes: labelBoxes,
    labels: labelSpots.map(({ code, box, leader }) => [code, box, leader]) };
}"""


def make_view(view, area, level, mode):
    """Return a view of an area like another one, on which four regions of five have a fictitious number up to 3,000."""
    scope = area[:2] if level == "regency" and area != "id" else area
    codes = sorted(
        region.region_code
        for region in regions.load().level(level)
        if scope == "id" or region.region_code.startswith(scope)
    )
    draws = [crc32(code.encode()) for code in codes]
    values = [None if draw % 5 == 0 else round(3000 ** ((draw // 5 % 1000) / 1000)) for draw in draws]
    cells = {"k": "".join("-" if value is None else "0" for value in values), "v": values, "n": [None] * len(values)}
    province = area[:2] if level == "district" else None
    parents = PARENT_BY_LEVEL[level]
    layer = {
        "units": [outlines.url(LAYER_BY_LEVEL[level], province), LAYER_BY_LEVEL[level]],
        "parents": [outlines.url(parents), parents],
        "land": view["layer"]["land"],
    }
    stops = [{"key": "2024", "label": "2024"}]
    return view | {
        "area": area, "scope": scope, "bounds": outlines.bounds(area), "layer": layer, "mode": mode, "codes": codes,
        "cells": [cells], "stops": stops, "start": 0, "off_map": [[]], "max_value": 3000, "legend_values": [3000, 500],
    }  # fmt: skip


def find_largest(view):
    """Return the code of the region with the largest value, the first of them."""
    return max(zip(view["cells"][0]["v"], view["codes"], strict=True), key=lambda pair: pair[0] or 0)[1]


@cache
def read_shapes(layer, province):
    """Return the shapes of a layer by code, as they are built."""
    return dict(zip(*clipped_outlines.read_layer(layer, province, "test"), strict=True))


def measure_map(measures, view, level):
    """Return a painted map as outlines, symbols and boxes in pixels."""
    (origin_x, origin_y), scale = measures["origin"], measures["scale"] * 256

    def project_points(points):
        """Return longitudes and latitudes in pixels, by Mercator's projection."""
        mercator_y = np.log(np.tan(np.pi / 4 + np.radians(points[:, 1]) / 2)) / (2 * np.pi)
        return np.column_stack([origin_x + points[:, 0] / 360 * scale, origin_y - mercator_y * scale])

    province = view["area"][:2] if level == "district" else None
    shapes = read_shapes(LAYER_BY_LEVEL[level], province)
    parents = read_shapes("regencies", None) if level == "district" else {}
    rivals = {code: shape for code, shape in shapes.items() if code not in view["codes"]}
    land_around = [
        *rivals.values(),
        *(shape for code, shape in parents.items() if not code.startswith(view["area"][:2])),
    ]
    frame = shapely.box(*measures["frame"])
    project = lambda shape: project_shape(shape, project_points)  # noqa: E731
    units = {code: project(shapes[code]) for code in view["codes"]}
    return MeasuredMap(
        measures["frame"],
        {code: shape for code, shape in units.items() if shape.intersects(frame)},
        [shape for shape in map(project, land_around) if shape.intersects(frame)],
        measures["points"],
        measures["panels"],
        [
            MeasuredLabel(*label, is_required=label[0] in (view["area"], find_largest(view)))
            for label in measures["labels"]
        ],
    )


@pytest.mark.parametrize("number", range(len(SIZES)), ids=[f"{width}x{height}" for width, height in SIZES])
def test_every_label_of_every_area_is_in_its_region_or_beside_its_symbol(visit, app, number):
    width, height = SIZES[number]
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.page.emulate_media(reduced_motion="reduce")
    visit.open(f"{app}/peta?area=19")
    frame = visit.frame()
    wait_until_still(frame)
    view, offences, label_count = frame.evaluate(VIEW_JS), [], 0
    for index, (area, level) in enumerate([*COUNTRY, *PARTS[number :: len(SIZES)]]):
        dense_view = make_view(view, area, level, "fill" if index % 3 == 2 else "symbols")
        measures = frame.evaluate(MEASURE_JS, leaflet_map.pack_view(dense_view))
        assert measures["area"] == area
        label_count += len(measures["labels"])
        offences += [f"{area}: {offence}" for offence in list_offences(measure_map(measures, dense_view, level))]
        largest_code = find_largest(dense_view)
        if largest_code not in [code for code, _, _ in measures["labels"]]:
            offences.append(f"{area}: the region that the title names, {largest_code}, has no label")
    assert offences == []
    assert label_count > 120
