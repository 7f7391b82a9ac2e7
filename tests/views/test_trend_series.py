"""A series of a trend is one area and one category: on the screen, in its picture, in title and sentence, for all figures."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from data import figures
from meeting.capture import pictures
from tests.support.readers import make_reader
from views import charts
from views.charts.style import escape_markup
from views.text.figure_phrases import MAX_SERIES
from views.text.trend_series import series_keys
from views.trend.answers import get_trend, get_trend_totals, select_events
from views.trend.query import MAX_AREAS, TrendQuery
from views.trend.query_resolution import list_series_dimensions
from views.trend.trend_sentences import series_ends, trend_sentence, trend_title

READER = make_reader()
SOURCE = READER.source
PARTED_MEASURES = [
    (measure, dimension)
    for measure in SOURCE.measures
    for dimension in list_series_dimensions(SOURCE, measure)
    if dimension != "area_code" and (dimension != "measure" or figures.family(measure)[0] == measure)
]
"""Every measure with every way to part it further than by area; of a family of measures the first."""


def list_areas(measure, dimension):
    """Return the areas that have figures of a measure, parted so."""
    members = figures.family(measure) if dimension == "measure" else [measure]
    rows = [SOURCE.rows_of(member, "total" if dimension == "measure" else dimension) for member in members]
    return list(dict.fromkeys(code for frame in rows for code in frame["area_code"]))


def list_queries(measure, dimension, area_count):
    """Return queries that have so many areas side by side, and together every area with figures."""
    areas = list_areas(measure, dimension)
    groups = [tuple(areas[start : start + area_count]) for start in range(0, len(areas), area_count)]
    return [TrendQuery(group[0], group, measure, dimension, "id") for group in groups]


def values_by_panel(chart):
    """Return the values that each panel of a chart draws, by its title."""
    titles = [note.text for note in chart.layout.annotations if note.yref == "paper"]
    panels = [trace for trace in chart.data if isinstance(trace, go.Bar) or (trace.mode or "").startswith("lines")]
    assert len(titles) == len(panels)
    return {
        title: sorted(value for value in trace.y if value is not None)
        for title, trace in zip(titles, panels, strict=True)
    }


@pytest.mark.parametrize(("measure", "dimension"), PARTED_MEASURES)
def test_a_panel_draws_one_area_and_one_category_and_so_does_the_picture(measure, dimension):
    queries = list_queries(measure, dimension, MAX_AREAS)
    first_area = queries[0].area if queries else ""
    for query in queries:
        rows = get_trend(SOURCE, query)
        if rows.empty:
            continue
        keys, events = series_keys(rows, query.series_column), select_events(query, rows).iloc[:0]
        series = {key: rows[keys == key] for key in keys.unique()}
        assert all(frame["area_code"].nunique() == 1 for frame in series.values())
        assert all(frame.groupby(["breakdown", "measure"]).ngroups == 1 for frame in series.values())
        assert all(not frame.duplicated(["date", "measure"]).any() for frame in series.values()), query
        largest_series = sorted(series.values(), key=lambda frame: -frame["value"].max())[:MAX_SERIES]
        expected = sorted(sorted(frame["value"]) for frame in largest_series)
        picture = pictures.build_trend_picture(rows, events, query.series_column, READER.i18n)
        picture_values = {
            escape_markup(line.name): sorted(point.value for point in line.points) for line in picture.series
        }
        assert sorted(picture_values.values()) == expected, query
        if query.area == first_area:  # a chart takes longer to make than all else here
            assert values_by_panel(charts.trend(rows, events, query.series_column, READER)) == picture_values, query


def expect_total(part):
    """Return the one total that a part's publisher gives for the same area, measure and time, from the file itself."""
    values = {
        row.value
        for row in SOURCE.published_file.observations.itertuples()
        if (row.breakdown, row.area_code, row.measure, row.publisher)
        == ("total", part.area_code, part.measure, part.publisher)
        and (row.date, row.as_of_precision) == (part.date, part.as_of_precision)
        and (part.kind == "stock" or row.period_start == part.period_start)
        and row.status != "disputed"
    }
    return values.pop() if part.breakdown != "total" and len(values) == 1 else None


@pytest.mark.parametrize(("measure", "dimension"), PARTED_MEASURES)
def test_title_and_sentence_name_the_category_of_the_number_that_they_tell(measure, dimension):
    i18n, areas = READER.i18n, tuple(list_areas(measure, dimension))
    all_areas = TrendQuery("id", areas, measure, dimension, "id")
    all_rows, totals = get_trend(SOURCE, all_areas), get_trend_totals(SOURCE, all_areas)
    for area, rows in all_rows.groupby("area_code"):
        query = replace(all_areas, area=area, areas=(area,))
        first_row, last_row = series_ends(rows, query)
        title, sentence = trend_title(rows, query, i18n, totals), trend_sentence(rows, query, i18n, totals)
        assert i18n.format_value(last_row) in title
        assert i18n.format_value(last_row) in sentence
        if query.breakdown != "total":
            category = figures.category_label(last_row.breakdown, last_row.category, "id")
            assert category in title
            assert category in sentence
        if first_row.figure_id == last_row.figure_id:
            assert ("hanya satu angka" in sentence) == (len(rows) == 1)
            expected = expect_total(last_row)
            assert title.partition("; seluruhnya ")[2] == (i18n.format_number(expected) if expected else "")
            assert ("; seluruhnya " in sentence) == bool(expected)


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("33.01", "Cilacap: 320 TKA dari Tiongkok, per 18 September 2018; seluruhnya 429"),
        ("kanim:bekasi", "Kanim Bekasi: 1.854 TKA dari Korea Selatan, per Januari 2017; seluruhnya 5.168"),
        ("35", "Jawa Timur: 1.684 TKA dari Tiongkok, per Mei 2018; seluruhnya 6.594"),
    ],
)
def test_a_part_is_told_with_its_whole(area, expected):
    query = TrendQuery(area, (area,), "tka", "nationality", "id")
    rows = get_trend(SOURCE, query)
    assert trend_title(rows, query, READER.i18n, get_trend_totals(SOURCE, query)) == expected


def test_two_names_of_one_office_are_not_stacked():
    areas = ("19:pulau-bangka", "kanim:pangkalpinang")
    query = TrendQuery("19", areas, "stay_permits_issued", "measure", "id")
    rows = get_trend(SOURCE, query)
    panel_values = values_by_panel(charts.trend(rows, select_events(query, rows), query.series_column, READER))
    assert max(value for values in panel_values.values() for value in values) == rows["value"].max()
    assert {title.partition(":")[0] for title in panel_values} == {
        "Pulau Bangka",
        "Kantor Imigrasi Kelas I TPI Pangkalpinang",
    }
