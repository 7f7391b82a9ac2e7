import pytest

from data import regions
from data.errors import UnknownRegion

register = regions.load()


def test_every_region_of_the_decree_is_there():
    assert [len(register.level(level)) for level in ("country", "province", "regency", "district")] == [
        1,
        38,
        514,
        7285,
    ]


def test_bangka_tengah_says_who_it_is():
    region = register.get("19.04")
    assert (region.name, region.full_name, region.bps_code, region.area_km2) == (
        "Bangka Tengah",
        "Kabupaten Bangka Tengah",
        "1904",
        2253.854,
    )
    assert region.office_name == "Kantor Imigrasi Kelas I TPI Pangkalpinang"
    assert [step.region_code for step in register.path("19.04.01")] == ["id", "19", "19.04", "19.04.01"]


def test_two_regencies_have_swapped_codes():
    assert register.get("19.03").name == "Bangka Selatan"
    assert register.get("19.03").bps_code == "1905"
    assert register.get("19.05").name == "Bangka Barat"
    assert register.get("19.05").bps_code == "1903"


def test_children_and_places():
    assert [child.region_code for child in register.children("19")] == [
        "19.01",
        "19.02",
        "19.03",
        "19.04",
        "19.05",
        "19.06",
        "19.71",
    ]
    assert len(register.children("19.04")) == 6
    assert {place.region_code for place in register.places_in("19.04")} == {"19:pulau-bangka", "kanim:pangkalpinang"}
    assert {place.region_code for place in register.places_in("19.02")} == {"19:pulau-belitung", "kanim:tanjungpandan"}


def test_every_parent_exists_and_every_member_too():
    assert len(register.table) == len(register.codes)
    for region in map(register.get, register.codes):
        assert region.parent_code is None or register.has_code(region.parent_code)
        assert all(register.has_code(member) for member in region.member_codes)


def test_an_unknown_code_names_what_was_given_and_what_begins_alike():
    with pytest.raises(UnknownRegion, match=r"'19.99'.*19.04.*19, 19.01"):
        register.get("19.99")


@pytest.mark.parametrize(
    ("code", "called"),
    [
        ("19.04", "Bangka Tengah"),
        ("32.73", "Kota Bandung"),
        ("32.04", "Kabupaten Bandung"),
        ("19", "Kepulauan Bangka Belitung"),
    ],
)
def test_a_name_that_two_regions_share_is_told_with_its_type(code, called):
    assert register.display_name(code) == called
