"""Sentences that a meeting reads aloud: no unit behind a hidden number, no change where there is none."""

from types import SimpleNamespace

import pytest

from pages.parts import cached, overview, story
from pages.parts.trends import TrendPick
from pages.parts.words import words


@pytest.mark.parametrize(("disclosure", "said"), [("masked", "disamarkan"), ("band", "1–4 orang")])
def test_a_masked_count_has_no_unit(disclosure, said):
    row = SimpleNamespace(disclosure=disclosure, band="1–4", value=None, unit="person", kind="stock")
    say = SimpleNamespace(lang="id", told=lambda row: "disamarkan" if row.disclosure == "masked" else row.band)
    assert overview.with_unit(row, say) == said


def test_a_trend_that_ends_where_it_began_says_so():
    pick = TrendPick("19.05", ("19.05",), "tka", "area_code", "id")
    title = story.trend_title(cached.trend(pick), pick, words("id"))
    assert title == "Bangka Barat: TKA 30 di awal dan di akhir"
