"""What may be written in a setting, and its value; SettingError, with what was given and what is wanted, for anything else."""

from pathlib import Path

from data.errors import SettingError

ENGINE_NAMES = ("duckdb", "postgresql", "postgres")
THRESHOLDS = (3, 5, 10)
INTERNAL_ACCESS = ("local", "never")
MAX_QUOTED_CHARS = 40


def parse_store(name: str, text: str) -> str:
    """Return the address of a store: an engine's name, ``://``, and where it is. What follows may hold a password: it is
    not quoted.

    >>> parse_store("PETA_STORE", "duckdb:///srv/peta/register.duckdb")
    'duckdb:///srv/peta/register.duckdb'
    """
    engine_name, _, location = text.partition("://")
    if engine_name not in ENGINE_NAMES or not location:
        raise unknown_store_error(engine_name if location else "")
    return text


def parse_path(name: str, text: str) -> Path:
    """Return the path of a file or folder; a "~" is the shell's to replace, here it would make a folder of that name."""
    if text.startswith("~"):
        raise SettingError(
            "setting_path_short",
            "{name} is {value!r}; wanted is the whole path, for nothing replaces “~” here.",
            name=name,
            value=text[:MAX_QUOTED_CHARS],
        )
    return Path(text)


def parse_threshold(name: str, text: str) -> int:
    """Return the threshold k of small counts.

    >>> parse_threshold("PETA_K", "5")
    5
    """
    return int(parse_option(name, text, tuple(map(str, THRESHOLDS))))


def parse_internal_access(name: str, text: str) -> str:
    """Return where the internal mode can be unlocked: "local", at the machine itself, or "never"."""
    return parse_option(name, text, INTERNAL_ACCESS)


def parse_option(name: str, text: str, options: tuple[str, ...]) -> str:
    """Return one of the options."""
    if text not in options:
        raise SettingError(
            "setting_value_unknown",
            "{name} is {value!r}; wanted is one of {options}.",
            name=name,
            value=text[:MAX_QUOTED_CHARS],
            options=", ".join(options),
        )
    return text


def parse_days(name: str, text: str) -> int | None:
    """Return a number of days, None where none is written.

    >>> parse_days("PETA_RETENTION_DAYS", "730"), parse_days("PETA_RETENTION_DAYS", "")
    (730, None)
    """
    if text and not (text.isascii() and text.isdigit()):
        raise period_error(text)
    return int(text) if text else None


def unknown_store_error(engine_name: str) -> SettingError:
    """Return the sentence about the address of a store that is none."""
    return SettingError(
        "setting_store_unknown",
        "The store {kind!r} is not known; wanted is duckdb:///FILE or postgresql://…",
        kind=engine_name[:MAX_QUOTED_CHARS],
    )


def period_error(text: str) -> SettingError:
    """Return the sentence about a period of retention that is no number of days."""
    return SettingError(
        "retention_period_invalid",
        "The period of retention is {value!r}; wanted is a number of days: --older-than 730, or PETA_RETENTION_DAYS.",
        value=text[:MAX_QUOTED_CHARS],
    )
