import ast
import re
from pathlib import Path

import pandas as pd
import pytest
from babel.messages.pofile import read_po

from views.text.translator import LANGUAGES, translator

ROOT = Path(__file__).parent.parent.parent


def collect_messages():
    messages = set()
    for path in (
        ROOT / "app.py",
        *(path for name in ("pages", "views", "meeting") for path in (ROOT / name).rglob("*.py")),
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "gettext":
                assert isinstance(node.args[0], ast.Constant), (
                    f"{path.name}:{node.lineno} translates something that is no text"
                )
                messages.add(node.args[0].value)
    return messages


def read_catalogue(lang):
    with (ROOT / "views" / "locale" / f"{lang}.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_missing_or_left_over(lang):
    assert set(read_catalogue(lang)) == collect_messages()
    assert all(read_catalogue(lang).values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeholders_are_the_same(lang):
    for message, text in read_catalogue(lang).items():
        assert set(re.findall(r"{(\w+)}", message)) == set(re.findall(r"{(\w+)}", text)), message


def test_indonesian_is_not_english():
    unchanged_messages = {message for message, text in read_catalogue("id").items() if message == text}
    assert unchanged_messages == {"Status", "Manual", "{area}: {known}."} | ({"Trend: {measure}"} & unchanged_messages)


def test_numbers_and_dates():
    day = pd.Timestamp("2024-06-13")
    assert [
        translator("id").format_number(1573),
        translator("en").format_number(1573),
        translator("id").format_number(13.44, 1),
    ] == [
        "1.573",
        "1,573",
        "13,4",
    ]
    assert [
        translator("id").format_date(day),
        translator("id").format_date(day, "month"),
        translator("id").format_date(day, "year"),
    ] == [
        "13 Juni 2024",
        "Juni 2024",
        "2024",
    ]
    assert translator("en").format_date(day) == "13 June 2024"
    assert [
        translator("id").format_difference(-5),
        translator("id").format_difference(1234),
        translator("id").format_difference(0),
    ] == ["−5", "+1.234", "±0"]
    assert translator("id").format_period(pd.Timestamp("2024-01-01"), pd.Timestamp("2024-12-31")) == "2024"
    assert (
        translator("id").format_period(pd.Timestamp("2024-01-01"), pd.Timestamp("2024-06-30"))
        == "1 Januari 2024 – 30 Juni 2024"
    )
    assert translator("id").format_list(["a", "b", "c"]) == "a, b dan c"
