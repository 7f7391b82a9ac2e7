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
from meeting.capture import scene_capture, scene_refresh
from meeting.model import BLOCKS, Line
from pages.parts.deck import deck_state, downloads, editor, minutes
from pages.parts.deck.edit_lock import EditLock, identify_browser
from pages.parts.state import session_resources
from tests.support.decks import begin_deck, find_download, find_scene, write_deck
from tests.support.pages import ROOT, extract_headline, extract_text, open_page
from tests.support.readers import make_reader
from views.map.query import MapQuery
from views.map.query_resolution import default_map_query
from views.text.translator import translator

pytestmark = pytest.mark.usefixtures("own_decks")


def test_a_new_deck_has_the_five_blocks_with_what_is_known():
    app, deck = begin_deck()
    page_text = extract_text(app)
    for block in (
        "1. Dasar hukum",
        "2. Situasi",
        "3. Tindakan administratif",
        "4. Kerawanan",
        "5. Operasi dan rekomendasi",
    ):
        assert block in page_text
    assert "Bangka Tengah: 22 ITAS darat dan 6 ITAP" in page_text
    assert "Dasar hukum untuk data per 13 Juni 2024: Permenkumham 50/2016" in page_text
    assert "Pulau Bangka: izin tinggal terbit dari 1.939 menjadi 1.573" in page_text
    assert "Dilewati: Belum ada isi" in page_text
    assert app.query_params["deck"] == deck.deck_id


def test_the_deck_speaks_english_where_the_reader_does():
    app, deck = begin_deck(lang="en")
    assert deck.lang == "en"
    assert "Bangka Tengah: 22 ITAS on land and 6 ITAP" in extract_text(app)
    assert "Skipped: Nothing is written yet" in extract_text(app)


@pytest.mark.parametrize("area", ["id", "19", "kanim:pangkalpinang", "19.04.01"])
def test_a_deck_can_be_begun_for_every_kind_of_area(area):
    app, deck = begin_deck(area)
    assert [scene.kind for scene in deck.scenes] == ["law", "facts", "map", "trend", "bars", "facts", "facts", "lines"]
    assert repository.read_deck(deck.deck_id) == deck


def test_every_number_of_the_map_scene_is_that_of_the_map_page():
    _, deck = begin_deck("19")
    page = extract_text(open_page("map", area="19", measure=find_scene(deck, "situation", "map").view["measure"]))
    assert find_scene(deck, "situation", "map").title in page


def test_a_scene_is_moved_and_removed():
    app, deck = begin_deck()
    first_scene, second_scene = deck.scenes[:2]
    app.button(key=f"down-{first_scene.scene_id}").click().run()
    assert [scene.scene_id for scene in repository.read_deck(deck.deck_id).scenes[:2]] == [
        second_scene.scene_id,
        first_scene.scene_id,
    ]
    app.button(key=f"remove-{second_scene.scene_id}").click().run()
    assert second_scene.scene_id not in [scene.scene_id for scene in repository.read_deck(deck.deck_id).scenes]
    assert not app.exception


def test_a_scene_that_was_removed_in_another_view_is_moved_nowhere():
    app, deck = begin_deck()
    deck_state.remove_scene(deck.deck_id, deck.scenes[0].scene_id)
    app.button(key=f"down-{deck.scenes[0].scene_id}").click().run()
    assert not app.exception
    assert repository.read_deck(deck.deck_id).scenes == deck.scenes[1:]


def test_a_deck_that_is_removed_while_it_is_presented_leads_to_the_list_and_from_there_to_a_desk():
    app, deck = begin_deck()
    other_deck = repository.copy_deck(deck, "Rapat lain")
    app.query_params["show"] = "1"
    app.run()
    repository.remove_deck(deck.deck_id)
    app.run()
    assert "Tidak ada paparan" in extract_text(app)
    app.button(key=f"open-{other_deck.deck_id}").click().run()
    assert not app.exception
    assert app.button(key="present").label == "Tayangkan"
    assert "show" not in app.query_params


def test_a_meeting_goes_on_and_no_page_waits_while_another_process_holds_the_store(monkeypatch):
    app, deck = begin_deck()
    app.query_params["show"] = "1"
    app.run()
    patience_values, text_before = [], extract_text(app)

    def raise_locked(_self):
        raise duckdb.IOException('IO Error: Could not set lock on file "decks.duckdb"')

    monkeypatch.setattr(engines.DuckDB, "_connect", raise_locked)
    monkeypatch.setattr(
        engines.duckdb_engine,
        "retry_while_locked",
        lambda *a, real=engines.duckdb_engine.retry_while_locked: patience_values.append(a[1]) or real(*a),
    )
    monkeypatch.setattr(repository.deck_table, "stat_files", lambda _: "the file of a longer while")
    app.run()
    assert extract_text(app) == text_before
    page_text = extract_text(open_page("deck", area="19.04"))
    assert deck.title in page_text
    assert "Impor lain sedang memakai penyimpanan" in page_text
    assert set(patience_values) == {0.0}


def test_the_map_of_a_regency_says_what_it_shows_and_no_more():
    _, deck = begin_deck()
    titles = [find_scene(deck, "situation", kind).title for kind in ("facts", "map")]
    assert titles == ["Bangka Tengah: 22 ITAS darat dan 6 ITAP", "Bangka Tengah: 22 ITAS darat"]


def test_scenes_of_the_same_title_are_told_apart_by_what_they_show():
    _, deck = begin_deck()
    facts, map_ = find_scene(deck, "situation", "facts"), find_scene(deck, "situation", "map")
    deck_state.update_scene(deck.deck_id, map_.scene_id, title=facts.title, has_own_title=True)
    app = open_page("deck", deck=deck.deck_id)
    assert facts.subtitle != map_.subtitle
    assert facts.subtitle in extract_text(app)
    assert map_.subtitle in extract_text(app)
    [actions] = [scene for scene in deck.scenes if scene.block == "actions"]
    assert actions.subtitle not in extract_text(app)


@pytest.mark.parametrize(
    ("lang", "not_tak"), [("id", "bukan TAK: projustisia"), ("en", "not TAK: criminal proceedings")]
)
def test_a_detention_alone_is_no_administrative_action(lang, not_tak):
    """Kabupaten Bangka Barat tells 25 detentions of 2018 and no action: its office's newest actions stand for it."""
    _, deck = begin_deck("19.05", lang=lang)
    actions = find_scene(deck, "actions")
    assert [(figure.measure, figure.value_text) for figure in actions.figures] == [
        ("deportation", "19"),
        ("pro_justitia", "3"),
    ]
    assert actions.subtitle.endswith(f"; {not_tak}")


@pytest.mark.parametrize(
    ("page", "name"),
    [("map", "peta-19"), ("trend", "tren-19"), ("region", "wilayah-19"), ("overview", "ringkasan-19")],
)
def test_a_picture_goes_home_under_the_name_of_its_page(page, name, monkeypatch):
    names = []
    monkeypatch.setattr(downloads, "draw_image_buttons", lambda make, name, key, reader: names.append(name))
    open_page(page, area="19")
    assert names[-1] == name


def test_what_is_on_a_page_is_added_to_the_deck_at_hand():
    _, deck = begin_deck()
    app = open_page("map", area="19", measure="tka", show="rate")
    app.button(key="add-scene").click().run()
    assert not app.exception
    scenes = repository.read_deck(deck.deck_id).scenes
    [added_scene] = [scene for scene in scenes if scene not in deck.scenes]
    assert (added_scene.kind, added_scene.view["show"], added_scene.picture.show) == ("map", "rate", "rate")
    assert [scene.block for scene in scenes] == sorted([scene.block for scene in scenes], key=BLOCKS.index)
    assert added_scene.title in extract_text(app)
    for page in ("trend", "region", "overview"):
        app = open_page(page, area="19", deck=deck.deck_id)
        app.button(key="add-scene").click().run()
        assert not app.exception
    added_scene = [scene.kind for scene in repository.read_deck(deck.deck_id).scenes if scene not in deck.scenes]
    assert added_scene == ["map", "trend", "facts", "facts"]


def test_each_chart_of_a_region_is_taken_by_itself():
    _, deck = begin_deck(area="82")
    charts = {"nationality": True, "tka": True}
    app = open_page("region", session={f"chart-{name}": is_open for name, is_open in charts.items()}, area="82")
    for name in charts:
        assert find_download(app, f"picture-{name}-svg").label == "SVG"
        app.button(key=f"add-{name}").click().run()
        assert not app.exception
    parts, over_time = [scene for scene in repository.read_deck(deck.deck_id).scenes if scene not in deck.scenes]
    assert (parts.kind, parts.view["breakdown"]) == ("bars", "nationality")
    assert (over_time.kind, over_time.view["measure"], over_time.view["areas"]) == ("trend", "tka", "82")
    assert [bar.value for bar in parts.picture.bars] == [figure.value for figure in parts.figures]


@pytest.mark.parametrize("area", ["19", "19.04", "id"])
def test_map_and_trend_of_the_overview_are_taken_as_they_are_shown(area):
    app = open_page("overview", session={"chart-map": True, "chart-trend": True}, area=area)
    chart_data = json.loads(app.get("plotly_chart")[0].proto.spec)["data"][0]
    for name in ("map", "trend"):
        assert find_download(app, f"picture-{name}-png").label == "PNG"
        app.button(key=f"add-{name}").click().run()
        assert not app.exception
    (deck,) = repository.load_decks()
    map_scene, trend_scene = deck.scenes
    assert (map_scene.kind, map_scene.view["area"], map_scene.view["time"]) == ("map", area, "latest")
    values = (
        np.frombuffer(b64decode(chart_data["y"]["bdata"]), chart_data["y"]["dtype"])
        if "bdata" in chart_data["y"]
        else chart_data["y"]
    )
    chart_values = [value for value in values if value is not None and not math.isnan(value)]
    (line,) = trend_scene.picture.series
    assert [point.value for point in line.points if point.value is not None] == chart_values
    labels = [text for text in chart_data["text"] if text]
    assert labels == [line.points[0].value_text, line.points[-1].value_text]


@pytest.mark.parametrize("bounds", ["1e1-1e2", "10." + "0" * 3_000 + "-20", "1_0-20", " 10", "nan", "10-inf"])
def test_bounds_that_no_deck_may_hold_are_those_of_no_page(bounds):
    app = open_page("map", area="19", method="manual", bounds=bounds)
    assert "Batas kelas berupa angka menaik" in extract_text(app)
    app.button(key="add-scene").click().run()
    (deck,) = repository.load_decks()
    assert scene_refresh.rebuild_deck(deck, make_reader().source).shown_scenes[0].view["bounds"] == "10-100-1000-10000"


def test_without_a_deck_adding_begins_one():
    app = open_page("map", area="19.04")
    app.button(key="add-scene").click().run()
    (deck,) = repository.load_decks()
    assert (deck.title, len(deck.scenes)) == ("Rapat TIMPORA, Kabupaten Bangka Tengah", 1)
    assert app.query_params["deck"] == deck.deck_id


def test_a_frozen_deck_is_not_added_to_and_cannot_be_rewritten():
    app, deck = begin_deck()
    app.button(key="freeze").click().run()
    assert "dibekukan" in extract_text(app)
    assert not [button for button in app.button if (button.key or "").startswith("remove-")]
    map_app = open_page("map", area="19", deck=deck.deck_id)
    map_app.button(key="add-scene").click().run()
    assert len(repository.read_deck(deck.deck_id).scenes) == 8
    assert len(repository.load_decks()) == 2


def test_a_frozen_deck_keeps_its_figures_and_tells_what_changed(tmp_path, monkeypatch):
    app, deck = begin_deck()
    app.button(key="freeze").click().run()
    assert "Setiap angka hari ini sama dengan saat dibekukan." in extract_text(app)
    content_code = re.search(r"Kode periksa angka ([0-9a-f]{12})", extract_text(app)).group(1)
    raw = (ROOT / "data" / "figures" / "published.csv").read_text(encoding="utf-8")
    line = next(
        line for line in raw.splitlines() if ",itas_land_holders," in line and "2024-06-13" in line and "19.04" in line
    )
    figures_path = tmp_path / "figures.csv"
    figures_path.write_text(raw.replace(line, line.replace(",22,", ",23,")), encoding="utf-8")
    monkeypatch.setenv("PETA_FIGURES", str(figures_path))
    app = open_page("deck", deck=deck.deck_id)
    page_text = extract_text(app)
    assert "Bangka Tengah: 22 ITAS darat dan 6 ITAP" in page_text
    assert "22 orang, per 13 Juni 2024 → 23 orang, per 13 Juni 2024" in page_text
    assert f"Kode periksa angka {content_code}" in page_text
    app.button(key="thaw").click().run()
    assert "Bangka Tengah: 23 ITAS darat dan 6 ITAP" in extract_text(app)


def test_a_scene_whose_measure_is_gone_says_so_and_the_deck_opens():
    _, deck = begin_deck()
    scenes = [
        msgspec.structs.replace(scene, view=scene.view | {"measure": "gone"}) if scene.kind == "map" else scene
        for scene in deck.scenes
    ]
    scenes[1] = msgspec.structs.replace(scenes[1], view={"page": "region", "area": "99.99", "group": "headline"})
    repository.save_deck(msgspec.structs.replace(deck, scenes=scenes))
    page_text = extract_text(open_page("deck", deck=deck.deck_id))
    assert "“gone” pada salindia ini tidak dikenal lagi" in page_text
    assert "Wilayah “99.99” pada salindia ini tidak dikenal lagi" in page_text


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
    scene = scene_capture.capture_map(default_map_query("19", "tka", make_reader()), make_reader())
    changed_scene = msgspec.structs.replace(scene, view=view if "page" in view else scene.view | view)
    rebuilt_scene = scene_refresh.rebuild_scene(changed_scene, make_reader())
    assert "Hapus salindia ini, atau tambahkan kembali." in rebuilt_scene.missing_reason
    assert (rebuilt_scene.figures, rebuilt_scene.picture, rebuilt_scene.scene_id) == ([], None, scene.scene_id)


def test_a_deck_that_is_not_there_is_said_so_and_the_others_are_offered():
    page_text = extract_text(open_page("deck", deck="nope"))
    assert "Tidak ada paparan" in page_text
    assert "Paparan rapat" in page_text


def test_decks_of_an_earlier_version_are_listed_and_a_damaged_one_is_named(own_decks):
    _, deck = begin_deck()
    repository.remove_deck(deck.deck_id)
    (own_decks / "earlier").mkdir()
    (own_decks / "earlier" / f"{deck.deck_id}.paparan").write_bytes(deck_file.encode_deck(deck))
    (own_decks / "earlier" / "rusak.paparan").write_bytes(deck_file.encode_deck(deck)[:500])
    page_text = extract_text(open_page("deck"))
    assert deck.title in page_text
    assert "rusak.paparan bukan paparan aplikasi ini" in page_text


def test_a_deck_in_full_numbers_is_neither_listed_nor_opened_unless_unlocked():
    _, deck = begin_deck()
    repository.save_deck(msgspec.structs.replace(deck, mode="internal", title="Rahasia", k=0))
    assert "Rahasia" not in extract_text(open_page("deck"))
    page_text = extract_text(open_page("deck", deck=deck.deck_id))
    assert "Paparan ini memuat angka penuh" in page_text
    assert "22 ITAS" not in page_text
    assert "22 ITAS" in extract_text(open_page("deck", deck=deck.deck_id, internal=True))


def test_a_deck_made_in_another_mode_is_shown_as_captured_and_says_so():
    _, deck = begin_deck()
    page_text = extract_text(open_page("deck", deck=deck.deck_id, mode="public"))
    assert "angkanya seperti saat diambil" in page_text


def test_hostile_words_of_a_presenter_stay_words():
    _, deck = begin_deck()
    hostile_text = '<img src=x onerror="alert(1)">'
    repository.save_deck(msgspec.structs.replace(deck, title=hostile_text, place=hostile_text))
    app = open_page("deck", deck=deck.deck_id)
    assert all("<img" not in block.proto.body for block in app.get("html"))
    assert "&lt;img src=x" in "".join(block.proto.body for block in app.get("html"))


def test_a_scene_of_targets_is_hidden_until_it_is_confirmed_for_this_meeting():
    app, deck = begin_deck()
    operation = deck.scenes[-1]
    lines = [Line("Periksa PT Contoh di Koba", "Kanim Pangkalpinang", "2024-06-14")]
    write_deck(deck, scenes=[*deck.scenes[:-1], msgspec.structs.replace(operation, lines=lines, missing_reason="")])
    app = open_page("deck", deck=deck.deck_id)
    assert "Dilewati: belum dikonfirmasi untuk rapat ini." in extract_text(app)
    assert operation.scene_id not in [scene.scene_id for scene in repository.read_deck(deck.deck_id).shown_scenes]
    app.button(key=f"confirm-{operation.scene_id}").click().run()
    assert operation.scene_id in [scene.scene_id for scene in repository.read_deck(deck.deck_id).shown_scenes]
    app.button(key=f"confirm-{operation.scene_id}").click().run()
    assert operation.scene_id not in [scene.scene_id for scene in repository.read_deck(deck.deck_id).shown_scenes]


def test_a_scene_of_targets_cannot_be_confirmed_before_they_are_written():
    app, deck = begin_deck()
    operation = deck.scenes[-1]
    assert not [button for button in app.button if button.key == f"confirm-{operation.scene_id}"]
    early_scene = msgspec.structs.replace(operation, is_confirmed=True)
    write_deck(deck, scenes=[*deck.scenes[:-1], early_scene])
    app = open_page("deck", deck=deck.deck_id)
    title_input = next(box for box in app.text_input if box.value == operation.title)
    title_input.set_value("Operasi besok")
    form = next(button for button in app.button if button.label == "Simpan" and button.form_id == title_input.form_id)
    form.click().run()
    stored_scene = repository.read_deck(deck.deck_id).scenes[-1]
    assert (stored_scene.title, stored_scene.is_confirmed) == ("Operasi besok", False)


def test_what_a_meeting_left_open_is_the_first_scene_of_the_next():
    app, deck = begin_deck()
    minutes = [Line("Cocokkan daftar", "Disnaker", "2024-07-01"), Line("Surati PT Contoh", "Kanim", status="done")]
    write_deck(deck, minutes=minutes, held_on="2024-06-13")
    app = open_page("deck", area="19.04")
    app.button(key="begin").click().run()
    next_deck = next(candidate for candidate in repository.load_decks() if candidate.deck_id != deck.deck_id)
    first_scene = next_deck.scenes[0]
    assert (first_scene.block, first_scene.title) == ("follow_up", "1 keputusan rapat 13 Juni 2024 belum selesai")
    assert first_scene.lines == minutes[:1]
    assert "Tindak lanjut rapat lalu" in extract_text(app)


@pytest.mark.parametrize("cookie", ["", "x", "2|zz|00|1", "1|c7d70bbf|d37a2160|1", "2|c7d70bbf||1"])
def test_a_cookie_that_is_no_token_names_no_browser(cookie):
    assert identify_browser(cookie) == ""


def test_a_browser_is_the_same_under_another_mask():
    masked = [
        "2|c7d70bbf|d37a2160d78c2ca1e251ad4b692d391c|1795665197",
        "2|9a2727ed|8e8a0d328a7c00f3bfa1811934dd154e|1795665197",
    ]
    assert {identify_browser(cookie) for cookie in masked} == {"14ad2adf105b271e2586a6f4aefa32a3"}


def test_copies_of_a_deck_with_the_longest_title_bear_titles_of_their_own():
    _, deck = begin_deck()
    long_deck = repository.save_deck(msgspec.structs.replace(deck, title="x" * 2_000))
    first_copy, second_copy = (
        editor.copy_deck(long_deck, translator("id")),
        editor.copy_deck(long_deck, translator("id")),
    )
    assert first_copy.title.endswith("… (salinan)")
    assert second_copy.title.endswith("… (salinan 2)")
    assert {first_copy.title, second_copy.title} <= {stored_deck.title for stored_deck in repository.load_decks()}


def test_a_second_browser_opens_a_copy(monkeypatch):
    first_lock, second_lock = EditLock("a"), EditLock("b")
    monkeypatch.setattr(session_resources, "edit_lock", lambda: first_lock)
    _, deck = begin_deck()
    assert "salinan" not in extract_text(open_page("deck", deck=deck.deck_id))
    monkeypatch.setattr(session_resources, "edit_lock", lambda: second_lock)
    app = open_page("deck", deck=deck.deck_id)
    assert "sedang terbuka di peramban lain" in extract_text(app)
    copy = next(candidate for candidate in repository.load_decks() if candidate.deck_id != deck.deck_id)
    assert copy.title == "Rapat TIMPORA, Kabupaten Bangka Tengah (salinan)"
    assert app.query_params["deck"] == copy.deck_id
    second_lock.release()
    reopened_lock = EditLock("b")
    monkeypatch.setattr(session_resources, "edit_lock", lambda: reopened_lock)
    assert open_page("deck", deck=deck.deck_id).query_params["deck"] == copy.deck_id
    assert len(repository.load_decks()) == 2

    reopened_lock.release()
    third_lock, returning_lock = EditLock("c"), EditLock("b")
    assert third_lock.acquire(copy.deck_id)
    monkeypatch.setattr(session_resources, "edit_lock", lambda: returning_lock)
    assert open_page("deck", deck=deck.deck_id).query_params["deck"] not in {deck.deck_id, copy.deck_id}
    assert {candidate.title for candidate in repository.load_decks()} == {
        deck.title,
        copy.title,
        f"{deck.title} (salinan 2)",
    }
    for edit_lock in (first_lock, third_lock, returning_lock):
        edit_lock.release()
    monkeypatch.setattr(session_resources, "edit_lock", lambda: EditLock("d"))
    assert "sedang terbuka" not in extract_text(open_page("deck", deck=deck.deck_id))


def test_the_deck_goes_home_as_it_is_shown():
    app, deck = begin_deck()
    pptx_bytes = downloads.export_deck(scene_refresh.rebuild_deck(deck, make_reader().source), "pptx", "16:9")
    pptx_text = "\n".join(
        shape.text_frame.text
        for slide in Presentation(BytesIO(pptx_bytes)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    for scene in deck.shown_scenes:
        assert scene.title in pptx_text
    assert "Belum ada isi" not in pptx_text
    assert find_download(app, "take-pptx-Unduh paparan").label == "Unduh paparan"


def test_a_broken_template_is_refused_in_a_sentence_and_nothing_is_lost():
    app, deck = begin_deck()
    app.file_uploader(key="template").set_value(("kantor.pptx", b"PK\x03\x04 no template", "")).run()
    assert not app.exception
    assert "templat" in extract_text(app).lower()
    assert repository.read_deck(deck.deck_id) == deck
    assert find_download(app, "take-pptx-Unduh paparan").label == "Unduh paparan"


def test_the_minutes_are_one_page():
    app, deck = begin_deck()
    write_deck(
        deck,
        minutes=[Line(f"Keputusan {number}", "Disnaker", "2024-07-01") for number in range(14)],
        held_on="2024-06-13",
    )
    app = open_page("deck", deck=deck.deck_id)
    stored_deck = repository.read_deck(deck.deck_id)
    pdf_bytes = downloads.export_minutes(stored_deck, minutes.build_minutes_scene(stored_deck, translator("id")))
    pages = PdfReader(BytesIO(pdf_bytes)).pages
    assert len(pages) == 1
    assert "Keputusan 13" in pages[0].extract_text()
    assert find_download(app, "take-minutes").label == "Unduh notulen (PDF)"


def test_a_view_goes_home_as_a_picture_of_itself():
    app = open_page("map", area="19.04")
    assert find_download(app, "picture-png").label == "PNG"
    query = MapQuery(
        "19.04", "itas_land_holders", "symbols", "regency", "latest", "quantile", 5, "", "YlGnBu", "id", "light"
    )
    scene = scene_capture.capture_map(replace(query, palette=palettes.names("sequential")[0]), make_reader())
    png_bytes = downloads.export_deck(downloads.build_single_scene_deck("19.04", scene, make_reader()), "png", "16:9")
    assert png_bytes.startswith(b"\x89PNG")
    assert repository.load_decks() == []


def test_a_deck_is_removed_for_good_and_the_list_is_there_again():
    app, deck = begin_deck()
    app.button(key="discard-deck").click().run()
    assert repository.load_decks() == []
    assert "deck" not in app.query_params
    assert extract_headline(app) == "Paparan rapat"


@pytest.mark.parametrize("key", ["begin", "freeze", "copy", "discard-deck"])
def test_what_the_store_cannot_do_is_said_and_the_page_goes_on(monkeypatch, key):
    app, deck = (open_page("deck", area="19.04"), None) if key == "begin" else begin_deck()

    def fail_on_full_disk(*_):
        raise duckdb.IOException("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(engines.DuckDB, "run", fail_on_full_disk)
        app.button(key=key).click().run()
    assert not app.exception
    assert "Penyimpanan tidak dapat ditulis, dan tetap seperti semula: No space left on device" in app.toast[0].value
    assert repository.load_decks() == ([deck] if deck else [])


def test_a_store_that_cannot_be_opened_leaves_every_page_as_it_is(own_decks):
    (own_decks / "decks.duckdb").write_bytes(b"x" * 4096)
    for page in ("overview", "deck", "map"):
        app = open_page(page, area="19.04")
        assert not app.exception
        assert (
            page == "map"
            or "Paparan disimpan di penyimpanan register. Penyimpanan tidak dapat dibuka" in extract_text(app)
        )
    app.button(key="add-scene").click().run()
    assert "Penyimpanan tidak dapat dibuka" in app.toast[0].value
