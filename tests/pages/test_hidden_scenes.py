"""What is hidden until confirmed leaves no trace: employers and targets, on the stage, in every format, in minutes, in what comes after.

The attack: a word that stands nowhere else is written into every text of a scene, and every byte that leaves is searched.
"""

import zipfile
from io import BytesIO

import msgspec
import pytest
from pypdf import PdfReader

from meeting import deck_file, exports, repository
from meeting.capture import default_deck, scene_refresh
from meeting.errors import DeckError
from meeting.model import Figure, Line
from pages.parts.deck import downloads, minutes, presentation
from tests.support.decks import find_scene, write_deck  # noqa: F401 - a fixture
from tests.support.pages import extract_text, open_page
from tests.support.readers import make_reader
from tests.support.registers import THREE_EMPLOYERS, store_list
from views.request import PageRequest
from views.text.translator import translator

pytestmark = pytest.mark.usefixtures("own_decks")

CANARY = "KENARI"
HOLDERS = THREE_EMPLOYERS.with_people(5, ("PT A", "PT B", "PT C", "PT D"), permit="ITAP", expires="10/02/2029")
FORMATS = [*exports.FORMATS]
INTERNAL_BADGES = {"id": "INTERNAL – angka lengkap", "en": "INTERNAL – full numbers"}
replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def registered(tmp_path_factory):
    """Return a home whose register has seven ITAS of three employers in Bangka Tengah, and five ITAP of four; nobody changes it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(home))
        store_list(home, HOLDERS)
    return home


@pytest.fixture
def register(registered, monkeypatch):
    """Read that register in a test, and keep decks in it."""
    monkeypatch.delenv("PETA_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(registered))
    yield
    for deck in repository.load_decks():
        repository.remove_deck(deck.deck_id)


def add_employers(lang="id", **address):
    """Add the employers of Bangka Tengah to a deck on the region page, unlocked."""
    app = open_page("region", internal=True, data="register", area="19.04", lang=lang, **address)
    app.button(key="add-employers").click().run()
    assert not app.exception
    return app


@pytest.fixture(scope="module")
def captured(registered, tmp_path_factory):
    """Return by language a deck of the internal mode with the headline and, after it, the employers, as the page makes it."""
    decks_by_language = {}
    for lang in ("id", "en"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_DATA_HOME", str(registered))
            app = open_page("region", internal=True, data="register", area="19.04", lang=lang)
            app.button(key="add-scene").click().run()
            app.button(key="add-employers").click().run()
            assert not app.exception
            (decks_by_language[lang],) = repository.load_decks()
            repository.remove_deck(decks_by_language[lang].deck_id)
    return decks_by_language


@pytest.fixture(params=["id", "en"])
def deck(request, captured, register):
    """Return that deck, kept where the test looks for decks."""
    return repository.save_deck(captured[request.param])


def insert_canary(value):
    """Return a scene, figure or picture with the canary in each of its texts that may hold any."""
    if isinstance(value, str):
        return f"{value} {CANARY}"
    if isinstance(value, list):
        return [insert_canary(item) for item in value]
    if not isinstance(value, msgspec.Struct):
        return value
    untouched_fields = {
        "scene_id", "block", "kind", "view", "area_code", "measure", "unit", "disclosure", "breakdown", "as_of", "due",
        "period_start", "period_end", "period_text" if isinstance(value, Figure) else "",
        "unit_label", "value_text", "publisher", "agency", "badges", "missing_reason",
    }  # fmt: skip
    names = [name for name in value.__struct_fields__ if name not in untouched_fields and name != "status"]
    return replace(value, **{name: insert_canary(getattr(value, name)) for name in names})


def insert_canary_in_deck(deck, **values):
    """Return a deck whose last scene has the canary in every text."""
    return replace(deck, scenes=[*deck.scenes[:-1], replace(insert_canary(deck.scenes[-1]), **values)])


def unpack_bytes(content: bytes) -> bytes:
    """Return the bytes of a file, of an archive those of its members, archives within it too, and of a PDF its text."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return b"\n".join(name.encode() + unpack_bytes(archive.read(name)) for name in archive.namelist())
    if content.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(content))
        pdf_text = "\n".join([*(page.extract_text() for page in reader.pages), repr(reader.metadata)])
        return content + pdf_text.encode()
    return content


def export_scene(deck, ending, scene=1):
    return exports.export_deck(deck, ending, exports.Options(scene_number=scene), is_internal=True)


def get_presentation_data(deck):
    return repr(presentation.build_payload(deck, "light", "wide", PageRequest(), translator(deck.lang)))


def test_the_employers_on_the_page_become_a_scene_of_an_internal_deck(deck):
    assert (deck.mode, deck.data) == ("internal", "register")
    scene = deck.scenes[-1]
    assert (scene.block, scene.kind, scene.is_sensitive, scene.is_confirmed) == ("situation", "bars", True, False)
    title, cells, unit = {
        "id": (
            "Bangka Tengah: 3 perusahaan mempekerjakan 7 pemegang ITAS (darat)",
            ("ITAS, darat", "ITAP, darat"),
            "perusahaan",
        ),
        "en": ("Bangka Tengah: 3 companies employ 7 holders of ITAS (land)", ("ITAS, land", "ITAP, land"), "companies"),
    }[deck.lang]
    assert scene.title == title
    assert [(bar.name, bar.value_text) for bar in scene.picture.bars] == [(cells[0], "3"), (cells[1], "4")]
    assert scene.picture.unit == unit
    observations = [(figure.measure, figure.value, figure.category_label) for figure in scene.figures]
    assert observations == [
        ("employers", 3.0, cells[0]),
        ("employed_holders", 7.0, cells[0]),
        ("employers", 4.0, cells[1]),
        ("employed_holders", 5.0, cells[1]),
    ]
    assert {(figure.as_of, figure.publisher) for figure in scene.figures} == {("2024-06-13", "Kanim Pangkalpinang")}


def test_unconfirmed_employers_are_neither_on_the_stage_nor_in_any_file(deck):
    hidden_deck, deck_without_employers = insert_canary_in_deck(deck), replace(deck, scenes=deck.scenes[:-1])
    assert CANARY in hidden_deck.scenes[-1].title
    assert get_presentation_data(hidden_deck) == get_presentation_data(deck_without_employers)
    for ending in FORMATS:
        exported_file = export_scene(hidden_deck, ending)
        assert CANARY.encode() not in unpack_bytes(exported_file)
        assert exported_file == export_scene(deck_without_employers, ending)


def test_confirmed_employers_are_in_all_with_the_badge_of_the_internal_mode(deck):
    confirmed_deck = insert_canary_in_deck(deck, is_confirmed=True)
    assert CANARY in get_presentation_data(confirmed_deck)
    assert INTERNAL_BADGES[deck.lang] in get_presentation_data(confirmed_deck)
    for ending in ("pptx", "pdf", "xlsx", "svg"):
        exported_text = unpack_bytes(export_scene(confirmed_deck, ending, scene=2)).decode(errors="replace")
        assert CANARY in exported_text
        assert INTERNAL_BADGES[deck.lang].split(" ")[0] in exported_text
    assert export_scene(confirmed_deck, "png", scene=2) != export_scene(confirmed_deck, "png", scene=1)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_deck_of_hidden_employers_alone_goes_home_in_no_format(deck, ending):
    employers_deck = replace(insert_canary_in_deck(deck), scenes=insert_canary_in_deck(deck).scenes[-1:])
    with pytest.raises(DeckError, match="no scene that can be shown"):
        export_scene(employers_deck, ending)
    with pytest.raises(DeckError, match="captured in the internal mode"):
        exports.export_deck(
            replace(employers_deck, scenes=[replace(employers_deck.scenes[0], is_confirmed=True)]), ending
        )


def test_employers_that_are_not_said_to_be_sensitive_are_hidden_all_the_same(deck):
    unmarked_deck = insert_canary_in_deck(deck, is_sensitive=False)
    assert CANARY not in get_presentation_data(unmarked_deck)
    app = open_page(
        "deck", internal=True, data="register", deck=repository.save_deck(unmarked_deck).deck_id, lang=deck.lang
    )
    app.button(key=f"confirm-{unmarked_deck.scenes[-1].scene_id}").click().run()
    assert len(repository.read_deck(deck.deck_id).shown_scenes) == 2


@pytest.mark.parametrize("mode", ["meeting", "public"])
@pytest.mark.parametrize("ending", FORMATS)
def test_in_a_deck_of_another_mode_confirmed_employers_are_not_shown_either(deck, mode, ending):
    other_mode_deck = replace(insert_canary_in_deck(deck, is_confirmed=True), mode=mode, k=5)
    assert CANARY not in get_presentation_data(other_mode_deck)
    assert CANARY.encode() not in unpack_bytes(export_scene(other_mode_deck, ending))


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("id", "adalah paparan mode rapat; perusahaan hanya untuk paparan mode internal. Di halaman Paparan, buka"),
        ("en", "is a deck of the meeting mode; employers are for one of the internal mode. On the page Meeting, open"),
    ],
)
def test_a_deck_of_a_meeting_refuses_employers_with_a_sentence(register, lang, sentence):
    open_page("region", data="register", area="19.04", lang=lang).button(key="add-scene").click().run()
    (meeting_deck,) = repository.load_decks()
    assert meeting_deck.mode == "meeting"
    app = add_employers(lang, deck=meeting_deck.deck_id)
    assert sentence in app.toast[0].value
    assert repository.load_decks() == [meeting_deck]
    assert app.query_params["deck"] == meeting_deck.deck_id


def test_captured_anew_outside_the_internal_mode_employers_are_not_there(deck):
    scene = deck.scenes[-1]
    for mode, reasons in (
        ("meeting", {"id": "Perusahaan hanya untuk mode internal", "en": "Employers are for the internal mode alone"}),
        ("internal", {"id": "", "en": ""}),
    ):
        reader = make_reader(deck.lang, internal=mode == "internal", data="register", mode=mode)
        assert reader.mode.name == mode
        rebuilt_scene = scene_refresh.rebuild_scene(scene, reader)
        assert reasons[deck.lang] in rebuilt_scene.missing_reason
        assert (bool(rebuilt_scene.figures), rebuilt_scene.picture is None, bool(rebuilt_scene.missing_reason)) == (
            (True, False, False) if mode == "internal" else (False, True, True)
        )
        assert rebuilt_scene.is_sensitive


def test_an_internal_deck_from_a_file_is_kept_and_not_opened_where_the_internal_mode_is_locked(deck):
    content = deck_file.encode_deck(insert_canary_in_deck(deck, is_confirmed=True))
    repository.remove_deck(deck.deck_id)
    app = open_page("deck", lang=deck.lang)
    app.file_uploader(key="deck_file").set_value(("dari-lain.paparan", content, "application/json")).run()
    locked_message = {"id": "Paparan ini memuat angka penuh", "en": "This deck holds full numbers"}[deck.lang]
    assert locked_message in extract_text(app)
    assert not [button for button in app.button if button.key == "open-file"]
    (stored_deck,) = repository.load_decks()
    assert stored_deck.shown_scenes == stored_deck.scenes[:-1]
    for address in ({}, {"show": "1"}, {"show": "1", "presenter": "1"}):
        app = open_page("deck", deck=stored_deck.deck_id, lang=deck.lang, **address)
        assert locked_message in extract_text(app)
        assert CANARY not in serialize_page(app)
    unlocked_app = open_page("deck", internal=True, data="register", deck=stored_deck.deck_id, lang=deck.lang)
    assert INTERNAL_BADGES[deck.lang] in extract_text(unlocked_app)


def serialize_page(app) -> str:
    """Return everything that the page sends to the browser."""
    return repr([element.proto for element in app.main]) + repr([element.proto for element in app.sidebar])


TARGET_LINES = [Line(f"Periksa PT {CANARY} di Koba", f"Kanim {CANARY}", "2024-06-14")]


@pytest.fixture
def meeting():
    """Return a deck of a meeting in which a target stands that is not confirmed."""
    open_page("deck", area="19.04").button(key="begin").click().run()
    (stored_deck,) = repository.load_decks()
    target = replace(
        stored_deck.scenes[-1], lines=TARGET_LINES, missing_reason="", notes=CANARY, title=CANARY, annotation=CANARY
    )
    minutes_lines = [Line("Cocokkan daftar", "Disnaker", "2024-07-01")]
    return write_deck(
        stored_deck, scenes=[*stored_deck.scenes[:-1], target], minutes=minutes_lines, held_on="2024-06-13"
    )


def test_an_unconfirmed_target_leaks_nowhere(meeting):
    assert find_scene(meeting, "operation").is_sensitive
    assert CANARY not in get_presentation_data(meeting)
    for ending in FORMATS:
        assert CANARY.encode() not in unpack_bytes(export_scene(meeting, ending))
    i18n = translator(meeting.lang)
    paper = unpack_bytes(downloads.export_minutes(meeting, minutes.build_minutes_scene(meeting, i18n)))
    assert CANARY.encode() not in paper
    assert b"Cocokkan daftar" in paper
    next_deck = default_deck.build_default_deck("19.04", make_reader(meeting.lang))
    assert next_deck.scenes[0].lines == meeting.minutes
    assert CANARY.encode() not in deck_file.encode_deck(next_deck)
    confirmed_deck = replace(meeting, scenes=[*meeting.scenes[:-1], replace(meeting.scenes[-1], is_confirmed=True)])
    assert CANARY in get_presentation_data(confirmed_deck)
    assert CANARY.encode() in unpack_bytes(export_scene(confirmed_deck, "pdf"))


def test_what_was_hidden_in_a_follow_up_is_hidden_in_the_next(meeting):
    second_deck = default_deck.build_default_deck("19.04", make_reader(meeting.lang))
    first_scene = replace(second_deck.scenes[0], lines=TARGET_LINES, is_sensitive=True)
    repository.save_deck(replace(second_deck, scenes=[first_scene, *second_deck.scenes[1:]], held_on="2024-09-13"))
    third_deck = default_deck.build_default_deck("19.04", make_reader(meeting.lang))
    assert third_deck.scenes[0].lines == TARGET_LINES
    assert CANARY not in get_presentation_data(third_deck)


def test_a_meeting_in_full_numbers_is_followed_up_where_it_may_be_seen_alone(meeting):
    secret_lines = [Line(f"Surati PT {CANARY}", "Kanim")]
    write_deck(meeting, deck_id="0123abcd", mode="internal", minutes=secret_lines, held_on="2024-12-01")
    app = open_page("deck", area="19.04")
    app.button(key="begin").click().run()
    next_deck = repository.load_decks()[0]
    assert next_deck.scenes[0].lines == meeting.minutes
    repository.remove_deck(next_deck.deck_id)
    app = open_page("deck", area="19.04", internal=True)
    app.button(key="begin").click().run()
    assert repository.load_decks()[0].scenes[0].lines == secret_lines


def test_a_map_that_the_presenter_hid_is_still_hidden_when_it_is_captured_anew(meeting):
    scenes = [
        replace(scene, is_sensitive=True, annotation=CANARY) if scene.kind == "map" else scene
        for scene in meeting.scenes
    ]
    today = scene_refresh.rebuild_deck(replace(meeting, scenes=scenes), make_reader().source)
    assert find_scene(today, "situation", "map").is_sensitive
    assert CANARY not in get_presentation_data(today)
