"""Which source a reader asks: the choice of data and mode, and with it everything else that an answer depends on."""

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from data import figures
from data.demo import store_location
from data.disclosure import Mode
from data.register.store import permit_store
from geo import outlines

PUBLISHED_FIGURES, REGISTER, REGISTER_AND_FIGURES, DEMO = "published", "register", "both", "demo"

STORE_URLS = {
    REGISTER: permit_store.store_url,
    REGISTER_AND_FIGURES: permit_store.store_url,
    DEMO: store_location.demo_address,
}
"""Where each register is."""


@dataclass(frozen=True)
class SourceChoice:
    """The data and the mode; ``url`` is the store of a register, "" of published figures."""

    data: str
    url: str
    mode: Mode

    @property
    def is_published(self) -> bool:
        """Say whether published figures alone are read."""
        return self.data == PUBLISHED_FIGURES


@dataclass(frozen=True)
class FiguresVersion:
    """A figures file as it is now: its path, and when it was written last in nanoseconds, 0 where it is not there."""

    path: Path
    modified_ns: int


@dataclass(frozen=True)
class SourceIdentity:
    """A choice with the versions of all that is read for it: where one part differs, so does the source.

    ``store_token`` changes with the lists of the store ("" of published figures), ``boundaries_token`` with the built
    boundary files, and ages of figures count from ``today``.
    """

    choice: SourceChoice
    store_token: str
    figures: FiguresVersion
    boundaries_token: str
    today: pd.Timestamp

    def with_data(self, data: str) -> "SourceIdentity":
        """Return the identity of a part of a joined source: its register, or its published figures."""
        if data != PUBLISHED_FIGURES:
            return replace(self, choice=replace(self.choice, data=data))
        return replace(self, choice=SourceChoice(data, "", self.choice.mode), store_token="")


def identify_source(choice: SourceChoice, store_token: str) -> SourceIdentity:
    """Return the identity of a choice now; ``store_token`` is the change token of its store."""
    return SourceIdentity(
        choice, store_token, read_figures_version(), outlines.change_token(), pd.Timestamp.today().normalize()
    )


def read_figures_version() -> FiguresVersion:
    """Return the version of the figures file that is read now."""
    path = figures.path()
    return FiguresVersion(path, path.stat().st_mtime_ns if path.exists() else 0)
