"""Streamlit's own parts are heard in the language of the page, stay so, and are large enough to hit."""

import pytest

from tests.support.accessibility import find_violations, switch_language

PART_NAMES = {
    "id": {
        "paparan": [("group", "Buka paparan dari berkas"), ("button", "Pilih berkas"), ("region", "Bilah sisi")],
        "tren": [
            ("group", "Yang dipilih"),
            ("button", "Hapus Kepulauan Bangka Belitung"),
            ("button", "Kosongkan semua"),
            ("button", "Buka daftar pilihan"),
        ],
    },
    "en": {
        "paparan": [("group", "Open a deck from a file"), ("button", "Choose a file"), ("region", "Sidebar")],
        "tren": [
            ("group", "Chosen"),
            ("button", "Remove Kepulauan Bangka Belitung"),
            ("button", "Clear all"),
            ("button", "Open the list"),
        ],
    },
}
OTHER_LANGUAGE = {"id": "en", "en": "id"}


def assert_part_names(page, lang, path):
    """Wait until the parts of a page are heard in a language, and see that none is heard in the other."""
    for role, name in PART_NAMES[lang][path]:
        page.get_by_role(role, name=name, exact=True).first.wait_for()
    assert page.locator("html").get_attribute("lang") == lang
    foreign_parts = [part for part in PART_NAMES[OTHER_LANGUAGE[lang]][path] if part not in PART_NAMES[lang][path]]
    assert [name for role, name in foreign_parts if page.get_by_role(role, name=name, exact=True).count()] == []


@pytest.mark.parametrize("path", ["paparan", "tren"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_parts_are_heard_in_the_language_of_the_page_and_follow_it(visit, app, path, lang):
    visit.open(f"{app}/{path}?area=19&lang={lang}")
    assert_part_names(visit.page, lang, path)
    switch_language(visit, OTHER_LANGUAGE[lang])
    assert_part_names(visit.page, OTHER_LANGUAGE[lang], path)
    visit.press_theme()
    visit.page.wait_for_url("**theme=contrast*")
    switch_language(visit, lang)
    assert_part_names(visit.page, lang, path)


def test_the_map_has_a_name(visit, app):
    visit.open(f"{app}/peta?area=19")
    assert visit.map.locator("#map_div").count() == 1
    visit.page.locator('iframe[aria-label="Peta"]').wait_for()


def test_a_file_that_was_chosen_goes_and_the_place_for_it_has_its_name_again(visit, app):
    visit.open(f"{app}/paparan?area=19")
    place = visit.page.get_by_role("group", name="Buka paparan dari berkas")
    for name in ("satu.paparan", "dua.paparan"):
        place.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": b"{}"})
        place.get_by_role("button", name=f"Hapus {name}", exact=True).wait_for()
        place.get_by_role("button", name="Pilih berkas lain", exact=True).wait_for()
        assert find_violations(visit.page) == []
    place.get_by_role("button", name="Hapus dua.paparan", exact=True).click()
    place.get_by_role("button", name="Pilih berkas", exact=True).wait_for()
    assert find_violations(visit.page) == []


def test_a_list_tells_how_many_can_be_chosen(visit, app):
    visit.open(f"{app}/tren?area=19")
    visit.page.get_by_role("combobox", name="Ukuran").click()
    visit.page.locator("[data-live-announcer]", has_text="dapat dipilih.").wait_for(state="attached")
    assert "available" not in visit.page.locator("[data-live-announcer]").text_content()


def test_what_was_added_to_a_deck_is_told_by_a_notice_with_a_name(visit, app):
    visit.open(f"{app}/peta?area=19&level=regency")
    visit.page.get_by_role("button", name="Tambah ke paparan").click()
    notice = visit.page.get_by_role("alertdialog", name="Pemberitahuan")
    notice.get_by_role("button", name="Tutup").wait_for()
    assert find_violations(visit.page) == []


IS_ANSWERED_JS = """code => location.search.includes(code) &&
  document.querySelector('.stApp').dataset.testScriptState === 'notRunning'"""
"""A box that is drawn anew by the answer to a choice forgets what was written into it meanwhile."""


def test_areas_that_fill_their_box_leave_room_to_write(visit, app):
    visit.open(f"{app}/tren?area=19")
    box = visit.page.get_by_test_id("stMultiSelect")
    for code, name in (("19.05", "Kabupaten Bangka Barat"), ("19.03", "Kabupaten Bangka Selatan")):
        box.get_by_role("combobox").fill(name)
        visit.page.get_by_role("option", name=name, exact=True).click()
        visit.page.keyboard.press("Escape")
        box.get_by_role("button", name=f"Hapus {name}", exact=True).wait_for()
        visit.page.wait_for_function(IS_ANSWERED_JS, arg=code)
    visit.page.locator(".peta-headline").click()
    assert find_violations(visit.page) == []
    small_targets_js = "parts => parts.map(part => part.getBoundingClientRect()).filter(box => box.width < 24 || box.height < 24).length"
    assert box.locator("[data-tag] button, input").evaluate_all(small_targets_js) == 0
