"""Nobody's name: canaries in every personal column, then every byte that was written is searched for them."""

import json
import re
from pathlib import Path

import pytest

from data import __main__ as command
from data import logs
from data.register.store import permit_store
from tests.support.canaries import CANARIES, find_canaries_in, write_list


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; a file that the server removes in this moment holds none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def modified_at(path: Path) -> int:
    """Return when a file was written last; 0 of one that the server removes in this moment."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def find_canaries(places: list[Path], output: str, since_time: int) -> set[str]:
    """Return the canaries that a byte below the places, or what was said, gives away; of files written ``since`` then.

    A server of many tests has many files of theirs, in which nothing of this one can be.
    """
    files = [path for place in places for path in place.rglob("*") if path.is_file() and not path.is_symlink()]
    contents = [read_bytes(path) for path in files if modified_at(path) >= since_time] + [output.encode()]
    assert sum(map(len, contents)) > 100_000
    return find_canaries_in(contents)


def list_events() -> set[str]:
    """Return the events of the log."""
    return {json.loads(line)["event"] for line in logs.log_path().read_text(encoding="ascii").splitlines()}


def fail_with_a_cell(*args, **kwargs):
    """Fail as a library does that quotes the value it could not read."""
    raise ValueError(f"could not convert string to float: {CANARIES['Nama']!r}")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_canary_is_in_any_byte_that_was_written(ending, fresh, tmp_path, monkeypatch, capsys):
    home = tmp_path / "home"
    for folder in (home, home / "temp"):
        folder.mkdir(parents=True, exist_ok=True)
    start_time = modified_at(home)
    address = fresh()
    monkeypatch.setenv("PETA_STORE", address)
    monkeypatch.setenv("TMPDIR", str(home / "temp"))
    steward, lists = tmp_path / "rejected.csv", tmp_path / "lists"
    lists.mkdir()
    path = write_list(lists / f"daftar.{ending}")
    damaged_list = lists / f"rusak.{ending}"
    damaged_list.write_bytes(path.read_bytes()[:-200].replace(b"Kebangsaan", b"\0\0\0"))
    assert command.main(["import", str(path), "--dry-run", "--report", str(home / "dry.json")]) == 1
    save = ["--save-profile", str(home / "profile.toml"), "--report", str(home / "report.json")]
    assert command.main(["import", str(path), "--rejected", str(steward), *save]) == 0
    assert command.main(["import", str(path)]) == 2
    command.main(["import", str(damaged_list), "--report", str(home / "damaged.json")])
    for name in ("out.csv", "out.xlsx", "out.parquet"):
        assert (
            command.main(
                ["export", str(home / name), "--mode", "internal", "--on", "2021-12-31", "--by", "nationality"]
            )
            == 0
        )
    output = capsys.readouterr()
    batch = re.search(r"undo (\w+)", output.out).group(1)
    assert command.main(["rotate-key"]) == command.main(["undo", batch]) == command.main(["verify"]) == 0
    with monkeypatch.context() as patch:
        patch.setattr(permit_store.Store, "batches", fail_with_a_cell)
        assert command.main(["batches"]) == 3
    later_output = capsys.readouterr()
    named_list = lists / f"{CANARIES['Nama']}.pdf"
    named_list.write_bytes(b"%PDF-1.7 " + CANARIES["No Paspor"].encode())
    assert command.main(["import", str(named_list)]) == 2  # the sentence names the file, to who named it
    assert command.main(["undo", CANARIES["No HP"]]) == 2
    assert list_events() >= {
        "import",
        "undo",
        "rotation",
        "export",
        "refused_file",
        "refusal",
        "command_error",
        "command",
    }
    assert CANARIES["Nama"].encode() in steward.read_bytes()
    location = address.partition("host=")[2] or address.partition("://")[2]
    place = Path(location) if "host=" in address else Path(location).parent
    assert (
        find_canaries([home, place], output.out + output.err + later_output.out + later_output.err, start_time) == set()
    )
