import json

import geopandas as gpd
import pytest
import shapely

from geo import __main__ as command
from geo import build, outlines


def test_one_province_rebuilt_is_the_one_in_the_repository(tmp_path):
    built_path = build.build_districts(tmp_path, "19", log=lambda text: None)
    shapes = [json.loads(path.read_text(encoding="utf-8")) for path in (built_path, outlines.file("districts", "19"))]
    built_properties, stored_properties = (
        [shape["properties"] for shape in topology["objects"]["districts"]["geometries"]] for topology in shapes
    )
    assert built_properties == stored_properties
    built_shapes, stored_shapes = (
        gpd.read_file(path, layer="districts").geometry for path in (built_path, outlines.file("districts", "19"))
    )
    assert built_shapes.symmetric_difference(stored_shapes).area.max() < 1e-9
    assert len(built_shapes) == 47


@pytest.fixture(scope="module")
def built_layers():
    """Return regencies and provinces as the repository has them built, with the columns of the build."""
    path = outlines.file("regions")
    layers = [gpd.read_file(path, layer=name).set_crs(4326) for name in ("regencies", "provinces")]
    return [rows.rename(columns={"code": "region_code", "name": "region_name"}) for rows in layers]


def read_table(name):
    """Return a small table of the repository's boundaries."""
    return json.loads((build.OUTPUT_FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def test_the_tables_beside_the_outlines_follow_from_them(built_layers):
    regencies, provinces = built_layers
    stored_bounds, bounds = read_table("bounds"), build.compute_bounds(regencies, provinces)
    assert set(bounds) == set(stored_bounds)
    assert {code: box for code, box in bounds.items() if box != pytest.approx(stored_bounds[code], abs=0.0011)} == {}
    assert build.find_neighbours(regencies) | build.find_neighbours(provinces) == read_table("neighbours")


def test_a_province_is_the_union_of_its_regencies(built_layers):
    regencies, provinces = built_layers
    unions = build.merge_provinces(regencies, build.province_names()).set_index("region_code").geometry
    differences = unions.symmetric_difference(provinces.set_index("region_code").geometry)
    assert shapely.area(differences.to_numpy()).max() < 1e-6
    assert set(unions.index) == set(regencies["region_code"].str[:2])


def test_the_report_on_the_raw_layers_is_that_of_the_repository(built_layers, capsys):
    report = build.build_report(built_layers[0])
    stored_report = read_table("report")
    assert {name: value for name, value in report.items() if name != "changed"} == {
        name: value for name, value in stored_report.items() if name != "changed"
    }
    assert [row["code"] for row in report["changed"]] == [row["code"] for row in stored_report["changed"]]
    command.print_report(stored_report)
    lines = capsys.readouterr().out.splitlines()
    assert lines[
        0
    ] == "Invalid: {invalid} of {regencies} regencies, {districts_invalid} of {districts} districts.".format(
        **stored_report
    )
    assert len(lines) == 2 + len(stored_report["changed"])


def test_an_edge_that_two_regions_share_is_stored_once(tmp_path):
    squares = gpd.GeoDataFrame(
        {"region_code": ["1", "2"], "region_name": ["A", "B"]},
        geometry=[shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)],
    )
    path = build.write_topojson(tmp_path, "squares", {"squares": squares}, {"licence": "none"})
    topology = json.loads(path.read_text(encoding="utf-8"))
    first_shape, second_shape = topology["objects"]["squares"]["geometries"]
    shared_arcs = {arc if arc >= 0 else ~arc for arc in first_shape["arcs"][0]} & {
        arc if arc >= 0 else ~arc for arc in second_shape["arcs"][0]
    }
    assert len(shared_arcs) == 1
    assert (first_shape["bbox"], first_shape["properties"]) == (
        [0, 0, 1, 1],
        {"code": "1", "name": "A", "x": 0.5, "y": 0.5},
    )
    assert topology["licence"] == "none"


def test_overlaps_are_resolved_and_nothing_is_lost():
    left_box, right_box = shapely.box(0, 0, 1, 1), shapely.box(0.9, 0, 2, 1)
    shapes = build.build_coverage(build.np.array([left_box, right_box]), 0.001)
    assert shapes[0].intersection(shapes[1]).area == 0
    assert shapely.area(shapes).sum() == pytest.approx(2)


def test_islets_go_but_the_largest_part_stays():
    region = shapely.multipolygons([shapely.box(0, 0, 1, 1), shapely.box(3, 3, 3.001, 3.001)])
    islet = shapely.multipolygons([shapely.box(0, 0, 0.001, 0.001)])
    assert shapely.get_num_geometries(build.remove_islets(region)) == 1
    assert not build.remove_islets(islet).is_empty


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
