"""What stays the same while a page runs once, worked out once: the address is read some sixty times a run otherwise."""

import threading
from collections.abc import Callable

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


def carried(make: Callable) -> Callable:
    """Return ``make`` as it would answer in this run, to be called on any thread: a file is made after its page has run."""
    kept = dict(getattr(_here, "kept", None) or {})

    def later():
        before, _here.kept = getattr(_here, "kept", None), dict(kept)
        try:
            return make()
        finally:
            _here.kept = before

    return later
