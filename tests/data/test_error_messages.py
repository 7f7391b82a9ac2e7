"""Every sentence about what could not be done is said in Indonesian too."""

import ast

import pytest

from data import error_messages, errors, tables
from data.errors import UnreadableFile

KINDS = {name for name in dir(errors) if isinstance(getattr(errors, name), type)}


def raised(root):
    """Yield the sentences that ``data/register`` raises with no Indonesian of their own, parts filled with a sample."""
    for path in sorted((root / "data" / "register").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KINDS and len(node.args) == 1:
                yield from sentence(node.args[0])


def sentence(argument):
    if isinstance(argument, ast.Constant):
        yield argument.value
    elif isinstance(argument, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "x1" for part in argument.values)


def test_every_sentence_of_the_register_has_its_indonesian(root):
    found = list(raised(root))
    assert len(found) >= 20
    assert [text for text in found if error_messages.indonesian(text) == text] == []


def test_the_parts_are_the_same_in_both_languages():
    for row in tables.read("sentences").itertuples():
        english = set(error_messages.pattern(row.english).groupindex) - {"_"}
        assert set(error_messages.pattern(row.indonesian).groupindex) <= english, row.english


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("a.csv is empty. Save the list again.", "a.csv kosong. Simpan daftarnya sekali lagi."),
        (
            "{x} has 250 MB; at most 200 MB are read. Split the list.",
            "{x} berukuran 250 MB; paling besar 200 MB yang dibaca. Pecah daftarnya.",
        ),
        ("something that nobody wrote", "something that nobody wrote"),
    ],
)
def test_a_sentence_is_recognised_as_written(english, indonesian):
    assert UnreadableFile(english).text("id") == indonesian
    assert UnreadableFile(english).text("en") == english
