"""What can go wrong in ``data``; a sentence says what was given, what was wanted, what to do.

DataError
├── UnknownRegion    a code that no region of the register has
└── FiguresError     a figures file or a measure that cannot be read as asked
"""


class DataError(Exception):
    """Anything that ``data`` could not do as asked."""


class UnknownRegion(DataError):
    """A region code that the register does not have."""


class FiguresError(DataError):
    """A figures file or a measure that cannot be read as asked."""
