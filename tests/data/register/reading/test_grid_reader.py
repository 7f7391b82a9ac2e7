import contextlib
import csv
import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import UnreadableFile
from data.register.mapping import headings
from data.register.reading import grid_reader

ROWS = [["Nama", "Kebangsaan"], ["Wang", "Tiongkok"], ['Kim; "Min"', "Korea, Selatan"]]


def format_csv(mark):
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=mark).writerows(ROWS)
    return buffer.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_delimiter_in_any_encoding(tmp_path, mark, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(format_csv(mark).encode(encoding))
    assert grid_reader.read(path).grids[0].rows == ROWS


def test_a_long_list_is_the_same_as_a_short_one(tmp_path):
    path = tmp_path / "a.csv"
    body = [[str(n), f"N {n}", 'Jepang, "x"', ""] for n in range(3000)]
    frame = pd.DataFrame([["No", "Nama", "Kebangsaan", "Catatan"], *body])
    frame.to_csv(path, header=False, index=False)
    grid_frame = grid_reader.read(path).grids[0].rows_below(1)
    assert grid_frame.to_numpy().tolist() == body
    assert list(grid_frame.index[[0, -1]]) == [2, 3001]
    with path.open("a", encoding="utf-8") as file:
        file.write("3000,lebih,panjang,dari,yang,lain\n\n3001,pendek\n")
    grid_frame = grid_reader.read(path).grids[0].rows_below(1)
    assert len(grid_frame) == 3002
    assert grid_frame.iloc[-1].tolist() == ["3001", "pendek", "", "", "", ""]


def test_a_workbook_with_dates_numbers_and_a_hidden_sheet(tmp_path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Nama", "Tgl", 12.0])
    book.active.append(["A", pd.Timestamp("2024-06-13").to_pydatetime(), None])
    book.create_sheet("rahasia").sheet_state = "hidden"
    book["rahasia"].append(["x", "y"])
    book.save(path)
    assert [grid.rows for grid in grid_reader.read(path).grids] == [[["Nama", "Tgl", "12"], ["A", "2024-06-13", ""]]]


def test_parquet(tmp_path):
    pd.DataFrame({"Nama": ["A"], "Tgl": [pd.Timestamp("2024-06-13")], "n": [3.0]}).to_parquet(tmp_path / "a.parquet")
    assert grid_reader.read(tmp_path / "a.parquet").grids[0].rows == [["Nama", "Tgl", "n"], ["A", "2024-06-13", "3"]]


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("fuzz") / "f"
    path.write_bytes(raw)
    with contextlib.suppress(UnreadableFile):
        for grid in grid_reader.read(path).grids:
            assert all(isinstance(cell, str) for row in grid.rows for cell in row)


def make_grid(*rows):
    return grid_reader.Grid("", [list(row) for row in rows])


def test_the_heading_is_found_below_titles():
    heading = headings.find_heading(
        make_grid(["DAFTAR"], ["Kanim", "2024"], [""], ["No", "Nama", "Kewarganegaraan"], ["1", "A", "B"])
    )
    assert (heading.heading_rows, heading.fields) == ((4, 4), ["ordinal", "name", "nationality"])


def test_a_merged_heading_of_two_lines():
    rows = make_grid(
        ["No", "Izin Tinggal", "", "Nama"], ["", "Jenis Izin", "Tgl Terbit", ""], ["1", "ITAS", "13/06/2024", "A"]
    )
    heading = headings.find_heading(rows)
    assert heading.heading_rows == (1, 2)
    assert heading.fields == ["ordinal", "permit_type", "issued_on", "name"]


def test_headings_with_a_slip_of_the_pen():
    assert headings.find_field("Kewarganegaran") == "nationality"
    assert headings.find_field("Tgl. Berakhir") == "expires_on"
    assert headings.find_field("Cuaca") == ""


def test_totals_and_footers_are_no_permits():
    frame = pd.DataFrame([["1", "A"], ["", "Jumlah"], ["TOTAL", "7"], ["Sumber: Kanim", ""], ["2", "Jumlah"]])
    assert headings.mask_totals(frame).tolist() == [False, True, True, True, False]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r"])
def test_a_list_may_end_with_or_without_a_new_line(tmp_path, end):
    path = tmp_path / "daftar.csv"
    path.write_bytes(("Kebangsaan;Jenis izin\nJepang;ITAS" + end).encode())
    assert grid_reader.read(path).grids[0].rows[1] == ["Jepang", "ITAS"]
