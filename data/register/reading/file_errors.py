"""The errors of a file that is no list at all, by code."""

from pathlib import Path

from data.errors import UnreadableFile
from data.messages import Message

MESSAGES = {
    "file_missing": Message("{file}: there is no such file. Name a CSV, XLSX, XLS, ODS or Parquet file."),
    "file_is_dead_link": Message(
        "{file}: a link to a file that is not there. Name a CSV, XLSX, XLS, ODS or Parquet file."
    ),
    "file_is_folder": Message("{file}: a folder, no file. Name a CSV, XLSX, XLS, ODS or Parquet file."),
    "file_is_device": Message("{file}: a device or pipe, no file. Name a CSV, XLSX, XLS, ODS or Parquet file."),
    "file_is_pdf": Message(
        "{file} is a PDF; the numbers in it cannot be read. Ask for the spreadsheet it was made from. "
        "Name a CSV, XLSX, XLS, ODS or Parquet file."
    ),
    "file_is_picture": Message(
        "{file} is a picture. Ask for the spreadsheet it shows. Name a CSV, XLSX, XLS, ODS or Parquet file."
    ),
    "file_is_compressed": Message(
        "{file} is a compressed file. Unpack it and name the list inside. Name a CSV, XLSX, XLS, ODS or Parquet file."
    ),
    "file_is_document": Message(
        "{file} is a text document. Copy its table into a spreadsheet and save that. "
        "Name a CSV, XLSX, XLS, ODS or Parquet file."
    ),
    "file_is_markup": Message(
        "{file} is a web page or XML, whatever its name says: many systems export so. "
        "Open it in a spreadsheet program and save it as XLSX."
    ),
    "archive_without_workbook": Message(
        "{file} is an archive or document without a workbook in it. Unpack it. "
        "Name a CSV, XLSX, XLS, ODS or Parquet file."
    ),
}
"""The sentence of each error, by its code."""


def unsupported_error(code: str, path: Path) -> UnreadableFile:
    """Return the error of a code of :data:`MESSAGES` about a path."""
    return UnreadableFile(code, MESSAGES[code].template, file=path.name)


def empty_file_error(path: Path, hidden_sheets: list[str]) -> UnreadableFile:
    """Return the error of a file in which no cell is filled, or only cells of hidden sheets."""
    if hidden_sheets:
        return UnreadableFile(
            "file_with_hidden_sheets_only",
            "{file} has no filled cell but in hidden sheets ({sheets}); show them. Name the file that holds the list.",
            file=path.name,
            sheets=", ".join(hidden_sheets),
        )
    return UnreadableFile(
        "file_without_cells", "{file} has no filled cell. Name the file that holds the list.", file=path.name
    )
