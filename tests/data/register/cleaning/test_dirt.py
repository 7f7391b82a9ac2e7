from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.register import importing
from data.register.cleaning import region_resolution, values, visa_index
from data.register.mapping import headings
from data.register.mapping.profiles import Profile

TODAY = date(2024, 12, 31)
HEAD = "Paspor,Kebangsaan,Jenis Izin,Kab/Kota,Tgl Terbit,Tgl Berakhir\n"


def examine_text(tmp_path, content, profile=importing.NO_PROFILE):
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    return importing.examine(path, TODAY, profile)


def format_permits(start, stop):
    return "".join(f"P{n},Jepang,ITAS,Bateng,01/02/2024,01/02/2025\n" for n in range(start, stop))


def group_rules(result):
    return result.offences.groupby("rule")["row"].agg(list).to_dict()


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("RPTKA / Berlaku s/d", "rptka_expires_on"),
        ("Izin Tinggal / Berlaku s/d", "expires_on"),
        ("Izin Tinggal / Nomor", "permit_no"),
        ("Paspor / Berlaku s/d", "passport_expires_on"),
        ("Paspor / Nomor", "passport_no"),
        ("Perusahaan / Nama", "employer"),
        ("Masa berlaku / Dari", "issued_on"),
        ("Masa berlaku / Sampai", "expires_on"),
        ("Kab/Kota", "regency"),
    ],
)
def test_the_lower_line_of_a_heading_is_read_under_its_upper_line(heading, field):
    assert headings.find_field(heading) == field


def test_two_lines_of_heading_survive_the_file_of_rejected_rows(tmp_path):
    content = "No,Paspor,Masa berlaku,,Kebangsaan,Kab/Kota,Jenis Izin\n,,Dari,Sampai,,,\n1,A1,01/02/2024,01/01/2023,Jepang,Bateng,ITAS\n"
    result = examine_text(tmp_path, content)
    assert result.heading_rows == (1, 2)
    assert group_rules(result) == {"expiry_before_issue": [3]}
    path = tmp_path / "rejected.csv"
    importing.rejected_rows(result, "id").to_csv(path, index=False, encoding="utf-8-sig")
    path.write_text(path.read_text(encoding="utf-8").replace("2023", "2026"), encoding="utf-8")
    second_result = importing.examine(path, TODAY)
    assert second_result.counts == {"read": 1, "kept": 1, "rejected": 0, "review": 0}


def test_rejected_rows_come_back_whole_once_they_are_mended(tmp_path):
    content = (
        HEAD
        + format_permits(0, 3)
        + "-,Jepang,ITAS,Atlantis,01/02/2024,01/02/2025\n=P9,-,ITAS,Bangka,01/02/2024,01/02/2025\n"
    )
    result = examine_text(tmp_path, content)
    assert result.counts["kept"] == 3
    path = tmp_path / "rejected.csv"
    rows = importing.rejected_rows(result, "id")
    assert list(rows.columns) == [*HEAD.strip().split(","), "Alasan", "?"]
    assert rows["Paspor"].tolist() == ["'-", "'=P9"]
    rows.to_csv(path, index=False, encoding="utf-8-sig")
    mended = path.read_text(encoding="utf-8").replace("Atlantis", "Koba").replace("Bangka,", "Kab. Bangka,", 1)
    path.write_text(mended.replace("'-,Jepang", "P8,Jepang"), encoding="utf-8")
    second_result = importing.examine(path, TODAY)
    assert second_result.original_rows["Kebangsaan"].tolist() == ["Jepang", "-"]
    assert second_result.kept_rows["region_code"].tolist() == ["19.04", "19.01"]
    assert "?" not in second_result.headings


def test_headings_that_come_again_and_numbered_columns_are_said_and_counted(tmp_path):
    result = examine_text(tmp_path, HEAD + "1,2,3,4,5,6\n" + format_permits(0, 2) + HEAD + format_permits(2, 4))
    assert group_rules(result) == {"heading_row": [2, 5]}
    assert result.counts == {"read": 6, "kept": 4, "rejected": 2, "review": 0}


def test_a_total_that_is_not_that_of_its_rows_is_named_with_both_numbers(tmp_path):
    content = (
        HEAD
        + format_permits(0, 3)
        + "Sub total,3,,,,\n"
        + format_permits(3, 5)
        + "Sub total,4,,,,\nJumlah,5,,,,\nTotal,80,,,,\n"
    )
    result = examine_text(tmp_path, content)
    assert group_rules(result)["sum_does_not_close"] == [8, 10]
    assert [(remark.row, str(remark.message)) for remark in result.remarks] == [
        (8, "says 4, counted are 2 rows"),
        (10, "says 80, counted are 5 rows"),
    ]


def test_a_column_of_bps_codes_is_said_once_and_proposed_but_not_assumed(tmp_path):
    head = "paspor,kode kab kota,kab kota,jenis izin,tgl terbit,tgl berakhir\n"
    rows = ("A1,1903,Bangka Barat", "A2,1905,Bangka Selatan", "A3,1971,Pangkalpinang", "A4,1903,")
    result = examine_text(tmp_path, head + "".join(f"{row},ITAS,01/01/2024,01/01/2025\n" for row in rows))
    assert [str(remark.message)[:43] for remark in result.remarks] == ["the column of codes holds BPS codes, not Ke"]
    assert result.kept_rows["region_code"].tolist() == ["19.05", "19.03", "19.71"]
    assert group_rules(result)["value_in_doubt"] == [5]
    proposed = importing.propose_profile(result, "BPS")
    assert proposed.codes == "bps"
    second_result = importing.examine(tmp_path / "a.csv", TODAY, proposed)
    assert (second_result.kept_rows.loc[5, "region_code"], second_result.remarks) == ("19.05", [])
    named_result = examine_text(tmp_path, head + "A1,1904,Bangka Tengah,ITAS,01/01/2024,01/01/2025\n")
    assert named_result.remarks == []


def test_rounded_passport_numbers_link_nobody(tmp_path):
    result = examine_text(
        tmp_path,
        HEAD
        + "1.23457E+08,Jepang,ITAS,Bateng,01/02/2024,01/02/2025\n12345678.0,Jepang,ITAS,Bateng,01/02/2024,01/02/2025\n",
    )
    assert 2 in set(result.offences["row"])
    text_result = examine_text(tmp_path, HEAD + "12345678,Jepang,ITAS,Bateng,01/02/2024,01/02/2025\n")
    assert result.kept_rows.loc[3, "person_key"] == text_result.kept_rows.loc[2, "person_key"]


@pytest.mark.parametrize(
    ("index", "issued", "meaning"),
    [
        ("C312", "2023-05-01", ("work", "ITAS")),
        ("Indeks C-314", "2024-03-01", ("investment", "ITAS")),
        ("312", "2020-05-01", ("work", "ITAS")),
        ("E23U", "2025-07-01", ("work", "ITAS")),
        ("E28G", "2025-07-01", ("investment", "ITAS")),
        ("E33G", "2024-05-01", ("remote", "ITAS")),
        ("E33E", "2024-05-01", ("retirement", "ITAS")),
        ("C13", "2024-05-01", ("maritime", "ITK")),
        ("C7C", "2025-07-01", ("visit", "ITK")),
        ("B213", "2020-05-01", ("visit", "ITK")),
        ("C312", "2025-05-01", None),
        ("E23", "2021-05-01", None),
    ],
)
def test_a_visa_index_means_what_the_table_of_its_day_says(index, issued, meaning):
    assert visa_index.find_index_meaning(visa_index.normalise_index(index), pd.Timestamp(issued)) == meaning


def test_an_index_in_the_column_of_permits_is_kept_raw_and_read(tmp_path):
    result = examine_text(tmp_path, HEAD + "P1,Jepang,C312,Bateng,01/02/2023,01/02/2025\n")
    assert result.kept_rows[["visa_index", "permit_type", "purpose"]].to_numpy().tolist() == [["C312", "ITAS", "work"]]
    assert result.changes[["column", "found", "became", "rule"]].to_numpy().tolist()[-1] == [
        "permit_type",
        "C312",
        "ITAS",
        "visa_index",
    ]


@pytest.mark.parametrize(
    ("address", "expected_region"),
    [
        ("Jl. X, Kel. Dul, Kec. Pangkalan Baru, Bangka Tengah", ("19.04", "19.04.02")),
        ("Jl. X No. 3, Kec. Koba, Kab. Bangka Tengah 33681, Prov. Kep. Bangka Belitung", ("19.04", "19.04.01")),
        ("Jl. X, Kec. Koba, Babel", ("19.04", "19.04.01")),
        ("Jl. X, Bangka", None),
    ],
)
def test_an_address_names_its_regency_and_district(address, expected_region):
    cleaned_value = region_resolution.resolve_address("", address, None)
    assert cleaned_value.value == expected_region
    assert (cleaned_value.status == "review") == (expected_region is None)


def test_two_days_in_one_cell_go_to_review_with_both():
    cleaned_value = values.clean_date("13/06/2024 s/d 12/06/2025")
    assert (cleaned_value.status, cleaned_value.candidates) == ("review", ("2024-06-13", "2025-06-12"))
    assert values.clean_date("#REF!").status == "unreadable"


cell_texts = st.sampled_from(
    [
        "P1",
        "Jepang",
        "ITAS",
        "Bateng",
        "Bangka",
        "Jumlah",
        "7",
        "1",
        "2",
        "3",
        "Paspor",
        "Kebangsaan",
        "01/02/2024",
        "-",
        "'=x",
        "",
    ]
)


@settings(max_examples=20)
@given(st.lists(st.lists(cell_texts, min_size=6, max_size=6), max_size=12))
def test_read_is_kept_and_rejected_and_in_review_whatever_the_rows(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_text(HEAD + "".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    counts = importing.examine(path, TODAY, Profile(heading=[1])).counts
    assert counts["read"] == sum(any(row) for row in rows)
    assert counts["read"] == counts["kept"] + counts["rejected"] + counts["review"]
