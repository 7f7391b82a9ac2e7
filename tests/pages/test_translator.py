import ast
import re
from pathlib import Path

import pandas as pd
import pytest
from babel.messages.pofile import read_po

from views.text.translator import LANGUAGES, words

ROOT = Path(__file__).parent.parent.parent


def used():
    found = set()
    for path in (
        ROOT / "app.py",
        *(path for name in ("pages", "views", "meeting") for path in (ROOT / name).rglob("*.py")),
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "t":
                assert isinstance(node.args[0], ast.Constant), (
                    f"{path.name}:{node.lineno} translates something that is no text"
                )
                found.add(node.args[0].value)
    return found


def catalogue(lang):
    with (ROOT / "views" / "locale" / f"{lang}.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_missing_or_left_over(lang):
    assert set(catalogue(lang)) == used()
    assert all(catalogue(lang).values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeholders_are_the_same(lang):
    for message, text in catalogue(lang).items():
        assert set(re.findall(r"{(\w+)}", message)) == set(re.findall(r"{(\w+)}", text)), message


def test_indonesian_is_not_english():
    same = {message for message, text in catalogue("id").items() if message == text}
    assert same == {"Status", "Manual", "{area}: {known}."} | ({"Trend: {measure}"} & same)


def test_numbers_and_dates():
    day = pd.Timestamp("2024-06-13")
    assert [words("id").number(1573), words("en").number(1573), words("id").number(13.44, 1)] == [
        "1.573",
        "1,573",
        "13,4",
    ]
    assert [words("id").date(day), words("id").date(day, "month"), words("id").date(day, "year")] == [
        "13 Juni 2024",
        "Juni 2024",
        "2024",
    ]
    assert words("en").date(day) == "13 June 2024"
    assert [words("id").signed(-5), words("id").signed(1234), words("id").signed(0)] == ["−5", "+1.234", "±0"]
    assert words("id").period(pd.Timestamp("2024-01-01"), pd.Timestamp("2024-12-31")) == "2024"
    assert words("id").period(pd.Timestamp("2024-01-01"), pd.Timestamp("2024-06-30")) == "1 Januari 2024 – 30 Juni 2024"
    assert words("id").listing(["a", "b", "c"]) == "a, b dan c"
