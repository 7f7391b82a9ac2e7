"""Pages of scenes: title, badges, sentence, source and numbers stand on each; nothing is lost and nothing leaves the page."""

import re

import msgspec
import pytest
from matplotlib.text import Text

from meeting import scene_badges
from meeting.model import Line
from meeting.render.page import annex, pages
from tests.meeting.examples import BARS, DECK, FACTS, LINES, MAP, RATES, TREND

replace = msgspec.structs.replace
SIZES = ((1366, 768), (1024, 768), (1086, 768), (1920, 1080))
LONG = replace(LINES, lines=[Line(f"butir{n} " * 240, "Kanim", "2024-07-01", "done") for n in range(4)])
MANY = replace(FACTS, figures=FACTS.figures * 40)
WORDY = replace(
    FACTS,
    title="Judul " * 300,
    subtitle="Bawah " * 300,
    sentence="Kalimat " * 250,
    source="Sumber " * 280,
    badges=["LENCANA" * 28] * 6,
)


def drawn(scene, size=(1366, 768), deck=DECK):
    return pages.pages(scene, deck, lambda: pages.blank(size, "light", deck.lang), (2, 9))


def written(sheet):
    return [text for text in sheet.axes.findobj(Text) if text.get_text()]


def words(sheets):
    return " ".join(text.get_text() for sheet in sheets for text in written(sheet))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", [*DECK.shown, LONG, MANY], ids=lambda scene: scene.kind)
def test_nothing_is_small_and_nothing_leaves_the_page(scene, size):
    for sheet in drawn(scene, size):
        renderer = sheet.figure.canvas.get_renderer()
        for text in written(sheet):
            box = text.get_window_extent(renderer)
            assert box.x0 >= 0, text
            assert box.x1 <= size[0], text
            assert box.y0 >= 0, text
            assert box.y1 <= size[1], text
        least = min(text.get_fontsize() for text in written(sheet))
        assert least >= 24 * size[1] / 768 - 0.01


@pytest.mark.parametrize("size", SIZES)
def test_text_of_any_length_stays_on_the_page(size):
    (sheet,) = drawn(WORDY, size)
    renderer = sheet.figure.canvas.get_renderer()
    assert all(text.get_window_extent(renderer).x1 <= size[0] for text in written(sheet))
    assert all(text.get_window_extent(renderer).y0 >= 0 for text in written(sheet))


def test_headline_numbers_can_be_read_from_afar():
    (sheet,) = drawn(replace(FACTS, figures=FACTS.figures * 3))
    large = [text for text in written(sheet) if text.get_text() in {"22", "6"}]
    assert len(large) == 6
    assert min(text.get_fontsize() for text in large) >= 96


@pytest.mark.parametrize("scene", [FACTS, MAP, RATES, TREND, BARS], ids=lambda scene: scene.scene_id)
def test_a_page_says_what_it_is(scene):
    told = words(drawn(scene))
    for part in (*scene.badges, scene.sentence.split(",")[0], scene.source.split(",")[0], "2/9"):
        assert part in told
    assert scene.title.split(":")[0].split(" ")[0] in told


def test_long_lines_go_on_and_no_word_is_lost():
    sheets = drawn(LONG)
    assert len(sheets) > 1
    told = words(sheets)
    assert [len(re.findall(rf"\bbutir{n}\b", told)) for n in range(4)] == [240] * 4
    assert "(lanjutan 2)" in told
    assert told.count("Tenggat 1 Juli 2024 · selesai") == 4


def test_many_figures_are_lines_and_none_is_lost():
    told = words(drawn(MANY))
    assert told.count("ITAS darat: 22 orang") == 40
    assert told.count("ITAP: 6 orang") == 40


def test_the_mode_and_fiction_are_burnt_in_even_if_captured_without():
    assert scene_badges.badges(LINES, DECK) == ["RAPAT"]
    fictitious = replace(FACTS, figures=[replace(FACTS.figures[0], status="fictitious")])
    assert scene_badges.badges(fictitious, DECK) == ["FIKTIF", "ANGKA TERBIT", "RAPAT"]
    inside = replace(DECK, mode="internal", lang="en")
    assert scene_badges.badges(LINES, inside) == ["INTERNAL – full numbers, not to be projected"]
    assert scene_badges.badges(replace(LINES, badges=["RAPAT – disamarkan, k=5"]), DECK) == ["RAPAT – disamarkan, k=5"]
    assert "INTERNAL – full numbers" in words(drawn(LINES, deck=inside))


def test_a_page_is_the_same_every_time():
    assert pages.svg(RATES, DECK, (1366, 768)) == pages.svg(RATES, DECK, (1366, 768))
    assert pages.png(FACTS, DECK, (683, 384)) == pages.png(FACTS, DECK, (683, 384))


DURING = replace(
    FACTS.figures[0],
    when="selama 1 Januari 2025 – 30 Desember 2025",
    publisher="Kantor Wilayah Kementerian Hukum dan HAM Kepulauan Bangka Belitung",
)


@pytest.mark.parametrize("size", SIZES)
def test_the_annex_lists_every_figure_with_date_and_source_in_whole_words(size):
    deck = replace(DECK, scenes=[*DECK.scenes, replace(FACTS, figures=[DURING] * 30)])
    sheets = list(annex.annex(deck, lambda: pages.blank(size, "light", "id")))
    told = words(sheets)
    for scene in deck.shown:
        for figure in scene.figures:
            assert f"{figure.told} {figure.unit_label}" in told
            assert figure.when in told
            assert figure.publisher in told
    assert told.count(DURING.when) == told.count(DURING.publisher) == 30
    assert "FIKTIF" in told
    for sheet in sheets:
        renderer = sheet.figure.canvas.get_renderer()
        assert all(text.get_window_extent(renderer).y0 >= 0 for text in written(sheet))


def test_of_very_many_figures_the_annex_counts_the_rest():
    over = replace(DECK, scenes=[replace(FACTS, figures=FACTS.figures * 301)])
    sheets = list(annex.annex(over, lambda: pages.blank((1366, 768), "light", "id")))
    assert words(sheets).count("22 orang") == 300
    assert "dan 2 angka lainnya" in words(sheets)
