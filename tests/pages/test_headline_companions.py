"""The headline of a meeting: people, companies or ships, districts, where these are known; what is not is said."""

from io import BytesIO

import pytest
from pptx import Presentation

from meeting.capture import default_deck
from pages.parts.deck import downloads
from tests.support.decks import begin_deck, find_scene  # noqa: F401 - a fixture
from tests.support.pages import FIGURE_ROW  # noqa: F401 - a fixture
from tests.support.permits import PermitList
from tests.support.registers import store_list

pytestmark = pytest.mark.usefixtures("own_decks")

UNKNOWN_SENTENCES = {
    "id": "Jumlah perusahaan dan sebaran kecamatan tidak ada di sumber kami.",
    "en": "The number of companies and the spread over districts are not in our sources.",
}


def find_headline(deck):
    return find_scene(deck, "situation", "facts")


def list_figures(scene):
    return [(figure.value_text, figure.label, figure.unit, figure.as_of, figure.publisher) for figure in scene.figures]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_of_bangka_tengah_people_are_known_alone_and_the_scene_says_so(lang):
    _, deck = begin_deck(lang=lang)
    scene = find_headline(deck)
    assert [(figure.value_text, figure.as_of) for figure in scene.figures] == [
        ("22", "2024-06-13"),
        ("6", "2024-06-13"),
    ]
    assert scene.sentence.endswith(UNKNOWN_SENTENCES[lang])


def test_ships_stand_beside_people_with_their_own_date_and_source():
    _, deck = begin_deck("19.05")
    scene = find_headline(deck)
    assert list_figures(scene) == [
        ("30", "TKA", "person", "2020-02-26", "Bangka Pos (Tribun)"),
        ("4", "kapal isap", "vessel", "2024-01-12", "Kanwil Kemenkumham Babel"),
    ]
    assert "4 kapal isap, per 12 Januari 2024, sumber Kanwil Kemenkumham Babel. Sebaran kecamatan" in scene.sentence
    assert "Jumlah perusahaan" not in scene.sentence
    assert f"{default_deck.data_day(scene)}" == "2020-02-26"


def test_three_published_numbers_are_a_triple(with_figures):
    with_figures(
        FIGURE_ROW | {"value": "79"},
        FIGURE_ROW | {"figure_id": "X2", "measure": "employers", "unit": "company", "value": "26"},
        FIGURE_ROW | {"figure_id": "X3", "measure": "holder_districts", "unit": "district", "value": "5"},
        FIGURE_ROW | {"figure_id": "X4", "measure": "kip_vessels", "unit": "vessel", "value": "9"},
    )
    _, deck = begin_deck()
    scene = find_headline(deck)
    assert [(figure.value_text, figure.unit_label) for figure in scene.figures] == [
        ("79", "orang"),
        ("26", "perusahaan"),
        ("5", "kecamatan"),
    ]
    assert "tidak ada di sumber" not in scene.sentence
    presentation = Presentation(BytesIO(downloads.export_deck(deck, "pptx", "16:9")))
    shape_texts = [
        shape.text_frame.text for slide in presentation.slides for shape in slide.shapes if shape.has_text_frame
    ]
    assert "26\nperusahaan\nper 13 Juni 2024" in shape_texts


@pytest.fixture
def districts(tmp_path):
    """Store six holders in one district, two in another, nine in none; of three employers."""
    permits = PermitList()
    for number, district in enumerate(["Koba"] * 6 + ["Namang"] * 2 + [""] * 9):
        permits = permits.with_row(district=district, employer=f"PT {'ABC'[number % 3]}", issued="13/06/2024")
    store_list(tmp_path, permits)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ({}, "Jumlah perusahaan hanya disebut dalam mode internal."),
        ({"mode": "public"}, "Jumlah perusahaan hanya disebut dalam mode internal."),
        ({"lang": "en"}, "How many companies there are is told in the internal mode alone."),
    ],
)
def test_a_register_tells_a_meeting_its_people_and_districts_as_far_as_the_mode_tells_of_these(districts, address, why):
    _, deck = begin_deck(data="register", **address)
    scene = find_headline(deck)
    assert [(figure.measure, figure.value_text, figure.value, figure.disclosure) for figure in scene.figures] == [
        ("itas_land_holders", "17", 17.0, "shown"),
        ("holder_districts", "1–2", None, "band"),
    ]
    assert scene.sentence.endswith(why)


def test_internally_its_companies_too(districts, monkeypatch):
    monkeypatch.setattr("pages.parts.state.reader_context.is_internal", lambda: True)
    _, deck = begin_deck(data="register")
    scene = find_headline(deck)
    assert (deck.mode, scene.title) == ("internal", "Bangka Tengah: 17 ITAS darat")
    assert list_figures(scene) == [
        ("17", "ITAS darat", "person", "2024-06-13", "Kanim Pangkalpinang"),
        ("3", "perusahaan", "company", "2024-06-13", "Kanim Pangkalpinang"),
        ("2", "kecamatan", "district", "2024-06-13", "Kanim Pangkalpinang"),
    ]
    assert scene.sentence.endswith("berumur 2 tahun.")
    assert not scene.is_sensitive


def test_internally_fewer_than_three_companies_and_no_district_are_said(three_employers, monkeypatch):
    monkeypatch.setattr("pages.parts.state.reader_context.is_internal", lambda: True)
    _, deck = begin_deck("19.71", data="register")
    scene = find_headline(deck)
    assert [(figure.measure, figure.value_text) for figure in scene.figures] == [("itas_land_holders", "9")]
    assert scene.sentence.endswith(
        "Jumlah perusahaan hanya disebut bila ada 3 atau lebih. Sebaran kecamatan tidak ada di sumber kami."
    )
