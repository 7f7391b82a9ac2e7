"""The journeys of a newcomer in a real browser: the map, drill, Back, time, trend, profile, sources, keyboard."""

import re

import pytest

from tests.support.waits import assert_stays, wait_until_still, wait_until_unchanged
from views.themes import THEMES

FACTS_SENTENCE = "22 ITAS darat, 6 ITAP, per 13 Juni 2024, sumber ANTARA News Bangka Belitung"


def test_from_indonesia_to_bangka_tengah_and_back(visit, app):
    visit.open(f"{app}/?area=id")
    visit.wait_for_text("Sebelum memakai angka ini")
    visit.page.get_by_role("link", name="Peta", exact=True).click()
    visit.wait_for_area("id")
    visit.click("19")
    visit.wait_for_area("19")
    visit.wait_for_text("Kepulauan Bangka Belitung: terbanyak di Kabupaten Bangka, 134 TKA")
    assert "area=19" in visit.page.url
    visit.click("19.04")
    visit.wait_for_area("19.04")
    visit.wait_for_text(FACTS_SENTENCE)
    assert visit.headline() == "Bangka Tengah: 22 ITAS darat dan 6 ITAP"
    visit.page.go_back()
    visit.wait_for_area("19")
    visit.page.go_back()
    visit.wait_for_area("id")
    visit.page.go_forward()
    visit.wait_for_area("19")
    assert visit.errors == []
    assert visit.foreign_urls == []


def test_the_source_of_the_number_is_one_click_away(visit, app):
    visit.open(f"{app}/peta?area=19.04")
    visit.wait_for_text(FACTS_SENTENCE)
    link = visit.page.locator(".peta-source a").first
    assert "ANTARA News Bangka Belitung" in link.inner_text()
    assert link.get_attribute("href").startswith("https://babel.antaranews.com/")


def test_time_moves_in_the_browser_and_rests_in_the_address(visit, app):
    visit.open(f"{app}/peta?area=19")
    frame = visit.frame()
    slider = visit.map.locator(".peta-timeline input")
    zoom = frame.evaluate("peta.state.map.getZoom()")
    slider.focus()
    slider.press("Home")
    visit.page.wait_for_url(re.compile("time=20"))
    first_period = frame.evaluate("peta.state.view.stops[0].key")
    assert f"time={first_period}" in visit.page.url
    assert visit.map.locator(".peta-timeline output").inner_text() == first_period
    assert frame.evaluate("peta.state.map.getZoom()") == zoom
    visit.page.go_back()
    visit.page.wait_for_url(lambda url: "time=" not in url)


def test_play_sends_nothing_until_it_rests(visit, app):
    frame_sizes = []
    visit.page.on("websocket", lambda socket: socket.on("framereceived", lambda data: frame_sizes.append(len(data))))
    visit.open(f"{app}/peta?area=19")
    frame = visit.frame()
    wait_until_still(visit.page)
    wait_until_unchanged(visit.page, lambda: len(frame_sizes), 1000)
    zoom, period_labels = frame.evaluate("peta.state.map.getZoom()"), set()
    frame_sizes.clear()
    visit.map.locator(".peta-play").click()

    def is_silent():
        period_labels.add(visit.map.locator(".peta-timeline output").inner_text())
        return frame_sizes == []

    assert_stays(visit.page, is_silent, 2_400, "play asks the server nothing until it rests")
    assert len(period_labels) >= 2
    assert frame.evaluate("peta.state.map.getZoom()") == zoom
    visit.map.locator(".peta-play").click()
    visit.page.wait_for_url(re.compile("time="))


def test_trend_profile_and_sources_keep_the_area(visit, app):
    visit.open(f"{app}/peta?area=19.04")
    visit.page.get_by_role("link", name="Tren").click()
    visit.page.locator(".js-plotly-plot").first.wait_for()
    assert "area=19.04" in visit.page.url
    visit.page.get_by_role("link", name="Wilayah", exact=True).click()
    visit.wait_for_text("berumur")
    assert visit.headline() == "Bangka Tengah: 22 ITAS darat dan 6 ITAP"
    visit.page.get_by_role("link", name="Sumber & metode").click()
    visit.wait_for_text("1.736 angka terbitan")
    visit.toggle_section("Semua sumber")
    visit.page.get_by_role("table").first.wait_for()
    visit.page.get_by_role("link", name="Peta", exact=True).click()
    visit.wait_for_area("19.04")
    assert visit.errors == []
    assert visit.foreign_urls == []


def test_a_filter_keeps_the_map_and_its_zoom(visit, app):
    visit.open(f"{app}/peta?area=19")
    frame = visit.frame()
    frame.evaluate("void peta.state.map.setZoom(peta.state.map.getZoom() + 1, {animate: false})")
    zoom, painted = frame.evaluate("[peta.state.map.getZoom(), window.petaPainted]")
    visit.page.get_by_role("combobox", name="Ukuran").click()
    visit.page.get_by_role("option", name="Warga negara asing (WNA) (orang)").click()
    frame.wait_for_function("painted => window.petaPainted > painted", arg=painted)
    assert frame.evaluate("peta.state.map.getZoom()") == zoom
    assert "measure=wna" in visit.page.url
    assert visit.map.locator(".peta-legend .peta-title").inner_text() == "WNA (orang)"


def test_legend_table_and_map_agree(visit, app, tmp_path):
    visit.open(f"{app}/peta?area=19&show=rate")
    counts = [int(text) for text in visit.map.locator(".peta-row:not([hidden]) .peta-count").all_inner_texts()]
    assert sum(counts) == 7
    visit.toggle_section("Angka-angkanya")
    visit.page.locator(".peta-table tbody tr").first.wait_for()
    rows = visit.page.locator(".peta-table tbody tr").count()
    assert rows == sum(counts) - counts[-1] + 1 == 5  # the regions with a figure, and the province's own
    text = visit.save_download("Unduh CSV", tmp_path).read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == rows + 1
    assert "Antara Babel (Kesbangpol Bangka)" in text


def test_names_on_the_map_do_not_overlap_and_fit(visit, app):
    visit.open(f"{app}/peta?area=id")
    labels = visit.frame().evaluate("peta.state.labelTexts")
    assert len(labels) >= 15
    assert any(name.startswith("Jawa Tengah 22.338") for name in labels)


def test_no_scrolling_to_see_the_map(visit, app):
    visit.open(f"{app}/peta?area=19")
    visit.map.locator(".peta-legend").wait_for()
    box = visit.page.locator('iframe[title="streamlit_folium.st_folium"]').bounding_box()
    assert box["y"] + box["height"] <= 768
    assert box["height"] >= 500
    assert visit.page.get_by_text("Deploy").count() == 0


def test_sea_workers_are_never_on_land(visit, app):
    visit.open(f"{app}/peta?area=19&measure=tka_sea")
    strip = visit.map.locator(".peta-off-map")
    strip.get_by_text("510 orang").wait_for()
    assert visit.frame().evaluate("peta.state.symbolMarkers.size") == 0
    assert "per 16 Oktober 2016 · Republika" in strip.inner_text()


def test_districts_of_a_province(visit, app):
    visit.open(f"{app}/peta?area=19&level=district")
    assert visit.frame().evaluate("peta.state.regionLayers.size") == 47


def test_while_time_plays_the_words_of_another_time_step_back(visit, app):
    visit.open(f"{app}/peta?area=19")
    frame = visit.frame()
    dim = "() => getComputedStyle(document.querySelector('.peta-headline')).opacity"
    assert visit.page.evaluate(dim) == "1"
    frame.locator(".peta-play").click()
    visit.page.wait_for_function(f"({dim})() === '0.22'")
    frame.locator(".peta-play").click()
    visit.page.wait_for_function(f"({dim})() === '1'")
    assert "time=" in visit.page.url


def test_the_first_address_of_a_fresh_server_may_be_any_page(visit, serve_with):
    visit.open(f"{serve_with()}/tren?area=19&lang=en")
    visit.page.locator(".js-plotly-plot").first.wait_for()
    dialog = visit.page.get_by_role("dialog")
    assert_stays(visit.page, lambda: dialog.count() == 0, 1000, "every address is one of the app's pages")
    assert visit.headline() == "Kepulauan Bangka Belitung: foreign workers from 608 to 577"


@pytest.mark.parametrize("path", ["", "paparan"])
def test_the_page_says_its_language(visit, app, path):
    for lang in ("en", "id"):
        visit.open(f"{app}/{path}?lang={lang}")
        visit.page.wait_for_function("lang => document.documentElement.lang === lang", arg=lang)


def test_the_choice_of_areas_speaks_indonesian(visit, app):
    visit.open(f"{app}/tren?area=19")
    box = visit.page.get_by_role("combobox", name="Wilayah", exact=True)
    box.click()
    visit.page.get_by_role("option", name="Jawa Tengah", exact=True).wait_for()
    assert visit.page.get_by_text("Select all").count() == 0
    box.fill("zzzz")
    empty_message = visit.page.get_by_text("No results")
    empty_message.wait_for()
    look = "node => [getComputedStyle(node).fontSize, getComputedStyle(node, '::before').content]"
    assert empty_message.evaluate(look) == ["0px", '"Tidak ada wilayah dengan nama itu."']


def test_names_keep_clear_of_controls_and_edges(visit, app):
    visit.page.set_viewport_size({"width": 1024, "height": 768})
    visit.open(f"{app}/peta?area=id")
    count_free_js = """() => {
      const { map, zoomControl } = peta.state, size = map.getSize(), box = zoomControl.getBoundingClientRect();
      const meets = b => b[0] < box.right && b[2] > box.left && b[1] < box.bottom && b[3] > box.top;
      return peta.state.labelBoxes.every(b => b[0] >= 0 && b[2] <= size.x && !meets(b));
    }"""
    assert visit.frame().evaluate("peta.state.labelBoxes.length") >= 8
    assert visit.frame().evaluate(count_free_js)


def test_names_make_way_for_a_panel_that_grows(visit, app):
    visit.open(f"{app}/peta?area=id")
    frame = visit.frame()
    overlap_count_js = """() => {
      const { left, right, top, bottom } = peta.state.legend.getBoundingClientRect();
      return peta.state.labelBoxes.filter(b => b[0] < right && b[2] > left && b[1] < bottom && b[3] > top).length;
    }"""
    label_count = frame.evaluate("peta.state.labelTexts.length")
    assert frame.evaluate(overlap_count_js) == 0
    frame.evaluate("() => Object.assign(peta.state.legend.style, { minWidth: '560px', minHeight: '340px' })")
    frame.wait_for_function(f"({overlap_count_js})() === 0 && peta.state.labelTexts.length < {label_count}")


def test_districts_lie_among_the_land_of_their_neighbours(visit, app):
    visit.open(f"{app}/peta?area=19&level=district")
    neighbour_codes = visit.frame().evaluate(
        "peta.state.layers.neighbours.layer.getLayers().map(layer => layer.feature.properties.code)"
    )
    assert any(code.startswith("16.") for code in neighbour_codes)
    assert not any(code.startswith("19.") for code in neighbour_codes)


SWATCH_COLOURS_JS = """(node, colour) => {
  const probe = node.parentElement.appendChild(document.createElement("i"));
  probe.style.background = colour;
  const colours = [node, probe].map(element => getComputedStyle(element).backgroundColor);
  probe.remove();
  return colours;
}"""


def test_the_legend_has_the_colours_of_the_map_in_every_theme(visit, app):
    visit.open(f"{app}/peta?area=19")
    for theme in THEMES:
        frame = visit.frame()
        frame.wait_for_function("theme => peta.state.view.theme === theme", arg=theme)
        known_colour, symbol = frame.evaluate("[peta.state.view.colours.with_figure, peta.state.view.colours.symbol]")
        swatch_colour, expected_colour = visit.map.locator(".peta-row .peta-swatch").first.evaluate(
            SWATCH_COLOURS_JS, known_colour
        )
        assert swatch_colour == expected_colour
        assert visit.map.locator(".peta-nested circle").first.get_attribute("fill") == symbol
        visit.press_theme()


def test_a_narrow_window_can_unfold_the_sidebar(visit, app):
    visit.page.set_viewport_size({"width": 683, "height": 768})
    visit.open(f"{app}/peta?area=19")
    visit.page.get_by_test_id("stExpandSidebarButton").click()
    visit.page.get_by_role("combobox", name="Ukuran").wait_for()
    visit.page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
    visit.page.set_viewport_size({"width": 1366, "height": 768})
    assert visit.headline() == "Kepulauan Bangka Belitung: terbanyak di Kabupaten Bangka, 134 TKA"


COVERED_POINTS_JS = """() => {
  const { map, regionLayers, view, legend, timeline, zoomControl } = peta.state;
  const layers = [...regionLayers].filter(([code]) => view.area === 'id' || code.startsWith(view.area));
  const points = layers.flatMap(([, layer]) => layer.getLatLngs().flat(Infinity)).map(point => map.latLngToContainerPoint(point));
  const size = map.getSize(), boxes = [legend, timeline, zoomControl].map(panel => panel.getBoundingClientRect());
  const lies = (point, box) => point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom;
  return points.filter(point => point.x < 0 || point.y < 0 || point.x > size.x || point.y > size.y ||
    boxes.some(box => lies(point, box))).length;
}"""


SIZES = [(1366, 768), (1920, 1080), (1024, 768)]
ADDRESSES = [
    "area=19", "area=19&show=rate", "area=32", "area=32&level=district", "area=19.03&level=district", "area=11",
]  # fmt: skip


IS_FITTED_JS = """wide => {
  const { map, cameraKey } = peta.state, { x, y } = map.getSize(), box = map.getContainer();
  return parent.innerWidth === wide && box.clientWidth === x && box.clientHeight === y && cameraKey.endsWith(`|${x}x${y}`);
}"""
"""The map has the size of its window, and was placed for it."""


@pytest.mark.parametrize(("place", "address"), [*enumerate(ADDRESSES)])
def test_no_panel_lies_on_the_regions_of_a_province_nor_on_another_screen(visit, app, place, address):
    for width, height in [*SIZES, *SIZES][place % 3 :][:3]:
        visit.page.set_viewport_size({"width": width, "height": height})
        if visit.page.url == "about:blank":
            visit.open(f"{app}/peta?{address}")
        frame = visit.frame()
        frame.wait_for_function(IS_FITTED_JS, arg=width)
        frame.wait_for_function(f"({COVERED_POINTS_JS})() === 0", timeout=5_000)


def test_a_panel_that_grows_over_a_province_makes_it_move_unless_the_reader_has(visit, app):
    visit.open(f"{app}/peta?area=32")
    frame = visit.frame()
    frame.evaluate("() => Object.assign(peta.state.legend.style, { minWidth: '330px', minHeight: '330px' })")
    assert frame.evaluate(COVERED_POINTS_JS) > 0
    visit.page.get_by_role("button", name="English").click()
    frame.wait_for_function("document.documentElement.lang === 'en'")
    frame.wait_for_function(f"({COVERED_POINTS_JS})() === 0", timeout=5_000)

    zoom = frame.evaluate("peta.state.map.zoomIn(1, { animate: false }).getZoom()")
    frame.evaluate("() => Object.assign(peta.state.legend.style, { minWidth: '400px', minHeight: '360px' })")
    visit.page.get_by_role("button", name="Bahasa Indonesia").click()
    frame.wait_for_function("document.documentElement.lang === 'id'")
    assert frame.evaluate("peta.state.map.getZoom()") == zoom


@pytest.mark.parametrize("address", ["area=id", "area=19", "area=19&measure=tka_sea"])
def test_a_narrow_map_tells_all_figures_at_sea_and_its_buttons_touch_no_region(visit, app, address):
    visit.page.set_viewport_size({"width": 1024, "height": 768})
    visit.open(f"{app}/peta?{address}")
    overflow_js = (
        "() => { const { offMapPanel } = peta.state; return offMapPanel.scrollHeight - offMapPanel.clientHeight; }"
    )
    assert visit.frame().evaluate(overflow_js) == 0
    assert visit.frame().evaluate(COVERED_POINTS_JS.replace("[legend, timeline, zoomControl]", "[zoomControl]")) == 0


def test_the_legend_of_colours_leaves_the_land_of_the_province_free(visit, app):
    visit.open(f"{app}/peta?area=19&show=rate")
    frame = visit.frame()
    wait_until_unchanged(visit.page, lambda: frame.evaluate("peta.state.labelTexts"))
    labels = frame.evaluate("peta.state.labelTexts")
    assert "Bangka Selatan 9,3 (2023)" in labels
    assert len([name for name in labels if name.split(" ")[0] in ("Bangka", "Belitung", "Pangkal")]) == 7
