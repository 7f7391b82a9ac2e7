"""The map by keyboard: regions in tab order by value, neighbours by arrow, and always a way out."""

import re

import pytest

from tests.support.waits import assert_stays

IS_MAP_FOCUSED_JS = "document.hasFocus() && document.activeElement === peta.state.map.getContainer()"
IS_SKIP_LINK_FOCUSED_JS = "document.hasFocus() && document.activeElement === peta.state.skipButton"
IS_ZOOM_FOCUSED_JS = "document.hasFocus() && document.activeElement.matches('.leaflet-control-zoom-in')"


def press_keys(visit, keys):
    """Press keys one after the other: "End Tab"."""
    for key in keys.split():
        visit.page.keyboard.press(key)


def focus_skip_link(visit):
    """Go by Tab from the page to the way past the map, the last stop before its regions."""
    visit.page.get_by_role("link", name="Peta", exact=True).focus()
    for _ in range(60):
        press_keys(visit, "Tab")
        if visit.frame().evaluate(IS_SKIP_LINK_FOCUSED_JS):
            return
    pytest.fail("60 times Tab did not reach the map.")


def walk_regions(visit, key="Tab"):
    """Press a key until the focus leaves the regions, and return what was read out on the way."""
    announcements = []
    while visit.frame().evaluate(IS_MAP_FOCUSED_JS) and len(announcements) < 700:
        announcements.append(visit.map.locator(".peta-live").text_content())
        press_keys(visit, key)
    return announcements


def read_table_values(visit, column):
    """Return the values of the regions from the table below the map, by name; the area's own row is its last."""
    visit.toggle_section("Angka-angkanya")
    visit.page.locator(".peta-table tbody tr").first.wait_for()
    heads = visit.page.locator(".peta-table thead th").all_inner_texts()
    rows = [row.locator("td").all_inner_texts() for row in visit.page.locator(".peta-table tbody tr").all()]
    visit.toggle_section("Angka-angkanya")
    area = visit.frame().evaluate("peta.state.view.scope")
    column_indexes = [heads.index(name) for name in ("Kode", "Wilayah", column)]
    table_rows = [[row[place] for place in column_indexes] for row in rows]
    return {strip_region_type(name): parse_number(value) for code, name, value in table_rows if code != area}


def strip_region_type(name):
    return name.removeprefix("Kabupaten ").removeprefix("Kota ")


def parse_number(number_text):
    return float(number_text.replace(".", "").replace(",", "."))


def count_silent_regions(visit, column):
    """Walk through the map, and compare what was read out with the table; return how many had no figure."""
    focus_skip_link(visit)
    press_keys(visit, "Tab")
    announcements = walk_regions(visit)
    assert visit.frame().evaluate(IS_ZOOM_FOCUSED_JS)
    values = read_table_values(visit, column)
    with_figures, without_figures = (
        [text for text in announcements if "tidak ada data" not in text],
        [t for t in announcements if "tidak ada data" in t],
    )
    assert announcements == with_figures + without_figures
    names = [text.split(", ")[0] for text in with_figures]
    assert sorted(names) == sorted(values)
    assert [values[name] for name in names] == sorted(values.values(), reverse=True)
    assert len(set(announcements)) == len(announcements)
    return len(without_figures)


@pytest.mark.parametrize(
    ("address", "column", "silent"),
    [("peta?area=19", "Nilai", 3), ("peta?area=id", "Nilai", 6), ("peta?area=19&show=rate", "Per 100.000 penduduk", 3)],
)
def test_tab_goes_through_the_regions_by_value_and_then_to_the_controls(visit, app, address, column, silent):
    visit.open(f"{app}/{address}")
    assert count_silent_regions(visit, column) == silent


def test_another_measure_is_another_order(visit, app):
    visit.open(f"{app}/peta?area=19")
    count_silent_regions(visit, "Nilai")
    painted = visit.frame().evaluate("window.petaPainted")
    visit.page.get_by_role("combobox", name="Ukuran").click()
    visit.page.get_by_role("option", name="Warga negara asing (WNA) (orang)").click()
    visit.frame().wait_for_function("painted => window.petaPainted > painted", arg=painted)
    visit.wait_for_text("terbanyak di Kota Pangkal Pinang, 252 WNA")
    count_silent_regions(visit, "Nilai")


def test_tab_back_and_forth_reads_the_regions_out(visit, app):
    visit.open(f"{app}/peta?area=19")
    focus_skip_link(visit)
    for key, name in (
        ("Tab", "Bangka,"),
        ("Tab", "Bangka Barat, 30"),
        ("Shift+Tab", "Bangka, 134"),
        ("PageDown", "Bangka Barat, 30"),
        ("Tab", "Bangka Selatan, 20"),
    ):
        press_keys(visit, key)
        wait_for_announcement(visit, name)
    press_keys(visit, "Home Shift+Tab")
    assert visit.frame().evaluate(IS_SKIP_LINK_FOCUSED_JS)
    press_keys(visit, "Tab")
    assert wait_for_announcement(visit, "Bangka,").startswith("Bangka, 134 orang")


def test_the_map_holds_nobody(visit, app):
    visit.open(f"{app}/peta?area=id")
    focus_skip_link(visit)
    press_keys(visit, "Tab End Tab")
    frame = visit.frame()
    assert frame.evaluate(IS_ZOOM_FOCUSED_JS)
    last_code = frame.evaluate("peta.state.regionOrder.at(-1)")
    press_keys(visit, "Shift+Tab")
    assert frame.evaluate("peta.state.focusCode") == last_code
    press_keys(visit, "Shift+Tab")
    assert frame.evaluate("peta.state.focusCode === peta.state.regionOrder.at(-2)")
    assert len(walk_regions(visit, "Shift+Tab")) == frame.evaluate("peta.state.regionOrder.length") - 1
    assert frame.evaluate(IS_SKIP_LINK_FOCUSED_JS)


def test_from_the_controls_back_into_a_map_not_yet_walked_is_its_last_region(visit, app):
    visit.open(f"{app}/peta?area=19")
    frame = visit.frame()
    visit.map.locator(".leaflet-control-zoom-in").focus()
    press_keys(visit, "Shift+Tab")
    assert frame.evaluate("peta.state.focusCode === peta.state.regionOrder.at(-1) && peta.state.focusOutline !== null")


@pytest.mark.parametrize(("lang", "words"), [("id", "Lewati peta"), ("en", "Skip the map")])
def test_the_map_can_be_skipped(visit, app, lang, words):
    visit.open(f"{app}/peta?area=19&lang={lang}")
    button = visit.map.get_by_role("button", name=words)
    assert button.bounding_box()["width"] <= 1
    button.focus()
    press_keys(visit, "Shift+Tab Tab")
    assert visit.frame().evaluate(IS_SKIP_LINK_FOCUSED_JS)
    assert button.bounding_box()["height"] >= 40
    press_keys(visit, "Enter")
    assert visit.frame().evaluate(IS_ZOOM_FOCUSED_JS)
    assert button.bounding_box()["width"] <= 1


def test_the_small_map_is_skipped_into_the_page(visit, app):
    visit.open(f"{app}/?area=19")
    frame = visit.page.frame_locator('iframe[title="streamlit_folium.st_folium"]')
    frame.get_by_role("button", name="Lewati peta").press("Enter")
    assert "Peta lengkap" in visit.page.evaluate("document.activeElement.innerText")
    press_keys(visit, "Shift+Tab")
    frame.locator(".peta-live").filter(has_text="Bangka Barat, tidak ada data").wait_for(state="attached")
    press_keys(visit, "Tab")
    assert "Peta lengkap" in visit.page.evaluate("document.activeElement.innerText")


def test_a_mouse_leaves_tab_to_the_browser(visit, app):
    visit.open(f"{app}/peta?area=19")
    focus_skip_link(visit)
    press_keys(visit, "Tab")
    visit.click("19.03")
    visit.wait_for_area("19.03")
    assert visit.frame().evaluate(f"{IS_MAP_FOCUSED_JS} && peta.state.focusOutline === null")
    press_keys(visit, "Tab")
    assert visit.frame().evaluate(IS_ZOOM_FOCUSED_JS)


@pytest.mark.parametrize("width", [1366, 1024])
def test_the_keys_are_told_where_no_region_lies_while_the_keyboard_is_on_the_map(visit, app, width):
    visit.page.set_viewport_size({"width": width, "height": 768})
    visit.open(f"{app}/peta?area=19")
    key_hints = visit.map.locator(".peta-key-hints")
    assert not key_hints.is_visible()
    focus_skip_link(visit)
    press_keys(visit, "Tab")
    assert key_hints.inner_text() == "Tab: nilai berikutnya · panah: tetangga · Enter: buka · End, Tab: keluar"
    label = visit.map.locator("#map_div").get_attribute("aria-label")
    assert "End lalu Tab langsung keluar" in label
    covered_count = visit.frame().evaluate("""() => {
      const box = document.querySelector('.peta-key-hints').getBoundingClientRect();
      const tops = peta.state.regionOrder.map(code => peta.state.regionLayers.get(code).getBounds())
        .map(bounds => peta.state.map.latLngToContainerPoint(bounds.getSouthWest()).y);
      return tops.filter(low => low > box.top).length;
    }""")
    assert covered_count == 0
    press_keys(visit, "End Tab")
    assert not key_hints.is_visible()


def wait_for_announcement(visit, start):
    """Wait until the map reads a region out, and return what it reads."""
    visit.map.locator(".peta-live").filter(has_text=re.compile(f"^{start}")).wait_for(state="attached")
    return visit.map.locator(".peta-live").inner_text()


def test_the_map_by_keyboard(visit, app):
    visit.open(f"{app}/peta?area=19")
    frame = visit.frame()
    visit.map.locator("#map_div").focus()
    assert wait_for_announcement(visit, "Bangka,").startswith("Bangka, 134 orang, per April 2022")
    visit.page.keyboard.press("PageDown")
    assert wait_for_announcement(visit, "Bangka Barat").startswith("Bangka Barat, 30 orang, per 26 Februari 2020")
    visit.page.keyboard.press("Enter")
    visit.wait_for_area("19.05")
    frame.wait_for_function("peta.state.focusCode === '19.05' && peta.state.focusOutline !== null")
    visit.page.keyboard.press("Escape")
    visit.wait_for_area("19")
    frame.wait_for_function("peta.state.focusCode === '19.05'")
    assert frame.evaluate("document.documentElement.lang") == "id"
    assert visit.errors == []


def test_arrow_keys_go_to_neighbours(visit, app):
    visit.open(f"{app}/peta?area=19")
    visit.map.locator("#map_div").focus()
    wait_for_announcement(visit, "Bangka,")
    ways = (
        ("ArrowLeft", "Bangka Barat"),
        ("ArrowRight", "Bangka,"),
        ("ArrowDown", "Pangkal Pinang"),
        ("ArrowDown", "Bangka Tengah, tidak ada data"),
        ("ArrowDown", "Bangka Selatan"),
        ("ArrowRight", "Belitung,"),
        ("ArrowRight", "Belitung Timur"),
    )
    for key, name in ways:
        visit.page.keyboard.press(key)
        wait_for_announcement(visit, name)
    visit.page.keyboard.press("ArrowRight")  # nothing lies further east
    announcement = visit.map.locator(".peta-live")
    assert_stays(
        visit.page, lambda: announcement.inner_text().startswith("Belitung Timur"), 300, "nothing lies further east"
    )


@pytest.mark.parametrize("address", ["peta?area=id", "peta?area=19&level=district", "peta?area=32"])
def test_every_region_can_be_reached_by_keys(visit, app, address):
    visit.open(f"{app}/{address}")
    frame = visit.frame()
    visit.map.locator("#map_div").focus()
    frame.wait_for_function("peta.state.focusCode !== null")
    assert frame.evaluate("peta.state.focusCode === peta.state.regionOrder[0]")
    heights = frame.evaluate("""() => {
      const press = key => peta.state.map.getContainer().dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
      const seen = [];
      for (let n = 0; n < peta.state.regionOrder.length; n++) { seen.push(peta.state.focusCode); press("PageDown"); }
      return [seen, peta.state.regionOrder, peta.state.focusCode];
    }""")
    assert heights[0] == heights[1]
    assert heights[2] == heights[1][-1]
    visit.page.keyboard.press("Home")
    assert frame.evaluate("peta.state.focusCode === peta.state.regionOrder[0]")
    assert len(walk_regions(visit)) == len(heights[1])


def test_the_region_with_the_focus_is_outlined_until_the_focus_leaves(visit, app):
    visit.open(f"{app}/peta?area=19.04")
    frame = visit.frame()
    visit.map.locator("#map_div").focus()
    frame.wait_for_function("peta.state.focusCode === '19.04'")
    lines = frame.evaluate(
        "peta.state.focusOutline.getLayers().map(line => [line.options.style.color, line.options.style.weight])"
    )
    look = frame.evaluate("[peta.state.view.colours.halo, peta.state.view.colours.ink]")
    assert lines == [[look[0], 7], [look[1], 4]]
    visit.page.keyboard.press("End")
    visit.page.keyboard.press("Tab")
    frame.wait_for_function("peta.state.focusOutline === null && !peta.state.map.hasLayer(peta.state.tooltip)")


def test_a_mouse_moves_no_focus_onto_the_map(visit, app):
    visit.open(f"{app}/peta?area=19")
    visit.click("19.04")
    visit.wait_for_area("19.04")
    assert visit.frame().evaluate("peta.state.focusOutline") is None


def list_new_errors(visit, errors_before):
    """Return the errors of the page since, but for the requests that the test itself refuses."""
    return [error for error in visit.errors if error not in errors_before and "net::" not in error]


def test_a_map_whose_outlines_do_not_come_takes_no_key_and_holds_nobody(visit, app):
    visit.page.route("**/static/geo/**", lambda route: route.abort())
    visit.page.goto(f"{app}/peta?area=19")
    visit.page.frame_locator("iframe").locator(".peta-error").wait_for()
    frame = next(frame for frame in visit.page.frames if "streamlit_folium" in frame.url)
    visit.page.frame_locator("iframe").locator("#map_div").focus()
    errors_before = list(visit.errors)
    press_keys(visit, "PageDown Home ArrowRight ArrowUp Tab")
    assert frame.evaluate("document.activeElement !== peta.state.map.getContainer()")
    assert_stays(
        visit.page, lambda: list_new_errors(visit, errors_before) == [], 300, "a key that is not taken fails nothing"
    )


def test_who_prints_goes_on_from_the_same_region(visit, app):
    visit.open(f"{app}/peta?area=19")
    focus_skip_link(visit)
    press_keys(visit, "Tab Tab")
    wait_for_announcement(visit, "Bangka Barat, 30")
    visit.frame().evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visit.frame().evaluate("peta.state.focusOutline") is None
    visit.frame().evaluate("dispatchEvent(new Event('afterprint'))")
    assert visit.frame().evaluate("peta.state.focusOutline !== null")
    press_keys(visit, "Tab")
    wait_for_announcement(visit, "Bangka Selatan, 20")
