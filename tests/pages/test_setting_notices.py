"""A setting that is not understood: said on every page in both languages, and what it guards is at its strictest."""

import pytest

from data.register.store import change_token, permit_store
from tests.support.office_list import OFFICE_LIST
from tests.support.pages import extract_text, open_page

PAGES = ("overview", "map", "trend", "region", "deck", "sources", "import_list", "quality")
UNKNOWN_SENTENCES = {
    "id": "'PETA_RETENTION' bukan pengaturan aplikasi ini; yang terdekat PETA_RETENTION_DAYS. Ganti namanya atau hapus. "
    "Sampai diperbaiki, tidak ada daftar yang disimpan.",
    "en": "'PETA_RETENTION' is no setting of this app; the nearest is PETA_RETENTION_DAYS. Rename or remove it. "
    "No list is stored until it is mended.",
}


@pytest.mark.parametrize("lang", UNKNOWN_SENTENCES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_a_setting_that_is_not_known(page, lang, monkeypatch):
    monkeypatch.setenv("PETA_RETENTION", "365")
    assert UNKNOWN_SENTENCES[lang] in extract_text(open_page(page, internal=True, lang=lang))


@pytest.mark.parametrize(
    ("name", "value"), [("PETA_INTERNAL", "whatever"), ("PETA_INTERNAL", ""), ("PETA_INTERN", "never")]
)
def test_the_internal_mode_is_locked_until_its_setting_is_understood(name, value, monkeypatch):
    monkeypatch.setenv(name, value)
    app = open_page("quality", internal=True)
    assert "Halaman ini hanya dapat dibuka di komputer itu sendiri" in extract_text(app)
    assert not [button for button in app.button if button.key == "unlock"]
    assert "Sampai diperbaiki, mode internal tetap terkunci." in extract_text(app)


def test_no_list_is_stored_on_the_page_while_a_setting_is_not_understood(monkeypatch):
    monkeypatch.setenv("PETA_STOR", "postgresql://peta:rahasia@db/r")
    app = open_page("import_list", internal=True)
    app.file_uploader[0].set_value(("daftar.csv", OFFICE_LIST.encode(), "")).run()
    for label in ["Lanjut"] * 4:
        next(button for button in app.button if button.label == label).click().run()
    app.text_input(key="write_source").input("Kanim Pangkalpinang").run()
    next(button for button in app.button if button.label.startswith("Simpan")).click().run()
    assert not app.exception
    assert extract_text(app).count("'PETA_STOR' bukan pengaturan aplikasi ini; yang terdekat PETA_STORE.") == 2
    assert "rahasia" not in extract_text(app)
    assert not change_token.has_lists(permit_store.store_url())
