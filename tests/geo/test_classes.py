import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.classes import METHODS, classify
from geo.errors import ClassesError

counts = st.lists(st.integers(0, 100_000), min_size=1, max_size=80)
methods = st.sampled_from([method for method in METHODS if method != "manual"])


@settings(max_examples=80, deadline=None)
@given(counts, methods, st.integers(1, 7))
def test_every_positive_value_is_in_one_class(values, method, k):
    classes = classify(values, method, k)
    positive_values = [value for value in values if value > 0]
    assert sum(classes.counts) == len(positive_values)
    assert list(classes.bins) == sorted(set(classes.bins))
    assert len(classes.counts) == classes.k == len(classes.labels(str))
    for value in positive_values:
        place = classes.find_class(value)
        assert value <= classes.bins[place]
        assert place == 0 or value > classes.bins[place - 1]


@settings(max_examples=40, deadline=None)
@given(counts, methods, st.randoms())
def test_order_does_not_matter(values, method, chance):
    shuffled_values = list(values)
    chance.shuffle(shuffled_values)
    assert classify(values, method, 5) == classify(shuffled_values, method, 5)


def test_zero_and_unknown_are_no_class():
    classes = classify([0, 0, math.nan, 5, 10], "quantile", 2)
    assert (classes.counts, classes.minimum) == ((1, 1), 5)


def test_no_values_no_classes():
    classes = classify([0, math.nan], "natural_breaks", 5)
    assert (classes.k, classes.labels(str), classes.find_class(3)) == (0, [], 0)


def test_labels_leave_no_gap_between_whole_numbers():
    assert classify([1, 2, 3, 10, 20, 30], "quantile", 2).labels(lambda value: f"{value:.0f}") == ["1–6", "7–30"]
    assert classify([7, 7, 7], "quantile", 5).labels(lambda value: f"{value:.0f}") == ["7"]


def test_labels_of_rates_step_by_a_tenth():
    assert classify([0.5, 1.26, 2.0, 9.94], "quantile", 2).labels(lambda value: f"{value:.1f}", 0.1)[1] == "1.7–9.9"


def test_manual_bounds_and_the_class_above_them():
    classes = classify([5, 50, 500], "manual", bounds=(10, 100))
    assert (classes.bins, classes.counts) == ((10, 100, math.inf), (1, 1, 1))
    assert classes.labels(lambda value: f"{value:.0f}")[-1] == "≥ 101"


@pytest.mark.parametrize("bounds", [(), (10, 10), (5, 1), (-1, 3), tuple(range(1, 12)), (1, math.inf)])
def test_bounds_that_do_not_ascend_are_refused(bounds):
    with pytest.raises(ClassesError, match="ascending"):
        classify([1, 2], "manual", bounds=bounds)


def test_unknown_method_and_number_are_refused():
    with pytest.raises(ClassesError, match="quantile"):
        classify([1], "jenks")
    with pytest.raises(ClassesError, match="1 to 9"):
        classify([1], "quantile", 0)


def test_head_tail_follows_the_mean():
    values = np.array([1] * 80 + [10] * 15 + [100] * 5)
    assert classify(values, "head_tail").bins[0] == pytest.approx(values.mean())
