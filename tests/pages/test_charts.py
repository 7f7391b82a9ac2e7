"""What a chart writes and colours: numbers that do not stand on each other, and the colours of the theme."""

import pandas as pd
import pytest

from tests.support.pages import open_page
from views.charts import traces


def make_series(*points):
    return pd.DataFrame({"date": [pd.Timestamp(day) for day, _ in points], "value": [value for _, value in points]})


def test_numbers_that_would_stand_on_each_other_are_left_out():
    crowded_series = make_series(
        ("2020-01-01", 10), ("2022-11-01", 50), ("2022-12-01", 51), ("2023-01-01", 52), ("2024-09-01", 60)
    )
    assert traces.labelled_points(crowded_series, min_gap_days=300) == {0, 3, 4}


def test_the_peak_is_written_though_it_is_close_in_time():
    peaked_series = make_series(("2016-10-16", 608), ("2016-11-14", 900), ("2018-05-03", 577))
    assert traces.labelled_points(peaked_series, min_gap_days=80) == {0, 1, 2}


def test_a_number_stands_clear_of_the_line_that_falls_to_it():
    places = [traces.label_position([608, 900, 700, 577], place, 900) for place in range(4)]
    assert places == ["middle left", "top center", "bottom center", "middle right"]
    assert traces.label_position([20, 30, 10, 5], 2, 900) == "top center"


def test_one_point_has_its_number():
    assert traces.labelled_points(make_series(("2024-01-01", 7)), min_gap_days=100) == {0}
    assert traces.label_position([7], 0, 7) == "top center"


@pytest.mark.parametrize(("theme", "colour"), [("light", "#0B5FA5"), ("contrast", "#00308F"), ("dark", "#8CC4F5")])
def test_a_chart_wears_the_theme(theme, colour):
    app = open_page("trend", theme=theme)
    assert colour in app.get("plotly_chart")[0].proto.spec
