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


def plain(path: Path) -> None:
    """Write a list in which nothing is wrong."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(LIST):
            sheet.write_row(number, 0, row)


def changed(path: Path, part: str, old: str, new: str) -> None:
    """Write a plain workbook with one part of it changed."""
    plain(path)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def corners(path: Path) -> None:
    """Two cells, 16,384 columns and 1,048,576 rows apart."""
    cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    changed(path, "xl/worksheets/sheet1.xml", "</sheetData>", cell)


def dimension(path: Path) -> None:
    """A sheet that says that it fills every cell there is."""
    changed(path, "xl/worksheets/sheet1.xml", 'ref="A1:F2"', 'ref="A1:XFD1048576"')


def long_empty(path: Path) -> None:
    """Rows without end that are formatted and empty."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 300_003))
    changed(path, "xl/worksheets/sheet1.xml", "</sheetData>", rows + "</sheetData>")


def laughing_workbook(path: Path) -> None:
    """An XLSX whose one cell is a text of a billion laughs."""
    plain(path)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    strings = parts["xl/sharedStrings.xml"].decode()
    head, _, rest = strings.partition("<sst")
    parts["xl/sharedStrings.xml"] = f"{head}<!DOCTYPE x [{ENTITIES}]><sst{rest.replace('Jepang', '&j;')}".encode()
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def ods(path: Path, rows: int, columns: int, text: str, entities: str = "") -> None:
    """An ODS whose one cell is repeated."""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", MANIFEST)
        packed.writestr("content.xml", CONTENT.format(rows=rows, columns=columns, text=text, entities=entities))


def bomb(path: Path) -> None:
    """A workbook that says truly what it unpacks to."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"\0" * 300_000_000)


def lying_bomb(path: Path) -> None:
    """A workbook with 600 MB of one shared text, whose directory says that it has a thousand bytes."""
    plain(path)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist() if name != "xl/sharedStrings.xml"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
        with packed.open("xl/sharedStrings.xml", "w", force_zip64=True) as file:
            file.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>')
            for _ in range(60):
                file.write(b"a" * 10_000_000)
            file.write(b"</t></si></sst>")
        size = packed.getinfo("xl/sharedStrings.xml").file_size
    raw = path.read_bytes()
    assert raw.count(struct.pack("<I", size)) or raw.count(struct.pack("<Q", size))
    raw = raw.replace(struct.pack("<I", size), struct.pack("<I", 1000)).replace(
        struct.pack("<Q", size), struct.pack("<Q", 1000)
    )
    path.write_bytes(raw)


def nested(path: Path) -> None:
    """A workbook in an archive."""
    plain(path.with_suffix(".inner"))
    with zipfile.ZipFile(path, "w") as packed:
        packed.write(path.with_suffix(".inner"), "daftar.xlsx")


def cut(path: Path) -> None:
    """The first half of a workbook."""
    plain(path)
    path.write_bytes(path.read_bytes()[:2000])


def sparse(path: Path) -> None:
    """Five gigabytes of nothing."""
    path.touch()
    os.truncate(path, 5 * 2**30)


def one_line(path: Path) -> None:
    """A line of 120 MB, a delimiter at every second place."""
    path.write_bytes(b"a," * 60_000_000)


def nested_parquet(path: Path) -> None:
    """A Parquet file with a list in each cell."""
    pq.write_table(pa.table({"Nama": [["A", "B"]], "Kebangsaan": ["Jepang"]}), path)


def huge_parquet(path: Path) -> None:
    """A Parquet file of some kilobytes that holds one long text 200,000 times."""
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 200_000, pa.int32()), ["x" * 20_000])
    pq.write_table(pa.table({"Nama": text, "Kebangsaan": text}), path)


def page(path: Path) -> None:
    """A table of a web page under the name of a workbook."""
    pd.DataFrame(LIST).to_html(path)


def pipe(path: Path) -> None:
    """A pipe that nobody writes to."""
    os.mkfifo(path)


def dead_link(path: Path) -> None:
    """A link to nothing."""
    path.symlink_to(path.with_name("gone.xlsx"))
