"""A filter change on the map of 514 regencies, against the stock way: the same geometry, in the same run."""

import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import shapely
from playwright.sync_api import Browser

from benchmarks.measure import (
    DENSE_QUERY,
    FRAME_SELECTOR,
    RECORD_PRESS_JS,
    RUNS,
    Line,
    Reader,
    alternate_options,
    format_seconds,
    run_app,
)
from geo import build, outlines
from tests.support.browser import ROOT


def measure_rerun(browser: Browser) -> Iterator[Line]:
    """Filter change to repainted map at 514 regencies, against the stock way with the same geometry in the same run.

    Once with the outlines that we built, and once with every point of the raw layer: the stock way sends them again at
    each change, ours never.
    """
    with tempfile.TemporaryDirectory() as folder_name:
        yield from compare_maps(browser, Path(folder_name), outlines.file("regencies"), "our outlines", None)
        raw_path = write_raw_topology(Path(folder_name))
        yield from compare_maps(browser, Path(folder_name), raw_path, "the raw layer", raw_path)


def compare_maps(
    browser: Browser, folder: Path, geometry: Path, geometry_label: str, served_path: Path | None
) -> Iterator[Line]:
    """Measure our way and the stock way on one geometry; ``served_path`` replaces the built regions in the browser."""
    with run_app() as (_, address):
        reader = Reader(browser, f"{address}/{DENSE_QUERY}", served_path)
        warm_changes = alternate_options(reader)
        first_changes = [reader.choose_option(0, "ArrowDown") for _ in range(RUNS + 1)][1:]
        reader.page.close()
    baseline_changes = measure_baseline(browser, folder, geometry)
    baseline_duration, baseline_bytes = (statistics.median(values) for values in zip(*baseline_changes, strict=True))
    yield f"folium.GeoJson through st_folium, 514 regencies, {geometry_label}", format_changes(baseline_changes), "-"
    yield (
        "- filter change to repainted map, between views that the browser has had",
        format_changes(warm_changes),
        "<= 0.20 s, <= 15,000",
    )
    yield "- ratio, time and bytes", format_ratio(warm_changes, baseline_duration, baseline_bytes), ">= 20, >= 150"
    yield "- the same, to views that nobody has had: composed, sent, painted", format_changes(first_changes), ""
    yield "- ratio, time and bytes", format_ratio(first_changes, baseline_duration, baseline_bytes), ""


def format_changes(changes: list[tuple[float, int]]) -> str:
    """Return the seconds and the median websocket bytes of filter changes."""
    durations, byte_counts = zip(*changes, strict=True)
    return f"{format_seconds(list(durations))}; median {statistics.median(byte_counts):,.0f} bytes"


def format_ratio(changes: list[tuple[float, int]], baseline_duration: float, baseline_bytes: float) -> str:
    """Return how many times faster and smaller changes are than the stock way's medians."""
    duration, byte_count = (statistics.median(values) for values in zip(*changes, strict=True))
    return f"{baseline_duration / duration:.1f} times faster, {baseline_bytes / byte_count:.0f} times fewer bytes"


def write_raw_topology(folder: Path) -> Path:
    """Write the raw regencies, made valid and simplified nowhere, as the topology that the product's browser reads."""
    rows = build.read_raw_layer("regencies")
    rows["geometry"] = shapely.coverage_clean(build.extract_polygons(shapely.make_valid(rows.geometry.to_numpy())))
    layers = {"regencies": rows, "provinces": build.merge_provinces(rows, build.province_names())}
    return build.write_topojson(folder, "detailed", layers, build.SOURCE)


def measure_baseline(browser: Browser, folder: Path, geometry: Path, runs: int = 10) -> list[tuple[float, int]]:
    """Measure the stock way: a radio button pressed, until the reloaded map has its 514 paths."""
    changes = []
    with run_app(write_baseline_app(folder, geometry)) as (_, address):
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        byte_counter = [0]
        page.on(
            "websocket",
            lambda socket: socket.on(
                "framereceived", lambda data: byte_counter.__setitem__(0, byte_counter[0] + len(data))
            ),
        )
        page.goto(address)
        paths = page.frame_locator(FRAME_SELECTOR).locator("path.leaflet-interactive")
        paths.nth(513).wait_for(state="attached", timeout=60_000)
        for run_index in range(runs):
            old_frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
            old_frame.evaluate(
                "document.querySelectorAll('path.leaflet-interactive').forEach(path => path.classList.add('old'))"
            )
            previous_bytes = byte_counter[0]
            page.evaluate(RECORD_PRESS_JS, "mousedown")
            page.locator("[data-testid=stRadio] label").nth(2 + run_index).click()
            page.frame_locator(f"{FRAME_SELECTOR} >> nth=-1").locator("path.leaflet-interactive:not(.old)").nth(
                513
            ).wait_for(state="attached", timeout=60_000)
            changes.append((time.time() - page.evaluate("window.pressed") / 1000, byte_counter[0] - previous_bytes))
            page.wait_for_timeout(300)
        page.close()
    return changes


def write_baseline_app(folder: Path, geometry: Path) -> str:
    """Lay out the stock app with the static files it serves; return its script's path."""
    shutil.copytree(ROOT / "static" / "vendor", folder / "static" / "vendor", dirs_exist_ok=True)
    rows = gpd.read_file(geometry, layer="regencies", columns=["code"])
    rows["geometry"] = shapely.transform(
        rows.geometry.to_numpy(), lambda points: points.round(5)
    )  # a metre, no more bytes
    (folder / "outlines.json").write_text(rows.to_json(drop_id=True), encoding="utf-8")
    return str(shutil.copy(ROOT / "benchmarks" / "baseline_app.py", str(folder)))


BENCHMARKS = {"rerun": measure_rerun}
