"""What is printed, and what moves: white paper in every theme, a whole map, nothing that can only be pressed; no motion unasked."""

import pytest

from tests.support.waits import wait_until_still

INK_SHARES_JS = """() => {
  const sheet = document.querySelector('.peta-print'), pen = sheet.getContext('2d');
  const { data } = pen.getImageData(0, 0, sheet.width, sheet.height);
  let inked = 0, dark = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (!data[i + 3]) continue;
    inked += 1;
    dark += data[i] + data[i + 1] + data[i + 2] < 90 * 3;
  }
  return [inked / (data.length / 4), dark / inked];
}"""
COUNT_VISIBLE_JS = (
    "selector => [...document.querySelectorAll(selector)].filter(node => node.getClientRects().length > 0).length"
)
PRESSABLE_SELECTOR = 'button, summary, input, [data-testid="stSidebar"], [data-testid="stPageLink"]'


def emulate_print(visit):
    """Look at the page as it is printed."""
    visit.page.emulate_media(media="print")
    wait_until_still(visit.page)


@pytest.mark.parametrize("theme", ["dark"])
@pytest.mark.parametrize("path", ["", "peta", "tren", "wilayah", "sumber", "impor", "paparan"])
def test_a_page_prints_on_white_and_prints_no_button(visit, app, path, theme):
    visit.open(f"{app}/{path}?area=19&theme={theme}")
    wait_until_still(visit.page)
    emulate_print(visit)
    look = "selector => { const s = getComputedStyle(document.querySelector(selector)); return [s.color, s.backgroundColor]; }"
    assert visit.page.evaluate(look, ".stApp")[1] == "rgb(255, 255, 255)"
    assert visit.page.evaluate(look, ".peta-headline")[0] in ("rgb(27, 42, 65)", "rgb(0, 0, 0)")
    assert visit.page.evaluate(COUNT_VISIBLE_JS, PRESSABLE_SELECTOR) == 0
    assert visit.page.evaluate(COUNT_VISIBLE_JS, ".peta-headline, .peta-subtitle") == 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_prints_whole_with_its_legend_beside_it(visit, app, theme):
    visit.open(f"{app}/peta?area=19&show=rate&theme={theme}")
    frame = visit.frame()
    view_state = frame.evaluate("[peta.state.view.theme, peta.state.map.getZoom(), peta.state.view.palette]")
    emulate_print(visit)
    frame.wait_for_function("peta.state.printCanvas !== null")
    ink_share, dark_share = frame.evaluate(INK_SHARES_JS)
    assert 0.05 < ink_share < 0.9
    assert dark_share < 0.25
    assert frame.evaluate("peta.state.view.theme") == "light"
    assert {"Bangka Selatan 9,3 (2023)", "Belitung Timur"} <= set(frame.evaluate("peta.state.labelTexts"))
    layout_checks_js = """() => {
      const box = node => document.querySelector(node).getBoundingClientRect();
      const [sheet, legend] = [box('.peta-print'), box('.peta-legend')];
      const [strip, credit] = [box('.peta-off-map'), box('.leaflet-control-attribution')];
      return [sheet.right <= legend.left, legend.right <= innerWidth + 1, legend.bottom <= strip.top,
              sheet.bottom <= strip.top, strip.bottom <= credit.top, credit.bottom <= innerHeight + 1, sheet.height > 200];
    }"""
    assert frame.evaluate(layout_checks_js) == [True] * 7
    visit.page.emulate_media(media="screen")
    frame.wait_for_function("peta.state.printCanvas === null")
    assert frame.evaluate("[peta.state.view.theme, peta.state.map.getZoom(), peta.state.view.palette]") == view_state
    assert visit.errors == []


def test_what_a_printer_asks_for_before_it_prints(visit, app):
    visit.open(f"{app}/peta?area=id&theme=dark")
    frame = visit.frame()
    frame.evaluate("dispatchEvent(new Event('beforeprint'))")
    ink_share, _ = frame.evaluate(INK_SHARES_JS)
    assert ink_share > 0.05
    frame.evaluate("dispatchEvent(new Event('afterprint'))")
    assert frame.evaluate("[peta.state.printCanvas, peta.state.view.theme]") == [None, "dark"]
    assert visit.page.locator(".peta-print").count() == 0


def test_a_dark_chart_prints_in_the_inks_of_the_light_one(visit, app):
    visit.open(f"{app}/tren?area=19&theme=dark")
    visit.page.locator(".js-plotly-plot .scatterlayer path.js-line").first.wait_for()
    inks = """() => [
      getComputedStyle(document.querySelector('.js-plotly-plot .scatterlayer path.js-line')).stroke,
      getComputedStyle(document.querySelector('.js-plotly-plot .scatterlayer .textpoint text')).fill,
      getComputedStyle(document.querySelector('.js-plotly-plot .xtick text')).fill]"""
    assert visit.page.evaluate(inks) == ["rgb(140, 196, 245)", "rgb(244, 242, 236)", "rgb(244, 242, 236)"]
    emulate_print(visit)
    assert visit.page.evaluate(inks) == ["rgb(11, 95, 165)", "rgb(27, 42, 65)", "rgb(27, 42, 65)"]


def test_the_open_table_is_printed_whole(visit, app):
    visit.open(f"{app}/peta?area=id")
    visit.toggle_section("Angka-angkanya")
    box = visit.page.locator(".peta-table-box")
    box.locator("tbody tr").first.wait_for()
    assert box.evaluate("node => node.scrollHeight > node.clientHeight + 1")
    emulate_print(visit)
    assert box.evaluate("node => node.scrollHeight <= node.clientHeight + 1")
    assert visit.page.pdf(format="A4", landscape=True).count(b"/Type /Page\n") >= 3


def test_nothing_moves_where_no_motion_is_wanted(visit, app):
    visit.page.emulate_media(reduced_motion="reduce")
    visit.open(f"{app}/peta?area=19")
    frame = visit.frame()
    count_animations_js = (
        "() => document.getAnimations().filter(animation => animation.effect.getComputedTiming().duration > 1).length"
    )
    visit.page.get_by_role("combobox", name="Ukuran").click()
    assert visit.page.evaluate(count_animations_js) == 0
    visit.page.keyboard.press("Escape")
    zoom_checks_js = """() => {
      const { map } = peta.state, before = map.getZoom();
      let glides = 0;
      map.on('zoomanim', () => { glides += 1; });
      document.querySelector('.leaflet-control-zoom-in').click();
      return [map.getZoom() > before, glides, map.options.inertia];
    }"""
    assert frame.evaluate(zoom_checks_js) == [True, 0, False]
    visit.map.locator("#map_div").focus()
    visit.page.keyboard.press("Enter")
    visit.wait_for_area("19.01")
    assert frame.evaluate("document.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim')") is None
    slider = visit.map.locator(".peta-timeline output")
    first_period = slider.inner_text()
    visit.map.locator(".peta-play").click()
    frame.wait_for_function(
        "first => document.querySelector('.peta-timeline output').textContent !== first", arg=first_period
    )
