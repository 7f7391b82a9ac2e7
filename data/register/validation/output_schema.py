"""The last look at clean rows before they may be stored: every column holds only what it may hold.

The patterns and types are those of the table ``permit_fields`` (:mod:`data.register.permit_fields`): above all, what is keyed is a
pseudonym and never the text itself. A schema of pandera would say no more, and takes 1.8 s to import.
"""

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import RegisterError
from data.register import permit_fields


def assert_valid(rows: pd.DataFrame) -> pd.DataFrame:
    """Return clean rows as they are; raise RegisterError naming the first column that holds what it may not, never the value."""
    for field in permit_fields.list_stored_fields():
        if field.pattern and not has_only(rows[field.name], field.pattern):
            raise invalid_column_error(field.name)
        if field.column_type == "date" and not pd.api.types.is_datetime64_dtype(rows[field.name]):
            raise invalid_column_error(field.name)
    return rows


def has_only(column: pd.Series, pattern: str) -> bool:
    """Say whether every text of a column matches a pattern as a whole; a missing text does."""
    texts = pc.unique(pa.array(column, pa.large_string(), from_pandas=True)).drop_null()
    return bool(pc.all(pc.match_substring_regex(texts, f"^({pattern})$"), min_count=0).as_py())


def invalid_column_error(column: str) -> RegisterError:
    """Return the sentence about a column that holds what it may not."""
    return RegisterError(
        "clean_column_invalid",
        "The column {column} of the clean rows holds a value that it may not hold. Nothing was stored; report this fault.",
        column=column,
    )
