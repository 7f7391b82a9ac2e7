"""The log: what it may hold, where it lies, who may read it, and that the app goes on without it."""

import errno
import json
import logging
import multiprocessing
import os
import re
from pathlib import Path

import pytest

from data import __main__ as command
from data import logs
from data.logs import events, files

CANARY = "ZULKARNAEN CANARIUS"


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    """Keep the log of every test in its own folder, and say a failure anew."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("PETA_STORE", raising=False)
    files.report_failure.cache_clear()


def read_lines():
    """Return the events of the log."""
    return [json.loads(line) for line in logs.log_path().read_text(encoding="ascii").splitlines()]


def test_an_event_is_one_line_with_time_level_version_and_facts():
    logs.log_event("undo", batch_id="0123456789ab", rows=22, duration_ms=3)
    (event,) = read_lines()
    assert event["time"].endswith("+00:00")
    assert list(event) == ["time", "level", "event", "version", "pid", "batch_id", "rows", "duration_ms"]
    assert (event["event"], event["batch_id"], event["rows"], event["pid"]) == ("undo", "0123456789ab", 22, os.getpid())


@pytest.mark.parametrize(
    "facts",
    [
        {"batch_id": CANARY},
        {"batch_id": "1904061203850077"},
        {"rows": CANARY},
        {"rows": -1},
        {"rows": True},
        {"rows": [CANARY]},
    ],
)
def test_a_value_in_no_form_of_its_fact_is_a_question_mark(facts):
    logs.log_event("undo", **facts)
    (event,) = read_lines()
    assert [event[name] for name in facts] == ["?"]


def test_what_is_not_declared_is_not_written():
    logs.log_event("undo", rows=1, actor=CANARY, file=f"{CANARY}.xlsx")
    logs.log_event("rumour", rows=1)
    assert [set(event) & {"actor", "file", "rows"} for event in read_lines()] == [{"rows"}, set()]


def test_every_fact_of_every_event_has_a_form():
    assert set().union(*events.EVENTS.values()) <= set(events.FACTS)


@pytest.mark.parametrize("name", sorted(events.FACTS))
def test_no_fact_takes_a_text_with_blanks_or_a_long_one(name):
    for value in (CANARY, "a" * 200, {CANARY: 1}, [CANARY], {"Jalan Kenari 77": 3}):
        assert events.select_facts("x", {}) == {}
        assert not events.FACTS[name](value), value


def test_an_exception_is_its_type_and_its_places():
    def fail():
        raise ValueError(CANARY)

    try:
        try:
            fail()
        except ValueError as error:
            raise KeyError(CANARY) from error
    except KeyError as error:
        logs.log_error("server_error", error, logger="test")
    (event,) = read_lines()
    assert (event["type"], event["causes"], event["level"]) == ("KeyError", ["ValueError"], "error")
    test_name = "test_an_exception_is_its_type_and_its_places"
    assert [frame.rpartition(" ")[2] for frame in event["frames"]] == [test_name, test_name, "fail"]
    assert CANARY not in logs.log_path().read_text()


def test_the_file_is_its_owner_s_alone(tmp_path):
    old_mask = os.umask(0)
    try:
        logs.log_event("undo", rows=1)
    finally:
        os.umask(old_mask)
    assert logs.log_path().stat().st_mode & 0o777 == 0o600
    for folder in logs.log_path().parents[:2]:  # the data folder too, where the log makes it
        assert folder.stat().st_mode & 0o777 == 0o700
    logs.log_path().chmod(0o644)
    logs.log_event("undo", rows=2)
    assert logs.log_path().stat().st_mode & 0o777 == 0o600


def test_a_long_log_rotates_and_the_oldest_lines_go(monkeypatch):
    handler = next(handler for handler in logging.getLogger("peta").handlers if handler.name == "peta-file")
    monkeypatch.setattr(handler, "maxBytes", 2_000)
    monkeypatch.setattr(handler, "backupCount", 2)
    for number in range(60):
        logs.log_event("undo", rows=number)
    names = sorted(path.name for path in logs.log_path().parent.iterdir())
    assert names == ["peta.log", "peta.log.1", "peta.log.2"]
    assert all(path.stat().st_size <= 2_000 for path in logs.log_path().parent.iterdir())
    assert read_lines()[-1]["rows"] == 59


def write_many_events(folder, process_number):
    """Write a hundred events in a process of its own."""
    os.environ["XDG_DATA_HOME"] = folder
    for number in range(100):
        logs.log_event("undo", rows=process_number * 100 + number)


def test_two_processes_write_whole_lines_into_one_file(tmp_path):
    folder = tmp_path / "two writers"  # not the folder of this process, whose other threads may log, too
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_many_events, args=(str(folder), number)) for number in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(300)
    assert [process.exitcode for process in processes] == [0, 0]
    path = folder / logs.log_path().relative_to(tmp_path)
    lines = [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]
    assert sorted((line["event"], line["rows"]) for line in lines) == [("undo", number) for number in range(200)]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), PermissionError(CANARY)])
def test_a_log_that_cannot_be_written_is_said_once_and_the_command_goes_on(monkeypatch, capsys, error):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(files, "open_for_owner", fail)
    assert command.main(["batches"]) == 0
    assert command.main(["verify"]) == 0
    output = capsys.readouterr().err
    assert output.count(f"The log cannot be written ({type(error).__name__}); the app goes on without it:") == 1
    assert CANARY not in output


def test_a_folder_that_cannot_be_made_breaks_nothing(monkeypatch, tmp_path, capsys):
    (tmp_path / "peta-konsentrasi-tka").write_text("in the way")
    logs.log_event("undo", rows=1)
    assert "The log cannot be written" in capsys.readouterr().err


def test_a_command_is_logged_with_status_and_duration(capsys):
    assert command.main(["undo", "08129988"]) == 2
    assert command.main(["verify"]) == 0
    names = [(event["event"], event.get("command"), event.get("exit_status")) for event in read_lines()]
    assert names == [("refusal", "data.undo", None), ("command", "data.undo", 2), ("command", "data.verify", 0)]
    assert read_lines()[0]["code"]
    assert "08129988" not in logs.log_path().read_text()


def test_a_command_that_fails_says_where_and_quotes_nothing(monkeypatch, capsys):
    def fail(*args, **kwargs):
        raise KeyError(CANARY)

    monkeypatch.setattr("data.register.store.permit_store.Store.batches", fail)
    assert command.main(["batches"]) == 3
    output = capsys.readouterr()
    failure, ending = read_lines()
    assert (failure["event"], failure["type"], ending["exit_status"]) == ("command_error", "KeyError", 3)
    assert f"The command stopped at an error of the app (KeyError, trace {failure['trace']})" in output.err
    assert CANARY not in output.out + output.err + logs.log_path().read_text()


def test_the_documentation_has_every_event_with_its_facts():
    text = (Path(__file__).parents[3] / "docs" / "OPERATIONS.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]*) \|$", text.partition("## The log")[2], re.MULTILINE)
    assert {event: set(re.findall(r"`(\w+)`", facts)) for event, facts in rows} == {
        event: set(facts) for event, facts in events.EVENTS.items()
    }
