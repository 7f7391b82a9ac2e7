"""From raw polygons to what the browser needs: one valid coverage, simplified once, provinces as unions of regencies.

raw layers -> make_valid -> coverage_clean (no overlaps, slivers given to a neighbour) -> coverage_simplify (shared edges
thinned once) -> provinces = coverage_union of their regencies -> TopoJSON: an edge that two regions share, or a
province with its regencies, is stored and sent once. Districts are cleaned and simplified as one coverage per province.
What was invalid, overlapping or changed is reported.
"""

import json
import math
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from topojson.core.topology import Topology

from geo.outlines import Json

RAW_FOLDER = Path(__file__).parent / "raw"
OUTPUT_FOLDER = Path(__file__).parent.parent / "static" / "geo"
TOLERANCE = {"regencies": 0.005, "districts": 0.005, "land": 0.02}
"""Visvalingam-Whyatt tolerance in degrees: edges thinner than this squared area are dropped."""

MIN_ISLET_AREA, MIN_ISLET_SHARE, MAX_GAP_WIDTH = 1e-5, 0.02, 0.004
"""Smaller parts, in square degrees (0.12 km2), are removed unless they have this share of the region's largest part; gaps
that they leave between neighbours are filled where they are narrower than this, in degrees."""

GRID_SIZE = 1e-6
"""Degrees (about 0.1 m): on a coarser grid some rings touch themselves and the coverage is no longer valid."""

MIN_CIRCLE_AREA = 1e-6
MAX_ASPECT_RATIO = 50
"""An island over the date line comes as a thread around the world: more than so many times as wide as high."""

LAND_BOX = (88, -18, 148, 14)
COUNTRY_OVERLAP_SHARE, COAST_BUFFER = 0.6, 0.05
MAX_AREA_CHANGE = 0.05
EQUAL_AREA = "ESRI:54034"
NEAREST_COUNT = 3
SOURCE = {
    "source": "https://github.com/cahyadsn/wilayah_boundaries (August 2026), polygons simplified by its author",
    "licence": "MIT, (c) 2024-2025 Cahya DSN",
    "attribution": "Batas indikatif. Indicative boundaries.",
}
LAND_SOURCE = {
    "source": "Natural Earth 10m through npm world-atlas 2.0.2",
    "licence": "public domain / ISC",
    "attribution": "Natural Earth",
}


def read_raw_layer(layer: str) -> gpd.GeoDataFrame:
    """Return a raw layer (EPSG:4326: region_code, region_name, geometry), ordered by code."""
    rows = gpd.read_parquet(RAW_FOLDER / f"{layer}.parquet")
    return rows.sort_values("region_code").reset_index(drop=True) if "region_code" in rows else rows


def build_coverage(geometry: np.ndarray, tolerance: float) -> np.ndarray:
    """Return polygons as one valid coverage whose shared edges were thinned once; no polygon is lost."""
    clean_regions = shapely.coverage_clean(extract_polygons(shapely.make_valid(geometry)))
    full_regions = shapely.coverage_clean(
        np.array([remove_islets(region) for region in clean_regions]), gap_width=MAX_GAP_WIDTH
    )
    thin_regions = shapely.coverage_simplify(full_regions, tolerance)
    is_lost = shapely.is_empty(thin_regions) | (shapely.area(thin_regions) == 0)
    regions: np.ndarray = np.where(is_lost, full_regions, thin_regions)
    return regions


def remove_islets(region: shapely.Geometry) -> shapely.Geometry:
    """Return a region without the slivers and islets that no screen shows; its largest part always stays."""
    parts = shapely.get_parts(region)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[areas >= min(MIN_ISLET_AREA, MIN_ISLET_SHARE * areas.max())])


def extract_polygons(geometry: np.ndarray) -> np.ndarray:
    """Return only the polygons of geometries that making valid turned into collections."""
    is_collection = shapely.get_type_id(geometry) == shapely.GeometryType.GEOMETRYCOLLECTION
    if not is_collection.any():
        return geometry
    polygons = geometry.copy()
    for index in np.flatnonzero(is_collection):
        parts = shapely.get_parts(geometry[index])
        area_parts = parts[
            np.isin(shapely.get_type_id(parts), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
        ]
        polygons[index] = shapely.union_all(area_parts)
    return polygons


def simplify_regencies() -> gpd.GeoDataFrame:
    """Return the 514 regencies as one simplified coverage, with display names."""
    rows = read_raw_layer("regencies")
    rows["geometry"] = build_coverage(rows.geometry.to_numpy(), TOLERANCE["regencies"])
    return rows.assign(region_name=display_names(rows["region_name"]))


def display_names(names: pd.Series) -> pd.Series:
    """Return names without their type ("Kota Administrasi" too), but "Kota" kept where a regency of the same name exists."""
    short_names = names.str.replace(r"^(Kabupaten|Kota) (Administrasi )?", "", regex=True)
    is_repeated = short_names.duplicated(keep=False) & names.str.startswith("Kota ")
    return short_names.where(~is_repeated, names)


def merge_provinces(rows: gpd.GeoDataFrame, names: dict[str, str]) -> gpd.GeoDataFrame:
    """Return the provinces as unions of their regencies, so that outlines nest exactly."""
    codes = rows["region_code"].str[:2]
    unions = {code: shapely.coverage_union_all(group.geometry.to_numpy()) for code, group in rows.groupby(codes)}
    frame = {"region_code": list(unions), "region_name": [names[code] for code in unions]}
    return gpd.GeoDataFrame(frame, geometry=list(unions.values()), crs=rows.crs)


def simplify_districts(province: str) -> gpd.GeoDataFrame:
    """Return the districts of one province as one simplified coverage."""
    rows = read_raw_layer("districts")
    rows = rows[rows["region_code"].str.startswith(f"{province}.")].reset_index(drop=True)
    rows["geometry"] = build_coverage(rows.geometry.to_numpy(), TOLERANCE["districts"])
    return rows


def simplify_land(country: np.ndarray) -> gpd.GeoDataFrame:
    """Return the land around, without borders or names; islands that are the country's own are not drawn twice."""
    rows = read_raw_layer("land")
    all_land = shapely.union_all(
        [part for part in shapely.get_parts(rows.geometry.to_numpy()) if part.geom_type.endswith("Polygon")]
    )
    parts = shapely.get_parts(shapely.clip_by_rect(all_land, *LAND_BOX))
    country_area = shapely.union_all(shapely.simplify(country, 0.02)).buffer(COAST_BUFFER)
    west, south, east, north = shapely.bounds(parts).T
    parts = parts[(east - west) < MAX_ASPECT_RATIO * (north - south)]
    foreign_parts = parts[
        shapely.area(shapely.intersection(parts, country_area)) < COUNTRY_OVERLAP_SHARE * shapely.area(parts)
    ]
    thin_land = shapely.simplify(shapely.union_all(foreign_parts), TOLERANCE["land"])
    return gpd.GeoDataFrame({"region_code": ["land"], "region_name": [""]}, geometry=[thin_land], crs=rows.crs)


def add_label_points(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a layer with what the browser needs of it: code, name, and a point inside the largest part for labels."""
    label_points = [find_label_point(shape) for shape in rows.geometry]
    columns = {"code": rows["region_code"], "name": rows["region_name"]}
    columns |= {"x": [round(x, 3) for x, _ in label_points], "y": [round(y, 3) for _, y in label_points]}
    return gpd.GeoDataFrame(columns, geometry=rows.geometry, crs=rows.crs)


def find_label_point(shape: shapely.Geometry) -> tuple[float, float]:
    """Return the point of a region's largest part that is farthest from its edge."""
    largest_part = max(shapely.get_parts(shape), key=shapely.area)
    if largest_part.area > MIN_CIRCLE_AREA:
        x, y = shapely.maximum_inscribed_circle(largest_part, tolerance=0.01).coords[0]
    else:
        x, y = largest_part.representative_point().coords[0]
    return x, y


def write_topojson(folder: Path, name: str, layers: dict[str, gpd.GeoDataFrame], metadata: dict[str, str]) -> Path:
    """Write layers as one TopoJSON file with source and licence; the same input gives the same bytes."""
    frames = [add_label_points(rows) for rows in layers.values()]
    topology = Topology(frames, object_name=list(layers), prequantize=False, shared_coords=True)
    west, south, east, north = pd.concat(frames).total_bounds
    text = topology.topoquantize(round(max(east - west, north - south) / GRID_SIZE)).to_json()
    content = json.loads(text or "")
    for layer, rows in layers.items():
        for shape, box in zip(content["objects"][layer]["geometries"], rows.bounds.round(3).to_numpy(), strict=True):
            shape["bbox"] = box.tolist()  # what the screen shows first is found without decoding the rest
    path = folder / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content | metadata, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


def save_table(folder: Path, name: str, content: Json) -> None:
    """Write a small table as JSON."""
    (folder / f"{name}.json").write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )


def compute_bounds(*layers: gpd.GeoDataFrame) -> dict[str, list[float]]:
    """Return west, south, east, north of the country ("id") and of every region of the layers."""
    bounds_by_code = {"id": [round(float(coordinate), 3) for coordinate in layers[0].total_bounds]}
    for rows in layers:
        boxes = zip(rows["region_code"], rows.bounds.itertuples(index=False), strict=True)
        bounds_by_code |= {code: [round(float(coordinate), 3) for coordinate in box] for code, box in boxes}
    return bounds_by_code


def find_neighbours(rows: gpd.GeoDataFrame) -> dict[str, dict[str, list[str]]]:
    """Return for every region those that share an edge (``touch``), and for islands the nearest ones (``near``)."""
    geometry = rows.geometry.to_numpy()
    codes = rows["region_code"].to_numpy()
    tree = shapely.STRtree(geometry)
    first_indexes, second_indexes = tree.query(geometry, predicate="touches")
    touching_codes = {
        code: sorted(codes[second_indexes[first_indexes == index]].tolist()) for index, code in enumerate(codes)
    }
    nearest_codes = {
        code: find_nearest(geometry, codes, index) for index, code in enumerate(codes) if not touching_codes[code]
    }
    return {
        code: {"touch": neighbour_codes, "near": nearest_codes.get(code, [])}
        for code, neighbour_codes in touching_codes.items()
    }


def find_nearest(geometry: np.ndarray, codes: np.ndarray, index: int) -> list[str]:
    """Return the codes of the regions nearest to one that shares no edge."""
    order = np.argsort(shapely.distance(geometry[index], geometry), kind="stable")
    return [str(codes[other_index]) for other_index in order if other_index != index][:NEAREST_COUNT]


def build_report(rows: gpd.GeoDataFrame) -> Json:
    """Return what the raw layers held: invalid and overlapping regions, and those that changed by more than 5 % of area."""
    raw_rows = read_raw_layer("regencies")
    district_shapes = read_raw_layer("districts").geometry
    areas = gpd.GeoSeries(shapely.make_valid(raw_rows.geometry.to_numpy()), crs=raw_rows.crs).to_crs(EQUAL_AREA).area
    area_changes = (rows.geometry.to_crs(EQUAL_AREA).area / areas - 1).to_numpy()
    changed_regions = [
        {"code": code, "name": name, "percent": round(float(area_change) * 100, 1)}
        for code, name, area_change in zip(raw_rows["region_code"], raw_rows["region_name"], area_changes, strict=True)
        if abs(area_change) > MAX_AREA_CHANGE or math.isnan(area_change)
    ]
    valid_shapes = gpd.GeoSeries(shapely.make_valid(raw_rows.geometry.to_numpy()))
    first_indexes, second_indexes = valid_shapes.sindex.query(valid_shapes, predicate="overlaps")
    return {
        "regencies": len(raw_rows),
        "invalid": int((~raw_rows.geometry.is_valid).sum()),
        "overlapping_pairs": int((first_indexes < second_indexes).sum()),
        "districts": len(district_shapes),
        "districts_invalid": int((~district_shapes.is_valid).sum()),
        "changed": changed_regions,
    }


def build_layers(folder: Path, names: dict[str, str], log: Callable[[str], None] = print) -> Json:
    """Build every layer into ``folder`` and return the report; ``names`` are the provinces by code."""
    rows = simplify_regencies()
    outlines = merge_provinces(rows, names)
    path = write_topojson(folder, "regions", {"regencies": rows, "provinces": outlines}, SOURCE)
    log(f"{path.name}: {len(rows)} regencies, {len(outlines)} provinces")
    log(f"{write_topojson(folder, 'land', {'land': simplify_land(rows.geometry.to_numpy())}, LAND_SOURCE).name}")
    for code in outlines["region_code"]:
        build_districts(folder, code, log)
    save_table(folder, "bounds", compute_bounds(rows, outlines))
    save_table(folder, "neighbours", find_neighbours(rows) | find_neighbours(outlines))
    raw_report = build_report(rows)
    save_table(folder, "report", raw_report)
    return raw_report


def build_districts(folder: Path, province: str, log: Callable[[str], None] = print) -> Path:
    """Build the districts of one province into ``folder``."""
    rows = simplify_districts(province)
    path = write_topojson(folder, f"districts/{province}", {"districts": rows}, SOURCE)
    log(f"districts/{path.name}: {len(rows)} districts")
    return path


def province_names() -> dict[str, str]:
    """Return the provinces' names by code (table ``geo/provinces.csv``)."""
    rows = pd.read_csv(Path(__file__).parent / "provinces.csv", dtype=str)
    return dict(zip(rows["region_code"], rows["region_name"], strict=True))
