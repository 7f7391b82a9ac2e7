"""The three modes in which a reader sees the register, and the threshold k."""

from dataclasses import dataclass
from typing import Literal

from data import settings
from data.errors import DisclosureError

ModeName = Literal["meeting", "public", "internal"]
MODE_NAMES: tuple[ModeName, ...] = ("meeting", "public", "internal")


@dataclass(frozen=True)
class Mode:
    """How counts are told: ``name`` is meeting, public or internal; counts 1 to ``k`` - 1 are banded, except internally."""

    name: ModeName
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

    The threshold is the office's, never a reader's: who could choose it would compare two of them. Raises DisclosureError
    for a mode that is none, SettingError for a threshold that cannot be read.
    """
    mode_name = next((mode_name for mode_name in MODE_NAMES if mode_name == name), None)
    if mode_name is None:
        raise DisclosureError(
            "mode_unknown",
            "There is no mode {name!r}; wanted is one of {modes}.",
            name=name[:40],
            modes=", ".join(MODE_NAMES),
        )
    current_settings = settings.current()
    current_settings.require_valid("PETA_K")
    return Mode(mode_name, current_settings.k)
