"""A source profile: the facts of one office's list, so that next month's file imports in one step.

A profile is a small TOML file: whose list it is, its sheet and heading rows, its system of days and of codes, how it
writes dates, what its headings mean, and corrections of single values (the original spelling, and what it stands for).
"""

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal

import tomli_w

from data.errors import RegisterError
from data.regions import CodeSystem
from data.register import permit_fields
from data.register.cleaning.dates import DateOrder, Epoch
from data.register.mapping import column_mapping

EPOCH_OPTIONS: tuple[Literal[""] | Epoch, ...] = ("", "1900", "1904")
CODE_OPTIONS: tuple[Literal[""] | CodeSystem, ...] = ("", "kemendagri", "bps")
DATE_OPTIONS: tuple[DateOrder, ...] = ("day_first", "month_first")


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
    epoch: Literal[""] | Epoch = ""
    codes: Literal[""] | CodeSystem = ""
    dates: DateOrder = "day_first"
    columns: dict[str, str] = field(default_factory=dict)
    corrections: dict[str, dict[str, str]] = field(default_factory=dict)


def read(path: Path) -> Profile:
    """Return a profile; raise RegisterError with the key that is wrong, what was found, and what is wanted."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RegisterError(
            "profile_unreadable",
            "The profile {file} cannot be read: {reason}.",
            file=path.name,
            reason=error.strerror,
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegisterError(
            "profile_no_toml", "The profile {file} is no TOML: {reason}.", file=path.name, reason=str(error)
        ) from error
    unknown_keys = set(content) - set(asdict(Profile()))
    if unknown_keys:
        raise RegisterError(
            "profile_key_unknown",
            "The profile {file} has the key {key!r}; known are {keys}.",
            file=path.name,
            key=min(unknown_keys),
            keys=", ".join(asdict(Profile())),
        )
    profile = Profile(**content)
    check(path, profile)
    return profile


def check(path: Path, profile: Profile) -> None:
    """Raise RegisterError for the first value of a profile that is not one of those wanted."""
    field_names = sorted(["", *(cell_field.name for cell_field in permit_fields.list_cell_fields())])
    are_tables = isinstance(profile.columns, dict) and isinstance(profile.corrections, dict)
    if not are_tables or not all(isinstance(replacements, dict) for replacements in profile.corrections.values()):
        raise RegisterError(
            "profile_table_invalid",
            "The profile {file}: columns and corrections are tables, such as [corrections.regency].",
            file=path.name,
        )
    if not are_heading_rows(profile.heading):
        raise RegisterError(
            "profile_heading_invalid",
            "The profile {file}, heading: found {value!r}, wanted the heading's row or its two rows, counted from 1, "
            "such as [4] or [4, 5].",
            file=path.name,
            value=profile.heading,
        )
    for name, text in (("source", profile.source), ("sheet", profile.sheet)):
        if not isinstance(text, str):
            raise RegisterError(
                "profile_text_invalid",
                "The profile {file}, {key}: found {value!r}, wanted is a text in quotes.",
                file=path.name,
                key=name,
                value=text,
            )
    allowed_values: list[tuple[str, str, Sequence[str]]] = [
        ("epoch", profile.epoch, EPOCH_OPTIONS),
        ("codes", profile.codes, CODE_OPTIONS),
        ("dates", profile.dates, DATE_OPTIONS),
    ]
    allowed_values += [
        (f"columns.{heading}", column_field, field_names) for heading, column_field in profile.columns.items()
    ]
    allowed_values += [("corrections", name, field_names) for name in profile.corrections]
    for key, value, options in allowed_values:
        if value not in options:
            raise RegisterError(
                "profile_value_unknown",
                "The profile {file}, {key}: found {value!r}, wanted one of {options}.",
                file=path.name,
                key=key,
                value=value,
                options=", ".join(options),
            )


def to_toml(profile: Profile, omitted_fields: Collection[str] = ()) -> str:
    """Return a profile as TOML, without the corrections of some fields: those of personal ones are personal too."""
    corrections = {
        name: replacements for name, replacements in profile.corrections.items() if name not in omitted_fields
    }
    return tomli_w.dumps(asdict(replace(profile, corrections=corrections)))


def to_storable_toml(profile: Profile, omitted_fields: Collection[str]) -> str:
    """Return a profile as TOML for the store: of its headings only those that cannot be somebody's name, and no sheet's."""
    safe_columns = {heading: field for heading, field in profile.columns.items() if column_mapping.is_safe(heading)}
    return to_toml(replace(profile, columns=safe_columns, sheet=""), omitted_fields)


def are_heading_rows(rows: object) -> bool:
    """Say whether a profile's heading is one row, two rows that follow each other, or none."""
    if not isinstance(rows, list) or not all(type(row) is int and row > 0 for row in rows):
        return False
    return len(rows) < 2 or (len(rows) == 2 and rows[1] == rows[0] + 1)


def write(profile: Profile, path: Path) -> None:
    """Write a profile as TOML."""
    path.write_text(to_toml(profile), encoding="utf-8")
