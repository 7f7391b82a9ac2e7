"""A filter change on the map of 514 regencies, against the stock way: the same geometry, in the same run."""

import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import shapely

from benchmarks.measure import DENSE, FRAME, PRESSED, RUNS, Line, Reader, alternate, running, seconds
from geo import build, outlines
from tests.browser.harness import ROOT


def rerun(browser) -> Iterator[Line]:
    """Filter change to repainted map at 514 regencies, against the stock way with the same geometry in the same run.

    Once with the outlines that we built, and once with every point of the raw layer: the stock way sends them again at
    each change, ours never.
    """
    with tempfile.TemporaryDirectory() as name:
        yield from compare(browser, Path(name), outlines.file("regencies"), "our outlines", None)
        raw = detailed(Path(name))
        yield from compare(browser, Path(name), raw, "the raw layer", raw)


def compare(browser, folder: Path, geometry: Path, what: str, served: Path | None) -> Iterator[Line]:
    """Measure our way and the stock way on one geometry; ``served`` replaces the built regions in the browser."""
    with running() as (_, address):
        reader = Reader(browser, f"{address}/{DENSE}", served)
        ours = alternate(reader)
        fresh = [reader.choose(0, "ArrowDown") for _ in range(RUNS + 1)][1:]
        reader.page.close()
    theirs = baseline(browser, folder, geometry)
    slow, large = (statistics.median(values) for values in zip(*theirs, strict=True))
    yield f"folium.GeoJson through st_folium, 514 regencies, {what}", told(theirs), "-"
    yield "- filter change to repainted map, between views that the browser has had", told(ours), "<= 0.20 s, <= 15,000"
    yield "- ratio, time and bytes", ratio(ours, slow, large), ">= 20, >= 150"
    yield "- the same, to views that nobody has had: composed, sent, painted", told(fresh), ""
    yield "- ratio, time and bytes", ratio(fresh, slow, large), ""


def told(changes: list[tuple[float, int]]) -> str:
    """Return the seconds and the median websocket bytes of filter changes."""
    took, received = zip(*changes, strict=True)
    return f"{seconds(list(took))}; median {statistics.median(received):,.0f} bytes"


def ratio(changes: list[tuple[float, int]], slow: float, large: float) -> str:
    """Return how many times faster and smaller changes are than the stock way's medians."""
    took, received = (statistics.median(values) for values in zip(*changes, strict=True))
    return f"{slow / took:.1f} times faster, {large / received:.0f} times fewer bytes"


def detailed(folder: Path) -> Path:
    """Write the raw regencies, made valid and simplified nowhere, as the topology that the product's browser reads."""
    rows = build.raw("regencies")
    rows["geometry"] = shapely.coverage_clean(build.polygonal(shapely.make_valid(rows.geometry.to_numpy())))
    layers = {"regencies": rows, "provinces": build.provinces(rows, build.province_names())}
    return build.write(folder, "detailed", layers, build.SOURCE)


def baseline(browser, folder: Path, geometry: Path, runs: int = 10) -> list[tuple[float, int]]:
    """Measure the stock way: a radio button pressed, until the reloaded map has its 514 paths."""
    found = []
    with running(stock_app(folder, geometry)) as (_, address):
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        received = [0]
        page.on(
            "websocket",
            lambda socket: socket.on("framereceived", lambda data: received.__setitem__(0, received[0] + len(data))),
        )
        page.goto(address)
        paths = page.frame_locator(FRAME).locator("path.leaflet-interactive")
        paths.nth(513).wait_for(state="attached", timeout=60_000)
        for turn in range(runs):
            old = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
            old.evaluate(
                "document.querySelectorAll('path.leaflet-interactive').forEach(path => path.classList.add('old'))"
            )
            before = received[0]
            page.evaluate(PRESSED, "mousedown")
            page.locator("[data-testid=stRadio] label").nth(2 + turn).click()
            page.frame_locator(f"{FRAME} >> nth=-1").locator("path.leaflet-interactive:not(.old)").nth(513).wait_for(
                state="attached", timeout=60_000
            )
            found.append((time.time() - page.evaluate("window.pressed") / 1000, received[0] - before))
            page.wait_for_timeout(300)
        page.close()
    return found


def stock_app(folder: Path, geometry: Path) -> str:
    """Lay out the stock app with the static files it serves; return its script's path."""
    shutil.copytree(ROOT / "static" / "vendor", folder / "static" / "vendor", dirs_exist_ok=True)
    rows = gpd.read_file(geometry, layer="regencies", columns=["code"])
    rows["geometry"] = shapely.transform(
        rows.geometry.to_numpy(), lambda points: points.round(5)
    )  # a metre, no more bytes
    (folder / "outlines.json").write_text(rows.to_json(drop_id=True), encoding="utf-8")
    return shutil.copy(ROOT / "benchmarks" / "baseline_app.py", folder)


BENCHMARKS = {"rerun": rerun}
