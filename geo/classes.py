"""Class breaks: formed once over all periods, by PySAL's mapclassify, and read by map, legend, table and export."""

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from geo.errors import ClassesError

METHODS = ("quantile", "natural_breaks", "equal_interval", "head_tail", "manual")
MOST = 9
SAMPLED = 300


@dataclass(frozen=True)
class Classes:
    """Classes of positive values: ``bins`` are upper bounds, ascending; zero and no data are no class."""

    method: str
    bins: tuple[float, ...]
    counts: tuple[int, ...]
    lowest: float

    @property
    def k(self) -> int:
        """Return the number of classes."""
        return len(self.bins)

    def of(self, value: float) -> int:
        """Return the class of a positive value (0 is the lowest); a value above all bins is in the last."""
        return min(int(np.searchsorted(self.bins, value, side="left")), max(self.k - 1, 0))

    def labels(self, write: Callable[[float], str], step: float = 1) -> list[str]:
        """Return each class as "1–4", bounds written by ``write``; ``step`` is the smallest difference shown."""
        lows = [self.lowest, *(math.floor(bound / step + 1e-9) * step + step for bound in self.bins[:-1])][: self.k]
        highs = [math.floor(bound / step + 1e-9) * step if bound != math.inf else math.inf for bound in self.bins]
        highs[-1:] = self.bins[-1:]  # the largest value itself: nothing lies above it
        return [span(write, low, high) for low, high in zip(lows, highs, strict=True)]


def span(write: Callable[[float], str], low: float, high: float) -> str:
    """Return one class as text: "5", "1–4" or "> 100"."""
    if high == math.inf:
        return f"≥ {write(low)}"
    return write(high) if write(low) == write(high) or low > high else f"{write(low)}–{write(high)}"


def warm() -> None:
    """Load mapclassify, which takes seconds, before the first reader asks for colours."""
    classify([1, 2, 3], "quantile", 2)


def classify(values: Sequence[float], method: str, k: int = 5, bounds: Sequence[float] | None = None) -> Classes:
    """Form classes of the positive, finite ``values``; fewer where there are fewer distinct values than ``k``.

    ``bounds`` are the ascending upper bounds of a manual classification; values above the last are one class more.
    Raises ClassesError for an unknown method, a ``k`` outside 1 to 9 or bounds that do not ascend.
    """
    if method not in METHODS:
        raise ClassesError(f"Classes by {method!r} are not known; wanted is one of {', '.join(METHODS)}.")
    if not 1 <= k <= MOST:
        raise ClassesError(f"{k} classes were asked for; choose 1 to {MOST}.")
    given = np.asarray(values, dtype=float)
    positive = np.sort(given[np.isfinite(given) & (given > 0)])
    if method == "manual":
        return counted("manual", manual(positive, bounds), positive)
    if positive.size == 0:
        return Classes(method, (), (), 0.0)
    with warnings.catch_warnings():
        # Expected here: no numba, and quantiles that fall together where values repeat. Both are answered below.
        warnings.filterwarnings("ignore", message="Numba not installed|Not enough unique values", category=UserWarning)
        return counted(method, breaks(positive, method, min(k, np.unique(positive).size)), positive)


def breaks(positive: np.ndarray, method: str, k: int) -> list[float]:
    """Return the upper bounds that mapclassify finds; natural breaks are Fisher-Jenks, which knows no chance."""
    import mapclassify

    if k == 1:
        return [float(positive[-1])]
    if method == "head_tail":
        found = mapclassify.HeadTailBreaks(positive).bins
    elif method == "natural_breaks":
        found = natural(positive, k)
    else:
        found = {"quantile": mapclassify.Quantiles, "equal_interval": mapclassify.EqualInterval}[method](
            positive, k=k
        ).bins
    ordered = np.unique(np.asarray(found, dtype=float))
    return [float(bound) for bound in ordered[:-1] if bound < positive[-1]][: MOST - 1] + [float(positive[-1])]


def natural(positive: np.ndarray, k: int) -> np.ndarray:
    """Return Fisher-Jenks bounds; of many values, those of SAMPLED evenly spaced order statistics.

    Fisher-Jenks takes time with the square of the values; mapclassify says so when numba, 100 MB for this alone, is absent.
    """
    import mapclassify

    places = np.unique(np.linspace(0, positive.size - 1, min(positive.size, SAMPLED)).round().astype(int))
    return mapclassify.FisherJenks(positive[places], k=min(k, np.unique(positive[places]).size)).bins


def manual(positive: np.ndarray, bounds: Sequence[float] | None) -> list[float]:
    """Return checked manual bounds, with an open class above them where a value needs one."""
    given = [float(bound) for bound in bounds or ()]
    ascending = all(low < high for low, high in zip([0.0, *given], given, strict=False))
    if not given or not ascending or not all(map(math.isfinite, given)) or len(given) >= MOST:
        raise ClassesError(
            f"Manual bounds {given} were given; wanted are 1 to {MOST - 1} ascending numbers above 0, such as 10, 100."
        )
    return [*given, math.inf] if positive.size and positive[-1] > given[-1] else given


def counted(method: str, bins: list[float], positive: np.ndarray) -> Classes:
    """Return the classes with how many values each holds."""
    places = np.searchsorted(bins, positive, side="left")
    counts = np.bincount(places, minlength=len(bins)) if positive.size else np.zeros(len(bins), dtype=int)
    return Classes(method, tuple(bins), tuple(int(n) for n in counts), float(positive[0]) if positive.size else 0.0)
