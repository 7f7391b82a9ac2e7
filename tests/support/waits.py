"""Waits of the journeys: until something holds, or for as long as nothing may happen; none is a pause of a fixed length."""

import time
from collections.abc import Callable

POLL_MS = 50

IS_STILL_JS = """() => {
  const moves = document.querySelector('.stApp:not([data-test-script-state="notRunning"]), [data-stale="true"]')
    || document.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim')
    || document.getAnimations().some(animation => animation.transitionProperty === 'opacity' && animation.playState === 'running');
  const height = (document.querySelector('[data-testid="stMain"]') || document.documentElement).scrollHeight;
  if (moves || height !== window.heightBefore) window.movedAt = performance.now();
  window.heightBefore = height;
  return performance.now() - window.movedAt > 400;
}"""


def wait_until_still(frame) -> None:
    """Wait until nothing has moved in a document for a while: no answer is under way, and nothing opens, grows or glides.

    Who presses what a growing page pushes down lets go of the mouse beside it.
    """
    frame.evaluate("() => { window.movedAt = performance.now(); window.heightBefore = null; }")
    frame.wait_for_function(IS_STILL_JS)


def wait_until_unchanged(page, read_value: Callable[[], object], milliseconds: int = 500) -> None:
    """Wait until a value has been the same for some milliseconds, at most half a minute; fail with the value otherwise."""
    last_value, changed_at, deadline = read_value(), time.monotonic(), time.monotonic() + 30
    while time.monotonic() - changed_at < milliseconds / 1000:
        page.wait_for_timeout(POLL_MS)  # Playwright hands over the page's events meanwhile
        value = read_value()
        if value != last_value:
            last_value, changed_at = value, time.monotonic()
        assert time.monotonic() < deadline, f"This did not come to rest: {value!r}."


def assert_stays(page, holds: Callable[[], bool], milliseconds: int, reason: str) -> None:
    """Assert that something holds during some milliseconds, looked at all the while; ``reason`` says why it has to."""
    deadline = time.monotonic() + milliseconds / 1000
    while time.monotonic() < deadline:
        assert holds(), reason
        page.wait_for_timeout(POLL_MS)
    assert holds(), reason
