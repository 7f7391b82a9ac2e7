"""Reference tables, each a CSV with its source; read as text, so that no code loses its zeros."""

from functools import cache
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent


@cache
def read(name: str) -> pd.DataFrame:
    """Return one reference table as text columns, empty cells as ""; shared, so never change it."""
    return pd.read_csv(FOLDER / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8")
