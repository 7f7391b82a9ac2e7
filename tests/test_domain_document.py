"""What the code and its tables cite as their source exists in docs/DOMAIN.md, with an address."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "DOMAIN.md").read_text(encoding="utf-8")
CITATION = re.compile(r"DOMAIN(?:\.md)? (\d+(?:\.\d+)?)")


def list_citations():
    """Return (file, section) of every citation of the document in code and tables."""
    command = ["git", "ls-files", "*.py", "*.csv"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    paths = {name: ROOT / name for name in names if not name.startswith("tests/")}
    texts = {name: path.read_text(encoding="utf-8") for name, path in paths.items() if path.exists()}
    return [(name, section) for name, text in texts.items() for section in CITATION.findall(text)]


def has_section(section):
    """Say whether the document has a heading of this number, or in section 0 a numbered sentence."""
    if re.search(rf"^#+ {re.escape(section)}\.? ", DOCUMENT, re.MULTILINE):
        return True
    chapter, _, item = section.partition(".")
    body = re.search(rf"^## {chapter}\. .*?(?=^## |\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    return bool(item and body and re.search(rf"^{item}\. ", body.group(), re.MULTILINE))


def test_every_cited_section_exists():
    citations = list_citations()
    assert len(citations) > 80
    assert [citation for citation in citations if not has_section(citation[1])] == []


def test_a_section_that_is_not_there_is_found_missing():
    assert not has_section("1.9")
    assert not has_section("0.99")
    assert not has_section("77")


def test_every_source_number_has_its_entry():
    body, _, sources = DOCUMENT.partition("## 10. Sources")
    numbers = set(re.findall(r"\[(\d+\w?)\]", body))
    entries = dict(re.findall(r"^\[(\d+\w?)\] (.+)$", sources, re.MULTILINE))
    assert len(numbers) > 100
    assert sorted(numbers - set(entries)) == []
    without_address = {number for number in numbers if "http" not in entries[number]}
    assert without_address == {"12", "40b", "41", "41b", "128"}, "these are known to have none; each says what it is"
