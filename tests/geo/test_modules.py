"""The browser's modules and their versions: none is loaded that the loader does not name, and each change has a new address."""

import re
import shutil
from pathlib import PurePosixPath

import pytest

from geo import static_files

PETA = static_files.FOLDER / "peta"
IMPORT = re.compile(r"""^\s*(?:import|export)\b[^"'()]*?from\s+"([^"]+)";|^import\s+"([^"]+)";""", re.MULTILINE)
STANDALONE = ("adapters/streamlit_labels.js",)
"""Modules that the page loads by themselves, so that they import nothing."""


def paths(folder: str) -> set[str]:
    """Return the modules of a folder."""
    return {path.relative_to(PETA).as_posix() for path in (PETA / folder).glob("*.js")}


def imports(path: str) -> list[str]:
    """Return what a module imports, as paths."""
    folder = PurePosixPath(path).parent
    text = (PETA / path).read_text(encoding="utf-8")
    return [resolve(folder / (named_path or side_effect_path)) for named_path, side_effect_path in IMPORT.findall(text)]


def resolve(path: PurePosixPath) -> str:
    """Return a path without its ``..``."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def named_modules() -> set[str]:
    """Return the modules that the map's loader gives a version."""
    text = (PETA / "map" / "loader.js").read_text(encoding="utf-8")
    listing = re.search(r"const MODULES = \[(.*?)\];", text, re.DOTALL)
    assert listing
    return set(re.findall(r'"([^"]+)"', listing[1]))


def test_the_loader_names_every_module_of_the_map():
    assert named_modules() == (paths("map") - {"map/loader.js"}) | (paths("adapters") - set(STANDALONE))


@pytest.mark.parametrize("path", sorted(named_modules()))
def test_a_module_imports_only_what_the_loader_names(path):
    assert set(imports(path)) <= named_modules()


def test_modules_are_found_from_the_entry():
    reached, waiting = set(), ["map/main.js"]
    while waiting:
        path = waiting.pop()
        reached.add(path)
        waiting += [name for name in imports(path) if name not in reached]
    assert reached == named_modules()


def test_no_modules_import_each_other_in_a_circle():
    checked_paths: set[str] = set()

    def visit(path: str, above: tuple[str, ...]) -> None:
        assert path not in above, " -> ".join((*above, path))
        if path not in checked_paths:
            for name in imports(path):
                visit(name, (*above, path))
            checked_paths.add(path)

    visit("map/main.js", ())


@pytest.mark.parametrize("path", [*sorted(paths("stage")), *STANDALONE])
def test_modules_of_the_page_import_nothing_by_an_address_without_version(path):
    assert imports(path) == []


@pytest.mark.parametrize(
    ("patterns", "path"),
    [(("peta/map/*.js", "peta/adapters/*.js"), "peta/adapters/leaflet.js"), (("peta/map.css",), "peta/map.css")],
)
def test_a_change_of_any_file_is_a_new_version(tmp_path, monkeypatch, patterns, path):
    shutil.copytree(PETA, tmp_path / "peta")
    before = static_files.version(*patterns)
    monkeypatch.setattr(static_files, "FOLDER", tmp_path)
    assert static_files.version(*patterns) == before
    changed = tmp_path / path
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert static_files.version(*patterns) != before


def test_a_file_that_is_not_there_has_no_version():
    with pytest.raises(FileNotFoundError, match="peta/absent.js"):
        static_files.version("peta/absent.js")
