"""Rows as an engine can take them: Arrow tables of the schema's types, without what no engine stores."""

import ibis
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.register.store.schema import TABLES


def replace_unstorable(text: str) -> str:
    """Return a text that every engine can keep: no NUL, and no half of a character that a file's name may hold."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def to_arrow_table(name: str, rows: pd.DataFrame) -> pa.Table:
    """Return a frame as rows of a table; a NUL, which PostgreSQL does not take in texts, becomes U+FFFD."""
    table = pa.Table.from_pandas(rows, ibis.schema(TABLES[name]).to_pyarrow(), preserve_index=False)
    columns = [
        pc.replace_substring(column, "\0", "\ufffd") if pa.types.is_string(column.type) else column
        for column in table.columns
    ]
    return pa.table(columns, schema=table.schema)
