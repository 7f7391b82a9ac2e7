"""A source profile: the facts of one office's list, so that next month's file imports in one step.

A profile is a small TOML file: whose list it is, its sheet, its system of days and of codes, what its headings mean, and
corrections of single values (the original spelling, and what it stands for).
"""

import tomllib
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import tomli_w

from data import tables
from data.errors import RegisterError

EPOCHS, CODES = ("1900", "1904"), ("", "kemendagri", "bps")


@dataclass(frozen=True)
class Profile:
    """``columns``: field by heading. ``corrections``: by field, the value that a written value stands for."""

    source: str = ""
    sheet: str = ""
    epoch: str = "1900"
    codes: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    corrections: dict[str, dict[str, str]] = field(default_factory=dict)


def read(path: Path) -> Profile:
    """Return a profile; raise RegisterError with the key that is wrong, what was found, and what is wanted."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RegisterError(f"The profile {path.name} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegisterError(f"The profile {path.name} is no TOML: {error}.") from error
    unknown = set(content) - set(asdict(Profile()))
    if unknown:
        raise RegisterError(
            f"The profile {path.name} has the key {min(unknown)!r}; known are {', '.join(asdict(Profile()))}."
        )
    found = Profile(**content)
    check(path, found)
    return found


def check(path: Path, found: Profile) -> None:
    """Raise RegisterError for the first value of a profile that is not one of those wanted."""
    fields = set(tables.read("register_columns")["field"]) | {""}
    tables_given = isinstance(found.columns, dict) and isinstance(found.corrections, dict)
    if not tables_given or not all(isinstance(one, dict) for one in found.corrections.values()):
        raise RegisterError(
            f"The profile {path.name}: columns and corrections are tables, such as [corrections.regency]."
        )
    wanted = [("epoch", found.epoch, EPOCHS), ("codes", found.codes, CODES)]
    wanted += [(f"columns.{heading}", meant, sorted(fields)) for heading, meant in found.columns.items()]
    wanted += [("corrections", name, sorted(fields)) for name in found.corrections]
    for key, given, known in wanted:
        if given not in known:
            raise RegisterError(f"The profile {path.name}, {key}: found {given!r}, wanted one of {', '.join(known)}.")


def text(profile: Profile, without: Collection[str] = ()) -> str:
    """Return a profile as TOML, without the corrections of some fields: those of personal ones are personal too."""
    kept = {name: meant for name, meant in profile.corrections.items() if name not in without}
    return tomli_w.dumps(asdict(replace(profile, corrections=kept)))


def write(profile: Profile, path: Path) -> None:
    """Write a profile as TOML."""
    path.write_text(text(profile), encoding="utf-8")
