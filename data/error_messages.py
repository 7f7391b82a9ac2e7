"""The Indonesian of the register's sentences about what could not be done.

They are written in English where they arise, and may come from another process; so they are recognised as written, by
the table ``sentences``, and not raised in two languages.
"""

import re
from functools import cache

MAX_SENTENCE_CHARS = 2_000
"""Longer text is no sentence of ours; it is cut before a pattern sees it."""


@cache
def patterns() -> list[tuple[re.Pattern, str]]:
    """Return each known sentence as a pattern with named parts, and its Indonesian."""
    from data import tables  # only where a sentence is told: a reading process that imports the errors needs no pandas

    return [(compile_pattern(row.english), row.indonesian) for row in tables.read("sentences").itertuples()]


def compile_pattern(sentence: str) -> re.Pattern:
    """Return the pattern of a sentence whose parts stand in braces.

    >>> pattern("{file} is empty.").fullmatch("a.csv is empty.").groupdict()
    {'file': 'a.csv'}
    """
    parts = re.split(r"\{(\w+)\}", sentence)
    return re.compile(
        "".join(f"(?P<{part}>.*?)" if index % 2 else re.escape(part) for index, part in enumerate(parts)), re.DOTALL
    )


def translate_sentence(sentence: str) -> str:
    """Return a sentence in Indonesian; one that the table lacks stays in English, for it must not be lost."""
    for sentence_pattern, template in patterns():
        match = sentence_pattern.fullmatch(sentence[:MAX_SENTENCE_CHARS])
        if match:
            return template.format(**match.groupdict())
    return sentence
