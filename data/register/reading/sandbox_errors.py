"""The errors of the process that reads workbooks: it sends code and parameters, never a sentence.

That process has read a file that may have been made to take it over, so what it sends is believed as little as the file:
the sentence is looked up here by its code, and parameters that do not fill it are no error of ours.
"""

import json
from string import Formatter

from data.errors import UnreadableFile
from data.messages import Message

MESSAGES = {
    "sheet_too_large": Message(
        "{file} has {rows:,} rows and {columns:,} columns; at most {max_rows:,} and {max_columns} are read. "
        "Keep only the list, and save it again."
    ),
    "text_too_large": Message("{file} holds more than {limit} MB of text. Split the list."),
    "workbook_has_password": Message("{file} has a password. Remove it in the spreadsheet program and save again."),
    "workbook_unreadable": Message("{file} is no workbook that can be read ({reason}). Save it again as XLSX or CSV."),
    "parquet_column_nested": Message(
        "{file}, column {column!r} holds {type}; wanted are texts, numbers and dates. Write the Parquet file without it."
    ),
    "parquet_damaged": Message("{file} is damaged ({reason}). Write the Parquet file again."),
}
"""The sentence of each error, by its code."""

NUMBERS = ("limit", "max_columns")
MAX_PARAMETER_CHARS = 1_000


def sandbox_error(code: str, **parameters: str | int) -> UnreadableFile:
    """Return the error of a code of :data:`MESSAGES`."""
    return UnreadableFile(code, MESSAGES[code].template, **parameters)


def encode_error(error: UnreadableFile) -> str:
    """Return code and parameters of an error as one line of JSON."""
    return json.dumps({"code": error.code, "parameters": error.parameters})


def decode_error(line: str, file: str) -> UnreadableFile | None:
    """Return the error that a line names, about ``file`` whatever file the line names; None where the line is none."""
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.keys() != {"code", "parameters"}:
        return None
    code, parameters = content["code"], content["parameters"]
    if not isinstance(code, str) or code not in MESSAGES or not are_parameters(code, parameters):
        return None
    return sandbox_error(code, **(parameters | {"file": file}))


def parameter_types(code: str) -> dict[str, type]:
    """Return the type of each parameter of an error: a number where its digits are grouped or it is a limit, else a text."""
    fields = Formatter().parse(MESSAGES[code].template)
    return {name: int if spec == "," or name in NUMBERS else str for _, name, spec, _ in fields if name}


def are_parameters(code: str, parameters: object) -> bool:
    """Say whether these are the parameters of an error: each of its type, and no text longer than any that is sent."""
    types = parameter_types(code)
    return (
        isinstance(parameters, dict)
        and parameters.keys() == types.keys()
        and all(
            type(value) is types[name] and len(str(value)) <= MAX_PARAMETER_CHARS for name, value in parameters.items()
        )
    )
