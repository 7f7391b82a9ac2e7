"""What the command line takes home: a frozen deck as it was frozen, any other with the figures that the page shows."""

from datetime import date

import msgspec
import pytest

from meeting import __main__ as command
from meeting import exports, frozen_deck, repository
from meeting.capture import headless
from pages.parts.deck import deck_state
from tests.pages.registers import store_list
from tests.pages.test_deck import begun, own_decks, scene_of  # noqa: F401 - a fixture
from tests.pages.test_pages import opened
from views import run_scope
from views import source as cached

HEADING = "No. Paspor,Kewarganegaraan,Jenis Izin,Kab/Kota,Tgl Terbit,Berlaku s/d"


def older(deck):
    """Keep a deck as if its figures had been captured when there were none, and return it."""
    scenes = [
        msgspec.structs.replace(scene, figures=[], picture=None) if scene.view else scene for scene in deck.scenes
    ]
    return repository.write(deck_state.with_scenes(deck, scenes))


def rows(number):
    """Return the rows of a list of so many holders in Bangka Tengah."""
    return [f"P{n},Jepang,ITAS,Bangka Tengah,10/02/2024,10/08/2025" for n in range(number)]


def taken(deck, tmp_path, *options):
    """Take a deck home by the command as tables and return them."""
    out = tmp_path / "rapat.xlsx"
    assert command.main(["export", deck.deck_id, str(out), *options]) == 0
    return out.read_bytes()


def test_figures_that_follow_the_data_are_those_of_today(tmp_path):
    _, deck = begun()
    assert taken(older(deck), tmp_path) == exports.export(deck, "xlsx")


def test_a_frozen_deck_goes_home_as_it_was_frozen(tmp_path):
    _, deck = begun()
    frozen = repository.write(frozen_deck.frozen(older(deck), date(2024, 6, 13)))
    assert taken(frozen, tmp_path) == exports.export(frozen, "xlsx")
    assert taken(frozen, tmp_path) != exports.export(deck, "xlsx")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_of_a_register_the_figures_follow_the_next_list(tmp_path, lang):
    store_list(tmp_path, [HEADING, *rows(12)])
    app, deck = begun(data="register", lang=lang)
    assert "12 ITAS" in scene_of(deck, "situation", "facts").title
    store_list(tmp_path, [HEADING, *rows(17)])
    cached.store_stamp.cache_clear()  # the app looks at the store again after two seconds; the command is a process of its own
    made = headless.today(deck)
    assert "17 ITAS" in scene_of(made, "situation", "facts").title
    assert taken(deck, tmp_path) == exports.export(made, "xlsx")


def test_where_the_register_is_not_here_the_figures_are_as_captured_and_that_is_said(tmp_path, monkeypatch, capsys):
    store_list(tmp_path, [HEADING, *rows(12)])
    _, deck = begun(data="register")
    monkeypatch.setenv("PETA_STORE", f"duckdb://{tmp_path / 'elsewhere.duckdb'}")
    repository.write(deck)
    assert taken(deck, tmp_path) == exports.export(deck, "xlsx")
    assert "The figures are as captured, not of today: the data 'register' are not here." in capsys.readouterr().err


def test_a_deck_in_full_numbers_is_captured_only_where_it_was_asked_for(tmp_path, capsys):
    _, deck = begun()
    internal = older(msgspec.structs.replace(deck, mode="internal", k=0))
    assert command.main(["export", internal.deck_id, str(tmp_path / "x.pdf")]) == 2
    assert "--internal" in capsys.readouterr().err
    assert taken(internal, tmp_path, "--internal") == exports.export(headless.today(internal), "xlsx", internal=True)


def test_what_was_worked_out_for_a_deck_stays_with_it():
    _, deck = begun()
    run_scope.begin()
    assert run_scope.once("source", lambda: "of the page") == "of the page"
    headless.today(deck)
    assert run_scope.once("source", lambda: "of another") == "of the page"


def test_what_is_published_beside_the_register_is_told_without_a_page_too(tmp_path):
    store_list(tmp_path, [HEADING, *rows(12)])
    address = {"data": "both", "area": "19.04"}
    _, deck = begun(**address)
    app = opened("trend", measure="itas_land_holders", areas="19.04", deck=deck.deck_id, **address)
    app.button(key="add-scene").click().run()
    kept = repository.read(deck.deck_id)
    assert "Angka terbitan: 22, per 13 Juni 2024" in " ".join(scene.sentence for scene in kept.scenes)
    assert headless.today(kept) == kept
