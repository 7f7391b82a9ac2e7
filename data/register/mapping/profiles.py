"""A source profile: the facts of one office's list, so that next month's file imports in one step.

A profile is a small TOML file: whose list it is, its sheet and heading rows, its system of days and of codes, how it
writes dates, what its headings mean, and corrections of single values (the original spelling, and what it stands for).
"""

import tomllib
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import tomli_w

from data import tables
from data.errors import RegisterError
from data.register.mapping import column_mapping

EPOCHS, CODES, DATES = ("", "1900", "1904"), ("", "kemendagri", "bps"), ("day_first", "month_first")


@dataclass(frozen=True)
class Profile:
    """``heading``: the rows of the heading, counted from 1 ([4] or [4, 5]; [] where it is to be found).

    ``epoch``: the system of days ("" where the workbook says it itself, else 1900). ``codes``: how four digits without a
    dot are meant. ``dates``: how 06/07/2024 is meant. ``columns``: field by heading. ``corrections``: by field, the value
    that a written value stands for.
    """

    source: str = ""
    sheet: str = ""
    heading: list[int] = field(default_factory=list)
    epoch: str = ""
    codes: str = ""
    dates: str = "day_first"
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
    if not heading_rows(found.heading):
        raise RegisterError(
            f"The profile {path.name}, heading: found {found.heading!r}, wanted the heading's row or its two rows, "
            "counted from 1, such as [4] or [4, 5]."
        )
    for name, text in (("source", found.source), ("sheet", found.sheet)):
        if not isinstance(text, str):
            raise RegisterError(f"The profile {path.name}, {name}: found {text!r}, wanted is a text in quotes.")
    wanted = [("epoch", found.epoch, EPOCHS), ("codes", found.codes, CODES), ("dates", found.dates, DATES)]
    wanted += [(f"columns.{heading}", meant, sorted(fields)) for heading, meant in found.columns.items()]
    wanted += [("corrections", name, sorted(fields)) for name in found.corrections]
    for key, given, known in wanted:
        if given not in known:
            raise RegisterError(f"The profile {path.name}, {key}: found {given!r}, wanted one of {', '.join(known)}.")


def text(profile: Profile, without: Collection[str] = ()) -> str:
    """Return a profile as TOML, without the corrections of some fields: those of personal ones are personal too."""
    kept = {name: meant for name, meant in profile.corrections.items() if name not in without}
    return tomli_w.dumps(asdict(replace(profile, corrections=kept)))


def stored(profile: Profile, without: Collection[str]) -> str:
    """Return a profile as TOML for the store: of its headings only those that cannot be somebody's name, and no sheet's."""
    safe = {heading: field for heading, field in profile.columns.items() if column_mapping.is_safe(heading)}
    return text(replace(profile, columns=safe, sheet=""), without)


def heading_rows(rows: object) -> bool:
    """Say whether a profile's heading is one row, two rows that follow each other, or none."""
    numbers = isinstance(rows, list) and all(type(row) is int and row > 0 for row in rows)
    return numbers and (len(rows) < 2 or (len(rows) == 2 and rows[1] == rows[0] + 1))


def write(profile: Profile, path: Path) -> None:
    """Write a profile as TOML."""
    path.write_text(text(profile), encoding="utf-8")
