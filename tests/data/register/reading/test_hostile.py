import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from data import __main__ as command
from data.errors import UnreadableFile
from data.register import importing
from data.register.reading import grid_reader
from data.register.store import permit_store
from tests.support import hostile_files

ROOT = Path(__file__).parents[4]
TODAY = date(2024, 12, 31)
MEASURE_MEMORY_SCRIPT = """
import resource, sys
from pathlib import Path
from data.errors import UnreadableFile
from data.register.reading import grid_reader
try:
    print(len(grid_reader.read(Path(sys.argv[1])).grids))
except UnreadableFile as error:
    print(error)
print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024)
"""


def make_text_writer(content, encoding="utf-8"):
    return lambda path: path.write_bytes(content.encode(encoding))


@pytest.mark.parametrize(
    ("name", "make", "message_pattern"),
    [
        ("a.csv", make_text_writer(""), "is empty"),
        ("a.csv", make_text_writer(" , \n,,\n"), "no filled cell"),
        ("a.csv", make_text_writer("a,b\n\0\0\1\2,c\n"), "no text"),
        ("a.csv", make_text_writer(",".join("x" * 10_000)), "10,000 columns"),
        ("a.csv", make_text_writer('a,b,c,d\n1,2,3,4\n5,"6,7,8\n9,10,11,12\n'), "line 3: a quotation mark is opened and not closed"),
        ("a.csv", make_text_writer('a,b,c,d\n1,"2,3,4\n5,6,7,8\n9,"10,11,12\n'), "line 2: a quotation mark is opened"),
        ("a.csv", make_text_writer('a,b\n1,2\n3,"4\n5,6\n'), "line 3: a quotation mark is opened"),
        ("a.csv", hostile_files.write_sparse_csv, "has 5,120 MB; at most 200 MB"),
        ("a.xlsx", hostile_files.write_zip_bomb, "would unpack to"),
        ("a.xlsx", hostile_files.write_cut_workbook, "damaged"),
        ("a.xlsx", hostile_files.write_nested_archive, "archive or document without a workbook"),
        ("a.xlsx", hostile_files.write_corner_cells, "1,048,576 rows and 16,384 columns|more than 2048 MB of memory"),
        ("a.xlsx", make_text_writer("PK\3\4 nonsense"), "damaged"),
        ("a.xlsx", hostile_files.write_web_page, "is a web page or XML"),
        ("a.xls", make_text_writer('<?xml version="1.0"?><Workbook/>', "utf-16"), "is a web page or XML"),
        ("a.xls", lambda path: path.write_bytes(grid_reader.OLE + b"\0" * 600), "no workbook|damaged"),
        ("a.csv", make_text_writer("%PDF-1.7 x"), "is a PDF"),
        ("a.csv", lambda path: path.write_bytes(b"\x1f\x8b\x08\0"), "compressed file"),
        ("a.parquet", make_text_writer("PAR1 nonsense PAR1"), "damaged"),
        ("a.parquet", hostile_files.write_nested_parquet, "column 'Nama' holds list"),
        ("gone.csv", lambda path: None, "no such file"),
        ("a", lambda path: path.mkdir(), "a folder"),
        ("a", hostile_files.make_pipe, "a device or pipe"),
        ("a", hostile_files.make_dead_link, "a link to a file that is not there"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_a_sentence_and_nothing_is_stored(tmp_path, name, make, message_pattern, capsys):
    path = tmp_path / name
    make(path)
    with pytest.raises(UnreadableFile, match=message_pattern):
        grid_reader.read(path)
    assert command.main(["import", str(path)]) == 2
    output = capsys.readouterr()
    assert output.err.startswith(name)
    assert output.err.strip().endswith((".", "?"))
    with permit_store.open_store() as register:
        assert register.batches().empty


@pytest.mark.parametrize(
    ("name", "make", "message_pattern"),
    [
        ("laughs.ods", lambda path: hostile_files.write_ods(path, 1, 1, "&j;", hostile_files.ENTITIES), ""),
        (
            "repeated.ods",
            lambda path: hostile_files.write_ods(path, 1_048_576, 16_384, "x"),
            "more than 2048 MB|Cell limit exceeded",
        ),
        ("laughs.xlsx", hostile_files.write_entity_workbook, ""),
        ("lying.xlsx", hostile_files.write_lying_zip_bomb, ""),
        ("corners.xlsx", hostile_files.write_corner_cells, ""),
        ("long.xlsx", hostile_files.write_long_empty, "1"),
        ("dimension.xlsx", hostile_files.write_false_dimension, "1"),
        ("line.csv", hostile_files.write_one_line_csv, "at most 2,000,000 are read"),
        ("huge.parquet", hostile_files.write_huge_parquet, "more than (512 MB of text|2048 MB of memory)"),
    ],
)
def test_memory_stays_bounded_and_the_process_lives(tmp_path, name, make, message_pattern):
    make(tmp_path / name)
    process = subprocess.run(
        [sys.executable, "-c", MEASURE_MEMORY_SCRIPT, str(tmp_path / name)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=150,
    )
    assert process.returncode == 0, process.stderr
    message, megabytes = process.stdout.strip().rsplit("\n", 1)
    assert re.search(message_pattern, message)
    assert int(megabytes) < 2048


def test_a_workbook_with_a_macro_and_a_link_to_another_is_read_and_neither_is_used(tmp_path):
    path = tmp_path / "a.xlsm"
    hostile_files.write_plain_workbook(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
        archive.writestr(
            "xl/externalLinks/externalLink1.xml", '<externalLink xmlns:r="x"><externalBook r:id="rId1"/></externalLink>'
        )
    assert importing.examine(path, TODAY).counts == {"read": 1, "kept": 1, "rejected": 0, "review": 0}
