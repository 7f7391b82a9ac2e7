"""Where the demo's store is: known without what makes a demo, for every page asks."""

from pathlib import Path

from data.register import key_file
from data.register.store import permit_store


def demo_path() -> Path:
    """Return where the demo's store is: beside the register's file, or beside the key where the register is no file."""
    kind, _, file = permit_store.store_url().partition("://")
    folder = Path(file).parent if kind == "duckdb" else key_file.key_path().parent
    return folder / "demo.duckdb"


def demo_address() -> str:
    """Return the address of the demo's store, for :func:`data.register.store.permit_store.open_store`."""
    return f"duckdb://{demo_path()}"


def is_loaded() -> bool:
    """Say whether a demo is loaded."""
    return demo_path().exists()
