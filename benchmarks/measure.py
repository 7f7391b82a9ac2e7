"""The benchmarks: each a function of a browser that yields (what, measured, to reach)."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.harness import ROOT, serve

RUNS = 12
VIEWERS = 20
PRESSED = """event => document.addEventListener(event, e => { window.pressed = performance.timeOrigin + e.timeStamp; },
  { once: true, capture: true })"""
FIRST = """(() => { let count; Object.defineProperty(window, "petaPainted", { configurable: true, get: () => count,
  set: value => { count = value; requestAnimationFrame(() => { const after = new MessageChannel();
    after.port1.onmessage = () => { window.paintedAt = performance.timeOrigin + performance.now();
      if (window.tellPainted) window.tellPainted(window.paintedAt); };
    after.port2.postMessage(0); }); } }); })()"""  # the message comes when the frame is painted
PAINTED = "() => { window.painted = new Promise(done => { window.tellPainted = done; }); }"
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
DENSE = "peta?area=id&level=regency&show=count"
Line = tuple[str, str, str]


def seconds(values: list[float]) -> str:
    """Return median and range of seconds."""
    return f"median {statistics.median(values):.3f} s ({min(values):.3f} to {max(values):.3f}, n={len(values)})"


@contextmanager
def published():
    """Use the repository's figures instead of the dense ones."""
    dense = os.environ.pop("PETA_FIGURES", "")
    try:
        yield
    finally:
        os.environ["PETA_FIGURES"] = dense


@contextmanager
def running(script: str = "app.py"):
    """Run an app for the length of a benchmark and yield (process, address)."""
    process, address = serve(script=script)
    try:
        yield process, address
    finally:
        process.terminate()
        process.wait(10)


class Reader:
    """One browser page on the map that counts the bytes of its websocket."""

    def __init__(self, browser, address: str, outlines: Path | None = None):
        """Open ``address`` and wait for the painted map; ``outlines`` stands in for the built regions where given."""
        self.page = browser.new_page(viewport={"width": 1366, "height": 768})
        if outlines:
            self.page.route("**/geo/regions.json*", lambda route: route.fulfill(path=outlines))
        self.received = 0
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._count))
        self.page.add_init_script(FIRST)
        if "/peta" in address:
            # A fresh server knows its first page only, and loads the page once more when asked for another.
            self.page.goto(address.partition("/peta")[0])
            self.page.locator(".peta-headline").first.wait_for(timeout=60_000)
        begun = time.time()
        self.page.goto(address)
        self.page.frame_locator(FRAME).locator(".peta-legend .peta-title").wait_for(state="attached", timeout=60_000)
        self.map = next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)
        self.map.wait_for_function("window.paintedAt")
        self.opened = self.map.evaluate("window.paintedAt") / 1000 - begun

    def _count(self, data) -> None:
        self.received += len(data)

    def choose(self, place: int, key: str) -> tuple[float, int]:
        """Change a selectbox by keyboard; return seconds from the key to the painted map (the browser's clock), and websocket bytes."""
        self.page.locator("[data-testid=stSelectbox]").nth(place).locator("input").click()
        self.page.get_by_role("listbox").wait_for()
        box = self.page.keyboard
        box.press(key)
        self.page.evaluate(PRESSED, "keydown")
        self.map.evaluate(PAINTED)
        before = self.received
        box.press("Enter")
        took = (self.map.evaluate("window.painted") - self.page.evaluate("window.pressed")) / 1000
        self.page.wait_for_timeout(400)
        return took, self.received - before


def alternate(reader: Reader, runs: int = RUNS, place: int = 0) -> list[tuple[float, int]]:
    """Change the measure back and forth; the first two changes only warm the caches."""
    found = [reader.choose(place, "ArrowDown" if turn % 2 == 0 else "ArrowUp") for turn in range(runs + 2)]
    return found[2:]


def play(browser) -> Iterator[Line]:
    """Frames a second while time plays as fast as the browser can paint, and what the websocket carries meanwhile."""
    with running() as (_, address):
        reader = Reader(browser, f"{address}/{DENSE}")
        reader.page.wait_for_timeout(3000)  # the page's own messages have come
        before, zoom = reader.received, reader.map.evaluate("peta.state.map.getZoom()")
        rates = [
            reader.map.evaluate(
                """() => new Promise(done => { const stops = peta.state.view.stops.length; let n = 0; const t = performance.now();
               const step = () => { peta.paint(n % stops); n += 1;
                 performance.now() - t > 1000 ? done(n / (performance.now() - t) * 1000) : requestAnimationFrame(step); };
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
        same = reader.map.evaluate("peta.state.map.getZoom()") == zoom
        yield (
            "play, websocket bytes and zoom",
            f"{reader.received - before} bytes, zoom {'unchanged' if same else 'changed'}",
            "0, unchanged",
        )
        reader.page.close()


def first_paint(browser) -> Iterator[Line]:
    """Warm server, new browser context with an empty cache, to the first painted map."""
    found = []
    with published(), running() as (_, address):
        for _ in range(RUNS):
            reader = Reader(browser, address)  # a page of its own context: nothing cached
            found.append(reader.opened)
            reader.page.close()
    yield "warm server, new browser, to first painted map", seconds(found[1:]), "<= 2.5 s"


def python_part(browser) -> Iterator[Line]:
    """The script's own milliseconds of a map rerun, caches warm, as the server runs it."""
    code = (ROOT / "benchmarks" / "script_time.py").as_posix()
    done = subprocess.run([sys.executable, code], cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    yield "Python part of a map rerun, caches warm", done.stdout.strip().splitlines()[-1], "<= 15 ms"


def viewers(browser) -> Iterator[Line]:
    """Twenty viewers change a filter at once: the slowest, over several rounds (websocket clients without a browser)."""
    from benchmarks.crowd import Crowd

    with running() as (_, address):
        crowd = Crowd(address, VIEWERS)
        rounds = [crowd.change(turn) for turn in range(RUNS)][2:]
        crowd.close()
    slowest = [max(times) for times in rounds]
    yield f"{VIEWERS} viewers change a filter at once, slowest", seconds(slowest), "<= 1.0 s"


def drill(browser) -> Iterator[Line]:
    """A click on a province in the browser, to its districts painted (level of districts)."""
    found = []
    provinces = ("19", "11", "12", "32", "33", "35", "51", "61", "73", "91", "95", "21")
    with running() as (_, address):
        reader = Reader(browser, f"{address}/peta?area=id&level=province")
        for code in provinces:
            reader.page.goto(f"{address}/peta?area={code}")
            reader.page.frame_locator(FRAME).locator(".peta-legend .peta-title").wait_for(timeout=60_000)
            reader.map = next(frame for frame in reader.page.frames if "streamlit_folium" in frame.url)
            reader.page.wait_for_timeout(500)
            found.append(reader.choose(2, "ArrowDown")[0])
    yield "drill to one province's districts", seconds(found), "<= 0.5 s"


def start(browser) -> Iterator[Line]:
    """``streamlit run`` to the first painted map, and the server's resident memory after it."""
    with published():
        starts = [one_start(browser) for _ in range(3)]
    yield "streamlit run to first painted map", seconds([took for took, _ in starts]), "<= 10 s"
    yield "resident memory after it", f"{max(memory for _, memory in starts):.0f} MB", "<= 500 MB"


def one_start(browser) -> tuple[float, float]:
    """Start the server once; return seconds to the painted map and the resident memory in MB."""
    begun = time.perf_counter()
    process, address = serve()
    page = browser.new_page()
    page.goto(address)
    page.frame_locator(FRAME).locator(".peta-legend .peta-title").wait_for(state="attached", timeout=60_000)
    took, memory = time.perf_counter() - begun, resident(process.pid)
    page.close()
    process.terminate()
    process.wait(10)
    return took, memory


def resident(pid: int) -> float:
    """Return the resident memory of a process in MB (Linux)."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


BENCHMARKS = {
    "play": play,
    "first_paint": first_paint,
    "python_part": python_part,
    "viewers": viewers,
    "drill": drill,
    "start": start,
}
