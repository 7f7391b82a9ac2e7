"""The spellings an office adds: looked at before they count, so that none makes another one ambiguous or wrong.

A new spelling is refused where it is already read as something else, may mean several things, or holds a known short
name of another region ("Benteng" is Bengkulu Tengah and never becomes Bangka Tengah).
"""

import threading
from datetime import date

import pandas as pd

from data import regions
from data.aliases.conflicts import KINDS, worded
from data.errors import RefusedAlias
from data.figures import vocabulary
from data.regions import matching
from data.register.cleaning import values
from data.tables import office_tables

_editing = threading.Lock()
_seen: list[str] = []


def refresh() -> None:
    """Let matching and cleaning see the own tables anew if a file of theirs has changed since they last looked."""
    now = office_tables.stamp()
    if _seen != [now]:
        for seen in (matching.aliases, values.countries, values.permits):
            seen.cache_clear()
        _seen[:] = [now]


def add(kind: str, spelling: str, means: str, today: date) -> tuple[str, ...]:
    """Add a spelling of a "region", "nationality" or "permit"; return what it stands for.

    Raises RefusedAlias with the reason. A spelling that is there already is refused too, so nothing is overwritten.
    """
    about = KINDS[kind]
    with _editing:
        refresh()
        rows, words = office_tables.read(about.table), worded(spelling, about.kept)
        meant = about.meaning(means)
        if meant is None:
            raise RefusedAlias(
                f"“{values.plain(means)}” is not read as one {about.told['en']} for certain. Write its name, or its code.",
                f"“{values.plain(means)}” tidak terbaca sebagai satu {about.told['id']} yang pasti. Tulis namanya atau kodenya.",
            )
        about.refuse(words, meant)
        noted = {"reason": "own spelling", "source": f"own, {today:%Y-%m-%d}"}
        line = {"alias": about.kept(words), **dict(zip(about.columns, meant, strict=True)), **noted}
        office_tables.write(about.table, pd.concat([rows, pd.DataFrame([line])[rows.columns]], ignore_index=True))
        refresh()
    return meant


def remove(kind: str, spelling: str) -> None:
    """Remove a spelling that was added; raise RefusedAlias where there is none."""
    about = KINDS[kind]
    with _editing:
        rows = office_tables.read(about.table)
        left = rows[rows["alias"] != spelling]
        if len(left) == len(rows):
            raise RefusedAlias(
                f"“{values.plain(spelling)}” is not among the own spellings. It may have been removed already.",
                f"“{values.plain(spelling)}” tidak ada di antara ejaan sendiri. Mungkin sudah dihapus.",
            )
        office_tables.write(about.table, left)
        refresh()


def listed(kind: str, lang: str) -> pd.DataFrame:
    """Return the own spellings of a kind: ``alias``, ``means`` (in the reader's language), ``source``."""
    about = KINDS[kind]
    rows = office_tables.read(about.table)
    told = [label(kind, meant, lang) for meant in rows[list(about.columns)].itertuples(index=False, name=None)]
    return pd.DataFrame({"alias": rows["alias"], "means": told, "source": rows["source"]})


def label(kind: str, meant: tuple[str, ...], lang: str) -> str:
    """Return what a spelling stands for in the reader's language; a code that is not known stays as it is."""
    if kind == "region" and regions.load().has(meant[0]):
        return matching.label(regions.load().get(meant[0]))
    if kind == "nationality":
        return vocabulary.country_names(lang).get(meant[0], meant[0])
    sides = {"land": {"id": "darat", "en": "land"}, "sea": {"id": "laut", "en": "sea"}}
    return " ".join([meant[0], *(sides[side][lang] for side in meant[1:] if side in sides)])
