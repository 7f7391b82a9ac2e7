"""A view that the browser has had comes back before the server answers, and never one of other data or another choice."""

import shutil
import signal
from contextlib import contextmanager

import pytest

from data import figures
from geo import outlines
from tests.support.browser import Visit, serve
from tests.support.waits import assert_stays, wait_until_still

TKA, WNA = "TKA (orang)", "WNA (orang)"
MEASURE_OPTIONS = {TKA: "Tenaga kerja asing (TKA) (orang)", WNA: "Warga negara asing (WNA) (orang)"}

DISTRICTS, REGENCIES = "Kecamatan", "Kabupaten dan kota"


@pytest.fixture(scope="module")
def served(tmp_path_factory, browser):
    """Return a running app (process, address) on a copy of the published figures, and the copy; it was visited once."""
    folder = tmp_path_factory.mktemp("ahead")
    copy = shutil.copy(figures.path(), folder / "figures.csv")
    process, address = serve({"XDG_DATA_HOME": str(folder / "home"), "PETA_FIGURES": str(copy)})
    first_page = browser.new_page()
    Visit(first_page).open(address)
    first_page.close()
    yield process, address, folder / "figures.csv"
    process.terminate()
    process.wait(10)


@contextmanager
def pause_server(process):
    """Keep the server from answering for a while."""
    process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        process.send_signal(signal.SIGCONT)


def wait_for_legend(visit, title):
    """Wait until the map's legend has a title."""
    visit.map.locator(".peta-legend .peta-title", has_text=title).wait_for(timeout=10_000)


def choose_measure(visit, title):
    """Choose a measure with the mouse."""
    choose_option(visit, "Ukuran", MEASURE_OPTIONS[title])


def choose_option(visit, filter, option):
    """Choose an option of a filter with the mouse."""
    visit.page.get_by_role("combobox", name=filter).click()
    visit.page.get_by_role("option", name=option, exact=True).click()


def wait_for_level(visit, level):
    """Wait until the map shows units of a level."""
    visit.frame().wait_for_function("level => peta.state.view.query.level === level", arg=level, timeout=10_000)


def assert_legend_stays(visit, measure_title, title):
    """Choose a measure and see that the legend keeps its title for a while."""
    choose_measure(visit, measure_title)
    legend_title = visit.map.locator(".peta-legend .peta-title")
    assert_stays(visit.page, lambda: legend_title.inner_text() == title, 1000, "no answer has come")


def view_two_measures(visit, address):
    """Open the map on one measure, look at another, and come back."""
    visit.open(f"{address}/peta?area=19")
    for title in (TKA, WNA, TKA):
        if title not in visit.map.locator(".peta-legend .peta-title").inner_text():
            choose_measure(visit, title)
        wait_for_legend(visit, title)
        visit.page.locator(".peta-subtitle", has_text=title.split()[0]).wait_for()
        wait_until_still(visit.page)


def test_a_view_that_was_there_needs_no_answer(visit, served):
    process, address, _ = served
    view_two_measures(visit, address)
    headline = visit.headline()
    with pause_server(process):
        choose_measure(visit, WNA)
        wait_for_legend(visit, WNA)
        assert visit.headline() == headline
    visit.page.wait_for_function(
        "headline => document.querySelector('.peta-headline').innerText !== headline", arg=headline
    )
    wait_for_legend(visit, WNA)
    assert "measure=wna" in visit.page.url
    assert visit.errors == []


def test_by_keyboard_as_well(visit, served):
    process, address, _ = served
    view_two_measures(visit, address)
    visit.page.get_by_role("combobox", name="Ukuran").click()
    option = visit.page.get_by_role("option", name=MEASURE_OPTIONS[WNA], exact=True)
    while option.get_attribute("data-focused") is None:
        visit.page.keyboard.press("ArrowDown")
    with pause_server(process):
        visit.page.keyboard.press("Enter")
        wait_for_legend(visit, WNA)


def test_in_a_short_list_as_well(visit, served):
    process, address, _ = served
    visit.open(f"{address}/peta?area=19")
    for option, level in ((DISTRICTS, "district"), (REGENCIES, "regency")):
        choose_option(visit, "Satuan wilayah", option)
        visit.page.wait_for_url(f"**level={level}*")
        wait_for_level(visit, level)
    wait_until_still(visit.page)
    with pause_server(process):
        choose_option(visit, "Satuan wilayah", DISTRICTS)
        wait_for_level(visit, "district")
    visit.page.wait_for_url("**level=district*")
    wait_for_level(visit, "district")


def test_where_no_answer_comes_the_map_returns_to_what_the_words_say(visit, served):
    process, address, _ = served
    view_two_measures(visit, address)
    with pause_server(process):
        choose_measure(visit, WNA)
        wait_for_legend(visit, WNA)
        wait_for_legend(visit, TKA)
    wait_for_legend(visit, WNA)


def test_a_view_that_was_not_there_waits_for_the_server(visit, served):
    process, address, _ = served
    visit.open(f"{address}/peta?area=19")
    visit.page.get_by_role("combobox", name="Ukuran").wait_for()
    wait_until_still(visit.page)
    with pause_server(process):
        assert_legend_stays(visit, WNA, TKA)
    wait_for_legend(visit, WNA)


def test_views_of_older_data_are_forgotten(visit, served):
    process, address, copy = served
    view_two_measures(visit, address)
    copy.write_text(copy.read_text(encoding="utf-8"), encoding="utf-8")
    data_key = visit.frame().evaluate("peta.state.dataVersion")
    choose_measure(visit, WNA)
    visit.page.wait_for_url("**measure=wna*")
    visit.frame().wait_for_function("before => peta.state.dataVersion !== before", arg=data_key, timeout=30_000)
    wait_until_still(visit.page)
    with pause_server(process):
        assert_legend_stays(visit, TKA, WNA)
    wait_for_legend(visit, TKA)


def test_what_was_put_in_place_of_another_choice_leads_nowhere_ahead(visit, served):
    process, address, _ = served
    view_two_measures(visit, address)
    visit.page.evaluate("history.replaceState(null, '', location.href + '&time=1066')")
    with pause_server(process):
        assert_legend_stays(visit, WNA, TKA)


def test_outlines_that_come_late_are_drawn_when_the_answer_was_there_before(visit, served):
    _, address, _ = served
    view_two_measures(visit, address)
    delayed_routes = []
    visit.page.route(
        f"**/{outlines.url('districts', '19').rpartition('/')[2]}*", lambda route: delayed_routes.append(route)
    )
    for option, level in ((DISTRICTS, "district"), (REGENCIES, "regency"), (DISTRICTS, "district")):
        choose_option(visit, "Satuan wilayah", option)
        visit.page.wait_for_url(f"**level={level}*")
        wait_until_still(visit.page)
    wait_for_level(visit, "regency")
    for route in delayed_routes:
        route.continue_()
    wait_for_level(visit, "district")
