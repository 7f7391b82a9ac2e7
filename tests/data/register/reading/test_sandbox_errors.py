"""What the process that reads workbooks says of an error is believed as little as the file that it has read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.register.reading import sandbox_errors, sandboxed_reader
from data.register.reading.sandbox_errors import MESSAGES, decode_error, encode_error, sandbox_error
from views.text.translator import translator

ERROR = sandbox_error("workbook_unreadable", file="list.xlsx", reason="no sheet")
WHOLE_MESSAGE = {"code": "workbook_unreadable", "parameters": {"file": "list.xlsx", "reason": "no sheet"}}


def test_code_and_parameters_come_through_the_pipe():
    line = encode_error(ERROR)
    assert "\n" not in line
    error = decode_error(line, "list.xlsx")
    assert (error.code, error.parameters) == (ERROR.code, ERROR.parameters)
    assert translator("id").translate(error) == (
        "list.xlsx bukan buku kerja yang dapat dibaca (no sheet). Simpan lagi sebagai XLSX atau CSV."
    )


def test_a_line_break_in_a_name_does_not_end_the_line():
    line = encode_error(sandbox_error("workbook_has_password", file="a\nb \ud800.xlsx"))
    assert "\n" not in line
    assert str(decode_error(line, "a\nb.xlsx")).startswith("a\nb.xlsx has a password.")


def test_the_file_is_the_one_that_was_asked_for():
    line = json.dumps({"code": "workbook_has_password", "parameters": {"file": "other.xlsx"}})
    assert decode_error(line, "mine.xlsx").parameters == {"file": "mine.xlsx"}


@pytest.mark.parametrize(
    "content",
    [
        [],
        "workbook_has_password",
        None,
        WHOLE_MESSAGE | {"code": "file_is_pdf"},
        WHOLE_MESSAGE | {"code": ["workbook_unreadable"]},
        WHOLE_MESSAGE | {"template": "{file} is fine."},
        {"code": "workbook_unreadable"},
        WHOLE_MESSAGE | {"parameters": {"file": "list.xlsx"}},
        WHOLE_MESSAGE | {"parameters": WHOLE_MESSAGE["parameters"] | {"more": "x"}},
        WHOLE_MESSAGE | {"parameters": WHOLE_MESSAGE["parameters"] | {"reason": ["x"]}},
        WHOLE_MESSAGE | {"parameters": WHOLE_MESSAGE["parameters"] | {"reason": None}},
        WHOLE_MESSAGE | {"parameters": WHOLE_MESSAGE["parameters"] | {"reason": "x" * 1_001}},
        WHOLE_MESSAGE | {"parameters": "file reason"},
        {
            "code": "sheet_too_large",
            "parameters": dict.fromkeys(("file", "rows", "columns", "max_rows", "max_columns"), "x"),
        },
        {
            "code": "sheet_too_large",
            "parameters": dict.fromkeys(("file", "rows", "columns", "max_rows", "max_columns"), 1.5),
        },
        {"code": "text_too_large", "parameters": {"file": "list.xlsx", "limit": True}},
    ],
)
def test_what_is_no_error_of_the_reader_is_none(content):
    assert decode_error(json.dumps(content), "list.xlsx") is None


@pytest.mark.parametrize(
    "line", ["", "MemoryError", "Killed", "{", '{"code": NaN}', "[" * 200_000, '{"code": 1' + "0" * 5_000 + "}"]
)
def test_what_is_no_json_is_none(line):
    assert decode_error(line, "list.xlsx") is None


@given(st.binary(max_size=300))
def test_whatever_the_process_writes_ends_in_one_of_the_known_sentences(tmp_path_factory, error_output):
    error = sandboxed_reader.find_failure(tmp_path_factory.getbasetemp() / "list.xlsx", error_output)
    assert error.code == "reading_ended" or error.code in MESSAGES
    assert str(error).startswith("list.xlsx")


def test_every_sentence_of_the_reader_can_be_sent():
    for code in MESSAGES:
        names = sandbox_errors.parameter_types(code)
        error = sandbox_error(
            code, **{name: 7 if kind is int else "x" for name, kind in names.items()} | {"file": "a.xlsx"}
        )
        assert str(decode_error(encode_error(error), "a.xlsx")) == str(error)
