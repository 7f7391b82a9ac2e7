"""What the rules say of single rows: missing dates, errors of a spreadsheet, permits that overlap."""

from datetime import date

import pandas as pd
import pytest

from data.register import importing
from data.register.cleaning import plain_text, pseudonyms, values

TODAY = date(2024, 12, 31)
HEAD = "Paspor,Kebangsaan,Jenis Izin,Kab/Kota,Sektor,Tgl Terbit,Berlaku s/d\n"


@pytest.fixture
def offences(tmp_path):
    """Return what makes a list of rows and tells the rules that each row offends."""

    def list_rules(*rows):
        path = tmp_path / "daftar.csv"
        path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
        result = importing.examine(path, TODAY)
        assert sum(result.counts.values()) == 2 * result.counts["read"]
        rules_by_row = result.offences.groupby("row")["rule"].agg(list).to_dict()
        return [rules_by_row.get(row, []) for row in range(2, 2 + len(rows))]

    return list_rules


def format_row(passport="P1", permit="ITAS", sector="B", issued="01/01/2024", expires="31/12/2024", regency="Bateng"):
    return ",".join([passport, "Jepang", permit, regency, sector, issued, expires])


def test_a_permit_without_a_readable_issue_date_sends_no_other_to_review(offences):
    later_row = format_row(issued="01/02/2023", expires="31/12/2023")
    assert offences(format_row(), format_row(issued=""), format_row(issued="kemarin"), later_row) == [
        [],
        ["missing_issue_date"],
        ["unreadable_date"],
        [],
    ]


def test_permits_that_overlap_are_still_found(offences):
    assert offences(format_row(), format_row(issued="01/06/2024", expires="seumur hidup"), format_row("P2")) == [
        [],
        ["duplicate"],
        [],
    ]


def test_an_empty_expiry_is_not_without_end(offences):
    assert offences(
        format_row(expires=""), format_row("P2", expires="seumur hidup"), format_row("P3", expires="-")
    ) == [
        ["missing_expiry"],
        [],
        ["missing_expiry"],
    ]


@pytest.mark.parametrize("error", sorted(plain_text.ERROR_TEXTS))
def test_an_error_of_a_spreadsheet_is_said_as_an_error(offences, error):
    rows = [
        format_row(error),
        format_row("P2", error),
        format_row("P3", sector=error),
        format_row("P4", issued=f" {error.lower()} "),
    ]
    assert offences(*rows, format_row("P5", regency=error), format_row("P6")) == [["error_cell"]] * 5 + [[]]


def test_words_of_several_sectors_go_to_review_with_all_of_them(offences):
    assert offences(
        format_row(sector="Industri dan perdagangan timah"), format_row("P2", sector="Jasa konstruksi")
    ) == [
        ["value_in_doubt"],
        [],
    ]
    assert values.clean_sector("Industri dan perdagangan timah").candidates == ("B", "C", "G")
    assert values.clean_sector("Jasa konstruksi").value == "F"


def test_a_placeholder_for_a_passport_links_nobody():
    passports = pd.Series(["nihil", "N/A", "tidak ada", "-", "e-12 34", "E1234", "Ñ-1", "", "NaN"], dtype="str")
    assert pseudonyms.normalise_letters(passports).tolist() == ["", "", "", "", "E1234", "E1234", "Ñ1", "", ""]
