"""Outlines for paper are cut to the frame, thinned together, and never lose a region."""

import numpy as np

from geo import clipped_outlines, outlines


def test_a_frame_holds_what_it_shows_and_nothing_beyond():
    west, south, east, north = outlines.bounds("19")
    rings_by_code = clipped_outlines.rings("regencies", None, (west, south, east, north), 0.005)
    assert {code for code in rings_by_code if code.startswith("19")} == {
        "19.01", "19.02", "19.03", "19.04", "19.05", "19.06", "19.71",
    }  # fmt: skip
    points = np.concatenate([ring for rings in rings_by_code.values() for ring in rings])
    assert (points.min(axis=0) >= (west - 1e-9, south - 1e-9)).all()
    assert (points.max(axis=0) <= (east + 1e-9, north + 1e-9)).all()


def test_every_regency_keeps_a_ring_however_coarse():
    rings_by_code = clipped_outlines.rings("regencies", None, (-180, -90, 180, 90), 0.5)
    assert len(rings_by_code) == 514
    assert all(len(rings) >= 1 and len(rings[0]) >= 4 for rings in rings_by_code.values())


def test_a_coarser_picture_has_fewer_points():
    frame = tuple(outlines.bounds("19"))
    fine_rings, coarse_rings = (
        sum(len(ring) for rings in clipped_outlines.rings("regencies", None, frame, step).values() for ring in rings)
        for step in (0.0005, 0.02)
    )
    assert coarse_rings < fine_rings / 2


def test_a_label_point_has_the_short_name():
    name, lon, lat = clipped_outlines.anchors("regencies", None)["19.04"]
    assert name == "Bangka Tengah"
    assert (round(lon), round(lat)) == (106, -2)
