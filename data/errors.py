"""What can go wrong in ``data``; a sentence says what was given, what was wanted, what to do.

DataError
├── UnknownRegion    a code that no region of the register has
├── FiguresError     a figures file or a measure that cannot be read as asked
├── DisclosureError  a mode or a threshold that is none
└── RegisterError    a permit list, its key or its store that cannot be used as asked
    ├── UnreadableFile   a file that holds no list that can be read
    └── RefusedAlias     a spelling that would make another one ambiguous or wrong
"""

from data import error_messages


class DataError(Exception):
    """Anything that ``data`` could not do as asked, as a sentence in English."""

    def __init__(self, english_text: str, indonesian_text: str = ""):
        """Keep the sentence, and its Indonesian where it is said with it and not in the table ``sentences``."""
        super().__init__(english_text)
        self.indonesian_text = indonesian_text

    def text(self, lang: str) -> str:
        """Return the sentence in the reader's language."""
        return (self.indonesian_text or error_messages.translate_sentence(str(self))) if lang == "id" else str(self)


class UnknownRegion(DataError):
    """A region code that the register does not have."""


class FiguresError(DataError):
    """A figures file or a measure that cannot be read as asked."""


class DisclosureError(DataError):
    """A mode or a threshold of disclosure control that is none."""


class RegisterError(DataError):
    """A permit list, its key or its store that cannot be used as asked."""


class UnreadableFile(RegisterError):
    """A file that holds no list that can be read."""


class RefusedAlias(RegisterError):
    """A spelling that cannot be added to the tables of aliases."""
