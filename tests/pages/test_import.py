"""The import in steps and the quality page: counts that close, personal cells never shown, bad files said, undo."""

import json
import os
import re
import tempfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from data import aliases
from data.register import importing, key_file
from data.register.mapping.profiles import Profile
from data.register.store import change_token, permit_store
from meeting.capture.quality_capture import capture_quality
from pages.parts.deck import downloads
from pages.parts.import_wizard.upload_folder import PREFIX, UploadFolder, sanitize_name
from tests.support.decks import find_download
from tests.support.imports import fail_on_full_disk
from tests.support.office_list import OFFICE_LIST
from tests.support.pages import extract_headline, extract_text, open_page
from tests.support.readers import make_reader
from views.register.quality import load_facts

HOSTILE = "<img src=x onerror=alert(1)></script>\u202e" + "A" * 10_000
PERSONAL_VALUES = ("WANG LEI", "E12345678", "12/03/1985", "SOMCHAI", "PT Timah Jaya")


def open_internal_page(name="import_list", **address):
    return open_page(name, internal=True, **address)


def upload_list(content=OFFICE_LIST, name="daftar.csv", **address):
    app = open_internal_page(**address)
    app.file_uploader[0].set_value((name, content.encode() if isinstance(content, str) else content, "")).run()
    assert not app.exception, [problem.message for problem in app.exception]
    return app


def press_button(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, [problem.message for problem in app.exception]
    return app


def press_repeatedly(app, steps, label="Lanjut"):
    for _ in range(steps):
        press_button(app, label)
    return app


def store_upload(app=None):
    app = press_repeatedly(app or upload_list(), 4)
    app.text_input(key="write_source").input("Kanim Pangkalpinang").run()
    return press_button(app, next(button.label for button in app.button if button.label.startswith("Simpan")))


def join_html(app):
    return "\n".join(block.proto.body for block in app.get("html"))


@pytest.mark.parametrize(
    ("lang", "titles"),
    [
        (
            "id",
            [
                "Di mana daftar bermula?",
                "Apa arti tiap kolom, dan mana yang pribadi?",
                "Apa yang akan dibersihkan, dan apa yang meragukan?",
                "Baris mana yang melanggar aturan?",
                "Simpan daftar ini?",
            ],
        ),
        (
            "en",
            [
                "Where does the list begin?",
                "What do the columns mean, and what is personal?",
                "What would be cleaned, and what is in doubt?",
                "Which rows break a rule?",
                "Store the list?",
            ],
        ),
    ],
)
def test_every_step_opens_in_both_languages_and_shows_nothing_personal(lang, titles):
    app = upload_list(lang=lang)
    screens = []
    for step in range(5):
        screens.append(extract_headline(app))
        screen_text = extract_text(app) + str([box.options for box in app.selectbox])
        assert not [word for word in PERSONAL_VALUES if word in screen_text], extract_headline(app)
        if step < 4:
            press_button(app, "Continue" if lang == "en" else "Lanjut")
    assert screens == titles


CLEAN_LIST = """No,Nama,No Paspor,Kewarganegaraan,Kabupaten,Jenis Izin,Tanggal Terbit,Berlaku Sampai
1,BUDI A,X1234567,Tiongkok,Bangka Tengah,ITAS,2024-01-01,2025-01-01
2,SITI B,X1234568,Malaysia,Pangkalpinang,ITAP,2024-02-03,2029-02-03
"""


def test_a_list_in_which_nothing_is_in_doubt_is_imported_too():
    app = store_upload(upload_list(CLEAN_LIST))
    assert "2 dari 2 baris" in extract_headline(open_internal_page("quality"))
    assert not app.exception


@pytest.mark.parametrize("name", ["import_list", "quality"])
def test_to_look_at_a_page_makes_no_register_and_no_key(name):
    open_internal_page(name)
    assert not change_token.stat_files(permit_store.store_url())
    assert not key_file.key_path().exists()


def test_counts_close_in_a_sentence_and_the_batch_can_be_taken_back():
    app = press_repeatedly(upload_list(), 2)
    assert "9 baris dibaca: 2 akan disimpan, 3 ditolak, 4 ditinjau." in extract_text(app)
    press_repeatedly(app, 1)
    assert re.search(r"ditolak\s+baris jumlah atau catatan kaki, bukan izin\s+2\s+12, 13", extract_text(app))
    app = store_upload()
    assert extract_headline(app).startswith("Daftar tersimpan sebagai impor ")
    with permit_store.open_store() as register:
        batches = register.batches()
    assert batches[["rows_read", "rows_kept", "rows_rejected", "rows_review"]].to_numpy().tolist() == [[9, 2, 3, 4]]
    assert batches["source"].tolist() == ["Kanim Pangkalpinang"]
    press_button(app, "Batalkan impor ini")
    assert "2 baris keluar dari register" in extract_text(app)
    press_button(app, "Ya, batalkan")
    with permit_store.open_store() as register:
        assert register.batches()["undone_at"].notna().tolist() == [True]
    assert "dibatalkan" in extract_text(app)


def test_the_counts_of_a_workbook_stand_by_sheet(tmp_path):
    path, book = tmp_path / "laporan.xlsx", openpyxl.Workbook()
    for name, regions in (("Januari", ["Bateng", "Bangka"]), ("Februari", ["Bateng", "Bateng", ""])):
        sheet = book.create_sheet(name)
        sheet.append(["Paspor", "Kebangsaan", "Jenis Izin", "Kab/Kota", "Tgl Terbit", "Berlaku s/d"])
        for number, region in enumerate(regions):
            sheet.append([f"{name[0]}{number}", "Jepang", "ITAS", region, "01/02/2024", "01/02/2025"])
    book.save(path)
    with permit_store.open_store() as register:
        for name in ("Januari", "Februari"):
            result = importing.examine(path, date(2024, 6, 30), Profile(sheet=name))
            register.add(result, "Kanim Pangkalpinang", "penguji")
    table = next(
        body for body in join_html(open_internal_page("quality")).split("<table")[1:] if "laporan.xlsx" in body
    )
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row)[3:9] for row in table.split("<tr>")[2:]]
    assert rows == [["laporan.xlsx", "Februari", "3", "2", "1", "0"], ["laporan.xlsx", "Januari", "2", "1", "0", "1"]]


def test_what_is_older_than_it_may_be_kept_goes_with_the_next_list_and_is_said(monkeypatch):
    store_upload()
    with permit_store.open_store() as register:
        register.engine.run("UPDATE batches SET stored_at = ?", datetime(2020, 1, 1))
    monkeypatch.setenv("PETA_RETENTION_DAYS", "730")
    app = store_upload(upload_list(f"{OFFICE_LIST}\n", "juli.csv"))
    assert "Impor yang dihapus karena melewati masa simpan: 1." in extract_text(app)
    with permit_store.open_store() as register:
        assert register.batches()["undone_at"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("lang", "sentence"), [("id", "Daftar sudah disimpan sebagai impor"), ("en", "The list was stored as batch")]
)
def test_a_removal_that_fails_is_told_beside_the_list_that_was_stored(monkeypatch, lang, sentence):
    store_upload()
    with permit_store.open_store() as register:
        register.engine.run("UPDATE batches SET stored_at = ?", datetime(2020, 1, 1))
    monkeypatch.setenv("PETA_RETENTION_DAYS", "730")
    monkeypatch.setattr(permit_store.Store, "_remove_batches", fail_on_full_disk)
    app = upload_list(f"{OFFICE_LIST}\n", "juli.csv", lang=lang)
    press_repeatedly(app, 4, {"id": "Lanjut", "en": "Continue"}[lang])
    app.text_input(key="write_source").input("Kanim Pangkalpinang").run()
    press_button(app, next(button.label for button in app.button if button.label.startswith(("Simpan", "Store"))))
    assert app.session_state["import_wizard"].step == "stored"
    assert f"{sentence} {app.session_state['import_wizard'].batch_id}." in extract_text(app)
    assert "No space left on device. " + {"id": "Jalankan", "en": "Run"}[
        lang
    ] + ": python -m data purge" in extract_text(app)
    with permit_store.open_store() as register:
        assert register.batches()["undone_at"].isna().tolist() == [True, True]


def test_an_answer_to_a_doubt_becomes_a_correction_of_the_profile():
    app = press_repeatedly(upload_list(), 2)
    doubt_boxes = [box for box in app.selectbox if box.key.startswith("doubt_")]
    assert len(doubt_boxes) == 3
    next(box for box in doubt_boxes if "Kabupaten Bangka, Kepulauan Bangka Belitung (19.01)" in box.options).select(
        "19.01"
    )
    press_button(app, "Terapkan koreksi")
    assert "9 baris dibaca: 3 akan disimpan, 3 ditolak, 3 ditinjau." in extract_text(app)
    assert app.session_state["import_wizard"].profile.corrections == {"regency": {"Bangka": "19.01"}}
    press_button(app, "Hapus semua koreksi")
    assert "9 baris dibaca: 2 akan disimpan" in extract_text(app)


def test_an_unknown_nationality_is_asked_for_and_a_wrong_answer_is_said():
    app = press_repeatedly(upload_list(OFFICE_LIST.replace("Tiongkok", "Negeri Atas Angin")), 2)
    field = app.text_input[0]
    field.input("Antah Berantah")
    press_button(app, "Terapkan koreksi")
    assert "“Antah Berantah” tidak dikenal." in extract_text(app)
    app.text_input[0].input("RRT")
    press_button(app, "Terapkan koreksi")
    assert app.session_state["import_wizard"].profile.corrections == {"nationality": {"Negeri Atas Angin": "CHN"}}
    assert "2 akan disimpan, 3 ditolak, 4 ditinjau" in extract_text(app)
    assert re.search(r"Negeri Atas Angin\s+Tiongkok", extract_text(app))


def test_back_and_forward_keep_what_was_chosen():
    app = press_repeatedly(upload_list(), 1)
    app.selectbox(key="mean_Kewarganegaraan").select("").run()
    press_repeatedly(app, 1)
    press_repeatedly(app, 2, "Kembali")
    press_repeatedly(app, 1)
    assert app.selectbox(key="mean_Kewarganegaraan").value == ""


def test_a_saved_profile_leads_straight_to_the_last_step(tmp_path):
    profile = (
        'source = "Kanim Y"\n[columns]\n"Kab/Kota" = "regency"\n[corrections.regency]\n"Bangka" = "Kabupaten Bangka"\n'
    )
    app = open_internal_page()
    app.file_uploader[1].set_value(("kanim.toml", profile.encode(), "")).run()
    assert "Dipakai profil “Kanim Y” dengan 1 kolom." in extract_text(app)
    app.file_uploader[0].set_value(("juli.csv", OFFICE_LIST.encode(), "")).run()
    assert extract_headline(app) == "Simpan daftar ini?"
    assert "3 akan disimpan" in extract_text(app)
    assert app.text_input(key="write_source").value == "Kanim Y"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "daftar.csv kosong. Simpan daftarnya sekali lagi."),
        (b"PK\x03\x04 broken", "daftar.csv rusak"),
        (b"a\x00b\x00\x01\x00\xff\xff\x00", "daftar.csv bukan teks"),
        (b"\n \n", "daftar.csv tidak mempunyai sel terisi"),
    ],
)
def test_a_broken_file_is_said_in_a_sentence_and_nothing_stays(content, sentence):
    app = upload_list(content)
    assert sentence in extract_text(app)
    assert extract_headline(app) == "Daftar mana yang akan diimpor?"
    assert not list(Path(tempfile.gettempdir()).glob(f"{PREFIX}{os.getpid()}-*/daftar.csv"))


def test_a_broken_profile_is_said():
    app = open_internal_page()
    app.file_uploader[1].set_value(("p.toml", b"[columns]\nx = 'nama ibu'\n", "")).run()
    assert "Profil p.toml, columns.x: ditemukan 'nama ibu', seharusnya salah satu dari" in extract_text(app)


def test_a_list_without_known_headings_asks_for_them():
    app = upload_list("satu;dua\n1;2\n")
    assert "Tidak ada baris dengan dua judul kolom yang dikenal." in extract_text(app)


def test_hostile_cells_are_text():
    app = upload_list(OFFICE_LIST.replace("Kewarganegaraan", f'"{HOSTILE}"', 1).replace("Bateng", f'"{HOSTILE}"'))
    for _ in range(4):
        page_html = join_html(app)
        assert "<img" not in page_html
        assert "\u202e" not in page_html
        assert "A" * 100 not in page_html
        press_button(app, "Lanjut")


def test_the_same_list_twice_is_said_and_nothing_is_stored_again():
    store_upload()
    app = store_upload()
    assert "daftar.csv sudah pernah diimpor sebagai impor" in extract_text(app)
    with permit_store.open_store() as register:
        assert len(register.batches()) == 1


def test_no_personal_cell_is_in_any_byte_that_stays(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    app = store_upload()
    stored_bytes = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    output = "".join(capfd.readouterr()) + str(app.session_state["import_wizard"])
    assert len(stored_bytes) > 10_000
    assert not [word for word in PERSONAL_VALUES if word.encode() in stored_bytes or word in output]


def test_a_lost_folder_leads_back_to_the_file_with_the_choices_kept():
    app = press_repeatedly(upload_list(), 1)
    app.selectbox(key="mean_Kewarganegaraan").select("").run()
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}{os.getpid()}-*/daftar.csv"):
        folder.unlink()
    app.run()
    assert "Sambungan terputus dan berkas yang diunggah ikut dihapus." in extract_text(app)
    assert app.session_state["import_wizard"].profile.columns["Kewarganegaraan"] == ""


def test_the_file_lies_apart_for_its_owner_alone_and_goes_with_the_import():
    upload_folder = UploadFolder()
    path = upload_folder.write_file("../../etc/pass\u202ewd.csv", b"x")
    assert path.parent == upload_folder.folder
    assert upload_folder.folder.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600
    upload_folder.remove()
    assert not upload_folder.folder.exists()


def test_what_a_killed_app_left_is_removed_by_the_next_import():
    leftover_folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}4194305-"))  # no process has this number
    UploadFolder().remove()
    assert not leftover_folder.exists()


@pytest.mark.parametrize(
    ("file_name", "safe_name"),
    [("a.csv", "a.csv"), ("/x/y\\z.csv", "_x_y_z.csv"), ("..", "daftar"), ("n" * 300 + ".xlsx", "n" * 90 + ".xlsx")],
)
def test_a_name_is_made_safe(file_name, safe_name):
    assert sanitize_name(file_name) == safe_name


@pytest.mark.parametrize(
    ("lang", "title"), [("id", "Register belum berisi daftar"), ("en", "The register holds no list")]
)
def test_the_quality_of_an_empty_register(lang, title):
    assert extract_headline(open_internal_page("quality", lang=lang)) == title


def test_the_quality_of_a_register_is_read_aloud():
    store_upload()
    app = open_internal_page("quality")
    assert extract_headline(app) == "2 dari 9 baris yang dibaca ada di register"
    assert "Dari 9 baris dalam daftar kantor, 2 disimpan, 3 ditolak, dan 4 menunggu peninjauan." in extract_text(app)
    assert "Izin terbaru terbit 13 Juni 2024" in extract_text(app)
    assert re.search(r"Kanim Pangkalpinang\s+1\s+9\s+2\s+3\s+4", extract_text(app))
    assert re.search(r"orang yang sama dengan izin yang tumpang tindih\s+ditinjau\s+1\s+1", extract_text(app))
    assert "Of 9 rows that the offices' lists hold, 2 are stored" in extract_text(
        open_internal_page("quality", lang="en")
    )


@pytest.mark.parametrize(
    ("lang", "heads", "badge", "title"),
    [
        (
            "id",
            ["Dibaca", "Disimpan", "Ditinjau", "Ditolak"],
            "INTERNAL – angka lengkap, jangan diproyeksikan",
            "2 dari 9 baris",
        ),
        (
            "en",
            ["Read", "Stored", "In review", "Rejected"],
            "INTERNAL – full numbers, not to be projected",
            "2 of 9 rows",
        ),
    ],
)
def test_the_picture_of_the_quality_tells_what_the_screen_does(lang, heads, badge, title, monkeypatch):
    store_upload()
    scene_makers = []
    monkeypatch.setattr(downloads, "draw_chart_download", lambda make, *_: scene_makers.append(make))
    app = open_internal_page("quality", lang=lang)
    picture_deck = scene_makers[-1]()
    chart_data = json.loads(app.get("plotly_chart")[0].proto.spec)
    (row,) = re.findall(r"Kanim Pangkalpinang\s+1\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", extract_text(app))
    read_count, kept_count, rejected_count, review_count = row
    assert [(part["name"], part["x"]) for part in chart_data["data"]] == list(
        zip(heads[1:], [[int(kept_count)], [int(review_count)], [int(rejected_count)]], strict=True)
    )
    assert len({part["marker"].get("pattern", {}).get("shape", "") for part in chart_data["data"]}) == 3
    (label,) = [note["text"] for note in chart_data["layout"]["annotations"]]
    assert re.findall(r"\d+", label) == [read_count, kept_count, review_count, rejected_count]
    (bar,) = picture_deck.scenes[0].picture.bars
    assert [bar.value_text, *(part.value_text for part in bar.parts)] == [
        read_count,
        kept_count,
        review_count,
        rejected_count,
    ]
    svg_texts = re.findall(
        r"<!-- (.*?) -->", downloads.export_deck(picture_deck, "svg", "16:9", is_internal=True).decode()
    )
    assert {*heads, "Kanim Pangkalpinang", read_count, kept_count, review_count, rejected_count} <= set(svg_texts)
    assert any(line.startswith(title) for line in svg_texts)
    assert [line for line in svg_texts if "INTERNAL" in line or "RAPAT" in line or "MEETING" in line] == [badge]


def test_the_picture_of_the_quality_is_offered_as_pixels_and_vectors():
    store_upload()
    app = open_internal_page("quality", session={"chart-quality": True})
    assert [find_download(app, f"picture-quality-{ending}").label for ending in ("png", "svg")] == ["PNG", "SVG"]


def test_a_made_up_list_says_so_on_the_page_and_on_its_picture(tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_text(CLEAN_LIST, encoding="utf-8")
    with permit_store.open_store() as register:
        register.add(importing.examine(path, date(2024, 6, 30)), "Kanim", "penguji", status="fictitious")
    assert "FIKTIF" in extract_text(open_internal_page("quality"))
    reader = make_reader(internal=True)
    assert capture_quality(load_facts(reader)[0], reader).badges[0] == "FIKTIF"


def test_two_sources_that_begin_alike_have_a_bar_each(tmp_path):
    for number in range(2):
        path = tmp_path / f"daftar{number}.csv"
        path.write_text(CLEAN_LIST.replace("X123", f"Y{number}"), encoding="utf-8")
        with permit_store.open_store() as register:
            register.add(importing.examine(path, date(2024, 6, 30)), f"{'Kantor ' * 20}{number}", "penguji")
    chart_data = json.loads(open_internal_page("quality").get("plotly_chart")[0].proto.spec)
    assert [part["y"] for part in chart_data["data"]] == [[0, 1]] * 3
    assert len(chart_data["layout"]["annotations"]) == 2


def test_a_spelling_is_added_refused_and_removed_on_the_page():
    app = open_internal_page("quality")
    app.text_input(key="new_spelling").input("BTG")
    app.text_input(key="new_meaning").input("Bateng")
    press_button(app, "Tambah")
    assert "Mulai sekarang “BTG” berarti Kabupaten Bangka Tengah" in extract_text(app)
    app.text_input(key="new_spelling").input("Benteng")
    app.text_input(key="new_meaning").input("Bateng")
    press_button(app, "Tambah")
    assert "“Benteng” terbaca sebagai Kabupaten Bengkulu Tengah" in extract_text(app)
    assert app.text_input(key="new_spelling").value == "Benteng"
    assert aliases.list_aliases("region", "id")["alias"].tolist() == ["BTG"]
    press_button(app, "Hapus")
    assert "“BTG” dihapus." in extract_text(app)
    assert aliases.list_aliases("region", "id").empty


def test_a_store_that_cannot_be_opened_is_said(monkeypatch, tmp_path):
    (tmp_path / "broken.duckdb").write_bytes(b"no database" * 100)
    monkeypatch.setenv("PETA_STORE", f"duckdb://{tmp_path / 'broken.duckdb'}")
    for name in ("import_list", "quality"):
        assert "Penyimpanan tidak dapat dibuka" in extract_text(open_internal_page(name))
