"""One trend as plain data, and the ways in which its series may be parted."""

from dataclasses import dataclass

SERIES_DIMENSIONS = (
    "area_code",
    "nationality",
    "purpose",
    "sector",
    "position",
    "sex",
    "age_band",
    "validity",
    "measure",
)
MAX_AREAS = 12
"""Areas that are shown side by side."""


@dataclass(frozen=True)
class TrendQuery:
    """One measure, the areas shown, and the way the series are parted."""

    area: str
    areas: tuple[str, ...]
    measure: str
    way: str
    lang: str

    @property
    def series_column(self) -> str:
        """Return the column that parts the series."""
        return self.way if self.way in ("area_code", "measure") else "category"

    @property
    def breakdown(self) -> str:
        """Return the breakdown asked of the figures."""
        return "total" if self.way in ("area_code", "measure") else self.way
