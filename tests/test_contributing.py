"""What CONTRIBUTING.md tells a newcomer to open is there: every file, and every name in the file that it is said to be in."""

import re
from pathlib import Path

import pytest

from tests.check import CHECKS, FLOORS, main

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`([\w./-]+(?:/[\w.-]+|\.(?:py|csv|md|txt|lock|po)))`", TEXT)) - {"..._xx"})
NAMES_IN_FILES = re.findall(r"`(\w+)` (?:of|in)\s+`([\w/]+\.(?:py|csv))`", TEXT)


@pytest.mark.parametrize("path", [path for path in PATHS if "NAME" not in path and "xx" not in path])
def test_a_file_that_is_named_is_there(path):
    assert list(ROOT.glob(path)) or list(ROOT.glob(f"*/{path}")), f"CONTRIBUTING.md names {path}"


def test_a_name_is_in_the_file_that_is_said_to_have_it():
    assert len(NAMES_IN_FILES) >= 8
    missing = [(name, path) for name, path in NAMES_IN_FILES if name not in (ROOT / path).read_text(encoding="utf-8")]
    assert missing == []


def test_every_check_is_run_by_ci_and_named_where_it_is_explained(capsys):
    ci_text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "python -m tests.check" in TEXT
    assert all(name in ci_text for name in CHECKS if name != "tests")
    assert min(FLOORS.values()) >= 90
    assert main(["nonsense"]) == 2
    assert "There is no check nonsense. Name some of lint, " in capsys.readouterr().out
