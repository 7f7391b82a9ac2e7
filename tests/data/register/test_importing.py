import json
import multiprocessing
import os
import re
import subprocess
import sys
from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import __main__ as command
from data.errors import RegisterError, UnreadableFile
from data.figures.observation_columns import COUNT_COLUMNS, list_names
from data.register import importing, key_file
from data.register.cleaning import pseudonyms
from data.register.mapping import profiles
from data.register.mapping.profiles import Profile
from data.register.queries import permit_counts
from data.register.reading import sandboxed_reader
from data.register.store import audit, permit_store, retention
from data.register.validation import permit_rules
from tests.support import in_process_reader
from tests.support.imports import ROOT, fail_on_full_disk, import_list, write_clean_list
from tests.support.permits import PermitList

TODAY = date(2024, 12, 31)
CANARIES = (
    "WANG LEI",
    "E12345678",
    "SOMCHAI",
    "AA998877",
    "KIM MIN",
    "JOHN DOE",
    "TANAKA",
    "PT Timah Jaya",
    "12/03/1985",
)


@pytest.fixture
def result(office_list):
    return importing.examine(office_list, TODAY)


def test_read_is_kept_and_rejected_and_in_review(result):
    assert result.counts == {"read": 9, "kept": 2, "rejected": 3, "review": 4}


def test_every_offence_has_its_row_and_its_reason(result):
    rows_by_rule = result.offences.groupby("rule")["row"].agg(list).to_dict()
    assert rows_by_rule == {
        "totals_row": [12, 13],
        "missing_key": [10],
        "expiry_before_issue": [10],
        "value_in_doubt": [7, 8, 11],
        "duplicate": [9],
    }
    assert all(rule.says_id and rule.says_en for rule in permit_rules.RULES)


def test_bangka_alone_is_offered_as_regency_and_island(result):
    candidates = result.candidates.set_index("row")["candidates"]
    assert "Pulau Bangka" in candidates[8]
    assert "Kabupaten Bangka" in candidates[8]


def test_benteng_is_not_bangka_tengah(result):
    changes = result.changes[result.changes["column"] == "regency"].set_index("found")["became"]
    assert (changes["Benteng"], changes["Bateng"]) == ("17.09", "19.04")


def test_what_was_kept_is_clean(result):
    row = result.kept_rows.loc[5]
    assert (row["nationality"], row["permit_type"], row["domain"], row["region_code"]) == (
        "CHN",
        "ITAS",
        "land",
        "19.04",
    )
    assert (row["issued_on"], row["expires_on"]) == (pd.Timestamp("2024-06-13"), pd.Timestamp("2025-06-12"))
    assert row["age_band"] == "35-44"
    assert result.kept_rows.loc[6, "domain"] == "sea"


def test_bps_codes_are_never_taken_for_kemendagri_codes(tmp_path):
    path = tmp_path / "kode.csv"
    path.write_text(
        "paspor,kode kabupaten kota,nama kabupaten kota,jenis izin,tgl terbit,tgl berakhir\n"
        "A1,1903,Bangka Barat,ITAS,01/01/2024,01/01/2025\n"
        "A2,1903,,ITAS,01/01/2024,01/01/2025\n"
        "A3,1903,Belitung,ITAS,01/01/2024,01/01/2025\n",
        encoding="utf-8",
    )
    result = importing.examine(path, TODAY)
    assert result.kept_rows["region_code"].to_dict() == {2: "19.05"}
    assert set(result.offences["row"]) == {3, 4}
    assert "(19.03)" in result.candidates.set_index("row")["candidates"][3]
    region_codes = importing.examine(path, TODAY, Profile(codes="bps")).kept_rows["region_code"].to_dict()
    assert region_codes[3] == "19.05"


def test_rejected_rows_leave_in_their_own_columns_with_reasons_and_no_formula(result):
    rows = importing.rejected_rows(result, "id")
    assert list(rows.columns[:4]) == ["No", "Nama", "No. Paspor", "Tgl Lahir"]
    assert (
        rows.loc[10, "Alasan"] == "tanpa paspor, dan tanpa nama, tanggal lahir, dan kebangsaan; berakhir sebelum terbit"
    )
    assert not rows.map(lambda cell: str(cell).startswith("=")).any().any()


def test_a_file_without_known_headings_says_what_is_wanted(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="Kebangsaan"):
        importing.examine(path, TODAY)


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.lists(cells, min_size=5, max_size=5), min_size=1, max_size=8))
def test_nothing_is_lost_whatever_the_cells(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("any") / "any.parquet"
    frame = pd.DataFrame(rows, columns=["Nama", "Paspor", "Kebangsaan", "Jenis Izin", "Tgl Terbit"])
    frame.to_parquet(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sandboxed_reader, "read_tables", in_process_reader.read_tables)
        result = importing.examine(path, TODAY)
    filled_count = sum(any(cell.strip() for cell in row) for row in rows)
    assert result.counts["read"] == filled_count
    assert filled_count == result.counts["kept"] + result.counts["rejected"] + result.counts["review"]


def test_no_name_is_in_any_byte_that_is_written(office_list, tmp_path, capsys):
    report = tmp_path / "home" / "report.json"
    assert command.main(["import", str(office_list), "--report", str(report)]) == 0
    with permit_store.open_store() as register:
        assert len(permit_store.run_query(register.permits())) == 2
    stored_bytes = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    output = "".join(capsys.readouterr()).encode()
    assert len(stored_bytes) > 10_000
    for canary in CANARIES:
        for form in {canary, canary.upper(), re.sub(r"\W", "", canary)}:
            assert form.encode() not in stored_bytes, canary
            assert form.encode() not in output, canary
    assert json.loads(report.read_text(encoding="utf-8"))["counts"]["read"] == 9


def test_a_passport_is_one_person_however_it_is_written():
    key = b"k" * 32
    passports = pd.Series(["E 123-45", "e12345", "E12345"])
    assert pseudonyms.make_pseudonyms(pseudonyms.normalise_letters(passports), key).nunique() == 1
    assert pseudonyms.make_pseudonym("P|E12345", key) != pseudonyms.make_pseudonym("P|E12345", b"l" * 32)


def test_the_key_is_made_once_and_for_its_owner_alone():
    first_secret = key_file.load_key()
    assert key_file.load_key() == first_secret
    assert len(first_secret) == 32
    path = key_file.key_path()
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    with pytest.raises(RegisterError, match="0600"):
        key_file.load_key()


@pytest.mark.parametrize(
    ("born", "band"), [(date(2007, 1, 1), "0-17"), (date(2006, 12, 31), "18-24"), (date(1950, 1, 1), "65+")]
)
def test_an_age_is_a_band(born, band):
    assert pseudonyms.find_age_band(born, TODAY) == band


@pytest.mark.usefixtures("engine")
def test_a_file_imported_twice_is_refused_and_undo_makes_room(tmp_path):
    result = importing.examine(write_clean_list(tmp_path / "a.csv", 40), TODAY)
    with permit_store.open_store() as register:
        batch = register.add(result, "Kanim", "steward")
        with pytest.raises(RegisterError, match=batch):
            register.add(result, "Kanim", "steward")
        assert register.undo(batch, "steward") == 40
        with pytest.raises(RegisterError, match="no batch"):
            register.undo(batch, "steward")
        register.add(result, "Kanim", "steward")
        assert register.audit()["action"].tolist() == ["import", "undo", "import"]
        assert len(permit_store.run_query(register.permits())) == 40


@pytest.mark.usefixtures("engine")
def test_undo_restores_what_a_batch_replaced(tmp_path):
    old_result = importing.examine(write_clean_list(tmp_path / "a.csv", 40), TODAY)
    new_result = importing.examine(write_clean_list(tmp_path / "b.csv", 55), TODAY)
    with permit_store.open_store() as register:
        first_batch = register.add(old_result, "Kanim", "steward")
        second_batch = register.add(new_result, "Kanim", "steward", replaces=first_batch)
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [55]
        register.undo(second_batch, "steward")
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [40]


@pytest.mark.usefixtures("engine")
def test_a_batch_is_whole_or_not_there(tmp_path, monkeypatch):
    result = importing.examine(write_clean_list(tmp_path / "a.csv", 40), TODAY)
    with permit_store.open_store() as register:
        monkeypatch.setattr(register, "add_audit_line", lambda *line: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            register.add(result, "Kanim", "steward")
    with permit_store.open_store() as register:
        assert len(register.batches()) == len(permit_store.run_query(register.permits())) == 0


SLOW_IMPORT_SCRIPT = """
import sys, time
from datetime import date
from pathlib import Path
from data.register import importing
from data.register.store import permit_store
result = importing.examine(Path(sys.argv[1]), date(2024, 12, 31))
with permit_store.open_store() as register:
    inner = register._insert
    def insert(name, frame, batch_id):
        inner(name, frame, batch_id)
        if name == "permits":
            print("half", flush=True)
            time.sleep(60)
    register._insert = insert
    register.add(result, "Kanim", "steward")
"""


@pytest.mark.usefixtures("engine")
def test_killed_in_the_middle_nothing_half_is_there_and_nothing_old_is_lost(tmp_path):
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 40), TODAY), "Kanim", "steward")
    write_clean_list(tmp_path / "b.csv", 500, first_number=1000)
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW_IMPORT_SCRIPT, str(tmp_path / "b.csv")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env=os.environ,
    )
    assert process.stdout.readline().strip() == b"half"
    process.kill()
    process.wait()
    process.stdout.close()
    with permit_store.open_store() as register:
        assert len(register.batches()) == 1
        assert len(permit_store.run_query(register.permits())) == 40


@pytest.mark.usefixtures("engine")
def test_two_importers_at_once_both_arrive(tmp_path):
    paths = [write_clean_list(tmp_path / f"{n}.csv", 30, first_number=1000 * n) for n in (1, 2, 3)]
    key_file.load_key()
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(import_list, paths) == [0, 0, 0]
    with permit_store.open_store() as register:
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [90]


@pytest.mark.usefixtures("engine")
def test_stock_flow_and_ageing_in_one_shape(tmp_path):
    china = {"nationality": "CHN", "purpose": "bekerja"}
    permits = (
        PermitList()
        .with_row(issued="01/03/2024", expires="31/12/2024", purpose="bekerja", rptka="31/12/2025")
        .with_row(issued="15/03/2024", expires="30/01/2025", rptka="01/01/2024", sktt="31/12/2025", **china)
        .with_row(issued="02/04/2024", expires="seumur hidup", permit="ITAP", nationality="CHN", purpose="keluarga")
        .with_row(issued="02/04/2024", expires="01/12/2024", permit="ITAS Perairan", regency="", **china)
    )
    path = permits.write(tmp_path / "a.csv")
    with permit_store.open_store() as register:
        register.add(importing.examine(path, TODAY), "Kanim", "steward")
        stock = permit_counts.count_stock(register, TODAY)
        assert list(stock.columns) == list_names(COUNT_COLUMNS)
        assert stock[["area_code", "measure", "value", "unit", "source"]].to_numpy().tolist() == [
            ["19.04", "itap_holders", 1, "person", "Kanim"],
            ["19.04", "itas_land_holders", 2, "person", "Kanim"],
        ]
        june = permit_counts.count_stock(register, date(2024, 6, 13))
        assert june.set_index("measure")["value"].to_dict() == {
            "itap_holders": 1,
            "itas_land_holders": 2,
            "itas_sea_holders": 1,
        }
        counts_by_nationality = (
            permit_counts.count_stock(register, TODAY, "nationality")
            .set_index(["measure", "category"])["value"]
            .to_dict()
        )
        assert (
            counts_by_nationality[("itas_land_holders", "CHN")]
            == counts_by_nationality[("itas_land_holders", "JPN")]
            == 1
        )
        months = permit_counts.count_flow(register, date(2024, 1, 1), TODAY).groupby("as_of")["value"].sum().to_dict()
        assert months == {"2024-03": 2, "2024-04": 2}
        ends = (
            permit_counts.count_stock(register, TODAY, "validity").set_index(["measure", "category"])["value"].to_dict()
        )
        assert ends == {("itas_land_holders", "within_30"): 2, ("itap_holders", "permanent"): 1}
        assert permit_counts.count_lapsed(register, TODAY)[["domain", "value"]].to_numpy().tolist() == [["sea", 1]]
        papers = permit_counts.count_stock(register, TODAY, ["rptka", "sktt"])
        itas = papers[papers["measure"] == "itas_land_holders"].set_index("category")["value"].to_dict()
        assert itas == {"in_force,missing": 1, "missing,in_force": 1}


@pytest.mark.usefixtures("engine")
def test_the_command_says_by_its_status_what_happened(tmp_path, office_list, capsys):
    fine = write_clean_list(tmp_path / "fine.csv", 3)
    assert command.main(["import", str(fine), "--dry-run"]) == 0
    assert command.main(["import", str(office_list), "--dry-run"]) == 1
    assert command.main(["import", str(tmp_path / "gone.csv")]) == 2
    assert "no such file" in capsys.readouterr().err
    assert command.main(["import", str(fine), "--source", "Kanim"]) == 0
    assert command.main(["batches"]) == 0
    output = capsys.readouterr().out
    assert "3 of 3 rows" in output
    assert command.main(["stock", "2024-12-31"]) == 0
    assert "19.04,itas_land_holders,person,2024-12-31,land,total,,3,register,Kanim" in capsys.readouterr().out
    batch = re.search(r"batch (\w+)", output).group(1)
    assert command.main(["undo", batch]) == 0
    assert command.main(["undo", batch]) == 2


def test_an_unknown_store_says_what_is_wanted():
    with pytest.raises(RegisterError, match="duckdb:///FILE"), permit_store.open_store("mysql://x"):
        pass


def test_a_profile_makes_the_next_file_import_in_one_step(tmp_path, office_list):
    profile_path = tmp_path / "kanim.toml"
    assert (
        command.main(
            ["import", str(office_list), "--dry-run", "--source", "Kanim", "--save-profile", str(profile_path)]
        )
        == 1
    )
    text = profile_path.read_text(encoding="utf-8") + '\n[corrections.regency]\n"Bangka" = "Kabupaten Bangka"\n'
    profile_path.write_text(text.replace("[corrections]\n", ""), encoding="utf-8")
    result = importing.examine(office_list, TODAY, profiles.read(profile_path))
    assert result.kept_rows.loc[8, "region_code"] == "19.01"
    assert result.changes[result.changes["rule"] == "profile"][["row", "found", "became"]].to_numpy().tolist() == [
        [8, "Bangka", "Kabupaten Bangka"]
    ]


def test_a_profile_names_headings_that_nobody_else_uses(tmp_path):
    path = write_clean_list(tmp_path / "a.csv", 3)
    path.write_text(path.read_text(encoding="utf-8").replace("Kabupaten,", "Zona X,", 1), encoding="utf-8")
    assert importing.examine(path, TODAY).counts["rejected"] == 3
    assert importing.examine(path, TODAY, Profile(columns={"Zona X": "regency"})).counts["kept"] == 3


@pytest.mark.parametrize(
    ("text", "message_pattern"),
    [
        ("epoch = '1905'", "1905"),
        ("codes = 3", "found 3"),
        ("dates = 'ymd'", "day_first, month_first"),
        ("heading = [4, 7]", "counted from 1"),
        ("heading = 'A1'", "counted from 1"),
        ("sheet = 7", "sheet: found 7"),
        ("colour = 'red'", "colour"),
        ("[columns]\nX = 'name of the rose'", "name of the rose"),
        ("[corrections]\nregency = 'x'", "tables"),
        ("source = ", "no TOML"),
    ],
)
def test_a_wrong_profile_says_which_key_and_what_is_wanted(tmp_path, text, message_pattern):
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=message_pattern):
        profiles.read(path)
    with pytest.raises(RegisterError, match="gone.toml"):
        profiles.read(tmp_path / "gone.toml")


@pytest.mark.usefixtures("engine")
def test_what_may_no_longer_be_kept_goes_with_a_report(tmp_path, capsys):
    with permit_store.open_store() as register:
        batch = register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 7), TODAY), "Kanim", "steward")
        register.engine.run("UPDATE batches SET stored_at = ?", datetime(2020, 1, 1))
        register.add(importing.examine(write_clean_list(tmp_path / "b.csv", 5, 100), TODAY), "Kanim", "steward")
    assert command.main(["purge", "--older-than", "365"]) == 0
    assert f"{batch}: 7 rows were removed." in capsys.readouterr().out
    with permit_store.open_store() as register:
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [5]
        assert register.audit()["action"].tolist()[-1] == "purge"


@pytest.mark.usefixtures("engine")
def test_where_a_period_is_set_an_import_removes_what_is_older(tmp_path, capsys, monkeypatch):
    with permit_store.open_store() as register:
        batch = register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 7), TODAY), "Kanim", "steward")
        register.engine.run("UPDATE batches SET stored_at = ?", datetime(2020, 1, 1))
    new_list = str(write_clean_list(tmp_path / "b.csv", 5, 100))
    monkeypatch.setenv(retention.PERIOD_VARIABLE, "two years")
    assert command.main(["import", new_list]) == 2
    assert "'two years'; wanted is a number of days" in capsys.readouterr().err
    monkeypatch.setenv(retention.PERIOD_VARIABLE, "730")
    assert command.main(["import", new_list]) == 0
    assert f"{batch}: 7 rows were removed.\n1 batch was older than 730 days." in capsys.readouterr().out
    with permit_store.open_store() as register:
        assert register.batches().set_index("batch_id")["undone_at"].isna().tolist() == [True, False]
        assert register.audit()["action"].tolist() == ["import", "import", "purge"]


@pytest.mark.usefixtures("engine")
def test_a_removal_that_fails_after_an_import_is_told_beside_the_import_that_stands(tmp_path, capsys, monkeypatch):
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 7), TODAY), "Kanim", "steward")
        register.engine.run("UPDATE batches SET stored_at = ?", datetime(2020, 1, 1))
    monkeypatch.setenv(retention.PERIOD_VARIABLE, "730")
    with monkeypatch.context() as patch:
        patch.setattr(permit_store.Store, "_remove_batches", fail_on_full_disk)
        assert command.main(["import", str(write_clean_list(tmp_path / "b.csv", 5, 100))]) == 0
    output = capsys.readouterr()
    with permit_store.open_store() as register:
        batch = register.batches()["batch_id"].iloc[0]
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [12]
        assert register.audit()["action"].tolist() == ["import", "import"]
    assert f"Stored as batch {batch}." in output.out
    assert output.err == (
        f"The list was stored as batch {batch}. What is older than it may be kept could not be removed: The store could "
        "not be written, and is as it was: IO Error: No space left on device. Run: python -m data purge\n"
    )
    assert command.main(["purge"]) == 0
    assert "1 batch was older than 730 days." in capsys.readouterr().out


@pytest.mark.usefixtures("engine")
def test_a_period_of_no_days_keeps_the_list_that_was_just_imported(tmp_path, monkeypatch):
    monkeypatch.setattr(audit, "utc_now", lambda: datetime(2020, 1, 1))
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 7), TODAY), "Kanim", "steward")
        monkeypatch.setattr(audit, "utc_now", lambda: next(seconds))
        seconds = iter(datetime(2024, 1, 1, 0, 0, second) for second in range(60))
        batch = register.add(importing.examine(write_clean_list(tmp_path / "b.csv", 5, 100), TODAY), "Kanim", "steward")
        assert list(retention.apply_retention(register, 0, "steward", batch).removed_rows.values()) == [7]
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [5]
