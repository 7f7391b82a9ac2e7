"""The three modes in which a reader sees the register, and the threshold k."""

import os
from dataclasses import dataclass

from data.errors import DisclosureError

MODE_NAMES = ("meeting", "public", "internal")
THRESHOLDS = (3, 5, 10)
DEFAULT_THRESHOLD = 5


@dataclass(frozen=True)
class Mode:
    """How counts are told: ``name`` is meeting, public or internal; counts 1 to ``k`` - 1 are banded, except internally."""

    name: str
    k: int

    @property
    def is_protective(self) -> bool:
        """Say whether small counts are hidden."""
        return self.name != "internal"

    @property
    def band(self) -> str:
        """Return the band of a small count: "1–4"."""
        return f"1–{self.k - 1}"


def build_mode(name: str = "meeting") -> Mode:
    """Return a mode with the threshold that the environment sets (``PETA_K``: 3, 5 or 10; 5 where it is not set).

    The threshold is the office's, never a reader's: who could choose it would compare two of them.
    """
    if name not in MODE_NAMES:
        raise DisclosureError(f"There is no mode {name[:40]!r}; wanted is one of {', '.join(MODE_NAMES)}.")
    threshold = os.environ.get("PETA_K", str(DEFAULT_THRESHOLD))
    if threshold not in {str(k) for k in THRESHOLDS}:
        raise DisclosureError(f"PETA_K is {threshold[:40]!r}; wanted is one of {', '.join(map(str, THRESHOLDS))}.")
    return Mode(name, int(threshold))
