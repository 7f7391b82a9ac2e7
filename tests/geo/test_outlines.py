import json
import re
import shutil

import pandas as pd
import pytest
import shapely

from geo import outlines
from geo.errors import GeometryDamaged, GeometryMissing
from views.text.phrases import boundary_attribution
from views.text.translator import translator

regencies = outlines.load("regencies")
provinces = outlines.load("provinces")


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """Work on a copy of the built files."""
    shutil.copytree(outlines.FOLDER, tmp_path / "geo")
    monkeypatch.setattr(outlines, "FOLDER", tmp_path / "geo")
    return tmp_path / "geo"


def test_all_regions_are_there_and_valid():
    assert (len(regencies), len(provinces)) == (514, 38)
    assert regencies["region_code"].is_unique
    assert regencies.geometry.is_valid.all()
    assert provinces.geometry.is_valid.all()
    assert shapely.coverage_is_valid(regencies.geometry.to_numpy())


def test_every_district_is_there():
    codes = [
        code for province in provinces["region_code"] for code in outlines.load("districts", province)["region_code"]
    ]
    assert len(codes) == len(set(codes)) == 7285


def test_provinces_nest_on_their_regencies():
    for code, part in regencies.groupby(regencies["region_code"].str[:2]):
        outline = provinces.set_index("region_code").geometry[code]
        merged_outline = shapely.union_all(part.geometry.to_numpy())
        assert outline.symmetric_difference(merged_outline).area < 0.002 * outline.area


def test_no_island_over_the_date_line_draws_a_thread_across_the_land():
    west, south, east, north = shapely.bounds(shapely.get_parts(outlines.load("land").geometry.to_numpy())).T
    assert not (((east - west) > 20) & ((north - south) < 1)).any()


def test_licence_and_source_travel_with_the_files():
    for layer, province in (("regencies", None), ("provinces", None), ("districts", "19")):
        head = json.loads(outlines.file(layer, province).read_text(encoding="utf-8"))
        assert "MIT" in head["licence"]
        assert "wilayah_boundaries" in head["source"]
    assert "Cahya DSN" in (outlines.FOLDER / "LICENSE.txt").read_text(encoding="utf-8")
    assert boundary_attribution(translator("id")).startswith("Batas indikatif")
    assert boundary_attribution(translator("en")).startswith("Indicative")


def test_bounds_neighbours_and_report():
    west, south, east, north = outlines.bounds("19.04")
    assert 105 < west < east < 108
    assert -4 < south < north < -1
    assert outlines.neighbours("19.04")["touch"] == ["19.01", "19.03", "19.71"]
    assert outlines.neighbours("31.01")["near"]
    report = outlines.report()
    assert (report["invalid"], report["regencies"]) == (124, 514)
    assert "96.04" in {row["code"] for row in report["changed"]}


def test_the_address_changes_with_the_content(copied):
    old_url = outlines.url("regencies")
    path = copied / "regions.json"
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert outlines.url("regencies") != old_url
    assert old_url.startswith("/app/static/geo/regions.json?v=")


def test_a_missing_file_says_how_to_rebuild_it(copied):
    (copied / "regions.json").unlink()
    with pytest.raises(GeometryMissing, match=r"regions.json is missing. Rebuild it with: python -m geo build"):
        outlines.load("regencies")
    assert [type(error) for error in outlines.check()] == [GeometryMissing]
    assert outlines.url("regencies").endswith("missing")


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"objects": {}}', '{"objects": {"regencies": {"geometries": [{"arcs": [[1]]}]}}}', "null"],
)
def test_a_damaged_file_says_how_to_rebuild_it(copied, content):
    (copied / "regions.json").write_text(content, encoding="utf-8")
    assert [type(error) for error in outlines.check()] == [GeometryDamaged]
    assert "python -m geo build" in str(outlines.check()[0])


@pytest.mark.parametrize(
    ("layer", "change", "expected"),
    [
        ("regencies", lambda shapes: shapes[:-1], "regions.json holds 513 regencies, wanted are 514"),
        ("provinces", lambda shapes: shapes[1:], "regions.json holds 37 provinces, wanted are 38"),
        ("land", lambda shapes: [], "land.json holds 0 land, wanted"),
        ("regencies", lambda shapes: [*shapes[:-1], shapes[0]], "regions.json has a code twice or an empty outline"),
        ("provinces", lambda shapes: [*shapes[:-1], {**shapes[-1], "arcs": []}], "a code twice or an empty outline"),
    ],
)
def test_a_layer_that_lacks_a_region_is_refused(copied, layer, change, expected):
    path = copied / f"{'land' if layer == 'land' else 'regions'}.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["objects"][layer]["geometries"] = change(content["objects"][layer]["geometries"])
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(GeometryDamaged, match=re.escape(expected)):
        outlines.shapes(layer)
    assert [expected in str(error) for error in outlines.check()] == [True]


def test_districts_of_a_province_that_are_missing_are_counted(copied):
    (copied / "districts" / "19.json").unlink()
    assert [str(error) for error in outlines.check()] == [
        "37 of 38 files of districts are there. Rebuild it with: python -m geo build"
    ]


def test_the_files_of_the_repository_are_sound():
    assert outlines.check() == []


def test_a_join_keeps_every_region_once():
    joined_regions = outlines.join(pd.DataFrame({"region_code": ["19.04"], "value": [22]}), "regencies")
    assert len(joined_regions) == 514
    assert joined_regions.set_index("region_code").loc["19.04", "value"] == 22
    assert joined_regions["value"].isna().sum() == 513


def test_jakarta_is_named_as_readers_name_it():
    names = {shape["properties"]["code"]: shape["properties"]["name"] for shape in outlines.shapes("regencies")}
    assert [names["31.01"], names["31.72"], names["19.04"]] == ["Kepulauan Seribu", "Jakarta Utara", "Bangka Tengah"]
