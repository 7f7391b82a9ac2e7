"""The built boundary files: their addresses for the browser, bounds, neighbours, and as GeoDataFrames for joins.

What a rerun needs (addresses, bounds, neighbours) reads small JSON files once and never imports geopandas.
"""

import hashlib
import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import GeoError, GeometryDamaged, GeometryMissing

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

FOLDER = Path(__file__).parent.parent / "static" / "geo"
FILES = {"provinces": "regions", "regencies": "regions", "land": "land"}
"""Layers that share edges share a file."""

Json = dict[str, Any]
"""An object of a file of JSON, as it is read: what it holds is checked where it is used."""

TABLES = ("bounds", "neighbours", "report")
COUNTS = {"provinces": 38, "regencies": 514, "land": 1}
PROVINCE_COUNT = 38
COUNTRY_BOUNDS = [95.0, -11.0, 141.0, 6.1]


def file(layer: str, province: str | None = None) -> Path:
    """Return the path of a layer: provinces, regencies, land, or the districts of a province."""
    return FOLDER / (f"districts/{province}.json" if layer == "districts" else f"{FILES.get(layer, layer)}.json")


def change_token() -> str:
    """Return what changes whenever a built file of the whole country changes."""
    paths = [file(name) for name in (*FILES, *TABLES)]
    return "|".join(f"{path.stat().st_mtime_ns}.{path.stat().st_size}" if path.exists() else "-" for path in paths)


def url(layer: str, province: str | None = None) -> str:
    """Return a layer's address for the browser; it changes with the content, so that browsers may keep the file."""
    path = file(layer, province)
    modified_ns = path.stat().st_mtime_ns if path.exists() else 0
    return f"/app/static/geo/{path.relative_to(FOLDER).as_posix()}?v={version(path, modified_ns)}"


@cache
def version(path: Path, modified_ns: int) -> str:
    """Return eight hexadecimal digits of a file's content ("missing" where there is no file)."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8] if modified_ns else "missing"


def read(path: Path) -> Json:
    """Return a built JSON file; raise GeometryMissing or GeometryDamaged with the command that rebuilds it."""
    if not path.exists():
        raise GeometryMissing(
            "boundary_file_missing",
            "The boundary file {file} is missing. Rebuild it with: python -m geo build",
            file=path.name,
        )
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GeometryDamaged(
            "boundary_file_damaged",
            "The boundary file {file} is damaged ({reason}). Rebuild it with: python -m geo build",
            file=path.name,
            reason=type(error).__name__,
        ) from error
    if not isinstance(content, dict):
        raise GeometryDamaged(
            "boundary_file_no_collection",
            "The boundary file {file} holds a {type}, not a collection. Rebuild it with: python -m geo build",
            file=path.name,
            type=type(content).__name__,
        )
    return content


def shapes(layer: str, province: str | None = None) -> list[Json]:
    """Return the TopoJSON geometries of a layer, checked: as many as the layer has, each with one code and edges."""
    path = file(layer, province)
    content = read(path)
    try:
        geometries: list[Json] = content["objects"][layer]["geometries"]
        codes = {shape["properties"]["code"] for shape in geometries if shape["arcs"]}
    except (KeyError, TypeError) as error:
        raise GeometryDamaged(
            "boundary_layer_unusable",
            "The boundary file {file} has no usable {layer}: {reason}. Rebuild it with: python -m geo build",
            file=path.name,
            layer=layer,
            reason=str(error),
        ) from error
    expected_count = COUNTS.get(layer, len(geometries))
    if not expected_count or not content.get("arcs") or len(geometries) != expected_count:
        raise layer_incomplete_error(path, layer, len(geometries), expected_count)
    if len(codes) != len(geometries):
        raise GeometryDamaged(
            "boundary_codes_repeated",
            "The boundary file {file} has a code twice or an empty outline. Rebuild it with: python -m geo build",
            file=path.name,
        )
    return geometries


def layer_incomplete_error(path: Path, layer: str, count: int, expected_count: int) -> GeometryDamaged:
    """Return the error of a layer that holds ``count`` outlines, where ``expected_count`` (0: any number) are wanted."""
    if expected_count:
        return GeometryDamaged(
            "boundary_layer_incomplete",
            "The boundary file {file} holds {count} {layer}, wanted are {wanted}. Rebuild it with: python -m geo build",
            file=path.name,
            count=count,
            layer=layer,
            wanted=expected_count,
        )
    return GeometryDamaged(
        "boundary_layer_empty",
        "The boundary file {file} holds 0 {layer}, wanted are some. Rebuild it with: python -m geo build",
        file=path.name,
        layer=layer,
    )


def check() -> list[GeoError]:
    """Return what is wrong with the built files, one error a file; an empty list where all is well."""
    errors: dict[str, GeoError] = {}
    for layer, name in FILES.items():
        for error in catch_geometry_error(partial(shapes, layer)):
            errors.setdefault(name, error)
    for name in TABLES:
        for error in catch_geometry_error(partial(read, file(name))):
            errors[name] = error
    file_count = len(list((FOLDER / "districts").glob("*.json")))
    if file_count != PROVINCE_COUNT:
        errors["districts"] = GeometryMissing(
            "district_files_missing",
            "{count} of {wanted} files of districts are there. Rebuild it with: python -m geo build",
            count=file_count,
            wanted=PROVINCE_COUNT,
        )
    return list(errors.values())


def catch_geometry_error(action: Callable[[], object]) -> list[GeoError]:
    """Return the geometry error that an action raises, if any."""
    try:
        action()
    except (GeometryMissing, GeometryDamaged) as error:
        return [error]
    return []


@cache
def load_table(name: str, modified_ns: int) -> Json:
    """Return one of the small built tables; empty where it cannot be read (:func:`check` says so)."""
    return {} if catch_geometry_error(lambda: read(file(name))) else read(file(name))


def read_current_table(name: str) -> Json:
    """Return a small built table as it is now."""
    path = file(name)
    return load_table(name, path.stat().st_mtime_ns if path.exists() else 0)


def bounds(code: str) -> list[float]:
    """Return west, south, east and north of a region, or of the country where they are not known."""
    box: list[float] = read_current_table("bounds").get(code, COUNTRY_BOUNDS)
    return box


def neighbours(code: str) -> dict[str, list[str]]:
    """Return the codes of regions that share an edge (``touch``) and, for islands, the nearest ones (``near``)."""
    related_codes: dict[str, list[str]] = read_current_table("neighbours").get(code, {"touch": [], "near": []})
    return related_codes


def report() -> Json:
    """Return what the build found in the raw layers."""
    return {"regencies": 514, "invalid": 0, "overlapping_pairs": 0, "changed": [], **read_current_table("report")}


def load(layer: str, province: str | None = None) -> "gpd.GeoDataFrame":
    """Return a built layer as a GeoDataFrame: region_code, region_name, geometry (EPSG:4326)."""
    import geopandas as gpd

    shapes(layer, province)
    rows = gpd.read_file(file(layer, province), layer=layer, columns=["code", "name"]).set_crs("EPSG:4326")
    return rows.rename(columns={"code": "region_code", "name": "region_name"})[
        ["region_code", "region_name", "geometry"]
    ]


def join(values: "pd.DataFrame", layer: str, province: str | None = None) -> "gpd.GeoDataFrame":
    """Return a layer with ``values`` (one row a ``region_code``) joined; regions without a value keep empty cells."""
    return load(layer, province).merge(values, on="region_code", how="left", validate="one_to_one")
