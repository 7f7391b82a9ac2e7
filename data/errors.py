"""What can go wrong in ``data``: a code, an English sentence (what was given, what was wanted, what to do) and its parameters.

DataError
├── UnknownRegion    a code that no region of the register has
├── FiguresError     a figures file or a measure that cannot be read as asked
├── SettingError     a setting that is not known, or a value of one that cannot be read
├── DisclosureError  a mode that is none, or a question that a mode does not answer
└── RegisterError    a permit list, its key or its store that cannot be used as asked
    ├── UnreadableFile   a file that holds no list that can be read
    └── RefusedAlias     a spelling that would make another one ambiguous or wrong

``RegisterError("key_file_readable", "The key file {file} may be read by others. Set its mode to 0600.", file=path.name)``:
the sentence is translated where it is shown (see :mod:`data.messages`); ``str(error)`` is the sentence in English.
"""

from data.messages import MessageError


class DataError(MessageError):
    """Anything that ``data`` could not do as asked."""


class UnknownRegion(DataError):
    """A region code that the register does not have."""


class FiguresError(DataError):
    """A figures file or a measure that cannot be read as asked."""


class SettingError(DataError):
    """A setting of the environment that is not known, or a value of one that cannot be read."""


class DisclosureError(DataError):
    """A mode of disclosure control that is none, or a question that a mode does not answer."""


class RegisterError(DataError):
    """A permit list, its key or its store that cannot be used as asked."""


class UnreadableFile(RegisterError):
    """A file that holds no list that can be read."""


class RefusedAlias(RegisterError):
    """A spelling that cannot be added to the tables of aliases."""
