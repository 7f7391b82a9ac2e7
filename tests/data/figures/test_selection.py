import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import figures, regions

rows = figures.load(known_areas=regions.load().codes).observations
TODAY = pd.Timestamp("2026-11-23")
RAW = list(csv.DictReader((Path(figures.__file__).parent / "published.csv").read_text(encoding="utf-8").splitlines()))


def filter_raw(**values):
    return [int(row["value"]) for row in RAW if all(row[name] == value for name, value in values.items())]


def test_bangka_tengah_has_22_on_land_and_6_permanent():
    headlines = figures.headlines(rows, "19.04", TODAY)
    assert list(zip(headlines["measure"], headlines["value"], strict=True)) == [
        ("itas_land_holders", 22),
        ("itap_holders", 6),
    ]
    assert set(headlines["publisher"]) == {"ANTARA News Bangka Belitung"}
    assert set(headlines["as_of"]) == {pd.Timestamp("2024-06-13")}
    assert filter_raw(area_code="19.04", measure="itas_land_holders") + filter_raw(
        area_code="19.04", measure="itap_holders"
    ) == [
        22,
        6,
    ]


def test_permits_of_pulau_bangka_over_three_years():
    trend = figures.trend(rows, "stay_permits_issued", ["19:pulau-bangka"])
    assert (
        list(trend["value"])
        == filter_raw(area_code="19:pulau-bangka", measure="stay_permits_issued")
        == [1939, 1934, 1573]
    )
    assert list(trend["period_end"].dt.year) == [2022, 2023, 2024]


def test_republika_2016_land_and_sea():
    report = rows[
        (rows["area_code"] == "19") & (rows["publisher"] == "Republika") & (rows["breakdown"] == "total")
    ].set_index("measure")["value"]
    assert report.to_dict() == {"tka": 608, "tka_land": 98, "tka_sea": 510}


def test_the_latest_date_comes_first_then_the_official():
    yearly_figures = figures.choose_by_year(rows, "tka").set_index(["area_code", "year"])
    assert yearly_figures.loc[("19.01", 2022), "value"] == 134
    assert yearly_figures.loc[("19.01", 2022), "publisher"] == "Antara Babel (Kesbangpol Bangka)"
    assert (
        yearly_figures.loc[("19", 2016), "value"] == 900
    )  # November before October, as the rule says; 608 stands beside it


def test_a_conflict_is_another_value_of_the_same_fact():
    yearly_figures = figures.choose_by_year(rows, "stay_permits_issued").set_index(["area_code", "year"])
    figure = yearly_figures.loc[("kanim:pangkalpinang", 2024)]
    assert (figure["value"], figure["has_conflict"], figure["alternatives"]) == (1580, True, 2)
    conflicts = figures.conflicts(rows[rows["area_code"] == "kanim:pangkalpinang"])
    assert set(conflicts.loc[conflicts["measure"] == "stay_permits_issued", "value"]) == {1580, 1573}


def test_disputed_figures_never_lead():
    disputed_ids = set(rows.loc[rows["status"] == "disputed", "figure_id"])
    assert disputed_ids == {"F0229", "F0230", "F0231"}
    assert not disputed_ids & set(figures.headlines(rows, "19:pulau-bangka", TODAY)["figure_id"])
    assert figures.trend(rows, "tka", ["19:pulau-bangka"]).empty


def test_latest_known_carries_its_age():
    latest_figures = figures.choose_latest(rows, "itap_holders", TODAY).set_index("area_code")
    assert latest_figures.loc["19.04", "age_days"] == (TODAY - pd.Timestamp("2024-06-13")).days == 893


def test_one_figure_a_year_of_a_flow_is_its_longest_period():
    yearly_figures = figures.choose_by_year(rows, "deportation").set_index(["area_code", "year"])
    figure = yearly_figures.loc[("kanim:pangkalpinang", 2024)]
    assert (figure["value"], str(figure["period_start"].date()), str(figure["period_end"].date())) == (
        7,
        "2024-01-01",
        "2024-12-31",
    )


@pytest.mark.parametrize(
    ("before", "after", "absolute", "percent"),
    [(1939, 1934, -5, -0.2579), (28, 11, -17, -60.7143), (19, 38, 19, None), (0, 5, 5, None)],
)
def test_a_percentage_needs_a_base_of_twenty(before, after, absolute, percent):
    change = figures.compute_change(before, after)
    assert change.absolute == absolute
    assert change.percent == (percent if percent is None else pytest.approx(percent, abs=1e-4))


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(40)))
def test_the_choice_does_not_hang_on_the_order_of_rows(order):
    sample = rows[rows["measure"] == "tka"].head(40)
    shuffled_sample = sample.iloc[order]
    key = ["area_code", "measure", "breakdown", "category", "year"]
    choice, shuffled_choice = (
        figures.choose(frame, key).set_index("figure_id")["value"].sort_index() for frame in (sample, shuffled_sample)
    )
    assert list(choice) == list(shuffled_choice)


def test_every_measure_has_one_unit_and_words_in_both_languages():
    table = figures.measures()
    assert table.index.is_unique
    for name in ("label", "short", "definition"):
        assert (table[f"{name}_id"] != "").all()
        assert (table[f"{name}_en"] != "").all()
    assert set(rows["measure"]) <= set(table.index)
    assert not table.loc[
        (table["domain"] == "sea") | (table["kind"] == "flow") | (table["unit"] != "person"), "is_rateable"
    ].any()
    assert not table.loc[["tka_site", "tka_cross_region", "tka_estimate_max"], "is_mappable"].any()


def test_detention_and_criminal_proceedings_are_no_administrative_actions():
    table = figures.measures()
    actions = table[table["group"] == "actions"]
    assert set(actions["published"][~actions["is_administrative"]]) == {"detention", "pro_justitia"}
    assert not table["is_administrative"][table["group"] != "actions"].any()


def test_categories_have_words():
    assert figures.category_label("nationality", "CHN", "id") == "Tiongkok"
    assert figures.category_label("nationality", "TWN", "id") == "Taiwan"
    assert figures.category_label("nationality", "other", "en") == "Other"
    assert figures.category_label("sector", "tin_mining_offshore", "id") == "Penambangan timah lepas pantai"
    for row in rows.drop_duplicates(["breakdown", "category"]).itertuples():
        assert figures.category_label(row.breakdown, row.category, "id") not in {"", row.category}


def test_sources_are_counted_once():
    sources = figures.sources(rows)
    assert sources["figures"].sum() == 1736
    assert not sources.duplicated(["publisher", "title", "url", "published_on"]).any()


def test_events_stand_where_they_concern():
    assert "ITAS perairan pindah ke Direktorat Jenderal" in set(
        figures.events("stay_permits_issued", "19:pulau-bangka", "id")["label"]
    )
    assert "ITAS perairan pindah ke Direktorat Jenderal" not in set(
        figures.events("stay_permits_issued", "19.02", "id")["label"]
    )
    assert figures.events(lang="en")["url"].str.startswith("http").all()


def test_the_conflict_shown_first_is_the_figure_that_is_drawn():
    conflicts, compared_count = figures.conflicts(rows[rows["breakdown"] == "total"]), 0
    for (area, measure, year), group in conflicts.groupby(["area_code", "measure", "year"], sort=False):
        figure = figures.choose_by_year(rows, measure).set_index(["area_code", "year"]).loc[(area, year)]
        same_fact = group[
            (group["date"] == figure["date"])
            & (group["period_start"].eq(figure["period_start"]) | group["period_start"].isna())
        ]
        compared_count += len(same_fact) > 0
        assert same_fact["value"].head(1).eq(figure["value"]).all(), (area, measure, year)
    assert compared_count == 15


def test_a_period_within_the_year_comes_before_a_longer_one_across_years():
    year = rows[
        (rows["area_code"] == "kanim:pangkalpinang")
        & (rows["measure"] == "stay_permits_issued")
        & (rows["year"] == 2022)
    ]
    across_years = year.assign(figure_id="X1", period_start=pd.Timestamp("2021-01-01"), value=4000)
    yearly_figures = figures.choose_by_year(pd.concat([across_years, year]), "stay_permits_issued")
    assert list(yearly_figures["value"]) == [1939]


def test_the_choice_within_an_area_is_the_choice_within_all():
    everywhere = figures.choose_by_year(rows, "tka").set_index(["area_code", "year"])["figure_id"]
    for area in ("id", "19", "19.01", "21.71", "33"):
        area_choice = figures.choose_by_year(rows[rows["area_code"] == area], "tka").set_index(["area_code", "year"])[
            "figure_id"
        ]
        assert area_choice.to_dict() == everywhere.loc[[area]].to_dict()


@pytest.mark.parametrize(
    ("area", "measure", "value", "until"),
    [("id", "tak", 5047, "2024-12-17"), ("kanim:pangkalpinang", "deportation", 19, "2025-12-30")],
)
def test_the_actions_of_a_year_come_before_an_older_count_of_people(area, measure, value, until):
    headline = figures.newest_group_totals(rows, area, "actions", TODAY).iloc[0]
    assert (headline["measure"], headline["value"], headline["period_end"]) == (measure, value, pd.Timestamp(until))
    assert filter_raw(area_code=area, measure=measure, breakdown="total", period_end=until) == [value]
