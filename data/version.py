"""The version of the app, as ``pyproject.toml`` has it: the one place where it stands."""

import tomllib
from functools import cache
from pathlib import Path

APP_NAME = "Peta Konsentrasi TKA"
PROJECT_FILE = Path(__file__).parents[1] / "pyproject.toml"


@cache
def app_version() -> str:
    """Return the version, such as "1.2.3"."""
    version: str = tomllib.loads(PROJECT_FILE.read_text(encoding="utf-8"))["project"]["version"]
    return version


def app_label() -> str:
    """Return name and version in one, as every export has them: "Peta Konsentrasi TKA 1.2.3"."""
    return f"{APP_NAME} {app_version()}"
