"""Every page opens in the app, in both languages, full and empty, and says what a reader would expect."""

import re

import pytest

from data.figures.figures_file import REQUIRED_COLUMNS
from tests.support.pages import FIGURE_ROW, extract_headline, extract_text, open_page
from views.badges import badge_meanings
from views.request import DEFAULT_AREA
from views.text.translator import translator

PAGES = ("overview", "map", "trend", "region", "sources")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("lang", "word"), [("id", "ANGKA TERBITAN"), ("en", "PUBLISHED FIGURES")])
def test_a_page_opens_in_both_languages(page, lang, word):
    assert word in extract_text(open_page(page, lang=lang))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("area", ["id", "19", "19.04", "31.01", "96"])
def test_a_page_opens_for_any_area(page, area):
    assert extract_headline(open_page(page, area=area))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_any_figure(page, with_figures):
    with_figures()
    app = open_page(page)
    assert extract_headline(app)
    assert "None" not in extract_text(app)
    assert "nan" not in extract_text(app).split()


def test_the_map_opens_on_bangka_belitung():
    app = open_page()
    assert extract_headline(app) == "Kepulauan Bangka Belitung: terbanyak di Kabupaten Bangka, 134 TKA"
    assert "4 dari 7 wilayah" in extract_text(app)
    assert DEFAULT_AREA == "19"


def test_bangka_tengah_is_read_aloud():
    assert "22 ITAS darat, 6 ITAP, per 13 Juni 2024, sumber ANTARA News Bangka Belitung" in extract_text(
        open_page(area="19.04")
    )
    assert extract_headline(open_page("region", area="19.04")) == "Bangka Tengah: 22 ITAS darat dan 6 ITAP"
    assert "22 ITAS on land, 6 ITAP, as of 13 June 2024, source ANTARA News Bangka Belitung" in extract_text(
        open_page(area="19.04", lang="en")
    )


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"area": "99.99"}, "Wilayah “99.99” tidak dikenal; yang ditampilkan Kepulauan Bangka Belitung."),
        ({"area": "Bateng"}, "Wilayah “Bateng” tidak dikenal; yang ditampilkan Kabupaten Bangka Tengah."),
        (
            {"area": "19.04.01"},
            "Kecamatan Koba tidak mempunyai batas sendiri di peta ini; yang ditampilkan Kabupaten Bangka Tengah.",
        ),
        (
            {"area": "19:pulau-bangka"},
            "Pulau Bangka tidak mempunyai batas sendiri di peta ini; yang ditampilkan Kepulauan Bangka Belitung.",
        ),
        ({"measure": "xyz"}, "Ukuran “xyz” tidak dikenal; yang ditampilkan “Tenaga kerja asing (TKA)”."),
        ({"measure": "tka_site"}, "tidak dapat dipetakan; yang ditampilkan “Tenaga kerja asing (TKA)”."),
        ({"time": "1789"}, "Tidak ada angka untuk waktu “1789”; yang ditampilkan angka terakhir yang diketahui."),
        ({"show": "pie"}, "“pie” bukan pilihan untuk “show” di sini; yang ditampilkan “symbols”."),
        ({"method": "manual", "bounds": "9-1"}, "Batas kelas berupa angka menaik"),
        ({"k": "999"}, "“999” bukan pilihan untuk “k” di sini"),
    ],
)
def test_an_unknown_address_is_said_and_the_nearest_view_shown(address, sentence):
    app = open_page(**address)
    assert sentence in extract_text(app)
    assert extract_headline(app)


@pytest.mark.parametrize("page", ["trend", "region"])
def test_other_pages_say_it_too(page):
    assert "Wilayah “99.99” tidak dikenal" in extract_text(open_page(page, area="99.99"))


def test_a_broken_figures_file_is_named_by_row_and_column_and_the_rest_is_drawn(with_figures):
    with_figures(
        FIGURE_ROW,
        FIGURE_ROW | {"figure_id": "X2", "value": "tujuh"},
        FIGURE_ROW | {"figure_id": "X3", "measure": "tkaa"},
    )
    page_text = extract_text(open_page(area="19.04"))
    assert "angka.csv, baris 3, kolom value: ditemukan “tujuh”, seharusnya bilangan bulat 0 atau lebih." in page_text
    assert "angka.csv, baris 4, kolom measure: ditemukan “tkaa”" in page_text
    assert "7 TKA, per 13 Juni 2024, sumber Penerbit" in page_text


def test_a_missing_column_is_named(with_figures):
    with_figures(FIGURE_ROW, columns=[name for name in REQUIRED_COLUMNS if name != "unit"])
    assert "angka.csv, baris 1, kolom unit" in extract_text(open_page())


def test_fictitious_data_says_so(with_figures):
    with_figures(FIGURE_ROW | {"status": "fictitious"}, columns=(*REQUIRED_COLUMNS, "status"))
    for page in PAGES:
        assert "FIKTIF" in extract_text(open_page(page))


def test_a_hostile_publisher_is_text(with_figures):
    with_figures(FIGURE_ROW | {"publisher": "<img src=x onerror=alert(1)></script>`\u202e" + "A" * 10_000})
    for page in ("map", "region", "trend"):
        bodies = "\n".join(block.proto.body for block in open_page(page, area="19.04", measure="tka").get("html"))
        assert "&lt;img src=x onerror=alert(1)&gt;" in bodies
        assert "<img" not in bodies
        assert "\u202e" not in bodies


def test_the_search_goes_there_or_asks():
    app = open_page()
    app.text_input(key="search").input("Bateng").run()
    assert app.query_params["area"] == "19.04"
    app.text_input(key="search").input("1903").run()
    assert "Yang mana yang dimaksud?" in extract_text(app)
    assert {button.label for button in app.button} >= {
        "Kabupaten Bangka Selatan, Kepulauan Bangka Belitung (19.03)",
        "Kabupaten Bangka Barat, Kepulauan Bangka Belitung (19.05)",
    }
    next(button for button in app.button if "19.05" in button.label).click().run()
    assert app.query_params["area"] == "19.05"


def test_a_filter_writes_the_address_and_the_address_sets_the_filter():
    app = open_page(area="19.03")
    app.selectbox(key="choose_measure").select("wna").run()
    assert app.query_params["measure"] == "wna"
    assert extract_headline(app) == "Bangka Selatan: 20 WNA"
    assert open_page(area="19.03", measure="wna").selectbox(key="choose_measure").value == "wna"


def test_rates_are_offered_for_stocks_of_persons_on_land_only():
    assert (
        "rate" in open_page(measure="tka").selectbox(key="choose_show").options
        or "Warna: per 100.000 penduduk" in open_page(measure="tka").selectbox(key="choose_show").options
    )
    assert "Warna: per 100.000 penduduk" not in open_page(measure="tka_sea").selectbox(key="choose_show").options


def test_the_trend_says_the_series_is_broken():
    app = open_page("trend", area="19.04", measure="stay_permits_issued", areas="kanim:pangkalpinang")
    assert extract_headline(app) == "Kanim Pangkalpinang: izin tinggal terbit dari 1.483 menjadi 238 (seri patah)"
    assert "ITAS perairan pindah ke Direktorat Jenderal" in extract_text(app)


def test_conflicts_and_remarks_stand_on_the_profile():
    page_text = extract_text(open_page("region", area="kanim:pangkalpinang"))
    assert "disebut −86,91% oleh sumber; yang benar −84,94%" in page_text
    assert "Angka yang bertentangan, berdampingan" in page_text
    assert "1.573" in page_text
    assert "1.580" in page_text


def test_a_province_known_only_as_a_whole_is_said_so():
    app = open_page(area="31")
    assert extract_headline(app) == "DKI Jakarta: 10.782 TKA, tanpa rincian per kabupaten/kota"
    assert "Seluruh provinsi: 10.782 orang, per Januari 2023, sumber IDN Times" in extract_text(app)
    assert "tanpa rincian per kecamatan" in extract_headline(open_page(area="19", level="district"))


def test_the_whole_stands_beside_its_regions_and_is_no_sum():
    assert "Seluruh provinsi: 577 orang, per 3 Mei 2018, sumber Media Indonesia" in extract_text(open_page(area="19"))
    assert "Total for Indonesia: 133,979 people, as of September 2024" in extract_text(open_page(area="id", lang="en"))


def test_no_more_than_twelve_areas_stand_side_by_side():
    area_codes = ",".join(["11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33"])
    assert "Paling banyak 12 wilayah ditampilkan berdampingan" in extract_text(open_page("trend", areas=area_codes))


def test_one_is_a_person_and_no_people(with_figures):
    with_figures(FIGURE_ROW | {"value": "1"})
    assert "1 person, as of 13 June 2024" in extract_text(open_page(area="19", lang="en"))


def test_every_view_leads_to_all_sources():
    for page in ("map", "trend", "region"):
        bodies = "".join(block.proto.body for block in open_page(page, area="19", theme="contrast").get("html"))
        assert 'href="sumber?area=19&amp;theme=contrast"' in bodies


def test_a_profile_compares_what_a_neighbour_has_too():
    page_text = extract_text(open_page("region", area="19.04"))
    neighbours_text = page_text[page_text.index("Di samping tetangga") :]
    assert "Pemegang ITAP" in neighbours_text
    assert "Kabupaten Bangka Selatan" in neighbours_text[: neighbours_text.index("Tidak ada data “Pemegang ITAP”")]


def test_a_code_in_large_letters_is_the_same_code():
    assert "tidak dikenal" not in extract_text(open_page("map", area="ID"))
    assert extract_headline(open_page("map", area="ID")).startswith("Indonesia: ")


def test_a_regency_without_the_usual_measure_opens_on_its_own():
    app = open_page("map", area="19.04")
    assert extract_headline(app) == "Bangka Tengah: 22 ITAS darat dan 6 ITAP"
    assert "Pemegang ITAS darat (orang, stok)" in extract_text(app)
    assert "22 ITAS darat, 6 ITAP, per 13 Juni 2024, sumber ANTARA News Bangka Belitung" in extract_text(app)


def test_a_city_is_not_told_under_the_name_of_a_regency():
    assert extract_headline(open_page("map", area="32.73")).startswith("Kota Bandung")
    assert extract_headline(open_page("map", area="32.04")).startswith("Kabupaten Bandung")


def test_a_trend_that_shows_others_says_so():
    page_text = extract_text(open_page("trend", area="19.06", measure="tka"))
    assert "Kabupaten Belitung Timur tidak mempunyai angka TKA; ditampilkan: " in page_text


def test_no_percentage_stands_over_a_break():
    page_text = extract_text(open_page("trend", area="id", measure="tka"))
    assert "+48.005" in page_text
    assert "55,8" not in page_text
    assert "yang mungkin menghitung dengan cara lain" in page_text


def test_rates_have_a_highest_and_counts_a_most():
    assert "tertinggi di" in extract_headline(open_page("map", area="19", measure="tka", show="rate"))
    assert "terbanyak di" in extract_headline(open_page("map", area="19", measure="tka"))
    assert re.search(
        r"angka terakhir tiap wilayah \(20\d\d–20\d\d\)", extract_text(open_page("map", area="19", measure="tka"))
    )


def test_the_overview_says_what_is_known_and_what_to_mind():
    page_text = extract_text(open_page("overview", area="19.04"))
    assert extract_headline(open_page("overview", area="19.04")) == "Bangka Tengah: 22 ITAS darat dan 6 ITAP"
    assert "per 13 Juni 2024" in page_text
    assert "Mintalah yang lebih baru." in page_text
    assert "Belum ada pembanding: bekukan sebuah paparan wilayah ini" in page_text
    assert "Pulau Bangka: izin tinggal terbit dari 1.939 menjadi 1.573 izin." in page_text


def test_the_overview_counts_the_facts_that_sources_tell_differently():
    page_text = extract_text(open_page("overview", area="74.01", lang="en"))
    assert (
        "1 fact is told differently by different sources; what they say stands side by side under Region." in page_text
    )


def test_a_rate_is_highest_and_a_number_most():
    assert "tertinggi Kabupaten Bangka: 39,7 orang per 100.000 penduduk" in extract_text(
        open_page(area="19", show="rate")
    )
    assert "terbanyak Kabupaten Bangka: 134 orang" in extract_text(open_page(area="19"))


@pytest.mark.parametrize("page", ["overview", "map", "trend", "region", "sources"])
def test_a_language_or_theme_that_is_not_there_is_named(page):
    assert "“fr” bukan pilihan untuk “lang” di sini; yang ditampilkan “id”." in extract_text(open_page(page, lang="fr"))
    assert "“merah” bukan pilihan untuk “theme” di sini; yang ditampilkan “light”." in extract_text(
        open_page(page, theme="merah")
    )


def test_every_badge_says_what_it_means():
    i18n = translator("id")
    meanings = dict(badge_meanings(i18n))
    assert len(set(meanings.values())) == len(meanings) == 9
    bodies = "".join(block.proto.body for block in open_page(area="19").get("html"))
    assert f'title="{meanings["ANGKA TERBITAN"]}">ANGKA TERBITAN<' in bodies
    assert f'title="{meanings["RAPAT"]}">RAPAT<' in bodies
    page_text = extract_text(open_page("sources"))
    assert all(f"{badge}: {meaning}" in page_text for badge, meaning in meanings.items())
