"""What taking a deck home costs: slides, pages and pictures of fictitious scenes, in a process that has drawn before."""

import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace
from playwright.sync_api import Browser

from geo import clipped_outlines, palettes
from meeting import exports, render, repository
from meeting.model import Figure, MapPicture, Mark, Scene, Step
from tests.support.meeting.examples import BARS, DECK, FACTS, LAW, LINES, MAP, RATES, TREND

Line = tuple[str, str, str]
SCENES = [LAW, FACTS, MAP, RATES, TREND, BARS, LINES, FACTS, MAP, RATES, TREND, BARS]
TWELVE_SCENE_DECK = replace(
    DECK, scenes=[replace(scene, scene_id=f"{index:08x}") for index, scene in enumerate(SCENES)]
)
CLASSES = 5
REPEATS = 5
FINE_REPEATS, DECK_COUNT = 15, 20


def measure_exports(browser: Browser) -> Iterator[Line]:
    """Yield the medians of exports: 12 scenes as slides and pages, maps of a province and of every regency."""
    country = build_country_scene()
    country_deck = replace(DECK, scenes=[country])
    yield (
        "PPTX of 12 scenes, 4 of them maps",
        time_median(lambda: exports.export_deck(TWELVE_SCENE_DECK, "pptx")),
        "<= 6 s",
    )
    yield (
        "PDF of 12 scenes, 4 of them maps",
        time_median(lambda: exports.export_deck(TWELVE_SCENE_DECK, "pdf")),
        "<= 6 s",
    )
    yield "XLSX of 12 scenes", time_median(lambda: exports.export_deck(TWELVE_SCENE_DECK, "xlsx")), ""
    province = exports.Options(scene_number=4)
    yield (
        "PNG map of a province, 2732 × 1536",
        time_median(lambda: exports.export_deck(TWELVE_SCENE_DECK, "png", province)),
        "<= 1.5 s",
    )
    yield (
        "PNG map of 514 regencies, 2732 × 1536",
        time_median(lambda: exports.export_deck(country_deck, "png")),
        "<= 1.5 s",
    )
    yield "PDF of 514 regencies with their figures", time_median(lambda: exports.export_deck(country_deck, "pdf")), ""
    for name, scene in (("a province", MAP), ("514 regencies", country)):
        size = len(render.render_svg(scene, (1270, 520)))
        duration = time_median(partial(render.render_svg, scene, (1270, 520)))
        yield f"SVG map of {name} for the screen", f"{duration}, {size / 1000:,.0f} kB", "<= 400 kB for a province"


def time_median(action: Callable[[], bytes]) -> str:
    """Return the median seconds of an action, after a first time that is not counted."""
    durations = [time_action(action) for _ in range(REPEATS + 1)][1:]
    return f"median {statistics.median(durations):.2f} s (n={REPEATS})"


def time_action(action: Callable[[], bytes]) -> float:
    """Return the seconds that an action takes, with the outlines cut anew."""
    clipped_outlines.clip_rings.cache_clear()
    started_at = time.perf_counter()
    action()
    return time.perf_counter() - started_at


def build_country_scene() -> Scene:
    """Return a scene of every regency, with fictitious values in five classes."""
    names = clipped_outlines.anchors("regencies", None)
    values = {code: float(1 + index * 37 % 5_000) for index, code in enumerate(sorted(names))}
    marks = [
        Mark(code, names[code][0], "class", int(value // 1_001), value, f"{value:.0f}")
        for code, value in values.items()
    ]
    colours = palettes.colours("YlGnBu", CLASSES)
    steps = [Step(f"{n * 1_001 + 1}–{n * 1_001 + 1_001}", colours[n], 100) for n in range(CLASSES)]
    figures = [build_fictitious_figure(code, names[code][0], value) for code, value in values.items()]
    picture = MapPicture("id", "regencies", "", "count", "TKA (orang)", "orang", marks, steps)
    return replace(MAP, figures=figures, picture=picture, badges=["FIKTIF", "RAPAT"])


def build_fictitious_figure(code: str, name: str, value: float) -> Figure:
    """Return a fictitious figure of a regency."""
    figure = replace(FACTS.figures[0], figure_id=f"F{code}", area_code=code, area=name)
    return replace(figure, value_text=f"{value:.0f}", value=value, status="fictitious")


def measure_deck_store(browser: Browser) -> Iterator[Line]:
    """Yield what a deck costs in the store: to keep one, to list twenty that another has changed, and that nobody has."""
    for index in range(DECK_COUNT):
        repository.save_deck(replace(TWELVE_SCENE_DECK, deck_id=f"{index:08x}"))
    yield "keep a deck of 12 scenes in the store", time_median_ms(lambda: repository.save_deck(TWELVE_SCENE_DECK)), ""
    yield (
        f"list {DECK_COUNT} decks after a change",
        time_median_ms(repository.load_decks, lambda: repository.save_deck(TWELVE_SCENE_DECK)),
        "",
    )
    yield f"list {DECK_COUNT} decks, nothing changed", time_median_ms(repository.load_decks), ""


def time_median_ms(action: Callable, prepare: Callable = lambda: None) -> str:
    """Return the median milliseconds of an action, each time after ``prepare``."""
    durations = []
    for _ in range(FINE_REPEATS):
        prepare()
        started_at = time.perf_counter()
        action()
        durations.append(time.perf_counter() - started_at)
    return f"median {statistics.median(durations) * 1000:.2f} ms (n={FINE_REPEATS})"


BENCHMARKS = {"deck": measure_exports, "store": measure_deck_store}
