"""Answers that are remembered: worked out once however many ask, bounded, and never those of another object or key."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.viewers import VIEWER_COUNT, ask_together
from views.sources.memo import Memo, TimedMemo, remember


class Owner:
    """An object that remembers what it was asked."""

    def __init__(self, name):
        self.name, self.memo, self.questions = name, Memo(), []


@remember(max_entries=3)
def describe(owner, word, times=1, *, suffix=""):
    """Answer with everything that the question depends on."""
    owner.questions.append((word, times, suffix))
    return owner.name, word, times, suffix


def test_twenty_who_ask_at_once_wait_for_one_answer():
    memo, calls, is_waiting = Memo(), [], threading.Event()

    def compute():
        calls.append(1)
        is_waiting.wait(0.2)  # the others come meanwhile
        return object()

    answers = ask_together(lambda _: memo.get("question", "key", compute, 10))
    assert len(calls) == 1
    assert len({id(answer) for answer in answers}) == 1


def test_what_fails_is_told_to_all_who_wait_and_tried_again_by_the_next():
    memo, calls = Memo(), []

    def fail():
        calls.append(1)
        raise ValueError("no store")

    def ask(_):
        with pytest.raises(ValueError, match="no store"):
            memo.get("question", "key", fail, 10)

    ask_together(ask)
    assert 1 <= len(calls) <= VIEWER_COUNT
    assert memo.get("question", "key", lambda: "mended", 10) == "mended"


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 2), st.sampled_from(["", "!"])), max_size=40))
def test_every_answer_is_that_of_its_object_and_its_arguments(questions):
    owners = Owner("first"), Owner("second")
    for word, times, suffix in questions:
        for owner in owners:
            assert describe(owner, word, times, suffix=suffix) == (owner.name, word, times, suffix)
    assert owners[0].questions == owners[1].questions


def test_an_answer_is_worked_out_once_and_those_used_last_are_kept():
    owner = Owner("one")
    for word in "aabacaaad":  # d puts out b: a and c were used after it
        describe(owner, word)
    for word in "acd":
        describe(owner, word)
    assert [word for word, _, _ in owner.questions] == ["a", "b", "c", "d"]
    describe(owner, "b")
    assert [word for word, _, _ in owner.questions] == ["a", "b", "c", "d", "b"]


def test_what_is_discarded_is_worked_out_anew():
    memo = Memo()
    assert [memo.get("question", key, lambda key=key: key, 10) for key in (1, 2)] == [1, 2]
    memo.discard("question", lambda key: key == 1)
    assert [memo.get("question", key, lambda: "new", 10) for key in (1, 2)] == ["new", 2]


def test_an_answer_that_is_too_old_is_asked_for_anew():
    hourly, momentary, answers = TimedMemo(3_600), TimedMemo(0), iter(range(10))
    assert [hourly.get("key", lambda: next(answers)) for _ in range(3)] == [0, 0, 0]
    assert [momentary.get("key", lambda: next(answers)) for _ in range(3)] == [1, 2, 3]
    hourly.forget()
    assert hourly.get("key", lambda: next(answers)) == 4


def test_of_many_keys_the_last_are_kept():
    memo = TimedMemo(3_600, max_entries=2)
    assert [memo.get(key, lambda key=key: key) for key in (1, 2, 3)] == [1, 2, 3]
    assert [memo.get(key, lambda: "new") for key in (2, 3)] == [2, 3]
    assert memo.get(1, lambda: "new") == "new"
