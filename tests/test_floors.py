"""The floors of the house: which folder may import what, where each library lives, how long a page is."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE_PATHS = [
    path
    for path in ROOT.rglob("*.py")
    if path.relative_to(ROOT).parts[0] in {"app.py", "pages", "meeting", "views", "data", "geo"}
]
PAGE_PATHS = sorted((ROOT / "pages").glob("*.py"))
ALLOWED_IMPORTS = {
    "app.py": {"pages", "views"},
    "pages": {"pages", "meeting", "views", "data", "geo"},
    "meeting": {"meeting", "pages", "views", "data", "geo"},
    "views": {"views", "pages", "data", "geo"},
    "data": {"data"},
    "geo": {"geo"},
}
MODULE_HOMES = {
    "duckdb": ("data/",),
    "ibis": ("data/",),
    "rapidfuzz": ("data/",),
    "geopandas": ("geo/",),
    "shapely": ("geo/",),
    "folium": ("geo/",),
    "mapclassify": ("geo/",),
    "matplotlib": ("meeting/",),
    "pptx": ("meeting/",),
    "msgspec": ("meeting/", "pages/parts/deck/"),
    "plotly": ("views/charts/",),
    "streamlit_folium": ("pages/parts/map/component.py",),
    "streamlit": ("app.py", "pages/", "views/"),
}


def get_allowed_imports(name):
    """Return what a file may import: a door of the house has a floor of its own, any other that of its folder."""
    return ALLOWED_IMPORTS.get(name) or ALLOWED_IMPORTS[name.split("/")[0]]


def list_imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("path", CODE_PATHS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_stands_on_its_floor(path):
    name = path.relative_to(ROOT).as_posix()
    for module in list_imports(path):
        assert module not in ALLOWED_IMPORTS or module in get_allowed_imports(name), f"{name} must not import {module}"
        assert name.startswith(MODULE_HOMES.get(module, ("",))), (
            f"{name} must not import {module}; its home is {MODULE_HOMES[module]}"
        )


@pytest.mark.parametrize("path", CODE_PATHS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_caches_and_state_have_one_home(path):
    text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
    assert "st.cache" not in text or name == "views/source.py"
    assert "session_state" not in text or name in {
        "pages/parts/shell/toasts.py",
        "pages/parts/map/filters.py",
        "pages/parts/state/url_state.py",  # an address that the browser does not have yet
        "pages/parts/state/reader_context.py",  # the internal mode is unlocked for a session and never by an address
        "pages/parts/map/component.py",
        "pages/parts/trend/filters.py",
        "pages/parts/deck/presentation.py",  # the browser tells the shape of its screen, which no link should carry
        "pages/parts/import_wizard/session.py",  # an import ends with its file: it has no address to be in
    }


@pytest.mark.parametrize("path", PAGE_PATHS, ids=lambda path: path.stem)
def test_a_page_is_a_short_article(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree).rstrip().endswith(("?", "."))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 40
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.For))]


@pytest.mark.parametrize("path", CODE_PATHS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_public_function_says_what_it_means(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}: {node.name} has no docstring"
