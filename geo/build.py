"""From raw polygons to what the browser needs: one valid coverage, simplified once, provinces as unions of regencies.

raw layers -> make_valid -> coverage_clean (no overlaps, slivers given to a neighbour) -> coverage_simplify (shared edges
thinned once) -> provinces = coverage_union of their regencies -> TopoJSON: an edge that two regions share, or a
province with its regencies, is stored and sent once. Districts are cleaned and simplified as one coverage per province.
What was invalid, overlapping or changed is reported.
"""

import json
import math
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import topojson

RAW = Path(__file__).parent / "raw"
BUILT = Path(__file__).parent.parent / "static" / "geo"
TOLERANCE = {"regencies": 0.005, "districts": 0.005, "land": 0.02}
"""Visvalingam-Whyatt tolerance in degrees: edges thinner than this squared area are dropped."""

ISLET, ISLET_SHARE, GAP = 1e-5, 0.02, 0.004
"""Parts below ISLET square degrees (0.12 km2) go, unless they are ISLET_SHARE of the region's largest part; gaps
narrower than GAP degrees that they leave between neighbours are filled."""

GRID = 1e-6
"""Degrees (about 0.1 m): on a coarser grid some rings touch themselves and the coverage is no longer valid."""

SPECK = 1e-6
WRAPPED = 50
"""An island over the date line comes as a thread around the world: more than WRAPPED times as wide as high."""

LAND_BOX = (88, -18, 148, 14)
OWN_SHARE, OWN_COAST = 0.6, 0.05
CHANGED = 0.05
EQUAL_AREA = "ESRI:54034"
NEAR = 3
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


def raw(layer: str) -> gpd.GeoDataFrame:
    """Return a raw layer (EPSG:4326: region_code, region_name, geometry), ordered by code."""
    rows = gpd.read_parquet(RAW / f"{layer}.parquet")
    return rows.sort_values("region_code").reset_index(drop=True) if "region_code" in rows else rows


def coverage(geometry: np.ndarray, tolerance: float) -> np.ndarray:
    """Return polygons as one valid coverage whose shared edges were thinned once; no polygon is lost."""
    clean = shapely.coverage_clean(polygonal(shapely.make_valid(geometry)))
    whole = shapely.coverage_clean(np.array([without_islets(region) for region in clean]), gap_width=GAP)
    thin = shapely.coverage_simplify(whole, tolerance)
    lost = shapely.is_empty(thin) | (shapely.area(thin) == 0)
    return np.where(lost, whole, thin)


def without_islets(region):
    """Return a region without the slivers and islets that no screen shows; its largest part always stays."""
    parts = shapely.get_parts(region)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[areas >= min(ISLET, ISLET_SHARE * areas.max())])


def polygonal(geometry: np.ndarray) -> np.ndarray:
    """Return only the polygons of geometries that making valid turned into collections."""
    mixed = shapely.get_type_id(geometry) == shapely.GeometryType.GEOMETRYCOLLECTION
    if not mixed.any():
        return geometry
    kept = geometry.copy()
    for place in np.flatnonzero(mixed):
        parts = shapely.get_parts(geometry[place])
        areas = parts[
            np.isin(shapely.get_type_id(parts), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
        ]
        kept[place] = shapely.union_all(areas)
    return kept


def regencies() -> gpd.GeoDataFrame:
    """Return the 514 regencies as one simplified coverage, with display names."""
    rows = raw("regencies")
    rows["geometry"] = coverage(rows.geometry.to_numpy(), TOLERANCE["regencies"])
    return rows.assign(region_name=display_names(rows["region_name"]))


def display_names(names: pd.Series) -> pd.Series:
    """Return names without their type ("Kota Administrasi" too), but "Kota" kept where a regency of the same name exists."""
    short = names.str.replace(r"^(Kabupaten|Kota) (Administrasi )?", "", regex=True)
    twice = short.duplicated(keep=False) & names.str.startswith("Kota ")
    return short.where(~twice, names)


def provinces(rows: gpd.GeoDataFrame, names: dict[str, str]) -> gpd.GeoDataFrame:
    """Return the provinces as unions of their regencies, so that outlines nest exactly."""
    codes = rows["region_code"].str[:2]
    unions = {code: shapely.coverage_union_all(part.geometry.to_numpy()) for code, part in rows.groupby(codes)}
    frame = {"region_code": list(unions), "region_name": [names[code] for code in unions]}
    return gpd.GeoDataFrame(frame, geometry=list(unions.values()), crs=rows.crs)


def districts(province: str) -> gpd.GeoDataFrame:
    """Return the districts of one province as one simplified coverage."""
    rows = raw("districts")
    rows = rows[rows["region_code"].str.startswith(f"{province}.")].reset_index(drop=True)
    rows["geometry"] = coverage(rows.geometry.to_numpy(), TOLERANCE["districts"])
    return rows


def land(country: np.ndarray) -> gpd.GeoDataFrame:
    """Return the land around, without borders or names; islands that are the country's own are not drawn twice."""
    rows = raw("land")
    whole = shapely.union_all(
        [part for part in shapely.get_parts(rows.geometry.to_numpy()) if part.geom_type.endswith("Polygon")]
    )
    parts = shapely.get_parts(shapely.clip_by_rect(whole, *LAND_BOX))
    own = shapely.union_all(shapely.simplify(country, 0.02)).buffer(OWN_COAST)
    west, south, east, north = shapely.bounds(parts).T
    parts = parts[(east - west) < WRAPPED * (north - south)]
    foreign = parts[shapely.area(shapely.intersection(parts, own)) < OWN_SHARE * shapely.area(parts)]
    thin = shapely.simplify(shapely.union_all(foreign), TOLERANCE["land"])
    return gpd.GeoDataFrame({"region_code": ["land"], "region_name": [""]}, geometry=[thin], crs=rows.crs)


def labelled(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a layer with what the browser needs of it: code, name, and a point inside the largest part for labels."""
    spots = [spot(shape) for shape in rows.geometry]
    columns = {"code": rows["region_code"], "name": rows["region_name"]}
    columns |= {"x": [round(x, 3) for x, _ in spots], "y": [round(y, 3) for _, y in spots]}
    return gpd.GeoDataFrame(columns, geometry=rows.geometry, crs=rows.crs)


def spot(shape) -> tuple[float, float]:
    """Return the point of a region's largest part that is farthest from its edge."""
    largest = max(shapely.get_parts(shape), key=shapely.area)
    if largest.area > SPECK:
        return shapely.maximum_inscribed_circle(largest, tolerance=0.01).coords[0]
    return largest.representative_point().coords[0]


def write(folder: Path, name: str, layers: dict[str, gpd.GeoDataFrame], about: dict) -> Path:
    """Write layers as one TopoJSON file with source and licence; the same input gives the same bytes."""
    frames = [labelled(rows) for rows in layers.values()]
    shared = topojson.Topology(frames, object_name=list(layers), prequantize=False, shared_coords=True)
    west, south, east, north = pd.concat(frames).total_bounds
    content = json.loads(shared.topoquantize(round(max(east - west, north - south) / GRID)).to_json())
    for layer, rows in layers.items():
        for shape, box in zip(content["objects"][layer]["geometries"], rows.bounds.round(3).to_numpy(), strict=True):
            shape["bbox"] = box.tolist()  # what the screen shows first is found without decoding the rest
    path = folder / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content | about, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


def save(folder: Path, name: str, content: dict) -> None:
    """Write a small table as JSON."""
    (folder / f"{name}.json").write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )


def bounds(*layers: gpd.GeoDataFrame) -> dict[str, list[float]]:
    """Return west, south, east, north of the country ("id") and of every region of the layers."""
    found = {"id": [round(float(v), 3) for v in layers[0].total_bounds]}
    for rows in layers:
        boxes = zip(rows["region_code"], rows.bounds.itertuples(index=False), strict=True)
        found |= {code: [round(float(v), 3) for v in box] for code, box in boxes}
    return found


def neighbours(rows: gpd.GeoDataFrame) -> dict[str, dict[str, list[str]]]:
    """Return for every region those that share an edge (``touch``), and for islands the nearest ones (``near``)."""
    geometry = rows.geometry.to_numpy()
    codes = rows["region_code"].to_numpy()
    tree = shapely.STRtree(geometry)
    first, second = tree.query(geometry, predicate="touches")
    touching = {code: sorted(codes[second[first == place]].tolist()) for place, code in enumerate(codes)}
    alone = {code: nearest(geometry, codes, place) for place, code in enumerate(codes) if not touching[code]}
    return {code: {"touch": found, "near": alone.get(code, [])} for code, found in touching.items()}


def nearest(geometry: np.ndarray, codes: np.ndarray, place: int) -> list[str]:
    """Return the codes of the regions nearest to one that shares no edge."""
    order = np.argsort(shapely.distance(geometry[place], geometry), kind="stable")
    return [str(codes[other]) for other in order if other != place][:NEAR]


def report(rows: gpd.GeoDataFrame) -> dict:
    """Return what the raw layers held: invalid and overlapping regions, and those that changed by more than 5 % of area."""
    before = raw("regencies")
    pieces = raw("districts").geometry
    areas = gpd.GeoSeries(shapely.make_valid(before.geometry.to_numpy()), crs=before.crs).to_crs(EQUAL_AREA).area
    change = (rows.geometry.to_crs(EQUAL_AREA).area / areas - 1).to_numpy()
    changed = [
        {"code": code, "name": name, "percent": round(float(part) * 100, 1)}
        for code, name, part in zip(before["region_code"], before["region_name"], change, strict=True)
        if abs(part) > CHANGED or math.isnan(part)
    ]
    valid = gpd.GeoSeries(shapely.make_valid(before.geometry.to_numpy()))
    first, second = valid.sindex.query(valid, predicate="overlaps")
    return {
        "regencies": len(before),
        "invalid": int((~before.geometry.is_valid).sum()),
        "overlapping_pairs": int((first < second).sum()),
        "districts": len(pieces),
        "districts_invalid": int((~pieces.is_valid).sum()),
        "changed": changed,
    }


def build(folder: Path, names: dict[str, str], say=print) -> dict:
    """Build every layer into ``folder`` and return the report; ``names`` are the provinces by code."""
    rows = regencies()
    outlines = provinces(rows, names)
    path = write(folder, "regions", {"regencies": rows, "provinces": outlines}, SOURCE)
    say(f"{path.name}: {len(rows)} regencies, {len(outlines)} provinces")
    say(f"{write(folder, 'land', {'land': land(rows.geometry.to_numpy())}, LAND_SOURCE).name}")
    for code in outlines["region_code"]:
        build_districts(folder, code, say)
    save(folder, "bounds", bounds(rows, outlines))
    save(folder, "neighbours", neighbours(rows) | neighbours(outlines))
    found = report(rows)
    save(folder, "report", found)
    return found


def build_districts(folder: Path, province: str, say=print) -> Path:
    """Build the districts of one province into ``folder``."""
    rows = districts(province)
    path = write(folder, f"districts/{province}", {"districts": rows}, SOURCE)
    say(f"districts/{path.name}: {len(rows)} districts")
    return path


def province_names() -> dict[str, str]:
    """Return the provinces' names by code (table ``geo/provinces.csv``)."""
    rows = pd.read_csv(Path(__file__).parent / "provinces.csv", dtype=str)
    return dict(zip(rows["region_code"], rows["region_name"], strict=True))
