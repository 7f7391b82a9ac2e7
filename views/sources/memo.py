"""Answers kept by the object that gives them: bounded, and worked out by one thread while the others wait for it.

An answer is a function of the object and of its arguments, and these are its key: two objects cannot share an answer.
Answers are shared by all readers of the object, so nobody changes one.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


class Memo:
    """Answers by question and key; of each question those used last, as many as the question says."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._lock = threading.Lock()
        self._answers: dict[Hashable, OrderedDict[Hashable, Future[Any]]] = {}

    def get(self, question: Hashable, key: Hashable, compute: Callable[[], Answer], max_entries: int) -> Answer:
        """Return the answer to a question, computed once for a key; who asks meanwhile waits for that.

        What ``compute`` raises is raised to everybody who waits, and is not remembered.
        """
        future, is_new = self._reserve(question, key, max_entries)
        if is_new:
            self._fulfil(future, question, key, compute)
        answer: Answer = future.result()
        return answer

    def discard(self, question: Hashable, is_outdated: Callable[[Any], bool]) -> None:
        """Let go of the answers to a question whose key is outdated."""
        with self._lock:
            answers = self._answers.get(question, OrderedDict())
            for key in [key for key in answers if is_outdated(key)]:
                del answers[key]

    def _reserve(self, question: Hashable, key: Hashable, max_entries: int) -> tuple["Future[Any]", bool]:
        with self._lock:
            answers = self._answers.setdefault(question, OrderedDict())
            future = answers.get(key)
            if future is not None:
                answers.move_to_end(key)
                return future, False
            future = answers[key] = Future()
            if len(answers) > max_entries:
                answers.popitem(last=False)
            return future, True

    def _fulfil(self, future: "Future[Any]", question: Hashable, key: Hashable, compute: Callable[[], object]) -> None:
        try:
            future.set_result(compute())
        except BaseException as error:
            with self._lock:
                if self._answers[question].get(key) is future:
                    del self._answers[question][key]
            future.set_exception(error)


class TimedMemo:
    """Answers that are believed for some seconds; one thread asks anew while the others wait for it."""

    def __init__(self, seconds: float, max_entries: int = 16) -> None:
        """Believe an answer for ``seconds``; keep those of the ``max_entries`` keys that came last."""
        self.seconds, self.max_entries = seconds, max_entries
        self._lock = threading.Lock()
        self._locks: OrderedDict[Hashable, threading.Lock] = OrderedDict()
        self._answers: dict[Hashable, tuple[float, Any]] = {}

    def get(self, key: Hashable, compute: Callable[[], Answer]) -> Answer:
        """Return the answer for a key, computed anew where the last one is too old."""
        with self._get_lock(key):
            asked_at, answer = self._answers.get(key, (float("-inf"), None))
            if time.monotonic() - asked_at >= self.seconds:
                answer = compute()
                self._answers[key] = time.monotonic(), answer
            current_answer: Answer = answer
            return current_answer

    def forget(self) -> None:
        """Believe nothing of what was answered before."""
        with self._lock:
            self._locks.clear()
            self._answers.clear()

    def _get_lock(self, key: Hashable) -> threading.Lock:
        with self._lock:
            lock = self._locks.setdefault(key, threading.Lock())
            if len(self._locks) > self.max_entries:
                oldest_key, _ = self._locks.popitem(last=False)
                self._answers.pop(oldest_key, None)
            return lock


class Remembering(Protocol):
    """An object that keeps its own answers."""

    memo: Memo


Owner = TypeVar("Owner", bound=Remembering)

QUESTIONS: dict[str, Callable[..., Any]] = {}
"""Every function whose answers are remembered, by its name; tests ask all of them."""


def remember(
    max_entries: int,
) -> Callable[[Callable[Concatenate[Owner, Parameters], Answer]], Callable[Concatenate[Owner, Parameters], Answer]]:
    """Make a function of an object and hashable arguments answer from the object's memo.

    The key is the function with its arguments, all of them, so that no answer depends on what is not in its key.
    """

    def decorate(
        question: Callable[Concatenate[Owner, Parameters], Answer],
    ) -> Callable[Concatenate[Owner, Parameters], Answer]:
        @wraps(question)
        def ask(owner: Owner, /, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Answer:
            key = (args, tuple(sorted(kwargs.items()))) if kwargs else args
            return owner.memo.get(question, key, lambda: question(owner, *args, **kwargs), max_entries)

        QUESTIONS[question.__qualname__] = ask
        return ask

    return decorate
