"""What can go wrong in ``geo``: a code, an English sentence that ends with what to do, and its parameters.

GeoError
├── GeometryMissing   a built boundary file is not there
├── GeometryDamaged   a built boundary file cannot be read as one
└── ClassesError      classes that cannot be formed as asked

They are translated where they are shown. ``geo`` imports nothing of ``data``, so this class stands beside
``data.messages.MessageError`` and has the same attributes.
"""

from typing import Any


class GeoError(Exception):
    """Anything that ``geo`` could not do as asked: ``code`` for a log, the English ``template`` and its ``parameters``."""

    plural = context = ""

    def __init__(self, code: str, template: str, /, **parameters: object) -> None:
        """Keep code, template and parameters."""
        super().__init__(code, template)
        self.code, self.template = code, template
        self.parameters: dict[str, Any] = parameters  # whatever can be formatted

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.template.format(**self.parameters)


class GeometryMissing(GeoError):
    """A built boundary file is not there."""


class GeometryDamaged(GeoError):
    """A built boundary file cannot be read as one."""


class ClassesError(GeoError):
    """Classes that cannot be formed as asked."""
