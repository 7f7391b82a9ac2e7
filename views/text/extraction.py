"""How ``pybabel extract`` collects the messages of the code: by Python's syntax tree.

Babel's own extraction reads tokens, and up to Python 3.11 an f-string is one token: a message within one would be lost
without a word. From the folder of the app:

    python -m babel.messages.frontend extract -F pyproject.toml --no-default-keywords -k gettext --add-location file
        --sort-output -w 120 -o messages.pot .
    python -m babel.messages.frontend update -i messages.pot -l id -o views/locale/id.po --no-fuzzy-matching
        --ignore-obsolete -w 120

Then translate what is empty in ``views/locale/id.po``. The keyword "_" is left out: it is what a query of ibis calls its table.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

Extraction = tuple[int, str, list[str | None], list[str]]
"""Line, name of the function, its arguments where they are texts, and comments to translators (there are none)."""


def extract_messages(
    file: BinaryIO, keywords: Mapping[str, object], comment_tags: Collection[str], options: Mapping[str, object]
) -> Iterator[Extraction]:
    """Yield every call of a keyword in a file, in the form that Babel asks of an extraction method."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and find_name(node.func) in keywords:
            yield node.lineno, find_name(node.func), [find_text(argument) for argument in node.args], []


def find_name(function: ast.expr) -> str:
    """Return the name by which a function is called: "gettext" of ``i18n.gettext``."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def find_text(argument: ast.expr) -> str | None:
    """Return the text that an argument is, None where it is none."""
    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return str(argument.value) if is_text and isinstance(argument, ast.Constant) else None
