import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import figures, regions
from data.figures import dates, publishers
from data.figures.figures_file import NEEDED

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
        ("as_of", "", "as_of"),
        ("period_start", "2024-01-01", "period_start"),
        ("publisher", "", "publisher"),
        ("title", "a\0b", "title"),
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


def test_a_missing_title_is_said_and_the_figures_stay(tmp_path):
    found = written(tmp_path, GOOD, columns=[name for name in NEEDED if name != "title"])
    assert list(found.observations["title"]) == [""]
    assert [(problem.row, problem.column) for problem in found.problems] == [(1, "title")]


def test_a_column_that_stands_twice_is_named(tmp_path):
    found = written(tmp_path, GOOD, columns=[*NEEDED, "value"])
    assert (found.read, found.rejected) == (1, 1)
    assert [(problem.column, problem.found) for problem in found.problems] == [("value", "2 ×")]


def line(row, delimiter=","):
    return delimiter.join(row[name] for name in NEEDED)


def loaded(tmp_path, content):
    path = tmp_path / "angka.csv"
    path.write_bytes(content)
    return figures.load(path, AREAS)


@pytest.mark.parametrize(
    ("bad", "column"),
    [
        (b"X2,19.04", "\u2013"),
        (line(GOOD | {"figure_id": "X2"}).encode() + b",one cell more", "\u2013"),
        (line(GOOD | {"figure_id": "X2", "title": "kafe"}).encode().replace(b"kafe", b"caf\xe9"), "title"),
        (line(GOOD | {"figure_id": "X2", "title": "A" * 200_000}).encode(), "\u2013"),
    ],
)
def test_one_unreadable_row_costs_only_itself(tmp_path, bad, column):
    rows = [",".join(NEEDED).encode(), line(GOOD).encode(), bad, line(GOOD | {"figure_id": "X3"}).encode()]
    found = loaded(tmp_path, b"\r\n".join(rows))
    assert list(found.observations["figure_id"]) == ["X1", "X3"]
    assert (found.read, found.rejected) == (3, 1)
    assert [(problem.row, problem.column) for problem in found.problems] == [(3, column)]
    assert found.problems[0].found.isprintable()


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path):
    rows = [",".join(NEEDED), "", line(GOOD), ",,,", line(GOOD | {"figure_id": "X2", "value": "dua"})]
    found = loaded(tmp_path, "\n".join(rows).encode())
    assert [(problem.row, problem.found) for problem in found.problems] == [(5, "dua")]
    assert (found.read, found.rejected) == (2, 1)


def test_a_spreadsheet_with_indonesian_settings_parts_by_semicolon(tmp_path):
    found = loaded(tmp_path, "\ufeff{}\r\n{}\r\n".format(";".join(NEEDED), line(GOOD, ";")).encode())
    assert (list(found.observations["value"]), found.problems) == ([22], ())


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", "figure_id,value".encode("utf-16"), b"<html>404</html>"])
def test_what_is_no_figures_file_is_one_problem(tmp_path, content):
    found = loaded(tmp_path, content)
    assert found.observations.empty
    assert [problem.rule for problem in found.problems] == ["file"]


def test_the_office_of_tanjungpandan_has_one_code(tmp_path):
    found = written(tmp_path, GOOD | {"area_code": "kanim:tanjung pandan"})
    assert list(found.observations["area_code"]) == ["kanim:tanjungpandan"]


def test_only_the_figure_at_the_disputed_address_is_disputed(tmp_path):
    found = written(tmp_path, GOOD | {"figure_id": "F0229"})
    assert list(found.observations["status"]) == ["published"]


@pytest.mark.parametrize(
    ("start", "end", "column"),
    [
        ("2024-02-30", "2024-12-31", "period_start"),
        ("2024-12-31", "2024-01-01", "period_end"),
        ("2024-01-01", "2024", "period_end"),
    ],
)
def test_the_column_of_a_bad_period_is_named(tmp_path, start, end, column):
    flow = GOOD | {
        "as_of": "",
        "measure": "stay_permits_issued",
        "unit": "permit",
        "period_start": start,
        "period_end": end,
    }
    assert [problem.column for problem in written(tmp_path, flow).problems] == [column]


@pytest.mark.parametrize(
    ("publisher", "standing"),
    [
        ("Kesbangpol Kota Pangkalpinang", "official"),
        ("Kanim Depok / detikcom", "official"),
        ("PPID Kabupaten Sumbawa Barat", "official"),
        ("ANTARA News Bangka Belitung", "press"),
        ("Antara Babel (Kesbangpol Bangka)", "press_official"),
        ("Joglosemar (Disperinnaker Sukoharjo)", "press_official"),
        ("Kota Tuban (DPMPTSP-Naker Tuban)", "press_official"),
        ("Tribun Pekanbaru (Divisi Imigrasi Riau)", "press_official"),
        ("SWI Kediri / Ditjen Imigrasi", "press_official"),
        ("e-Kliping Ketenagakerjaan Kemnaker (Disnakertrans Jateng)", "press_official"),
        ("Bangka Pos (Tribun)", "press"),
        ("", "press"),
    ],
)
def test_who_publishes(publisher, standing):
    assert publishers.standing(publisher) == standing


def test_a_missing_file_is_a_problem_not_a_crash(tmp_path):
    found = figures.load(tmp_path / "none.csv", AREAS)
    assert found.observations.empty
    assert found.problems[0].file == "none.csv"


def test_fictitious_rows_say_so(tmp_path):
    found = written(tmp_path, GOOD | {"status": "fictitious"}, columns=(*NEEDED, "status"))
    assert list(found.observations["status"]) == ["fictitious"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(tmp_path, content):
    path = tmp_path / "bytes.csv"
    path.write_bytes(content)
    found = figures.load(path, AREAS)
    assert len(found.observations) + found.rejected == found.read
    assert found.problems or found.read == len(found.observations)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
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


def test_the_bound_on_a_cell_is_the_figures_own_whatever_was_read_before(tmp_path):
    before = csv.field_size_limit(10_000_000)
    try:
        rows = [",".join(NEEDED).encode(), line(GOOD | {"title": "A" * 200_000}).encode(), line(GOOD).encode()]
        assert loaded(tmp_path, b"\r\n".join(rows)).rejected == 1
    finally:
        csv.field_size_limit(before)
