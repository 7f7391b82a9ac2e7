"""Files that no office means to send: each maker writes one to a path."""

import itertools
import os
import struct
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

LIST = [
    ["Paspor", "Kebangsaan", "Jenis Izin", "Kab/Kota", "Tgl Terbit", "Berlaku s/d"],
    ["P1", "Jepang", "ITAS", "Bateng", "01/02/2024", "01/02/2025"],
]
CONTENT = """<?xml version="1.0"?><!DOCTYPE x [{entities}]><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">
 <table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="string" table:number-columns-repeated="{columns}">
 <text:p>{text}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
 </office:document-content>"""
MANIFEST = """<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
 <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
 </manifest:manifest>"""
ENTITIES = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise("abcdefghij"))


def write_plain_workbook(path: Path) -> None:
    """Write a list in which nothing is wrong."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(LIST):
            sheet.write_row(number, 0, row)


def write_changed_workbook(path: Path, part: str, old_text: str, new_text: str) -> None:
    """Write a plain workbook with one part of it changed."""
    write_plain_workbook(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old_text.encode() in parts[part]
    parts[part] = parts[part].replace(old_text.encode(), new_text.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def write_corner_cells(path: Path) -> None:
    """Two cells, 16,384 columns and 1,048,576 rows apart."""
    cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    write_changed_workbook(path, "xl/worksheets/sheet1.xml", "</sheetData>", cell)


def write_false_dimension(path: Path) -> None:
    """A sheet that says that it fills every cell there is."""
    write_changed_workbook(path, "xl/worksheets/sheet1.xml", 'ref="A1:F2"', 'ref="A1:XFD1048576"')


def write_long_empty(path: Path) -> None:
    """Rows without end that are formatted and empty."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 300_003))
    write_changed_workbook(path, "xl/worksheets/sheet1.xml", "</sheetData>", rows + "</sheetData>")


def write_entity_workbook(path: Path) -> None:
    """An XLSX whose one cell is a text of a billion laughs."""
    write_plain_workbook(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strings = parts["xl/sharedStrings.xml"].decode()
    head, _, tail = strings.partition("<sst")
    parts["xl/sharedStrings.xml"] = f"{head}<!DOCTYPE x [{ENTITIES}]><sst{tail.replace('Jepang', '&j;')}".encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def write_ods(path: Path, rows: int, columns: int, text: str, entities: str = "") -> None:
    """An ODS whose one cell is repeated."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", CONTENT.format(rows=rows, columns=columns, text=text, entities=entities))


def write_zip_bomb(path: Path) -> None:
    """A workbook that says truly what it unpacks to."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 300_000_000)


def write_lying_zip_bomb(path: Path) -> None:
    """A workbook with 600 MB of one shared text, whose directory says that it has a thousand bytes."""
    write_plain_workbook(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != "xl/sharedStrings.xml"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as file:
            file.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>')
            for _ in range(60):
                file.write(b"a" * 10_000_000)
            file.write(b"</t></si></sst>")
        size = archive.getinfo("xl/sharedStrings.xml").file_size
    raw = path.read_bytes()
    assert raw.count(struct.pack("<I", size)) or raw.count(struct.pack("<Q", size))
    raw = raw.replace(struct.pack("<I", size), struct.pack("<I", 1000)).replace(
        struct.pack("<Q", size), struct.pack("<Q", 1000)
    )
    path.write_bytes(raw)


def write_nested_archive(path: Path) -> None:
    """A workbook in an archive."""
    write_plain_workbook(path.with_suffix(".inner"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(path.with_suffix(".inner"), "daftar.xlsx")


def write_cut_workbook(path: Path) -> None:
    """The first half of a workbook."""
    write_plain_workbook(path)
    path.write_bytes(path.read_bytes()[:2000])


def write_sparse_csv(path: Path) -> None:
    """Five gigabytes of nothing."""
    path.touch()
    os.truncate(path, 5 * 2**30)


def write_one_line_csv(path: Path) -> None:
    """A line of 120 MB, a delimiter at every second place."""
    path.write_bytes(b"a," * 60_000_000)


def write_nested_parquet(path: Path) -> None:
    """A Parquet file with a list in each cell."""
    pq.write_table(pa.table({"Nama": [["A", "B"]], "Kebangsaan": ["Jepang"]}), path)


def write_huge_parquet(path: Path) -> None:
    """A Parquet file of some kilobytes that holds one long text 200,000 times."""
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 200_000, pa.int32()), ["x" * 20_000])
    pq.write_table(pa.table({"Nama": text, "Kebangsaan": text}), path)


def write_web_page(path: Path) -> None:
    """A table of a web page under the name of a workbook."""
    pd.DataFrame(LIST).to_html(path)


def make_pipe(path: Path) -> None:
    """A pipe that nobody writes to."""
    os.mkfifo(path)


def make_dead_link(path: Path) -> None:
    """A link to nothing."""
    path.symlink_to(path.with_name("gone.xlsx"))
