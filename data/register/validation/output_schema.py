"""The last look at clean rows before they may be stored: every column holds only what it may hold.

It stands in the place of a schema of pandera, which takes 1.8 s to import: patterns of text and types of days suffice.
"""

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import RegisterError

KEY = "([0-9a-f]{32})?"
WORD = "[a-z_]+"
PATTERNS = {
    "person_key": "[0-9a-f]{32}",
    "permit_key": KEY,
    "employer_key": KEY,
    "vessel_key": KEY,
    "permit_type": "ITK|ITAS|ITAP",
    "domain": "land|sea",
    "purpose": WORD,
    "nationality": "[A-Z]{3}|stateless|unhcr",
    "sex": WORD,
    "age_band": r"(\d+(-\d+|\+))?",
    "sector": "[A-U]|other",
    "position": WORD,
    "region_code": r"\d{2}\.\d{2}",
    "district_code": r"\d{2}\.\d{2}\.\d{2,4}",
}
"""What a text may be, whole, where there is one: above all, what is keyed is a pseudonym and never the text itself."""

DAYS = ("issued_on", "expires_on", "rptka_expires_on", "sktt_expires_on")


def sound(rows: pd.DataFrame) -> pd.DataFrame:
    """Return clean rows as they are; raise RegisterError naming the first column that holds what it may not, never the value."""
    for column, pattern in PATTERNS.items():
        texts = pc.unique(pa.array(rows[column], pa.large_string(), from_pandas=True)).drop_null()
        if not pc.all(pc.match_substring_regex(texts, f"^({pattern})$"), min_count=0).as_py():
            raise wrong(column)
    for column in DAYS:
        if not pd.api.types.is_datetime64_dtype(rows[column]):
            raise wrong(column)
    return rows


def wrong(column: str) -> RegisterError:
    """Return the sentence about a column that holds what it may not."""
    return RegisterError(
        f"The column {column} of the clean rows holds a value that it may not hold. Nothing was stored; report this fault."
    )
