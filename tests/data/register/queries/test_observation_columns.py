"""Every producer of observations, counts and exports yields the declared columns and types, in order, also when empty."""

from datetime import date
from types import SimpleNamespace

import pytest

from data import figures
from data.disclosure import MODE_NAMES, Mode
from data.figures.observation_columns import COUNT_COLUMNS, EXPORT_COLUMNS, OBSERVATION_COLUMNS, list_names
from data.register import importing
from data.register.queries import employer_counts, permit_counts
from data.register.queries.disclosed_register import DisclosedRegister
from data.register.store import permit_store
from tests.support.observation_columns import assert_conforms, list_disclosed_frames

DAY, DAY_BEFORE_ANY = date(2024, 12, 31), date(1999, 12, 31)
HEADING = "figure_id,area_code,period_start,period_end,as_of,measure,breakdown,category,value,unit,publisher,title,url,published_on"


@pytest.fixture
def register(tmp_path, office_list):
    """Return a store of the office's list and one that is empty."""
    urls = SimpleNamespace(
        filled=f"duckdb://{tmp_path / 'filled.duckdb'}", empty=f"duckdb://{tmp_path / 'empty.duckdb'}"
    )
    with permit_store.open_store(urls.filled) as store:
        store.add(importing.examine(office_list, DAY), "Kanim Pangkalpinang", "penguji")
    with permit_store.open_store(urls.empty):
        return urls


def test_every_column_is_declared_whole():
    for columns in (OBSERVATION_COLUMNS, COUNT_COLUMNS, EXPORT_COLUMNS):
        names = list_names(columns)
        assert len(set(names)) == len(names)
        assert all(column.meaning for column in columns)
        assert not [column.name for column in columns if column.dtype == "str" and column.may_be_missing]


def test_published_figures_have_the_declared_columns():
    observations = figures.load().observations
    assert len(observations) > 1000
    assert_conforms(observations, OBSERVATION_COLUMNS)


@pytest.mark.parametrize(
    "content", ["", "nothing,of,ours\n", HEADING + "\n", HEADING + "\n1,19,,,,no_measure,,,x,,,,,\n"]
)
def test_a_figures_file_without_figures_gives_the_same_columns(tmp_path, content):
    path = tmp_path / "angka.csv"
    path.write_text(content, encoding="utf-8")
    rows = figures.load(path).observations
    assert rows.empty
    assert_conforms(rows, OBSERVATION_COLUMNS)


@pytest.mark.parametrize("name", MODE_NAMES)
def test_the_register_has_the_declared_columns_in_every_mode(register, name):
    for url, has_rows in ((register.filled, True), (register.empty, False)):
        frames = list_disclosed_frames(DisclosedRegister(url, Mode(name, 5)))
        assert any(map(len, frames)) == has_rows
        for rows in frames:
            assert_conforms(rows, OBSERVATION_COLUMNS, may_hide=True)


@pytest.mark.parametrize("name", MODE_NAMES)
def test_what_leaves_the_register_as_a_file_has_the_declared_columns(register, name):
    for url in (register.filled, register.empty):
        view = DisclosedRegister(url, Mode(name, 5))
        for breakdown in (None, "nationality"):
            for kind in ("stock", "flow"):
                for level in permit_counts.LEVELS:
                    assert_conforms(view.export(kind, breakdown, level), EXPORT_COLUMNS, may_hide=True)


def test_counts_have_the_declared_columns(register):
    for url in (register.filled, register.empty):
        with permit_store.open_store(url) as store:
            for day in (DAY, DAY_BEFORE_ANY):
                frames = [
                    permit_counts.count_stock(store, day),
                    permit_counts.count_stock(store, day, ["nationality", "validity"], level="district"),
                    permit_counts.count_flow(store, date(day.year, 1, 1), day),
                    permit_counts.count_lapsed(store, day),
                    employer_counts.count_employers(store, day),
                    employer_counts.count_companies(store, day),
                ]
                for rows in frames:
                    assert_conforms(rows, COUNT_COLUMNS)
