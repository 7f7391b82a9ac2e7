"""Where a chart shows the largest alone, the words beside it say of how many; a picture has what the screen has."""

from dataclasses import replace

import pytest

from data.disclosure import Mode
from meeting.capture import pictures, scene_capture
from pages.parts.region import region_sections
from pages.parts.state.reader_context import Reading
from pages.parts.trend import filters
from pages.parts.trend.filters import TrendPick
from tests.pages.test_pages import opened, text
from views import charts, run_scope
from views import source as cached
from views.map import map_sentences
from views.text.translator import words
from views.trend import trend_sentences

SAY = words("id")


@pytest.fixture(autouse=True)
def published():
    """Read published figures in the mode of a meeting."""
    with run_scope.as_one({"source": Reading("published", "", Mode("meeting", 5))}):
        yield


def test_a_composition_of_thirteen_says_that_twelve_are_drawn_and_its_picture_has_all():
    table = region_sections.latest_table(cached.figures_of("32.13"), "nationality")
    assert len(table) == 13
    assert "; 12 terbesar dari 13" in text(opened("region", area="32.13"))
    assert len(charts.composition(table, SAY).data[0].y) == 12
    scene = scene_capture.of_parts("32.13", "nationality", SAY)
    assert len(scene.picture.bars) == 13
    assert "terbesar dari" not in scene.subtitle


def test_of_more_parts_than_a_picture_holds_its_words_tell(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_BARS", 5)
    scene = scene_capture.of_parts("32.13", "nationality", SAY)
    assert len(scene.picture.bars) == 5
    assert scene.subtitle.endswith("; 5 terbesar dari 13")


def test_a_trend_has_as_many_series_in_its_picture_as_on_the_screen():
    areas = tuple(filters.with_figures("tka")[:12])
    pick = TrendPick("id", areas, "tka", "area_code", "id")
    rows = cached.trend(pick)
    chart = charts.trend(rows, cached.events(pick, rows), "area_code", SAY)
    scene = scene_capture.of_trend(pick, SAY)
    titles = {note.text for note in chart.layout.annotations}
    assert len(scene.picture.series) == len(areas)
    assert {series.name for series in scene.picture.series} <= titles
    assert "terbesar dari" not in scene.subtitle


def test_a_trend_of_more_series_says_how_many_there_are():
    pick = TrendPick("id", ("id",), "tka", "nationality", "id")
    rows = cached.trend(replace(pick, way="area_code"))
    many = rows.iloc[[0] * 15].assign(category=[f"c{n}" for n in range(15)])
    assert trend_sentences.trend_subtitle(many, pick, SAY).endswith("; 12 terbesar dari 15")
    assert map_sentences.cut_off(15, 12, words("en")) == "; the 12 largest of 15"
