"""What stays the same while a page runs once, worked out once: the address is read some sixty times a run otherwise."""

import threading
from collections.abc import Callable
from contextlib import contextmanager

_here = threading.local()


def begin() -> None:
    """Forget what the last run of this thread kept; the first thing that every page does."""
    _here.kept = {}


def once(name: str, make: Callable):
    """Return what ``make`` returns, made once a run under a name; outside a run it is made each time."""
    kept = getattr(_here, "kept", None)
    if kept is None:
        return make()
    if name not in kept:
        kept[name] = make()
    return kept[name]


@contextmanager
def as_one(known: dict):
    """Do what is inside as one run in which these are worked out already: without a page there is no address to read."""
    before, _here.kept = getattr(_here, "kept", None), dict(known)
    try:
        yield
    finally:
        _here.kept = before


def carried(make: Callable) -> Callable:
    """Return ``make`` as it would answer in this run, to be called on any thread: a file is made after its page has run."""
    kept = dict(getattr(_here, "kept", None) or {})

    def later():
        with as_one(kept):
            return make()

    return later
