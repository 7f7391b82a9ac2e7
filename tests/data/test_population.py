import pandas as pd

from data import population


def test_one_series_covers_every_regency():
    for day in ("2009-01-01", "2016-10-16", "2018-05-03", "2022-04-01", "2024-06-13", "2026-11-23"):
        populations = population.population_at(pd.Timestamp(day), "regency")
        assert len(populations) == 514
        assert populations["series"].nunique() == populations["reference_date"].nunique() == 1


def test_bangka_tengah_by_the_nearest_date():
    population_row = (
        population.population_at(pd.Timestamp("2024-06-13"), "regency").set_index("region_code").loc["19.04"]
    )
    assert (population_row["series"], str(population_row["reference_date"].date())) == ("dukcapil", "2024-12-31")
    assert 200_000 < population_row["population"] < 220_000


def test_provinces_and_named_series():
    assert len(population.population_at(pd.Timestamp("2016-10-16"), "province")) == 38
    census_2010 = population.population_at(pd.Timestamp("2024-06-13"), "regency", "bps_sp2010")
    assert set(census_2010["series"]) == {"bps_sp2010"}
    assert set(census_2010["reference_date"].dt.year) == {2017}


def test_every_series_has_labels_and_every_source_an_address():
    table = population.series_table()
    assert set(population.residents()["series"]) <= set(table.index)
    assert (population.sources("id")["source"] != "").all()
    assert (population.sources("en")["regions"] > 0).all()


def test_history_of_a_region_is_in_order():
    dates = population.history("19.04")["reference_date"]
    assert dates.is_monotonic_increasing
    assert dates.dt.year.min() == 2010
