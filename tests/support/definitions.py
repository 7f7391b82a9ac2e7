"""Every name that a tree defines: of modules and folders, and in Python, JavaScript and CSS."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.support import javascript

FOLDERS = ("pages", "meeting", "views", "data", "geo", "static", "tests", "benchmarks")
OTHERS_FOLDERS = {"vendor", "axe", "__pycache__"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
CSS_NAME = re.compile(r"(?:\.|--|@keyframes\s+)([A-Za-z][\w-]*)")
CSS_WITHOUT_NAMES = re.compile(r"/\*.*?\*/|url\([^)]*\)|\"[^\"]*\"|'[^']*'", re.DOTALL)


class Definition(NamedTuple):
    """A name, the file that defines it (relative to the tree), and its line (0 for a module or a folder)."""

    name: str
    path: str
    line: int


def list_definitions(root: Path) -> Iterator[Definition]:
    """Yield every definition of the tree below ``root``, of its own files alone."""
    for path in list_files(root):
        relative_path = path.relative_to(root)
        for part in (*relative_path.parts[:-1], path.stem):
            yield Definition(part, relative_path.as_posix(), 0)
        for name, line in READERS[path.suffix](path.read_text(encoding="utf-8")):
            yield Definition(name, relative_path.as_posix(), line)


def list_files(root: Path) -> list[Path]:
    """Return the Python, JavaScript and CSS files of the tree that are its own."""
    paths = [*root.glob("*.py"), *(path for folder in FOLDERS for path in (root / folder).rglob("*"))]
    return sorted(path for path in paths if path.suffix in READERS and not OTHERS_FOLDERS & set(path.parts))


def read_python(text: str) -> Iterator[tuple[str, int]]:
    """Yield name and line of what a Python text defines, and of what the JavaScript in its strings does."""
    for node in ast.walk(ast.parse(text)):
        for name in name_node(node):
            yield name, getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "=>" in node.value:
            yield from ((name, node.lineno) for name, _ in javascript.list_names(node.value))


def name_node(node: ast.AST) -> Iterable[str]:
    """Return the names that one node of a syntax tree defines: none, as a rule."""
    if isinstance(node, FUNCTIONS):
        return [] if node.name.startswith("test_") else [node.name]
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.Name):
        return [node.id] if isinstance(node.ctx, ast.Store) else []
    if isinstance(node, ast.Attribute):
        return [node.attr] if isinstance(node.ctx, ast.Store) else []
    if isinstance(node, ast.alias):
        return [node.asname] if node.asname else []
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "SimpleNamespace":
        return [keyword.arg for keyword in node.keywords if keyword.arg]
    return [node.name] if isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name else []


def read_css(text: str) -> Iterator[tuple[str, int]]:
    """Yield name and line of the classes, properties and animations of a style sheet, without our prefix ``peta-``."""
    blank_text = CSS_WITHOUT_NAMES.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    for match in CSS_NAME.finditer(blank_text):
        yield match.group(1).removeprefix("peta-"), blank_text.count("\n", 0, match.start()) + 1


READERS = {".py": read_python, ".js": javascript.list_names, ".mjs": javascript.list_names, ".css": read_css}
