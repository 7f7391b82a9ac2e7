"""The spellings an office adds: looked at before they count, so that none makes another one ambiguous or wrong.

A new spelling is refused where it is already read as something else, may mean several things, or holds a known short
name of another region ("Benteng" is Bengkulu Tengah and never becomes Bangka Tengah).
"""

import threading
from datetime import date

import pandas as pd

from data import regions, tables
from data.aliases.conflicts import KINDS, clean_spelling
from data.errors import RefusedAlias
from data.figures import vocabulary
from data.languages import Language
from data.regions import matching
from data.register.cleaning import values
from data.register.cleaning.plain_text import to_plain_text
from data.tables import office_tables

_edit_lock = threading.Lock()
_last_tokens: list[str] = []


def refresh() -> None:
    """Let matching and cleaning see the own tables anew if a file of theirs has changed since they last looked."""
    token = office_tables.change_token()
    if _last_tokens != [token]:
        for lookup in (matching.regions_by_alias, values.country_codes, values.permit_aliases):
            lookup.cache_clear()
        _last_tokens[:] = [token]


def add(kind: str, spelling: str, meaning_text: str, today: date) -> tuple[str, ...]:
    """Add a spelling of a "region", "nationality" or "permit"; return what it stands for.

    Raises RefusedAlias with the reason. A spelling that is there already is refused too, so nothing is overwritten.
    """
    alias_kind = KINDS[kind]
    with _edit_lock:
        refresh()
        rows, text = office_tables.read(alias_kind.table), clean_spelling(spelling, alias_kind.normalize)
        meaning = alias_kind.parse_meaning(meaning_text)
        if meaning is None:
            raise RefusedAlias(
                "meaning_uncertain",
                "“{meaning}” is not read as one {kind} for certain. Write its name, or its code.",
                meaning=to_plain_text(meaning_text),
                kind=alias_kind.label,
            )
        alias_kind.refuse(text, meaning)
        provenance = {"reason": "own spelling", "source": f"own, {today:%Y-%m-%d}"}
        alias_row = {
            "alias": alias_kind.normalize(text),
            **dict(zip(alias_kind.columns, meaning, strict=True)),
            **provenance,
        }
        office_tables.write(
            alias_kind.table, pd.concat([rows, pd.DataFrame([alias_row])[rows.columns]], ignore_index=True)
        )
        refresh()
    return meaning


def remove(kind: str, spelling: str) -> None:
    """Remove a spelling that was added; raise RefusedAlias where there is none."""
    alias_kind = KINDS[kind]
    with _edit_lock:
        rows = office_tables.read(alias_kind.table)
        remaining_rows = rows[rows["alias"] != spelling]
        if len(remaining_rows) == len(rows):
            raise RefusedAlias(
                "spelling_missing",
                "“{spelling}” is not among the own spellings. It may have been removed already.",
                spelling=to_plain_text(spelling),
            )
        office_tables.write(alias_kind.table, remaining_rows)
        refresh()


def list_aliases(kind: str, lang: Language) -> pd.DataFrame:
    """Return the own spellings of a kind: ``alias``, ``means`` (a label in the reader's language), ``source``."""
    alias_kind = KINDS[kind]
    rows = office_tables.read(alias_kind.table)
    labels = [
        label(kind, meaning, lang) for meaning in rows[list(alias_kind.columns)].itertuples(index=False, name=None)
    ]
    return pd.DataFrame({"alias": rows["alias"], "means": labels, "source": rows["source"]})


def label(kind: str, meaning: tuple[str, ...], lang: Language) -> str:
    """Return what a spelling stands for in the reader's language; a code that is not known stays as it is."""
    if kind == "region" and regions.load().has_code(meaning[0]):
        return matching.label(regions.load().get(meaning[0]))
    if kind == "nationality":
        return vocabulary.country_names(lang).get(meaning[0], meaning[0])
    domain_labels = tables.read("domains").set_index("domain")[f"label_{lang}"]
    return " ".join([meaning[0], *(domain_labels[domain] for domain in meaning[1:] if domain in domain_labels)])
