"""Errors carry a code and parameters; their sentence is translated where it is shown."""

import ast
import copy
import pickle
import re
from pathlib import Path

import pytest

from data.errors import RegisterError, UnreadableFile
from data.languages import LANGUAGES
from data.messages import ContextMessage, Message, PluralMessage
from data.register.reading import grid_reader, limits
from geo.errors import GeometryMissing
from meeting.errors import DeckError
from views.text.translator import translator

ROOT = Path(__file__).parents[2]
ERROR_FILES = [ROOT / name / "errors.py" for name in ("data", "geo", "meeting")]
CODE_FOLDERS = ("data", "geo", "meeting", "views", "pages")


def parse(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def list_error_names():
    return {node.name for path in ERROR_FILES for node in parse(path).body if isinstance(node, ast.ClassDef)}


def list_nodes():
    for folder in CODE_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(parse(path)):
                yield path, node


def list_codes():
    """Return the code of every error of the tree: the first argument of one, or the key of a table of messages."""
    error_names, codes = list_error_names(), []
    for path, node in list_nodes():
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in error_names:
            codes += [node.args[0].value] if isinstance(node.args[0], ast.Constant) else []
        if isinstance(node, ast.Assign) and path.name.endswith("_errors.py") and isinstance(node.value, ast.Dict):
            codes += [key.value for key in node.value.keys]
    return codes


def translate_in_both(error):
    return [translator(lang).translate(error) for lang in ("en", "id")]


def test_every_error_has_a_code_of_its_own():
    codes = list_codes()
    assert len(codes) > 75
    assert sorted(codes) == sorted(set(codes))
    assert [code for code in codes if not re.fullmatch(r"[a-z]+(_[a-z]+)+", code)] == []


def test_a_file_is_refused_in_both_languages(tmp_path):
    file = tmp_path / "a.csv"
    file.touch()
    with pytest.raises(UnreadableFile, match="^a.csv is empty") as error_info:
        grid_reader.read(file)
    assert translate_in_both(error_info.value) == [
        "a.csv is empty. Save the list again.",
        "a.csv kosong. Simpan daftarnya sekali lagi.",
    ]


def test_braces_in_a_name_are_part_of_the_name(tmp_path):
    file = tmp_path / "{x}"
    with file.open("wb") as stream:
        stream.truncate(250 * 2**20)
    assert limits.MAX_FILE_BYTES == 200 * 2**20
    with pytest.raises(UnreadableFile) as error_info:
        grid_reader.read(file)
    assert translate_in_both(error_info.value) == [
        "{x} has 250 MB; at most 200 MB are read. Split the list.",
        "{x} berukuran 250 MB; paling besar 200 MB yang dibaca. Pecah daftarnya.",
    ]


@pytest.mark.parametrize("name", ["{0.__class__}", "{error}", "{", "%s", "{file!r:>99999999}"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_parameter_is_never_a_template(name, lang):
    error = UnreadableFile("file_empty", "{file} is empty. Save the list again.", file=name)
    assert translator(lang).translate(error).startswith(f"{name} ")
    assert str(error) == f"{name} is empty. Save the list again."


def test_a_sentence_that_no_catalogue_has_stays_in_english():
    assert (
        translate_in_both(UnreadableFile("planted", "something that nobody wrote"))
        == ["something that nobody wrote"] * 2
    )


def test_a_sentence_within_another_is_translated_too():
    reason = RegisterError("store_locked", "Another import holds the store. Wait until it has ended and try again.")
    error = DeckError("deck_store_failed", "Decks are kept in the store of the register. {reason}", reason=reason)
    assert translate_in_both(error) == [
        "Decks are kept in the store of the register. Another import holds the store. Wait until it has ended and try again.",
        "Paparan disimpan di penyimpanan register. Impor lain sedang memakai penyimpanan. Tunggu sampai selesai lalu coba lagi.",
    ]
    assert str(error) == translate_in_both(error)[0]
    removal_error = RegisterError("planted", "Not removed: {reason:clause}. Run: purge", reason=reason)
    assert (
        translate_in_both(removal_error)[0]
        == str(removal_error)
        == ("Not removed: Another import holds the store. Wait until it has ended and try again. Run: purge")
    )


def test_numbers_and_words_within_a_sentence_are_of_its_language():
    error = DeckError(
        "deck_too_large",
        "{file} is more than {limit:,} bytes long, the most that a deck has. Nothing was taken.",
        file="a.paparan",
        limit=20_000_000,
    )
    assert [text[:40] for text in translate_in_both(error)] == [
        "a.paparan is more than 20,000,000 bytes ",
        "a.paparan berukuran lebih dari 20.000.00",
    ]
    kind = ContextMessage("spelling", "nationality")
    alias_error = RegisterError("planted", "{kind}", kind=kind)
    assert [translator("id").translate(kind), translator("id").translate(alias_error), str(alias_error)] == [
        "kebangsaan",
        "{kind}".format(kind="kebangsaan"),
        "nationality",
    ]


def test_a_count_within_an_error_has_its_noun():
    templates = (
        "The key file {file} holds {n} byte, wanted are {wanted} for each key. Restore it.",
        "The key file {file} holds {n} bytes, wanted are {wanted} for each key. Restore it.",
    )
    errors = [RegisterError("planted", PluralMessage(*templates, n, file="k", wanted=32)) for n in (1, 31)]
    assert [str(error)[:25] for error in errors] == ["The key file k holds 1 by", "The key file k holds 31 b"]
    assert [" byte," in str(error) for error in errors] == [True, False]
    assert [translator("id").translate(error)[:31] for error in errors] == [
        "Berkas kunci k berisi 1 bita, s",
        "Berkas kunci k berisi 31 bita, ",
    ]


def test_an_error_of_the_boundaries_is_translated_as_the_others_are():
    error = GeometryMissing(
        "boundary_file_missing",
        "The boundary file {file} is missing. Rebuild it with: python -m geo build",
        file="land.json",
    )
    assert translate_in_both(error) == [
        "The boundary file land.json is missing. Rebuild it with: python -m geo build",
        "Berkas batas land.json tidak ada. Buat lagi dengan: python -m geo build",
    ]
    assert error.code == "boundary_file_missing"


def test_an_error_survives_a_copy_and_names_no_parameter_in_a_traceback_of_objects():
    error = UnreadableFile("file_empty", "{file} is empty. Save the list again.", file="Siti Aminah.csv")
    for other_error in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert (other_error.code, str(other_error)) == ("file_empty", "Siti Aminah.csv is empty. Save the list again.")
    assert "Siti" not in repr(error)
    assert str(Message("{a} and {b}", a=1, b="two")) == "1 and two"
