"""Every setting, declared once. The documentation's table is checked against this one name by name, default by default."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.settings import values

APP_FOLDER = Path(__file__).parents[2]


@dataclass(frozen=True)
class Setting:
    """One setting.

    ``field`` is its field of ``Settings``. ``default`` is written as a value of it is; ``DATA`` stands for the user's data
    folder, ``APP`` for the folder of the app. ``allowed_values`` says what may be written, ``meaning`` what it changes.
    ``strict_default`` takes the place of a value that cannot be read where the setting guards something; "" where it guards
    nothing. Of such a guard an empty value is one that cannot be read; else it counts as not set.
    """

    name: str
    field: str
    default: str
    parse: Callable[[str, str], Any]  # of name and text; a type for each field
    allowed_values: str
    meaning: str
    strict_default: str = ""


SETTINGS = (
    Setting(
        "PETA_STORE",
        "store",
        "duckdb://DATA/register.duckdb",
        values.parse_store,
        "duckdb:///FILE or postgresql://USER@HOST/DATABASE",
        "Where the register and the decks are stored.",
    ),
    Setting(
        "PETA_KEY",
        "key",
        "DATA/pseudonym.key",
        values.parse_path,
        "the path of a file",
        "The file of the pseudonym key: without it a new list links with no person in the store.",
    ),
    Setting(
        "PETA_K",
        "k",
        "5",
        values.parse_threshold,
        "3, 5 or 10",
        "In the modes meeting and public, counts from 1 to k - 1 of the register are hidden.",
        strict_default="10",
    ),
    Setting(
        "PETA_INTERNAL",
        "internal_access",
        "local",
        values.parse_internal_access,
        "local or never",
        "Where the internal mode, with full numbers, can be unlocked: at the machine itself, or never.",
        strict_default="never",
    ),
    Setting(
        "PETA_RETENTION_DAYS",
        "retention_days",
        "",
        values.parse_days,
        "a number of days",
        "After each import, batches that were stored longer ago are removed. Not set: nothing is removed.",
    ),
    Setting(
        "PETA_FIGURES",
        "figures",
        "APP/data/figures/published.csv",
        values.parse_path,
        "the path of a CSV file",
        "The published figures.",
    ),
    Setting(
        "PETA_ALIASES",
        "aliases",
        "DATA/aliases",
        values.parse_path,
        "the path of a folder",
        "The office's own spellings of regions, nationalities and permits.",
    ),
    Setting(
        "PETA_DECKS",
        "decks",
        "DATA/decks",
        values.parse_path,
        "the path of a folder",
        "Decks of an earlier version, one a file: they are taken into the store once.",
    ),
)
SETTINGS_BY_NAME = {setting.name: setting for setting in SETTINGS}
