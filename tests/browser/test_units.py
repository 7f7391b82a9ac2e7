"""The pure functions of the browser's modules, in the browser: what goes in, what comes out."""

import functools
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.support.browser import ROOT

CALL = """async ([module, name, values]) => (await import(module))[name](...values)"""

LABEL_CASES = json.loads((ROOT / "tests/support/label_placement_cases.json").read_text(encoding="utf-8"))
PLACE_LABELS = """async labelCase => {
  const [{ placeLabels }, { buildGrid }] = await Promise.all(
    ["/peta/map/label_placement.js", "/peta/map/label_regions.js"].map(path => import(path)));
  const { regions, land_around: landAround, cell, frame, panels, font_size: fontSize } = labelCase;
  const requests = labelCase.labels.map(({ sizes, is_required: isRequired, is_joinable: isJoinable, ...anchor }) =>
    ({ anchor, sizes, isRequired, isJoinable }));
  const anchors = [...requests.map(({ anchor }) => anchor), ...labelCase.anchors];
  const grid = buildGrid(frame, cell, [...regions, ...landAround], regions.length);
  const { spots, omittedCodes } = placeLabels({ frame, fontSize, grid, anchors, panels }, requests, labelCase.max_count);
  const round = value => Math.round(100 * value) / 100;
  return { omitted: omittedCodes, spots: spots.map(({ code, sizeIndex, box, leader }) =>
    ({ code, size_index: sizeIndex, box: box.map(round), leader: leader && leader.map(point => point.map(round)) })) };
}"""

# A square of four regions round a middle, and one far to the east.
POSITIONS = {"middle": [0, 0], "east": [1, 0], "west": [-1, 0], "north": [0, 1], "south": [0, -1], "far": [9, 0.1]}
NEAREST = """async ([origin, codes, direction, positions]) => {
  const { nearestInDirection } = await import("/peta/map/navigation.js");
  return nearestInDirection(origin, codes, direction, code => ({ x: positions[code][0], y: positions[code][1] }));
}"""
RIGHT, LEFT, UP, DOWN = [1, 0], [-1, 0], [0, 1], [0, -1]
ORDER = ["c", "a", "b"]


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and writes nothing about it."""

    def log_message(self, *args) -> None:
        """Write nothing."""


@pytest.fixture(scope="module")
def modules(browser):
    """Return a page of a small server of ``static/``, where modules can be imported by their path."""
    handler = functools.partial(QuietHandler, directory=str(ROOT / "static"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/peta/icon.svg")
        yield page
        page.close()
        server.shutdown()


def call(page, path: str, name: str, *values):
    """Call an exported function of a module of ``static/peta/``."""
    return page.evaluate(CALL, [f"/peta/{path}.js", name, list(values)])


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ((1234567, "id"), "1.234.567"),
        ((1234567, "en"), "1,234,567"),
        ((9.25, "id", 1), "9,3"),
        ((9, "id", 1), "9,0"),
        ((9.25, "en", 1), "9.3"),
        ((0, "id"), "0"),
    ],
)
def test_numbers_are_written_in_the_readers_language(modules, values, text):
    assert call(modules, "map/format", "formatNumber", *values) == text


@pytest.mark.parametrize(
    ("value", "maximum", "radius"),
    [(100, 100, 34), (25, 100, 17), (1, 100, 4), (0, 100, 0), (-1, 100, 0), (50, 200, 17)],
)
def test_the_area_of_a_symbol_is_proportional_to_its_value(modules, value, maximum, radius):
    assert call(modules, "map/symbols", "symbolRadius", value, maximum) == radius


def test_nested_symbols_stand_on_one_line_and_their_numbers_never_overlap(modules):
    nested = call(modules, "map/symbols", "nestedSymbols", [100, 25, 5], 100)
    circles = nested["circles"]
    assert [circle["r"] for circle in circles[:2]] == [34, 17]
    assert {round(circle["cy"] + circle["r"], 6) for circle in circles} == {72.0}
    lines = [circle["textY"] for circle in circles]
    assert min(after - before for before, after in zip(lines, lines[1:], strict=False)) >= 15
    assert nested["height"] == pytest.approx(lines[-1] + 10)  # higher than the circles: room for the last number
    assert call(modules, "map/symbols", "nestedSymbols", [100], 100)["height"] == 76
    assert call(modules, "map/symbols", "nestedSymbols", [3, 2, 1], 1000)["height"] == 55  # as high as three numbers
    assert call(modules, "map/symbols", "nestedSymbols", [], 1) == {"circles": [], "height": 8}


@pytest.mark.parametrize("case", LABEL_CASES, ids=[case["name"] for case in LABEL_CASES])
def test_a_label_has_the_place_that_it_has_in_drawings(modules, case):
    placement = modules.evaluate(PLACE_LABELS, case)
    assert placement == {"spots": case["spots"], "omitted": case["omitted"]}


@pytest.mark.parametrize(
    ("size", "is_country", "has_panel", "margins"),
    [
        ((1366, 520), False, True, [[10, 8], [266, 40]]),
        ((1366, 520), False, False, [[10, 8], [10, 40]]),
        ((700, 520), False, True, [[10, 8], [216, 40]]),
        ((1366, 520), True, True, [[12, 6], [12, 178]]),
        ((700, 520), True, True, [[12, 6], [12, 240]]),
        ((700, 340), False, True, [[10, 10], [10, 28]]),
        ((400, 340), True, True, [[10, 10], [10, 44]]),
    ],
)
def test_room_is_left_for_panels(modules, size, is_country, has_panel, margins):
    area = {"isCountry": is_country, "hasOffMapPanel": has_panel}
    assert call(modules, "map/camera", "edgeMargins", {"x": size[0], "y": size[1]}, area) == margins


FIT = """async () => {
  const { fitBounds } = await import("/peta/map/camera.js");
  // A flat earth: a degree is 2 ** zoom pixels; bounds fit at zoom 3, whatever the padding.
  const requests = [], projection = {
    boundsZoom: (bounds, padding) => { requests.push(bounds, padding); return 3; },
    project: ([lon, lat], zoom) => ({ x: lon * 2 ** zoom, y: -lat * 2 ** zoom }),
    unproject: ({ x, y }, zoom) => [x / 2 ** zoom, -y / 2 ** zoom],
  };
  return [fitBounds([100, -4, 108, 0], [10, 8], [266, 40], projection), requests];
}"""


def test_bounds_are_fitted_into_what_the_panels_leave(modules):
    view, requests = modules.evaluate(FIT)
    assert requests == [[100, -4, 108, 0], {"x": 276, "y": 48}]
    assert view == {"zoom": 3, "center": [104 + (266 - 10) / 2 / 8, -2 - (40 - 8) / 2 / 8]}


@pytest.mark.parametrize(
    ("box", "outline", "is_covered"),
    [
        ([0, 0, 100, 100], [[55, 55]], True),
        ([0, 0, 100, 100], [[75, 75]], False),
        ([0, 0, 100, 100], [[75, 75], [52, 74]], True),
        ([0, 0, 100, 100], [], False),
    ],
)
def test_a_view_is_covered_where_a_panel_lies_on_an_outline(modules, box, outline, is_covered):
    view = {"zoom": 2, "center": {"x": 300, "y": 300}}  # the map shows 50 to 100 of the outline's own pixels
    points = [{"x": x, "y": y} for x, y in outline]
    assert call(modules, "map/camera", "isCovered", view, {"x": 200, "y": 200}, [box], points) is is_covered


CHOOSE = """async ([views, covered]) => {
  const { chooseView } = await import("/peta/map/camera.js");
  return chooseView(views.map(zoom => ({ zoom })), ({ zoom }) => covered.includes(zoom)).zoom;
}"""


@pytest.mark.parametrize(
    ("zooms", "covered", "chosen"),
    [
        ([7, 8, 7.5], [], 8),
        ([7, 8, 7.5], [8], 7.5),  # the largest that covers nothing
        ([7, 8, 7.5], [8, 7.5], 8),  # 7 would lose a whole step: too much
        ([7.25, 8], [8], 7.25),
        ([8], [8], 8),
    ],
)
def test_the_camera_gives_up_some_zoom_for_a_view_that_covers_nothing(modules, zooms, covered, chosen):
    assert modules.evaluate(CHOOSE, [zooms, covered]) == chosen


def test_margins_are_tried_with_and_without_each_panel_at_an_edge(modules):
    size = {"x": 1000, "y": 500}
    legend, timeline, wide = [10, 300, 200, 490], [600, 450, 990, 490], [10, 10, 700, 40]
    margins = call(modules, "map/camera", "candidateMargins", size, [[10, 8], [266, 40]], [legend, timeline, wide])
    assert margins == [[[left, 8], [266, low]] for low in (40, 206, 56) for left in (10, 208)]


@pytest.mark.parametrize("size", [(200, 100), (100, 100), (0, 0)])
def test_the_box_in_sight_has_the_shape_of_the_map(modules, size):
    west, south, east, north = call(
        modules, "map/camera", "visibleBox", [104, -4, 108, 0], {"x": size[0], "y": size[1]}
    )
    assert (west + east) / 2 == pytest.approx(106)
    assert (south + north) / 2 == pytest.approx(-2)
    shape = size[0] / (size[1] or 1) or 1
    assert (east - west) / (north - south) == pytest.approx(shape)
    assert north - south >= 4


@pytest.mark.parametrize(
    ("origin", "direction", "neighbour"),
    [
        ("middle", RIGHT, "east"),
        ("middle", LEFT, "west"),
        ("middle", UP, "north"),
        ("middle", DOWN, "south"),
        ("east", RIGHT, "far"),
        ("far", RIGHT, None),
        ("north", UP, None),
        ("north", LEFT, "west"),
        ("far", LEFT, "east"),
    ],
)
def test_an_arrow_goes_to_the_nearest_region_in_its_direction(modules, origin, direction, neighbour):
    assert modules.evaluate(NEAREST, [origin, list(POSITIONS), direction, POSITIONS]) == neighbour


@pytest.mark.parametrize(
    ("code", "step", "next_code", "has_next"),
    [
        ("c", 1, "a", True),
        ("b", 1, "b", False),
        ("c", -1, "c", False),
        ("a", -float("inf"), "c", False),
        ("a", float("inf"), "b", False),
        (None, 1, "c", True),
    ],
)
def test_steps_go_along_the_order_and_stop_at_its_ends(modules, code, step, next_code, has_next):
    assert call(modules, "map/navigation", "stepThrough", ORDER, code, step) == next_code
    assert call(modules, "map/navigation", "hasStep", ORDER, code, step) is has_next


@pytest.mark.parametrize(
    ("origin", "focus", "selected", "previous", "entry"),
    [
        ("skip", "b", "b", None, "c"),  # forwards: the largest value
        ("outside", "b", "a", None, "b"),  # back where the reader was
        ("inside", None, "a", None, "b"),  # backwards from a control of the map: the last
        ("outside", None, "a", "b", "a"),  # the selected one
        ("outside", None, "id", "b", "b"),  # the one that the reader comes back from
        ("outside", None, "id", "x", "c"),
        ("inside", "x", "id", None, "b"),  # a focus that is not there any more
    ],
)
def test_the_keyboard_enters_the_regions(modules, origin, focus, selected, previous, entry):
    regions = {"order": ORDER, "focus": focus, "selected": selected, "previous": previous}
    assert call(modules, "map/navigation", "entryRegion", regions, origin) == entry


VIEW = {
    "is_at_sea": False,
    "lang": "id",
    "digits": 1,
    "text": {"band": "1–5", "masked": "disamarkan"},
    "cells": [{"k": "2-b", "v": [9.3, None, None], "n": [0, None, 1], "c": [134, None, None]}, None],
    "notes": [["per 2023"], ["per 2024"]],
}


@pytest.mark.parametrize(
    ("stop", "row", "cell"),
    [
        (0, 0, {"kind": "2", "value": 9.3, "count": 134, "note": ["per 2023"]}),
        (0, 1, {"kind": "-", "value": None, "count": None}),
        (0, 2, {"kind": "b", "value": None, "count": None, "note": ["per 2024"]}),
        (0, None, {"kind": "-"}),
        (1, 0, {"kind": "-"}),
    ],
)
def test_a_cell_is_read(modules, stop, row, cell):
    row = {"undefined": None} if row is None else row
    script = """async ([view, stop, row]) => {
      const { cellAt } = await import("/peta/map/cells.js");
      return JSON.parse(JSON.stringify(cellAt(view, stop, typeof row === "number" ? row : undefined)));
    }"""
    assert modules.evaluate(script, [VIEW, stop, row]) == cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ({"kind": "2", "value": 9.3}, "9,3"),
        ({"kind": "b"}, "1–5"),
        ({"kind": "m"}, "disamarkan"),
        ({"kind": "z", "value": 0}, "0,0"),
    ],
)
def test_a_value_is_formatted_as_it_may_be_shown(modules, cell, text):
    assert call(modules, "map/cells", "formatValue", VIEW, cell) == text


def test_at_sea_no_region_on_land_has_a_figure(modules):
    assert call(modules, "map/cells", "cellAt", VIEW | {"is_at_sea": True}, 0, 0) == {"kind": "s"}


def test_regions_are_ordered_by_value_hidden_counts_below_zero_and_no_data_last(modules):
    cells = [
        ["none", {"kind": "-"}],
        ["band", {"kind": "b"}],
        ["zero", {"kind": "z", "value": 0}],
        ["ten", {"kind": "3", "value": 10}],
    ]
    assert call(modules, "map/cells", "sortByValue", cells) == ["ten", "zero", "band", "none"]


def test_the_legend_counts_kinds_and_those_with_a_figure(modules):
    script = """async kinds => [...(await import("/peta/map/cells.js")).countKinds(kinds)]"""
    counts = dict(modules.evaluate(script, ["1", "1", "4", "-", "z", "b", "m"]))
    assert counts == {"1": 2, "4": 1, "with_figure": 3, "-": 1, "z": 1, "b": 1, "m": 1}


@pytest.mark.parametrize(
    ("point", "side"),
    [((10, 300), "right"), ((990, 300), "left"), ((500, 100), "bottom"), ((500, 300), "top"), ((10, 100), "right")],
)
def test_a_tooltip_stands_where_it_has_room(modules, point, side):
    spot = call(modules, "map/tooltip", "tooltipSide", {"x": point[0], "y": point[1]}, 1000)
    assert spot["direction"] == side


SPECULATE = """async steps => {
  const { ViewCache } = await import("/peta/map/speculation.js");
  const cache = new ViewCache(), choices = { measure: ["tka", "wna"] };
  const view = measure => ({ query: { area: "19", measure }, choices, name: measure });
  return steps.map(([action, ...values]) => action === "add" ? cache.add(view(values[0]), values[1]) ?? null
    : cache.next(values[0], values[1], new URLSearchParams(values[2]))?.name ?? null).filter((_, i) => steps[i][0] === "next");
}"""


@pytest.mark.parametrize(
    ("steps", "measure"),
    [
        ([("add", "tka", "1"), ("next", "measure", 2, "")], None),  # never had
        ([("add", "wna", "1"), ("add", "tka", "1"), ("next", "measure", 2, "measure=tka")], "wna"),
        ([("add", "wna", "1"), ("add", "tka", "1"), ("next", "measure", 1, "")], None),  # shown already
        ([("add", "wna", "1"), ("add", "tka", "2"), ("next", "measure", 2, "")], None),  # of other data
        ([("add", "wna", "1"), ("add", "tka", "1"), ("next", "measure", 2, "area=11")], None),  # not asked for
        ([("add", "wna", "1"), ("add", "tka", "1"), ("next", "measure", 2, "lang=id")], "wna"),
        ([("add", "wna", "1"), ("add", "tka", "1"), ("next", "level", 1, "")], None),
        ([("next", "measure", 1, "")], None),
    ],
)
def test_a_view_is_shown_ahead_only_where_the_browser_has_had_it_of_the_same_data(modules, steps, measure):
    assert modules.evaluate(SPECULATE, steps) == [measure]


def test_only_so_many_views_are_kept(modules):
    script = """async () => {
      const { ViewCache } = await import("/peta/map/speculation.js");
      const cache = new ViewCache();
      for (let n = 0; n < 100; n++) cache.add({ query: { n } }, "1");
      return cache.views.size;
    }"""
    assert modules.evaluate(script) == 60


@pytest.mark.parametrize(
    ("key", "name"),
    [("ArrowRight", "next"), (" ", "next"), ("Backspace", "previous"), ("B", "b"), ("Home", "home"), ("?", "?")],
)
def test_keys_of_the_presentation(modules, key, name):
    assert call(modules, "stage/navigation", "actionName", key) == name


@pytest.mark.parametrize(
    ("text", "index"),
    [("1", 0), ("3", 2), ("4", 0), ("0", 0), ("-1", 0), ("", 0), (None, 0), ("javascript:", 0), ("2nd", 1)],
)
def test_a_scene_is_named_by_its_number_and_one_that_is_not_there_is_the_first(modules, text, index):
    assert call(modules, "stage/navigation", "parseScene", text, 3) == index


def test_the_presentation_stops_at_its_ends_and_counts_minutes(modules):
    assert [call(modules, "stage/navigation", "clampScene", index, 3) for index in (-1, 0, 2, 3)] == [0, 0, 2, 2]
    assert [call(modules, "stage/navigation", "formatElapsed", ms) for ms in (0, 59_999, 61_000, 3_600_000)] == [
        "0:00", "0:59", "1:01", "60:00"
    ]  # fmt: skip
    assert call(modules, "stage/navigation", "screenShape", 1024, 768) == "narrow"
    assert call(modules, "stage/navigation", "screenShape", 1366, 768) == "wide"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Clear all", "Kosongkan semua"),
        ("Remove Bangka", "Hapus Bangka"),
        ("5 selected", "5 dipilih"),
        ("Clear allies", "Clear allies"),
        ("Peta", "Peta"),
    ],
)
def test_streamlits_words_are_replaced_whole_or_at_an_end(modules, name, text):
    table = {"Clear all": "Kosongkan semua", "Remove ": "Hapus ", " selected": " dipilih"}
    assert call(modules, "adapters/streamlit_labels", "translateName", name, table) == text
