"""What can go wrong in ``meeting``: a code, an English sentence (what was given, what was wanted, what to do) and its parameters.

MeetingError
├── DeckError      a deck that is not there, cannot be read or may not be changed
└── TemplateError  an office template that cannot be used

They are translated where they are shown, as those of :mod:`data.errors` are.
"""

from data.messages import MessageError


class MeetingError(MessageError):
    """Anything that ``meeting`` could not do as asked."""


class DeckError(MeetingError):
    """A deck that is not there, cannot be read or may not be changed."""


class TemplateError(MeetingError):
    """An office template that cannot be used."""
