"""What the rules say of single rows: missing dates, errors of a spreadsheet, permits that overlap."""

from datetime import date

import pandas as pd
import pytest

from data.register import importing
from data.register.cleaning import plain_text, pseudonyms, values
from tests.support.permits import PermitList

TODAY = date(2024, 12, 31)


@pytest.fixture
def offences(tmp_path):
    """Return what makes a list of rows and tells the rules that each row offends."""

    def list_rules(*rows):
        permits = PermitList()
        for row in rows:
            permits = permits.with_row(**row)
        result = importing.examine(permits.write(tmp_path / "daftar.csv"), TODAY)
        assert sum(result.counts.values()) == 2 * result.counts["read"]
        rules_by_row = result.offences.groupby("row")["rule"].agg(list).to_dict()
        return [rules_by_row.get(row, []) for row in range(2, 2 + len(rows))]

    return list_rules


def make_row(passport="P1", permit="ITAS", sector="B", issued="01/01/2024", expires="31/12/2024", regency="Bateng"):
    return dict(passport=passport, permit=permit, sector=sector, issued=issued, expires=expires, regency=regency)


def test_a_permit_without_a_readable_issue_date_sends_no_other_to_review(offences):
    later_row = make_row(issued="01/02/2023", expires="31/12/2023")
    assert offences(make_row(), make_row(issued=""), make_row(issued="kemarin"), later_row) == [
        [],
        ["missing_issue_date"],
        ["unreadable_date"],
        [],
    ]


def test_permits_that_overlap_are_still_found(offences):
    assert offences(make_row(), make_row(issued="01/06/2024", expires="seumur hidup"), make_row("P2")) == [
        [],
        ["duplicate"],
        [],
    ]


def test_an_empty_expiry_is_not_without_end(offences):
    assert offences(make_row(expires=""), make_row("P2", expires="seumur hidup"), make_row("P3", expires="-")) == [
        ["missing_expiry"],
        [],
        ["missing_expiry"],
    ]


@pytest.mark.parametrize("error", sorted(plain_text.ERROR_TEXTS))
def test_an_error_of_a_spreadsheet_is_said_as_an_error(offences, error):
    rows = [
        make_row(error),
        make_row("P2", error),
        make_row("P3", sector=error),
        make_row("P4", issued=f" {error.lower()} "),
    ]
    assert offences(*rows, make_row("P5", regency=error), make_row("P6")) == [["error_cell"]] * 5 + [[]]


def test_words_of_several_sectors_go_to_review_with_all_of_them(offences):
    assert offences(make_row(sector="Industri dan perdagangan timah"), make_row("P2", sector="Jasa konstruksi")) == [
        ["value_in_doubt"],
        [],
    ]
    assert values.clean_sector("Industri dan perdagangan timah").candidates == ("B", "C", "G")
    assert values.clean_sector("Jasa konstruksi").value == "F"


def test_a_placeholder_for_a_passport_links_nobody():
    passports = pd.Series(["nihil", "N/A", "tidak ada", "-", "e-12 34", "E1234", "Ñ-1", "", "NaN"], dtype="str")
    assert pseudonyms.normalise_letters(passports).tolist() == ["", "", "", "", "E1234", "E1234", "Ñ1", "", ""]
