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
ANCHOR_DAY = date(2023, 12, 31)
OFFICE_CODE = "kanim:pangkalpinang"


@pytest.fixture(scope="module")
def permits(loaded):
    with permit_store.open_store(loaded.address) as register:
        rows = permit_store.run_query(register.permits())
    return rows.assign(year=pd.to_datetime(rows["issued_on"]).dt.year)


@pytest.fixture(scope="module")
def stock(loaded):
    def query_stock(on, breakdown=None):
        with permit_store.open_store(loaded.address) as register:
            return permit_counts.count_stock(register, on, breakdown)

    return query_stock


def assert_shares(shares: pd.Series, expected_shares: dict, people: int) -> None:
    for category, share in expected_shares.items():
        error = 4 * sqrt(share * (1 - share) / people)
        assert shares.get(category, 0.0) == pytest.approx(share, abs=error), category


def select_rows_by_person(permits: pd.DataFrame, **kinds: str) -> pd.DataFrame:
    rows = permits[(permits[list(kinds)] == pd.Series(kinds)).all(axis=1)]
    return rows.drop_duplicates("person_key")


@pytest.mark.parametrize("domain", ["land", "sea"])
def test_nationalities_on_land_and_at_sea_are_those_published(permits, domain):
    people = select_rows_by_person(permits, domain=domain)
    published = assumptions.normalize_shares(assumptions.values_by_category("19", f"tka_{domain}", "nationality"))
    assert sum(published.values()) == pytest.approx(1)
    assert_shares(people["nationality"].value_counts(normalize=True), published, len(people))
    assert set(people["nationality"]) <= set(published)


def test_holders_at_sea_are_to_those_on_land_as_published(stock):
    rows = stock(ANCHOR_DAY)
    land = rows.loc[rows["measure"] == "itas_land_holders", "value"].sum()
    sea = rows.loc[rows["measure"] == "itas_sea_holders", "value"].sum()
    expected_ratio = assumptions.require_total("19", "tka_sea") / (
        assumptions.require_total("19", "tka_sea") + assumptions.require_total("19", "tka_land")
    )
    assert sea / (land + sea) == pytest.approx(
        expected_ratio, abs=4 * sqrt(expected_ratio * (1 - expected_ratio) / (land + sea))
    )


def test_sectors_of_workers_on_land_are_those_that_three_regencies_publish(permits):
    workers = select_rows_by_person(permits, domain="land", permit_type="ITAS", purpose="work")
    published: dict[str, float] = {}
    for code in ("19.03", "19.05", "19.71"):
        for category, value in assumptions.values_by_category(code, "tka", "sector").items():
            section, domain = assumptions.sectors().loc[category, ["section", "domain"]]
            if domain == "land":
                published[section] = published.get(section, 0) + value
    assert_shares(workers["sector"].value_counts(normalize=True), assumptions.normalize_shares(published), len(workers))
    assert set(select_rows_by_person(permits, domain="sea")["sector"]) == {"B"}


def test_permit_types_are_those_that_the_office_issued(permits):
    year, all_permits, itas, itap = published_calibration.anchor_year_totals()
    of_office = permits[permits["source"].str.contains("Pangkalpinang") & (permits["year"] == year)]
    expected_shares = assumptions.normalize_shares({"ITAS": itas, "ITAP": itap, "ITK": all_permits - itas - itap})
    assert_shares(of_office["permit_type"].value_counts(normalize=True), expected_shares, len(of_office))


def test_purposes_on_land_are_those_published(permits):
    people = select_rows_by_person(permits, domain="land", permit_type="ITAS")
    assert_shares(
        people["purpose"].value_counts(normalize=True),
        assumptions.normalize_shares(published_calibration.purposes()),
        len(people),
    )


def test_permits_by_year_follow_the_published_trend_and_fall_when_sea_permits_move(permits):
    of_office = permits[permits["source"].str.contains("Pangkalpinang")]
    years = of_office["year"].value_counts()
    published = assumptions.totals_by_year(("19:pulau-bangka", OFFICE_CODE), "stay_permits_issued")
    faulty_share = assumptions.assumed_shares("faulty")["yes"]
    for year, number in published.items():
        assert years[year] == pytest.approx(number, abs=4 * sqrt(number * faulty_share) + 10), year
    assert of_office.loc[of_office["year"] == 2025, "domain"].unique().tolist() == ["land"]
    assert years[2025] < years[2024] / 5


@pytest.mark.parametrize(
    ("measure", "published"), [("itas_land_holders", "itas_land_holders"), ("itap_holders", "itap_holders")]
)
def test_bangka_tengah_has_the_holders_that_its_meeting_was_shown(stock, measure, published):
    rows = stock(DAY)
    total = rows.loc[(rows["area_code"] == "19.04") & (rows["measure"] == measure), "value"].sum()
    expected_total = assumptions.require_total("19.04", published)
    assert total == pytest.approx(expected_total, abs=2 * sqrt(expected_total))


def test_planned_holders_of_bangka_tengah_are_those_published_on_average():
    calibration = published_calibration.calibrate()
    counts = {"ITAS": [], "ITAP": []}
    for seed in range(12):
        permits = [
            permit
            for _, monthly_permits in permit_generator.issue_by_month(calibration, round(calibration.permits), seed)
            for permit in monthly_permits
        ]
        permits_in_force = [
            permit
            for permit in permits
            if permit.issued_on <= DAY <= permit.expires_on and permit.stratum.region_code == "19.04"
        ]
        for kind, numbers in counts.items():
            numbers.append(
                sum(
                    permit.stratum.permit_type == kind and permit.stratum.domain == "land"
                    for permit in permits_in_force
                )
            )
    assert sum(counts["ITAS"]) / 12 == pytest.approx(assumptions.require_total("19.04", "itas_land_holders"), abs=1.5)
    assert sum(counts["ITAP"]) / 12 == pytest.approx(assumptions.require_total("19.04", "itap_holders"), abs=1)


def test_nobody_ever_holds_two_permits_of_one_type_at_once():
    calibration = published_calibration.calibrate()
    ends: dict[tuple, date] = {}
    renewal_count = 0
    for _, permits in permit_generator.issue_by_month(calibration, 3000, 5):
        for permit in permits:
            key = (permit.person_number, permit.stratum.permit_type)
            renewal_count += key in ends
            assert key not in ends or ends[key] < permit.issued_on
            ends[key] = permit.expires_on
    assert renewal_count > 500


@pytest.mark.parametrize("rows", [1, 7, 2000, 13171])
def test_the_rows_are_as_many_as_asked(rows):
    calibration = published_calibration.calibrate()
    assert sum(len(permits) for _, permits in permit_generator.issue_by_month(calibration, rows, 3)) == rows


def test_permits_at_sea_stand_where_regencies_publish_workers_at_sea_or_nowhere(permits):
    at_sea = permits[permits["domain"] == "sea"]
    assert set(at_sea["region_code"].dropna()) == {"19.03", "19.05"}
    assert at_sea["region_code"].isna().mean() > 0.8
