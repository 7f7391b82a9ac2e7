import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import regions
from data.regions import match

register = regions.load()


@pytest.mark.parametrize(
    "text",
    [
        "Bateng",
        "B. Tengah",
        "KAB BANGKA TENGAH",
        "Bangka-Tengah",
        "  bangka  tengah ",
        "Kab.\u00a0Bangka Tengah",
        "19.04",
        "1904",
        "Bangka tengah",
    ],
)
def test_bangka_tengah_in_any_form(text):
    assert match(text).region_code == "19.04"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Babel", "19"),
        ("Kep. Babel", "19"),
        ("Pangkal Pinang", "19.71"),
        ("PKP", "19.71"),
        ("KOTA B A T A M", "21.71"),
        ("19.03", "19.03"),
        ("Koba", "19.04.01"),
        ("Pangkalanbaru", "19.04.02"),
        ("Kab. Bandung", "32.04"),
        ("Kota Bandung", "32.73"),
        ("Pulau Bangka", "19:pulau-bangka"),
        ("indonesia", "id"),
        ("Jateng", "33"),
    ],
)
def test_one_certain_answer(text, code):
    match_result = match(text)
    assert (match_result.status in {"exact", "alias"}, match_result.region_code) == (True, code)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bangka", {"19.01", "19:pulau-bangka"}),
        ("1903", {"19.03", "19.05"}),
        ("Bandung", {"32.04", "32.73"}),
        ("Yogyakarta", {"34", "34.71"}),
    ],
)
def test_ambiguous_input_comes_back_with_its_candidates(text, codes):
    match_result = match(text)
    assert match_result.status == "ambiguous"
    assert match_result.region_code is None
    assert {candidate.region_code for candidate in match_result.candidates} == codes


def test_four_digits_are_read_as_told():
    assert match("1903", code_system="bps").region_code == "19.05"
    assert match("1903", code_system="kemendagri").region_code == "19.03"


def test_benteng_is_never_bangka_tengah():
    match_result = match("Benteng")
    assert match_result.region_code == "17.09"
    assert "19.04" not in {candidate.region_code for candidate in match_result.candidates}


def test_a_slip_of_the_pen_is_scored_and_an_unlikely_one_only_offered():
    near_match, far_match = match("Bangka Tegah"), match("Bngka Tgh")
    assert (near_match.status, near_match.region_code) == ("fuzzy", "19.04")
    assert 88 <= near_match.score < 100
    assert far_match.region_code is None


def test_nothing_like_it_is_unknown():
    assert match("zzzz qqqq").status == "unknown"
    assert match("").status == "unknown"


@given(st.text(max_size=400))
def test_any_text_has_an_honest_answer(text):
    match_result = match(text)
    assert match_result.status in {"exact", "alias", "fuzzy", "ambiguous", "unknown"}
    assert (match_result.region_code is None) == (match_result.status in {"ambiguous", "unknown"})
    assert all(register.has_code(candidate.region_code) for candidate in match_result.candidates)
    assert (match_result.status == "ambiguous") <= (len(match_result.candidates) >= 1)


@given(
    st.sampled_from(register.level("regency") + register.level("province")),
    st.sampled_from([str.upper, str.lower, str.title]),
)
def test_full_names_and_codes_lead_home(region, style):
    assert match(region.region_code).region_code == region.region_code
    assert match(style(region.full_name)).region_code in {region.region_code, None}
    assert region.region_code in {candidate.region_code for candidate in match(style(region.full_name)).candidates}


@given(st.sampled_from(register.level("district")))
def test_districts_are_found_inside_their_regency(district):
    match_result = match(district.name, level="district", area_code=district.parent_code)
    assert district.region_code in {candidate.region_code for candidate in match_result.candidates}
