"""Values in doubt: what each may mean, and that every rule of a change has words for the reader."""

import ast
from datetime import date

from data.register import importing, review_queue
from data.register.cleaning.values import WORD_LISTS

TODAY = date(2024, 12, 31)


def list_rules(root):
    """Return the rules that the cleaners name, and those that they make of a kind or status."""
    rules = (
        {f"other_{kind}" for kind in WORD_LISTS}
        | set(WORD_LISTS)
        | {"region_alias", "region_fuzzy", "profile", "visa_index", "error_cell"}
    )
    for name in ("values", "dates", "region_resolution"):
        tree = ast.parse((root / "data" / "register" / "cleaning" / f"{name}.py").read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        cleaned_calls = [
            node for node in calls if getattr(node.func, "id", "") == "CleanedValue" and len(node.args) > 1
        ]
        rules |= {node.args[1].value for node in cleaned_calls if isinstance(node.args[1], ast.Constant)}
    return rules - {""}


def test_every_rule_of_a_change_has_words_in_both_languages(root):
    rules = list_rules(root)
    assert {"two_nationalities", "ambiguous_region", "no_date"} <= rules
    assert [rule for rule in rules for lang in ("id", "en") if review_queue.rule_label(rule, lang) == rule] == []


def test_doubts_are_as_written_with_what_each_may_mean(office_list):
    doubts = {doubt.text: doubt for doubt in review_queue.list_doubts(importing.examine(office_list, TODAY))}
    assert set(doubts) == {"izin tinggal terbatas (ITK)", "06/13/2024", "Bangka"}
    assert list(doubts["Bangka"].choices) == ["19.01", "19.03", "19.04", "19.05", "19.71"]
    assert doubts["izin tinggal terbatas (ITK)"].choices == {"ITAS": "ITAS", "ITK": "ITK"}
    assert doubts["06/13/2024"].choices == {"2024-06-13": "2024-06-13"}
    assert (doubts["Bangka"].field, doubts["Bangka"].row_count, doubts["Bangka"].first_rows) == ("regency", 1, (8,))


def test_a_province_stands_for_its_regencies():
    assert review_queue.find_regencies("Kepulauan Bangka Belitung (19)") == [
        "19.01", "19.02", "19.03", "19.04", "19.05", "19.06", "19.71",
    ]  # fmt: skip
    assert review_queue.find_regencies("nothing (99.99), here") == []
