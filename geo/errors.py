"""What can go wrong in ``geo``; each sentence ends with what to do.

GeoError
├── GeometryMissing   a built boundary file is not there
├── GeometryDamaged   a built boundary file cannot be read as one
└── ClassesError      classes that cannot be formed as asked
"""

REBUILD = "Rebuild it with: python -m geo build"


class GeoError(Exception):
    """Anything that ``geo`` could not do as asked."""


class GeometryMissing(GeoError):
    """A built boundary file is not there."""


class GeometryDamaged(GeoError):
    """A built boundary file cannot be read as one."""


class ClassesError(GeoError):
    """Classes that cannot be formed as asked."""
