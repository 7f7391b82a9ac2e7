"""Texts of the program for a reader: an English template and its parameters, translated where they are shown.

``data`` knows no language. What it says to a reader it hands up as a :class:`Message`: the template is the id of the
gettext message, and ``views.text.translator.Translator.translate`` writes it in the reader's language. ``str()`` writes it
in English, for the command line and the log.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class TableText:
    """A text that a table of data has in both languages, such as the label of a measure: a parameter of a message."""

    id: str
    en: str

    def __str__(self) -> str:
        """Return the text in English."""
        return self.en


class Sentence(str):
    """A message within another: ``{reason:clause}`` leaves its full stop out, ``{reason}`` does not."""

    def __format__(self, spec: str) -> str:
        """Return the sentence, or the clause."""
        return self.rstrip(".") if spec == "clause" else super().__format__(spec)


class Message:
    """One text: ``template`` with ``{placeholders}``, and ``parameters`` by name.

    A parameter is a number, a text that is the same in every language (a file's name, a code), a :class:`TableText`, or
    another message.
    ``{n:,}`` in a template groups the digits of a number as the language does.
    """

    plural = ""
    """The template for every ``n`` but 1; "" where there is no other."""

    context = ""
    """What tells two messages of the same English words apart; "" where there is no other."""

    def __init__(self, template: str, /, **parameters: object) -> None:
        """Keep the English template and what fills it."""
        self.template = template
        self.parameters: dict[str, Any] = parameters  # whatever can be formatted

    def __str__(self) -> str:
        """Return the text in English."""
        template = self.plural if self.plural and self.parameters["n"] != 1 else self.template
        return template.format(**self.parameters)

    def __format__(self, spec: str) -> str:
        """Return the text in English, within another text."""
        return format(Sentence(self), spec)

    def __repr__(self) -> str:
        """Return what the message is made of."""
        return f"{type(self).__name__}({self.template!r}, {self.parameters!r})"

    def __eq__(self, compared: object) -> bool:
        """Say whether another message says the same."""
        return type(self) is type(compared) and vars(self) == vars(compared)

    def __hash__(self) -> int:
        """Return the hash of the template: parameters may change."""
        return hash(self.template)


class PluralMessage(Message):
    """A text that depends on a count ``n``: a template for one, and one for any other number."""

    def __init__(self, singular: str, plural: str, n: int, /, **parameters: object) -> None:
        """Keep both templates; ``n`` fills the placeholder of its name."""
        super().__init__(singular, n=n, **parameters)
        self.plural = plural


class ContextMessage(Message):
    """A text whose English words mean something else in another place, such as a task that is "open"."""

    def __init__(self, context: str, template: str, /, **parameters: object) -> None:
        """Keep the place that the words are of, and the template."""
        super().__init__(template, **parameters)
        self.context = context


class MessageError(Message, Exception):
    """An error that is a message with a code.

    ``code`` names the error in a log, where no parameter may stand: a word of its own, such as "key_file_readable". As
    every exception an error is equal to itself alone.
    """

    __eq__, __hash__, __repr__ = Exception.__eq__, Exception.__hash__, Exception.__repr__

    def __init__(self, code: str, message: str | Message, /, **parameters: object) -> None:
        """Keep the code, and a template with its parameters or a message that has them already."""
        Exception.__init__(self, code, message)
        Message.__init__(self, message if isinstance(message, str) else message.template, **parameters)
        self.code = code
        if isinstance(message, Message):
            self.plural, self.context, self.parameters = message.plural, message.context, message.parameters
