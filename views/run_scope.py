"""What stays the same while a page runs once, worked out once: the address is read some sixty times a run otherwise."""

import threading
from collections.abc import Callable
from contextlib import contextmanager

_run_state = threading.local()


def reset_memo() -> None:
    """Forget what the last run of this thread kept; the first thing that every page does."""
    _run_state.memo = {}


def memoize(name: str, factory: Callable):
    """Return what ``factory`` returns, made once a run under a name; outside a run it is made each time."""
    memo = getattr(_run_state, "memo", None)
    if memo is None:
        return factory()
    if name not in memo:
        memo[name] = factory()
    return memo[name]


@contextmanager
def run_scope(memo: dict):
    """Do what is inside as one run in which these are worked out already: without a page there is no address to read."""
    outer_memo, _run_state.memo = getattr(_run_state, "memo", None), dict(memo)
    try:
        yield
    finally:
        _run_state.memo = outer_memo


def bind_to_run(factory: Callable) -> Callable:
    """Return ``factory`` as it would answer in this run, to be called on any thread: a file is made after its page has run."""
    memo = dict(getattr(_run_state, "memo", None) or {})

    def call_in_run():
        with run_scope(memo):
            return factory()

    return call_in_run
