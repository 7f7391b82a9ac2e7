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
from meeting.render.charts import axis, bars, timeline, trend
from meeting.render.map import labels, map_picture, projection
from meeting.render.map.legend import Legend
from meeting.render.page import pages
from meeting.render.surface import Sheet
from tests.meeting.examples import BARS, DECK, FACTS, MAP, RATES, STACK, TREND

replace = msgspec.structs.replace
SIZES = ((1270, 520), (950, 520), (1800, 760), (900, 480))
STOCK = replace(
    TREND,
    picture=TrendPicture(
        "stock",
        "orang",
        [
            Series(
                "Kabupaten Bangka Tengah",
                [
                    Point("2019-12-31", "2019-12-31", "31", 31.0),
                    Point("2020-12-31", "2020-12-31", "28", 28.0),
                    Point("2022-12-31", "2022-12-31", "19", 19.0),
                    Point("2023-06-30", "2023-06-30", "1–4"),
                    Point("2024-06-13", "2024-06-13", "22", 22.0),
                ],
            )
        ],
        [Event("2020-04-02", "Pembatasan masuk"), Event("2021-02-02", "UU Cipta Kerja berlaku, izin lewat OSS")],
    ),
)
PANELS = replace(TREND, picture=replace(TREND.picture, series=[TREND.picture.series[0]] * 7))
PROVINCE = replace(MAP, picture=replace(MAP.picture, area="19"))
DRAWN = [MAP, PROVINCE, RATES, TREND, STOCK, PANELS, BARS, STACK]


EVENTS = st.lists(
    st.builds(Event, st.dates(date(2019, 9, 1), date(2024, 11, 1)).map(str), st.text("ab c", max_size=60)), max_size=7
)


@settings(max_examples=60)
@given(events=EVENTS)
def test_every_event_is_named_in_the_chart_or_below_and_no_label_lies_on_another_or_on_a_line(events):
    scene = replace(STOCK, picture=replace(STOCK.picture, events=events))
    sheet, room = pictures.sheet_of(scene, (1270, 520), "light", "id", 24, is_vector=False), Box(60, 30, 1250, 480)
    listed = trend.unlabelled(sheet, room, scene.picture)
    free = [event for event in timeline.events_of(scene.picture) if event not in listed]
    plot = trend.plot_in(sheet, timeline.above(sheet, room, listed), scene.picture)
    scale = timeline.Scale(plot, *timeline.span(scene.picture), 1)
    told = timeline.labelled(sheet, free, scale)
    assert Counter([*listed, *(event for event, _ in told)]) == Counter(e for e in events if e.label.strip())
    for (one, box), (_, other) in permutations(told, 2):
        assert not box.meets(other)
        assert not timeline.stem(one, box, scale).meets(other)


@pytest.mark.parametrize("scene", [STOCK, PANELS], ids=["alone", "panels"])
@settings(max_examples=20)
@given(events=EVENTS)
def test_no_line_of_an_event_stands_without_its_name(scene, events):
    scene = replace(scene, picture=replace(scene.picture, events=events))
    sheet = pictures.sheet_of(scene, (1270, 520), "light", "id", 24, is_vector=False)
    colour = to_hex(sheet.look.event)
    lines = [line for line in sheet.axes.findobj(Line2D) if to_hex(line.get_color()) == colour]
    written = " ".join(text.get_text() for text in sheet.axes.findobj(Text) if to_hex(text.get_color()) == colour)
    more = re.search(r"dan (\d+) lainnya", written)
    named = len(timeline.events_of(scene.picture)) - (int(more[1]) if more else 0)
    assert len(lines) == named * len(scene.picture.series)


def texts(content):
    """Return what is written in an SVG: each text stands in a comment before its outlines."""
    return re.findall(r"<!-- (.*?) -->", content.decode("utf-8"))


@pytest.mark.parametrize("scene", DRAWN, ids=lambda scene: scene.picture.__class__.__name__)
@pytest.mark.parametrize("look", theme.NAMES)
def test_a_picture_is_sound_and_the_same_every_time(scene, look):
    first, second = (render.svg(scene, (1270, 520), look) for _ in range(2))
    assert first == second
    root = ElementTree.fromstring(first)
    assert root.attrib["viewBox"] == "0 0 1270 520"
    assert render.png(scene, (635, 260), look) == render.png(scene, (635, 260), look)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", DRAWN, ids=lambda scene: scene.picture.__class__.__name__)
def test_nothing_is_small_and_nothing_leaves_the_sheet(scene, size):
    sheet = pictures.sheet_of(scene, size, "light", "id", 24, is_vector=False)
    written = [text for text in sheet.axes.findobj(Text) if text.get_text()]
    assert len(written) > 4
    assert min(text.get_fontsize() for text in written) >= 24
    for text in written:
        box = text.get_window_extent(sheet.figure.canvas.get_renderer())
        assert box.x0 >= -2, text
        assert box.x1 <= size[0] + 2, text
        assert box.y0 >= -8, text
        assert box.y1 <= size[1] + 8, text


def test_a_wider_screen_has_larger_letters():
    assert (pictures.least(1024), pictures.least(1366), pictures.least(1366 * 2)) == (24, 24, 48)


@pytest.mark.parametrize("scene", [TREND, STOCK, BARS])
def test_every_number_of_a_chart_is_told(scene):
    series = scene.picture.bars if scene is BARS else scene.picture.series[0].points
    assert {part.told for part in series} <= set(texts(render.svg(scene, (1270, 520))))


def test_a_bar_of_parts_tells_its_whole_and_each_part_in_its_column():
    sheet = pictures.sheet_of(STACK, (1270, 520), "light", "id", 24, is_vector=False)
    at = {}
    for text in sheet.axes.findobj(Text):
        x, y = text.get_position()
        at.setdefault(text.get_text(), []).append((round(x), round(y)))
    for bar in STACK.picture.bars:
        told = [bar.told, *(part.told for part in bar.parts)]
        for name, number in zip(["Dibaca", *STACK.picture.parts], told, strict=True):
            assert (at[name][0][0], at[bar.name][0][1]) in at[number], (bar.name, name)


def test_parts_are_as_long_as_they_are_many_and_differ_without_their_colour():
    sheet = pictures.sheet_of(STACK, (1270, 520), "light", "id", 24, is_vector=False)
    rims = [patch for patch in sheet.axes.findobj(Rectangle) if patch.get_linewidth() and patch.get_height() > 30]
    first, second, third = rims[:3]
    lengths = [patch.get_width() / first.get_width() for patch in (second, third)]
    assert lengths == pytest.approx([100 / 300, 20 / 300])
    assert second.get_x() == pytest.approx(first.get_x() + first.get_width())
    inside = Counter()
    for strokes in sheet.axes.findobj(LineCollection):
        for (x1, _), (x2, _) in strokes.get_segments():
            inside[to_hex(strokes.get_color()[0]).upper(), "upright" if x1 == x2 else "level"] += 1
    look = sheet.look
    assert {name for name in inside if name[0] == look.event} == {(look.event, "upright")}
    assert {name for name in inside if name[0] == look.muted} == {(look.muted, "upright"), (look.muted, "level")}


def test_bars_of_parts_without_room_are_counted():
    many = replace(STACK, picture=replace(STACK.picture, bars=[*STACK.picture.bars] * 15))
    found = texts(render.svg(many, (1270, 520)))
    assert found.count("Disnaker") + found.count("Kanim Pangkalpinang") == 13
    assert "dan 17 lainnya" in found


def test_a_map_names_its_regions_with_their_numbers():
    found = texts(render.svg(PROVINCE, (1270, 520)))
    assert {"Bangka Barat", "0", "disamarkan", "Pangkal Pinang", "134", "Belitung", "1–4"} <= set(found)
    assert {"Bangka Tengah", "22", "Pangkal Pinang", "134"} <= set(texts(render.svg(MAP, (1270, 520))))
    assert found.count("134") == 2  # the rim and the number itself
    assert "ITAS perairan: Kepulauan Bangka" in " ".join(found)
    assert any(text.startswith("Batas indikatif") for text in found)


@pytest.mark.parametrize(("width", "rows"), [(1312, 1), (968, 2)])
def test_whose_outlines_they_are_is_never_cut(width, rows):
    found = texts(render.svg(PROVINCE, (width, 410)))
    at = next(place for place, text in enumerate(found) if text.startswith("Batas indikatif"))
    assert " ".join(found[at : at + rows]) == PROVINCE.picture.attribution


def test_of_many_figures_without_a_place_a_narrow_map_tells_the_first_and_how_many_more():
    aside = [
        "TKA di laut: Kepulauan Bangka Belitung, 510 orang, per 16 Oktober 2016 · Republika",
        *["Lain: 1 orang"] * 5,
    ]
    found = texts(render.svg(replace(MAP, picture=replace(MAP.picture, aside=aside)), (968, 410)))
    [told] = [text for text in found if "TKA di laut" in text]
    assert told.startswith("TKA di laut: Kepulauan Bangka Belitung, 510 orang, per 16")
    assert told.endswith("…; dan 5 lainnya")


def test_a_regency_fills_its_map_and_no_other_number_stands_on_its_symbol():
    sheet, box = Sheet((900, 480), "light", "id", 24), Box(0, 0, 900, 480)
    regency, province = (projection.view(scene.picture, box, box) for scene in (MAP, PROVINCE))
    assert regency.scale > 2 * province.scale
    labels.draw(sheet, MAP.picture, regency, [])
    [chosen] = [name for name in labels.wanted(sheet, MAP.picture, regency) if name.mark.code == "19.04"]
    written = [text for text in sheet.axes.findobj(Text) if text.get_text() in ("Pangkal Pinang", "134")]
    assert {text.get_text() for text in written} == {"Pangkal Pinang", "134"}
    boxes = [sheet.axes.transData.inverted().transform_bbox(text.get_window_extent()) for text in written]
    told = [Box(box.x0, min(box.y0, box.y1), box.x1, max(box.y0, box.y1)) for box in boxes]
    assert not any(labels.touches(box, chosen, 1.0) for box in told)


def test_names_stand_off_the_legend(monkeypatch):
    written = []
    monkeypatch.setattr(labels, "write", lambda sheet, name, box, is_tall: written.append(box))
    sheet, box = Sheet((1270, 520), "light", "id", 24), Box(0, 0, 1270, 520)
    seen = projection.view(PROVINCE.picture, box, box)
    labels.draw(sheet, PROVINCE.picture, seen, [])
    panels = [Box(one.right + 1, one.top, one.right + 90, one.bottom) for one in written]
    assert panels
    for panel in panels:
        written.clear()
        labels.draw(sheet, PROVINCE.picture, seen, [panel])
        assert written
        assert not any(one.meets(panel.inset(-sheet.least * 0.23)) for one in written)


@pytest.mark.parametrize("shape", [(1270, 520), (950, 520), (900, 300)])
@pytest.mark.parametrize("scene", [MAP, PROVINCE], ids=["regency", "province"])
def test_no_number_stands_on_or_beside_the_symbol_of_another_region(monkeypatch, scene, shape):
    written = []
    monkeypatch.setattr(labels, "write", lambda sheet, name, box, is_tall: written.append((name, box)))
    sheet, box = Sheet(shape, "light", "id", 24), Box(0, 0, *shape)
    seen = projection.view(scene.picture, box, box)
    labels.draw(sheet, scene.picture, seen, [])
    symbols = [name for name in labels.wanted(sheet, scene.picture, seen) if name.radius]
    assert {name.mark.code for name, _ in written} >= {"19.04"}
    assert len(symbols) > (scene is PROVINCE)
    for name, box in written:
        for other in symbols:
            is_own = other.mark.code == name.mark.code
            right = max(box.left - other.x, other.x - box.right, 0)
            down = max(box.top - other.y, other.y - box.bottom, 0)
            assert is_own or right**2 + down**2 > other.radius**2, f"{name.text} at {other.text}"


def test_a_picture_that_goes_alone_cuts_neither_sentence_nor_source():
    long = "; ".join(f"Penerbit nomor {n}, {n} Juni 2024" for n in range(1, 9))
    scene = replace(MAP, source=f"Sumber: {long}.", sentence=f"Satu kalimat: {long}.")
    alone = " ".join(texts(pages.svg(scene, DECK, (1366, 768))))
    assert alone.count("Penerbit nomor 8, 8 Juni 2024.") == 2
    projected = texts(
        pages.pages(scene, DECK, lambda: pages.blank((1366, 768), "light", "id", is_vector=True))[0].svg()
    )
    assert len([text for text in projected if text.endswith("…")]) == 2


def test_what_has_no_place_on_land_is_told_or_counted():
    six = replace(MAP, picture=replace(MAP.picture, aside=[f"Tanpa tempat {n}: {n} orang" for n in range(6)]))
    narrow = texts(render.svg(six, (950, 520)))
    assert [text for text in narrow if "Tanpa" in text or "lainnya" in text] == [
        "Tanpa tempat 0: 0 orang; dan 5 lainnya",
    ]
    assert len([text for text in texts(render.svg(six, (1270, 900))) if text.startswith("Tanpa")]) == 6


def test_a_legend_counts_the_kinds_that_occur_and_no_others():
    found = texts(render.svg(MAP, (1270, 520)))
    assert {"tidak ada data", "nol", "disamarkan", "1–4, jumlah kecil", "ada angka"} <= set(found)
    rates = texts(render.svg(RATES, (1270, 520), lang="en"))
    assert {"no data", "zero", "masked", "10,1 – 30,0"} <= set(rates)
    assert not any("small count" in text for text in rates)


def test_the_four_kinds_of_nothing_look_different():
    kinds = ("none", "zero", "band", "masked")
    alone = {
        kind: render.svg(replace(MAP, picture=replace(MAP.picture, marks=[Mark("19.04", "x", kind)])), (800, 500))
        for kind in kinds
    }
    dashed = {kind for kind in kinds if b"stroke-dasharray" in alone[kind]}
    assert dashed == {"band", "masked"}
    assert len({re.sub(rb"<!--.*?-->", b"", content) for content in alone.values()}) == 4


ISLETS = {"bottom right": (46.0, -28.0), "top right": (46.0, 28.0), "top left": (-46.0, 28.0)}
MAINLAND = Path([(600, 350), (1100, 350), (1100, 700), (600, 700), (600, 350)])


@pytest.mark.parametrize(
    ("islets", "land", "wanted"),
    [
        ([], {}, "bottom right"),
        (["bottom right"], {}, "top right"),  # the legend has the lower left corner
        (["bottom right", "top right"], {}, "top left"),
        ([], {"64": MAINLAND}, "top right"),  # in the middle of a large region no outline is near
        ([*ISLETS], {}, "bottom right"),
    ],
)
def test_the_scale_bar_stands_off_the_legend_and_off_the_regions_where_it_can(islets, land, wanted):
    box, legend = Box(0, 0, 1000, 600), Box(0, 300, 260, 600)
    points = np.array([ISLETS[name] for name in islets]).reshape(-1, 2)
    seen = projection.View(box, (0.0, 0.0), 10.0, 1.0)
    found = map_picture.free_corner((200.0, 50.0), box, legend, seen, points, land)
    assert ("left" if found.left == 0 else "right") == wanted.split()[1]
    assert ("top" if found.top == 0 else "bottom") == wanted.split()[0]


def test_a_province_is_small_enough_to_send():
    assert max(len(render.svg(scene, (1270, 520))) for scene in (MAP, RATES)) < 400_000


def test_names_on_a_map_never_lie_over_each_other():
    sheet = pictures.sheet_of(MAP, (1270, 520), "light", "id", 24, is_vector=True)
    renderer = sheet.figure.canvas.get_renderer()
    named = [text for text in sheet.axes.findobj(Text) if text.get_gid() == "halo"]
    boxes = [text.get_window_extent(renderer) for text in named]
    overlaps = [
        (a.get_text(), b.get_text())
        for place, a in enumerate(named)
        for other, b in enumerate(named)
        if place < other and boxes[place].padded(-4).overlaps(boxes[other].padded(-4))
    ]
    assert overlaps == []


def test_a_line_breaks_where_nothing_is_known_for_long():
    joined = render.svg(STOCK, (1270, 520)).count(b"line2d")
    points = STOCK.picture.series[0].points
    closer = replace(points[2], start="2021-12-31", end="2021-12-31")
    series = [Series("x", [points[0], points[1], closer, *points[3:]])]
    bridged = replace(STOCK, picture=replace(STOCK.picture, series=series))
    assert render.svg(bridged, (1270, 520)).count(b"line2d") == joined + 1


def test_a_long_legend_gives_way_before_it_leaves_the_map():
    steps = [Step(f"{n}.000.000 – {n + 1}.000.000", "#225ea8", n) for n in range(9)]
    picture = replace(MAP.picture, show="rate", steps=steps, sizes=[])
    sheet = Sheet((1270, 520), "light", "id", 24)
    laid = Legend(sheet, picture, (800, 460))
    assert (laid.columns, laid.letter) == (2, 24)
    assert Legend(sheet, picture, (800, 700)).columns == 1
    small = Legend(sheet, picture, (300, 200))
    assert small.size[1] <= 200


def test_bars_are_ordered_and_a_hidden_one_stands_before_zero():
    assert [bar.name for bar in bars.ordered(BARS.picture)] == ["Tiongkok", "Thailand", "Jepang", "India"]


def test_parts_without_room_are_counted():
    many = BarsPicture("orang", [Bar(f"Bagian {n}", str(n), float(n)) for n in range(40)])
    found = texts(render.svg(replace(BARS, picture=many), (1270, 520)))
    shown = [text for text in found if text.startswith("Bagian")]
    assert f"dan {40 - len(shown)} lainnya" in found
    assert shown[0] == "Bagian 39"


@pytest.mark.parametrize("highest", [0, 1, 3, 22, 134, 1939, 9999, 123456])
def test_ticks_are_round_few_and_reach_the_largest(highest):
    found = axis.ticks(highest)
    assert found[0] == 0
    assert found[-1] >= highest
    assert len(found) <= 6
    assert all(mark == round(mark) for mark in found)


def test_a_scene_without_a_picture_draws_an_empty_sheet():
    assert texts(render.svg(FACTS, (400, 200))) == []


def test_a_trend_without_a_day_says_that_there_is_no_data():
    empty = TrendPicture("stock", "orang", [Series("x", [Point("", "", "5", 5.0), Point("", "", "6", 6.0)])])
    assert texts(render.svg(replace(TREND, picture=empty), (800, 400))) == ["tidak ada data"]


def test_an_area_and_codes_that_are_gone_are_drawn_without():
    gone = replace(MAP.picture, area="99.99", marks=[Mark("99.99", "Hilang", "none"), *MAP.picture.marks])
    assert "Pangkal Pinang" in texts(render.svg(replace(MAP, picture=gone), (1270, 520)))


def test_threads_draw_the_same_as_one():
    alone = [render.svg(scene, (800, 400)) for scene in DRAWN]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda scene: render.svg(scene, (800, 400)), DRAWN * 3))
    assert together == alone * 3


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
    named = replace(BARS, picture=BarsPicture(text, [Bar(text, text, 3.0), Bar("b", "1", 1.0)]))
    content = render.svg(named, (1270, 520))
    ElementTree.fromstring(content)
    assert b"<img" not in content
    labelled = replace(
        TREND,
        picture=replace(
            TREND.picture, series=[Series(text, TREND.picture.series[0].points)], events=[Event("2023-05-01", text)]
        ),
    )
    assert render.png(labelled, (800, 400))[:4] == b"\x89PNG"
    stacked = StackPicture(
        text, text, [text] * 3, [Stack(text, text, [Part(text, -1.0), Part(text)]), Stack(text, "1", [])]
    )
    ElementTree.fromstring(render.svg(replace(STACK, picture=stacked), (1270, 520)))
    mapped = replace(MAP, picture=replace(MAP.picture, legend=text, aside=[text] * 9, attribution=text))
    ElementTree.fromstring(render.svg(mapped, (1270, 520)))


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=300), st.floats(20, 600))
def test_lines_keep_every_letter_and_their_room(text, room):
    found = typography.lines(text, room, 20)
    assert "".join(found).replace(" ", "") == typography.plain(text).replace(" ", "")
    assert all(
        typography.width(line, 20) <= max(room, typography.width("\N{REPLACEMENT CHARACTER}W", 20) * 3)
        for line in found
    )


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", theme.NAMES)
def test_every_look_can_be_read(name):
    look = theme.look(name)
    for text in (look.ink, look.muted, look.event, look.accent):
        assert contrast(text, look.paper) >= 4.5
    for text in (look.ink, look.muted):
        assert all(contrast(text, under) >= 4.5 for under in (look.panel, look.halo, look.sea))
    assert contrast(look.on_warn, look.warn) >= 4.5
    assert contrast(look.symbol, look.paper) >= 3
    assert contrast(look.dots, look.blank) >= 3
    assert contrast(look.hatch, look.blank) >= 3
    assert contrast(look.zero_edge, look.zero) >= 3
