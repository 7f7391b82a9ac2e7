"""Observations that leave as a file, with what they are: CSV, XLSX or Parquet by the file's ending, safe from formulas.

What a reader may see is decided before: the frame that comes in is written as it is.
"""

import json
from pathlib import Path

import pandas as pd

from data.errors import RegisterError
from data.logs import log_event
from data.spreadsheet import escape_formulas

ENDINGS = (".csv", ".xlsx", ".parquet")


def write(frame: pd.DataFrame, path: Path, metadata: dict[str, str]) -> list[Path]:
    """Write observations and what they are (``metadata``): in XLSX as a second sheet, else as a JSON file beside it.

    Return the files written; raise RegisterError where the ending is not known or the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise RegisterError(
            "export_ending_unknown",
            "{file}: the ending {ending!r} is not known; wanted is one of {endings}.",
            file=path.name,
            ending=ending,
            endings=", ".join(ENDINGS),
        )
    try:
        written_paths = WRITERS[ending](frame, path, metadata)
    except OSError as error:
        raise RegisterError(
            "export_not_written", "{file} cannot be written: {reason}.", file=path.name, reason=error.strerror
        ) from error
    log_event("export", content="register", format=ending[1:], mode=metadata.get("mode", ""), rows=len(frame))
    return written_paths


def _write_csv(frame: pd.DataFrame, path: Path, metadata: dict[str, str]) -> list[Path]:
    escape_formulas(frame).to_csv(path, index=False, encoding="utf-8-sig")
    return [path, _write_sidecar(path, metadata)]


def _write_xlsx(frame: pd.DataFrame, path: Path, metadata: dict[str, str]) -> list[Path]:
    facts = pd.DataFrame(list(metadata.items()), columns=["key", "value"])
    with pd.ExcelWriter(path, engine="xlsxwriter") as book:
        escape_formulas(frame).to_excel(book, sheet_name="observations", index=False)
        escape_formulas(facts).to_excel(book, sheet_name="metadata", index=False)
    return [path]


def _write_parquet(frame: pd.DataFrame, path: Path, metadata: dict[str, str]) -> list[Path]:
    frame.to_parquet(path, index=False)
    return [path, _write_sidecar(path, metadata)]


def _write_sidecar(path: Path, metadata: dict[str, str]) -> Path:
    sidecar = path.with_name(f"{path.name}.json")
    sidecar.write_text(json.dumps(metadata, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return sidecar


WRITERS = {".csv": _write_csv, ".xlsx": _write_xlsx, ".parquet": _write_parquet}
