from datetime import date, datetime

import pandas as pd
import pytest
import xlsxwriter
import xlwt

from data.register import importing
from data.register.reading import grid_reader

TODAY = date(2024, 12, 31)


def read_first_sheet(path):
    """Return the rows of a file's only sheet."""
    return grid_reader.read(path).grids[0].rows


@pytest.mark.parametrize("is_1904", [False, True])
def test_true_dates_are_the_same_day_in_both_systems_of_days(tmp_path, is_1904):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": is_1904, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Paspor", "Kebangsaan", "Jenis Izin", "Kab/Kota", "Tgl Terbit", "Berlaku s/d"])
        sheet.write_row(1, 0, ["P1", "Jepang", "ITAS", "Bateng"])
        sheet.write_datetime(1, 4, datetime(2024, 6, 13, 9, 30))
        sheet.write_number(1, 5, 45821 - 1462 * is_1904)
    result = importing.examine(path, TODAY)
    assert result.kept_rows[["issued_on", "expires_on"]].astype(str).to_numpy().tolist() == [
        ["2024-06-13", "2025-06-13"]
    ]
    assert ("serial_1904" if is_1904 else "serial_1900") in result.changes["rule"].tolist()


def test_numbers_keep_all_their_digits_and_errors_are_blank(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [123456780.0, 0.19, True, 1.5e17, "00123"])
        sheet.write_formula(0, 5, "=REF()", None, "#REF!")
        sheet.write_formula(0, 6, "=1+1", None, 2)
        sheet.write(0, 7, "end")
    assert read_first_sheet(path) == [["123456780", "0.19", "True", "150000000000000000", "00123", "", "2", "end"]]


def test_row_numbers_are_those_of_the_sheet_and_merged_cells_stand_in_each_row(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(2, 1, 2, 4, "DAFTAR TKA")
        sheet.write_row(5, 1, ["Perusahaan", "Paspor", "Kebangsaan", "Jenis Izin"])
        sheet.merge_range(6, 1, 8, 1, "PT Timah")
        for row in (6, 7, 8):
            sheet.write_row(row, 2, [f"P{row}", "Jepang", "ITAS"])
        sheet.write_row(10, 1, ["PT Lain", "P9", "Korea", "ITAS"])
    result = importing.examine(path, TODAY)
    assert result.heading_rows == (6, 6)
    assert result.original_rows["Perusahaan"].to_dict() == {7: "PT Timah", 8: "PT Timah", 9: "PT Timah", 11: "PT Lain"}


def test_an_old_workbook_and_an_open_document_are_read_alike(tmp_path):
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Daftar")
    for row, cells in enumerate([["Nama", "Tgl"], ["A", datetime(2024, 6, 13)], ["B", 12.0]]):
        for column, value in enumerate(cells):
            style = (
                xlwt.easyxf(num_format_str="DD/MM/YYYY") if isinstance(value, datetime) else xlwt.Style.default_style
            )
            sheet.write(row, column, value, style)
    workbook.save(str(tmp_path / "a.xls"))
    frame = pd.DataFrame([["Nama", "Tgl"], ["A", datetime(2024, 6, 13)], ["B", 12.0]])
    frame.to_excel(tmp_path / "a.ods", engine="odf", header=False, index=False)
    rows = [["Nama", "Tgl"], ["A", "2024-06-13"], ["B", "12"]]
    assert read_first_sheet(tmp_path / "a.xls") == rows
    assert read_first_sheet(tmp_path / "a.ods") == rows


def test_hidden_sheets_are_named(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Januari").write_row(0, 0, ["Nama", "Kebangsaan"])
        hidden_sheet = book.add_worksheet("rahasia")
        hidden_sheet.write_row(0, 0, ["Nama", "Kebangsaan"])
        hidden_sheet.hide()
    assert grid_reader.read(path).hidden_sheets == ["rahasia"]
    assert importing.examine(path, TODAY).hidden_sheets == ["rahasia"]


@pytest.mark.parametrize(
    "content",
    [
        "sep=;\nNama;Kebangsaan\nA;Jepang\n",
        'Nama;Nilai;Kebangsaan\n"A; B";1,5;Jepang\nC;2,5;Korea\n',
        'Nama,Alamat,Kebangsaan\nA,"Jl. X; Y; Z",Jepang\nB,"Jl. A; B; C",Jepang\n',
        "Nama\tKebangsaan\nA, B\tJepang\nC, D\tKorea\n",
    ],
)
def test_the_delimiter_is_that_of_the_list_not_of_its_cells(tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    result = importing.examine(path, TODAY)
    assert {"Nama", "Kebangsaan"} <= set(result.headings)
    assert len(set(map(len, read_first_sheet(path)[-2:]))) == 1
