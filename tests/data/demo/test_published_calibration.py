"""The demo agrees with the published figures: exactly in what is planned, within the sampling error in what is stored.

The tolerance of a share p over n people is four standard errors, 4 * sqrt(p (1 - p) / n): people are drawn one by one, and
of some thirty shares none should fail by chance (a normal variable is outside four once in 16,000). Numbers of permits and
holders are planned, not drawn; what is drawn is which rows are faulty, so their tolerance is four standard deviations of
that thinning, and of the few holders whose permits last longer or shorter than the mean.
"""

from datetime import date
from math import sqrt

import pandas as pd
import pytest

from data.demo import assumptions, permit_generator, published_calibration
from data.register.queries import permit_counts
from data.register.store import permit_store

DAY = date(2024, 6, 13)
ANCHOR = date(2023, 12, 31)
OFFICE = "kanim:pangkalpinang"


@pytest.fixture(scope="module")
def permits(loaded):
    with permit_store.connected(loaded.address) as register:
        rows = permit_store.answer(register.permits())
    return rows.assign(year=pd.to_datetime(rows["issued_on"]).dt.year)


@pytest.fixture(scope="module")
def stock(loaded):
    def ask(on, breakdown=None):
        with permit_store.connected(loaded.address) as register:
            return permit_counts.stock(register, on, breakdown)

    return ask


def agree(found: pd.Series, wanted: dict, people: int) -> None:
    for category, share in wanted.items():
        error = 4 * sqrt(share * (1 - share) / people)
        assert found.get(category, 0.0) == pytest.approx(share, abs=error), category


def one_row_each(permits: pd.DataFrame, **kinds: str) -> pd.DataFrame:
    rows = permits[(permits[list(kinds)] == pd.Series(kinds)).all(axis=1)]
    return rows.drop_duplicates("person_key")


@pytest.mark.parametrize("domain", ["land", "sea"])
def test_nationalities_on_land_and_at_sea_are_those_published(permits, domain):
    people = one_row_each(permits, domain=domain)
    published = assumptions.shares(assumptions.by_category("19", f"tka_{domain}", "nationality"))
    assert sum(published.values()) == pytest.approx(1)
    agree(people["nationality"].value_counts(normalize=True), published, len(people))
    assert set(people["nationality"]) <= set(published)


def test_holders_at_sea_are_to_those_on_land_as_published(stock):
    rows = stock(ANCHOR)
    land = rows.loc[rows["measure"] == "itas_land_holders", "value"].sum()
    sea = rows.loc[rows["measure"] == "itas_sea_holders", "value"].sum()
    wanted = assumptions.needed("19", "tka_sea") / (
        assumptions.needed("19", "tka_sea") + assumptions.needed("19", "tka_land")
    )
    assert sea / (land + sea) == pytest.approx(wanted, abs=4 * sqrt(wanted * (1 - wanted) / (land + sea)))


def test_sectors_of_workers_on_land_are_those_that_three_regencies_publish(permits):
    workers = one_row_each(permits, domain="land", permit_type="ITAS", purpose="work")
    published: dict[str, float] = {}
    for code in ("19.03", "19.05", "19.71"):
        for category, value in assumptions.by_category(code, "tka", "sector").items():
            section, domain = assumptions.sectors().loc[category, ["section", "domain"]]
            if domain == "land":
                published[section] = published.get(section, 0) + value
    agree(workers["sector"].value_counts(normalize=True), assumptions.shares(published), len(workers))
    assert set(one_row_each(permits, domain="sea")["sector"]) == {"B"}


def test_permit_types_are_those_that_the_office_issued(permits):
    year, all_permits, itas, itap = published_calibration.anchor()
    of_office = permits[permits["source"].str.contains("Pangkalpinang") & (permits["year"] == year)]
    wanted = assumptions.shares({"ITAS": itas, "ITAP": itap, "ITK": all_permits - itas - itap})
    agree(of_office["permit_type"].value_counts(normalize=True), wanted, len(of_office))


def test_purposes_on_land_are_those_published(permits):
    people = one_row_each(permits, domain="land", permit_type="ITAS")
    agree(
        people["purpose"].value_counts(normalize=True),
        assumptions.shares(published_calibration.purposes()),
        len(people),
    )


def test_permits_by_year_follow_the_published_trend_and_fall_when_sea_permits_move(permits):
    of_office = permits[permits["source"].str.contains("Pangkalpinang")]
    years = of_office["year"].value_counts()
    published = assumptions.by_year(("19:pulau-bangka", OFFICE), "stay_permits_issued")
    faulty = assumptions.assumed("faulty")["yes"]
    for year, number in published.items():
        assert years[year] == pytest.approx(number, abs=4 * sqrt(number * faulty) + 10), year
    assert of_office.loc[of_office["year"] == 2025, "domain"].unique().tolist() == ["land"]
    assert years[2025] < years[2024] / 5


@pytest.mark.parametrize(
    ("measure", "published"), [("itas_land_holders", "itas_land_holders"), ("itap_holders", "itap_holders")]
)
def test_bangka_tengah_has_the_holders_that_its_meeting_was_shown(stock, measure, published):
    rows = stock(DAY)
    found = rows.loc[(rows["area_code"] == "19.04") & (rows["measure"] == measure), "value"].sum()
    wanted = assumptions.needed("19.04", published)
    assert found == pytest.approx(wanted, abs=2 * sqrt(wanted))


def test_planned_holders_of_bangka_tengah_are_those_published_on_average():
    calibration = published_calibration.calibrated()
    found = {"ITAS": [], "ITAP": []}
    for seed in range(12):
        permits = [
            permit
            for _, more in permit_generator.by_month(calibration, round(calibration.permits), seed)
            for permit in more
        ]
        held = [one for one in permits if one.issued_on <= DAY <= one.expires_on and one.stratum.region_code == "19.04"]
        for kind, numbers in found.items():
            numbers.append(sum(one.stratum.permit_type == kind and one.stratum.domain == "land" for one in held))
    assert sum(found["ITAS"]) / 12 == pytest.approx(assumptions.needed("19.04", "itas_land_holders"), abs=1.5)
    assert sum(found["ITAP"]) / 12 == pytest.approx(assumptions.needed("19.04", "itap_holders"), abs=1)


def test_nobody_ever_holds_two_permits_of_one_type_at_once():
    calibration = published_calibration.calibrated()
    ends: dict[tuple, date] = {}
    renewed = 0
    for _, permits in permit_generator.by_month(calibration, 3000, 5):
        for permit in permits:
            key = (permit.person_number, permit.stratum.permit_type)
            renewed += key in ends
            assert key not in ends or ends[key] < permit.issued_on
            ends[key] = permit.expires_on
    assert renewed > 500


@pytest.mark.parametrize("rows", [1, 7, 2000, 13171])
def test_the_rows_are_as_many_as_asked(rows):
    calibration = published_calibration.calibrated()
    assert sum(len(permits) for _, permits in permit_generator.by_month(calibration, rows, 3)) == rows


def test_permits_at_sea_stand_where_regencies_publish_workers_at_sea_or_nowhere(permits):
    at_sea = permits[permits["domain"] == "sea"]
    assert set(at_sea["region_code"].dropna()) == {"19.03", "19.05"}
    assert at_sea["region_code"].isna().mean() > 0.8
