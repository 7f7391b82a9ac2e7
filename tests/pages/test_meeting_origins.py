"""What a deck is made of says so: published figures beside a register, the law of the day, decisions of meetings and not of practice."""

import pandas as pd
import pytest

from data import figures
from meeting import repository
from meeting.model import Line
from tests.pages.test_deck import begun, own_decks, scene_of, written  # noqa: F401 - a fixture
from tests.pages.test_employers import register  # noqa: F401 - a fixture
from tests.pages.test_pages import opened, text


def test_published_figures_in_a_deck_of_a_register_carry_their_own_badges(register):  # noqa: F811
    _, deck = begun(data="register")
    assert scene_of(deck, "actions").badges == ["ANGKA TERBITAN", "RAPAT"]
    headline = scene_of(deck, "situation", "facts")
    assert headline.badges[0].startswith("DAFTAR IZIN")
    assert {figure.publisher for figure in headline.figures if figure.measure != "kip_vessels"} == {
        "Kanim Pangkalpinang"
    }


def test_the_rule_of_today_stands_below_that_of_the_day_of_the_data():
    _, deck = begun()
    law = scene_of(deck, "law")
    assert (
        law.title == "Dasar hukum untuk data per 13 Juni 2024: Permenkumham 50/2016 tentang Tim Pengawasan Orang Asing"
    )
    assert law.lines[-1].text.startswith("Berlaku hari ini, ")
    assert "Permenimipas 2/2025" in law.lines[-1].text
    assert not any("Permenimipas" in line.text for line in law.lines[:-1])
    assert "pasal.id" in law.source


@pytest.mark.parametrize(("data", "carried"), [("published", 1), ("demo", 0)])
def test_what_was_decided_for_practice_is_no_decision_of_a_meeting(data, carried):
    _, deck = begun()
    written(deck, data=data, minutes=[Line("Periksa alamat kapal")], held_on="2024-06-13")
    app = opened("deck", area="19.04")
    app.button(key="begin").click().run()
    new = next(kept for kept in repository.decks() if kept.deck_id != deck.deck_id)
    assert [scene.block for scene in new.scenes].count("follow_up") == carried
    assert ("Periksa alamat kapal" in "".join(line.text for line in new.scenes[0].lines)) is bool(carried)


def test_one_changed_figure_is_one(tmp_path, monkeypatch):
    _, deck = begun(lang="en")
    frozen = opened("deck", deck=deck.deck_id, lang="en")
    frozen.button(key="freeze").click().run()
    changed = tmp_path / "berubah.csv"
    before = figures.path().read_text(encoding="utf-8")
    rows = pd.read_csv(figures.path(), dtype=str, keep_default_na=False)
    row = rows[(rows["area_code"] == "19.04") & (rows["measure"] == "itap_holders") & (rows["as_of"] == "2024-06-13")]
    assert len(row) == 1
    rows.loc[row.index, "value"] = "7"
    rows.to_csv(changed, index=False)
    assert changed.read_text(encoding="utf-8") != before
    monkeypatch.setenv("PETA_FIGURES", str(changed))
    assert "1 figure has changed since it was frozen." in text(opened("deck", deck=deck.deck_id, lang="en"))


@pytest.mark.parametrize(
    ("breakdown", "given", "wanted"),
    [
        ("age_band", {"25-34": 9, "0-17": None, "18-24": 3}, ["0-17", "18-24", "25-34"]),
        ("validity", {"later": 5, "within_60": 7, "within_30": 1}, ["within_30", "within_60", "later"]),
        ("sex", {"male": 2, "female": 8}, ["female", "male"]),
        ("nationality", {"JPN": 2, "CHN": None, "THA": 8}, ["THA", "JPN", "CHN"]),
    ],
)
def test_parts_stand_in_the_order_in_which_they_are_read(breakdown, given, wanted):
    rows = pd.DataFrame(
        {"breakdown": breakdown, "category": list(given), "value": pd.array(list(given.values()), "Float64")}
    )
    assert list(figures.in_order(rows)["category"]) == wanted
