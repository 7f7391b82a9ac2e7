"""What can go wrong in ``meeting``; a sentence says what was given, what was wanted, what to do.

MeetingError
├── DeckError      a deck that is not there, cannot be read or may not be changed
└── TemplateError  an office template that cannot be used
"""


class MeetingError(Exception):
    """Anything that ``meeting`` could not do as asked, as a sentence in both languages."""

    def __init__(self, english: str, indonesian: str):
        """Keep the sentence in both languages."""
        super().__init__(english)
        self.indonesian = indonesian

    def text(self, lang: str) -> str:
        """Return the sentence in the reader's language."""
        return self.indonesian if lang == "id" else str(self)


class DeckError(MeetingError):
    """A deck that is not there, cannot be read or may not be changed."""


class TemplateError(MeetingError):
    """An office template that cannot be used."""
