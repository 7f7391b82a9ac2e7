"""Values in doubt: what each may mean, and that every rule of a change has words for the reader."""

import ast
from datetime import date

from data.register import importing, review_queue
from data.register.cleaning.values import WORDS

TODAY = date(2024, 12, 31)


def named_rules(root):
    """Return the rules that the cleaners name, and those that they make of a kind or status."""
    found = (
        {f"other_{kind}" for kind in WORDS}
        | set(WORDS)
        | {"region_alias", "region_fuzzy", "profile", "visa_index", "error_cell"}
    )
    for name in ("values", "dates", "locating"):
        tree = ast.parse((root / "data" / "register" / f"{name}.py").read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        named = [node for node in calls if getattr(node.func, "id", "") == "Cleaned" and len(node.args) > 1]
        found |= {node.args[1].value for node in named if isinstance(node.args[1], ast.Constant)}
    return found - {""}


def test_every_rule_of_a_change_has_words_in_both_languages(root):
    rules = named_rules(root)
    assert {"two_nationalities", "ambiguous_region", "no_date"} <= rules
    assert [rule for rule in rules for lang in ("id", "en") if review_queue.rule_label(rule, lang) == rule] == []


def test_doubts_are_as_written_with_what_each_may_mean(office_list):
    found = {doubt.found: doubt for doubt in review_queue.doubts(importing.examine(office_list, TODAY))}
    assert set(found) == {"izin tinggal terbatas (ITK)", "06/13/2024", "Bangka"}
    assert list(found["Bangka"].means) == ["19.01", "19.03", "19.04", "19.05", "19.71"]
    assert found["izin tinggal terbatas (ITK)"].means == {"ITAS": "ITAS", "ITK": "ITK"}
    assert found["06/13/2024"].means == {"2024-06-13": "2024-06-13"}
    assert (found["Bangka"].field, found["Bangka"].rows, found["Bangka"].first) == ("regency", 1, (8,))


def test_a_province_stands_for_its_regencies():
    assert review_queue.regencies("Kepulauan Bangka Belitung (19)") == [
        "19.01", "19.02", "19.03", "19.04", "19.05", "19.06", "19.71",
    ]  # fmt: skip
    assert review_queue.regencies("nothing (99.99), here") == []
