"""A steward's journey: a dirty list walked through all steps, stored, seen in the history, taken back; hostile and broken lists."""

import re

import pytest
from babel.messages.pofile import read_po

from tests.browser.harness import ROOT, running, still
from tests.browser.test_access import findings, unfold
from tests.browser.test_hostile import NASTY
from tests.data.register.conftest import LIST

STREAMLITS = re.compile(
    r"\b(Upload|Browse|Drag|drop a file|per file|Limit|No options|No results|Choose an option|Press Enter)\b"
)


def english_only():
    """Return the English messages whose Indonesian differs: none of them may stand on an Indonesian page."""
    with (ROOT / "pages" / "locale" / "id.po").open("rb") as file:
        return {message.id for message in read_po(file) if message.id and message.id != message.string}


def speaks_indonesian(page):
    seen = page.locator("body").inner_text()
    assert not STREAMLITS.search(seen), seen
    assert not {line.strip() for line in seen.splitlines()} & (english_only() - {"Status"})


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return the address of an app whose register is read by these tests alone, and in which nothing is stored."""
    with running({"XDG_DATA_HOME": str(tmp_path_factory.mktemp("office"))}) as address:
        yield address


@pytest.fixture
def desk(visit, office):
    """Return a visit to the import page of a register in which nothing was ever stored."""
    visit.address = office
    return welcomed(visit)


def welcomed(visit):
    """Open the import page and unlock it: not as the first address of its server, which is loaded twice."""
    visit.open(f"{visit.address}/")
    return enter(visit, "impor")


def enter(visit, path):
    """Open a page with full numbers and unlock it."""
    visit.open(f"{visit.address}/{path}")
    return unlock(visit)


def unlock(visit):
    visit.page.locator(".st-key-unlock button").click()
    visit.page.locator(".st-key-unlock").wait_for(state="detached")
    return visit


def give(visit, path):
    visit.page.locator('input[type="file"]').first.set_input_files(path)


def saying(visit, words):
    visit.page.get_by_text(words).first.wait_for(timeout=60_000)


def test_a_dirty_list_is_walked_stored_seen_and_taken_back(visit, serve_with, tmp_path):
    visit.address = serve_with()
    desk = welcomed(visit)
    path = tmp_path / "daftar juni.csv"
    path.write_text(LIST, encoding="utf-8")
    speaks_indonesian(desk.page)
    give(desk, path)
    titles = (
        "Di mana daftar bermula?",
        "Apa arti tiap kolom, dan mana yang pribadi?",
        "Apa yang akan dibersihkan, dan apa yang meragukan?",
        "Baris mana yang melanggar aturan?",
    )
    for title in titles:
        saying(desk, title)
        desk.page.locator(".st-key-ways").get_by_role("button", name="Lanjut", exact=True).wait_for()
        still(desk.page)
        speaks_indonesian(desk.page)
        assert "WANG LEI" not in desk.page.locator("body").inner_text()
        assert findings(desk.page) == []
        if title == titles[-1]:
            saying(desk, "9 baris dibaca: 2 akan disimpan, 3 ditolak, 4 ditinjau.")
            mended = desk.saved("Unduh baris untuk diperbaiki", tmp_path)
            rows = mended.read_text(encoding="utf-8-sig").splitlines()
            assert rows[0].startswith("No,Nama,No. Paspor,Tgl Lahir")
            assert len(rows) == 8
        desk.press("Lanjut")
    saying(desk, "Simpan daftar ini?")
    desk.page.get_by_label("Daftar milik").fill("Kanim Pangkalpinang")
    desk.page.get_by_label("Daftar milik").press("Enter")
    still(desk.page)
    desk.press("Simpan 2 baris")
    saying(desk, re.compile("Daftar tersimpan sebagai impor [0-9a-f]{12}"))
    profile = desk.saved("Unduh profil", tmp_path)
    assert 'Kewarganegaraan = "nationality"' in profile.read_text(encoding="utf-8")
    speaks_indonesian(desk.page)
    enter(desk, "mutu")
    saying(desk, "2 dari 9 baris yang dibaca ada di register")
    unfold(desk.page)
    assert findings(desk.page) == []
    enter(desk, "impor")
    saying(desk, "daftar juni.csv")
    desk.press("Batalkan …")
    saying(desk, "2 baris keluar dari register")
    assert findings(desk.page) == []
    desk.press("Ya, batalkan")
    desk.page.locator(".peta-table").get_by_text("dibatalkan", exact=True).wait_for(timeout=60_000)
    assert desk.strangers == []


def test_hostile_headings_cells_and_names_are_text(desk, tmp_path):
    path = tmp_path / "daftar ![x](http:__evil) :red[x] <img src=x onerror=window.hacked=1>.csv"
    rows = (
        LIST.replace("Kewarganegaraan", f'"{NASTY}"', 1)
        .replace("Bateng", f'"{NASTY}"')
        .replace("Benteng", "A" * 10_000)
    )
    path.write_text(rows, encoding="utf-8")
    give(desk, path)
    for _ in range(4):
        desk.page.locator(".st-key-ways").get_by_role("button", name="Lanjut", exact=True).wait_for(timeout=60_000)
        still(desk.page)
        assert desk.page.evaluate("window.hacked") is None
        assert desk.page.locator("img[src=x]").count() == 0
        assert "A" * 100 not in desk.page.locator("body").inner_text()
        desk.press("Lanjut")
    saying(desk, "Simpan daftar ini?")
    assert desk.strangers == []


def test_a_broken_list_and_one_that_is_too_large_are_said(desk, tmp_path):
    broken, large = tmp_path / "rusak.xlsx", tmp_path / "besar.csv"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    with large.open("wb") as file:
        file.truncate(201 * 2**20)
    give(desk, broken)
    saying(desk, "rusak.xlsx rusak")
    give(desk, large)
    desk.page.locator('.stFileChip[aria-invalid="true"]').wait_for(timeout=60_000)
    told = desk.page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stFileUploaderDropzone]'), '::after').content"
    )
    assert told.startswith('"Berkas lebih besar dari 200 MB')
    assert findings(desk.page) == []
    speaks_indonesian(desk.page)


def test_a_browser_that_leaves_stores_nothing_and_leaves_nothing(desk, tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_text(LIST, encoding="utf-8")
    give(desk, path)
    saying(desk, "Di mana daftar bermula?")
    desk.page.reload()
    unlock(desk)
    saying(desk, "Daftar mana yang akan diimpor?")
    saying(desk, "Belum ada daftar yang diimpor.")
