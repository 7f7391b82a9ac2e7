"""The journeys of a newcomer in a real browser: the map, drill, Back, time, trend, profile, sources, keyboard."""

import re
from pathlib import Path

import pytest

SAID = "22 ITAS darat, 6 ITAP, per 13 Juni 2024, sumber ANTARA News Bangka Belitung"


def test_from_indonesia_to_bangka_tengah_and_back(visit, app):
    visit.open(f"{app}/?area=id")
    visit.shows("id")
    visit.click("19")
    visit.shows("19")
    visit.says("Kepulauan Bangka Belitung: terbanyak di Kabupaten Bangka, 134 TKA")
    assert "area=19" in visit.page.url
    visit.page.wait_for_timeout(600)
    visit.click("19.04")
    visit.shows("19.04")
    visit.says(SAID)
    assert visit.headline() == "Bangka Tengah: 22 ITAS darat dan 6 ITAP"
    visit.page.go_back()
    visit.shows("19")
    visit.page.go_back()
    visit.shows("id")
    visit.page.go_forward()
    visit.shows("19")
    assert visit.errors == []
    assert visit.strangers == []


def test_the_source_of_the_number_is_one_click_away(visit, app):
    visit.open(f"{app}/?area=19.04")
    visit.says(SAID)
    link = visit.page.locator(".peta-source a").first
    assert "ANTARA News Bangka Belitung" in link.inner_text()
    assert link.get_attribute("href").startswith("https://babel.antaranews.com/")


def test_time_moves_in_the_browser_and_rests_in_the_address(visit, app):
    visit.open(f"{app}/?area=19")
    frame = visit.frame()
    slider = visit.map.locator(".peta-time input")
    zoom = frame.evaluate("peta.state.map.getZoom()")
    slider.focus()
    slider.press("Home")
    visit.page.wait_for_url(re.compile("time=20"))
    first = frame.evaluate("peta.state.view.stops[0].key")
    assert f"time={first}" in visit.page.url
    assert visit.map.locator(".peta-time output").inner_text() == first
    assert frame.evaluate("peta.state.map.getZoom()") == zoom
    visit.page.go_back()
    visit.page.wait_for_url(lambda url: "time=" not in url)


def test_play_sends_nothing_until_it_rests(visit, app):
    received = []
    visit.page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(len(data))))
    visit.open(f"{app}/?area=19")
    frame = visit.frame()
    visit.page.wait_for_timeout(1500)
    zoom, seen = frame.evaluate("peta.state.map.getZoom()"), set()
    received.clear()
    visit.map.locator(".peta-play").click()
    for _ in range(12):
        visit.page.wait_for_timeout(200)
        seen.add(visit.map.locator(".peta-time output").inner_text())
    assert len(seen) >= 2
    assert received == []
    assert frame.evaluate("peta.state.map.getZoom()") == zoom
    visit.map.locator(".peta-play").click()
    visit.page.wait_for_url(re.compile("time="))


def test_the_map_by_keyboard(visit, app):
    visit.open(f"{app}/?area=19")
    frame = visit.frame()
    visit.map.locator("#map_div").focus()
    visit.page.keyboard.press("ArrowRight")
    assert visit.map.locator(".peta-live").inner_text().startswith("Bangka, 134 orang, per April 2022")
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Enter")
    visit.shows("19.05")
    visit.map.locator("#map_div").focus()
    visit.page.keyboard.press("Escape")
    visit.shows("19")
    assert frame.evaluate("document.documentElement.lang") == "id"


def test_trend_profile_and_sources_keep_the_area(visit, app):
    visit.open(f"{app}/?area=19.04")
    visit.page.get_by_role("link", name="Tren").click()
    visit.page.locator(".js-plotly-plot").first.wait_for()
    assert "area=19.04" in visit.page.url
    visit.page.get_by_role("link", name="Wilayah", exact=True).click()
    visit.says("berumur")
    assert visit.headline() == "Bangka Tengah: 22 ITAS darat dan 6 ITAP"
    visit.page.get_by_role("link", name="Sumber & metode").click()
    visit.says("1.736 angka terbitan")
    visit.page.get_by_text("Semua sumber").click()
    visit.page.get_by_role("table").first.wait_for()
    visit.page.get_by_role("link", name="Peta", exact=True).click()
    visit.shows("19.04")
    assert visit.errors == []
    assert visit.strangers == []


def test_a_filter_keeps_the_map_and_its_zoom(visit, app):
    visit.open(f"{app}/?area=19")
    frame = visit.frame()
    frame.evaluate("void peta.state.map.setZoom(peta.state.map.getZoom() + 1, {animate: false})")
    zoom, painted = frame.evaluate("[peta.state.map.getZoom(), window.petaPainted]")
    visit.page.get_by_role("combobox", name="Ukuran").click()
    visit.page.get_by_role("option", name="Warga negara asing (WNA) (orang)").click()
    frame.wait_for_function("painted => window.petaPainted > painted", arg=painted)
    assert frame.evaluate("peta.state.map.getZoom()") == zoom
    assert "measure=wna" in visit.page.url
    assert visit.map.locator(".peta-legend .peta-title").inner_text() == "WNA (orang)"


def test_legend_table_and_map_agree(visit, app):
    visit.open(f"{app}/?area=19&show=rate")
    counts = [int(text) for text in visit.map.locator(".peta-row:not([hidden]) .peta-count").all_inner_texts()]
    assert sum(counts) == 7
    visit.page.get_by_text("Angka-angkanya").click()
    visit.page.locator(".peta-table tbody tr").first.wait_for()
    rows = visit.page.locator(".peta-table tbody tr").count()
    assert rows == sum(counts) - counts[-1] == 4
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Unduh CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == rows + 1
    assert "Antara Babel (Kesbangpol Bangka)" in text


def test_names_on_the_map_do_not_overlap_and_fit(visit, app):
    visit.open(f"{app}/?area=id")
    named = visit.frame().evaluate("peta.state.named")
    assert len(named) >= 15
    assert any(name.startswith("Jawa Tengah 22.338") for name in named)


def test_no_scrolling_to_see_the_map(visit, app):
    visit.open(f"{app}/?area=19")
    visit.map.locator(".peta-legend").wait_for()
    box = visit.page.locator('iframe[title="streamlit_folium.st_folium"]').bounding_box()
    assert box["y"] + box["height"] <= 768
    assert box["height"] >= 500
    assert visit.page.get_by_text("Deploy").count() == 0


def test_sea_workers_are_never_on_land(visit, app):
    visit.open(f"{app}/?area=19&measure=tka_sea")
    strip = visit.map.locator(".peta-strip")
    strip.get_by_text("510 orang").wait_for()
    assert visit.frame().evaluate("peta.state.symbols.size") == 0
    assert "per 16 Oktober 2016 · Republika" in strip.inner_text()


def test_districts_of_a_province(visit, app):
    visit.open(f"{app}/?area=19&level=district")
    assert visit.frame().evaluate("peta.state.byCode.size") == 47


@pytest.mark.parametrize("path", ["", "tren", "wilayah", "sumber", "impor", "mutu"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_request_leaves_the_machine(visit, app, path, lang):
    visit.open(f"{app}/{path}?area=19&lang={lang}")
    visit.page.wait_for_timeout(1500)
    assert visit.strangers == []
