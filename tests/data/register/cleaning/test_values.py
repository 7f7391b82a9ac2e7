from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.register.cleaning import values

DAY = date(2024, 6, 13)


@pytest.mark.parametrize(
    ("cell_text", "rule", "status"),
    [
        ("13/06/2024", "day_first", "ok"),
        ("06/13/2024", "month_first", "review"),
        ("13 Juni 2024", "month_name", "ok"),
        ("13 Jun 24", "month_name", "ok"),
        ("13-JUN-2024", "month_name", "ok"),
        ("Kamis (13/6/2024)", "day_first", "ok"),
        ("Kamis, 13 Juni 2024", "month_name", "ok"),
        ("2024-06-13", "", "ok"),
        ("2024-06-13 00:00:00", "", "ok"),
        ("45456", "serial_1900", "ok"),
        ("13.06.2024", "day_first", "ok"),
        ("\u00a013/06/2024 ", "day_first", "ok"),
    ],
)
def test_one_day_in_every_way_it_is_written(cell_text, rule, status):
    assert values.clean_date(cell_text) == values.CleanedValue(DAY, rule, status)


def test_a_serial_of_1904_is_another_day():
    assert values.clean_date("43994", epoch="1904").value == DAY


def test_a_source_that_writes_the_month_first_is_read_so_and_the_other_order_is_flagged():
    assert values.clean_date("06/07/2024", order="month_first") == values.CleanedValue(date(2024, 6, 7), "month_first")
    assert values.clean_date("13/06/2024", order="month_first") == values.CleanedValue(DAY, "day_first", "review")


@pytest.mark.parametrize(
    "cell_text", ["31/02/2024", "00/00/2024", "99/99/9999", "2024", "besok", "12345678", "٣/٤/٢٠٢٤"]
)
def test_what_is_no_day_is_not_guessed(cell_text):
    assert values.clean_date(cell_text).status == "unreadable"


def test_nothing_and_forever_are_no_days():
    assert values.clean_date("-").status == "missing"
    assert values.clean_date("Seumur Hidup").value == "permanent"


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_every_day_survives_every_way_of_writing_it(day):
    forms = [
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        str((day - date(1899, 12, 30)).days),
    ]
    assert {values.clean_date(form).value for form in forms} == {day}


@given(st.text(max_size=400))
def test_no_text_breaks_a_cleaner(text):
    for cleaner in values.CLEANERS.values():
        cleaned_value = cleaner(text)
        assert cleaned_value.status in ("ok", "review", "unreadable", "missing")
        assert (cleaned_value.value is None) or cleaned_value.status in ("ok", "review")


@given(st.integers(0, 99_999))
def test_a_serial_is_a_plausible_day_or_none(number):
    cleaned_value = values.clean_date(str(number))
    assume(cleaned_value.status == "ok")
    assert cleaned_value.value == date(1899, 12, 30) + timedelta(days=number)


@pytest.mark.parametrize(
    ("cell_text", "code"),
    [
        *[(form, "CHN") for form in ("Tiongkok", "RRT", "RRC", "China", "CINA", "Tiongkok (China)", "PRC", "WN China")],
        *[(form, "KOR") for form in ("Korea Selatan", "Korsel", "ROK", "South Korea")],
        *[(form, "PHL") for form in ("Filipina", "Philipina", "Philippines")],
        *[(form, "USA") for form in ("Amerika Serikat", "AS", "USA", "United States")],
        *[(form, "GBR") for form in ("Inggris", "Britania", "UK", "United Kingdom")],
        ("Taiwan", "TWN"),
        ("WN Thailand", "THA"),
        ("Thai", "THA"),
        ("Kamboja", "KHM"),
        ("Timor Leste", "TLS"),
        ("Yaman", "YEM"),
        ("STATELESS", "stateless"),
        ("Tanpa kewarganegaraan", "stateless"),
        ("UNHCR", "unhcr"),
        ("JPN", "JPN"),
    ],
)
def test_a_nationality_in_office_spelling(cell_text, code):
    assert values.clean_nationality(cell_text).value == code


def test_taiwan_is_never_china_and_two_countries_go_to_review():
    assert values.clean_nationality("Taiwan").value != "CHN"
    cleaned_value = values.clean_nationality("Jepang / Korea Selatan")
    assert (cleaned_value.value, cleaned_value.status, cleaned_value.candidates) == (None, "review", ("JPN", "KOR"))
    assert values.clean_nationality("Atlantis").status == "review"


@pytest.mark.parametrize(
    ("cell_text", "permit"),
    [
        ("KITAS", ("ITAS", "")),
        ("ITAS Darat", ("ITAS", "land")),
        ("Dahsuskim", ("ITAS", "sea")),
        ("Dasuskin", ("ITAS", "sea")),
        ("ITAS (perairan)", ("ITAS", "sea")),
        ("KITAP", ("ITAP", "")),
        ("VoA", ("ITK", "")),
    ],
)
def test_a_permit_in_office_spelling(cell_text, permit):
    assert values.clean_permit(cell_text).value == permit


def test_a_permit_that_names_two_types_goes_to_review():
    cleaned_value = values.clean_permit("izin tinggal terbatas (ITK)")
    assert (cleaned_value.status, cleaned_value.candidates) == ("review", ("ITAS", "ITK"))


@pytest.mark.parametrize(
    ("cell_text", "section"), [("C", "C"), ("07295", "B"), ("Pertambangan timah", "B"), ("Perhotelan", "other")]
)
def test_a_sector_is_a_section_of_kbli(cell_text, section):
    assert values.clean_sector(cell_text).value == section
