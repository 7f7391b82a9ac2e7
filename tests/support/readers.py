"""Readers without a page: as a request makes them, or of a source that a test has made."""

from views.reader import Reader, build_reader
from views.request import PageRequest


def make_reader(lang: str = "id", internal: bool = False, **parameters: str) -> Reader:
    """Return the reader of an address; ``internal`` unlocks full numbers."""
    return build_reader(PageRequest({"lang": lang, **parameters}, internal))
