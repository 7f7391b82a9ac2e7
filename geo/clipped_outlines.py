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
    return clip_rings(layer, province, frame, tolerance, outlines.change_token())


@lru_cache(maxsize=32)
def clip_rings(layer: str, province: str | None, frame: Frame, tolerance: float, change_token: str) -> dict[str, Rings]:
    """Return the rings of a frame, made once for each state of the files (``change_token``)."""
    codes, shapes = read_layer(layer, province, change_token)
    clipped_shapes = shapely.clip_by_rect(shapes, *frame)
    is_visible = ~shapely.is_empty(clipped_shapes)
    simplified_shapes = shapely.coverage_simplify(clipped_shapes[is_visible], tolerance)
    return {
        code: list_rings(shape, tolerance) for code, shape in zip(codes[is_visible], simplified_shapes, strict=True)
    }


@lru_cache(maxsize=8)
def read_layer(layer: str, province: str | None, change_token: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the codes and shapes of a layer, read once for each state of the files (``change_token``)."""
    rows = outlines.load(layer, province)
    return rows["region_code"].to_numpy(dtype=object), rows.geometry.to_numpy()


def list_rings(shape: shapely.Geometry, tolerance: float) -> Rings:
    """Return the rings of a shape, the largest part first; islands smaller than a pixel are left out, but never all."""
    polygons = shapely.get_parts(shapely.normalize(shape))
    polygons = polygons[shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON]
    sizes = shapely.area(polygons)
    order = np.argsort(-sizes, kind="stable")
    visible_polygons = [polygons[index] for index in order if index == order[0] or sizes[index] > tolerance**2]
    return [np.asarray(ring.coords) for polygon in visible_polygons for ring in (polygon.exterior, *polygon.interiors)]


@lru_cache(maxsize=64)
def read_anchors(layer: str, province: str | None, change_token: str) -> dict[str, tuple[str, float, float]]:
    """Return short name and label point of every region of a layer by code."""
    properties = [shape["properties"] for shape in outlines.shapes(layer, province)]
    return {row["code"]: (row["name"], row["x"], row["y"]) for row in properties}


def anchors(layer: str, province: str | None) -> dict[str, tuple[str, float, float]]:
    """Return short name, longitude and latitude of the label of every region of a layer; shared, so never change it."""
    return read_anchors(layer, province, outlines.change_token())
