"""The browser's modules as the app serves them: each fetched once, under its version, and views of the shape they expect."""

from collections import Counter

import pytest

from geo import static_files
from tests.support.browser import ROOT, Visit, run_app
from tests.support.payload_shape import misfits
from views.map.payload_schema import MapPayload

VIEWS = [
    "area=19",
    "area=19&show=rate&theme=dark",
    "area=32&level=district&lang=en",
    "area=id&level=regency&show=count",
    "area=19&measure=tka_sea",
]
VIEW = "async () => { const { packed, ...view } = peta.state.view; return view; }"


FETCHED = "performance.getEntriesByType('resource').map(({ name }) => name.split('/app/static/')[1]).filter(Boolean)"


def test_every_module_is_loaded_once_under_the_version_of_all(visit, app):
    visit.open(f"{app}/peta?area=19").wait_for_area("19")
    version = static_files.version("peta/map/*.js", "peta/adapters/*.js")
    paths = [path for folder in ("map", "adapters") for path in (ROOT / "static" / "peta" / folder).glob("*.js")]
    modules = {f"peta/{path.parent.name}/{path.name}?v={version}" for path in paths}
    modules -= {f"peta/map/loader.js?v={version}", f"peta/adapters/streamlit_labels.js?v={version}"}
    counts = Counter(visit.frame().evaluate(FETCHED))
    scripts = {path: count for path, count in counts.items() if path.startswith(("peta/map/", "peta/adapters/"))}
    loader = next(path for path in scripts if path.startswith("peta/map/loader.js?"))
    assert scripts == dict.fromkeys([*modules, loader], 1)
    assert visit.errors == []


def test_what_the_page_fetches_ahead_is_what_the_frame_needs(browser, app):
    context = browser.new_context()  # an empty cache
    visit = Visit(context.new_page()).open(f"{app}/peta?area=19")
    visit.wait_for_area("19")
    needed_paths = set(visit.frame().evaluate(FETCHED))
    page_paths = {path for path in visit.page.evaluate(FETCHED) if not path.startswith("fonts/")}
    sheets = {path for path in page_paths if path.startswith(("peta/app.css", "peta/adapters/streamlit_labels.js"))}
    assert len(page_paths) > 30
    assert page_paths - sheets <= needed_paths
    context.close()


@pytest.mark.parametrize("address", VIEWS)
def test_a_view_has_the_shape_that_both_sides_wrote_down(visit, app, address):
    visit.open(f"{app}/peta?{address}").wait_for_area(address.partition("area=")[2].partition("&")[0])
    assert list(misfits(visit.frame().evaluate(VIEW), MapPayload)) == []


def test_the_map_comes_below_a_path_of_the_server(browser, tmp_path):
    settings = {"XDG_DATA_HOME": str(tmp_path), "STREAMLIT_SERVER_BASE_URL_PATH": "office/peta-tka"}
    with run_app(settings, path="/office/peta-tka") as address:
        page = browser.new_page()
        visit = Visit(page).open(address)
        page.goto(f"{address}/peta?area=19")
        visit.wait_for_area("19")
        assert visit.frame().evaluate("peta.state.labelTexts.length") > 0
        assert visit.frame().evaluate("document.fonts.check('600 13px Inter')")
        page.close()
