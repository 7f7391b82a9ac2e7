import json

import geopandas as gpd
import pytest
import shapely

from geo import __main__ as command
from geo import build, outlines


def test_one_province_rebuilt_is_the_one_in_the_repository(tmp_path):
    built = build.build_districts(tmp_path, "19", say=lambda text: None)
    shapes = [json.loads(path.read_text(encoding="utf-8")) for path in (built, outlines.file("districts", "19"))]
    fresh, kept = ([shape["properties"] for shape in found["objects"]["districts"]["geometries"]] for found in shapes)
    assert fresh == kept
    new, old = (gpd.read_file(path, layer="districts").geometry for path in (built, outlines.file("districts", "19")))
    assert new.symmetric_difference(old).area.max() < 1e-9
    assert len(new) == 47


def test_an_edge_that_two_regions_share_is_stored_once(tmp_path):
    squares = gpd.GeoDataFrame(
        {"region_code": ["1", "2"], "region_name": ["A", "B"]},
        geometry=[shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)],
    )
    path = build.write(tmp_path, "squares", {"squares": squares}, {"licence": "none"})
    found = json.loads(path.read_text(encoding="utf-8"))
    first, second = found["objects"]["squares"]["geometries"]
    shared = {arc if arc >= 0 else ~arc for arc in first["arcs"][0]} & {
        arc if arc >= 0 else ~arc for arc in second["arcs"][0]
    }
    assert len(shared) == 1
    assert (first["bbox"], first["properties"]) == ([0, 0, 1, 1], {"code": "1", "name": "A", "x": 0.5, "y": 0.5})
    assert found["licence"] == "none"


def test_overlaps_are_resolved_and_nothing_is_lost():
    left, right = shapely.box(0, 0, 1, 1), shapely.box(0.9, 0, 2, 1)
    found = build.coverage(build.np.array([left, right]), 0.001)
    assert found[0].intersection(found[1]).area == 0
    assert shapely.area(found).sum() == pytest.approx(2)


def test_islets_go_but_the_largest_part_stays():
    region = shapely.multipolygons([shapely.box(0, 0, 1, 1), shapely.box(3, 3, 3.001, 3.001)])
    tiny = shapely.multipolygons([shapely.box(0, 0, 0.001, 0.001)])
    assert shapely.get_num_geometries(build.without_islets(region)) == 1
    assert not build.without_islets(tiny).is_empty


def test_names_keep_kota_where_a_regency_has_the_same():
    import pandas as pd

    names = pd.Series(["Kabupaten Bandung", "Kota Bandung", "Kota Batam"])
    assert list(build.display_names(names)) == ["Bandung", "Kota Bandung", "Batam"]


def test_the_command_names_what_it_wants(capsys, tmp_path):
    assert command.main(["build", "--province", "99", "--out", str(tmp_path)]) == 2
    assert "'99'" in capsys.readouterr().err


def test_the_command_builds_a_province(capsys, tmp_path):
    assert command.main(["build", "--province", "34", "--out", str(tmp_path)]) == 0
    assert "districts/34.json: 78 districts" in capsys.readouterr().out
    assert (tmp_path / "districts" / "34.json").exists()
