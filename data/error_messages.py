"""The Indonesian of the register's sentences about what could not be done.

They are written in English where they arise, and may come from another process; so they are recognised as written, by
the table ``sentences``, and not raised in two languages.
"""

import re
from functools import cache

LONGEST = 2_000
"""Longer text is no sentence of ours; it is cut before a pattern sees it."""


@cache
def patterns() -> list[tuple[re.Pattern, str]]:
    """Return each known sentence as a pattern with named parts, and its Indonesian."""
    from data import tables  # only where a sentence is told: a reading process that imports the errors needs no pandas

    return [(pattern(row.english), row.indonesian) for row in tables.read("sentences").itertuples()]


def pattern(english: str) -> re.Pattern:
    """Return the pattern of a sentence whose parts stand in braces.

    >>> pattern("{file} is empty.").fullmatch("a.csv is empty.").groupdict()
    {'file': 'a.csv'}
    """
    parts = re.split(r"\{(\w+)\}", english)
    return re.compile(
        "".join(f"(?P<{part}>.*?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)), re.DOTALL
    )


def indonesian(english: str) -> str:
    """Return a sentence in Indonesian; one that the table lacks stays in English, for it must not be lost."""
    for known, told in patterns():
        found = known.fullmatch(english[:LONGEST])
        if found:
            return told.format(**found.groupdict())
    return english
