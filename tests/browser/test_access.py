"""axe-core on every page, in the map's frame and on every scene: nothing serious or critical in our own content (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

from pages.parts.pick import THEMES
from tests.browser.harness import Visit

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
OURS = """async () => {
  const parts = ['[class*="peta-"]', '#map_div', '[data-testid="stPageLink"]', '[data-testid="stButton"]', '.stage'];
  const own = {include: parts.filter(one => document.querySelector(one)).map(one => [one])};
  const found = await axe.run(own, {rules: {'target-size': {enabled: true}}, resultTypes: ['violations']});
  return found.violations.filter(v => ['serious', 'critical'].includes(v.impact))
    .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`);
}"""


CONTRASTS = """async () => {
  const found = await axe.run(document, {runOnly: ['color-contrast'], resultTypes: ['violations']});
  return found.violations.flatMap(v => v.nodes.map(n => `${n.html.slice(0, 160)}: ${n.any[0].message}`));
}"""


def contrasts(page):
    """Return every text of a page, Streamlit's own included, that cannot be read on what it stands on."""
    return page.evaluate(CONTRASTS)


def findings(frame):
    frame.evaluate(AXE)
    return frame.evaluate(OURS)


LOOKS = list(zip(THEMES, ("id", "en", "id"), strict=True))
"""Every theme, and each language: what a theme colours is the same in both."""

PAGES = {
    "": ("WNA", "foreign"),
    "peta": ("TKA", "workers"),
    "tren": ("TKA", "workers"),
    "wilayah": ("WNA", "foreign"),
    "paparan": ("Paparan baru", "New deck"),
    "sumber": ("angka terbitan", "published figures"),
    "impor": ("angka lengkap", "full numbers"),
    "mutu": ("angka lengkap", "full numbers"),
}


@pytest.mark.parametrize(("theme", "lang"), LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_finding(visit, app, path, lang, theme):
    visit.open(f"{app}/{path}?area=19&theme={theme}&lang={lang}")
    visit.says(PAGES[path][lang == "en"])
    visit.page.wait_for_timeout(800)
    assert findings(visit.page) == []


@pytest.mark.parametrize(
    "address",
    [
        "peta?area=19",
        "peta?area=id&show=rate",
        "peta?area=19&theme=contrast&lang=en",
        "peta?area=19&show=rate&theme=dark",
        "peta?area=id&theme=dark",
    ],
)
def test_the_map_has_no_serious_finding(visit, app, address):
    visit.open(f"{app}/{address}")
    assert findings(visit.frame()) == []
    visit.map.locator(".peta-skip").focus()
    assert findings(visit.frame()) == []
    visit.page.keyboard.press("Tab")
    visit.map.locator(".peta-keys").wait_for()
    assert findings(visit.frame()) == []


@pytest.fixture(scope="module")
def decks(browser, app):
    """Return the addresses of a deck with the five blocks, begun once in each language."""
    found = {}
    for lang in ("id", "en"):
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        visit = Visit(context.new_page()).open(f"{app}/paparan?area=19&lang={lang}")
        visit.page.locator(".st-key-begin button").click()
        visit.page.wait_for_url(re.compile("deck="), timeout=30_000)
        found[lang] = visit.page.url
        context.close()
    return found


@pytest.mark.parametrize(("theme", "lang"), LOOKS)
def test_a_deck_has_no_serious_finding_on_the_desk_and_on_any_scene(visit, decks, lang, theme):
    visit.open(f"{decks[lang]}&theme={theme}")
    visit.page.get_by_role("heading", level=2).first.wait_for()
    visit.page.wait_for_timeout(800)
    assert findings(visit.page) == []
    visit.page.goto(f"{decks[lang]}&theme={theme}&show=1")
    visit.page.locator(".stage-scene.here").wait_for(timeout=60_000)
    assert visit.page.locator(".stage").get_attribute("data-look") == theme
    visit.page.wait_for_load_state("networkidle")  # the colours of a look come with its style sheet
    scenes = visit.page.locator(".stage-marks li").count()
    assert scenes >= 5
    for place in range(scenes):
        visit.page.wait_for_function("place => location.hash === `#${place + 1}`", arg=place)
        assert findings(visit.page) == [], f"scene {place + 1}"
        visit.page.keyboard.press("ArrowRight")
