"""What a reader asks for, as plain data: the parameters of the address, and whether full numbers are unlocked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from views.themes import THEMES

DEFAULT_AREA = "19"
"""The area that pages open on (a setting): Kepulauan Bangka Belitung."""

NAVIGATION_PARAMETERS = ("area", "measure", "lang", "theme", "data", "mode", "deck")
"""What a reader takes along from page to page."""


@dataclass(frozen=True)
class PageRequest:
    """The address of a page; ``is_internal`` is of the visit and in no address."""

    parameters: Mapping[str, str] = field(default_factory=dict)
    is_internal: bool = False

    def get(self, name: str, fallback: str) -> str:
        """Return one value of the address, or ``fallback`` where it is absent."""
        return self.parameters.get(name, fallback)

    @property
    def lang(self) -> str:
        """Return the language in the address; anything but ``en`` is Bahasa Indonesia."""
        return "en" if self.get("lang", "id") == "en" else "id"

    @property
    def theme(self) -> str:
        """Return the theme in the address; anything but one of THEMES is ``light``, made for the projector."""
        name = self.get("theme", THEMES[0])
        return name if name in THEMES else THEMES[0]

    def navigation_parameters(self, **values: str | None) -> dict[str, str]:
        """Return what a reader takes along to another page, with some values changed (None leaves one out)."""
        parameters = {name: value for name, value in self.parameters.items() if name in NAVIGATION_PARAMETERS}
        return {name: value for name, value in (parameters | values).items() if value is not None}
