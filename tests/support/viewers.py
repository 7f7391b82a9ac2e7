"""Viewers who ask at the same moment."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

VIEWER_COUNT = 20


def ask_together(action: Callable[[int], object]) -> list:
    """Call something on twenty threads at once, each with its number; return the answers."""
    barrier = threading.Barrier(VIEWER_COUNT)

    def wait_and_act(number: int) -> object:
        barrier.wait()
        return action(number)

    with ThreadPoolExecutor(VIEWER_COUNT) as executor:
        return list(executor.map(wait_and_act, range(VIEWER_COUNT)))
