"""How the tests are built: none imports another, and none of the journeys waits for a time that somebody guessed."""

import ast
from pathlib import Path

import pytest

TESTS_FOLDER = Path(__file__).parent
TEST_PATHS = sorted(TESTS_FOLDER.rglob("*.py"))
FIXED_WAITS = ("wait_for_" + "timeout(", "time." + "sleep(")


def list_imported_tests(text: str) -> list[str]:
    """Return the modules that a text imports and that are tests or fixtures of a folder."""
    names = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names if node.module]
    parts_by_name = {name: name.split(".") for name in names if name.split(".")[0] == "tests"}
    return [
        name for name, parts in parts_by_name.items() if any(part.startswith(("test_", "conftest")) for part in parts)
    ]


@pytest.mark.parametrize("path", TEST_PATHS, ids=lambda path: path.relative_to(TESTS_FOLDER).as_posix())
def test_no_test_imports_a_test(path):
    imported = list_imported_tests(path.read_text(encoding="utf-8"))
    assert not imported, f"What tests share lies in tests/support, and fixtures in a conftest.py; here: {imported}"


@pytest.mark.parametrize(
    "text",
    [
        "from tests.pages.test_pages import open_page",
        "from tests.pages import test_pages",
        "import tests.pages.test_pages",
        "def open_page():\n    from tests.data.register.conftest import OFFICE_LIST",
    ],
)
def test_an_import_of_a_test_is_seen(text):
    assert list_imported_tests(text)


@pytest.mark.parametrize("path", sorted((TESTS_FOLDER / "browser").rglob("*.py")), ids=lambda path: path.name)
def test_a_journey_waits_for_a_state_and_not_for_a_time(path):
    text = path.read_text(encoding="utf-8")
    assert not [wait for wait in FIXED_WAITS if wait in text], "tests/support/waits.py has waits for a state"
