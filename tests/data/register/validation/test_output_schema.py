"""Clean rows that hold what they may not are refused before they can be stored."""

from datetime import date

import pytest

from data.errors import RegisterError
from data.register import importing
from data.register.validation import output_schema
from views.text.translator import translator

INVALID_VALUES = {
    "person_key": "E12345678",
    "employer_key": "PT Timah Jaya",
    "permit_type": "KITAS",
    "domain": "air",
    "nationality": "Tiongkok",
    "sector": "Z",
    "region_code": "1904",
    "district_code": "Koba",
    "age_band": "12/03/1985",
    "sex": "WANG LEI",
    "issued_on": "2024-06-13",
}


@pytest.fixture
def kept_rows(office_list):
    return importing.examine(office_list, date(2024, 12, 31)).kept_rows


@pytest.mark.parametrize("column", INVALID_VALUES)
def test_a_wrong_value_is_refused_by_its_column_and_is_not_told(kept_rows, column):
    assert output_schema.assert_valid(kept_rows) is kept_rows
    rows = kept_rows.assign(**{column: kept_rows[column].astype(object)})
    rows.loc[rows.index[0], column] = INVALID_VALUES[column]
    with pytest.raises(RegisterError, match=f"The column {column} of the clean rows") as error_info:
        output_schema.assert_valid(rows)
    assert INVALID_VALUES[column] not in str(error_info.value)
    assert translator("id").translate(error_info.value).startswith(f"Kolom {column}")
