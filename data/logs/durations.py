"""How long an event took, as a fact of its line."""

import time


def elapsed_ms(start_time: float) -> int:
    """Return the milliseconds since a moment of ``time.monotonic()``."""
    return round((time.monotonic() - start_time) * 1_000)
