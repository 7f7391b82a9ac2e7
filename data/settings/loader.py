"""One frozen object of all settings, validated when the environment is first read, and again only where it has changed."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.errors import SettingError
from data.settings.problems import Problem, build_unknown_name_problem
from data.settings.table import APP_FOLDER, SETTINGS, SETTINGS_BY_NAME, Setting

PREFIX = "PETA_"
DATA_HOME_NAME = "XDG_DATA_HOME"
FOLDER_NAME = "peta-konsentrasi-tka"


@dataclass(frozen=True)
class Settings:
    """What holds of every setting; ``table`` says what each field means.

    ``data_folder`` is the user's own, which no update of the app touches. ``set_names`` are the settings that the
    environment sets; all others have their default.
    """

    data_folder: Path
    store: str
    key: Path
    k: int
    internal_access: str
    retention_days: int | None
    figures: Path
    aliases: Path
    decks: Path
    set_names: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def find_problem(self, name: str) -> Problem | None:
        """Return what is wrong with one setting, or with a name that may have been meant for it; None where nothing is."""
        return next((problem for problem in self.problems if problem.setting_name == name), None)

    def require_valid(self, name: str | None = None) -> None:
        """Raise SettingError for the first problem of one setting, or of all: what is stored while a setting is not
        understood may be against what was meant.
        """
        for problem in self.problems:
            if name in (None, problem.setting_name):
                raise problem.error.with_traceback(None)  # raised again and again, its trace would grow


def current() -> Settings:
    """Return the settings of this process. To compare the environment costs some 30 microseconds."""
    return _load(tuple(_select_variables(os.environ).items()), Path.home())


def load(environ: Mapping[str, str], home: Path) -> Settings:
    """Return the settings of an environment for a user's ``home``; what is wrong is in ``problems``, nothing is raised."""
    variables = _select_variables(environ)
    data_folder = Path(variables.pop(DATA_HOME_NAME, "") or home / ".local" / "share") / FOLDER_NAME
    problems = [
        build_unknown_name_problem(name, SETTINGS_BY_NAME) for name in variables if name not in SETTINGS_BY_NAME
    ]
    doubtful_names = {problem.setting_name for problem in problems}
    fields: dict[str, Any] = {}  # a type for each
    for setting in SETTINGS:
        text = variables.get(setting.name)
        try:
            fields[setting.field] = _read_value(setting, text, data_folder, setting.name in doubtful_names)
        except SettingError as error:
            problems.append(Problem(setting.name, error))
            fields[setting.field] = _substitute_value(setting, text, data_folder)
    set_names = frozenset(variables) & frozenset(SETTINGS_BY_NAME)
    return Settings(data_folder, **fields, set_names=set_names, problems=tuple(problems))


@lru_cache(maxsize=8)
def _load(variables: tuple[tuple[str, str], ...], home: Path) -> Settings:
    return load(dict(variables), home)


def _select_variables(environ: Mapping[str, str]) -> dict[str, str]:
    """Return what concerns this app, by name: everything that begins with ``PETA_`` in any case, and the data folder's parent."""
    return {
        name: environ[name] for name in sorted(environ) if name.upper().startswith(PREFIX) or name == DATA_HOME_NAME
    }


def _read_value(setting: Setting, text: str | None, data_folder: Path, is_doubtful: bool) -> Any:
    """Return the value of a setting: as it is written, else its default; the strict one where another name may mean it."""
    if setting.strict_default and is_doubtful:
        return setting.parse(setting.name, setting.strict_default)
    is_set = bool(text) or (text == "" and bool(setting.strict_default))
    return setting.parse(setting.name, text if is_set and text is not None else fill_default(setting, data_folder))


def _substitute_value(setting: Setting, text: str | None, data_folder: Path) -> Any:
    """Return what stands for a value that cannot be read: the strict default, else the default."""
    if setting.field == "store":
        return text  # no other store takes its place: who opens this one is told what is wrong
    return setting.parse(setting.name, setting.strict_default or fill_default(setting, data_folder))


def fill_default(setting: Setting, data_folder: Path) -> str:
    """Return a default as a value is written, with its folders in full."""
    folders = {"DATA": str(data_folder), "APP": str(APP_FOLDER)}
    return re.sub("DATA|APP", lambda match: folders[match[0]], setting.default)
