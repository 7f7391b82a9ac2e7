"""Pages of scenes: title, badges, sentence, source and numbers stand on each; nothing is lost and nothing leaves the page."""

import re

import msgspec
import pytest
from matplotlib.text import Text

from meeting import scene_badges
from meeting.model import Line
from meeting.render.page import annex, pages
from tests.support.meeting.examples import BARS, DECK, FACTS, LINES, MAP, RATES, TREND

replace = msgspec.structs.replace
SIZES = ((1366, 768), (1024, 768), (1086, 768), (1920, 1080))
LONG_SCENE = replace(LINES, lines=[Line(f"butir{n} " * 240, "Kanim", "2024-07-01", "done") for n in range(4)])
MANY_FIGURES = replace(FACTS, figures=FACTS.figures * 40)
WORDY_SCENE = replace(
    FACTS,
    title="Judul " * 300,
    subtitle="Bawah " * 300,
    sentence="Kalimat " * 250,
    source="Sumber " * 280,
    badges=["LENCANA" * 28] * 6,
)


def draw_pages(scene, size=(1366, 768), deck=DECK):
    return pages.draw_pages(scene, deck, lambda: pages.create_sheet(size, "light", deck.lang), (2, 9))


def find_texts(sheet):
    return [text for text in sheet.axes.findobj(Text) if text.get_text()]


def join_texts(sheets):
    return " ".join(text.get_text() for sheet in sheets for text in find_texts(sheet))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", [*DECK.shown_scenes, LONG_SCENE, MANY_FIGURES], ids=lambda scene: scene.kind)
def test_nothing_is_small_and_nothing_leaves_the_page(scene, size):
    for sheet in draw_pages(scene, size):
        renderer = sheet.figure.canvas.get_renderer()
        for text in find_texts(sheet):
            box = text.get_window_extent(renderer)
            assert box.x0 >= 0, text
            assert box.x1 <= size[0], text
            assert box.y0 >= 0, text
            assert box.y1 <= size[1], text
        min_font_size = min(text.get_fontsize() for text in find_texts(sheet))
        assert min_font_size >= 24 * size[1] / 768 - 0.01


@pytest.mark.parametrize("size", SIZES)
def test_text_of_any_length_stays_on_the_page(size):
    (sheet,) = draw_pages(WORDY_SCENE, size)
    renderer = sheet.figure.canvas.get_renderer()
    assert all(text.get_window_extent(renderer).x1 <= size[0] for text in find_texts(sheet))
    assert all(text.get_window_extent(renderer).y0 >= 0 for text in find_texts(sheet))


def test_headline_numbers_can_be_read_from_afar():
    (sheet,) = draw_pages(replace(FACTS, figures=FACTS.figures * 3))
    headline_texts = [text for text in find_texts(sheet) if text.get_text() in {"22", "6"}]
    assert len(headline_texts) == 6
    assert min(text.get_fontsize() for text in headline_texts) >= 96


@pytest.mark.parametrize("scene", [FACTS, MAP, RATES, TREND, BARS], ids=lambda scene: scene.scene_id)
def test_a_page_says_what_it_is(scene):
    page_text = join_texts(draw_pages(scene))
    for part in (*scene.badges, scene.sentence.split(",")[0], scene.source.split(",")[0], "2/9"):
        assert part in page_text
    assert scene.title.split(":")[0].split(" ")[0] in page_text


def test_long_lines_go_on_and_no_word_is_lost():
    sheets = draw_pages(LONG_SCENE)
    assert len(sheets) > 1
    page_text = join_texts(sheets)
    assert [len(re.findall(rf"\bbutir{n}\b", page_text)) for n in range(4)] == [240] * 4
    assert "(lanjutan 2)" in page_text
    assert page_text.count("Tenggat 1 Juli 2024 · selesai") == 4


def test_many_figures_are_lines_and_none_is_lost():
    page_text = join_texts(draw_pages(MANY_FIGURES))
    assert page_text.count("ITAS darat: 22 orang") == 40
    assert page_text.count("ITAP: 6 orang") == 40


def test_the_mode_and_fiction_are_burnt_in_even_if_captured_without():
    assert scene_badges.list_scene_badges(LINES, DECK) == ["RAPAT"]
    fictitious_scene = replace(FACTS, figures=[replace(FACTS.figures[0], status="fictitious")])
    assert scene_badges.list_scene_badges(fictitious_scene, DECK) == ["FIKTIF", "ANGKA TERBIT", "RAPAT"]
    internal_deck = replace(DECK, mode="internal", lang="en")
    assert scene_badges.list_scene_badges(LINES, internal_deck) == ["INTERNAL – full numbers, not to be projected"]
    assert scene_badges.list_scene_badges(replace(LINES, badges=["RAPAT – disamarkan, k=5"]), DECK) == [
        "RAPAT – disamarkan, k=5"
    ]
    assert "INTERNAL – full numbers" in join_texts(draw_pages(LINES, deck=internal_deck))


def test_a_page_is_the_same_every_time():
    assert pages.render_svg(RATES, DECK, (1366, 768)) == pages.render_svg(RATES, DECK, (1366, 768))
    assert pages.render_png(FACTS, DECK, (683, 384)) == pages.render_png(FACTS, DECK, (683, 384))


LONG_PERIOD_FIGURE = replace(
    FACTS.figures[0],
    period_text="selama 1 Januari 2025 – 30 Desember 2025",
    publisher="Kantor Wilayah Kementerian Hukum dan HAM Kepulauan Bangka Belitung",
)


@pytest.mark.parametrize("size", SIZES)
def test_the_annex_lists_every_figure_with_date_and_source_in_whole_words(size):
    deck = replace(DECK, scenes=[*DECK.scenes, replace(FACTS, figures=[LONG_PERIOD_FIGURE] * 30)])
    sheets = list(annex.draw_annex(deck, lambda: pages.create_sheet(size, "light", "id")))
    page_text = join_texts(sheets)
    for scene in deck.shown_scenes:
        for figure in scene.figures:
            assert f"{figure.value_text} {figure.unit_label}" in page_text
            assert figure.period_text in page_text
            assert figure.publisher in page_text
    assert page_text.count(LONG_PERIOD_FIGURE.period_text) == page_text.count(LONG_PERIOD_FIGURE.publisher) == 30
    assert "FIKTIF" in page_text
    for sheet in sheets:
        renderer = sheet.figure.canvas.get_renderer()
        assert all(text.get_window_extent(renderer).y0 >= 0 for text in find_texts(sheet))


def test_of_very_many_figures_the_annex_counts_the_rest():
    long_deck = replace(DECK, scenes=[replace(FACTS, figures=FACTS.figures * 301)])
    sheets = list(annex.draw_annex(long_deck, lambda: pages.create_sheet((1366, 768), "light", "id")))
    assert join_texts(sheets).count("22 orang") == 300
    assert "dan 2 angka lainnya" in join_texts(sheets)
