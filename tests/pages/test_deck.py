"""The Paparan page: a deck is begun, put in order, written on, frozen and compared; what is on a page is added to it."""

import json
import math
import re
from base64 import b64decode
from dataclasses import replace
from io import BytesIO

import duckdb
import msgspec
import numpy as np
import pytest
from pptx import Presentation
from pypdf import PdfReader

from data.register.store import engines
from geo import palettes
from meeting import deck_file, repository
from meeting.capture import default_deck, scene_capture
from meeting.model import BLOCKS, Line
from pages.parts.deck import deck_state, downloads, editor, minutes
from pages.parts.deck.edit_lock import Hold, browser_of
from pages.parts.state.url_state import Pick
from tests.pages.test_pages import ROOT, headline, opened, text
from views import source as cached
from views.text.translator import words


@pytest.fixture(autouse=True)
def own_decks(tmp_path, monkeypatch):
    monkeypatch.setenv("PETA_STORE", f"duckdb://{tmp_path / 'decks.duckdb'}")
    monkeypatch.setenv("PETA_DECKS", str(tmp_path / "earlier"))
    return tmp_path


def begun(area="19.04", **address):
    app = opened("deck", area=area, **address)
    app.button(key="begin").click().run()
    assert not app.exception
    (deck,) = repository.decks()
    return app, deck


def scene_of(deck, block, kind=None):
    return next(scene for scene in deck.scenes if scene.block == block and kind in (None, scene.kind))


def test_a_new_deck_has_the_five_blocks_with_what_is_known():
    app, deck = begun()
    told = text(app)
    for block in (
        "1. Dasar hukum",
        "2. Situasi",
        "3. Tindakan administratif",
        "4. Kerawanan",
        "5. Operasi dan rekomendasi",
    ):
        assert block in told
    assert "Bangka Tengah: 22 ITAS darat dan 6 ITAP" in told
    assert "Dasar hukum untuk data per 13 Juni 2024: Permenkumham 50/2016" in told
    assert "Pulau Bangka: izin tinggal terbit dari 1.939 menjadi 1.573" in told
    assert "Dilewati: Belum ada isi" in told
    assert app.query_params["deck"] == deck.deck_id


def test_the_deck_speaks_english_where_the_reader_does():
    app, deck = begun(lang="en")
    assert deck.lang == "en"
    assert "Bangka Tengah: 22 ITAS on land and 6 ITAP" in text(app)
    assert "Skipped: Nothing is written yet" in text(app)


@pytest.mark.parametrize("area", ["id", "19", "kanim:pangkalpinang", "19.04.01"])
def test_a_deck_can_be_begun_for_every_kind_of_area(area):
    app, deck = begun(area)
    assert [scene.kind for scene in deck.scenes] == ["law", "facts", "map", "trend", "bars", "facts", "facts", "lines"]
    assert repository.read(deck.deck_id) == deck


def test_every_number_of_the_map_scene_is_that_of_the_map_page():
    _, deck = begun("19")
    page = text(opened("map", area="19", measure=scene_of(deck, "situation", "map").view["measure"]))
    assert scene_of(deck, "situation", "map").title in page


def test_a_scene_is_moved_and_removed():
    app, deck = begun()
    first, second = deck.scenes[:2]
    app.button(key=f"down-{first.scene_id}").click().run()
    assert [scene.scene_id for scene in repository.read(deck.deck_id).scenes[:2]] == [second.scene_id, first.scene_id]
    app.button(key=f"remove-{second.scene_id}").click().run()
    assert second.scene_id not in [scene.scene_id for scene in repository.read(deck.deck_id).scenes]
    assert not app.exception


def test_a_scene_that_was_removed_in_another_view_is_moved_nowhere():
    app, deck = begun()
    deck_state.without(deck.deck_id, deck.scenes[0].scene_id)
    app.button(key=f"down-{deck.scenes[0].scene_id}").click().run()
    assert not app.exception
    assert repository.read(deck.deck_id).scenes == deck.scenes[1:]


def test_a_deck_that_is_removed_while_it_is_presented_leads_to_the_list_and_from_there_to_a_desk():
    app, deck = begun()
    other = repository.copied(deck, "Rapat lain")
    app.query_params["show"] = "1"
    app.run()
    repository.remove(deck.deck_id)
    app.run()
    assert "Tidak ada paparan" in text(app)
    app.button(key=f"open-{other.deck_id}").click().run()
    assert not app.exception
    assert app.button(key="present").label == "Tayangkan"
    assert "show" not in app.query_params


def test_a_meeting_goes_on_and_no_page_waits_while_another_process_holds_the_store(monkeypatch):
    app, deck = begun()
    app.query_params["show"] = "1"
    app.run()
    waits, before = [], text(app)

    def locked(_self):
        raise duckdb.IOException('IO Error: Could not set lock on file "decks.duckdb"')

    monkeypatch.setattr(engines.DuckDB, "_enter", locked)
    monkeypatch.setattr(engines, "patiently", lambda *a, real=engines.patiently: waits.append(a[1]) or real(*a))
    monkeypatch.setattr(repository.shelf, "of_files", lambda _: "the file of a longer while")
    app.run()
    assert text(app) == before
    told = text(opened("deck", area="19.04"))
    assert deck.title in told
    assert "Impor lain sedang memakai penyimpanan" in told
    assert set(waits) == {0.0}


def test_the_map_of_a_regency_says_what_it_shows_and_no_more():
    _, deck = begun()
    titles = [scene_of(deck, "situation", kind).title for kind in ("facts", "map")]
    assert titles == ["Bangka Tengah: 22 ITAS darat dan 6 ITAP", "Bangka Tengah: 22 ITAS darat"]


def test_scenes_of_the_same_title_are_told_apart_by_what_they_show():
    _, deck = begun()
    facts, map_ = scene_of(deck, "situation", "facts"), scene_of(deck, "situation", "map")
    deck_state.edited(deck.deck_id, map_.scene_id, title=facts.title, has_own_title=True)
    app = opened("deck", deck=deck.deck_id)
    assert facts.subtitle != map_.subtitle
    assert facts.subtitle in text(app)
    assert map_.subtitle in text(app)
    [actions] = [scene for scene in deck.scenes if scene.block == "actions"]
    assert actions.subtitle not in text(app)


@pytest.mark.parametrize(
    ("lang", "not_tak"), [("id", "bukan TAK: projustisia"), ("en", "not TAK: criminal proceedings")]
)
def test_a_detention_alone_is_no_administrative_action(lang, not_tak):
    """Kabupaten Bangka Barat tells 25 detentions of 2018 and no action: its office's newest actions stand for it."""
    _, deck = begun("19.05", lang=lang)
    actions = scene_of(deck, "actions")
    assert [(one.measure, one.told) for one in actions.figures] == [("deportation", "19"), ("pro_justitia", "3")]
    assert actions.subtitle.endswith(f"; {not_tak}")


@pytest.mark.parametrize(
    ("page", "name"),
    [("map", "peta-19"), ("trend", "tren-19"), ("region", "wilayah-19"), ("overview", "ringkasan-19")],
)
def test_a_picture_goes_home_under_the_name_of_its_page(page, name, monkeypatch):
    names = []
    monkeypatch.setattr(downloads, "formats", lambda make, name, key, say: names.append(name))
    opened(page, area="19")
    assert names[-1] == name


def test_what_is_on_a_page_is_added_to_the_deck_at_hand():
    _, deck = begun()
    app = opened("map", area="19", measure="tka", show="rate")
    app.button(key="add-scene").click().run()
    assert not app.exception
    scenes = repository.read(deck.deck_id).scenes
    [added] = [scene for scene in scenes if scene not in deck.scenes]
    assert (added.kind, added.view["show"], added.picture.show) == ("map", "rate", "rate")
    assert [scene.block for scene in scenes] == sorted([scene.block for scene in scenes], key=BLOCKS.index)
    assert added.title in text(app)
    for page in ("trend", "region", "overview"):
        app = opened(page, area="19", deck=deck.deck_id)
        app.button(key="add-scene").click().run()
        assert not app.exception
    added = [scene.kind for scene in repository.read(deck.deck_id).scenes if scene not in deck.scenes]
    assert added == ["map", "trend", "facts", "facts"]


def test_each_chart_of_a_region_is_taken_by_itself():
    _, deck = begun(area="82")
    charts = {"nationality": True, "tka": True}
    app = opened("region", session={f"chart-{name}": is_open for name, is_open in charts.items()}, area="82")
    for name in charts:
        assert download(app, f"picture-{name}-svg").label == "SVG"
        app.button(key=f"add-{name}").click().run()
        assert not app.exception
    parts, over_time = [scene for scene in repository.read(deck.deck_id).scenes if scene not in deck.scenes]
    assert (parts.kind, parts.view["breakdown"]) == ("bars", "nationality")
    assert (over_time.kind, over_time.view["measure"], over_time.view["areas"]) == ("trend", "tka", "82")
    assert [bar.value for bar in parts.picture.bars] == [figure.value for figure in parts.figures]


@pytest.mark.parametrize("area", ["19", "19.04", "id"])
def test_map_and_trend_of_the_overview_are_taken_as_they_are_shown(area):
    app = opened("overview", session={"chart-map": True, "chart-trend": True}, area=area)
    shown = json.loads(app.get("plotly_chart")[0].proto.spec)["data"][0]
    for name in ("map", "trend"):
        assert download(app, f"picture-{name}-png").label == "PNG"
        app.button(key=f"add-{name}").click().run()
        assert not app.exception
    (deck,) = repository.decks()
    mapped, trend = deck.scenes
    assert (mapped.kind, mapped.view["area"], mapped.view["time"]) == ("map", area, "latest")
    values = np.frombuffer(b64decode(shown["y"]["bdata"]), shown["y"]["dtype"]) if "bdata" in shown["y"] else shown["y"]
    drawn = [value for value in values if value is not None and not math.isnan(value)]
    (line,) = trend.picture.series
    assert [point.value for point in line.points if point.value is not None] == drawn
    told = [text for text in shown["text"] if text]
    assert told == [line.points[0].told, line.points[-1].told]


@pytest.mark.parametrize("bounds", ["1e1-1e2", "10." + "0" * 3_000 + "-20", "1_0-20", " 10", "nan", "10-inf"])
def test_bounds_that_no_deck_may_hold_are_those_of_no_page(bounds):
    app = opened("map", area="19", method="manual", bounds=bounds)
    assert "Batas kelas berupa angka menaik" in text(app)
    app.button(key="add-scene").click().run()
    (deck,) = repository.decks()
    assert deck_state.today(deck).shown[0].view["bounds"] == "10-100-1000-10000"


def test_without_a_deck_adding_begins_one():
    app = opened("map", area="19.04")
    app.button(key="add-scene").click().run()
    (deck,) = repository.decks()
    assert (deck.title, len(deck.scenes)) == ("Rapat TIMPORA, Kabupaten Bangka Tengah", 1)
    assert app.query_params["deck"] == deck.deck_id


def test_a_frozen_deck_is_not_added_to_and_cannot_be_rewritten():
    app, deck = begun()
    app.button(key="freeze").click().run()
    assert "dibekukan" in text(app)
    assert not [button for button in app.button if (button.key or "").startswith("remove-")]
    added = opened("map", area="19", deck=deck.deck_id)
    added.button(key="add-scene").click().run()
    assert len(repository.read(deck.deck_id).scenes) == 8
    assert len(repository.decks()) == 2


def test_a_frozen_deck_keeps_its_figures_and_tells_what_changed(tmp_path, monkeypatch):
    app, deck = begun()
    app.button(key="freeze").click().run()
    assert "Setiap angka hari ini sama dengan saat dibekukan." in text(app)
    hashed = re.search(r"Kode periksa angka ([0-9a-f]{12})", text(app)).group(1)
    raw = (ROOT / "data" / "figures" / "published.csv").read_text(encoding="utf-8")
    line = next(
        line for line in raw.splitlines() if ",itas_land_holders," in line and "2024-06-13" in line and "19.04" in line
    )
    changed = tmp_path / "figures.csv"
    changed.write_text(raw.replace(line, line.replace(",22,", ",23,")), encoding="utf-8")
    monkeypatch.setenv("PETA_FIGURES", str(changed))
    app = opened("deck", deck=deck.deck_id)
    told = text(app)
    assert "Bangka Tengah: 22 ITAS darat dan 6 ITAP" in told
    assert "22 orang, per 13 Juni 2024 → 23 orang, per 13 Juni 2024" in told
    assert f"Kode periksa angka {hashed}" in told
    app.button(key="thaw").click().run()
    assert "Bangka Tengah: 23 ITAS darat dan 6 ITAP" in text(app)


def test_a_scene_whose_measure_is_gone_says_so_and_the_deck_opens():
    _, deck = begun()
    scenes = [
        msgspec.structs.replace(scene, view=scene.view | {"measure": "gone"}) if scene.kind == "map" else scene
        for scene in deck.scenes
    ]
    scenes[1] = msgspec.structs.replace(scenes[1], view={"page": "region", "area": "99.99", "group": "headline"})
    repository.write(msgspec.structs.replace(deck, scenes=scenes))
    told = text(opened("deck", deck=deck.deck_id))
    assert "“gone” pada salindia ini tidak dikenal lagi" in told
    assert "Wilayah “99.99” pada salindia ini tidak dikenal lagi" in told


@pytest.mark.parametrize(
    "view",
    [
        {"page": "map", "area": "19"},
        {"page": "elsewhere"},
        {"page": "trend"},
        {"page": "region", "area": "19", "group": "<b>"},
        {"page": "region", "area": "19"},
        {"page": "region", "area": "", "group": "headline"},
        {"area": ""},
        {"area": "kanim:batam", "level": "district"},
        {"area": "19.04.01"},
        {"level": "province"},
        {"method": "manual", "bounds": ""},
        {"bounds": "١٠-٢٠"},
        {"k": "many"},
        {"palette": "rainbow"},
        {"bounds": "10-5"},
        {"show": "pie"},
        {"level": "village"},
        {"theme": "neon"},
    ],
)
def test_a_view_that_no_page_could_have_written_is_said(view):
    scene = scene_capture.of_map(default_deck.usual_map("19", "tka", words("id")), words("id"))
    changed = msgspec.structs.replace(scene, view=view if "page" in view else scene.view | view)
    again = scene_capture.again(changed, "id")
    assert "Hapus salindia ini, atau tambahkan kembali." in again.missing
    assert (again.figures, again.picture, again.scene_id) == ([], None, scene.scene_id)


def test_a_deck_that_is_not_there_is_said_so_and_the_others_are_offered():
    told = text(opened("deck", deck="nope"))
    assert "Tidak ada paparan" in told
    assert "Paparan rapat" in told


def test_decks_of_an_earlier_version_are_listed_and_a_damaged_one_is_named(own_decks):
    _, deck = begun()
    repository.remove(deck.deck_id)
    (own_decks / "earlier").mkdir()
    (own_decks / "earlier" / f"{deck.deck_id}.paparan").write_bytes(deck_file.encoded(deck))
    (own_decks / "earlier" / "rusak.paparan").write_bytes(deck_file.encoded(deck)[:500])
    told = text(opened("deck"))
    assert deck.title in told
    assert "rusak.paparan bukan paparan aplikasi ini" in told


def test_a_deck_in_full_numbers_is_neither_listed_nor_opened_unless_unlocked():
    _, deck = begun()
    repository.write(msgspec.structs.replace(deck, mode="internal", title="Rahasia", k=0))
    assert "Rahasia" not in text(opened("deck"))
    told = text(opened("deck", deck=deck.deck_id))
    assert "Paparan ini memuat angka penuh" in told
    assert "22 ITAS" not in told
    assert "22 ITAS" in text(opened("deck", deck=deck.deck_id, internal=True))


def test_a_deck_made_in_another_mode_is_shown_as_captured_and_says_so():
    _, deck = begun()
    told = text(opened("deck", deck=deck.deck_id, mode="public"))
    assert "angkanya seperti saat diambil" in told


def test_hostile_words_of_a_presenter_stay_words():
    _, deck = begun()
    evil = '<img src=x onerror="alert(1)">'
    repository.write(msgspec.structs.replace(deck, title=evil, place=evil))
    app = opened("deck", deck=deck.deck_id)
    assert all("<img" not in block.proto.body for block in app.get("html"))
    assert "&lt;img src=x" in "".join(block.proto.body for block in app.get("html"))


def written(deck, **values):
    return repository.write(msgspec.structs.replace(deck, **values))


def test_a_scene_of_targets_is_hidden_until_it_is_confirmed_for_this_meeting():
    app, deck = begun()
    operation = deck.scenes[-1]
    lines = [Line("Periksa PT Contoh di Koba", "Kanim Pangkalpinang", "2024-06-14")]
    written(deck, scenes=[*deck.scenes[:-1], msgspec.structs.replace(operation, lines=lines, missing="")])
    app = opened("deck", deck=deck.deck_id)
    assert "Dilewati: belum dikonfirmasi untuk rapat ini." in text(app)
    assert operation.scene_id not in [scene.scene_id for scene in repository.read(deck.deck_id).shown]
    app.button(key=f"confirm-{operation.scene_id}").click().run()
    assert operation.scene_id in [scene.scene_id for scene in repository.read(deck.deck_id).shown]
    app.button(key=f"confirm-{operation.scene_id}").click().run()
    assert operation.scene_id not in [scene.scene_id for scene in repository.read(deck.deck_id).shown]


def test_a_scene_of_targets_cannot_be_confirmed_before_they_are_written():
    app, deck = begun()
    operation = deck.scenes[-1]
    assert not [button for button in app.button if button.key == f"confirm-{operation.scene_id}"]
    early = msgspec.structs.replace(operation, is_confirmed=True)
    written(deck, scenes=[*deck.scenes[:-1], early])
    app = opened("deck", deck=deck.deck_id)
    told = next(box for box in app.text_input if box.value == operation.title)
    told.set_value("Operasi besok")
    form = next(button for button in app.button if button.label == "Simpan" and button.form_id == told.form_id)
    form.click().run()
    kept = repository.read(deck.deck_id).scenes[-1]
    assert (kept.title, kept.is_confirmed) == ("Operasi besok", False)


def test_what_a_meeting_left_open_is_the_first_scene_of_the_next():
    app, deck = begun()
    minutes = [Line("Cocokkan daftar", "Disnaker", "2024-07-01"), Line("Surati PT Contoh", "Kanim", status="done")]
    written(deck, minutes=minutes, held_on="2024-06-13")
    app = opened("deck", area="19.04")
    app.button(key="begin").click().run()
    following = next(other for other in repository.decks() if other.deck_id != deck.deck_id)
    first = following.scenes[0]
    assert (first.block, first.title) == ("follow_up", "1 keputusan rapat 13 Juni 2024 belum selesai")
    assert first.lines == minutes[:1]
    assert "Tindak lanjut rapat lalu" in text(app)


@pytest.mark.parametrize("cookie", ["", "x", "2|zz|00|1", "1|c7d70bbf|d37a2160|1", "2|c7d70bbf||1"])
def test_a_cookie_that_is_no_token_names_no_browser(cookie):
    assert browser_of(cookie) == ""


def test_a_browser_is_the_same_under_another_mask():
    masked = [
        "2|c7d70bbf|d37a2160d78c2ca1e251ad4b692d391c|1795665197",
        "2|9a2727ed|8e8a0d328a7c00f3bfa1811934dd154e|1795665197",
    ]
    assert {browser_of(cookie) for cookie in masked} == {"14ad2adf105b271e2586a6f4aefa32a3"}


def test_copies_of_a_deck_with_the_longest_title_bear_titles_of_their_own():
    _, deck = begun()
    long = repository.write(msgspec.structs.replace(deck, title="x" * 2_000))
    first, second = editor.copied(long, words("id")), editor.copied(long, words("id"))
    assert first.title.endswith("… (salinan)")
    assert second.title.endswith("… (salinan 2)")
    assert {first.title, second.title} <= {kept.title for kept in repository.decks()}


def test_a_second_browser_opens_a_copy(monkeypatch):
    first, second = Hold("a"), Hold("b")
    monkeypatch.setattr(cached, "hold", lambda: first)
    _, deck = begun()
    assert "salinan" not in text(opened("deck", deck=deck.deck_id))
    monkeypatch.setattr(cached, "hold", lambda: second)
    app = opened("deck", deck=deck.deck_id)
    assert "sedang terbuka di peramban lain" in text(app)
    copy = next(other for other in repository.decks() if other.deck_id != deck.deck_id)
    assert copy.title == "Rapat TIMPORA, Kabupaten Bangka Tengah (salinan)"
    assert app.query_params["deck"] == copy.deck_id
    second.release()
    again = Hold("b")
    monkeypatch.setattr(cached, "hold", lambda: again)
    assert opened("deck", deck=deck.deck_id).query_params["deck"] == copy.deck_id
    assert len(repository.decks()) == 2

    again.release()
    third, back = Hold("c"), Hold("b")
    assert third.take(copy.deck_id)
    monkeypatch.setattr(cached, "hold", lambda: back)
    assert opened("deck", deck=deck.deck_id).query_params["deck"] not in {deck.deck_id, copy.deck_id}
    assert {other.title for other in repository.decks()} == {deck.title, copy.title, f"{deck.title} (salinan 2)"}
    for hold in (first, third, back):
        hold.release()
    monkeypatch.setattr(cached, "hold", lambda: Hold("d"))
    assert "sedang terbuka" not in text(opened("deck", deck=deck.deck_id))


def download(app, key):
    button = next(element for element in app.get("download_button") if element.proto.id.endswith(key))
    return button.proto


def test_the_deck_goes_home_as_it_is_shown():
    app, deck = begun()
    shown = downloads.made(deck_state.today(deck), "pptx", "16:9")
    told = "\n".join(
        shape.text_frame.text
        for slide in Presentation(BytesIO(shown)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    for scene in deck.shown:
        assert scene.title in told
    assert "Belum ada isi" not in told
    assert download(app, "take-pptx-Unduh paparan").label == "Unduh paparan"


def test_a_broken_template_is_refused_in_a_sentence_and_nothing_is_lost():
    app, deck = begun()
    app.file_uploader(key="template").set_value(("kantor.pptx", b"PK\x03\x04 no template", "")).run()
    assert not app.exception
    assert "templat" in text(app).lower()
    assert repository.read(deck.deck_id) == deck
    assert download(app, "take-pptx-Unduh paparan").label == "Unduh paparan"


def test_the_minutes_are_one_page():
    app, deck = begun()
    written(
        deck,
        minutes=[Line(f"Keputusan {number}", "Disnaker", "2024-07-01") for number in range(14)],
        held_on="2024-06-13",
    )
    app = opened("deck", deck=deck.deck_id)
    kept = repository.read(deck.deck_id)
    made = downloads.minutes(kept, minutes.of_one_page(kept, words("id")))
    pages = PdfReader(BytesIO(made)).pages
    assert len(pages) == 1
    assert "Keputusan 13" in pages[0].extract_text()
    assert download(app, "take-minutes").label == "Unduh notulen (PDF)"


def test_a_view_goes_home_as_a_picture_of_itself():
    app = opened("map", area="19.04")
    assert download(app, "picture-png").label == "PNG"
    pick = Pick(
        "19.04", "itas_land_holders", "symbols", "regency", "latest", "quantile", 5, "", "YlGnBu", "id", "light"
    )
    scene = scene_capture.of_map(replace(pick, palette=palettes.names("sequential")[0]), words("id"))
    made = downloads.made(downloads.alone("19.04", scene, words("id")), "png", "16:9")
    assert made.startswith(b"\x89PNG")
    assert repository.decks() == []


def test_a_deck_is_removed_for_good_and_the_list_is_there_again():
    app, deck = begun()
    app.button(key="discard-deck").click().run()
    assert repository.decks() == []
    assert "deck" not in app.query_params
    assert headline(app) == "Paparan rapat"


@pytest.mark.parametrize("key", ["begin", "freeze", "copy", "discard-deck"])
def test_what_the_store_cannot_do_is_said_and_the_page_goes_on(monkeypatch, key):
    app, deck = (opened("deck", area="19.04"), None) if key == "begin" else begun()

    def full(*_):
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr(engines.DuckDB, "run", full)
    app.button(key=key).click().run()
    assert not app.exception
    assert "Penyimpanan tidak dapat ditulis, dan tetap seperti semula: No space left on device" in app.toast[0].value
    assert repository.decks() == ([deck] if deck else [])


def test_a_store_that_cannot_be_opened_leaves_every_page_as_it_is(own_decks):
    (own_decks / "decks.duckdb").write_bytes(b"x" * 4096)
    for page in ("overview", "deck", "map"):
        app = opened(page, area="19.04")
        assert not app.exception
        assert page == "map" or "Paparan disimpan di penyimpanan register. Penyimpanan tidak dapat dibuka" in text(app)
    app.button(key="add-scene").click().run()
    assert "Penyimpanan tidak dapat dibuka" in app.toast[0].value
