"""What the command line takes home: a frozen deck as it was frozen, any other with the figures that the page shows."""

import subprocess
import sys
from datetime import date

import msgspec
import pytest

from meeting import __main__ as command
from meeting import exports, frozen_deck, repository
from meeting.capture import headless
from pages.parts.deck import deck_state
from tests.support.decks import begin_deck, find_scene  # noqa: F401 - a fixture
from tests.support.pages import ROOT, open_page
from tests.support.permits import PermitList
from tests.support.readers import make_reader
from tests.support.registers import store_list
from views.sources import store_status

pytestmark = pytest.mark.usefixtures("own_decks")


def remove_figures(deck):
    """Keep a deck as if its figures had been captured when there were none, and return it."""
    scenes = [
        msgspec.structs.replace(scene, figures=[], picture=None) if scene.view else scene for scene in deck.scenes
    ]
    return repository.save_deck(deck_state.with_scenes(deck, scenes))


def export_tables(deck, tmp_path, *options):
    """Take a deck home by the command as tables and return them."""
    out = tmp_path / "rapat.xlsx"
    assert command.main(["export", deck.deck_id, str(out), *options]) == 0
    return out.read_bytes()


def test_figures_that_follow_the_data_are_those_of_today(tmp_path):
    _, deck = begin_deck()
    assert export_tables(remove_figures(deck), tmp_path) == exports.export_deck(deck, "xlsx")


def test_a_frozen_deck_goes_home_as_it_was_frozen(tmp_path):
    _, deck = begin_deck()
    frozen = repository.save_deck(frozen_deck.freeze_deck(remove_figures(deck), date(2024, 6, 13)))
    assert export_tables(frozen, tmp_path) == exports.export_deck(frozen, "xlsx")
    assert export_tables(frozen, tmp_path) != exports.export_deck(deck, "xlsx")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_of_a_register_the_figures_follow_the_next_list(tmp_path, lang):
    store_list(tmp_path, PermitList().with_people(12))
    app, deck = begin_deck(data="register", lang=lang)
    assert "12 ITAS" in find_scene(deck, "situation", "facts").title
    store_list(tmp_path, PermitList().with_people(17))
    store_status.forget_status()  # the app looks at the store again after two seconds; the command is a process of its own
    rebuilt_deck = headless.rebuild_deck(deck)
    assert "17 ITAS" in find_scene(rebuilt_deck, "situation", "facts").title
    assert export_tables(deck, tmp_path) == exports.export_deck(rebuilt_deck, "xlsx")


def test_where_the_register_is_not_here_the_figures_are_as_captured_and_that_is_said(tmp_path, monkeypatch, capsys):
    store_list(tmp_path, PermitList().with_people(12))
    _, deck = begin_deck(data="register")
    monkeypatch.setenv("PETA_STORE", f"duckdb://{tmp_path / 'elsewhere.duckdb'}")
    repository.save_deck(deck)
    assert export_tables(deck, tmp_path) == exports.export_deck(deck, "xlsx")
    assert "The figures are as captured, not of today: the data 'register' are not here." in capsys.readouterr().err


def test_a_deck_in_full_numbers_is_captured_only_where_it_was_asked_for(tmp_path, capsys):
    _, deck = begin_deck()
    internal_deck = remove_figures(msgspec.structs.replace(deck, mode="internal", k=0))
    assert command.main(["export", internal_deck.deck_id, str(tmp_path / "x.pdf")]) == 2
    assert "--internal" in capsys.readouterr().err
    assert export_tables(internal_deck, tmp_path, "--internal") == exports.export_deck(
        headless.rebuild_deck(internal_deck), "xlsx", is_internal=True
    )


def test_what_was_worked_out_for_a_deck_stays_with_it(tmp_path):
    """A deck of a register is captured beside a reader of published figures: neither sees the other's source."""
    store_list(tmp_path, PermitList().with_people(12))
    _, deck = begin_deck(data="register")
    reader = make_reader()
    before = list(reader.source.headlines("19.04")["value"])
    assert before == [22, 6]
    assert "12 ITAS" in find_scene(headless.rebuild_deck(deck), "situation", "facts").title
    assert list(reader.source.headlines("19.04")["value"]) == before
    assert list(make_reader().source.headlines("19.04")["value"]) == before


def test_what_is_published_beside_the_register_is_told_without_a_page_too(tmp_path):
    store_list(tmp_path, PermitList().with_people(12))
    address = {"data": "both", "area": "19.04"}
    _, deck = begin_deck(**address)
    app = open_page("trend", measure="itas_land_holders", areas="19.04", deck=deck.deck_id, **address)
    app.button(key="add-scene").click().run()
    stored_deck = repository.read_deck(deck.deck_id)
    assert "Angka terbitan: 22, per 13 Juni 2024" in " ".join(scene.sentence for scene in stored_deck.scenes)
    assert headless.rebuild_deck(stored_deck) == stored_deck


def test_the_command_that_follows_the_data_knows_no_streamlit(tmp_path):
    store_list(tmp_path, PermitList().with_people(12))
    _, deck = begin_deck(data="register")
    out = tmp_path / "rapat.xlsx"
    code = (
        f"import sys; from meeting.__main__ import main; assert main(['export', {deck.deck_id!r}, {str(out)!r}]) == 0; "
    )
    code += "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert out.read_bytes() == exports.export_deck(headless.rebuild_deck(deck), "xlsx")
    modules = set(result.stdout.splitlines()[-1].split())
    assert {"meeting", "views", "data"} <= modules
    assert not {"streamlit", "streamlit_folium", "pages"} & modules
