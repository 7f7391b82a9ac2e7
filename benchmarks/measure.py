"""The benchmarks: each a function of a browser that yields (what, measured, to reach)."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.browser import ROOT, serve

RUNS = 12
VIEWER_COUNT = 20
RECORD_PRESS_JS = """event => document.addEventListener(event, e => { window.pressed = performance.timeOrigin + e.timeStamp; },
  { once: true, capture: true })"""
RECORD_FIRST_PAINT_JS = """(() => { let count; Object.defineProperty(window, "petaPainted", { configurable: true, get: () => count,
  set: value => { count = value; requestAnimationFrame(() => { const after = new MessageChannel();
    after.port1.onmessage = () => { window.paintedAt = performance.timeOrigin + performance.now();
      if (window.tellPainted) window.tellPainted(window.paintedAt); };
    after.port2.postMessage(0); }); } }); })()"""  # the message comes when the frame is painted
AWAIT_PAINT_JS = "() => { window.painted = new Promise(resolve => { window.tellPainted = resolve; }); }"
FRAME_SELECTOR = 'iframe[title="streamlit_folium.st_folium"]'
DENSE_QUERY = "peta?area=id&level=regency&show=count"
Line = tuple[str, str, str]


def format_seconds(values: list[float]) -> str:
    """Return median and range of seconds."""
    return f"median {statistics.median(values):.3f} s ({min(values):.3f} to {max(values):.3f}, n={len(values)})"


@contextmanager
def use_published_figures() -> Iterator[None]:
    """Use the repository's figures instead of the dense ones."""
    dense_path = os.environ.pop("PETA_FIGURES", "")
    try:
        yield
    finally:
        os.environ["PETA_FIGURES"] = dense_path


@contextmanager
def run_app(script: str = "app.py") -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run an app for the length of a benchmark and yield (process, address)."""
    process, address = serve(script=script)
    try:
        yield process, address
    finally:
        process.terminate()
        process.wait(10)


class Reader:
    """One browser page on the map that counts the bytes of its websocket."""

    def __init__(self, browser: Browser, address: str, outlines: Path | None = None) -> None:
        """Open ``address`` and wait for the painted map; ``outlines`` stands in for the built regions where given."""
        self.page = browser.new_page(viewport={"width": 1366, "height": 768})
        if outlines:
            self.page.route("**/geo/regions.json*", lambda route: route.fulfill(path=outlines))
        self.received_bytes = 0
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._count_bytes))
        self.page.add_init_script(RECORD_FIRST_PAINT_JS)
        if "/peta" in address:
            # A fresh server knows its first page only, and loads the page once more when asked for another.
            self.page.goto(address.partition("/peta")[0])
            self.page.locator(".peta-headline").first.wait_for(timeout=60_000)
        started_at = time.time()
        self.page.goto(address)
        self.page.frame_locator(FRAME_SELECTOR).locator(".peta-legend .peta-title").wait_for(
            state="attached", timeout=60_000
        )
        self.map = next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)
        self.map.wait_for_function("window.paintedAt")
        self.open_duration = self.map.evaluate("window.paintedAt") / 1000 - started_at

    def _count_bytes(self, data: str | bytes) -> None:
        self.received_bytes += len(data)

    def choose_option(self, box_index: int, key: str) -> tuple[float, int]:
        """Change a selectbox by keyboard; return seconds from the key to the painted map (the browser's clock), and websocket bytes."""
        self.page.locator("[data-testid=stSelectbox]").nth(box_index).locator("input").click()
        self.page.get_by_role("listbox").wait_for()
        keyboard = self.page.keyboard
        keyboard.press(key)
        self.page.evaluate(RECORD_PRESS_JS, "keydown")
        self.map.evaluate(AWAIT_PAINT_JS)
        previous_bytes = self.received_bytes
        keyboard.press("Enter")
        duration = (self.map.evaluate("window.painted") - self.page.evaluate("window.pressed")) / 1000
        self.page.wait_for_timeout(400)
        return duration, self.received_bytes - previous_bytes


def alternate_options(reader: Reader, runs: int = RUNS, box_index: int = 0) -> list[tuple[float, int]]:
    """Change the measure back and forth; the first two changes only warm the caches."""
    changes = [
        reader.choose_option(box_index, "ArrowDown" if run_index % 2 == 0 else "ArrowUp")
        for run_index in range(runs + 2)
    ]
    return changes[2:]


def measure_play(browser: Browser) -> Iterator[Line]:
    """Frames a second while time plays as fast as the browser can paint, and what the websocket carries meanwhile."""
    with run_app() as (_, address):
        reader = Reader(browser, f"{address}/{DENSE_QUERY}")
        reader.page.wait_for_timeout(3000)  # the page's own messages have come
        previous_bytes, zoom = reader.received_bytes, reader.map.evaluate("peta.state.map.getZoom()")
        rates = [
            reader.map.evaluate(
                """() => new Promise(resolve => { const stops = peta.state.view.stops.length; let n = 0; const t = performance.now();
               const step = () => { peta.paint(n % stops); n += 1;
                 performance.now() - t > 1000 ? resolve(n / (performance.now() - t) * 1000) : requestAnimationFrame(step); };
               requestAnimationFrame(step); })"""
            )
            for _ in range(10)
        ]
        reader.map.evaluate("void peta.paint(0)")
        reader.map.locator(".peta-play").click()
        reader.page.wait_for_timeout(4000)
        yield (
            "play, frames a second at 514 regions",
            f"median {statistics.median(rates):.0f} ({min(rates):.0f} to {max(rates):.0f}, n=10)",
            ">= 30",
        )
        is_same_zoom = reader.map.evaluate("peta.state.map.getZoom()") == zoom
        yield (
            "play, websocket bytes and zoom",
            f"{reader.received_bytes - previous_bytes} bytes, zoom {'unchanged' if is_same_zoom else 'changed'}",
            "0, unchanged",
        )
        reader.page.close()


def measure_first_paint(browser: Browser) -> Iterator[Line]:
    """Warm server, new browser context with an empty cache, to the first painted map."""
    durations = []
    with use_published_figures(), run_app() as (_, address):
        for _ in range(RUNS):
            reader = Reader(browser, address)  # a page of its own context: nothing cached
            durations.append(reader.open_duration)
            reader.page.close()
    yield "warm server, new browser, to first painted map", format_seconds(durations[1:]), "<= 2.5 s"


def measure_python_part(browser: Browser) -> Iterator[Line]:
    """The script's own milliseconds of a map rerun, caches warm, as the server runs it."""
    code = (ROOT / "benchmarks" / "script_time.py").as_posix()
    result = subprocess.run([sys.executable, code], cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    yield "Python part of a map rerun, caches warm", result.stdout.strip().splitlines()[-1], "<= 15 ms"


def measure_viewers(browser: Browser) -> Iterator[Line]:
    """Twenty viewers change a filter at once: the slowest, over several rounds (websocket clients without a browser)."""
    from benchmarks.crowd import Crowd

    with run_app() as (_, address):
        crowd = Crowd(address, VIEWER_COUNT)
        rounds = [crowd.change_measure(round_index) for round_index in range(RUNS)][2:]
        crowd.close()
    slowest_durations = [max(durations) for durations in rounds]
    yield f"{VIEWER_COUNT} viewers change a filter at once, slowest", format_seconds(slowest_durations), "<= 1.0 s"


def measure_drill(browser: Browser) -> Iterator[Line]:
    """A click on a province in the browser, to its districts painted (level of districts)."""
    durations = []
    provinces = ("19", "11", "12", "32", "33", "35", "51", "61", "73", "91", "95", "21")
    with run_app() as (_, address):
        reader = Reader(browser, f"{address}/peta?area=id&level=province")
        for code in provinces:
            reader.page.goto(f"{address}/peta?area={code}")
            reader.page.frame_locator(FRAME_SELECTOR).locator(".peta-legend .peta-title").wait_for(timeout=60_000)
            reader.map = next(frame for frame in reader.page.frames if "streamlit_folium" in frame.url)
            reader.page.wait_for_timeout(500)
            durations.append(reader.choose_option(2, "ArrowDown")[0])
    yield "drill to one province's districts", format_seconds(durations), "<= 0.5 s"


def measure_start(browser: Browser) -> Iterator[Line]:
    """``streamlit run`` to the first painted map, and the server's resident memory after it."""
    with use_published_figures():
        starts = [time_start(browser) for _ in range(3)]
    yield "streamlit run to first painted map", format_seconds([duration for duration, _ in starts]), "<= 10 s"
    yield "resident memory after it", f"{max(memory for _, memory in starts):.0f} MB", "<= 500 MB"


def time_start(browser: Browser) -> tuple[float, float]:
    """Start the server once; return seconds to the painted map and the resident memory in MB."""
    started_at = time.perf_counter()
    process, address = serve()
    page = browser.new_page()
    page.goto(address)
    page.frame_locator(FRAME_SELECTOR).locator(".peta-legend .peta-title").wait_for(state="attached", timeout=60_000)
    duration, memory = time.perf_counter() - started_at, read_resident_memory(process.pid)
    page.close()
    process.terminate()
    process.wait(10)
    return duration, memory


def read_resident_memory(pid: int) -> float:
    """Return the resident memory of a process in MB (Linux)."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


BENCHMARKS = {
    "play": measure_play,
    "first_paint": measure_first_paint,
    "python_part": measure_python_part,
    "viewers": measure_viewers,
    "drill": measure_drill,
    "start": measure_start,
}
