"""What is stored of a batch besides its rows: whose it is, what it was called, how many rows became what."""

from pathlib import Path

from data.register import permit_fields
from data.register.cleaning import pseudonyms
from data.register.importing import ImportResult
from data.register.store.engines.arrow_rows import replace_unstorable


def describe_batch(
    result: ImportResult, source: str, actor: str, replaces: str | None, status: str, profile: str
) -> dict[str, object]:
    """Return the row of ``batches`` for an import, without its number, id and time."""
    texts = {
        "file": redact_name(result, result.file, f"list{Path(result.file).suffix}"),
        "sha256": result.sha256,
        "sheet": redact_name(result, result.sheet, f"list {result.sheet_no}"),
        "source": source,
        "profile": profile,
        "status": status,
        "stored_by": actor,
    }
    storable_texts = {name: replace_unstorable(text) for name, text in texts.items()}
    return {**storable_texts, "replaces": replaces, "undone_at": None, **count_rows(result)}


def count_rows(result: ImportResult) -> dict[str, int]:
    """Return how many rows of an import were read, kept, rejected and put in review, by their columns in ``batches``."""
    return {f"rows_{name}": number for name, number in result.counts.items()}


def redact_name(result: ImportResult, name: str, replacement: str) -> str:
    """Return the name of a list's file or sheet as it may be stored."""
    return pseudonyms.redact_if_personal(name, find_personal_cells(result, name), replacement)


def find_personal_cells(result: ImportResult, name: str) -> set[str]:
    """Return what the personal columns of a list hold of a name."""
    personal_texts: set[str] = set()
    forms = (name.casefold(), name.lower())
    parts = {form[start:end] for form in forms for start in range(len(form)) for end in range(start + 1, len(form) + 1)}
    for heading in (heading for heading, field in result.headings.items() if field in permit_fields.personal_fields()):
        column = result.original_rows[heading]
        personal_texts |= set(column[column.str.lower().isin(parts)])
    return personal_texts
