"""Drawings: every number as it is told, nothing too small, nothing outside the sheet, the same bytes every time."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import permutations
from xml.etree import ElementTree

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.text import Text

from meeting import render
from meeting.model import Bar, BarsPicture, Event, Mark, Part, Point, Series, Stack, StackPicture, Step, TrendPicture
from meeting.render import pictures, theme, typography
from meeting.render.boxes import Box
from meeting.render.charts import axis, bars, event_labels, timeline, trend, trend_panel
from meeting.render.map import labels, panel_placement, projection
from meeting.render.map.legend import Legend
from meeting.render.page import pages
from meeting.render.surface import Sheet
from tests.support.meeting.examples import BARS, DECK, FACTS, MAP, PANELS, RATES, STACK, STOCK, TREND

replace = msgspec.structs.replace
SIZES = ((1270, 520), (950, 520), (1800, 760), (900, 480))
PROVINCE = replace(MAP, picture=replace(MAP.picture, area="19"))
DRAWN_SCENES = [MAP, PROVINCE, RATES, TREND, STOCK, PANELS, BARS, STACK]


EVENT_LISTS = st.lists(
    st.builds(Event, st.dates(date(2019, 9, 1), date(2024, 11, 1)).map(str), st.text("ab c", max_size=60)), max_size=7
)


@settings(max_examples=60)
@given(events=EVENT_LISTS)
def test_every_event_is_named_in_the_chart_or_below_and_no_label_lies_on_another_or_on_a_line(events):
    scene = replace(STOCK, picture=replace(STOCK.picture, events=events))
    sheet, plot_area = (
        pictures.draw_sheet(scene, (1270, 520), "light", "id", 24, is_vector=False),
        Box(60, 30, 1250, 480),
    )
    unlabelled_events = trend.find_unlabelled_events(sheet, plot_area, scene.picture)
    labelled_events = [event for event in timeline.select_events(scene.picture) if event not in unlabelled_events]
    plot = trend_panel.plot_box(sheet, event_labels.box_above_list(sheet, plot_area, unlabelled_events), scene.picture)
    scale = timeline.Scale(plot, *timeline.time_span(scene.picture), 1)
    labels = event_labels.place_event_labels(sheet, labelled_events, scale)
    assert Counter([*unlabelled_events, *(event for event, _ in labels)]) == Counter(
        e for e in events if e.label.strip()
    )
    for (event, box), (_, other_box) in permutations(labels, 2):
        assert not box.overlaps(other_box)
        assert not event_labels.event_line_box(event, box, scale).overlaps(other_box)


@pytest.mark.parametrize("scene", [STOCK, PANELS], ids=["alone", "panels"])
@settings(max_examples=20)
@given(events=EVENT_LISTS)
def test_no_line_of_an_event_stands_without_its_name(scene, events):
    scene = replace(scene, picture=replace(scene.picture, events=events))
    sheet = pictures.draw_sheet(scene, (1270, 520), "light", "id", 24, is_vector=False)
    colour = to_hex(sheet.theme.event)
    lines = [line for line in sheet.axes.findobj(Line2D) if to_hex(line.get_color()) == colour]
    event_text = " ".join(text.get_text() for text in sheet.axes.findobj(Text) if to_hex(text.get_color()) == colour)
    remainder = re.search(r"dan (\d+) lainnya", event_text)
    named_count = len(timeline.select_events(scene.picture)) - (int(remainder[1]) if remainder else 0)
    assert len(lines) == named_count * len(scene.picture.series)


def extract_texts(content):
    """Return what is written in an SVG: each text stands in a comment before its outlines."""
    return re.findall(r"<!-- (.*?) -->", content.decode("utf-8"))


@pytest.mark.parametrize("scene", DRAWN_SCENES, ids=lambda scene: scene.picture.__class__.__name__)
@pytest.mark.parametrize("look", theme.THEME_NAMES)
def test_a_picture_is_sound_and_the_same_every_time(scene, look):
    first_svg, second_svg = (render.render_svg(scene, (1270, 520), look) for _ in range(2))
    assert first_svg == second_svg
    root = ElementTree.fromstring(first_svg)
    assert root.attrib["viewBox"] == "0 0 1270 520"
    assert render.render_png(scene, (635, 260), look) == render.render_png(scene, (635, 260), look)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", DRAWN_SCENES, ids=lambda scene: scene.picture.__class__.__name__)
def test_nothing_is_small_and_nothing_leaves_the_sheet(scene, size):
    sheet = pictures.draw_sheet(scene, size, "light", "id", 24, is_vector=False)
    drawn_texts = [text for text in sheet.axes.findobj(Text) if text.get_text()]
    assert len(drawn_texts) > 4
    assert min(text.get_fontsize() for text in drawn_texts) >= 24
    for text in drawn_texts:
        box = text.get_window_extent(sheet.figure.canvas.get_renderer())
        assert box.x0 >= -2, text
        assert box.x1 <= size[0] + 2, text
        assert box.y0 >= -8, text
        assert box.y1 <= size[1] + 8, text


def test_a_wider_screen_has_larger_letters():
    assert (pictures.min_font_size(1024), pictures.min_font_size(1366), pictures.min_font_size(1366 * 2)) == (
        24,
        24,
        48,
    )


@pytest.mark.parametrize("scene", [TREND, STOCK, BARS])
def test_every_number_of_a_chart_is_told(scene):
    series = scene.picture.bars if scene is BARS else scene.picture.series[0].points
    assert {part.value_text for part in series} <= set(extract_texts(render.render_svg(scene, (1270, 520))))


def test_a_bar_of_parts_tells_its_whole_and_each_part_in_its_column():
    sheet = pictures.draw_sheet(STACK, (1270, 520), "light", "id", 24, is_vector=False)
    positions = {}
    for text in sheet.axes.findobj(Text):
        x, y = text.get_position()
        positions.setdefault(text.get_text(), []).append((round(x), round(y)))
    for bar in STACK.picture.bars:
        numbers = [bar.value_text, *(part.value_text for part in bar.parts)]
        for name, number in zip(["Dibaca", *STACK.picture.parts], numbers, strict=True):
            assert (positions[name][0][0], positions[bar.name][0][1]) in positions[number], (bar.name, name)


def test_parts_are_as_long_as_they_are_many_and_differ_without_their_colour():
    sheet = pictures.draw_sheet(STACK, (1270, 520), "light", "id", 24, is_vector=False)
    rims = [patch for patch in sheet.axes.findobj(Rectangle) if patch.get_linewidth() and patch.get_height() > 30]
    first_part, second_part, third_part = rims[:3]
    lengths = [patch.get_width() / first_part.get_width() for patch in (second_part, third_part)]
    assert lengths == pytest.approx([100 / 300, 20 / 300])
    assert second_part.get_x() == pytest.approx(first_part.get_x() + first_part.get_width())
    stroke_counts = Counter()
    for strokes in sheet.axes.findobj(LineCollection):
        for (x1, _), (x2, _) in strokes.get_segments():
            stroke_counts[to_hex(strokes.get_color()[0]).upper(), "upright" if x1 == x2 else "level"] += 1
    look = sheet.theme
    assert {name for name in stroke_counts if name[0] == look.event} == {(look.event, "upright")}
    assert {name for name in stroke_counts if name[0] == look.muted} == {(look.muted, "upright"), (look.muted, "level")}


def test_bars_of_parts_without_room_are_counted():
    long_scene = replace(STACK, picture=replace(STACK.picture, bars=[*STACK.picture.bars] * 15))
    svg_texts = extract_texts(render.render_svg(long_scene, (1270, 520)))
    assert svg_texts.count("Disnaker") + svg_texts.count("Kanim Pangkalpinang") == 13
    assert "dan 17 lainnya" in svg_texts


def test_a_map_names_its_regions_with_their_numbers():
    svg_texts = extract_texts(render.render_svg(PROVINCE, (1270, 520)))
    assert {"Bangka Barat", "0", "disamarkan", "Pangkal Pinang", "134", "Belitung", "1–4"} <= set(svg_texts)
    assert {"Bangka Tengah", "22", "Pangkal Pinang", "134"} <= set(extract_texts(render.render_svg(MAP, (1270, 520))))
    assert svg_texts.count("134") == 2  # the rim and the number itself
    assert "ITAS perairan: Kepulauan Bangka" in " ".join(svg_texts)
    assert any(text.startswith("Batas indikatif") for text in svg_texts)


@pytest.mark.parametrize(("width", "rows"), [(1312, 1), (968, 2)])
def test_whose_outlines_they_are_is_never_cut(width, rows):
    svg_texts = extract_texts(render.render_svg(PROVINCE, (width, 410)))
    start = next(place for place, text in enumerate(svg_texts) if text.startswith("Batas indikatif"))
    assert " ".join(svg_texts[start : start + rows]) == PROVINCE.picture.attribution


def test_of_many_figures_without_a_place_a_narrow_map_tells_the_first_and_how_many_more():
    aside_lines = [
        "TKA di laut: Kepulauan Bangka Belitung, 510 orang, per 16 Oktober 2016 · Republika",
        *["Lain: 1 orang"] * 5,
    ]
    svg_texts = extract_texts(
        render.render_svg(replace(MAP, picture=replace(MAP.picture, off_map_lines=aside_lines)), (968, 410))
    )
    [aside_text] = [text for text in svg_texts if "TKA di laut" in text]
    assert aside_text.startswith("TKA di laut: Kepulauan Bangka Belitung, 510 orang, per 16")
    assert aside_text.endswith("…; dan 5 lainnya")


def place_labels(scene, size, panels=()):
    """Return the symbols and the label boxes, each with its label, of a map that fills a sheet."""
    sheet, box = Sheet(size, "light", "id", 24), Box(0, 0, *size)
    view = projection.fit_view(scene.picture, box, box)
    layout = labels.lay_out_labels(sheet, scene.picture, view, panels)
    return [label for label in labels.list_region_points(sheet, scene.picture, view) if label.radius], layout.spots


def measure_gap(box, label):
    """Return how far a box is from the edge of a symbol, negative where it reaches into it."""
    horizontal_gap = max(box.left - label.x, label.x - box.right, 0)
    vertical_gap = max(box.top - label.y, label.y - box.bottom, 0)
    return (horizontal_gap**2 + vertical_gap**2) ** 0.5 - label.radius


def test_a_regency_fills_its_map_and_no_other_number_stands_on_its_symbol():
    box = Box(0, 0, 900, 480)
    regency, province = (projection.fit_view(scene.picture, box, box) for scene in (MAP, PROVINCE))
    assert regency.scale > 2 * province.scale
    symbols, spots = place_labels(MAP, (900, 480))
    [regency_symbol] = [label for label in symbols if label.mark.code == "19.04"]
    [city_box] = [spot.box for label, spot in spots if label.full_text == "Pangkal Pinang 134"]
    assert measure_gap(city_box, regency_symbol) > 6


def test_names_stand_off_the_legend():
    panels = [
        Box(spot.box.right + 1, spot.box.top, spot.box.right + 90, spot.box.bottom)
        for _, spot in place_labels(PROVINCE, (1270, 520))[1]
    ]
    assert panels
    for panel in panels:
        _, spots = place_labels(PROVINCE, (1270, 520), [panel])
        assert spots
        assert not any(spot.box.overlaps(panel.inset(-24 * 0.23)) for _, spot in spots)


@pytest.mark.parametrize("shape", [(1270, 520), (950, 520), (900, 300)])
@pytest.mark.parametrize("scene", [MAP, PROVINCE], ids=["regency", "province"])
def test_no_number_stands_on_or_beside_the_symbol_of_another_region(scene, shape):
    symbols, spots = place_labels(scene, shape)
    assert {label.mark.code for label, _ in spots} >= {"19.04"}
    assert len(symbols) > (scene is PROVINCE)
    for label, spot in spots:
        for symbol in symbols:
            is_own = symbol.mark.code == label.mark.code
            assert is_own or measure_gap(spot.box, symbol) > 0, f"{label.text} at {symbol.text}"


def test_a_picture_that_goes_alone_cuts_neither_sentence_nor_source():
    publishers = "; ".join(f"Penerbit nomor {n}, {n} Juni 2024" for n in range(1, 9))
    scene = replace(MAP, source=f"Sumber: {publishers}.", sentence=f"Satu kalimat: {publishers}.")
    picture_text = " ".join(extract_texts(pages.render_svg(scene, DECK, (1366, 768))))
    assert picture_text.count("Penerbit nomor 8, 8 Juni 2024.") == 2
    projected_texts = extract_texts(
        pages.draw_pages(scene, DECK, lambda: pages.create_sheet((1366, 768), "light", "id", is_vector=True))[
            0
        ].to_svg()
    )
    assert len([text for text in projected_texts if text.endswith("…")]) == 2


def test_what_has_no_place_on_land_is_told_or_counted():
    crowded_map = replace(
        MAP, picture=replace(MAP.picture, off_map_lines=[f"Tanpa tempat {n}: {n} orang" for n in range(6)])
    )
    narrow_texts = extract_texts(render.render_svg(crowded_map, (950, 520)))
    assert [text for text in narrow_texts if "Tanpa" in text or "lainnya" in text] == [
        "Tanpa tempat 0: 0 orang; dan 5 lainnya",
    ]
    assert (
        len([text for text in extract_texts(render.render_svg(crowded_map, (1270, 900))) if text.startswith("Tanpa")])
        == 6
    )


def test_a_legend_counts_the_kinds_that_occur_and_no_others():
    svg_texts = extract_texts(render.render_svg(MAP, (1270, 520)))
    assert {"tidak ada data", "nol", "disamarkan", "1–4, jumlah kecil", "ada angka"} <= set(svg_texts)
    rates = extract_texts(render.render_svg(RATES, (1270, 520), lang="en"))
    assert {"no data", "zero", "masked", "10,1 – 30,0"} <= set(rates)
    assert not any("small count" in text for text in rates)


def test_the_four_kinds_of_nothing_look_different():
    kinds = ("none", "zero", "band", "masked")
    svg_by_kind = {
        kind: render.render_svg(
            replace(MAP, picture=replace(MAP.picture, marks=[Mark("19.04", "x", kind)])), (800, 500)
        )
        for kind in kinds
    }
    dashed_kinds = {kind for kind in kinds if b"stroke-dasharray" in svg_by_kind[kind]}
    assert dashed_kinds == {"band", "masked"}
    assert len({re.sub(rb"<!--.*?-->", b"", content) for content in svg_by_kind.values()}) == 4


ISLETS = {"bottom right": (46.0, -28.0), "top right": (46.0, 28.0), "top left": (-46.0, 28.0)}
MAINLAND = Path([(600, 350), (1100, 350), (1100, 700), (600, 700), (600, 350)])


@pytest.mark.parametrize(
    ("islets", "land", "corner_name"),
    [
        ([], {}, "bottom right"),
        (["bottom right"], {}, "top right"),  # the legend has the lower left corner
        (["bottom right", "top right"], {}, "top left"),
        ([], {"64": MAINLAND}, "top right"),  # in the middle of a large region no outline is near
        ([*ISLETS], {}, "bottom right"),
    ],
)
def test_the_scale_bar_stands_off_the_legend_and_off_the_regions_where_it_can(islets, land, corner_name):
    box, legend = Box(0, 0, 1000, 600), Box(0, 300, 260, 600)
    points = np.array([ISLETS[name] for name in islets]).reshape(-1, 2)
    map_view = projection.View(box, (0.0, 0.0), 10.0, 1.0)
    corner = panel_placement.find_scale_bar_box((200.0, 50.0), box, legend, map_view, points, land)
    assert ("left" if corner.left == 0 else "right") == corner_name.split()[1]
    assert ("top" if corner.top == 0 else "bottom") == corner_name.split()[0]


def test_a_province_is_small_enough_to_send():
    assert max(len(render.render_svg(scene, (1270, 520))) for scene in (MAP, RATES)) < 400_000


def test_names_on_a_map_never_lie_over_each_other():
    sheet = pictures.draw_sheet(MAP, (1270, 520), "light", "id", 24, is_vector=True)
    renderer = sheet.figure.canvas.get_renderer()
    label_texts = [text for text in sheet.axes.findobj(Text) if text.get_gid() == "halo"]
    boxes = [text.get_window_extent(renderer) for text in label_texts]
    overlaps = [
        (a.get_text(), b.get_text())
        for place, a in enumerate(label_texts)
        for other_index, b in enumerate(label_texts)
        if place < other_index and boxes[place].padded(-4).overlaps(boxes[other_index].padded(-4))
    ]
    assert overlaps == []


def test_a_line_breaks_where_nothing_is_known_for_long():
    line_count = render.render_svg(STOCK, (1270, 520)).count(b"line2d")
    points = STOCK.picture.series[0].points
    closer = replace(points[2], start="2021-12-31", end="2021-12-31")
    series = [Series("x", [points[0], points[1], closer, *points[3:]])]
    bridged = replace(STOCK, picture=replace(STOCK.picture, series=series))
    assert render.render_svg(bridged, (1270, 520)).count(b"line2d") == line_count + 1


def test_a_long_legend_gives_way_before_it_leaves_the_map():
    steps = [Step(f"{n}.000.000 – {n + 1}.000.000", "#225ea8", n) for n in range(9)]
    picture = replace(MAP.picture, show="rate", steps=steps, sizes=[])
    sheet = Sheet((1270, 520), "light", "id", 24)
    legend = Legend(sheet, picture, (800, 460))
    assert (legend.column_count, legend.font_size) == (2, 24)
    assert Legend(sheet, picture, (800, 700)).column_count == 1
    small_legend = Legend(sheet, picture, (300, 200))
    assert small_legend.size[1] <= 200


def test_bars_are_ordered_and_a_hidden_one_stands_before_zero():
    assert [bar.name for bar in bars.sort_bars(BARS.picture)] == ["Tiongkok", "Thailand", "Jepang", "India"]


def test_parts_without_room_are_counted():
    long_picture = BarsPicture("orang", [Bar(f"Bagian {n}", str(n), float(n)) for n in range(40)])
    svg_texts = extract_texts(render.render_svg(replace(BARS, picture=long_picture), (1270, 520)))
    bar_names = [text for text in svg_texts if text.startswith("Bagian")]
    assert f"dan {40 - len(bar_names)} lainnya" in svg_texts
    assert bar_names[0] == "Bagian 39"


@pytest.mark.parametrize("highest", [0, 1, 3, 22, 134, 1939, 9999, 123456])
def test_ticks_are_round_few_and_reach_the_largest(highest):
    ticks = axis.compute_ticks(highest)
    assert ticks[0] == 0
    assert ticks[-1] >= highest
    assert len(ticks) <= 6
    assert all(mark == round(mark) for mark in ticks)


def test_a_scene_without_a_picture_draws_an_empty_sheet():
    assert extract_texts(render.render_svg(FACTS, (400, 200))) == []


def test_a_trend_without_a_day_says_that_there_is_no_data():
    undated_picture = TrendPicture("stock", "orang", [Series("x", [Point("", "", "5", 5.0), Point("", "", "6", 6.0)])])
    assert extract_texts(render.render_svg(replace(TREND, picture=undated_picture), (800, 400))) == ["tidak ada data"]


def test_an_area_and_codes_that_are_gone_are_drawn_without():
    map_picture = replace(MAP.picture, area="99.99", marks=[Mark("99.99", "Hilang", "none"), *MAP.picture.marks])
    assert "Pangkal Pinang" in extract_texts(render.render_svg(replace(MAP, picture=map_picture), (1270, 520)))


def test_threads_draw_the_same_as_one():
    svgs = [render.render_svg(scene, (800, 400)) for scene in DRAWN_SCENES]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda scene: render.render_svg(scene, (800, 400)), DRAWN_SCENES * 3))
    assert together == svgs * 3


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "$x^2$ \\frac{1}{2}",
    "=HYPERLINK(1)",
    "a\u202eb\u0000c\ud800",
    "中文 ع",
    "x" * 10_000,
    "-->",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_drawn_as_text(text):
    hostile_scene = replace(BARS, picture=BarsPicture(text, [Bar(text, text, 3.0), Bar("b", "1", 1.0)]))
    content = render.render_svg(hostile_scene, (1270, 520))
    ElementTree.fromstring(content)
    assert b"<img" not in content
    hostile_trend = replace(
        TREND,
        picture=replace(
            TREND.picture, series=[Series(text, TREND.picture.series[0].points)], events=[Event("2023-05-01", text)]
        ),
    )
    assert render.render_png(hostile_trend, (800, 400))[:4] == b"\x89PNG"
    stack_picture = StackPicture(
        text, text, [text] * 3, [Stack(text, text, [Part(text, -1.0), Part(text)]), Stack(text, "1", [])]
    )
    ElementTree.fromstring(render.render_svg(replace(STACK, picture=stack_picture), (1270, 520)))
    map_scene = replace(MAP, picture=replace(MAP.picture, legend=text, off_map_lines=[text] * 9, attribution=text))
    ElementTree.fromstring(render.render_svg(map_scene, (1270, 520)))


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=300), st.floats(20, 600))
def test_lines_keep_every_letter_and_their_room(text, width):
    lines = typography.wrap_text(text, width, 20)
    assert "".join(lines).replace(" ", "") == typography.sanitize_line(text).replace(" ", "")
    assert all(
        typography.measure_width(line, 20) <= max(width, typography.measure_width("\N{REPLACEMENT CHARACTER}W", 20) * 3)
        for line in lines
    )


def get_luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def get_contrast(colour, other_colour):
    high, low = sorted((get_luminance(colour), get_luminance(other_colour)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", theme.THEME_NAMES)
def test_every_look_can_be_read(name):
    look = theme.load_theme(name)
    for text in (look.ink, look.muted, look.event, look.accent):
        assert get_contrast(text, look.paper) >= 4.5
    for text in (look.ink, look.muted):
        assert all(get_contrast(text, background) >= 4.5 for background in (look.panel, look.halo, look.sea))
    assert get_contrast(look.on_warn, look.warn) >= 4.5
    assert get_contrast(look.symbol, look.paper) >= 3
    assert get_contrast(look.dots, look.blank) >= 3
    assert get_contrast(look.hatch, look.blank) >= 3
    assert get_contrast(look.zero_edge, look.zero) >= 3
