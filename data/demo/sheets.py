"""Spreadsheets as three desks of the offices write them: titles, merged headings, blank columns, totals, footers, doubles.

Every sheet says FIKTIF in its name, its title and its footer. The same permits give the same bytes.
"""

import csv
import random
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from data.demo.assumptions import assumed
from data.demo.spelling import Cells

MADE_ON = datetime(2019, 1, 1)
"""The creation date in every workbook: a sheet depends on seed and rows only."""

HEADING_ROW = 3
"""The row of the (upper) heading, counted from 0: two titles and an empty row stand above it."""


PAGE = 40
"""Rows on the first printed page."""


@dataclass(frozen=True)
class Form:
    """How one desk writes its list. ``columns``: upper heading, lower heading, and field ("" for a blank column)."""

    name: str
    source: str
    title: str
    encoding: str
    columns: tuple[tuple[str, str, str], ...]

    @property
    def two_lines(self) -> bool:
        """Say whether the headings stand in two lines under merged cells."""
        return any(lower for _, lower, _ in self.columns)


def single(*pairs: tuple[str, str]) -> tuple[tuple[str, str, str], ...]:
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
    single(
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
    single(
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


def form_of(stratum) -> Form:
    """Return the form on which a permit of a stratum is listed."""
    if stratum.office.endswith("tanjungpandan"):
        return BELITUNG
    return SEA if stratum.domain == "sea" else LAND


def doubled(rows: list[Cells], chance: random.Random) -> list[Cells]:
    """Return rows with some of them once more at the end, the passport written another way."""
    twice = [row for row in rows if chance.random() < assumed("duplicated")["yes"] and row["passport_no"] != "-"]
    return rows + [row | {"passport_no": str(row["passport_no"]).lower().replace("fik", "fik ")} for row in twice]


def grid(form: Form, month: date, rows: list[Cells]) -> list[list[object]]:
    """Return the cells of a list: title, headings, permits, a total and footers, every row as wide as the headings.

    The headings come again at the second printed page, and Belitung's total of a January is one too many.
    """
    upper, lower, fields = zip(*form.columns, strict=True)
    body = [[row.get(field, "") for field in fields] for row in rows]
    for number, row in enumerate(body, 1):
        row[fields.index("ordinal")] = number
    heading = [list(upper), list(lower)] if form.two_lines else [list(upper)]
    if not form.two_lines and len(body) > PAGE:
        body[PAGE:PAGE] = heading
    top = [
        [form.title],
        [f"Mulai {month.month}/{month.year}. Tidak seorang pun dan tidak satu perusahaan pun nyata."],
        [],
    ]
    typed = len(rows) + (form is BELITUNG and month.month == 1)
    foot = [["Jumlah", typed], [], ["Sumber: register fiktif"], ["Mengetahui, Kepala Kantor (fiktif)"]]
    width = len(form.columns)
    return [[*row, *[""] * (width - len(row))] for row in [*top, *heading, *body, *foot]]


def write(folder: Path, form: Form, month: date, rows: list[Cells], as_csv: bool) -> Path:
    """Write a list as CSV or XLSX; return its path."""
    path = folder / f"FIKTIF-{form.name}-{month:%Y-%m}.{'csv' if as_csv else 'xlsx'}"
    (write_csv if as_csv else write_xlsx)(path, form, grid(form, month, rows))
    return path


def write_csv(path: Path, form: Form, cells: list[list[object]]) -> None:
    """Write cells as semicolon-separated text in the desk's own encoding."""
    with path.open("w", encoding=form.encoding, newline="") as file:
        csv.writer(file, delimiter=";").writerows(cells)


def write_xlsx(path: Path, form: Form, cells: list[list[object]]) -> None:
    """Write cells as a workbook: dates as dates, headings merged over their columns, the title over the width."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        book.set_properties({"created": MADE_ON, "title": form.title})
        sheet = book.add_worksheet("FIKTIF")
        for place, row in enumerate(cells):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(place, column, value)
        sheet.merge_range(0, 0, 0, len(form.columns) - 1, form.title)
        for first, last in merged(form):
            sheet.merge_range(HEADING_ROW, first, HEADING_ROW, last, form.columns[first][0])


def merged(form: Form) -> list[tuple[int, int]]:
    """Return the first and last column of every upper heading that stands over several lower ones."""
    found = []
    for place, (upper, lower, _) in enumerate(form.columns):
        if upper and lower:
            found.append([place, place])
        elif lower and found:
            found[-1][1] = place
    return [(first, last) for first, last in found if last > first]
