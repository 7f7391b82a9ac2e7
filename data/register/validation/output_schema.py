"""The last look at clean rows before they may be stored: every column holds only what it may hold.

It stands in the place of a schema of pandera, which takes 1.8 s to import: patterns of text and types of days suffice.
"""

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import RegisterError

PSEUDONYM_PATTERN = "([0-9a-f]{32})?"
WORD_PATTERN = "[a-z_]+"
PATTERNS = {
    "person_key": "[0-9a-f]{32}",
    "permit_key": PSEUDONYM_PATTERN,
    "employer_key": PSEUDONYM_PATTERN,
    "vessel_key": PSEUDONYM_PATTERN,
    "permit_type": "ITK|ITAS|ITAP",
    "domain": "land|sea",
    "purpose": WORD_PATTERN,
    "nationality": "[A-Z]{3}|stateless|unhcr",
    "sex": WORD_PATTERN,
    "age_band": r"(\d+(-\d+|\+))?",
    "sector": "[A-U]|other",
    "position": WORD_PATTERN,
    "region_code": r"\d{2}\.\d{2}",
    "district_code": r"\d{2}\.\d{2}\.\d{2,4}",
}
"""What a text may be, whole, where there is one: above all, what is keyed is a pseudonym and never the text itself."""

DATE_COLUMNS = ("issued_on", "expires_on", "rptka_expires_on", "sktt_expires_on")


def assert_valid(rows: pd.DataFrame) -> pd.DataFrame:
    """Return clean rows as they are; raise RegisterError naming the first column that holds what it may not, never the value."""
    for column, pattern in PATTERNS.items():
        texts = pc.unique(pa.array(rows[column], pa.large_string(), from_pandas=True)).drop_null()
        if not pc.all(pc.match_substring_regex(texts, f"^({pattern})$"), min_count=0).as_py():
            raise invalid_column_error(column)
    for column in DATE_COLUMNS:
        if not pd.api.types.is_datetime64_dtype(rows[column]):
            raise invalid_column_error(column)
    return rows


def invalid_column_error(column: str) -> RegisterError:
    """Return the sentence about a column that holds what it may not."""
    return RegisterError(
        f"The column {column} of the clean rows holds a value that it may not hold. Nothing was stored; report this fault."
    )
