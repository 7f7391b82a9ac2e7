"""What the hall waits for: from the clicker to the next scene painted, on a deck that is open."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.deck import TWELVE_SCENE_DECK
from benchmarks.measure import format_seconds, run_app
from meeting import repository

SIZES = [(1366, 768), (1024, 768), (1920, 1080)]
AWAIT_CHANGE_JS = """() => { window.changed = new Promise(resolve => document.addEventListener("keydown", event => {
  requestAnimationFrame(() => { const after = new MessageChannel();
    after.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
    after.port2.postMessage(0); }); }, { once: true, capture: true })); }"""  # the message comes when the frame is painted
Line = tuple[str, str, str]


def measure_stage(browser: Browser) -> Iterator[Line]:
    """Open twelve fictitious scenes, four of them maps; then every change of scene, there and back, at three sizes."""
    with store_deck() as deck_id, run_app() as (_, address):
        for size in SIZES:
            yield from measure_scene_changes(browser, f"{address}/paparan?deck={deck_id}&show=1", size)


def measure_scene_changes(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[Line]:
    """Yield how long the deck takes to open at one size, and each of its scenes to follow the one before."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    started_at = time.perf_counter()
    page.goto(address)
    page.locator(".stage-scene.is-current").wait_for(timeout=60_000)
    open_duration = time.perf_counter() - started_at
    page.wait_for_timeout(4_000)  # a narrow screen has its drawings made anew
    keys = ["PageDown"] * 11 + ["PageUp"] * 11
    durations = [change_scene(page, key) for key in keys]
    page.close()
    yield (
        f"scene change at {size[0]}x{size[1]}",
        f"{format_seconds(durations)}, slowest {max(durations):.3f} s",
        "<= 0.15 s",
    )
    yield "- after the deck was opened, which took", f"{open_duration:.2f} s", ""


def change_scene(page: Page, key: str) -> float:
    """Press a key of the clicker; return the seconds until the scene is painted, by the browser's own clock."""
    page.evaluate(AWAIT_CHANGE_JS)
    page.keyboard.press(key)
    duration = page.evaluate("window.changed") / 1000
    page.wait_for_timeout(150)
    return duration


@contextmanager
def store_deck() -> Iterator[str]:
    """Keep the deck where an app of this benchmark finds it, and yield its name."""
    previous_store = os.environ.get("PETA_STORE")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PETA_STORE"] = f"duckdb://{Path(folder) / 'register.duckdb'}"
        try:
            yield repository.save_deck(TWELVE_SCENE_DECK).deck_id
        finally:
            os.environ.pop("PETA_STORE")
            if previous_store is not None:
                os.environ["PETA_STORE"] = previous_store


BENCHMARKS = {"stage": measure_stage}
