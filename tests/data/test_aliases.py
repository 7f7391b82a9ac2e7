"""An office's own spellings: they count at once, beside the shipped ones, and none makes another ambiguous or wrong."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import aliases, regions
from data.errors import RefusedAlias, RegisterError
from data.register.cleaning import values
from data.tables import office_tables
from views.text.translator import translator

TODAY = date(2026, 1, 31)


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """Keep the own tables of every test in its own folder, and forget them after."""
    monkeypatch.setenv("PETA_ALIASES", str(tmp_path / "aliases"))
    aliases.refresh()
    yield tmp_path / "aliases"
    monkeypatch.undo()
    aliases.refresh()


def test_a_new_spelling_counts_at_once_and_no_more_once_removed(own_folder):
    assert regions.match("BTG").status == "unknown"
    assert aliases.add("region", "BTG", "Bateng", TODAY) == ("19.04",)
    assert regions.match("btg").region_code == regions.match("Kab. BTG").region_code == "19.04"
    assert (own_folder / "region_aliases.csv").read_text(encoding="utf-8") == (
        'alias,region_code,reason,source\nBTG,19.04,own spelling,"own, 2026-01-31"\n'
    )
    assert aliases.list_aliases("region", "id")["means"].tolist() == [
        "Kabupaten Bangka Tengah, Kepulauan Bangka Belitung (19.04)"
    ]
    aliases.remove("region", "BTG")
    assert regions.match("BTG").status == "unknown"
    with pytest.raises(RefusedAlias, match="removed already"):
        aliases.remove("region", "BTG")


def test_nationalities_and_permits_have_own_spellings_too():
    aliases.add("nationality", "WN Tiongkokk", "RRT", TODAY)
    aliases.add("permit", "Kartu Kuning", "ITAS perairan", TODAY)
    assert values.clean_nationality("tiongkokk").value == "CHN"
    assert values.clean_permit("KARTU KUNING").value == ("ITAS", "sea")
    assert aliases.list_aliases("permit", "id")["means"].tolist() == ["ITAS laut"]
    assert aliases.list_aliases("nationality", "en")["means"].tolist() == ["China"]


@pytest.mark.parametrize(
    ("kind", "spelling", "means", "reason"),
    [
        ("region", "Benteng", "Bangka Tengah", "terbaca sebagai Kabupaten Bengkulu Tengah"),
        ("region", "benteng kab.", "19.04", "terbaca sebagai Kabupaten Bengkulu Tengah"),
        ("region", "Wilayah Benteng", "Bateng", "terbaca sebagai Kabupaten Bengkulu Tengah"),
        ("region", "Bangka", "19.01", "dapat berarti Kabupaten Bangka"),
        ("region", "Koba", "19.04", "terbaca sebagai Kecamatan Koba"),
        ("region", "Bateng", "19.04", "sudah terbaca sebagai Kabupaten Bangka Tengah"),
        ("region", "Bangka Tenga", "19.03", "terbaca sebagai Kabupaten Bangka Tengah"),
        ("region", "Kota Bgk Tengah", "19.04", "menyebut kota"),
        ("region", "1904", "19.04", "dua huruf"),
        ("region", "x" * 10_000, "19.04", "100 karakter"),
        ("region", "BTG", "Bangka", "tidak terbaca sebagai satu wilayah yang pasti"),
        ("region", "BTG", "Pulau Bangka", "tidak terbaca sebagai satu wilayah yang pasti"),
        ("nationality", "Republik Taiwan", "Tiongkok", "terbaca sebagai TWN"),
        ("nationality", "Cina", "Jepang", "terbaca sebagai CHN"),
        ("nationality", "中国人", "Tiongkok", "dua huruf Latin"),
        ("nationality", "Cina/Jepang", "Jepang", "dapat berarti CHN; JPN"),
        ("permit", "itas / itap", "ITAP", "dapat berarti ITAP; ITAS"),
        ("permit", "KITAS", "ITAP", "terbaca sebagai ITAS"),
    ],
)
def test_a_spelling_that_would_mislead_is_refused_with_a_sentence(kind, spelling, means, reason, own_folder):
    with pytest.raises(RefusedAlias) as error_info:
        aliases.add(kind, spelling, means, TODAY)
    assert reason in translator("id").translate(error_info.value)
    assert translator("en").translate(error_info.value) != translator("id").translate(error_info.value)
    assert not own_folder.exists()


def test_a_spelling_added_twice_is_refused_and_nothing_is_overwritten():
    aliases.add("region", "BTG", "19.04", TODAY)
    with pytest.raises(RefusedAlias, match="read as Kabupaten Bangka Tengah"):
        aliases.add("region", "btg", "19.03", TODAY)
    assert regions.match("BTG").region_code == "19.04"


def test_a_file_edited_by_hand_is_seen_and_its_wrong_lines_do_no_harm(own_folder):
    own_folder.mkdir()
    lines = "Benteng,19.04,hand,hand\nQQQ,99.99,hand,hand\nBTG,19.04,hand,hand\n"
    (own_folder / "region_aliases.csv").write_text(f"alias,region_code,reason,source\n{lines}", encoding="utf-8")
    (own_folder / "nationality_aliases.csv").write_text("alias,nationality,source\ncina,TWN,x\nzz,QQQ,x\n", "utf-8")
    (own_folder / "permit_aliases.csv").write_text("alias,permit_type,domain,source\nsim,SIM,road,x\n", "utf-8")
    aliases.refresh()
    assert regions.match("BTG").region_code == "19.04"
    assert regions.match("Benteng").status == "ambiguous"
    assert regions.match("QQQ").status == "unknown"
    assert values.clean_nationality("cina").value == "CHN"
    assert values.clean_nationality("zz").value is None
    assert values.clean_permit("sim").value is None


def test_a_damaged_file_is_named_and_the_shipped_table_still_serves(own_folder):
    own_folder.mkdir()
    (own_folder / "region_aliases.csv").write_bytes(b"\xff\xfe\x00a")
    aliases.refresh()
    assert regions.match("Bateng").region_code == "19.04"
    with pytest.raises(RegisterError) as error_info:
        aliases.add("region", "BTG", "19.04", TODAY)
    assert (
        translator("id")
        .translate(error_info.value)
        .startswith("Tabel sendiri region_aliases.csv bukan CSV UTF-8 dengan kolom alias")
    )
    assert (own_folder / "region_aliases.csv").read_bytes() == b"\xff\xfe\x00a"


def test_a_write_that_fails_leaves_the_old_table(own_folder, monkeypatch):
    aliases.add("region", "BTG", "19.04", TODAY)
    content = office_tables.path("region_aliases").read_bytes()
    monkeypatch.setattr("os.replace", lambda *paths: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        aliases.add("region", "BTH", "19.04", TODAY)
    assert office_tables.path("region_aliases").read_bytes() == content
    assert [path.name for path in own_folder.iterdir()] == ["region_aliases.csv"]


@given(st.text(max_size=30))
def test_no_spelling_ever_turns_what_was_certain_into_something_else(spelling):
    certain_texts = ("Benteng", "Bateng", "Kabupaten Bangka", "1904", "Koba", "DKI")
    matches = [regions.match(text) for text in certain_texts]
    with contextlib.suppress(RefusedAlias):
        aliases.add("region", spelling, "19.04", TODAY)
    assert [regions.match(text) for text in certain_texts] == matches
