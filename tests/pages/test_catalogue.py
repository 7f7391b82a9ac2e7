"""The catalogue of messages: ``pybabel extract`` finds every message of the code, and each has its Indonesian."""

import ast
import contextlib
import importlib
import io
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from data.languages import LANGUAGES
from views.text import catalogue as catalogue_files
from views.text.translator import translator

ROOT = Path(__file__).parent.parent.parent
ERROR_MODULES = ("data.errors", "geo.errors", "meeting.errors")
CODE_FOLDERS = ("pages", "views", "meeting", "data", "geo")
MESSAGE_POSITIONS = {
    "gettext": (0,),
    "ngettext": (0, 1),
    "Message": (0,),
    "PluralMessage": (0, 1),
    "ContextMessage": (0, 1),
}
EXTRACT_OPTIONS = ("--no-default-keywords", "-k", "gettext")
TRANSLATOR = ROOT / "views" / "text" / "translator.py"
"""The one file that hands messages on."""

PLANTED_CODE = """
text = i18n.gettext("a planted message")
text = i18n.gettext("outer {inner}", inner=i18n.ngettext("{n} planted row", "{n} planted rows", 2))
LABELS = {"key": Message("a planted label"), "other": ContextMessage("place", "a planted word")}
markup = f"<p>{escape(i18n.gettext('a planted word in a sentence'))}</p>"
raise UnreadableFile("planted_error", "{file} is " "planted.", file="a.csv")
raise DeckError("planted_plural", PluralMessage("{n} planted deck", "{n} planted decks", 2))
"""
COUNTED_NOUNS = (
    "areas|batches|bytes|characters|classes|columns|companies|days|decks|facts|figures|files|holders|lines|lists|months|"
    "persons|problems|regencies|regions|rows|scenes|seconds|sheets|sources|years"
)
NEVER_ONE = {
    "At most {n} areas are shown side by side; the others are left out.": "the app's own limit",
    "“{title}” has {n} scenes; that is the most.": "the app's own limit",
    "{file} could not be read within {seconds} seconds. Save the list alone as CSV.": "the app's own limit",
    "A spelling has two Latin letters or more and at most {limit} characters; “{spelling}” has not.": "the app's own limit",
    "{file} is more than {limit:,} bytes long, the most that a deck has. Nothing was taken.": "the app's own limit",
    "{file}, line {line} has {size:,} characters; at most {limit:,} are read. Save the list again with one line a row.": "more than the limit",
    "{file} has {rows:,} rows and {columns:,} columns; at most {max_rows:,} and {max_columns} are read. "
    "Keep only the list, and save it again.": "more than the limit",
    "The demo was asked for {rows} rows; wanted is a number from 1 to {limit}.": "one row would not be refused",
    "{k} classes were asked for; choose 1 to {limit}.": "one class would not be refused",
    "{count} of {wanted} files of districts are there. Rebuild it with: python -m geo build": "38 are wanted",
    "Rank {rank} of the {n} regions with a figure on this measure.": "said of two or more",
    "{area}: {n} companies employ {persons} holders of {permit} ({domain})": "three share a cell, or nothing is told",
    "{permit} ({domain}): {n} companies, {persons} holders": "three share a cell, or nothing is told",
}
"""Messages with a count that is never 1, and why: they need no singular."""


def extract_messages(folder, pot_file):
    """Return the messages that ``pybabel extract`` finds in a folder, by (context, id)."""
    warnings = io.StringIO()
    with contextlib.redirect_stderr(warnings):
        CommandLineInterface().run(
            [
                "pybabel",
                "-q",
                "extract",
                "-F",
                str(ROOT / "pyproject.toml"),
                *EXTRACT_OPTIONS,
                "-o",
                str(pot_file),
                str(folder),
            ]
        )
    assert not warnings.getvalue()
    with pot_file.open("rb") as file:
        return {(message.context, message.id): message for message in read_po(file) if message.id}


@pytest.fixture(scope="module")
def code_messages(tmp_path_factory):
    return extract_messages(ROOT, tmp_path_factory.mktemp("messages") / "messages.pot")


@pytest.fixture(scope="module")
def catalogue():
    with (catalogue_files.FOLDER / "id.po").open("rb") as file:
        return read_po(file, locale="id")


def list_code_paths():
    return [ROOT / "app.py", *(path for name in CODE_FOLDERS for path in sorted((ROOT / name).rglob("*.py")))]


def list_error_names():
    modules = [importlib.import_module(name) for name in ERROR_MODULES]
    return {
        name
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, Exception) and value.__module__ == module.__name__
    }


def fields_of(text):
    return {(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(text) if name}


def last_form(message_id):
    return message_id if isinstance(message_id, str) else message_id[-1]


def test_no_message_is_missing_or_left_over(code_messages, catalogue):
    assert len(code_messages) > 650
    assert {(message.context, message.id) for message in catalogue if message.id} == set(code_messages)
    assert not catalogue.obsolete


def test_every_message_is_translated_and_none_is_in_doubt(catalogue):
    for message in catalogue:
        assert not message.fuzzy or not message.id, message.id
        assert all([message.string] if isinstance(message.string, str) else message.string), message.id


def test_indonesian_has_one_form_for_every_count(catalogue):
    assert catalogue.num_plurals == 1
    assert {len(message.string) for message in catalogue if message.pluralizable} == {1}


def test_english_needs_no_catalogue():
    assert [path.name for path in catalogue_files.FOLDER.glob("*.po")] == [
        f"{lang}.po" for lang in LANGUAGES if lang != catalogue_files.SOURCE_LANGUAGE
    ]
    assert translator("en").gettext("no message of the app: {x}", x=1) == "no message of the app: 1"


def test_placeholders_are_the_same(catalogue):
    for message in catalogue:
        translations = [message.string] if isinstance(message.string, str) else message.string
        for text in translations if message.id else ():
            assert fields_of(last_form(message.id)) == fields_of(text), message.id


def test_indonesian_is_not_english(catalogue):
    unchanged_messages = {message.id for message in catalogue if message.id and message.string == message.id}
    assert unchanged_messages == {"Status", "Manual", "{area}: {known}.", "{note}."} | (
        {"Trend: {measure}"} & unchanged_messages
    )


def test_a_planted_message_of_every_kind_is_extracted(tmp_path):
    (tmp_path / "views").mkdir()
    (tmp_path / "views" / "planted.py").write_text(PLANTED_CODE, encoding="utf-8")
    assert set(extract_messages(tmp_path, tmp_path / "messages.pot")) == {
        (None, "a planted message"),
        (None, "outer {inner}"),
        (None, ("{n} planted row", "{n} planted rows")),
        (None, "a planted label"),
        (None, "a planted word in a sentence"),
        ("place", "a planted word"),
        (None, "{file} is planted."),
        (None, ("{n} planted deck", "{n} planted decks")),
    }


def test_every_error_is_a_keyword_of_the_extraction():
    mapping = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"][0]
    keywords = {keyword.partition(":")[0] for keyword in mapping["keywords"]}
    assert list_error_names() | set(MESSAGE_POSITIONS) == keywords
    assert {pattern.partition("/")[0] for pattern in mapping["pattern"]} == {"app.py", *CODE_FOLDERS}


@pytest.mark.parametrize("path", list_code_paths(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_translated_is_written_out(path):
    positions_by_name = MESSAGE_POSITIONS | dict.fromkeys(list_error_names(), (1,))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
        if name in positions_by_name and path != TRANSLATOR:
            for position in positions_by_name[name]:
                assert len(node.args) > position, f"{path.name}:{node.lineno}: {name} lacks its message"
                assert is_written_out(node.args[position]), (
                    f"{path.name}:{node.lineno} translates something that is no text"
                )


def is_written_out(node):
    """Say whether a message is a text, or an entry of a table of messages."""
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    is_message = isinstance(node, ast.Call) and getattr(node.func, "id", "") in MESSAGE_POSITIONS
    return is_text or is_message or (isinstance(node, ast.Attribute) and node.attr == "template")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("n", [0, 1, 2, 11, 1000])
def test_a_count_and_its_noun_agree(code_messages, catalogue, lang, n):
    plural_ids = [message_id for _, message_id in code_messages if isinstance(message_id, tuple)]
    assert len(plural_ids) > 20
    i18n = translator(lang)
    for singular, plural in plural_ids:
        values = {name: "x" for name, _, _ in fields_of(plural) if name != "n"}
        count = i18n.format_number(n)
        text = i18n.ngettext(singular, plural, n, **values)
        template = catalogue.get((singular, plural)).string[0] if lang == "id" else singular if n == 1 else plural
        assert text == template.format(n=count, **values)
        nouns = re.findall(rf"\b({COUNTED_NOUNS})\b", text)
        assert not re.search(rf"(?<![\d.,])1 (?:\w+ )?({COUNTED_NOUNS})\b", text), text
        assert lang == "id" or n == 1 or nouns or "{n} " in plural, plural
    assert {count for count in re.findall(r"\d[\d.,]*", i18n.ngettext("{n} scene", "{n} scenes", n))} == {
        i18n.format_number(n)
    }


def test_a_count_before_a_noun_has_a_singular(code_messages):
    pattern = re.compile(r"\{\w+(?:![rs])?(?::,)?\} (?:\w+ )?(" + COUNTED_NOUNS + r")\b")
    counting_ids = {
        message_id for _, message_id in code_messages if isinstance(message_id, str) and pattern.search(message_id)
    }
    assert counting_ids == set(NEVER_ONE)
