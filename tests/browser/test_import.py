"""A steward's journey: a dirty list walked through all steps, stored, seen in the history, taken back; hostile and broken lists."""

import re

import pytest
from babel.messages.pofile import read_po

from tests.support.accessibility import find_violations, open_all_sections
from tests.support.browser import ROOT, run_app
from tests.support.hostile_text import HOSTILE_TEXT
from tests.support.office_list import OFFICE_LIST
from tests.support.waits import wait_until_still

STREAMLIT_PHRASES = re.compile(
    r"\b(Upload|Browse|Drag|drop a file|per file|Limit|No options|No results|Choose an option|Press Enter)\b"
)


def list_english_messages():
    """Return the English messages whose Indonesian differs: none of them may stand on an Indonesian page."""
    with (ROOT / "views" / "locale" / "id.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id and message.id != message.string]
    return {text for message in messages for text in (message.id if message.pluralizable else (message.id,))}


def assert_indonesian(page):
    body_text = page.locator("body").inner_text()
    assert not STREAMLIT_PHRASES.search(body_text), body_text
    assert not {line.strip() for line in body_text.splitlines()} & (list_english_messages() - {"Status"})


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return the address of an app whose register is read by these tests alone, and in which nothing is stored."""
    with run_app({"XDG_DATA_HOME": str(tmp_path_factory.mktemp("office"))}) as address:
        yield address


@pytest.fixture
def import_page(visit, office):
    """Return a visit to the import page of a register in which nothing was ever stored."""
    visit.address = office
    return open_import_page(visit)


def open_import_page(visit):
    """Open the import page and unlock it: not as the first address of its server, which is loaded twice."""
    visit.open(f"{visit.address}/")
    return open_unlocked_page(visit, "impor")


def open_unlocked_page(visit, path):
    """Open a page with full numbers and unlock it."""
    visit.open(f"{visit.address}/{path}")
    return unlock(visit)


def unlock(visit):
    visit.page.locator(".st-key-unlock button").click()
    visit.page.locator(".st-key-unlock").wait_for(state="detached")
    return visit


def choose_file(visit, path):
    visit.page.locator('input[type="file"]').first.set_input_files(path)


def wait_for_text(visit, text):
    visit.page.get_by_text(text).first.wait_for(timeout=60_000)


def test_a_dirty_list_is_walked_stored_seen_and_taken_back(visit, serve_with, tmp_path):
    visit.address = serve_with()
    import_page = open_import_page(visit)
    path = tmp_path / "daftar juni.csv"
    path.write_text(OFFICE_LIST, encoding="utf-8")
    assert_indonesian(import_page.page)
    choose_file(import_page, path)
    titles = (
        "Di mana daftar bermula?",
        "Apa arti tiap kolom, dan mana yang pribadi?",
        "Apa yang akan dibersihkan, dan apa yang meragukan?",
        "Baris mana yang melanggar aturan?",
    )
    for title in titles:
        wait_for_text(import_page, title)
        import_page.page.locator(".st-key-wizard-buttons").get_by_role("button", name="Lanjut", exact=True).wait_for()
        wait_until_still(import_page.page)
        assert_indonesian(import_page.page)
        assert "WANG LEI" not in import_page.page.locator("body").inner_text()
        assert find_violations(import_page.page) == []
        if title == titles[-1]:
            wait_for_text(import_page, "9 baris dibaca: 2 akan disimpan, 3 ditolak, 4 ditinjau.")
            download_path = import_page.save_download("Unduh baris untuk diperbaiki", tmp_path)
            rows = download_path.read_text(encoding="utf-8-sig").splitlines()
            assert rows[0].startswith("No,Nama,No. Paspor,Tgl Lahir")
            assert len(rows) == 8
        import_page.press("Lanjut")
    wait_for_text(import_page, "Simpan daftar ini?")
    import_page.page.get_by_label("Daftar milik").fill("Kanim Pangkalpinang")
    import_page.page.get_by_label("Daftar milik").press("Enter")
    wait_until_still(import_page.page)
    import_page.press("Simpan 2 baris")
    wait_for_text(import_page, re.compile("Daftar tersimpan sebagai impor [0-9a-f]{12}"))
    profile = import_page.save_download("Unduh profil", tmp_path)
    assert 'Kewarganegaraan = "nationality"' in profile.read_text(encoding="utf-8")
    assert_indonesian(import_page.page)
    open_unlocked_page(import_page, "mutu")
    wait_for_text(import_page, "2 dari 9 baris yang dibaca ada di register")
    open_all_sections(import_page.page)
    assert find_violations(import_page.page) == []
    open_unlocked_page(import_page, "impor")
    wait_for_text(import_page, "daftar juni.csv")
    import_page.press("Batalkan …")
    wait_for_text(import_page, "2 baris keluar dari register")
    assert find_violations(import_page.page) == []
    import_page.press("Ya, batalkan")
    import_page.page.locator(".peta-table").get_by_text("dibatalkan", exact=True).wait_for(timeout=60_000)
    assert import_page.foreign_urls == []


def test_hostile_headings_cells_and_names_are_text(import_page, tmp_path):
    path = tmp_path / "daftar ![x](http:__evil) :red[x] <img src=x onerror=window.hacked=1>.csv"
    rows = (
        OFFICE_LIST.replace("Kewarganegaraan", f'"{HOSTILE_TEXT}"', 1)
        .replace("Bateng", f'"{HOSTILE_TEXT}"')
        .replace("Benteng", "A" * 10_000)
    )
    path.write_text(rows, encoding="utf-8")
    choose_file(import_page, path)
    for _ in range(4):
        import_page.page.locator(".st-key-wizard-buttons").get_by_role("button", name="Lanjut", exact=True).wait_for(
            timeout=60_000
        )
        wait_until_still(import_page.page)
        assert import_page.page.evaluate("window.hacked") is None
        assert import_page.page.locator("img[src=x]").count() == 0
        assert "A" * 100 not in import_page.page.locator("body").inner_text()
        import_page.press("Lanjut")
    wait_for_text(import_page, "Simpan daftar ini?")
    assert import_page.foreign_urls == []


def test_a_broken_list_and_one_that_is_too_large_are_said(import_page, tmp_path):
    broken_path, oversized_path = tmp_path / "rusak.xlsx", tmp_path / "besar.csv"
    broken_path.write_bytes(b"PK\x03\x04 no workbook")
    with oversized_path.open("wb") as file:
        file.truncate(201 * 2**20)
    choose_file(import_page, broken_path)
    wait_for_text(import_page, "rusak.xlsx rusak")
    choose_file(import_page, oversized_path)
    import_page.page.locator('.stFileChip[aria-invalid="true"]').wait_for(timeout=60_000)
    dropzone_message = import_page.page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stFileUploaderDropzone]'), '::after').content"
    )
    assert dropzone_message.startswith('"Berkas lebih besar dari 200 MB')
    assert find_violations(import_page.page) == []
    assert_indonesian(import_page.page)


def test_a_browser_that_leaves_stores_nothing_and_leaves_nothing(import_page, tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_text(OFFICE_LIST, encoding="utf-8")
    choose_file(import_page, path)
    wait_for_text(import_page, "Di mana daftar bermula?")
    import_page.page.reload()
    unlock(import_page)
    wait_for_text(import_page, "Daftar mana yang akan diimpor?")
    wait_for_text(import_page, "Belum ada daftar yang diimpor.")
