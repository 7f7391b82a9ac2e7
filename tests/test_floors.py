"""The floors of the house: which folder may import what, where each library lives, how long a page is."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE_PATHS = sorted(
    path
    for path in ROOT.rglob("*.py")
    if path.relative_to(ROOT).parts[0] in {"app.py", "pages", "meeting", "views", "data", "geo"}
)
FOLDERS = sorted(
    {path.parent for path in CODE_PATHS if path.relative_to(ROOT).parts[0] in {"pages", "views", "meeting"}}
)
PAGE_PATHS = sorted((ROOT / "pages").glob("*.py"))
FLOORS = {
    "app.py": {"pages"},
    "pages": {"pages", "meeting", "views", "data", "geo"},
    "meeting": {"meeting", "views", "data", "geo"},
    "views": {"views", "data", "geo"},
    "data": {"data"},
    "geo": {"geo"},
}
"""What each folder may import of ours: pages -> meeting -> views -> data | geo."""

ROOMS = (
    # of data/register, the lowest first: a list is read, its values cleaned, its columns mapped, its rows validated, stored, asked
    (
        "data.register.permit_fields",
        "data.register.key_file",
        "data.register.reading",
        "data.register.cleaning",
        "data.register.mapping",
        "data.register.validation",
        "data.register.importing",
        "data.register.store",
        "data.register.queries",
    ),
    # of views: a source and its answers, the reader, then what a page says
    (
        "views.themes",
        "views.request",
        "views.text",
        "views.sources",
        "views.reader",
        "views.badges",
        "views.notices",
        "views.headline",
        "views.validation",
        "views.tables",
        "views.charts",
        "views.map",
        "views.region",
        "views.trend",
        "views.overview",
        "views.method",
        "views.register",
    ),
    # of meeting: the deck, then what captures, draws and exports it
    ("meeting.model", "meeting.repository", "meeting.capture", "meeting.render", "meeting.exports"),
    # of pages: the address and the reader, the frame, then the pages
    ("pages.parts.state.url_state", "pages.parts.state.reader_context", "pages.parts.shell", "pages.parts.map"),
)
"""Rooms of which none imports one that stands after it."""

LIBRARY_HOMES = {
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
    "streamlit": ("app.py", "pages/"),
}
MAX_ROOM_FILES = 13
"""Files of a folder of views, pages or meeting, with its ``__init__.py``."""


@cache
def list_imports(path: Path) -> tuple[str, ...]:
    """Return the full names that a file imports: ``from a.b import c`` is a.b.c."""
    return tuple(walk_imports(path))


def walk_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def find_room(name: str, rooms: tuple[str, ...]) -> int | None:
    """Return the place of the room that a module is of, None of one that is of none."""
    return next((place for place, room in enumerate(rooms) if f"{name}.".startswith(f"{room}.")), None)


def list_arrows_up(module: str, imported_names: tuple[str, ...], rooms: tuple[str, ...]) -> list[str]:
    """Return what a module imports of rooms that stand after its own."""
    own_room = find_room(module, rooms)
    if own_room is None:
        return []
    return [name for name in imported_names if (find_room(name, rooms) or 0) > own_room]


@pytest.mark.parametrize("path", CODE_PATHS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_stands_on_its_floor(path):
    name = path.relative_to(ROOT).as_posix()
    allowed_folders = FLOORS[name.split("/")[0]]
    for imported_name in list_imports(path):
        module = imported_name.split(".")[0]
        assert module not in FLOORS or module in allowed_folders, f"{name} must not import {module}"
        assert name.startswith(LIBRARY_HOMES.get(module, ("",))), (
            f"{name} must not import {module}; its home is {LIBRARY_HOMES[module]}"
        )


@pytest.mark.parametrize("path", CODE_PATHS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_arrows_between_rooms_run_down(path):
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for rooms in ROOMS:
        assert list_arrows_up(module, list_imports(path), rooms) == []


def test_every_room_is_there():
    """A room that is renamed would be guarded by nothing."""
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in CODE_PATHS}
    for room in (room for rooms in ROOMS for room in rooms):
        assert room in modules or f"{room}.__init__" in modules


def test_a_planted_arrow_up_is_seen():
    (_, views_rooms, *_) = ROOMS
    assert list_arrows_up("views.text.html", ("views.reader.Reader",), views_rooms) == ["views.reader.Reader"]
    assert list_arrows_up("views.region.facts", ("views.map.query.MapQuery",), views_rooms) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_a_room_has_about_a_dozen_files(folder):
    assert len(list(folder.glob("*.py"))) <= MAX_ROOM_FILES


COMMANDS = {
    "data": "import data.__main__",
    "meeting": "import meeting.__main__, meeting.capture.headless",
    "views": "import views.notices, views.map.answers, views.trend.answers, views.charts, views.register.quality",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_line_knows_no_streamlit(name):
    code = f"{COMMANDS[name]}, sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {name, "pandas"} <= set(result.stdout.split())
    assert not {"streamlit", "streamlit_folium", "pages"} & set(result.stdout.split())


@pytest.mark.parametrize("path", CODE_PATHS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_caches_and_state_have_one_home(path):
    text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
    assert "st.cache" not in text or name == "pages/parts/state/session_resources.py"
    assert "threading.local" not in text
    assert "session_state" not in text or name in {
        "pages/parts/shell/toasts.py",
        "pages/parts/shell/sidebar.py",  # the values of its own widgets
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
