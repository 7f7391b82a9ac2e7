"""Outlines for paper: a layer cut to the frame of a picture and thinned to its pixels, as rings of coordinates.

A picture needs no line finer than itself: what lies outside the frame is cut away, and shared edges are thinned together,
so that neighbours never part.
"""

from functools import lru_cache

import numpy as np
import shapely

from geo import outlines

Frame = tuple[float, float, float, float]
Rings = list[np.ndarray]


def rings(layer: str, province: str | None, frame: Frame, tolerance: float) -> dict[str, Rings]:
    """Return the rings of each region that a frame shows, by code; each ring is an array of longitude and latitude.

    ``frame`` is west, south, east and north in degrees, ``tolerance`` the size of a pixel in degrees; holes follow the
    other way round than the outlines. They are shared, so never change them. Raises GeometryMissing or GeometryDamaged.
    """
    return rings_at(layer, province, frame, tolerance, outlines.stamp())


@lru_cache(maxsize=32)
def rings_at(layer: str, province: str | None, frame: Frame, tolerance: float, stamp: str) -> dict[str, Rings]:
    """Return the rings of a frame, made once for each state of the files (``stamp``)."""
    codes, shapes = layer_at(layer, province, stamp)
    cut = shapely.clip_by_rect(shapes, *frame)
    seen = ~shapely.is_empty(cut)
    thin = shapely.coverage_simplify(cut[seen], tolerance)
    return {code: parts(shape, tolerance) for code, shape in zip(codes[seen], thin, strict=True)}


@lru_cache(maxsize=8)
def layer_at(layer: str, province: str | None, stamp: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the codes and shapes of a layer, read once for each state of the files (``stamp``)."""
    rows = outlines.load(layer, province)
    return rows["region_code"].to_numpy(dtype=object), rows.geometry.to_numpy()


def parts(shape: shapely.Geometry, tolerance: float) -> Rings:
    """Return the rings of a shape, the largest part first; islands smaller than a pixel are left out, but never all."""
    polygons = shapely.get_parts(shapely.normalize(shape))
    polygons = polygons[shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON]
    sizes = shapely.area(polygons)
    order = np.argsort(-sizes, kind="stable")
    kept = [polygons[place] for place in order if place == order[0] or sizes[place] > tolerance**2]
    return [np.asarray(ring.coords) for polygon in kept for ring in (polygon.exterior, *polygon.interiors)]


@lru_cache(maxsize=64)
def anchors_at(layer: str, province: str | None, stamp: str) -> dict[str, tuple[str, float, float]]:
    """Return short name and label point of every region of a layer by code."""
    found = [shape["properties"] for shape in outlines.shapes(layer, province)]
    return {row["code"]: (row["name"], row["x"], row["y"]) for row in found}


def anchors(layer: str, province: str | None) -> dict[str, tuple[str, float, float]]:
    """Return short name, longitude and latitude of the label of every region of a layer; shared, so never change it."""
    return anchors_at(layer, province, outlines.stamp())
