"""What is wrong in the environment: a value that cannot be read, or a name that no setting has."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from data.errors import SettingError

MIN_SIMILARITY = 0.6
"""From which ratio of equal letters on (difflib) a name may have been meant."""


@dataclass(frozen=True)
class Problem:
    """``error`` is the sentence; ``setting_name`` the setting that it is of, or that may have been meant, "" where none is near."""

    setting_name: str
    error: SettingError


def find_nearest_name(name: str, known_names: Iterable[str]) -> str:
    """Return the known name that is written most like another one, "" where none is.

    >>> find_nearest_name("PETA_RETENTION", ["PETA_STORE", "PETA_RETENTION_DAYS"])
    'PETA_RETENTION_DAYS'
    >>> find_nearest_name("PETA_PORT_8501_TCP", ["PETA_STORE", "PETA_RETENTION_DAYS"])
    ''
    """
    suffixes = {known_name.partition("_")[2]: known_name for known_name in known_names}
    matches = difflib.get_close_matches(name.upper().partition("_")[2], suffixes, n=1, cutoff=MIN_SIMILARITY)
    return suffixes[matches[0]] if matches else ""


def build_unknown_name_problem(name: str, known_names: Iterable[str]) -> Problem:
    """Return the problem of a variable that is no setting. Its value is not quoted: it may be a password."""
    nearest_name = find_nearest_name(name, known_names)
    if nearest_name:
        error = SettingError(
            "setting_mistyped",
            "{name!r} is no setting of this app; the nearest is {nearest}. Rename or remove it.",
            name=name[:60],
            nearest=nearest_name,
        )
    else:
        error = SettingError(
            "setting_unknown",
            "{name!r} is no setting of this app. Remove it; python -m data settings lists all settings.",
            name=name[:60],
        )
    return Problem(nearest_name, error)
