"""Nobody's name in the log: a whole import on the page, refusals, an error, an undo and exports, then every byte is searched."""

import json

import pandas as pd
from streamlit.testing.v1 import AppTest

from data import logs
from tests.support.canaries import CANARIES, find_canaries_in, write_list
from tests.support.pages import ROOT, list_known_pages, open_page
from views.register import quality
from views.tables import table_export

NEXT_LABEL = "Lanjut"


def press(app: AppTest, label: str) -> AppTest:
    """Press the button whose label begins so."""
    next(button for button in app.button if button.label.startswith(label)).click().run()
    assert not app.exception
    return app


def import_canaries(content: bytes) -> AppTest:
    """Import the list on the page, under a name that is somebody's."""
    app = open_page("import_list", internal=True)
    app.file_uploader[0].set_value((f"{CANARIES['Nama']}.xlsx", content, "")).run()
    for _ in range(4):
        press(app, NEXT_LABEL)
    app.text_input(key="write_source").input(f"Kanim {CANARIES['Nama']}").run()
    return press(app, "Simpan")


def fail_with_a_cell(*args, **kwargs):
    """Fail as a library does that quotes the value it could not read."""
    raise ValueError(f"could not convert string to float: {CANARIES['Nama']!r}")


def read_log() -> str:
    """Return the log of this test."""
    return logs.log_path().read_text(encoding="ascii")


def test_no_canary_is_in_the_log_or_on_the_console(tmp_path, monkeypatch, capfd, caplog):
    list_known_pages()
    app = import_canaries(write_list(tmp_path / "daftar.xlsx").read_bytes())
    press(app, "Batalkan impor ini")
    press(app, "Ya, batalkan")
    app = open_page("import_list", internal=True)
    app.file_uploader[0].set_value((f"{CANARIES['Nama']}.pdf", b"%PDF-1.7 " + CANARIES["NIK"].encode(), "")).run()
    table_export.to_csv(pd.DataFrame({name: [canary] for name, canary in CANARIES.items()}))
    monkeypatch.setattr(quality, "load_facts", fail_with_a_cell)
    broken = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    broken.session_state["is_internal"] = True
    broken._registered_pages = list_known_pages()
    assert broken.switch_page("pages/quality.py").run().exception
    output = "".join(capfd.readouterr()) + caplog.text
    events = {json.loads(line)["event"] for line in read_log().splitlines()}
    assert events >= {"import", "undo", "refused_file", "export", "page_error"}
    assert find_canaries_in([read_log().encode(), output.encode()]) == set()
