"""What a deck is made of says so: published figures beside a register, the law of the day, decisions of meetings and not of practice."""

import pandas as pd
import pytest

from data import figures
from meeting import repository
from meeting.model import Line
from tests.support.decks import begin_deck, find_scene, write_deck  # noqa: F401 - a fixture
from tests.support.pages import extract_text, open_page

pytestmark = pytest.mark.usefixtures("own_decks")


def test_published_figures_in_a_deck_of_a_register_carry_their_own_badges(three_employers):
    _, deck = begin_deck(data="register")
    assert find_scene(deck, "actions").badges == ["ANGKA TERBITAN", "RAPAT"]
    headline = find_scene(deck, "situation", "facts")
    assert headline.badges[0].startswith("DAFTAR IZIN")
    assert {figure.publisher for figure in headline.figures if figure.measure != "kip_vessels"} == {
        "Kanim Pangkalpinang"
    }


def test_the_rule_of_today_stands_below_that_of_the_day_of_the_data():
    _, deck = begin_deck()
    law = find_scene(deck, "law")
    assert (
        law.title == "Dasar hukum untuk data per 13 Juni 2024: Permenkumham 50/2016 tentang Tim Pengawasan Orang Asing"
    )
    assert law.lines[-1].text.startswith("Berlaku hari ini, ")
    assert "Permenimipas 2/2025" in law.lines[-1].text
    assert not any("Permenimipas" in line.text for line in law.lines[:-1])
    assert "pasal.id" in law.source


@pytest.mark.parametrize(("data", "follow_up_count"), [("published", 1), ("demo", 0)])
def test_what_was_decided_for_practice_is_no_decision_of_a_meeting(data, follow_up_count):
    _, deck = begin_deck()
    write_deck(deck, data=data, minutes=[Line("Periksa alamat kapal")], held_on="2024-06-13")
    app = open_page("deck", area="19.04")
    app.button(key="begin").click().run()
    new_deck = next(stored_deck for stored_deck in repository.load_decks() if stored_deck.deck_id != deck.deck_id)
    assert [scene.block for scene in new_deck.scenes].count("follow_up") == follow_up_count
    assert ("Periksa alamat kapal" in "".join(line.text for line in new_deck.scenes[0].lines)) is bool(follow_up_count)


def test_one_changed_figure_is_one(tmp_path, monkeypatch):
    _, deck = begin_deck(lang="en")
    frozen_app = open_page("deck", deck=deck.deck_id, lang="en")
    frozen_app.button(key="freeze").click().run()
    changed_path = tmp_path / "berubah.csv"
    content_before = figures.path().read_text(encoding="utf-8")
    rows = pd.read_csv(figures.path(), dtype=str, keep_default_na=False)
    row = rows[(rows["area_code"] == "19.04") & (rows["measure"] == "itap_holders") & (rows["as_of"] == "2024-06-13")]
    assert len(row) == 1
    rows.loc[row.index, "value"] = "7"
    rows.to_csv(changed_path, index=False)
    assert changed_path.read_text(encoding="utf-8") != content_before
    monkeypatch.setenv("PETA_FIGURES", str(changed_path))
    assert "1 figure has changed since it was frozen." in extract_text(open_page("deck", deck=deck.deck_id, lang="en"))


@pytest.mark.parametrize(
    ("breakdown", "values_by_category", "expected_order"),
    [
        ("age_band", {"25-34": 9, "0-17": None, "18-24": 3}, ["0-17", "18-24", "25-34"]),
        ("validity", {"later": 5, "within_60": 7, "within_30": 1}, ["within_30", "within_60", "later"]),
        ("sex", {"male": 2, "female": 8}, ["female", "male"]),
        ("nationality", {"JPN": 2, "CHN": None, "THA": 8}, ["THA", "JPN", "CHN"]),
    ],
)
def test_parts_stand_in_the_order_in_which_they_are_read(breakdown, values_by_category, expected_order):
    rows = pd.DataFrame(
        {
            "breakdown": breakdown,
            "category": list(values_by_category),
            "value": pd.array(list(values_by_category.values()), "Float64"),
        }
    )
    assert list(figures.sort_parts(rows)["category"]) == expected_order
