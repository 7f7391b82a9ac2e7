"""The dirt is found by name, every row is accounted for, nobody is real, and the demo stands apart from the register."""

import hashlib

import pandas as pd
import pytest

from data.__main__ import main
from data.demo import faults, loader, store_location
from data.disclosure import Mode
from data.errors import RegisterError
from data.figures.observation_columns import OBSERVATION_COLUMNS
from data.register import importing
from data.register.queries.disclosed_register import DisclosedRegister
from data.register.reading import grid_reader
from data.register.store import permit_store
from data.register.validation import permit_rules
from tests.support.observation_columns import assert_conforms, list_disclosed_frames

SMALL_ROW_COUNT = 150


def hash_files(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_read_is_stored_and_rejected_and_in_review(loaded):
    summary = loaded.summary
    assert summary.rows_read == summary.rows_stored + summary.rows_rejected + summary.rows_in_review
    with permit_store.open_store(loaded.address) as register:
        batches = register.batches()
        assert len(permit_store.run_query(register.permits())) == summary.rows_stored
    assert batches["rows_read"].sum() == summary.rows_read
    assert (batches["rows_kept"] + batches["rows_rejected"] + batches["rows_review"]).sum() == summary.rows_read
    assert summary.lists == len(batches) == len(list(loaded.lists.iterdir()))


@pytest.mark.parametrize("name", sorted({*faults.LAND_FAULTS, *faults.GENERAL_FAULTS}))
def test_every_fault_is_found_under_its_name(loaded, name):
    assert loaded.summary.rules[name] > 0


@pytest.mark.parametrize("rule", permit_rules.RULES, ids=lambda rule: rule.name)
def test_every_rule_finds_something(loaded, rule):
    assert loaded.summary.rules[rule.name] > 0


@pytest.mark.parametrize(
    "spelling",
    [
        "day_first",
        "month_name",
        "serial_1900",
        "permanent",
        "nationality",
        "permit",
        "sector",
        "position",
        "visa_index",
        "region_alias",
        "region_fuzzy",
        "regency_of_district",
        "regency_of_address",
        "code_by_name",
    ],
)
def test_every_way_to_write_is_read(loaded, spelling):
    assert loaded.summary.rules[spelling] > 0


def test_faulty_rows_are_as_many_as_assumed(loaded):
    summary = loaded.summary
    faulty_count = (
        summary.rows_rejected + summary.rows_in_review - summary.rules["totals_row"] - summary.rules["duplicate"]
    )
    assert faulty_count / loader.count_published_rows() == pytest.approx(0.06, abs=0.01)


def test_all_is_marked_fictitious_and_lies_in_bangka_belitung(loaded):
    with permit_store.open_store(loaded.address) as register:
        permits = permit_store.run_query(register.permits())
    assert set(permits["status"]) == {"fictitious"}
    assert permits["source"].str.endswith("(fiktif)").all()
    assert permits["region_code"].dropna().str.startswith("19.").all()
    assert permits["region_code"].nunique() == 7


def test_every_person_company_and_vessel_in_the_lists_says_that_it_is_fictitious(loaded, own_home):
    for path in sorted(loaded.lists.iterdir())[:12]:
        assert path.name.startswith("FIKTIF-")
        assert "FIKTIF" in grid_reader.read(path).grids[0].rows[0][0]
        result = importing.examine(path, pd.Timestamp("2026-01-01").date())
        fields = {field: heading for heading, field in result.headings.items()}
        rows = result.original_rows[result.original_rows[fields["ordinal"]].str.isdigit()]
        assert len(rows) > 0
        assert rows[fields["passport_no"]].str.lower().str.match(r"fik ?\d{7}$|-$").all()
        for field in ("name", "employer", "vessel"):
            values = rows[fields[field]] if field in fields else pd.Series([""])
            assert values.loc[values != ""].str.lower().str.contains("fiktif").all()


def test_the_same_seed_gives_the_same_bytes_and_counts_and_another_seed_other_lists(own_home):
    first_summary = loader.load(SMALL_ROW_COUNT, 7, out_folder=own_home / "a")
    second_summary = loader.load(SMALL_ROW_COUNT, 7, out_folder=own_home / "b")
    assert first_summary == second_summary
    assert hash_files(own_home / "a") == hash_files(own_home / "b")
    lists, other_lists = (list(loader.generate_lists(loader.calibrate(), SMALL_ROW_COUNT, seed)) for seed in (7, 8))
    assert lists != other_lists


def test_a_large_demo_is_written_as_csv_in_three_encodings(own_home, monkeypatch):
    monkeypatch.setattr(loader, "MAX_ROWS_XLSX", 100)
    summary = loader.load(SMALL_ROW_COUNT, 7, out_folder=own_home / "lists")
    assert {path.suffix for path in (own_home / "lists").iterdir()} == {".csv"}
    assert summary.rows_read == summary.rows_stored + summary.rows_rejected + summary.rows_in_review > SMALL_ROW_COUNT
    assert {path.read_bytes()[:2] for path in (own_home / "lists").iterdir()} == {b"\xef\xbb", b"DA", b"\xff\xfe"}


def test_the_demo_is_loaded_beside_the_register_and_removed_again(own_home, capsys):
    assert main(["demo", "--remove"]) == 0
    assert capsys.readouterr().out == "There was no demo.\n"
    with permit_store.open_store() as register:
        assert register.batches().empty
    assert main(["demo", "--rows", "60", "--seed", "3"]) == 0
    output, progress = capsys.readouterr()
    assert "100% FIKTIF-tanjungpandan-2025-01.xlsx" in progress
    assert "FICTITIOUS: " in output
    assert "Ages are not published for Bangka Belitung" in output
    with permit_store.open_store() as register:
        assert register.batches().empty
    home = own_home / "home" / "peta-konsentrasi-tka"
    (home / "demo-loading-killed").mkdir()
    assert store_location.is_loaded()
    assert sorted(path.name for path in home.iterdir()) == [
        "demo-loading-killed",
        "demo.duckdb",
        "logs",
        "pseudonym.key",
        "register.duckdb",
    ]
    assert main(["demo", "--remove"]) == 0
    assert capsys.readouterr().out == "The demo was removed.\n"
    assert sorted(path.name for path in home.iterdir()) == ["logs", "pseudonym.key", "register.duckdb"]


def test_progress_goes_from_list_to_list_up_to_the_whole_and_a_demo_that_fails_leaves_the_one_before(own_home):
    progress = []
    summary = loader.load(60, 3, report_progress=lambda share, text: progress.append((share, text)))
    shares = [share for share, _ in progress]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1, abs=0.1)
    assert progress[0][1] == "FIKTIF-pangkalpinang-darat-2019-01.xlsx"

    def fail_to_add(*args, **kwargs):
        raise RegisterError("disk_full", "The disk is full.")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(permit_store.Store, "add", fail_to_add)
        with pytest.raises(RegisterError, match="full"):
            loader.load(60, 4)
    with permit_store.open_store(store_location.demo_address()) as register:
        assert len(permit_store.run_query(register.permits())) == summary.rows_stored


@pytest.mark.parametrize("rows", [0, -5, 1_000_001])
def test_a_number_of_rows_that_is_none_is_refused(own_home, rows, capsys):
    assert main(["demo", "--rows", str(rows)]) == 2
    assert f"asked for {rows} rows; wanted is a number from 1 to 1000000" in capsys.readouterr().err
    assert not store_location.is_loaded()


def test_the_demo_has_the_declared_columns(loaded):
    view = DisclosedRegister(loaded.address, Mode("public", 3))
    assert set(view.totals("itas_land_holders")["status"]) == {"fictitious"}
    for frame in list_disclosed_frames(view):
        assert_conforms(frame, OBSERVATION_COLUMNS, may_hide=True)
