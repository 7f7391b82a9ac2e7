"""Which data a reader sees, in which mode, and what is said where they cannot be had."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from data.register.store import permit_store
from meeting import repository
from tests.support.pages import extract_headline, extract_text, open_page
from tests.support.permits import PermitList
from tests.support.readers import make_reader
from tests.support.registers import store_list
from views.badges import list_badges
from views.sources import store_status

HOLDERS = (
    PermitList()
    .with_people(12)
    .with_people(3, nationality="Tiongkok", regency="Bangka Barat", issued="13/06/2024")
    .with_people(2, nationality="Tiongkok", regency="Pangkalpinang", issued="13/06/2024")
)


@pytest.fixture
def register(tmp_path):
    """Store 12 holders in Bangka Tengah, 3 in Bangka Barat and 2 in Pangkalpinang."""
    store_list(tmp_path, HOLDERS)


def test_a_register_is_masked_in_a_meeting_and_full_only_when_unlocked(register):
    meeting = open_page(data="register", area="19.05")
    assert extract_headline(meeting) == "Bangka Barat: 1–4 ITAS darat"
    assert "RAPAT – disamarkan, k=5" in extract_text(meeting)
    assert extract_headline(open_page(data="register", area="19.05", mode="public")) == "Bangka Barat: 1–4 ITAS darat"
    internal_app = open_page(data="register", area="19.05", internal=True)
    assert extract_headline(internal_app) == "Bangka Barat: 3 ITAS darat"
    assert "INTERNAL – angka lengkap, jangan diproyeksikan" in extract_text(internal_app)


@pytest.mark.parametrize("page", ["map", "trend", "region", "sources"])
def test_no_address_reaches_the_internal_mode(register, page):
    app = open_page(page, data="register", mode="internal", is_internal="1", k="1")
    assert "Mode internal tidak dapat dibuka lewat alamat" in extract_text(app)
    assert "RAPAT – disamarkan, k=5" in extract_text(app)


def test_published_figures_stand_beside_the_register(register):
    app = open_page(data="both", area="19.04", measure="itas_land_holders")
    assert extract_headline(app) == "Bangka Tengah: 12 ITAS darat"
    assert "ANTARA News Bangka Belitung" in extract_text(app)


def test_data_that_are_not_there_are_said(tmp_path):
    app = open_page(data="register")
    assert "Tidak ada data “register” di sini; yang ditampilkan angka terbitan." in extract_text(app)
    assert "RAPAT" in extract_text(app)


def test_a_store_that_cannot_be_opened_is_said_and_published_figures_are_shown(register):
    path = permit_store.store_url().partition("://")[2]
    with open(path, "r+b") as file:
        file.write(b"x" * 4096)
    store_status.forget_status()
    app = open_page(data="register", area="19.04")
    assert "Simpanan tidak dapat dibuka" in extract_text(app) or "Penyimpanan tidak dapat dibuka" in extract_text(app)
    assert "22 ITAS darat" in extract_headline(app)
    assert "ANGKA TERBITAN" in extract_text(app)


def test_a_server_behind_a_proxy_or_for_colleagues_cannot_be_unlocked(register, monkeypatch):
    monkeypatch.setenv("PETA_INTERNAL", "never")
    app = open_page("import_list", internal=True)
    assert extract_headline(app) == "Halaman ini memuat angka lengkap"
    assert not [button for button in app.button if button.key == "unlock"]


def test_a_server_that_cannot_be_reached_is_said_and_published_figures_are_shown(monkeypatch):
    monkeypatch.setenv("PETA_STORE", "postgresql://nobody@127.0.0.1:1/none")
    app = open_page(data="register", area="19.04")
    assert "Penyimpanan tidak dapat dibuka" in extract_text(app)
    assert "22 ITAS darat" in extract_headline(app)


def test_a_file_that_is_made_after_its_page_has_run_sees_what_the_page_read(register):
    """A download is made on another thread, when other readers have run: it holds the reader of its own run."""
    internal_reader = make_reader(data="register", internal=True)

    def read_headlines():
        rows = internal_reader.source.headlines("19.05")
        return list(rows["value"]), list_badges(internal_reader.source, internal_reader.i18n)

    before = read_headlines()
    assert before == ([3], ["DAFTAR IZIN", "INTERNAL – angka lengkap, jangan diproyeksikan"])
    published_reader, meeting_reader = make_reader(), make_reader(data="register")
    with ThreadPoolExecutor(1) as executor:
        assert executor.submit(read_headlines).result() == before
    assert published_reader.source is not internal_reader.source
    assert list(meeting_reader.source.headlines("19.05")["disclosure"]) == ["band"]
    assert list_badges(published_reader.source, published_reader.i18n) == ["ANGKA TERBITAN", "RAPAT"]
    assert read_headlines() == before


def test_what_is_published_beside_a_register_stands_in_its_scene_and_picture_too(register):
    app = open_page("trend", data="both", area="19.04", measure="itas_land_holders", areas="19.04")
    app.button(key="add-scene").click().run()
    (deck,) = repository.load_decks()
    repository.remove_deck(deck.deck_id)
    (scene,) = deck.scenes
    assert scene.sentence.endswith("Angka terbitan: 22, per 13 Juni 2024, ANTARA News Bangka Belitung.")
    assert [figure.value_text for figure in scene.figures if figure.publisher.startswith("ANTARA")] == ["22"]
    assert "ANTARA News Bangka Belitung" in scene.source
