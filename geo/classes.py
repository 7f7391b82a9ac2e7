"""Class breaks: formed once over all periods, by PySAL's mapclassify, and read by map, legend, table and export."""

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from geo.errors import ClassesError

Method = Literal["quantile", "natural_breaks", "equal_interval", "head_tail", "manual"]
METHODS: tuple[Method, ...] = ("quantile", "natural_breaks", "equal_interval", "head_tail", "manual")
MAX_CLASSES = 9
MAX_SAMPLE_SIZE = 300


@dataclass(frozen=True)
class Classes:
    """Classes of positive values: ``bins`` are upper bounds, ascending; zero and no data are no class."""

    method: Method
    bins: tuple[float, ...]
    counts: tuple[int, ...]
    minimum: float

    @property
    def k(self) -> int:
        """Return the number of classes."""
        return len(self.bins)

    def find_class(self, value: float) -> int:
        """Return the class of a positive value (0 is the lowest); a value above all bins is in the last."""
        return min(int(np.searchsorted(self.bins, value, side="left")), max(self.k - 1, 0))

    def labels(self, format_value: Callable[[float], str], step: float = 1) -> list[str]:
        """Return each class as "1–4", bounds written by ``format_value``; ``step`` is the smallest difference shown."""
        lower_bounds = [self.minimum, *(math.floor(bound / step + 1e-9) * step + step for bound in self.bins[:-1])][
            : self.k
        ]
        upper_bounds = [
            math.floor(bound / step + 1e-9) * step if bound != math.inf else math.inf for bound in self.bins
        ]
        upper_bounds[-1:] = self.bins[-1:]  # the largest value itself: nothing lies above it
        return [
            format_class(format_value, lower_bound, upper_bound)
            for lower_bound, upper_bound in zip(lower_bounds, upper_bounds, strict=True)
        ]


def format_class(format_value: Callable[[float], str], lower_bound: float, upper_bound: float) -> str:
    """Return one class as text: "5", "1–4" or "> 100"."""
    if upper_bound == math.inf:
        return f"≥ {format_value(lower_bound)}"
    return (
        format_value(upper_bound)
        if format_value(lower_bound) == format_value(upper_bound) or lower_bound > upper_bound
        else f"{format_value(lower_bound)}–{format_value(upper_bound)}"
    )


def preload_mapclassify() -> None:
    """Load mapclassify, which takes seconds, before the first reader asks for colours."""
    classify([1, 2, 3], "quantile", 2)


def classify(values: Sequence[float], method: Method, k: int = 5, bounds: Sequence[float] | None = None) -> Classes:
    """Form classes of the positive, finite ``values``; fewer where there are fewer distinct values than ``k``.

    ``bounds`` are the ascending upper bounds of a manual classification; values above the last are one class more.
    Raises ClassesError for an unknown method, a ``k`` outside 1 to 9 or bounds that do not ascend.
    """
    if method not in METHODS:
        raise ClassesError(
            "class_method_unknown",
            "Classes by {method!r} are not known; wanted is one of {methods}.",
            method=method,
            methods=", ".join(METHODS),
        )
    if not 1 <= k <= MAX_CLASSES:
        raise ClassesError(
            "class_count_invalid", "{k} classes were asked for; choose 1 to {limit}.", k=k, limit=MAX_CLASSES
        )
    numbers = np.asarray(values, dtype=float)
    positive_values = np.sort(numbers[np.isfinite(numbers) & (numbers > 0)])
    if method == "manual":
        return count_classes("manual", check_manual_bounds(positive_values, bounds), positive_values)
    if positive_values.size == 0:
        return Classes(method, (), (), 0.0)
    with warnings.catch_warnings():
        # Expected here: no numba, and quantiles that fall together where values repeat. Both are answered below.
        warnings.filterwarnings("ignore", message="Numba not installed|Not enough unique values", category=UserWarning)
        return count_classes(
            method, find_breaks(positive_values, method, min(k, np.unique(positive_values).size)), positive_values
        )


def find_breaks(positive_values: np.ndarray, method: Method, k: int) -> list[float]:
    """Return the upper bounds that mapclassify finds; natural breaks are Fisher-Jenks, which knows no chance."""
    import mapclassify

    if k == 1:
        return [float(positive_values[-1])]
    if method == "head_tail":
        upper_bounds = mapclassify.HeadTailBreaks(positive_values).bins
    elif method == "natural_breaks":
        upper_bounds = find_natural_breaks(positive_values, k)
    else:
        upper_bounds = {"quantile": mapclassify.Quantiles, "equal_interval": mapclassify.EqualInterval}[method](
            positive_values, k=k
        ).bins
    unique_bounds = np.unique(np.asarray(upper_bounds, dtype=float))
    return [float(bound) for bound in unique_bounds[:-1] if bound < positive_values[-1]][: MAX_CLASSES - 1] + [
        float(positive_values[-1])
    ]


def find_natural_breaks(positive_values: np.ndarray, k: int) -> np.ndarray:
    """Return Fisher-Jenks bounds; of many values, those of ``MAX_SAMPLE_SIZE`` evenly spaced order statistics.

    Fisher-Jenks takes time with the square of the values; mapclassify says so when numba, 100 MB for this alone, is absent.
    """
    import mapclassify

    sample_indexes = np.unique(
        np.linspace(0, positive_values.size - 1, min(positive_values.size, MAX_SAMPLE_SIZE)).round().astype(int)
    )
    sample_values = positive_values[sample_indexes]
    bins: np.ndarray = mapclassify.FisherJenks(sample_values, k=min(k, np.unique(sample_values).size)).bins
    return bins


def check_manual_bounds(positive_values: np.ndarray, bounds: Sequence[float] | None) -> list[float]:
    """Return checked manual bounds, with an open class above them where a value needs one."""
    upper_bounds = [float(bound) for bound in bounds or ()]
    is_ascending = all(
        lower_bound < upper_bound for lower_bound, upper_bound in zip([0.0, *upper_bounds], upper_bounds, strict=False)
    )
    if (
        not upper_bounds
        or not is_ascending
        or not all(map(math.isfinite, upper_bounds))
        or len(upper_bounds) >= MAX_CLASSES
    ):
        raise ClassesError(
            "class_bounds_invalid",
            "Manual bounds {bounds} were given; wanted are 1 to {limit} ascending numbers above 0, such as 10, 100.",
            bounds=upper_bounds,
            limit=MAX_CLASSES - 1,
        )
    return (
        [*upper_bounds, math.inf] if positive_values.size and positive_values[-1] > upper_bounds[-1] else upper_bounds
    )


def count_classes(method: Method, bins: list[float], positive_values: np.ndarray) -> Classes:
    """Return the classes with how many values each holds."""
    class_indexes = np.searchsorted(bins, positive_values, side="left")
    counts = np.bincount(class_indexes, minlength=len(bins)) if positive_values.size else np.zeros(len(bins), dtype=int)
    return Classes(
        method,
        tuple(bins),
        tuple(int(count) for count in counts),
        float(positive_values[0]) if positive_values.size else 0.0,
    )
