"""What is hidden until confirmed leaves no trace: employers and targets, on the stage, in every format, in minutes, in what comes after.

The attack: a word that stands nowhere else is written into every text of a scene, and every byte that leaves is searched.
"""

import zipfile
from io import BytesIO

import msgspec
import pytest
from pypdf import PdfReader

from data.disclosure import Mode
from data.register.store import permit_store
from meeting import deck_file, exports, repository
from meeting.capture import default_deck, scene_capture
from meeting.errors import DeckError
from meeting.model import Figure, Line
from pages.parts.deck import deck_state, downloads, minutes, presentation
from pages.parts.state.reader_context import Reading
from tests.pages.registers import store_list
from tests.pages.test_deck import own_decks, scene_of, written  # noqa: F401 - a fixture
from tests.pages.test_employers import LINES
from tests.pages.test_pages import opened, text
from views.text.translator import words

CANARY = "KENARI"
PERMANENT = [f"R{n},Jepang,ITAP,Bangka Tengah,PT {'ABCD'[n % 4]},10/02/2024,10/02/2029" for n in range(5)]
FORMATS = [*exports.FORMATS]
INTERNAL = {"id": "INTERNAL – angka lengkap", "en": "INTERNAL – full numbers"}
replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def registered(tmp_path_factory):
    """Return a home whose register has seven ITAS of three employers in Bangka Tengah, and five ITAP of four; nobody changes it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(home))
        store_list(home, [*LINES, *PERMANENT])
    return home


@pytest.fixture
def register(registered, monkeypatch):
    """Read that register in a test, and keep decks in it."""
    monkeypatch.delenv("PETA_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(registered))
    yield
    for deck in repository.decks():
        repository.remove(deck.deck_id)


def added(lang="id", **address):
    """Add the employers of Bangka Tengah to a deck on the region page, unlocked."""
    app = opened("region", internal=True, data="register", area="19.04", lang=lang, **address)
    app.button(key="add-employers").click().run()
    assert not app.exception
    return app


@pytest.fixture(scope="module")
def captured(registered, tmp_path_factory):
    """Return by language a deck of the internal mode with the headline and, after it, the employers, as the page makes it."""
    found = {}
    for lang in ("id", "en"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_DATA_HOME", str(registered))
            app = opened("region", internal=True, data="register", area="19.04", lang=lang)
            app.button(key="add-scene").click().run()
            app.button(key="add-employers").click().run()
            assert not app.exception
            (found[lang],) = repository.decks()
            repository.remove(found[lang].deck_id)
    return found


@pytest.fixture(params=["id", "en"])
def deck(request, captured, register):
    """Return that deck, kept where the test looks for decks."""
    return repository.write(captured[request.param])


def everywhere(value):
    """Return a scene, figure or picture with the canary in each of its texts that may hold any."""
    if isinstance(value, str):
        return f"{value} {CANARY}"
    if isinstance(value, list):
        return [everywhere(one) for one in value]
    if not isinstance(value, msgspec.Struct):
        return value
    keep = {
        "scene_id", "block", "kind", "view", "area_code", "measure", "unit", "disclosure", "breakdown", "as_of", "due",
        "period_start", "period_end", "when" if isinstance(value, Figure) else "",
        "unit_label", "told", "publisher", "agency", "badges", "missing",
    }  # fmt: skip
    names = [name for name in value.__struct_fields__ if name not in keep and name != "status"]
    return replace(value, **{name: everywhere(getattr(value, name)) for name in names})


def infected(deck, **values):
    """Return a deck whose last scene has the canary in every text."""
    return replace(deck, scenes=[*deck.scenes[:-1], replace(everywhere(deck.scenes[-1]), **values)])


def unpacked(content: bytes) -> bytes:
    """Return the bytes of a file, of an archive those of its members, archives within it too, and of a PDF its text."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return b"\n".join(name.encode() + unpacked(archive.read(name)) for name in archive.namelist())
    if content.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(content))
        found = "\n".join([*(page.extract_text() for page in reader.pages), repr(reader.metadata)])
        return content + found.encode()
    return content


def at_home(deck, ending, scene=1):
    return exports.export(deck, ending, exports.Options(scene=scene), internal=True)


def on_stage(deck):
    return repr(presentation.data(deck, "light", "wide", words(deck.lang)))


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
    assert [(bar.name, bar.told) for bar in scene.picture.bars] == [(cells[0], "3"), (cells[1], "4")]
    assert scene.picture.unit == unit
    told = [(one.measure, one.value, one.category_label) for one in scene.figures]
    assert told == [
        ("employers", 3.0, cells[0]),
        ("employed_holders", 7.0, cells[0]),
        ("employers", 4.0, cells[1]),
        ("employed_holders", 5.0, cells[1]),
    ]
    assert {(one.as_of, one.publisher) for one in scene.figures} == {("2024-06-13", "Kanim Pangkalpinang")}


def test_unconfirmed_employers_are_neither_on_the_stage_nor_in_any_file(deck):
    hidden, without = infected(deck), replace(deck, scenes=deck.scenes[:-1])
    assert CANARY in hidden.scenes[-1].title
    assert on_stage(hidden) == on_stage(without)
    for ending in FORMATS:
        made = at_home(hidden, ending)
        assert CANARY.encode() not in unpacked(made)
        assert made == at_home(without, ending)


def test_confirmed_employers_are_in_all_with_the_badge_of_the_internal_mode(deck):
    shown = infected(deck, is_confirmed=True)
    assert CANARY in on_stage(shown)
    assert INTERNAL[deck.lang] in on_stage(shown)
    for ending in ("pptx", "pdf", "xlsx", "svg"):
        found = unpacked(at_home(shown, ending, scene=2)).decode(errors="replace")
        assert CANARY in found
        assert INTERNAL[deck.lang].split(" ")[0] in found
    assert at_home(shown, "png", scene=2) != at_home(shown, "png", scene=1)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_deck_of_hidden_employers_alone_goes_home_in_no_format(deck, ending):
    alone = replace(infected(deck), scenes=infected(deck).scenes[-1:])
    with pytest.raises(DeckError, match="no scene that can be shown"):
        at_home(alone, ending)
    with pytest.raises(DeckError, match="captured in the internal mode"):
        exports.export(replace(alone, scenes=[replace(alone.scenes[0], is_confirmed=True)]), ending)


def test_employers_that_are_not_said_to_be_sensitive_are_hidden_all_the_same(deck):
    open_ = infected(deck, is_sensitive=False)
    assert CANARY not in on_stage(open_)
    app = opened("deck", internal=True, data="register", deck=repository.write(open_).deck_id, lang=deck.lang)
    app.button(key=f"confirm-{open_.scenes[-1].scene_id}").click().run()
    assert len(repository.read(deck.deck_id).shown) == 2


@pytest.mark.parametrize("mode", ["meeting", "public"])
@pytest.mark.parametrize("ending", FORMATS)
def test_in_a_deck_of_another_mode_confirmed_employers_are_not_shown_either(deck, mode, ending):
    changed = replace(infected(deck, is_confirmed=True), mode=mode, k=5)
    assert CANARY not in on_stage(changed)
    assert CANARY.encode() not in unpacked(at_home(changed, ending))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("id", "adalah paparan mode rapat; perusahaan hanya untuk paparan mode internal. Di halaman Paparan, buka"),
        ("en", "is a deck of the meeting mode; employers are for one of the internal mode. On the page Meeting, open"),
    ],
)
def test_a_deck_of_a_meeting_refuses_employers_with_a_sentence(register, lang, told):
    opened("region", data="register", area="19.04", lang=lang).button(key="add-scene").click().run()
    (before,) = repository.decks()
    assert before.mode == "meeting"
    app = added(lang, deck=before.deck_id)
    assert told in app.toast[0].value
    assert repository.decks() == [before]
    assert app.query_params["deck"] == before.deck_id


def test_captured_anew_outside_the_internal_mode_employers_are_not_there(deck, monkeypatch):
    scene = deck.scenes[-1]
    for mode, why in (
        ("meeting", {"id": "Perusahaan hanya untuk mode internal", "en": "Employers are for the internal mode alone"}),
        ("internal", {"id": "", "en": ""}),
    ):
        what = reading_in(mode)
        monkeypatch.setattr("views.source.source", lambda what=what: what)
        again = scene_capture.again(scene, deck.lang)
        assert why[deck.lang] in again.missing
        assert (bool(again.figures), again.picture is None, bool(again.missing)) == (
            (True, False, False) if mode == "internal" else (False, True, True)
        )
        assert again.is_sensitive


def reading_in(mode):
    """Return a reading of the register in a mode."""
    return Reading("register", permit_store.address(), Mode(mode, 5))


def test_an_internal_deck_from_a_file_is_kept_and_not_opened_where_the_internal_mode_is_locked(deck):
    content = deck_file.encoded(infected(deck, is_confirmed=True))
    repository.remove(deck.deck_id)
    app = opened("deck", lang=deck.lang)
    app.file_uploader(key="deck_file").set_value(("dari-lain.paparan", content, "application/json")).run()
    locked = {"id": "Paparan ini memuat angka penuh", "en": "This deck holds full numbers"}[deck.lang]
    assert locked in text(app)
    assert not [button for button in app.button if button.key == "open-file"]
    (kept,) = repository.decks()
    assert kept.shown == kept.scenes[:-1]
    for address in ({}, {"show": "1"}, {"show": "1", "presenter": "1"}):
        app = opened("deck", deck=kept.deck_id, lang=deck.lang, **address)
        assert locked in text(app)
        assert CANARY not in sent(app)
    unlocked = opened("deck", internal=True, data="register", deck=kept.deck_id, lang=deck.lang)
    assert INTERNAL[deck.lang] in text(unlocked)


def sent(app) -> str:
    """Return everything that the page sends to the browser."""
    return repr([element.proto for element in app.main]) + repr([element.proto for element in app.sidebar])


TARGETS = [Line(f"Periksa PT {CANARY} di Koba", f"Kanim {CANARY}", "2024-06-14")]


@pytest.fixture
def meeting():
    """Return a deck of a meeting in which a target stands that is not confirmed."""
    opened("deck", area="19.04").button(key="begin").click().run()
    (kept,) = repository.decks()
    target = replace(kept.scenes[-1], lines=TARGETS, missing="", notes=CANARY, title=CANARY, annotation=CANARY)
    decided = [Line("Cocokkan daftar", "Disnaker", "2024-07-01")]
    return written(kept, scenes=[*kept.scenes[:-1], target], minutes=decided, held_on="2024-06-13")


def test_an_unconfirmed_target_leaks_nowhere(meeting):
    assert scene_of(meeting, "operation").is_sensitive
    assert CANARY not in on_stage(meeting)
    for ending in FORMATS:
        assert CANARY.encode() not in unpacked(at_home(meeting, ending))
    say = words(meeting.lang)
    paper = unpacked(downloads.minutes(meeting, minutes.of_one_page(meeting, say)))
    assert CANARY.encode() not in paper
    assert b"Cocokkan daftar" in paper
    following = default_deck.begin("19.04", say)
    assert following.scenes[0].lines == meeting.minutes
    assert CANARY.encode() not in deck_file.encoded(following)
    confirmed = replace(meeting, scenes=[*meeting.scenes[:-1], replace(meeting.scenes[-1], is_confirmed=True)])
    assert CANARY in on_stage(confirmed)
    assert CANARY.encode() in unpacked(at_home(confirmed, "pdf"))


def test_what_was_hidden_in_a_follow_up_is_hidden_in_the_next(meeting):
    say = words(meeting.lang)
    second = default_deck.begin("19.04", say)
    first = replace(second.scenes[0], lines=TARGETS, is_sensitive=True)
    repository.write(replace(second, scenes=[first, *second.scenes[1:]], held_on="2024-09-13"))
    third = default_deck.begin("19.04", say)
    assert third.scenes[0].lines == TARGETS
    assert CANARY not in on_stage(third)


def test_a_meeting_in_full_numbers_is_followed_up_where_it_may_be_seen_alone(meeting):
    secret = [Line(f"Surati PT {CANARY}", "Kanim")]
    written(meeting, deck_id="0123abcd", mode="internal", minutes=secret, held_on="2024-12-01")
    app = opened("deck", area="19.04")
    app.button(key="begin").click().run()
    following = repository.decks()[0]
    assert following.scenes[0].lines == meeting.minutes
    repository.remove(following.deck_id)
    app = opened("deck", area="19.04", internal=True)
    app.button(key="begin").click().run()
    assert repository.decks()[0].scenes[0].lines == secret


def test_a_map_that_the_presenter_hid_is_still_hidden_when_it_is_captured_anew(meeting):
    scenes = [
        replace(scene, is_sensitive=True, annotation=CANARY) if scene.kind == "map" else scene
        for scene in meeting.scenes
    ]
    today = deck_state.today(replace(meeting, scenes=scenes))
    assert scene_of(today, "situation", "map").is_sensitive
    assert CANARY not in on_stage(today)
