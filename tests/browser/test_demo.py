"""The demo's journey: loaded by a button, shown in each mode, taken out as files, locked again by a reload, removed."""

import csv

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from tests.support.accessibility import find_violations, open_all_sections

LOADING_TIMEOUT_MS = 180_000
"""Milliseconds that the demo's lists may take on a machine that does other work."""

MEETING_BADGE, PUBLIC_BADGE = "RAPAT – disamarkan, k=5", "PUBLIK – disamarkan, k=5"
INTERNAL_BADGE = "INTERNAL – angka lengkap, jangan diproyeksikan"


def read_badges(visit) -> list[str]:
    return visit.page.locator(".peta-badge").all_inner_texts()


def wait_for_badges(visit, *labels):
    """Wait until the badges of the page are these."""
    visit.page.locator(".peta-badge", has_text=labels[-1]).wait_for(timeout=20_000)
    assert read_badges(visit) == list(labels)


@pytest.fixture
def demo(visit, serve_with):
    """Return a visit to the map of a demo that was loaded by the button."""
    visit.address = serve_with()
    visit.open(f"{visit.address}/")
    visit.open(f"{visit.address}/impor")
    visit.press("Muat demo")
    visit.page.get_by_text("Tampilkan demo di peta").click(timeout=LOADING_TIMEOUT_MS)
    visit.wait_for_area("19")
    return visit


def test_the_demo_is_loaded_shown_taken_out_locked_and_removed(demo, tmp_path):
    wait_for_badges(demo, "FIKTIF", "DAFTAR IZIN", MEETING_BADGE)
    demo.press("Mode publik")
    wait_for_badges(demo, "FIKTIF", "DAFTAR IZIN", PUBLIC_BADGE)

    demo.toggle_section("Angka-angkanya")
    with demo.save_download("Unduh CSV", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["Data dan mode"] for row in rows} == {f"FIKTIF; DAFTAR IZIN; {PUBLIC_BADGE}"}
    assert {row["Status"] for row in rows} == {"FIKTIF"}
    assert "1–4" in {row["Nilai"] for row in rows}
    assert not {row["Nilai"] for row in rows} & {"1", "2", "3", "4"}
    book = load_workbook(demo.save_download("Unduh XLSX", tmp_path))
    assert {row[-1].value for row in book["Angka"].iter_rows(min_row=2)} == {f"FIKTIF; DAFTAR IZIN; {PUBLIC_BADGE}"}
    metadata = {row[0].value: row[1].value for row in book["Tentang"].iter_rows(min_row=2)}
    assert metadata["Data dan mode"] == f"FIKTIF; DAFTAR IZIN; {PUBLIC_BADGE}"

    demo.press("Unduh gambar")
    svg = demo.save_download("SVG", tmp_path).read_text(encoding="utf-8")
    assert "FIKTIF" in svg
    assert PUBLIC_BADGE in svg

    demo.press("Buka mode internal")
    wait_for_badges(demo, "FIKTIF", "DAFTAR IZIN", INTERNAL_BADGE)
    table = demo.page.locator(".peta-table").inner_text()
    assert "1–4" not in table
    demo.press("Tambah ke paparan")
    demo.wait_for_text("Ditambahkan ke")
    assert find_violations(demo.page) == []
    demo.page.get_by_role("link", name="Wilayah", exact=True).click()
    demo.page.locator(".peta-fact").first.wait_for(timeout=30_000)
    open_all_sections(demo.page)
    assert find_violations(demo.page) == []
    demo.page.get_by_role("link", name="Paparan", exact=True).click()
    (slide,) = Presentation(demo.save_download("Unduh paparan", tmp_path)).slides
    assert INTERNAL_BADGE in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    demo.page.reload()
    wait_for_badges(demo, "FIKTIF", "DAFTAR IZIN", PUBLIC_BADGE)

    demo.open(f"{demo.address}/impor?data=demo")
    demo.press("Hapus demo")
    demo.page.get_by_role("button", name="Muat demo").wait_for(timeout=20_000)
    demo.open(f"{demo.address}/peta?data=demo")
    demo.wait_for_text("Tidak ada data “demo” di sini; yang ditampilkan angka terbitan.")
    assert read_badges(demo) == ["ANGKA TERBITAN", "RAPAT"]
    # Streamlit first looks for itself below a page's address, which the browser reports.
    assert [error for error in demo.errors if "404" not in error] == []
    assert demo.foreign_urls == []


def test_no_address_and_no_other_tab_unlocks(visit, browser, app):
    visit.open(f"{app}/mutu")
    visit.page.locator(".st-key-unlock button").click()
    visit.page.locator(".st-key-unlock").wait_for(state="detached")
    other_tab = visit.page.context.new_page()
    other_tab.goto(f"{app}/mutu?mode=internal&is_internal=1&unlock=true")
    other_tab.locator(".st-key-unlock").wait_for(timeout=30_000)
    proxied_page = browser.new_context(extra_http_headers={"X-Forwarded-For": "10.0.0.8"}).new_page()
    proxied_page.goto(f"{app}/mutu")
    proxied_page.get_by_text("Mode ini dapat dibuka").or_(proxied_page.locator(".peta-text")).first.wait_for(
        timeout=30_000
    )
    assert proxied_page.locator(".st-key-unlock").count() == 0
    proxied_page.context.close()
