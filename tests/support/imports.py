"""Lists in which nothing is wrong, imported by the command line, in a process of its own, or on a full disk."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb

from data import __main__ as command

ROOT = Path(__file__).parent.parent.parent


def write_clean_list(path, people, first_number=1):
    """Write a list in which nothing is wrong."""
    rows = [
        f"P{n:05d},JPN,ITAS,Kabupaten Bangka Tengah,{1 + n % 28:02d}/01/2024,{1 + n % 28:02d}/01/2026"
        for n in range(first_number, first_number + people)
    ]
    path.write_text(
        "Paspor,Kebangsaan,Jenis Izin,Kabupaten,Tgl Terbit,Tgl Berakhir\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    return path


def import_list(path):
    """Import one file in a process of its own."""
    return command.main(["import", str(path)])


def fail_on_full_disk(*args):
    """Fail as an engine does on a disk that is full."""
    raise duckdb.IOException("IO Error: No space left on device")


FULL_DISK_SCRIPT = """
import resource, sys
from pathlib import Path
from datetime import date
from data.errors import RegisterError
from data.register import importing
from data.register.store import permit_store
result = importing.examine(Path(sys.argv[1]), date(2024, 12, 31))
with permit_store.open_store() as register:
    room = Path(sys.argv[2]).stat().st_size + 4096
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        register.add(result, "Kanim", "steward")
    except RegisterError as error:
        print(error)
        sys.stdout.flush()
        import os
        os._exit(3)
"""


def start_script(script, *arguments):
    """Start a script in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ,
    )
