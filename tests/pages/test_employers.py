"""The employers of a region stand on its page in the internal mode alone."""

import re

import pytest

from tests.support.pages import extract_text, open_page

EXPECTED_TEXTS = {
    "id": ("Perusahaan dihitung hanya bila 3 atau lebih berbagi satu sel", "darat", "perusahaan", "per 13 Juni 2024"),
    "en": ("Employers are counted only where 3 or more share a cell", "land", "companies", "as of 13 June 2024"),
}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_internally_the_three_employers_of_a_region_are_told_with_unit_date_and_source(three_employers, lang):
    app = open_page("region", internal=True, data="register", area="19.04", lang=lang)
    limits, domain, unit, date_text = EXPECTED_TEXTS[lang]
    assert limits in extract_text(app)
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>.*?</tr>", get_table_html(app))]
    observations = [[row[0], row[1], *row[3:6], row[-1]] for row in rows if row]
    assert ["ITAS", domain, "3", unit, date_text, "Kanim Pangkalpinang"] in observations
    assert "7" in [row[2] for row in observations]
    assert len(observations) == 2


@pytest.mark.parametrize(
    ("lang", "sentence"), [("id", "tidak ada sel dengan 3 perusahaan"), ("en", "shared by 3 or more")]
)
def test_two_employers_are_not_told_of_and_the_page_says_why(three_employers, lang, sentence):
    app = open_page("region", internal=True, data="register", area="19.71", lang=lang)
    assert sentence in extract_text(app)
    assert get_table_html(app) == ""


@pytest.mark.parametrize(
    ("internal", "address"),
    [
        (False, {"data": "register"}),
        (False, {"data": "register", "mode": "public"}),
        (False, {"data": "both", "mode": "internal"}),
        (True, {"data": "published"}),
    ],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_nothing_of_employers_is_on_a_page_for_others_or_of_published_figures(three_employers, internal, address, lang):
    app = open_page("region", internal=internal, area="19.04", lang=lang, **address)
    assert EXPECTED_TEXTS[lang][0] not in extract_text(app)
    assert get_table_html(app) == ""


def get_table_html(app) -> str:
    """Return the table of employers as it is sent, "" where there is none."""
    captions = ("Perusahaan dan pemegang izin", "Employers and the permit holders")
    return "".join(
        element.proto.body
        for element in app.get("html")
        if element.proto.body.count("<table") and any(word in element.proto.body for word in captions)
    )
