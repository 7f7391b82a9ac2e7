"""Text for exports: nothing in it controls how the rest is read."""

import unicodedata

REPLACEMENT_CHARACTER = "\N{REPLACEMENT CHARACTER}"
CONTROL_CATEGORIES = {"Cc", "Cf", "Cs", "Co"}
NON_XML_CHARACTERS = {"\ufffe", "\uffff"}


def sanitize_text(text: str, is_multiline: bool = False) -> str:
    """Return text with a visible mark for each control character, also those of direction.

    Line breaks stay where ``is_multiline``, else they become spaces.
    """
    text = text.replace("\r\n", "\n").replace("\t", " ")
    text = text if is_multiline else text.replace("\n", " ")
    return "".join(
        REPLACEMENT_CHARACTER
        if (unicodedata.category(letter) in CONTROL_CATEGORIES and letter != "\n") or letter in NON_XML_CHARACTERS
        else letter
        for letter in text
    )
