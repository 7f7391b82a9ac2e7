from io import BytesIO

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from data import figures, regions
from data.spreadsheet import escape_formulas
from data.version import app_label
from views.tables import figure_table, table_export
from views.tables.table_html import cell_html, link_cell_html
from views.text.html import escape
from views.text.translator import translator

i18n = translator("id")
rows = figures.headlines(
    figures.load(known_areas=regions.load().codes).observations, "19.04", pd.Timestamp("2026-11-23")
)


MARKS = ["FIKTIF", "DAFTAR IZIN", "RAPAT – disamarkan, k=5"]


def test_every_row_of_an_export_says_its_data_and_its_mode_and_so_does_the_workbook():
    leaving = table_export.add_badges(figure_table.numbers(rows, i18n), MARKS, i18n)
    lines = table_export.to_csv(leaving).decode("utf-8-sig").splitlines()
    assert lines[0].endswith(",Data dan mode")
    assert len(lines) == 3
    assert all(f',{app_label()},"FIKTIF' in line for line in lines[1:])
    assert [line[-60:] for line in lines[1:] if "FIKTIF; DAFTAR IZIN; RAPAT – disamarkan, k=5" not in line] == []
    book = load_workbook(
        BytesIO(table_export.to_xlsx(leaving, table_export.export_metadata("Judul", "Kalimat", MARKS, i18n), i18n))
    )
    assert [row[-1].value for row in book["Angka"]][1:] == ["FIKTIF; DAFTAR IZIN; RAPAT – disamarkan, k=5"] * 2
    metadata = {row[0].value: row[1].value for row in book["Tentang"].iter_rows(min_row=2)}
    assert metadata["Data dan mode"] == "FIKTIF; DAFTAR IZIN; RAPAT – disamarkan, k=5"
    assert "Keduanya bukan nol" in metadata["Angka yang disembunyikan"]


def test_an_export_carries_unit_date_and_source():
    table = figure_table.numbers(rows, i18n)
    assert list(table["Nilai"]) == [22, 6]
    assert set(table["Satuan"]) == {"orang"}
    assert set(table["Tanggal atau periode"]) == {"per 13 Juni 2024"}
    assert set(table["Penerbit"]) == {"ANTARA News Bangka Belitung"}
    assert table["Alamat"].str.startswith("https://").all()
    text = table_export.to_csv(table).decode("utf-8-sig")
    assert text.splitlines()[1].startswith(
        "19.04,Kabupaten Bangka Tengah,Pemegang ITAS darat,semua,22,orang,per 13 Juni 2024"
    )


def test_the_workbook_has_the_numbers_and_what_they_are():
    book = load_workbook(
        BytesIO(
            table_export.to_xlsx(
                figure_table.numbers(rows, i18n), table_export.export_metadata("Judul", "Kalimat", MARKS, i18n), i18n
            )
        )
    )
    assert book.sheetnames == ["Angka", "Tentang"]
    assert [cell.value for cell in book["Angka"][2]][4:6] == [22, "orang"]
    metadata = {row[0].value: row[1].value for row in book["Tentang"].iter_rows(min_row=2)}
    assert metadata["Batas wilayah"].startswith("Batas indikatif")
    assert metadata["Judul"] == "Judul"


def test_no_cell_runs_as_a_formula():
    hostile = pd.DataFrame({"a": ['=HYPERLINK("http://x","y")', "+1", "-1", "@x", "\tx", "ok", 5]})
    assert list(escape_formulas(hostile)["a"]) == [
        '\'=HYPERLINK("http://x","y")',
        "'+1",
        "'-1",
        "'@x",
        "'\tx",
        "ok",
        5,
    ]
    book = load_workbook(BytesIO(table_export.to_xlsx(hostile, {}, i18n)))
    assert all(cell.data_type != "f" for row in book["Angka"] for cell in row)


@given(st.text(max_size=2000))
def test_text_from_data_never_becomes_markup(text):
    escaped_text = escape(text)
    assert not set(escaped_text) & set('<>"')
    assert len(text) <= 600 or "…" in escaped_text
    assert all(character.isprintable() for character in escaped_text)


def test_a_link_needs_an_address_of_the_web():
    assert "href" not in link_cell_html("<b>x</b>", "javascript:alert(1)")
    assert (
        link_cell_html("<b>", 'https://e.org/?a=1&b="')
        == '<td><a href="https://e.org/?a=1&amp;b=&quot;" target="_blank" rel="noopener noreferrer">&lt;b&gt;</a></td>'
    )


def test_a_missing_number_is_empty_not_zero():
    assert cell_html(float("nan"), False, i18n) == '<td class="n"></td>'
    assert cell_html(0, True, i18n) == '<td class="n">0</td>'
