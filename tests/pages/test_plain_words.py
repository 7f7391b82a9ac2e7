"""Sentences that a meeting reads aloud: no unit behind a hidden number, no change where there is none."""

from types import SimpleNamespace

import pytest

from tests.support.readers import make_reader
from views.overview import overview_sentences
from views.text.translator import translator
from views.trend import trend_sentences
from views.trend.answers import get_trend
from views.trend.query import TrendQuery


@pytest.mark.parametrize(("disclosure", "expected_text"), [("masked", "disamarkan"), ("band", "1–4 orang")])
def test_a_masked_count_has_no_unit(disclosure, expected_text):
    row = SimpleNamespace(disclosure=disclosure, band="1–4", value=None, unit="person", kind="stock")
    i18n = SimpleNamespace(lang="id", format_value=lambda row: "disamarkan" if row.disclosure == "masked" else row.band)
    assert overview_sentences.value_with_unit(row, i18n) == expected_text


def test_a_trend_that_ends_where_it_began_says_so():
    query = TrendQuery("19.05", ("19.05",), "tka", "area_code", "id")
    title = trend_sentences.trend_title(get_trend(make_reader().source, query), query, translator("id"))
    assert title == "Bangka Barat: TKA 30 di awal dan di akhir"
