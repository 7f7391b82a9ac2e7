"""What a line of the log may hold: every event with its facts, every fact with the form that its value must have."""

import re
from collections.abc import Callable, Mapping, Sequence

MAX_FRAMES = 12
CODE_PATTERN = re.compile(r"[A-Za-z][\w.\-]{0,59}", re.ASCII)
BATCH_ID_PATTERN = re.compile(r"[0-9a-f]{12}")
DIGEST_PATTERN = re.compile(r"[0-9a-f]{8,64}")
VERSION_PATTERN = re.compile(r"\d+(\.\w+){0,4}", re.ASCII)
FRAME_PATTERN = re.compile(r"[\w./<>\-]{1,160}:\d+ [\w<>]{1,80}", re.ASCII)
FORM_MISMATCH = "?"
"""What stands for a value that has not the form of its fact."""

Check = Callable[[object], bool]


def is_count(value: object) -> bool:
    """Say whether a value is a whole number from 0 on, and no truth value."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_text_of(pattern: re.Pattern[str]) -> Check:
    """Return the check for a text of one form; the empty text says that there is none."""
    return lambda value: isinstance(value, str) and (value == "" or pattern.fullmatch(value) is not None)


def is_list_of(check: Check, max_items: int = 1_000) -> Check:
    """Return the check for a list of values."""
    return lambda value: (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and len(value) <= max_items
        and all(map(check, value))
    )


def is_count_by(check: Check) -> Check:
    """Return the check for counts by code."""
    return lambda value: isinstance(value, Mapping) and all(check(key) and is_count(n) for key, n in value.items())


is_code = is_text_of(CODE_PATTERN)
"""A name of the program's own: of a rule, a command, a class, a page; never one that was read."""

FACTS: dict[str, Check] = {
    "batch_id": is_text_of(BATCH_ID_PATTERN),
    "batch_ids": is_list_of(is_text_of(BATCH_ID_PATTERN)),
    "bytes": is_count,
    "causes": is_list_of(is_code, MAX_FRAMES),
    "code": is_code,
    "command": is_code,
    "content": is_code,
    "days": is_count,
    "duration_ms": is_count,
    "exit_status": is_count,
    "format": is_code,
    "frames": is_list_of(is_text_of(FRAME_PATTERN), MAX_FRAMES),
    "from_version": is_count,
    "logger": is_code,
    "mode": is_code,
    "page": is_code,
    "process": is_code,
    "pseudonyms": is_count,
    "python": is_text_of(VERSION_PATTERN),
    "replaces": is_text_of(BATCH_ID_PATTERN),
    "rows": is_count,
    "rows_kept": is_count,
    "rows_read": is_count,
    "rows_rejected": is_count,
    "rows_review": is_count,
    "rules": is_count_by(is_code),
    "scenes": is_count,
    "setting_names": is_list_of(is_code),
    "setting_problems": is_count,
    "status": is_code,
    "to_version": is_count,
    "trace": is_text_of(DIGEST_PATTERN),
    "type": is_code,
}
ERROR_FACTS = frozenset({"type", "code", "causes", "trace", "frames"})
EVENTS: dict[str, frozenset[str]] = {
    "start": frozenset({"process", "python", "setting_names", "setting_problems"}),
    "command": frozenset({"command", "exit_status", "duration_ms"}),
    "command_error": ERROR_FACTS | {"command"},
    "refusal": ERROR_FACTS | {"command"},
    "page_error": ERROR_FACTS | {"page", "logger"},
    "server_error": ERROR_FACTS | {"logger"},
    "refused_file": ERROR_FACTS | {"format", "bytes"},
    "import": frozenset(
        {
            "batch_id",
            "replaces",
            "status",
            "rows_read",
            "rows_kept",
            "rows_rejected",
            "rows_review",
            "rules",
            "duration_ms",
        }
    ),
    "undo": frozenset({"batch_id", "rows", "duration_ms"}),
    "purge": frozenset({"batch_ids", "rows", "days", "duration_ms"}),
    "rotation": frozenset({"pseudonyms", "duration_ms"}),
    "key_confirmation": frozenset(),
    "migration": frozenset({"from_version", "to_version", "duration_ms"}),
    "export": frozenset({"content", "format", "mode", "rows", "scenes", "bytes", "duration_ms"}),
}
"""``refusal`` is a sentence that a command ended with, ``refused_file`` a list that could not be read."""


def select_facts(event: str, facts: Mapping[str, object]) -> dict[str, object]:
    """Return the facts that an event may have, each in its form; of a value in no such form "?" alone.

    >>> select_facts("undo", {"batch_id": "ZULKARNAEN", "rows": 3, "actor": "x"})
    {'batch_id': '?', 'rows': 3}
    """
    return {
        name: value if FACTS[name](value) else FORM_MISMATCH
        for name, value in facts.items()
        if name in EVENTS.get(event, frozenset())
    }
