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
