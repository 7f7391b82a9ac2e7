"""Text as it may leave: nothing in it controls how the rest is read."""

import unicodedata

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
CONTROLS = {"Cc", "Cf", "Cs", "Co"}
NOT_XML = {"\ufffe", "\uffff"}


def visible(text: str, is_long: bool = False) -> str:
    """Return text with controls, also those of direction, as visible marks; line breaks stay in a long one, else are spaces."""
    text = text.replace("\r\n", "\n").replace("\t", " ")
    text = text if is_long else text.replace("\n", " ")
    return "".join(
        UNKNOWN if (unicodedata.category(letter) in CONTROLS and letter != "\n") or letter in NOT_XML else letter
        for letter in text
    )
