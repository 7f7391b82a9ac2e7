"""No name of a person becomes part of a heading, whatever the profile says of the columns."""

import json
from datetime import date

from hypothesis import assume, example, given
from hypothesis import strategies as st

from data import __main__ as command
from data.register import importing
from data.register.mapping import column_mapping, file_preview, headings, profiles
from data.register.mapping.profiles import Profile
from data.register.reading import grid_reader
from data.register.store import permit_store
from tests.support.permits import PermitList

TODAY = date(2024, 12, 31)
COLUMNS = {
    "Nama": st.sampled_from(["WANG LEI", "Siti", "KIM MIN", "Nguyễn Văn A", "O'Brien", "Alam Kotawijaya"]),
    "No Paspor": st.from_regex(r"[A-Z]{1,2}\d{6,8}", fullmatch=True),
    "Tgl Lahir": st.dates(date(1930, 1, 1), date(2020, 1, 1)).map("{:%d/%m/%Y}".format),
    "Kebangsaan": st.sampled_from(["Tiongkok", "WN Thailand", "Jepang", "IND"]),
    "Jenis Izin": st.sampled_from(["ITAS", "KITAP", "Dahsuskim"]),
    "Jenis Kelamin": st.sampled_from(["L", "P", "Laki-laki"]),
    "Kab/Kota": st.sampled_from(["Bateng", "Kota Batam", "Basel"]),
    "Perusahaan": st.sampled_from(["PT Timah Jaya", "CV X", ""]),
    "Tgl Terbit": st.sampled_from(["13/06/2024", "13 Juni 2024", "45456"]),
    "Cuaca": st.sampled_from(["cerah", ""]),
}


@st.composite
def lists(draw):
    """Return a list (titles, heading, rows) and the profile of a steward who uses only some of its columns."""
    columns = ["Nama", *draw(st.lists(st.sampled_from(list(COLUMNS)[1:]), min_size=2, unique=True))]
    rows = [[draw(COLUMNS[column]) for column in columns] for _ in range(draw(st.integers(1, 4)))]
    titles = draw(st.lists(st.sampled_from([["DAFTAR TKA"], ["Tahun 2024"], [""]]), max_size=2))
    unused_columns = draw(st.lists(st.sampled_from(columns), unique=True))
    return [*titles, columns, *rows], dict.fromkeys(unused_columns, ""), len(titles) + 1


@given(lists())
@example(([["Nama", "Kebangsaan", "Jenis Izin"], ["WANG LEI", "Jepang", "ITAS"]], {"Kebangsaan": ""}, 1))
@example(([["Nama", "Jenis Izin", "Perusahaan"], ["WANG LEI", "ITAS", "PT X"]], {"Nama": ""}, 1))
def test_the_heading_is_one_line_and_holds_no_name_whatever_is_not_used(drawn_list):
    rows, columns, row = drawn_list
    profiles = (Profile(columns=columns), Profile(columns=columns, heading=[row, row + 1]))
    found_headings = [headings.find_heading(grid_reader.Grid("", rows), profile) for profile in profiles]
    assume(any(found_headings))
    for heading in filter(None, found_headings):
        assert heading.heading_rows == (row, row)
        assert heading.headings == rows[row - 1]


def test_two_lines_stay_a_heading_where_a_column_is_not_used():
    rows = [["No", "Izin", "", "Nama"], ["", "Jenis", "Tgl Terbit", ""], ["1", "ITAS", "13/06/2024", "WANG LEI"]]
    heading = headings.find_heading(grid_reader.Grid("", rows), Profile(columns={"Nama": ""}))
    assert (heading.heading_rows, heading.headings) == ((1, 2), ["No", "Izin / Jenis", "Izin / Tgl Terbit", "Nama"])


def test_a_heading_is_safe_if_it_is_worded_as_headings_are():
    assert all(
        map(column_mapping.is_safe, ["Nama", "Izin / Tgl Terbit", "Tgl (2)", "Kewarganegaran", "Masa Berlaku ITAS"])
    )
    for text in ("WANG LEI", "Nama / WANG LEI", "E12345678", "Pak Nama", ""):
        assert not column_mapping.is_safe(text)


def test_a_name_in_the_row_that_a_steward_calls_the_heading_is_neither_reported_nor_stored(tmp_path, capsys):
    usual = {"regency": "Bateng", "issued": "13/06/2024", "expires": "12/06/2025"}
    permits = PermitList().with_row(name="WANG LEI", passport="E12345678", nationality="Tiongkok", **usual)
    permits = permits.with_row(name="KIM MIN", passport="M1122", nationality="Korea Selatan", **usual)
    path, profile, report_path = permits.write(tmp_path / "daftar.csv"), tmp_path / "p.toml", tmp_path / "r.json"
    fields = {"WANG LEI": "name", "E12345678": "passport_no", "Tiongkok": "nationality", "ITAS": "permit_type"}
    fields |= {"Bateng": "regency", "13/06/2024": "issued_on", "12/06/2025": "expires_on"}
    profiles.write(Profile(heading=[2], columns=fields), profile)
    assert command.main(["import", str(path), "--profile", str(profile), "--report", str(report_path)]) == 0
    columns = json.loads(report_path.read_text())["columns"]
    assert columns == {"(1)": "name", "(2)": "passport_no", "(3)": "nationality", "ITAS": "permit_type"} | {
        "(5)": "regency",
        "(6)": "issued_on",
        "(7)": "expires_on",
    }
    with permit_store.open_store() as register:
        stored_profile = register.batches()["profile"].iloc[0]
    output = stored_profile + report_path.read_text() + "".join(capsys.readouterr())
    assert not [text for text in fields if text in output and text != "ITAS"]


def test_a_look_and_an_import_agree_on_the_heading(tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_text("Nama,Kebangsaan,Jenis Izin\nWANG LEI,Jepang,ITAS\nKIM MIN,Jepang,ITAS\n", encoding="utf-8")
    profile = Profile(columns={"Kebangsaan": ""})
    assert file_preview.preview_file(path, profile).sheets[0].list_heading.headings == [
        "Nama",
        "Kebangsaan",
        "Jenis Izin",
    ]
    result = importing.examine(path, TODAY, profile)
    assert (result.heading_rows, result.counts["read"]) == ((1, 1), 2)
