"""What goes wrong in a page or in the server is in the log with type and place, and never with its text."""

import json
import logging

from streamlit.testing.v1 import AppTest

from data import logs
from pages.parts.map import filters
from pages.parts.shell import error_log
from tests.support.pages import ROOT, list_known_pages

CANARY = "ZULKARNAEN CANARIUS XQ7745591"


def read_events(name):
    """Return the events of one name in the log of this test."""
    lines = logs.log_path().read_text(encoding="utf-8").splitlines() if logs.log_path().exists() else []
    return [event for event in map(json.loads, lines) if event["event"] == name]


def fail_with_a_cell(*args, **kwargs):
    """Fail as a library does that quotes a value."""
    raise KeyError(CANARY)


def test_a_page_error_is_an_event_without_the_text_of_the_exception(monkeypatch, capfd, caplog):
    list_known_pages()
    monkeypatch.setattr(filters, "draw_map_filters", fail_with_a_cell)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app._registered_pages = list_known_pages()
    app.switch_page("pages/map.py").run()
    assert app.exception
    (event,) = read_events("page_error")
    assert (event["level"], event["type"], event["page"]) == ("error", "KeyError", "map")
    assert event["frames"][-1].startswith("tests/pages/test_error_log.py:")
    assert event["frames"][-1].endswith(" fail_with_a_cell")
    output = "".join(capfd.readouterr()) + caplog.text
    assert f"KeyError, trace {event['trace']}: see the event in the log." in output
    assert CANARY not in output + logs.log_path().read_text(encoding="utf-8")


def test_an_exception_of_a_library_outside_a_page_is_an_event_of_the_server(capfd):
    error_log.start_error_log()
    logger = logging.getLogger("uvicorn.error")
    try:
        fail_with_a_cell()
    except KeyError:
        logger.exception("Exception in %s", "ASGI")
    (event,) = read_events("server_error")
    assert (event["type"], event["logger"]) == ("KeyError", "uvicorn.error")
    assert CANARY not in "".join(capfd.readouterr()) + logs.log_path().read_text(encoding="utf-8")


def test_a_record_without_an_exception_is_as_its_library_wrote_it():
    error_log.start_error_log()
    record = logging.getLogRecordFactory()("uvicorn", logging.INFO, "a.py", 1, "%s rows", (3,), None)
    assert record.getMessage() == "3 rows"


def test_the_page_is_run_again_and_the_console_has_each_event_once(capfd):
    for _ in range(3):
        error_log.start_error_log()
        logs.start_console()
    logs.log_event("undo", batch_id="0123456789ab", rows=3)
    assert "".join(capfd.readouterr()).count('"event": "undo"') == len(read_events("undo")) == 1
