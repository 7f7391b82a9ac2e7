"""Where nothing is known of an area, its pages say what is known around it, whose it is, and lead there."""

import re

import pytest

from tests.support.pages import extract_headline, extract_text, open_page

HEADINGS = {"id": "Yang diketahui di sekitarnya", "en": "What is known around it"}
PLACE_PATTERN = r'<li><a href="([^"]+)" target="_self">([^<]+)</a>: ([^<]+)</li>'


def list_places(app):
    """Return what is said around an area: address, name and figures of each place."""
    return [place for block in app.get("html") for place in re.findall(PLACE_PATTERN, block.proto.body)]


@pytest.mark.parametrize("page", ["region", "overview"])
def test_a_regency_without_figures_says_what_its_province_has(page):
    app = open_page(page, area="11.01")
    assert extract_headline(app) == "Aceh Selatan: belum ada angka"
    assert HEADINGS["id"] in extract_text(app)
    assert list_places(app) == [
        ("wilayah?area=11", "Aceh", "139 TKA, per November 2022, sumber Databoks Katadata (mengutip Kemnaker).")
    ]


def test_a_district_says_whose_figures_lie_over_it_the_nearest_first():
    places = list_places(open_page("region", area="19.04.03", lang="en"))
    assert [name for _, name, _ in places] == [
        "Pulau Bangka",
        "Kantor Imigrasi Kelas I TPI Pangkalpinang",
        "Kabupaten Bangka Tengah",
        "Kepulauan Bangka Belitung",
    ]
    address, _, figures = places[2]
    assert address == "wilayah?area=19.04&amp;lang=en"
    assert figures == "22 ITAS on land, 6 ITAP, as of 13 June 2024, source ANTARA News Bangka Belitung."


@pytest.mark.parametrize("area", ["19.04", "19", "id"])
def test_an_area_with_figures_of_its_own_says_nothing_of_others(area):
    app = open_page("region", area=area)
    assert HEADINGS["id"] not in extract_text(app)
    assert list_places(app) == []
