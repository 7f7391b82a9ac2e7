"""What taking a deck home costs: slides, pages and pictures of fictitious scenes, in a process that has drawn before."""

import statistics
import time
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from geo import clipped_outlines, palettes
from meeting import exports, render, repository
from meeting.model import Figure, MapPicture, Mark, Scene, Step
from tests.meeting.examples import BARS, DECK, FACTS, LAW, LINES, MAP, RATES, TREND

Line = tuple[str, str, str]
SCENES = [LAW, FACTS, MAP, RATES, TREND, BARS, LINES, FACTS, MAP, RATES, TREND, BARS]
TWELVE = replace(DECK, scenes=[replace(scene, scene_id=f"{place:08x}") for place, scene in enumerate(SCENES)])
CLASSES = 5
TIMES = 5
FINE_TIMES, MANY = 15, 20


def deck(browser) -> Iterator[Line]:
    """Yield the medians of exports: 12 scenes as slides and pages, maps of a province and of every regency."""
    country = whole_country()
    one = replace(DECK, scenes=[country])
    yield "PPTX of 12 scenes, 4 of them maps", median(lambda: exports.export(TWELVE, "pptx")), "<= 6 s"
    yield "PDF of 12 scenes, 4 of them maps", median(lambda: exports.export(TWELVE, "pdf")), "<= 6 s"
    yield "XLSX of 12 scenes", median(lambda: exports.export(TWELVE, "xlsx")), ""
    province = exports.Options(scene=4)
    yield "PNG map of a province, 2732 × 1536", median(lambda: exports.export(TWELVE, "png", province)), "<= 1.5 s"
    yield "PNG map of 514 regencies, 2732 × 1536", median(lambda: exports.export(one, "png")), "<= 1.5 s"
    yield "PDF of 514 regencies with their figures", median(lambda: exports.export(one, "pdf")), ""
    for name, scene in (("a province", MAP), ("514 regencies", country)):
        size = len(render.svg(scene, (1270, 520)))
        took = median(lambda scene=scene: render.svg(scene, (1270, 520)))
        yield f"SVG map of {name} for the screen", f"{took}, {size / 1000:,.0f} kB", "<= 400 kB for a province"


def median(action: Callable[[], bytes]) -> str:
    """Return the median seconds of an action, after a first time that is not counted."""
    took = [clocked(action) for _ in range(TIMES + 1)][1:]
    return f"median {statistics.median(took):.2f} s (n={TIMES})"


def clocked(action: Callable[[], bytes]) -> float:
    """Return the seconds that an action takes, with the outlines cut anew."""
    clipped_outlines.rings_at.cache_clear()
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def whole_country() -> Scene:
    """Return a scene of every regency, with fictitious values in five classes."""
    names = clipped_outlines.anchors("regencies", None)
    values = {code: float(1 + place * 37 % 5_000) for place, code in enumerate(sorted(names))}
    marks = [
        Mark(code, names[code][0], "class", int(value // 1_001), value, f"{value:.0f}")
        for code, value in values.items()
    ]
    colours = palettes.colours("YlGnBu", CLASSES)
    steps = [Step(f"{n * 1_001 + 1}–{n * 1_001 + 1_001}", colours[n], 100) for n in range(CLASSES)]
    figures = [fictitious(code, names[code][0], value) for code, value in values.items()]
    picture = MapPicture("id", "regencies", "", "count", "TKA (orang)", "orang", marks, steps)
    return replace(MAP, figures=figures, picture=picture, badges=["FIKTIF", "RAPAT"])


def fictitious(code: str, name: str, value: float) -> Figure:
    """Return a fictitious figure of a regency."""
    about = replace(FACTS.figures[0], figure_id=f"F{code}", area_code=code, area=name)
    return replace(about, told=f"{value:.0f}", value=value, status="fictitious")


def shelf(browser) -> Iterator[Line]:
    """Yield what a deck costs in the store: to keep one, to list twenty that another has changed, and that nobody has."""
    for place in range(MANY):
        repository.write(replace(TWELVE, deck_id=f"{place:08x}"))
    yield "keep a deck of 12 scenes in the store", fine(lambda: repository.write(TWELVE)), ""
    yield f"list {MANY} decks after a change", fine(repository.decks, lambda: repository.write(TWELVE)), ""
    yield f"list {MANY} decks, nothing changed", fine(repository.decks), ""


def fine(action: Callable, before: Callable = lambda: None) -> str:
    """Return the median milliseconds of an action, each time after ``before``."""
    took = []
    for _ in range(FINE_TIMES):
        before()
        begun = time.perf_counter()
        action()
        took.append(time.perf_counter() - begun)
    return f"median {statistics.median(took) * 1000:.2f} ms (n={FINE_TIMES})"


BENCHMARKS = {"deck": deck, "shelf": shelf}
