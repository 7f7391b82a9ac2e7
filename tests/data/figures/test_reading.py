import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import figures, regions
from data.figures import dates
from data.figures.reading import NEEDED

AREAS = regions.load().codes
GOOD = dict(
    figure_id="X1",
    area_code="19.04",
    period_start="",
    period_end="",
    as_of="2024-06-13",
    measure="itas_land_holders",
    breakdown="total",
    category="",
    value="22",
    unit="person",
    publisher="P",
    title="T",
    url="https://example.org/a",
    published_on="2024-06",
)


def written(tmp_path, *rows, columns=NEEDED):
    text = io.StringIO()
    table = csv.DictWriter(text, columns, extrasaction="ignore")
    table.writeheader()
    table.writerows(rows)
    path = tmp_path / "angka.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return figures.load(path, AREAS)


def test_the_published_file_is_read_whole():
    found = figures.load(known_areas=AREAS)
    assert (found.read, found.rejected, len(found.observations), found.problems) == (1736, 0, 1736, ())


@pytest.mark.parametrize(
    ("column", "value", "named"),
    [
        ("measure", "tkaa", "measure"),
        ("unit", "persons", "unit"),
        ("unit", "vessel", "measure"),
        ("area_code", "19.99", "area_code"),
        ("value", "dua", "value"),
        ("value", "-1", "value"),
        ("value", "2.5", "value"),
        ("value", "", "value"),
        ("value", "9" * 10, "value"),
        ("as_of", "13/06/2024", "as_of"),
        ("as_of", "2024-13", "as_of"),
        ("as_of", "", "measure"),
        ("period_start", "2024-01-01", "as_of"),
        ("category", "XXX", "category"),
        ("breakdown", "age", "category"),
        ("figure_id", "", "figure_id"),
    ],
)
def test_a_bad_cell_is_named_and_the_rest_is_kept(tmp_path, column, value, named):
    found = written(tmp_path, GOOD, GOOD | {"figure_id": "X2", column: value})
    assert list(found.observations["figure_id"]) == ["X1"]
    assert (found.read, found.rejected) == (2, 1)
    problem = next(problem for problem in found.problems if problem.column == named)
    assert (problem.file, problem.row) == ("angka.csv", 3)
    assert problem.wanted_text("id") != problem.wanted_text("en")


def test_a_bad_address_is_emptied_and_named_but_the_figure_stays(tmp_path):
    found = written(tmp_path, GOOD | {"url": "javascript:alert(1)"})
    assert list(found.observations["url"]) == [""]
    assert found.rejected == 0
    assert found.problems[0].column == "url"


def test_a_figure_id_stands_once(tmp_path):
    found = written(tmp_path, GOOD, GOOD)
    assert (len(found.observations), found.problems[0].row, found.problems[0].column) == (1, 3, "figure_id")


def test_a_missing_column_is_named_and_nothing_is_guessed(tmp_path):
    found = written(tmp_path, GOOD, columns=[name for name in NEEDED if name != "unit"])
    assert found.observations.empty
    assert [(problem.row, problem.column) for problem in found.problems] == [(1, "unit")]


def test_a_missing_file_is_a_problem_not_a_crash(tmp_path):
    found = figures.load(tmp_path / "none.csv", AREAS)
    assert found.observations.empty
    assert found.problems[0].file == "none.csv"


def test_fictitious_rows_say_so(tmp_path):
    found = written(tmp_path, GOOD | {"status": "fictitious"}, columns=(*NEEDED, "status"))
    assert list(found.observations["status"]) == ["fictitious"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(tmp_path, content):
    path = tmp_path / "bytes.csv"
    path.write_bytes(content)
    found = figures.load(path, AREAS)
    assert len(found.observations) + found.rejected == found.read
    assert found.problems or found.read == len(found.observations)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries({name: st.text(max_size=12) | st.sampled_from([GOOD[name]]) for name in NEEDED}),
        max_size=5,
    )
)
def test_read_is_kept_and_rejected(tmp_path, rows):
    found = written(tmp_path, *rows)
    assert len(found.observations) + found.rejected == found.read
    assert (found.observations["value"] >= 0).all()


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2024-06-13", "2024-06-13", "day"),
        ("2024-06", "2024-06-01", "month"),
        ("2024", "2024-01-01", "year"),
        ("2024-02-29", "2024-02-29", "day"),
    ],
)
def test_coarse_dates_begin_at_their_first_day(text, day, precision):
    assert (str(dates.parse(text)[0].date()), dates.parse(text)[1]) == (day, precision)


@given(st.text(max_size=12))
def test_what_is_no_date_is_none(text):
    found = dates.parse(text)
    assert found is None or text.startswith(str(found[0].year))


def test_impossible_days_are_no_dates():
    assert [dates.parse(text) for text in ("2023-02-29", "0001", "2024-00", "２０２４")] == [None] * 4
