"""In how many districts the lists name a holder: reckoned from what is told of them, so it tells nothing more.

What is made of disclosed counts alone needs no disclosure control of its own. A district of which every count is masked
or zero may have holders or none: then there is a least number and a most.
"""

import pandas as pd

from data.disclosure import COUNTRY, UNPLACED


def spread(told: pd.DataFrame, area_code: str) -> tuple[int, int]:
    """Return the least and the most districts of an area with a holder, of counts as disclosure control tells them.

    ``told`` are totals of all measures of holders on one day: ``area_code, value, disclosure``. Who has no known district
    is in none.
    """
    own = told[within(told["area_code"], area_code)]
    is_told = ((own["disclosure"] == "shown") & (own["value"] > 0)) | (own["disclosure"] == "band")
    certain = set(own.loc[is_told, "area_code"])
    possible = certain | set(own.loc[own["disclosure"] == "masked", "area_code"])
    return len(certain), len(possible)


def within(codes: pd.Series, area_code: str) -> pd.Series:
    """Say which codes are districts of an area: of a regency, a province, or the country ("id")."""
    is_district = (codes.str.count(r"\.") == 2) & ~codes.str.endswith(UNPLACED)
    return is_district & (codes.str.startswith(f"{area_code}.") | (area_code == COUNTRY))
