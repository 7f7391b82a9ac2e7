"""Where a chart shows the largest alone, the words beside it say of how many; a picture has what the screen has."""

from dataclasses import replace

import pytest

from data.disclosure import Mode
from meeting.capture import pictures, scene_capture
from pages.parts.region import region_sections
from pages.parts.state.reader_context import SourceChoice
from pages.parts.trend import filters
from pages.parts.trend.filters import TrendQuery
from tests.support.pages import extract_text, open_page
from views import charts, run_scope
from views import source as cached
from views.map import map_sentences
from views.text.translator import translator
from views.trend import trend_sentences

I18N = translator("id")


@pytest.fixture(autouse=True)
def published():
    """Read published figures in the mode of a meeting."""
    with run_scope.run_scope({"source": SourceChoice("published", "", Mode("meeting", 5))}):
        yield


def test_a_composition_of_thirteen_says_that_twelve_are_drawn_and_its_picture_has_all():
    table = region_sections.latest_table(cached.figures_of("32.13"), "nationality")
    assert len(table) == 13
    assert "; 12 terbesar dari 13" in extract_text(open_page("region", area="32.13"))
    assert len(charts.composition(table, I18N).data[0].y) == 12
    scene = scene_capture.capture_breakdown("32.13", "nationality", I18N)
    assert len(scene.picture.bars) == 13
    assert "terbesar dari" not in scene.subtitle


def test_of_more_parts_than_a_picture_holds_its_words_tell(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BARS", 5)
    scene = scene_capture.capture_breakdown("32.13", "nationality", I18N)
    assert len(scene.picture.bars) == 5
    assert scene.subtitle.endswith("; 5 terbesar dari 13")


def test_a_trend_has_as_many_series_in_its_picture_as_on_the_screen():
    areas = tuple(filters.areas_with_figures("tka")[:12])
    query = TrendQuery("id", areas, "tka", "area_code", "id")
    rows = cached.trend(query)
    chart = charts.trend(rows, cached.events(query, rows), "area_code", I18N)
    scene = scene_capture.capture_trend(query, I18N)
    titles = {note.text for note in chart.layout.annotations}
    assert len(scene.picture.series) == len(areas)
    assert {series.name for series in scene.picture.series} <= titles
    assert "terbesar dari" not in scene.subtitle


def test_a_trend_of_more_series_says_how_many_there_are():
    query = TrendQuery("id", ("id",), "tka", "nationality", "id")
    rows = cached.trend(replace(query, way="area_code"))
    many_rows = rows.iloc[[0] * 15].assign(category=[f"c{n}" for n in range(15)])
    assert trend_sentences.trend_subtitle(many_rows, query, I18N).endswith("; 12 terbesar dari 15")
    assert map_sentences.truncation_phrase(15, 12, translator("en")) == "; the 12 largest of 15"
