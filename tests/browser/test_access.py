"""axe-core (WCAG 2.2 AA and its good practice) finds nothing in the whole of any page, of the map's frame and of any scene."""

import re

import pytest

from tests.support.accessibility import (
    find_violations,
    open_all_sections,
    switch_language,
    wait_for_theme,
)
from tests.support.browser import Visit
from views.themes import THEMES

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


@pytest.mark.parametrize(("place", "path"), [*enumerate(PAGES)])
def test_nothing_is_found_on_a_page_in_any_look(visit, app, place, path):
    (theme, lang), *other_looks = [*LOOKS, *LOOKS][place % 3 :][:3]
    visit.open(f"{app}/{path}?area=19&theme={theme}&lang={lang}")
    visit.wait_for_text(PAGES[path][lang == "en"])
    assert find_violations(visit.page) == []
    unlock = visit.page.locator(".st-key-unlock button")
    if unlock.count():
        unlock.click()
        unlock.wait_for(state="detached")
    open_all_sections(visit.page)
    assert find_violations(visit.page) == []
    for theme, lang in other_looks:
        visit.press_theme()
        wait_for_theme(visit, theme)
        assert ("theme=" in visit.page.url) == (theme != "light")
        switch_language(visit, lang)
        visit.wait_for_text(PAGES[path][lang == "en"])
        open_all_sections(visit.page)
        assert find_violations(visit.page) == [], f"{theme}, {lang}"


@pytest.mark.parametrize("path", ["peta", "tren"])
def test_nothing_is_found_in_a_narrow_window_whose_sidebar_is_folded_and_unfolded(visit, app, path):
    visit.page.set_viewport_size({"width": 700, "height": 768})
    visit.open(f"{app}/{path}?area=19")
    opener = visit.page.get_by_role("button", name="Buka bilah sisi")
    opener.wait_for()
    assert find_violations(visit.page) == []
    opener.click()
    visit.page.get_by_role("button", name="Tutup bilah sisi").wait_for()
    assert find_violations(visit.page) == []


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
def test_nothing_is_found_in_the_map(visit, app, address):
    visit.open(f"{app}/{address}")
    assert find_violations(visit.frame()) == []
    visit.map.locator(".peta-skip").focus()
    assert find_violations(visit.frame()) == []
    visit.page.keyboard.press("Tab")
    visit.map.locator(".peta-key-hints").wait_for()
    assert find_violations(visit.frame()) == []


@pytest.fixture(scope="module")
def decks(browser, app):
    """Return the addresses of a deck with the five blocks, begun once in each language."""
    addresses = {}
    for lang in ("id", "en"):
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        visit = Visit(context.new_page()).open(f"{app}/paparan?area=19&lang={lang}")
        visit.page.locator(".st-key-begin button").click()
        visit.page.wait_for_url(re.compile("deck="), timeout=30_000)
        addresses[lang] = visit.page.url
        context.close()
    return addresses


@pytest.mark.parametrize(("theme", "lang"), LOOKS)
def test_nothing_is_found_on_a_desk_on_any_scene_and_beside_the_presenter(visit, decks, lang, theme):
    visit.open(f"{decks[lang]}&theme={theme}")
    visit.page.get_by_role("heading", level=2).first.wait_for()
    assert find_violations(visit.page) == []
    open_all_sections(visit.page)
    visit.page.get_by_test_id("stDateInputCalendarButton").click()
    visit.page.get_by_test_id("stDateInputCalendar").wait_for()
    assert find_violations(visit.page) == []
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("button", name=re.compile("^(Format lain, templat|Other formats, template)")).click()
    visit.page.get_by_test_id("stPopoverBody").locator("input[type=file]").wait_for(state="attached")
    assert find_violations(visit.page) == []
    visit.page.goto(f"{decks[lang]}&theme={theme}&show=1")
    visit.page.locator(".stage-scene.is-current").wait_for(timeout=60_000)
    assert visit.page.locator(".stage").get_attribute("data-look") == theme
    visit.page.wait_for_load_state("networkidle")  # the colours of a look come with its style sheet
    scenes = visit.page.locator(".stage-progress li").count()
    assert scenes >= 5
    for place in range(scenes):
        visit.page.wait_for_function("place => location.hash === `#${place + 1}`", arg=place)
        assert find_violations(visit.page) == [], f"scene {place + 1}"
        visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("?")
    visit.page.get_by_role("dialog").wait_for()
    assert find_violations(visit.page) == []
    visit.page.goto(f"{decks[lang]}&theme={theme}&show=1&presenter=1")
    visit.page.locator(".stage-notes").wait_for(timeout=60_000)
    visit.page.wait_for_load_state("networkidle")
    assert find_violations(visit.page) == []
