"""Spreadsheets in the three forms of the offices: titles, merged headings, blank columns, totals, footers, doubles.

Every sheet says FIKTIF in its name, its title and its footer. The same permits give the same bytes.
"""

import csv
import random
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from data.demo.assumptions import assumed_shares
from data.demo.published_calibration import Stratum
from data.demo.spelling import Cells

CREATION_DATE = datetime(2019, 1, 1)
"""The creation date in every workbook: a sheet depends on seed and rows only."""

HEADING_ROW = 3
"""The row of the (upper) heading, counted from 0: two titles and an empty row stand above it."""


FIRST_PAGE_ROWS = 40
"""Rows on the first printed page."""


@dataclass(frozen=True)
class Form:
    """How one part of an office writes its list. ``columns``: upper heading, lower heading, and field ("" for a blank column)."""

    name: str
    source: str
    title: str
    encoding: str
    columns: tuple[tuple[str, str, str], ...]

    @property
    def has_two_heading_rows(self) -> bool:
        """Say whether the headings stand in two lines under merged cells."""
        return any(lower_heading for _, lower_heading, _ in self.columns)


def build_single_columns(*pairs: tuple[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Return columns with headings of one line."""
    return tuple((heading, "", field) for heading, field in pairs)


LAND = Form(
    "pangkalpinang-darat",
    "Kanim Pangkalpinang, darat (fiktif)",
    "DAFTAR PEMEGANG IZIN TINGGAL DARAT – DATA FIKTIF",
    "utf-8-sig",
    (
        ("No", "", "ordinal"),
        ("Nama Lengkap", "", "name"),
        ("No. Paspor", "", "passport_no"),
        ("Tgl Lahir", "", "birth_date"),
        ("L/P", "", "sex"),
        ("Kewarganegaraan", "", "nationality"),
        ("Izin Tinggal", "Jenis Izin", "permit_type"),
        ("", "No. Izin", "permit_no"),
        ("", "Tgl Terbit", "issued_on"),
        ("", "Berlaku s/d", "expires_on"),
        ("", "", ""),
        ("Penjamin", "", "employer"),
        ("Bidang Usaha", "", "sector"),
        ("Jabatan", "", "position"),
        ("Tujuan", "", "purpose"),
        ("Kode Wilayah", "", "regency_code"),
        ("Kab/Kota", "", "regency"),
        ("Kecamatan", "", "district"),
        ("Alamat", "", "address"),
        ("Dokumen", "RPTKA berlaku sampai", "rptka_expires_on"),
        ("", "SKTT berlaku sampai", "sktt_expires_on"),
    ),
)
SEA = Form(
    "pangkalpinang-perairan",
    "Kanim Pangkalpinang, perairan (fiktif)",
    "DAFTAR AWAK KAPAL ISAP (ITAS PERAIRAN) – DATA FIKTIF",
    "cp1252",
    build_single_columns(
        ("No.", "ordinal"),
        ("Nama Kapal", "vessel"),
        ("Agen", "employer"),
        ("Nama", "name"),
        ("Passport No", "passport_no"),
        ("Lahir", "birth_date"),
        ("Negara", "nationality"),
        ("", ""),
        ("Pangkat", "position"),
        ("Jenis Dokim", "permit_type"),
        ("No Dokim", "permit_no"),
        ("Terbit", "issued_on"),
        ("Berakhir", "expires_on"),
        ("Kegiatan", "purpose"),
        ("Sektor", "sector"),
        ("Kelamin", "sex"),
        ("Lokasi Kerja", "regency"),
    ),
)
BELITUNG = Form(
    "tanjungpandan",
    "Kanim Tanjungpandan (fiktif)",
    "REKAP IZIN TINGGAL PULAU BELITUNG – DATA FIKTIF",
    "utf-16",
    build_single_columns(
        ("nomor", "ordinal"),
        ("nama", "name"),
        ("paspor", "passport_no"),
        ("tanggal lahir", "birth_date"),
        ("jenis kelamin", "sex"),
        ("negara asal", "nationality"),
        ("indeks visa", "visa_index"),
        ("jenis izin tinggal", "permit_type"),
        ("nomor izin tinggal", "permit_no"),
        ("tanggal terbit", "issued_on"),
        ("tanggal berakhir", "expires_on"),
        ("nama perusahaan", "employer"),
        ("nama kapal", "vessel"),
        ("kbli", "sector"),
        ("pekerjaan", "position"),
        ("kode_kabupaten_kota", "regency_code"),
        ("nama_kabupaten_kota", "regency"),
        ("nama_provinsi", "province"),
        ("kecamatan", "district"),
        ("rptka berakhir", "rptka_expires_on"),
        ("sktt berakhir", "sktt_expires_on"),
    ),
)
FORMS = (LAND, SEA, BELITUNG)


def select_form(stratum: Stratum) -> Form:
    """Return the form on which a permit of a stratum is listed."""
    if stratum.office.endswith("tanjungpandan"):
        return BELITUNG
    return SEA if stratum.domain == "sea" else LAND


def duplicate_rows(rows: list[Cells], rng: random.Random) -> list[Cells]:
    """Return rows with some of them once more at the end, the passport written another way."""
    duplicates = [
        row for row in rows if rng.random() < assumed_shares("duplicated")["yes"] and row["passport_no"] != "-"
    ]
    return rows + [row | {"passport_no": str(row["passport_no"]).lower().replace("fik", "fik ")} for row in duplicates]


def build_grid(form: Form, month: date, rows: list[Cells]) -> list[list[object]]:
    """Return the cells of a list: title, headings, permits, a total and footers, every row as wide as the headings.

    The headings come again at the second printed page, and Belitung's total of a January is one too many.
    """
    upper_headings, lower_headings, fields = zip(*form.columns, strict=True)
    body = [[row.get(field, "") for field in fields] for row in rows]
    for number, row in enumerate(body, 1):
        row[fields.index("ordinal")] = number
    heading_lines = (upper_headings, lower_headings) if form.has_two_heading_rows else (upper_headings,)
    heading: list[list[object]] = [list(line) for line in heading_lines]
    if not form.has_two_heading_rows and len(body) > FIRST_PAGE_ROWS:
        body[FIRST_PAGE_ROWS:FIRST_PAGE_ROWS] = heading
    title_rows: list[list[object]] = [
        [form.title],
        [f"Mulai {month.month}/{month.year}. Tidak seorang pun dan tidak satu perusahaan pun nyata."],
        [],
    ]
    typed_total = len(rows) + (form is BELITUNG and month.month == 1)
    footer_rows: list[list[object]] = [
        ["Jumlah", typed_total],
        [],
        ["Sumber: register fiktif"],
        ["Mengetahui, Kepala Kantor (fiktif)"],
    ]
    width = len(form.columns)
    return [[*row, *[""] * (width - len(row))] for row in [*title_rows, *heading, *body, *footer_rows]]


def write(folder: Path, form: Form, month: date, rows: list[Cells], as_csv: bool) -> Path:
    """Write a list as CSV or XLSX; return its path."""
    path = folder / f"FIKTIF-{form.name}-{month:%Y-%m}.{'csv' if as_csv else 'xlsx'}"
    (write_csv if as_csv else write_xlsx)(path, form, build_grid(form, month, rows))
    return path


def write_csv(path: Path, form: Form, cells: list[list[object]]) -> None:
    """Write cells as semicolon-separated text in the encoding of its form."""
    with path.open("w", encoding=form.encoding, newline="") as file:
        csv.writer(file, delimiter=";").writerows(cells)


def write_xlsx(path: Path, form: Form, cells: list[list[object]]) -> None:
    """Write cells as a workbook: dates, headings merged over their columns, the title over the width."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        book.set_properties({"created": CREATION_DATE, "title": form.title})
        sheet = book.add_worksheet("FIKTIF")
        for row_index, row in enumerate(cells):
            for column_index, value in enumerate(row):
                if value != "":
                    sheet.write(row_index, column_index, value)
        sheet.merge_range(0, 0, 0, len(form.columns) - 1, form.title)
        for first_column, last_column in find_merged_ranges(form):
            sheet.merge_range(HEADING_ROW, first_column, HEADING_ROW, last_column, form.columns[first_column][0])


def find_merged_ranges(form: Form) -> list[tuple[int, int]]:
    """Return the first and last column of every upper heading that stands over several lower ones."""
    ranges = []
    for column, (upper_heading, lower_heading, _) in enumerate(form.columns):
        if upper_heading and lower_heading:
            ranges.append([column, column])
        elif lower_heading and ranges:
            ranges[-1][1] = column
    return [(first_column, last_column) for first_column, last_column in ranges if last_column > first_column]
