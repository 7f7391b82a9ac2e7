import pandas as pd

from views.text.translator import translator


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
