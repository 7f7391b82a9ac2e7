"""The card of law is that of the date of the data."""

from datetime import date

import pytest

from meeting import legal_basis


@pytest.mark.parametrize(
    ("on", "named", "gone"),
    [
        (date(2024, 6, 13), "permenkumham-50-2016", "permenimipas-2-2025"),
        (date(2025, 7, 1), "permenimipas-2-2025", "permenkumham-50-2016"),
    ],
)
def test_the_team_s_own_rule_changes_in_2025(on, named, gone):
    laws = set(legal_basis.select_valid_rules(on)["law"])
    assert {"uu-6-2011", named} <= laws
    assert gone not in laws
    assert legal_basis.select_team_rule(legal_basis.select_valid_rules(on))["law"] == named


def test_a_newer_law_is_not_the_team_s_rule():
    assert (
        legal_basis.select_team_rule(legal_basis.select_valid_rules(date(2024, 12, 1)))["law"] == "permenkumham-50-2016"
    )
    assert legal_basis.select_team_rule(legal_basis.select_valid_rules(date(2015, 1, 1)))["law"] == "pp-31-2013"


def test_before_the_law_there_is_none():
    assert legal_basis.select_valid_rules(date(2011, 1, 1)).empty


def test_every_rule_has_both_languages_and_a_source():
    rows = legal_basis.load_rules()
    for column in ("name_id", "name_en", "about_id", "about_en", "publisher"):
        assert (rows[column].str.len() > 3).all()
    assert rows["url"].str.startswith("https://").all()
