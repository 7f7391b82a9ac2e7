"""Where a chart shows the largest alone, the words beside it say of how many; a picture has what the screen has."""

from dataclasses import replace

import pytest

from meeting.capture import pictures, scene_capture
from tests.support.pages import extract_text, open_page
from tests.support.readers import make_reader
from views import charts
from views.region.composition import latest_table
from views.text import figure_phrases
from views.text.translator import translator
from views.trend import trend_sentences
from views.trend.answers import get_trend, select_events
from views.trend.query import TrendQuery
from views.trend.query_resolution import list_areas_with_figures

I18N = translator("id")


@pytest.fixture
def reader():
    """Read published figures in the mode of a meeting."""
    return make_reader()


def test_a_composition_of_thirteen_says_that_twelve_are_drawn_and_its_picture_has_all(reader):
    table = latest_table(reader.source.figures_of("32.13"), "nationality")
    assert len(table) == 13
    assert "; 12 terbesar dari 13" in extract_text(open_page("region", area="32.13"))
    assert len(charts.composition(table, reader).data[0].y) == 12
    scene = scene_capture.capture_breakdown("32.13", "nationality", reader)
    assert len(scene.picture.bars) == 13
    assert "terbesar dari" not in scene.subtitle


def test_of_more_parts_than_a_picture_holds_its_words_tell(monkeypatch, reader):
    monkeypatch.setattr(pictures, "MAX_BARS", 5)
    scene = scene_capture.capture_breakdown("32.13", "nationality", reader)
    assert len(scene.picture.bars) == 5
    assert scene.subtitle.endswith("; 5 terbesar dari 13")


def test_a_trend_has_as_many_series_in_its_picture_as_on_the_screen(reader):
    areas = tuple(list_areas_with_figures(reader.source, "tka")[:12])
    query = TrendQuery("id", areas, "tka", "area_code", "id")
    rows = get_trend(reader.source, query)
    chart = charts.trend(rows, select_events(query, rows), "area_code", reader)
    scene = scene_capture.capture_trend(query, reader)
    titles = {note.text for note in chart.layout.annotations}
    assert len(scene.picture.series) == len(areas)
    assert {series.name for series in scene.picture.series} <= titles
    assert "terbesar dari" not in scene.subtitle


def test_a_trend_of_more_series_says_how_many_there_are(reader):
    query = TrendQuery("id", ("id",), "tka", "nationality", "id")
    rows = get_trend(reader.source, replace(query, way="area_code"))
    many_rows = rows.iloc[[0] * 15].assign(category=[f"c{n}" for n in range(15)])
    assert trend_sentences.trend_subtitle(many_rows, query, I18N).endswith("; 12 terbesar dari 15")
    assert figure_phrases.truncation_phrase(15, 12, translator("en")) == "; the 12 largest of 15"
