"""Every sentence about what could not be done is said in Indonesian too."""

import ast

import pytest

from data import error_messages, errors, tables
from data.errors import UnreadableFile

ERROR_NAMES = {name for name in dir(errors) if isinstance(getattr(errors, name), type)}


def find_sentences(root):
    """Yield the sentences that ``data/register`` raises with no Indonesian of their own, parts filled with a sample."""
    for path in sorted((root / "data" / "register").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERROR_NAMES and len(node.args) == 1:
                yield from read_sentence(node.args[0])


def read_sentence(argument):
    if isinstance(argument, ast.Constant):
        yield argument.value
    elif isinstance(argument, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "x1" for part in argument.values)


def test_every_sentence_of_the_register_has_its_indonesian(root):
    texts = list(find_sentences(root))
    assert len(texts) >= 20
    assert [text for text in texts if error_messages.translate_sentence(text) == text] == []


def test_the_parts_are_the_same_in_both_languages():
    for row in tables.read("sentences").itertuples():
        english_parts = set(error_messages.compile_pattern(row.english).groupindex) - {"_"}
        assert set(error_messages.compile_pattern(row.indonesian).groupindex) <= english_parts, row.english


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
