"""The table that leaves the app: CSV and XLSX, with what data it is, in which mode it was told, and within which limits."""

from io import BytesIO

import pandas as pd

from data.logs import log_event
from data.spreadsheet import escape_formulas
from data.version import app_label
from views.text.phrases import boundary_attribution
from views.text.translator import Translator


def to_csv(table: pd.DataFrame, content: str = "numbers") -> bytes:
    """Return the table as CSV (UTF-8 with BOM, so that a spreadsheet reads it), safe from formulas; ``content`` is its word
    in the log."""
    csv_bytes: bytes = escape_formulas(table).to_csv(index=False).encode("utf-8-sig")
    log_event("export", content=content, format="csv", rows=len(table), bytes=len(csv_bytes))
    return csv_bytes


def to_xlsx(table: pd.DataFrame, metadata: dict[str, str], i18n: Translator) -> bytes:
    """Return the table as XLSX, with a second sheet that says what it is, from where and within which limits."""
    buffer = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        escape_formulas(table).to_excel(writer, sheet_name=i18n.gettext("Numbers"), index=False)
        pd.DataFrame(metadata.items(), columns=[i18n.gettext("Item"), i18n.gettext("Content")]).to_excel(
            writer, sheet_name=i18n.gettext("About"), index=False
        )
    log_event("export", content="numbers", format="xlsx", rows=len(table), bytes=len(buffer.getvalue()))
    return buffer.getvalue()


def export_metadata(title: str, sentence: str, badges: list[str], i18n: Translator) -> dict[str, str]:
    """Return the metadata that travels with an export; ``badges`` are what data, whether fictitious, and the mode."""
    return {
        i18n.gettext("Title"): title,
        i18n.gettext("Content"): sentence,
        i18n.gettext("Data and mode"): join_badges(badges),
        i18n.gettext("Boundaries"): boundary_attribution(i18n),
        i18n.gettext("Made with"): app_label(),
        i18n.gettext("Limits"): i18n.gettext(
            "Counts of persons, permits and cases are never added together. No data does not mean zero."
        ),
        i18n.gettext("Hidden counts"): i18n.gettext(
            "A small count of the register is told as a band; “masked” is one hidden so that none follows. Neither is zero."
        ),
    }


def join_badges(badges: list[str]) -> str:
    """Return badges in one line."""
    return "; ".join(badges)


def add_badges(table: pd.DataFrame, badges: list[str], i18n: Translator) -> pd.DataFrame:
    """Return the table that leaves the app: every row says of what data it is, in which mode it was told, and which version
    made it, for a CSV has no other place."""
    return table.assign(**{i18n.gettext("Made with"): app_label(), i18n.gettext("Data and mode"): join_badges(badges)})
