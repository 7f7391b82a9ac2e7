"""What the browser's modules use of others without a promise; each test fails when an upgrade takes its part away."""

import re
from pathlib import Path

import pytest
import streamlit
import streamlit_folium

from tests.support.browser import ROOT
from tests.support.waits import assert_stays, wait_until_still

PETA = ROOT / "static" / "peta"
FRONTEND = Path(streamlit.__file__).parent / "static" / "static"
COMPONENT = Path(streamlit_folium.__file__).parent / "frontend" / "build"
ADAPTER = "/app/static/peta/adapters"
TEST_ID = re.compile(r'data-testid(\^?)="?(\w[\w-]*)')
CLASS = re.compile(r"\.(st(?!-key)[A-Z]\w+|react-aria-\w+)")
BUILT = ("stBaseButton-",)
"""Beginnings of test ids that Streamlit makes from parts."""


def sources() -> str:
    """Return all our style sheets and modules."""
    return "\n".join(path.read_text(encoding="utf-8") for path in PETA.rglob("*") if path.suffix in (".css", ".js"))


@pytest.fixture(scope="module")
def frontend() -> str:
    """Return the text of Streamlit's own page."""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in FRONTEND.rglob("*.js"))


@pytest.fixture(scope="module")
def test_ids() -> set[str]:
    """Return the test ids that our style sheets and modules name; a beginning alone ends with an asterisk."""
    return {name + ("*" if is_beginning else "") for is_beginning, name in TEST_ID.findall(sources())}


def test_streamlit_has_every_test_id_that_we_name(frontend, test_ids):
    assert len(test_ids) > 30
    needed_ids = {next((built for built in BUILT if name.startswith(built)), name.rstrip("*")) for name in test_ids}
    assert sorted(name for name in needed_ids if not re.search(rf"[`\"']{re.escape(name)}", frontend)) == []


def test_streamlit_has_every_class_that_we_name(frontend):
    classes = set(CLASS.findall(sources()))
    assert {"stApp", "stToast", "stHtml"} <= classes
    assert sorted(name for name in classes if name not in frontend) == []


def test_streamlit_puts_the_key_of_a_widget_into_a_class(frontend):
    assert "st-key-" in frontend


def test_streamlit_has_the_attributes_that_our_styles_name(frontend):
    attributes = {"data-stale", "data-tag", "data-empty", "data-live-announcer", "data-focused", "data-selected"}
    assert sorted(name for name in attributes if name not in frontend) == []


def test_streamlit_folium_has_the_record_that_we_keep_in_step():
    (script,) = COMPONENT.glob("static/js/main.*.js")
    text = script.read_text(encoding="utf-8")
    for name in ("__GLOBAL_DATA__", "previous_data", "last_object_clicked_tooltip", "js_links", "css_links"):
        assert name in text
    assert 'id="map_div"' in (COMPONENT / "index.html").read_text(encoding="utf-8")


def test_the_frame_of_the_map_is_as_the_adapter_has_it(visit, app):
    visit.open(f"{app}/peta?area=19").wait_for_area("19")
    frame = visit.frame()
    record = frame.evaluate("Object.keys(window.__GLOBAL_DATA__)")
    assert {"previous_data", "last_object_clicked_tooltip"} <= set(record)
    assert frame.evaluate("typeof window.Streamlit.setComponentValue") == "function"
    assert frame.evaluate("document.querySelector('link[rel=stylesheet][href*=\"/peta/map.css\"]').sheet !== null")
    assert frame.evaluate("window.map === peta.state.map")


def test_a_pan_after_a_report_sends_nothing(visit, app):
    visit.open(f"{app}/peta?area=19").wait_for_area("19")
    frame = visit.frame()
    frame.evaluate(
        f"""async () => {{
          const {{ sendEvent }} = await import("{ADAPTER}/streamlit_folium.js");
          sendEvent("area", "19.04");
        }}"""
    )
    visit.wait_for_area("19.04")
    wait_until_still(visit.page)
    frame.evaluate(
        """() => {
          window.sent = 0;
          window.Streamlit.setComponentValue = () => { window.sent += 1; };
          peta.state.map.panBy([40, 0], { animate: false });
        }"""
    )
    assert_stays(
        visit.page,
        lambda: frame.evaluate("window.sent") == 0,
        600,
        "a move sends nothing; st_folium waits 250 ms with it",
    )


def test_a_filters_option_is_recognised(visit, app):
    visit.open(f"{app}/peta?area=19").wait_for_area("19")
    visit.page.get_by_role("combobox", name="Ukuran").click()
    visit.page.get_by_role("option").first.wait_for()
    choices = visit.frame().evaluate(
        f"""async () => {{
          const {{ filterChoice }} = await import("{ADAPTER}/streamlit.js");
          return [...parent.document.querySelectorAll('[role="option"]')].slice(0, 2).map(filterChoice);
        }}"""
    )
    assert choices == [{"filter": "measure", "position": 1}, {"filter": "measure", "position": 2}]


LEAFLET = """async adapter => {
  const { setAnimation, redrawCanvas, canvasOf } = await import(adapter);
  const box = document.body.appendChild(document.createElement("div"));
  Object.assign(box.style, { width: "400px", height: "300px" });
  const renderer = L.canvas();
  const map = L.map(box, { center: [0, 0], zoom: 4, zoomAnimation: true, renderer });
  const hadFlag = typeof map._zoomAnimated;
  setAnimation(map, false);
  map.setZoom(5, { animate: true });
  const zoom = map.getZoom(), isAnimating = Boolean(map._animatingZoom);
  const shape = L.polygon([[-9, -9], [-9, 9], [9, 9], [9, -9]], { fillOpacity: 1 }).addTo(map);
  const canvas = canvasOf(renderer);
  const paintedPixels = () => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data
    .reduce((count, value, i) => count + (i % 4 === 3 && value > 0), 0);
  const before = paintedPixels();
  redrawCanvas(renderer);
  const after = paintedPixels();
  map.remove();
  box.remove();
  return { hadFlag, zoom, isAnimating, isCanvas: canvas instanceof HTMLCanvasElement, before, after };
}"""


def test_leaflet_zooms_at_once_and_draws_at_once(visit, app):
    visit.open(f"{app}/peta?area=19").wait_for_area("19")
    result = visit.frame().evaluate(LEAFLET, f"{ADAPTER}/leaflet.js")
    assert result.pop("after") > 1000
    assert result == {"hadFlag": "boolean", "zoom": 5, "isAnimating": False, "isCanvas": True, "before": 0}
