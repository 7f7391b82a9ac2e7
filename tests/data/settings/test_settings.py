"""The settings: read in one place, validated, documented, listed without secrets."""

import re
from pathlib import Path

import pytest

from data import __main__ as command
from data import settings
from data.errors import SettingError
from data.settings import listing
from data.version import app_label
from views.text.translator import translator

ROOT = Path(__file__).parents[3]
HOME = Path("/home/petugas")
DATA_FOLDER = HOME / ".local" / "share" / "peta-konsentrasi-tka"
WRONG_VALUES = {
    "PETA_STORE": ("sqlite:///x", "The store 'sqlite' is not known; wanted is duckdb:///FILE or postgresql://…"),
    "PETA_KEY": ("~/kunci", "PETA_KEY is '~/kunci'; wanted is the whole path, for nothing replaces “~” here."),
    "PETA_K": ("4", "PETA_K is '4'; wanted is one of 3, 5, 10."),
    "PETA_INTERNAL": ("whatever", "PETA_INTERNAL is 'whatever'; wanted is one of local, never."),
    "PETA_RETENTION_DAYS": (
        "two years",
        "The period of retention is 'two years'; wanted is a number of days: --older-than 730, or PETA_RETENTION_DAYS.",
    ),
    "PETA_FIGURES": ("~a.csv", "PETA_FIGURES is '~a.csv'; wanted is the whole path, for nothing replaces “~” here."),
    "PETA_ALIASES": ("~a", "PETA_ALIASES is '~a'; wanted is the whole path, for nothing replaces “~” here."),
    "PETA_DECKS": ("~d", "PETA_DECKS is '~d'; wanted is the whole path, for nothing replaces “~” here."),
}


@pytest.fixture(autouse=True)
def own_environment(monkeypatch, tmp_path):
    """Start every test without a setting, in a data folder of its own."""
    for setting in settings.SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def read_documented_rows():
    """Return the cells of the documentation's table of settings, a list a row."""
    text = (ROOT / "docs" / "OPERATIONS.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| `PETA_\w+` .*$", text, re.MULTILINE)
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def test_the_documentation_has_every_setting_with_its_default_its_values_and_its_meaning():
    assert read_documented_rows() == [
        [setting.name, setting.default or "not set", setting.allowed_values, setting.meaning]
        for setting in settings.SETTINGS
    ]


def test_every_field_is_of_a_setting():
    fields = set(settings.Settings.__dataclass_fields__) - {"data_folder", "set_names", "problems"}
    assert fields == {setting.field for setting in settings.SETTINGS}


def test_without_settings_every_default_holds():
    defaults = settings.load({}, HOME)
    assert not defaults.problems
    assert (defaults.k, defaults.internal_access, defaults.retention_days) == (5, "local", None)
    assert defaults.store == f"duckdb://{DATA_FOLDER / 'register.duckdb'}"
    assert (defaults.key, defaults.aliases, defaults.decks) == tuple(
        DATA_FOLDER / name for name in ("pseudonym.key", "aliases", "decks")
    )
    assert defaults.figures == ROOT / "data" / "figures" / "published.csv"
    assert settings.load({"XDG_DATA_HOME": "/srv"}, HOME).data_folder == Path("/srv/peta-konsentrasi-tka")


def test_what_is_set_holds_and_an_empty_value_is_none():
    chosen = settings.load({"PETA_K": "10", "PETA_RETENTION_DAYS": "730", "PETA_STORE": "", "PETA_KEY": "/k"}, HOME)
    assert (chosen.k, chosen.retention_days, chosen.key) == (10, 730, Path("/k"))
    assert chosen.store == settings.load({}, HOME).store
    assert not chosen.problems


@pytest.mark.parametrize("name", WRONG_VALUES)
def test_a_value_that_cannot_be_read_is_a_sentence_and_a_guard_becomes_strict(name):
    value, sentence = WRONG_VALUES[name]
    result = settings.load({name: value}, HOME)
    assert [(problem.setting_name, str(problem.error)) for problem in result.problems] == [(name, sentence)]
    assert translator("id").translate(result.problems[0].error) != sentence
    assert (result.k, result.internal_access) == (
        10 if name == "PETA_K" else 5,
        "never" if name == "PETA_INTERNAL" else "local",
    )
    with pytest.raises(SettingError, match=re.escape(sentence)):
        result.require_valid()


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("PETA_RETENTION", "PETA_RETENTION_DAYS"),
        ("PETA_INTERNAL_MODE", "PETA_INTERNAL"),
        ("PETA_INTERN", "PETA_INTERNAL"),
        ("PETA_KK", "PETA_K"),
        ("PETA_STOR", "PETA_STORE"),
        ("peta_key", "PETA_KEY"),
    ],
)
def test_a_name_that_no_setting_has_is_said_with_the_nearest_and_never_with_its_value(name, nearest):
    result = settings.load({name: "RAHASIA"}, HOME)
    sentence = f"'{name}' is no setting of this app; the nearest is {nearest}. Rename or remove it."
    assert [str(problem.error) for problem in result.problems] == [sentence]
    assert "RAHASIA" not in translator("id").translate(result.problems[0].error)
    assert result.k == (10 if nearest == "PETA_K" else 5)
    assert result.internal_access == ("never" if nearest == "PETA_INTERNAL" else "local")


def test_a_name_that_is_near_none_changes_no_guard_but_is_said():
    result = settings.load({"PETA_PORT_8501_TCP": "tcp://10.0.0.1"}, HOME)
    assert "is no setting of this app. Remove it" in str(result.problems[0].error)
    assert (result.k, result.internal_access) == (5, "local")


def test_the_settings_of_the_process_follow_its_environment(monkeypatch):
    assert settings.current() is settings.current()
    monkeypatch.setenv("PETA_K", "3")
    assert settings.current().k == 3
    monkeypatch.delenv("PETA_K")
    assert settings.current().k == 5


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("postgresql://peta:rah:a@sia@db/r", "postgresql://peta:***@db/r"),
        ("postgresql://:rahasia@db/r", "postgresql://:***@db/r"),
        ("postgresql://peta@db/r?password=rahasia&port=1", "postgresql://peta@db/r?password=***&port=1"),
        ("postgresql://peta@db/r?SSLPassword=rahasia", "postgresql://peta@db/r?SSLPassword=***"),
        ("postgresql://peta@db:5432/r", "postgresql://peta@db:5432/r"),
        ("duckdb:///srv/peta/register.duckdb", "duckdb:///srv/peta/register.duckdb"),
    ],
)
def test_no_password_of_a_store_is_listed(address, masked):
    assert listing.mask_secrets(address) == masked


def test_the_command_lists_every_setting_with_its_origin(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("PETA_STORE", "postgresql://peta:rahasia@db/r")
    assert command.main(["settings"]) == 0
    output = capsys.readouterr().out
    assert "PETA_STORE = postgresql://peta:***@db/r  (environment)" in output
    assert "PETA_K = 5  (default)" in output
    assert all(setting.name in output and setting.meaning in output for setting in settings.SETTINGS)
    assert f"Log: {tmp_path / 'peta-konsentrasi-tka' / 'logs' / 'peta.log'}" in output
    assert app_label() in output
    assert "rahasia" not in output


def test_the_command_says_what_is_wrong_and_no_other_command_runs(monkeypatch, capsys):
    monkeypatch.setenv("PETA_RETENTION", "365")
    assert command.main(["settings"]) == command.main(["batches"]) == command.main(["import", "daftar.csv"]) == 2
    output = capsys.readouterr()
    assert output.err.count("'PETA_RETENTION' is no setting of this app; the nearest is PETA_RETENTION_DAYS.") == 3
    assert "PETA_RETENTION_DAYS =   (in doubt, see below)" in output.out


def test_no_other_module_reads_a_setting():
    reading_modules = [
        path.relative_to(ROOT).as_posix()
        for room in ("data", "geo", "meeting", "views", "pages", "app.py")
        for path in [ROOT / room, *(ROOT / room).rglob("*.py")]
        if path.is_file() and re.search(r"os\.environ|getenv\(|import environ", path.read_text(encoding="utf-8"))
    ]
    assert sorted(reading_modules) == ["data/register/reading/sandboxed_reader.py", "data/settings/loader.py"]
