"""The names of a list's file and sheet as they may be stored: without what its personal columns hold."""

from data.register import permit_fields
from data.register.cleaning import pseudonyms
from data.register.importing import ImportResult


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
