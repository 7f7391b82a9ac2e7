import json
from datetime import date

import openpyxl
import pytest

from data import __main__ as command
from data.errors import UnreadableFile
from data.register import import_summary, importing
from data.register.mapping import file_preview
from data.register.mapping.profiles import Profile

TODAY = date(2024, 12, 31)


@pytest.fixture
def book(tmp_path):
    """Return a workbook with a cover, two lists, and a hidden sheet with a third."""
    path = tmp_path / "laporan.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Sampul"
    book.active.append(["LAPORAN ORANG ASING"])
    for name, rows in (("Januari", 2), ("Februari", 3), ("lama", 9)):
        sheet = book.create_sheet(name)
        sheet.append(["Daftar TKA"])
        sheet.append(["Paspor", "Kebangsaan", "Jenis Izin", "Kab/Kota", "Tgl", "Tgl"])
        for n in range(rows):
            sheet.append([f"{name}{n}", "Jepang", "ITAS", "Bateng", "01/02/2024", "01/02/2025"])
    book["lama"].sheet_state = "hidden"
    book.save(path)
    return path


def test_a_look_names_the_lists_and_chooses_one(book):
    preview = file_preview.preview_file(book)
    assert [sheet.name for sheet in preview.sheets] == ["Sampul", "Januari", "Februari"]
    assert (preview.sheets_with_list, preview.chosen_sheet) == (["Januari", "Februari"], "Januari")
    assert preview.hidden_sheets == ["lama"]
    assert file_preview.preview_file(book, Profile(sheet="Februari")).chosen_sheet == "Februari"


def test_a_look_proposes_a_field_for_each_column_the_personal_first(book):
    columns = file_preview.preview_file(book).sheets[1].columns
    assert columns["heading"].tolist() == ["Paspor", "Kebangsaan", "Jenis Izin", "Kab/Kota", "Tgl", "Tgl (2)"]
    assert columns["field"].tolist() == ["passport_no", "nationality", "permit_type", "regency", "", ""]
    assert columns["is_personal"].tolist() == [True, False, False, False, False, False]
    assert columns["examples"].tolist() == ["", "Jepang", "ITAS", "Bateng", "01/02/2024", "01/02/2025"]


def test_what_the_steward_says_of_two_columns_of_one_name_is_used(book):
    profile = Profile(sheet="Februari", columns={"Tgl": "issued_on", "Tgl (2)": "expires_on"})
    result = importing.examine(book, TODAY, profile)
    assert result.counts == {"read": 3, "kept": 3, "rejected": 0, "review": 0}
    assert result.kept_rows["expires_on"].dt.strftime("%Y-%m-%d").unique().tolist() == ["2025-02-01"]
    assert (result.sheet, result.other_lists, result.heading_rows) == ("Februari", {"Januari": 2}, (2, 2))
    assert importing.propose_profile(result, "Kanim").columns["Tgl (2)"] == "expires_on"


def test_the_command_and_the_report_name_every_list_with_its_rows(book, tmp_path, capsys):
    report_path = tmp_path / "r.json"
    assert command.main(["import", str(book), "--dry-run", "--report", str(report_path)]) == 1
    output = capsys.readouterr().out
    assert "laporan.xlsx, sheet Januari: 2 rows read" in output
    assert "2 sheets hold a list; 'Januari' was read." in output
    assert "Sheet 'Februari' holds a list of 3 rows too" in output
    report = json.loads(report_path.read_text())
    assert (report["sheet"], report["lists_by_sheet"]) == ("Januari", {"Januari": 2, "Februari": 3})
    assert report["hidden_sheets"] == ["lama"]


def test_a_heading_row_can_be_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Nama,Kebangsaan\nP,K\nA1,Jepang\nA2,Korea\n", encoding="utf-8")
    assert file_preview.preview_file(path).sheets[0].list_heading.heading_rows == (1, 1)
    profile = Profile(heading=[2], columns={"P": "passport_no", "K": "nationality"})
    assert file_preview.preview_file(path, profile).sheets[0].list_heading.fields == ["passport_no", "nationality"]
    assert importing.examine(path, TODAY, profile).counts["read"] == 2
    with pytest.raises(UnreadableFile, match="headings"):
        importing.examine(path, TODAY, Profile(heading=[9]))


def test_a_sheet_without_a_list_is_shown_without_columns(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("x,y\n1,2\n", encoding="utf-8")
    preview = file_preview.preview_file(path)
    assert (preview.chosen_sheet, preview.sheets_with_list, len(preview.sheets[0].columns)) == (
        None,
        [],
        0,
    )
    assert preview.sheets[0].rows == [["x", "y"], ["1", "2"]]


def test_a_preview_counts_changes_and_offences_by_rule(office_list):
    steps = []
    result = importing.examine(office_list, TODAY, report_progress=lambda step, part: steps.append((step, part)))
    assert [step for step, _ in steps] == list(importing.STEPS)
    assert [part for _, part in steps] == sorted(part for _, part in steps)
    offences = import_summary.count_offences_by_rule(result).set_index("rule")
    assert offences.loc["totals_row", ["verdict", "rows", "first"]].tolist() == ["reject", 2, "12, 13"]
    changes = import_summary.count_changes_by_rule(result)
    assert changes["rows"].sum() == len(result.changes)
    assert ["nationality", "nationality", "Jepang", "JPN", 2] in changes.to_numpy().tolist()
