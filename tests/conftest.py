"""What every test shares: the figures file of the repository unless a test gives its own, and a fixed place to start."""

import logging
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from data.logs.recorder import CONSOLE_HANDLER_NAME, LOGGER_NAME
from pages.parts.map import component

# No test asserts a time, hypothesis' own deadline included: machines differ.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent
UNMEASURED_TESTS = (
    "tests/browser/",
    "tests/data/disclosure/test_attack.py",
    "tests/data/register/store/test_spells.py",
    "tests/meeting/test_libreoffice.py",
    "tests/pages/test_disclosed.py",
    "tests/pages/test_visits.py",
    "tests/views/sources/test_sources.py",
)
"""Files whose tests run without coverage: they take long, and what they run is run by others."""


def pytest_collection_modifyitems(items):
    """Leave the lines of long tests unmeasured: counting lines costs a third of their time."""
    for item in items:
        if item.path.relative_to(ROOT).as_posix().startswith(UNMEASURED_TESTS):
            item.add_marker("no_cover")


@pytest.fixture
def root() -> Path:
    """Return the top of the repository."""
    return ROOT


@pytest.fixture(autouse=True)
def own_figures(monkeypatch):
    """Read the repository's figures, whatever the shell that runs the tests has set, and without a pause."""
    monkeypatch.delenv("PETA_FIGURES", raising=False)
    monkeypatch.setattr(component, "FIRST_MAP_SECONDS", 0)  # no browser is waiting for its first map


@pytest.fixture(autouse=True)
def own_console():
    """Begin without the log on the console, which the app of an earlier test in the same process has started."""
    logger = logging.getLogger(LOGGER_NAME)
    for handler in [handler for handler in logger.handlers if handler.name == CONSOLE_HANDLER_NAME]:
        logger.removeHandler(handler)
