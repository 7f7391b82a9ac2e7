"""What a reader of the register gets in meeting and public mode: all of it is the same whatever the hidden counts are.

Two registers agree in all that may be told of them, and differ in small counts. Every message that the app sends to a
browser must then be the same, byte by byte: texts, tables, charts, the packed map, labels for screen readers.
"""

import json
from datetime import date
from pathlib import Path

import msgspec
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.register import importing
from data.register.store import permit_store
from meeting import exports, repository
from pages.parts.state import reader_context
from tests.support.pages import extract_headline, extract_text, open_page
from tests.support.permits import PermitList
from views.map import map_sentences, payload
from views.tables import table_export

DISTRICTS = ["Koba", "Pangkalan Baru", "Sungai Selan", "Simpang Katis", "Namang", "Lubuk Besar"]
FIRST_COUNTS, SECOND_COUNTS = [6, 5, 4, 3, 2, 2], [6, 5, 3, 4, 2, 2]
"""ITAS on land in the six districts: together 22 both times; the four small ones are bands."""

PAIRS = {
    3: (([6, 5, 2, 1, 4, 4], (5, 1)), ([6, 5, 1, 2, 4, 4], (4, 2))),
    5: ((FIRST_COUNTS, (4, 2)), (SECOND_COUNTS, (3, 3))),
    10: (([12, 11, 9, 8, 10, 12], (13, 3)), ([12, 11, 8, 9, 10, 12], (12, 4))),
}
"""By threshold the counts of two registers that may not be told apart: ITAS by district, ITAP of two nationalities."""


def make_permits(counts, itap_counts) -> PermitList:
    """Return the holders of a register: ITAS in districts, ITAP of two nationalities, and 40 in another regency."""
    permits, summer = PermitList(), {"issued": "10/02/2024", "expires": "10/08/2024"}
    places = [district for district, count in zip(DISTRICTS, counts, strict=True) for _ in range(count)]
    for number, district in enumerate(places):
        country = "Jepang" if number in (0, 1) else "Tiongkok"
        purpose = "Keluarga" if number in (0, 1, 2) else "Bekerja"
        permits = permits.with_row(
            nationality=country, district=district, purpose=purpose, rptka="10/08/2024", **summer
        )
    family = {
        "permit": "ITAP",
        "district": "Koba",
        "purpose": "Keluarga",
        "issued": "13/06/2024",
        "expires": "12/06/2029",
    }
    for country, count in zip(("Thailand", "Malaysia"), itap_counts, strict=True):
        permits = permits.with_people(count, nationality=country, **family)
    return permits.with_people(40, nationality="Tiongkok", regency="Kota Pangkalpinang", purpose="Bekerja", **summer)


def make_register(folder: Path, counts, itap_counts) -> str:
    """Make a register and return the address of its store."""
    folder.mkdir(parents=True)
    path, url = make_permits(counts, itap_counts).write(folder / "daftar.csv"), f"duckdb://{folder / 'register.duckdb'}"
    result = importing.examine(path, date(2024, 6, 30))
    assert result.counts["kept"] == sum(counts) + sum(itap_counts) + 40, result.offences
    with permit_store.open_store(url) as opened_store:
        opened_store.add(result, "Kanim Pangkalpinang", "penguji")
    return url


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    """Return by threshold the addresses of two registers that a protected reader cannot tell apart."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("XDG_DATA_HOME", str(home))
        patch.delenv("PETA_KEY", raising=False)
        return {
            k: [make_register(home / f"{k}{n}", *counts) for n, counts in enumerate(pair)] for k, pair in PAIRS.items()
        }


@pytest.fixture(scope="module")
def registers(pairs):
    """Return the addresses of the two registers of the usual threshold."""
    return pairs[5]


def serialize_messages(app: AppTest) -> list[bytes]:
    """Return every message of a page that carries content, as the browser gets it, but for the random name of a download."""
    messages = [node.proto for block in (app.main, app.sidebar) for node in block if getattr(node, "proto", None)]
    for message in messages:
        if message.DESCRIPTOR.name == "DownloadButton":
            message.ClearField("deferred_file_id")
    return [message.SerializeToString(deterministic=True) for message in messages]


VIEWS = [
    ("map", {"area": "19.04", "level": "district"}),
    ("map", {"area": "19.04", "level": "district", "show": "rate", "mode": "public"}),
    ("map", {"area": "19.04", "level": "district", "show": "count"}),
    ("map", {"area": "19", "measure": "itap_holders", "show": "rate", "lang": "en", "mode": "public"}),
    ("map", {"area": "19.04", "measure": "itas_issued"}),
    ("trend", {"area": "19.04", "by": "nationality", "measure": "itap_holders"}),
    ("trend", {"area": "19.04", "areas": "19.04.03,19.04.04,19.04", "mode": "public"}),
    ("region", {"area": "19.04"}),
    ("region", {"area": "19.04.03", "lang": "en"}),
    ("overview", {"area": "19.04"}),
]


ATTACKED_VIEWS = [(5, *view) for view in VIEWS] + [(k, *VIEWS[number]) for k in (3, 10) for number in (4, 5)]
"""The views at the usual threshold, and at the others a flow on the map and a trend by nationality: the code is the same."""


@pytest.mark.parametrize(("k", "page", "address"), ATTACKED_VIEWS)
def test_what_is_sent_is_the_same_whatever_the_hidden_counts_are(pairs, monkeypatch, k, page, address):
    monkeypatch.setenv("PETA_K", f"{k}")
    messages, exported_tables = [], []
    export_table = table_export.add_badges
    monkeypatch.setattr(
        table_export, "add_badges", lambda *args: exported_tables.append(export_table(*args)) or exported_tables[-1]
    )
    for url in pairs[k]:
        monkeypatch.setenv("PETA_STORE", url)
        messages.append(serialize_messages(open_page(page, session={"numbers": True}, data="register", **address)))
    assert len(messages[0]) > 10
    assert messages[0] == messages[1]
    files = [table_export.to_csv(table) for table in exported_tables]
    assert files[: len(files) // 2] == files[len(files) // 2 :]
    assert page == "overview" or f"k={k}".encode() in files[-1]


@pytest.mark.parametrize("k", [3, 5, 10])
def test_a_deck_and_what_it_becomes_are_the_same_whatever_the_hidden_counts_are(pairs, monkeypatch, k):
    monkeypatch.setenv("PETA_K", f"{k}")
    captured_decks, exported_files = [], []
    for url in pairs[k]:
        monkeypatch.setenv("PETA_STORE", url)
        app = open_page("deck", data="register", area="19.04")
        app.button(key="begin").click().run()
        districts = open_page("map", data="register", area="19.04", level="district", deck=app.query_params["deck"])
        districts.button(key="add-scene").click().run()
        (deck,) = repository.load_decks()
        repository.remove_deck(deck.deck_id)
        scenes = [msgspec.structs.replace(scene, scene_id=f"{place:08x}") for place, scene in enumerate(deck.scenes)]
        captured_decks.append(msgspec.structs.replace(deck, deck_id="00000000", scenes=scenes))
        exported_files.append([exports.export_deck(captured_decks[-1], ending) for ending in ("xlsx", "pptx", "pdf")])
    assert captured_decks[0] == captured_decks[1]
    assert exported_files[0] == exported_files[1]
    assert {figure.disclosure for scene in captured_decks[0].scenes for figure in scene.figures} >= {"shown", "band"}
    assert f"k={k}" in " ".join(captured_decks[0].scenes[1].badges)


@pytest.mark.parametrize("k", PAIRS)
def test_what_is_told_internally_differs_so_the_two_registers_do(pairs, monkeypatch, k):
    page_texts = []
    for url in pairs[k]:
        monkeypatch.setenv("PETA_STORE", url)
        page_texts.append(extract_text(open_page("region", internal=True, data="register", area="19.04.03")))
    assert "INTERNAL" in page_texts[0]
    assert page_texts[0] != page_texts[1]


@pytest.mark.parametrize("data", ["register", "both"])
def test_the_22_and_the_6_of_bangka_tengah_are_read_from_the_register(registers, monkeypatch, data):
    monkeypatch.setenv("PETA_STORE", registers[0])
    app = open_page("region", data=data, area="19.04")
    assert extract_headline(app) == "Bangka Tengah: 22 ITAS darat dan 6 ITAP"
    assert "DAFTAR IZIN" in extract_text(app)
    assert "RAPAT – disamarkan, k=5" in extract_text(app)
    assert (
        extract_text(open_page(area="19.04", level="district", data=data, session={"numbers": True})).count("1–4") >= 4
    )


@pytest.mark.parametrize(
    "address",
    [{"mode": "internal"}, {"is_internal": "1"}, {"is_internal": "true", "mode": "public", "PETA_K": "3"}, {"k": "3"}],
)
def test_no_address_leads_to_full_numbers_or_another_threshold(registers, monkeypatch, address):
    monkeypatch.setenv("PETA_STORE", registers[0])
    app = open_page("region", data="register", area="19.04.03", **address)
    assert "k=5" in extract_text(app)
    assert "INTERNAL" not in extract_text(app).replace("Mode internal", "")
    assert extract_headline(app) == "Sungai Selan: 1–4 ITAS darat dan 0 ITAP"


@pytest.mark.parametrize(("k", "band"), [("3", "4 ITAS darat"), ("10", "1–9 ITAS darat"), ("5", "1–4 ITAS darat")])
def test_the_office_sets_the_threshold(registers, monkeypatch, k, band):
    monkeypatch.setenv("PETA_STORE", registers[0])
    monkeypatch.setenv("PETA_K", k)
    app = open_page("region", data="register", area="19.04.03")
    assert extract_headline(app) == f"Sungai Selan: {band} dan 0 ITAP"
    assert f"k={k}" in extract_text(app)


@pytest.mark.parametrize("k", ["4", "", "lima", "0", "-1"])
def test_a_threshold_that_is_none_is_a_sentence_and_the_strictest_is_used(registers, monkeypatch, k):
    monkeypatch.setenv("PETA_STORE", registers[0])
    monkeypatch.setenv("PETA_K", k)
    app = open_page("region", data="register", area="19.04.03")
    assert f"PETA_K berisi {k!r}; seharusnya salah satu dari 3, 5, 10." in extract_text(app)
    assert extract_headline(app) == "Sungai Selan: 1–9 ITAS darat dan 0 ITAP"


@pytest.mark.parametrize(
    ("headers", "may"),
    [
        ({}, True),
        ({"Host": "localhost:8501"}, True),
        ({"Host": "[::1]:8501"}, True),
        ({"Host": "peta.example.org"}, False),
        ({"Host": "localhost:8501", "X-Forwarded-For": "10.0.0.8"}, False),
        ({"Host": "localhost:8501", "Via": "1.1 proxy"}, False),
    ],
)
def test_the_internal_mode_is_unlocked_at_the_machine_itself_only(monkeypatch, headers, may):
    monkeypatch.setattr(type(reader_context.st.context), "headers", headers)
    monkeypatch.setattr(reader_context.st, "get_option", lambda name: "localhost")
    assert reader_context.may_unlock() is may


def test_published_figures_stand_beside_the_register_s_and_no_line_joins_them(registers, monkeypatch):
    monkeypatch.setenv("PETA_STORE", registers[0])
    app = open_page("trend", data="both", area="19.04", areas="19.04", measure="itas_land_holders")
    chart = json.loads(app.get("plotly_chart")[0].proto.spec)
    marks = {trace["mode"]: trace.get("text") for trace in chart["data"]}
    assert marks["lines+markers+text"] == ["22"]
    assert marks["markers+text"] == ["22 (terbitan)"]
    assert "ANTARA News Bangka Belitung, 13 Juni 2024" in extract_text(app)
    profile = extract_text(open_page("region", data="both", area="19.04"))
    assert "Angka terbitan: 22, per 13 Juni 2024, ANTARA News Bangka Belitung" in profile


def test_a_composition_of_hidden_counts_is_a_sentence_and_no_empty_chart(registers, monkeypatch):
    monkeypatch.setenv("PETA_STORE", registers[0])
    app = open_page("region", data="register", area="19.04")
    page_text = extract_text(app)
    assert "Menurut kewarganegaraan, tujuan dan RPTKA, semua angkanya kecil atau disamarkan" in page_text
    charts = [json.loads(chart.proto.spec)["data"][0] for chart in app.get("plotly_chart")]
    assert all(any(value for value in chart.get("x", [])) for chart in charts)


def test_the_legend_draws_no_symbol_for_a_count_that_would_be_hidden():
    rows = pd.DataFrame({"value": [6.0, 5.0, float("nan")], "disclosure": ["shown", "shown", "band"]})
    assert [size for size in payload.legend_sizes(rows["value"]) if size >= payload.smallest_shown_value(rows)] == [6]
    assert payload.smallest_shown_value(rows.assign(disclosure="shown")) == 1


def test_the_method_of_hiding_stands_on_the_page_of_sources_in_both_languages(registers, monkeypatch):
    monkeypatch.setenv("PETA_STORE", registers[0])
    page_text = extract_text(open_page("sources", data="register"))
    assert "Daftar yang dibaca: Kanim Pangkalpinang; data per 13 Juni 2024." in page_text
    assert "jumlah 1 sampai 4 disebut sebagai rentang “1–4” (penyamaran primer, k = 5" in page_text
    assert "Gusfield, SIAM J. Comput. 17, 1988; Kelly, Golden, dan Assad, Networks 22, 1992" in page_text
    assert "What this does not protect against" in extract_text(open_page("sources", lang="en"))


def test_no_region_is_called_the_first_where_its_count_is_zero_or_hidden(registers, monkeypatch):
    monkeypatch.setenv("PETA_STORE", registers[0])
    app = open_page(data="register", area="19", measure="itap_holders")
    assert extract_headline(app) == "Kepulauan Bangka Belitung: terbanyak di Kabupaten Bangka Tengah, 6 ITAP"
    monkeypatch.setenv("PETA_K", "10")
    app = open_page(data="register", area="19", measure="itap_holders")
    assert extract_headline(app) == "Kepulauan Bangka Belitung: 1–9 ITAP"
    assert "tidak ada angka ITAP di atas nol yang boleh ditampilkan" in extract_text(app)


def test_the_largest_is_called_so_only_among_what_is_told():
    rows = pd.DataFrame({"disclosure": ["shown", "masked", "band"]})
    assert map_sentences.may_exceed(rows)
    assert not map_sentences.may_exceed(rows[rows["disclosure"] != "masked"])
