"""What requirements.txt wants is what requirements.lock pins: every package with one version and the hashes of its files."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK_TEXT = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCK_ENTRIES = re.findall(r"^(\S.*?)((?: \\\n    --hash=\S+)+)$", LOCK_TEXT, re.MULTILINE)
REQUIREMENTS = [Requirement(line) for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()]


def list_locked(name: str, entries=LOCK_ENTRIES) -> list[Requirement]:
    """Return the pins of a package, of which there is one for each range of Python that needs its own."""
    pins = [Requirement(entry) for entry, _ in entries]
    return [pin for pin in pins if canonicalize_name(pin.name) == canonicalize_name(name)]


def satisfies(requirement: Requirement, pins: list[Requirement]) -> bool:
    """Say whether a package is pinned, and each of its pins is a version that a requirement allows."""
    return bool(pins) and all(requirement.specifier.contains(next(iter(pin.specifier)).version) for pin in pins)


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=str)
def test_the_lock_satisfies_a_requirement(requirement):
    assert satisfies(requirement, list_locked(requirement.name)), (
        f"requirements.lock does not satisfy {requirement}; make it anew as CONTRIBUTING.md says"
    )


def test_a_pin_out_of_range_is_seen():
    assert not satisfies(Requirement("pandas>=3.0,<4"), [Requirement("pandas==2.9")])
    assert not satisfies(Requirement("pandas>=3.0,<4"), [Requirement("pandas==3.1"), Requirement("pandas==4.0")])
    assert not satisfies(Requirement("pandas>=3.0,<4"), list_locked("pandas", []))
    assert satisfies(Requirement("pandas>=3.0,<4"), [Requirement("pandas==3.1")])


def test_every_package_of_the_lock_has_one_version_and_hashes():
    assert len(LOCK_ENTRIES) >= len(REQUIREMENTS)
    for entry, hashes in LOCK_ENTRIES:
        assert re.fullmatch(r"==[^,*]+", str(Requirement(entry).specifier)), entry
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", text) for text in hashes.replace("\\", "").split()), (
            entry
        )


def test_the_lock_names_no_host_and_no_folder():
    entry_lines = "".join(entry + hashes + "\n" for entry, hashes in LOCK_ENTRIES)
    other_lines = [line for line in LOCK_TEXT.splitlines() if line not in entry_lines and not line.startswith("#")]
    assert other_lines == []
    assert "://" not in LOCK_TEXT
    assert " @ " not in LOCK_TEXT


def test_a_version_for_another_python_is_chosen_by_a_marker():
    for entry, _ in LOCK_ENTRIES:
        pins = list_locked(Requirement(entry).name)
        assert len(pins) == 1 or all(pin.marker for pin in pins), entry
