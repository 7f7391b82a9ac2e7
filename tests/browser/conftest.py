"""Fixtures of the journeys: the running app, a reader, and an app with another environment."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.support.browser import Visit, launch, run_app

BROWSER_TESTS_FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Let a journey that waited in vain for a browser begin once more: other tests may have had the machine for themselves.

    Only for a wait that ran out; what a page shows wrongly fails at once, and who began again is named below the tests.
    """
    for item in items:
        if BROWSER_TESTS_FOLDER in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError"]))


@pytest.fixture(scope="session")
def browser():
    """Return a headless browser, set up by itself."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def app(browser, tmp_path_factory):
    """Return the address of the running app with the repository's figures, and a home of its own for the register.

    It was visited once: the first address of a fresh server has tests of its own.
    """
    with run_app({"XDG_DATA_HOME": str(tmp_path_factory.mktemp("home"))}) as address:
        first_page = browser.new_page()
        Visit(first_page).open(address)
        first_page.close()
        yield address


@pytest.fixture
def serve_with(tmp_path):
    """Return a function that starts the app with another environment; what it started is ended afterwards.

    Key, store and own spellings lie in the test's own folder.
    """
    with ExitStack() as exit_stack:
        yield lambda **extra: exit_stack.enter_context(run_app({"XDG_DATA_HOME": str(tmp_path / "home")} | extra))


@pytest.fixture(scope="session")
def readers(browser):
    """Return the context of all readers, which has had the app's own files: what a reader left in it is taken out each time."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="id-ID")
    yield context
    context.close()


@pytest.fixture
def visit(readers):
    """Return a new reader at 1366 x 768, whose journey asked no other host for anything."""
    visit = Visit(readers.new_page())
    yield visit
    clear_context(readers)
    assert visit.foreign_urls == []


def clear_context(context) -> None:
    """Close the pages of a context, and forget cookies and what they kept."""
    devtools = context.new_cdp_session(context.new_page())
    for address in {page.url for page in context.pages if page.url.startswith("http")}:
        origin = "/".join(address.split("/")[:3])
        devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage,indexeddb"})
    for page in context.pages:
        page.close()
    context.clear_cookies()
