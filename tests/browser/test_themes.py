"""The three themes in a real browser: one key (on every page: test_access), Streamlit's own widgets included, never while typing."""

import re

from tests.support.accessibility import AXE, find_contrast_violations, wait_for_theme
from tests.support.waits import assert_stays


def test_one_key_goes_through_the_themes(visit, app):
    visit.open(f"{app}/?area=19")
    switch = visit.page.locator(".st-key-theme button")
    for theme, name in (("contrast", "Gelap"), ("dark", "Terang"), ("light", "Kontras tinggi")):
        visit.press_theme()
        wait_for_theme(visit, theme)
        switch.get_by_text(name).wait_for()
        assert ("theme=" + theme in visit.page.url) == (theme != "light")


def test_the_key_is_a_letter_where_somebody_types(visit, app):
    visit.open(f"{app}/tren?area=19")
    field = visit.page.get_by_label("Cari wilayah")
    field.click()
    visit.page.keyboard.type("tatt")
    assert_stays(visit.page, lambda: "theme=" not in visit.page.url, 500, "a letter in a field is no key of the themes")
    assert field.input_value() == "tatt"
    visit.page.locator(".peta-headline").click()
    visit.page.keyboard.press("Control+t")
    visit.page.keyboard.press("Alt+t")
    assert_stays(visit.page, lambda: "theme=" not in visit.page.url, 500, "a key of the browser is none of the themes")


def test_the_key_works_inside_the_map(visit, app):
    visit.open(f"{app}/peta?area=19&show=rate&palette=Blues")
    visit.map.locator("#map_div").focus()
    for theme in ("contrast", "dark"):
        visit.press_theme()
        visit.page.wait_for_url(re.compile(f"theme={theme}"))
        visit.frame().wait_for_function("theme => peta.state.view.theme === theme", arg=theme)
        wait_for_theme(visit, theme)
    assert "palette" not in visit.page.url
    visit.page.locator(".peta-sentence").wait_for()
    assert visit.page.locator(".peta-notice").count() == 0
    assert visit.errors == []


def test_a_folded_sidebar_keeps_the_key(visit, app):
    visit.page.set_viewport_size({"width": 683, "height": 768})
    visit.open(f"{app}/tren?area=19")
    visit.page.get_by_test_id("stExpandSidebarButton").wait_for()
    visit.press_theme()
    wait_for_theme(visit, "contrast")


def test_what_opens_is_dark_too(visit, app):
    visit.open(f"{app}/peta?area=19&theme=dark")
    wait_for_theme(visit, "dark")
    visit.page.get_by_role("combobox", name="Ukuran").click()
    option = visit.page.get_by_role("option").first
    option.wait_for()
    look = "node => getComputedStyle(node).backgroundColor"
    assert option.evaluate(look) in ("rgb(27, 38, 53)", "rgb(36, 54, 74)")
    visit.page.evaluate(AXE)
    assert find_contrast_violations(visit.page) == []
