import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import figures, regions
from data.figures import dates, publishers
from data.figures.figures_file import REQUIRED_COLUMNS
from views.text.translator import translator

AREAS = regions.load().codes
VALID_ROW = dict(
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


def load_rows(tmp_path, *rows, columns=REQUIRED_COLUMNS):
    text = io.StringIO()
    table = csv.DictWriter(text, columns, extrasaction="ignore")
    table.writeheader()
    table.writerows(rows)
    path = tmp_path / "angka.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return figures.load(path, AREAS)


def test_the_published_file_is_read_whole():
    table = figures.load(known_areas=AREAS)
    assert (table.rows_read, table.rows_rejected, len(table.observations), table.problems) == (1736, 0, 1736, ())


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
    table = load_rows(tmp_path, VALID_ROW, VALID_ROW | {"figure_id": "X2", column: value})
    assert list(table.observations["figure_id"]) == ["X1"]
    assert (table.rows_read, table.rows_rejected) == (2, 1)
    problem = next(problem for problem in table.problems if problem.column == named)
    assert (problem.file, problem.row) == ("angka.csv", 3)
    assert translator("id").translate(problem.expectation) != translator("en").translate(problem.expectation)


def test_a_bad_address_is_emptied_and_named_but_the_figure_stays(tmp_path):
    table = load_rows(tmp_path, VALID_ROW | {"url": "javascript:alert(1)"})
    assert list(table.observations["url"]) == [""]
    assert table.rows_rejected == 0
    assert table.problems[0].column == "url"


def test_a_figure_id_stands_once(tmp_path):
    table = load_rows(tmp_path, VALID_ROW, VALID_ROW)
    assert (len(table.observations), table.problems[0].row, table.problems[0].column) == (1, 3, "figure_id")


def test_a_missing_column_is_named_and_nothing_is_guessed(tmp_path):
    table = load_rows(tmp_path, VALID_ROW, columns=[name for name in REQUIRED_COLUMNS if name != "unit"])
    assert table.observations.empty
    assert [(problem.row, problem.column) for problem in table.problems] == [(1, "unit")]


def test_a_missing_title_is_said_and_the_figures_stay(tmp_path):
    table = load_rows(tmp_path, VALID_ROW, columns=[name for name in REQUIRED_COLUMNS if name != "title"])
    assert list(table.observations["title"]) == [""]
    assert [(problem.row, problem.column) for problem in table.problems] == [(1, "title")]


def test_a_column_that_stands_twice_is_named(tmp_path):
    table = load_rows(tmp_path, VALID_ROW, columns=[*REQUIRED_COLUMNS, "value"])
    assert (table.rows_read, table.rows_rejected) == (1, 1)
    assert [(problem.column, problem.found_text) for problem in table.problems] == [("value", "2 ×")]


def format_row(row, delimiter=","):
    return delimiter.join(row[name] for name in REQUIRED_COLUMNS)


def load_bytes(tmp_path, content):
    path = tmp_path / "angka.csv"
    path.write_bytes(content)
    return figures.load(path, AREAS)


@pytest.mark.parametrize(
    ("bad", "column"),
    [
        (b"X2,19.04", "\u2013"),
        (format_row(VALID_ROW | {"figure_id": "X2"}).encode() + b",one cell more", "\u2013"),
        (format_row(VALID_ROW | {"figure_id": "X2", "title": "kafe"}).encode().replace(b"kafe", b"caf\xe9"), "title"),
        (format_row(VALID_ROW | {"figure_id": "X2", "title": "A" * 200_000}).encode(), "\u2013"),
    ],
)
def test_one_unreadable_row_costs_only_itself(tmp_path, bad, column):
    rows = [
        ",".join(REQUIRED_COLUMNS).encode(),
        format_row(VALID_ROW).encode(),
        bad,
        format_row(VALID_ROW | {"figure_id": "X3"}).encode(),
    ]
    table = load_bytes(tmp_path, b"\r\n".join(rows))
    assert list(table.observations["figure_id"]) == ["X1", "X3"]
    assert (table.rows_read, table.rows_rejected) == (3, 1)
    assert [(problem.row, problem.column) for problem in table.problems] == [(3, column)]
    assert table.problems[0].found_text.isprintable()


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path):
    rows = [
        ",".join(REQUIRED_COLUMNS),
        "",
        format_row(VALID_ROW),
        ",,,",
        format_row(VALID_ROW | {"figure_id": "X2", "value": "dua"}),
    ]
    table = load_bytes(tmp_path, "\n".join(rows).encode())
    assert [(problem.row, problem.found_text) for problem in table.problems] == [(5, "dua")]
    assert (table.rows_read, table.rows_rejected) == (2, 1)


def test_a_spreadsheet_with_indonesian_settings_parts_by_semicolon(tmp_path):
    table = load_bytes(
        tmp_path, "\ufeff{}\r\n{}\r\n".format(";".join(REQUIRED_COLUMNS), format_row(VALID_ROW, ";")).encode()
    )
    assert (list(table.observations["value"]), table.problems) == ([22], ())


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", "figure_id,value".encode("utf-16"), b"<html>404</html>"])
def test_what_is_no_figures_file_is_one_problem(tmp_path, content):
    table = load_bytes(tmp_path, content)
    assert table.observations.empty
    assert [problem.rule for problem in table.problems] == ["file"]


def test_the_office_of_tanjungpandan_has_one_code(tmp_path):
    table = load_rows(tmp_path, VALID_ROW | {"area_code": "kanim:tanjung pandan"})
    assert list(table.observations["area_code"]) == ["kanim:tanjungpandan"]


def test_only_the_figure_at_the_disputed_address_is_disputed(tmp_path):
    table = load_rows(tmp_path, VALID_ROW | {"figure_id": "F0229"})
    assert list(table.observations["status"]) == ["published"]


@pytest.mark.parametrize(
    ("start", "end", "column"),
    [
        ("2024-02-30", "2024-12-31", "period_start"),
        ("2024-12-31", "2024-01-01", "period_end"),
        ("2024-01-01", "2024", "period_end"),
    ],
)
def test_the_column_of_a_bad_period_is_named(tmp_path, start, end, column):
    flow = VALID_ROW | {
        "as_of": "",
        "measure": "stay_permits_issued",
        "unit": "permit",
        "period_start": start,
        "period_end": end,
    }
    assert [problem.column for problem in load_rows(tmp_path, flow).problems] == [column]


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
    assert publishers.classify_publisher(publisher) == standing


def test_a_missing_file_is_a_problem_not_a_crash(tmp_path):
    table = figures.load(tmp_path / "none.csv", AREAS)
    assert table.observations.empty
    assert table.problems[0].file == "none.csv"


def test_fictitious_rows_say_so(tmp_path):
    table = load_rows(tmp_path, VALID_ROW | {"status": "fictitious"}, columns=(*REQUIRED_COLUMNS, "status"))
    assert list(table.observations["status"]) == ["fictitious"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(tmp_path, content):
    path = tmp_path / "bytes.csv"
    path.write_bytes(content)
    table = figures.load(path, AREAS)
    assert len(table.observations) + table.rows_rejected == table.rows_read
    assert table.problems or table.rows_read == len(table.observations)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {name: st.text(max_size=12) | st.sampled_from([VALID_ROW[name]]) for name in REQUIRED_COLUMNS}
        ),
        max_size=5,
    )
)
def test_read_is_kept_and_rejected(tmp_path, rows):
    table = load_rows(tmp_path, *rows)
    assert len(table.observations) + table.rows_rejected == table.rows_read
    assert (table.observations["value"] >= 0).all()


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
    parsed_date = dates.parse(text)
    assert parsed_date is None or text.startswith(str(parsed_date[0].year))


def test_impossible_days_are_no_dates():
    assert [dates.parse(text) for text in ("2023-02-29", "0001", "2024-00", "２０２４")] == [None] * 4


def test_the_bound_on_a_cell_is_the_figures_own_whatever_was_read_before(tmp_path):
    size_limit = csv.field_size_limit(10_000_000)
    try:
        rows = [
            ",".join(REQUIRED_COLUMNS).encode(),
            format_row(VALID_ROW | {"title": "A" * 200_000}).encode(),
            format_row(VALID_ROW).encode(),
        ]
        assert load_bytes(tmp_path, b"\r\n".join(rows)).rows_rejected == 1
    finally:
        csv.field_size_limit(size_limit)
