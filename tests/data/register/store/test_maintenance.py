"""A batch is there whole or not at all, whatever happens; what must go goes, and the audit shows any change."""

import json
import multiprocessing
import random
import time
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest

from data import __main__ as command
from data.errors import RegisterError
from data.register import importing, key_file
from data.register.queries import data_quality, permit_counts
from data.register.store import engines, permit_store
from tests.support.import_results import make_import_result, make_permit
from tests.support.imports import import_list, start_script, write_clean_list
from tests.support.permits import PermitList

TODAY = date(2024, 12, 31)
pytestmark = pytest.mark.usefixtures("engine")

IMPORT_SCRIPT = """
import sys
from data import __main__ as command
print("ready", flush=True)
sys.exit(command.main(["import", sys.argv[1]]))
"""


def test_killed_at_many_moments_a_batch_is_whole_or_not_there(tmp_path):
    chance = random.Random(7)
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "old.csv", 40), TODAY), "Kanim", "steward")
    for number in range(6):
        path = write_clean_list(tmp_path / f"{number}.csv", 300, first_number=10_000 * (number + 1))
        process = start_script(IMPORT_SCRIPT, path)
        assert process.stdout.readline().strip() == b"ready"
        time.sleep(chance.uniform(0, 2.5))
        process.kill()
        process.communicate()
        with permit_store.open_store() as register:
            batches = register.batches()
            assert (
                len(permit_store.run_query(register.permits()))
                == batches["rows_kept"].sum()
                == 40 + 300 * (len(batches) - 1)
            )
            assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [batches["rows_kept"].sum()]
            assert register.verify() == []


def test_the_same_file_from_two_importers_at_once_is_one_batch(tmp_path):
    path = write_clean_list(tmp_path / "a.csv", 30)
    key_file.load_key()
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert sorted(pool.map(import_list, [path, path])) == [0, 2]
    with permit_store.open_store() as register:
        assert len(register.batches()) == 1
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [30]


def test_a_chain_of_replacements_comes_back_link_by_link(tmp_path):
    with permit_store.open_store() as register:
        first_batch = register.add(make_import_result([make_permit("a")], "1"), "Kanim", "steward")
        second_batch = register.add(
            make_import_result([make_permit("b"), make_permit("c")], "2"), "Kanim", "steward", first_batch
        )
        third_batch = register.add(
            make_import_result([make_permit("d"), make_permit("e"), make_permit("f")], "3"),
            "Kanim",
            "steward",
            second_batch,
        )
        totals = [permit_counts.count_stock(register, date(2024, 1, 2))["value"].sum()]
        for batch in (third_batch, second_batch):
            register.undo(batch, "steward")
            totals.append(permit_counts.count_stock(register, date(2024, 1, 2))["value"].sum())
        assert totals == [3, 2, 1]


def test_a_batch_taken_out_of_the_middle_does_not_bring_back_what_its_heir_replaced(tmp_path):
    with permit_store.open_store() as register:
        first_batch = register.add(make_import_result([make_permit("a")], "1"), "Kanim", "steward")
        second_batch = register.add(make_import_result([make_permit("b")], "2"), "Kanim", "steward", first_batch)
        third_batch = register.add(make_import_result([make_permit("c")], "3"), "Kanim", "steward", second_batch)
        register.undo(second_batch, "steward")
        assert permit_store.run_query(register.spells())["person_key"].tolist() == ["c"]
        register.undo(third_batch, "steward")
        assert permit_store.run_query(register.spells())["person_key"].tolist() == ["a"]


def test_the_version_changes_with_every_batch_that_comes_or_goes(tmp_path):
    with permit_store.open_store() as register:
        versions = [register.version()]
        batch = register.add(make_import_result([make_permit("a")], "1"), "Kanim", "steward")
        versions.append(register.version())
        register.undo(batch, "steward")
        versions.append(register.version())
        assert len(set(versions)) == 3
        assert register.version() == versions[-1]


def test_a_changed_line_of_the_audit_is_named(tmp_path, capsys):
    with permit_store.open_store() as register:
        for number in "123":
            register.add(make_import_result([make_permit(number)], number), "Kanim", "steward")
        change = "UPDATE audit SET who = ? WHERE line = ?"
        if isinstance(register.engine, engines.PostgreSQL):
            with pytest.raises(RegisterError, match="only ever added to"), register.transaction():
                register.engine.run(change, "nobody", 2)
            register.engine.run("ALTER TABLE audit DISABLE TRIGGER USER")
        register.engine.run(change, "nobody", 2)
        assert [fault[:21] for fault in register.verify()] == ["Line 2 of the audit w"]
        register.engine.run("DELETE FROM audit WHERE line = ?", 3)
    assert command.main(["verify"]) == 1
    assert "No line of the audit tells that batch" in capsys.readouterr().err


def test_texts_of_any_kind_are_stored_as_they_are_but_for_nul(tmp_path):
    strange_texts = ["a'b\";--", "naïve 中文 🚢", "nul\0byte", "", "tab\t, comma\nline \\N"]
    result = make_import_result([make_permit(str(number)) for number in range(len(strange_texts))], "x")
    result.kept_rows["visa_index"] = strange_texts
    with permit_store.open_store() as register:
        register.add(result, "Kanim 'A'; DROP TABLE permits", "o'brien \0")
        rows = permit_store.run_query(register.permits().order_by("row"))
        assert rows["visa_index"].tolist() == [text.replace("\0", "\ufffd") for text in strange_texts]
        assert permit_counts.count_stock(register, date(2024, 1, 2))["source"].tolist() == [
            "Kanim 'A'; DROP TABLE permits"
        ]
        assert register.verify() == []


def test_what_is_known_of_a_batch(tmp_path):
    path = write_clean_list(tmp_path / "a.csv", 3)
    path.write_text(
        path.read_text(encoding="utf-8") + ",JPN,ITAS,Kabupaten Bangka Tengah,01/01/2024,01/01/2026\n", encoding="utf-8"
    )
    assert command.main(["import", str(path), "--source", "Kanim"]) == 0
    with permit_store.open_store() as register:
        batch = register.batches().iloc[0]
        assert batch["sha256"] == importing.hash_file(path)
        assert 'source = "Kanim"' in batch["profile"]
        counts = register.batches()[data_quality.COUNT_COLUMNS].to_numpy().tolist()
        assert (
            counts
            == data_quality.count_by_source(register)[data_quality.COUNT_COLUMNS].to_numpy().tolist()
            == [[4, 3, 1, 0]]
        )
        assert data_quality.count_offences(register)[["rule", "verdict", "rows"]].to_numpy().tolist() == [
            ["missing_key", "reject", 1]
        ]
        assert data_quality.count_changes(register).set_index(["column", "rule"])["rows"].to_dict() == {
            ("issued_on", "day_first"): 4,
            ("expires_on", "day_first"): 4,
        }


def test_the_period_of_retention_comes_from_the_environment_and_the_report_is_json(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("PETA_RETENTION_DAYS", raising=False)
    assert command.main(["purge"]) == 2
    assert "wanted is a number of days" in capsys.readouterr().err
    with permit_store.open_store() as register:
        batch = register.add(
            make_import_result([make_permit(f"person{number}") for number in range(50)], "a"), "Kanim", "steward"
        )
        register.engine.run("UPDATE batches SET stored_at = ?", datetime(2020, 1, 1))
    monkeypatch.setenv("PETA_RETENTION_DAYS", "365")
    report = tmp_path / "gone.json"
    assert command.main(["purge", "--report", str(report)]) == 0
    assert json.loads(report.read_text()) == {"older_than_days": 365, "removed": {batch: 50}, "bytes_removed": True}


def test_an_export_says_what_it_is_and_runs_no_formula(tmp_path):
    with permit_store.open_store() as register:
        register.add(
            make_import_result([make_permit("a"), make_permit("b", nationality="CHN")], "a"), "=HYPERLINK(1)", "steward"
        )
    for ending in ("csv", "xlsx", "parquet"):
        path = tmp_path / f"out.{ending}"
        assert (
            command.main(["export", str(path), "--mode", "internal", "--on", "2024-01-02", "--by", "nationality"]) == 0
        )
    assert pd.read_csv(tmp_path / "out.csv")[["category", "value", "source"]].to_numpy().tolist() == [
        ["CHN", 1, "'=HYPERLINK(1)"],
        ["JPN", 1, "'=HYPERLINK(1)"],
    ]
    assert pd.read_parquet(tmp_path / "out.parquet")["value"].tolist() == [1, 1]
    assert json.loads((tmp_path / "out.csv.json").read_text(encoding="utf-8"))["question"] == "stock"
    facts = pd.read_excel(tmp_path / "out.xlsx", sheet_name="metadata", engine="calamine").set_index("key")["value"]
    assert (facts["by"], facts["on"], facts["source"]) == ("nationality", "2024-01-02", "'=HYPERLINK(1)")
    assert command.main(["export", str(tmp_path / "out.doc")]) == 2


def test_a_flow_is_exported_by_its_months(tmp_path):
    with permit_store.open_store() as register:
        register.add(make_import_result([make_permit("a"), make_permit("b", 40)], "a"), "Kanim", "steward")
    path = tmp_path / "out.csv"
    assert (
        command.main(
            [
                "export",
                str(path),
                "--mode",
                "internal",
                "--question",
                "flow",
                "--on",
                "2024-12-31",
                "--level",
                "province",
            ]
        )
        == 0
    )
    assert pd.read_csv(path)[["as_of", "area_code", "value"]].to_numpy().tolist() == [
        ["2024-01", 19, 1],
        ["2024-02", 19, 1],
    ]


def test_a_file_named_after_somebody_is_stored_without_the_name(tmp_path):
    path = PermitList().with_row(name="Wang Lei", nationality="CHN").write(tmp_path / "itas WANG LEI.csv")
    with permit_store.open_store() as register:
        register.add(importing.examine(path, TODAY), "Kanim", "steward")
        assert register.batches()["file"].tolist() == ["list.csv"]
        assert "LEI" not in register.audit().to_csv()


def test_sheets_named_after_somebody_are_stored_by_their_place_and_told_apart(tmp_path, capsys):
    path, book = tmp_path / "daftar.xlsx", openpyxl.Workbook()
    book.active.title = "Sampul"
    for name, rows in (("WANG LEI", 2), ("KIM MIN", 1)):
        sheet = book.create_sheet(name)
        sheet.append(["Nama", "Paspor", "Kebangsaan", "Jenis Izin", "Kab/Kota", "Tgl Terbit", "Berlaku s/d"])
        for number in range(rows):
            sheet.append([name.title(), f"{name[0]}{number}", "Jepang", "ITAS", "Bateng", "01/01/2024", "01/01/2025"])
        sheet.append([name, "", "", "ITAS", "Bateng", "01/01/2024", "01/01/2025"])
    book.save(path)
    for name in ("WANG LEI", "KIM MIN"):
        assert command.main(["import", str(path), "--sheet", name]) == 0
    capsys.readouterr()
    assert command.main(["import", str(path), "--sheet", "KIM MIN"]) == 2
    assert "was imported before" in capsys.readouterr().err
    with permit_store.open_store() as register:
        counts = register.batches()[["file", "sheet", *data_quality.COUNT_COLUMNS]].to_numpy().tolist()
        assert counts == [["daftar.xlsx", "list 2", 2, 1, 1, 0], ["daftar.xlsx", "list 1", 3, 2, 1, 0]]
        stored_text = "".join(
            permit_store.run_query(register.connection.table(name)).to_csv() for name in ("batches", "audit", "changes")
        )
    assert not any(word in stored_text.upper() for word in ("WANG", "KIM MIN"))
    assert command.main(["batches"]) == 0
    assert "daftar.xlsx, sheet list 2  1 of 2 rows" in capsys.readouterr().out
