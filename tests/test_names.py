"""Every definition has a name of the glossary's kind: the names that docs/ARCHITECTURE.md rules out are nowhere."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.definitions import Definition, list_definitions

ROOT = Path(__file__).parent.parent
ARROW = "=" + ">"  # a planted script is no script of this file
BANNED_ENTRY = re.compile(r"`(\*?)(\w+)\*?`(?: \(except in ([^)]+)\))?")
NAME_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
GLOSSARY = re.search(
    r"^## Glossary\n(.*?)(?=^## |\Z)",
    (ROOT / "docs/ARCHITECTURE.md").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
).group(1)


class BannedName(NamedTuple):
    """A name that nothing may have, nor have as a part if ``is_part``, except in paths that hold one of ``homes``."""

    name: str
    is_part: bool
    homes: tuple[str, ...]

    def is_name_of(self, definition: Definition) -> bool:
        """Say whether a definition has this name, without regard to underscores around it and to capitals."""
        if self.is_part:
            return self.name in [part.lower() for part in NAME_PART.findall(definition.name)]
        return self.name == definition.name.strip("_").lower()

    def has_home(self, definition: Definition) -> bool:
        """Say whether a definition stands where the name has a meaning."""
        return any(home in definition.path for home in self.homes)


def read_rows() -> list[list[str]]:
    """Return the cells of the rows of the glossary's tables, without their headings and rules."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in GLOSSARY.splitlines() if line.startswith("|")]
    return [row for row in rows if row[-1] not in {"not", "---"}]


def read_banned_names() -> list[BannedName]:
    """Return the names that the glossary's columns "not" rule out."""
    entries = BANNED_ENTRY.findall("\n".join(row[-1] for row in read_rows()))
    return [BannedName(name, bool(star), tuple(re.findall(r"`([^`]+)`", homes))) for star, name, homes in entries]


BANNED_NAMES = read_banned_names()


def find_banned_names(root: Path) -> list[str]:
    """Return file, line and name of each definition below ``root`` that the glossary rules out."""
    return sorted(
        {
            f"{definition.path}:{definition.line}: {definition.name}"
            for definition in list_definitions(root)
            for banned_name in BANNED_NAMES
            if banned_name.is_name_of(definition) and not banned_name.has_home(definition)
        }
    )


def test_no_definition_has_a_name_that_the_glossary_rules_out():
    banned = find_banned_names(ROOT)
    assert not banned, "Use a word of the glossary in docs/ARCHITECTURE.md:\n" + "\n".join(banned)


def test_the_tree_is_read():
    names = {definition.name for definition in list_definitions(ROOT)}
    assert len(names) > 2_000
    assert {"Translator", "list_definitions", "i18n", "MapQuery", "permit_store"} <= names


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/counts.py", "def told():\n    pass\n"),
        ("data/counts.py", "class Found:\n    pass\n"),
        ("data/counts.py", "def count(kept):\n    pass\n"),
        ("data/counts.py", "def count(*, kept=1, **rows):\n    pass\n"),
        ("data/counts.py", "def count():\n    _given = 1\n"),
        ("data/counts.py", "LONGEST = 1\n"),
        ("data/counts.py", "numbers = [one for one in range(3)]\n"),
        ("data/counts.py", "for one in range(3):\n    pass\n"),
        ("data/counts.py", "count = lambda said: 1\n"),
        ("data/counts.py", "import csv as done\n"),
        ("data/counts.py", "with open('a') as there:\n    pass\n"),
        ("data/counts.py", "class Count:\n    def __init__(self):\n        self.told = 1\n"),
        ("data/counts.py", "class Count:\n    told: int\n"),
        ("data/counts.py", "def settle_address():\n    pass\n"),
        ("data/counts.py", "def stageScene():\n    pass\n"),
        ("data/counts.py", "class StampKey:\n    pass\n"),
        ("data/counts.py", f"SCRIPT = 'rows {ARROW} rows.map(one {ARROW} 1)'\n"),
        ("data/told.py", ""),
        ("pages/desk_list.py", ""),
        ("pages/shelf/__init__.py", ""),
        ("static/peta/map.js", "function told(rows) { return rows; }"),
        ("static/peta/map.js", "const rows = 1, kept = 2;"),
        ("static/peta/map.js", "let { label: said, ...lines } = view;"),
        ("static/peta/map.js", "const [first, one] = pairs;"),
        ("static/peta/map.js", f"const draw = (rows, {{ given }} = {{}}) {ARROW} rows;"),
        ("static/peta/map.js", f"rows.forEach(one {ARROW} draw(one));"),
        ("static/peta/map.js", "for (const one of rows) draw();"),
        ("static/peta/map.js", "class Layer { settle(map) { return 1; } }"),
        ("static/peta/map.js", "export function* drawn() {}"),
        ("static/peta/map.js", "import { draw as done } from './draw.js';"),
        ("static/peta/map.js", "try { draw(); } catch (said) { report(); }"),
        ("static/peta/map.js", "state.told = 1;"),
        ("static/peta/map.js", "const address = /'/.exec(text);\nlet kept = 1;"),
        ("static/peta/map.css", ".peta-told { color: red; }"),
        ("static/peta/map.css", ".peta-desk-list { color: red; }"),
        ("static/peta/map.css", ":root { --told: red; }"),
        ("static/peta/map.css", "@keyframes settle { from { opacity: 0; } }"),
    ],
)
def test_a_name_that_is_ruled_out_is_seen(path, text, tmp_path):
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert find_banned_names(tmp_path)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("tests/test_counts.py", "def test_what_is_told_is_drawn():\n    'told'\n"),
        ("pages/parts/deck/presentation.py", "def open_stage():\n    pass\n"),
        ("data/counts.py", "timestamp = rows['told'].found(kept=1)\n"),
        ("static/peta/map.js", "// function told()\nconst text = 'let told', rows = view.told, found1 = /const told/;"),
        ("static/peta/map.css", "/* .told */ .peta-map { background: url(../told.css); transition: .5s; }"),
        ("static/vendor/leaflet/leaflet.js", "function told() {}"),
    ],
)
def test_a_name_that_is_not_ruled_out_may_stand(path, text, tmp_path):
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert not find_banned_names(tmp_path)


def test_the_names_of_the_house_are_ruled_out():
    banned = {banned_name.name for banned_name in BANNED_NAMES}
    assert {"told", "found", "one", "drawn", "done", "kept", "given", "meant", "said", "there"} <= banned
    assert {"settle", "arrive", "turn", "stamp", "desk", "stage", "shelf", "behind"} <= banned
    assert {name for name, is_part, _ in BANNED_NAMES if is_part} >= {"settle", "arrive", "stamp", "desk", "shelf"}
    assert len(banned) == len(BANNED_NAMES)


def test_every_exception_is_needed():
    definitions = list(list_definitions(ROOT))
    for banned_name in BANNED_NAMES:
        for home in banned_name.homes:
            assert any(home in definition.path and banned_name.is_name_of(definition) for definition in definitions), (
                home
            )


def test_the_words_of_the_glossary_are_sorted_and_have_a_meaning():
    rows = [row for row in read_rows() if len(row) == 3 and row[0] != "word"]
    words = [row[0].lower() for row in rows]
    assert words == sorted(words)
    assert len(words) == len(set(words)) > 30
    assert all(meaning for _, meaning, _ in rows)
