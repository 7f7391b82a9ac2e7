"""What the hall waits for: from the clicker to the next scene painted, on a deck that is open."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.deck import TWELVE
from benchmarks.measure import running, seconds
from meeting import repository

SIZES = [(1366, 768), (1024, 768), (1920, 1080)]
PAINTED = """() => { window.changed = new Promise(done => document.addEventListener("keydown", event => {
  requestAnimationFrame(() => { const after = new MessageChannel();
    after.port1.onmessage = () => done(performance.now() - event.timeStamp);
    after.port2.postMessage(0); }); }, { once: true, capture: true })); }"""  # the message comes when the frame is painted
Line = tuple[str, str, str]


def stage(browser) -> Iterator[Line]:
    """Open twelve fictitious scenes, four of them maps; then every change of scene, there and back, at three sizes."""
    with kept() as deck_id, running() as (_, address):
        for size in SIZES:
            yield from changes(browser, f"{address}/paparan?deck={deck_id}&show=1", size)


def changes(browser, address: str, size: tuple[int, int]) -> Iterator[Line]:
    """Yield how long the deck takes to open at one size, and each of its scenes to follow the one before."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    begun = time.perf_counter()
    page.goto(address)
    page.locator(".stage-scene.here").wait_for(timeout=60_000)
    opened = time.perf_counter() - begun
    page.wait_for_timeout(4_000)  # a narrow screen has its drawings made anew
    keys = ["PageDown"] * 11 + ["PageUp"] * 11
    took = [changed(page, key) for key in keys]
    page.close()
    yield f"scene change at {size[0]}x{size[1]}", f"{seconds(took)}, slowest {max(took):.3f} s", "<= 0.15 s"
    yield "- after the deck was opened, which took", f"{opened:.2f} s", ""


def changed(page, key: str) -> float:
    """Press a key of the clicker; return the seconds until the scene is painted, by the browser's own clock."""
    page.evaluate(PAINTED)
    page.keyboard.press(key)
    took = page.evaluate("window.changed") / 1000
    page.wait_for_timeout(150)
    return took


@contextmanager
def kept():
    """Keep the deck where an app of this benchmark finds it, and yield its name."""
    before = os.environ.get("PETA_STORE")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PETA_STORE"] = f"duckdb://{Path(folder) / 'register.duckdb'}"
        try:
            yield repository.write(TWELVE).deck_id
        finally:
            os.environ.pop("PETA_STORE")
            if before is not None:
                os.environ["PETA_STORE"] = before


BENCHMARKS = {"stage": stage}
