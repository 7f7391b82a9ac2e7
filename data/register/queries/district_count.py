"""In how many districts the lists name a holder: reckoned from what is told of them, so it tells nothing more.

What is made of disclosed counts alone needs no disclosure control of its own. A district of which every count is masked
or zero may have holders or none: then there is a least number and a most.
"""

import pandas as pd

from data.disclosure import COUNTRY, UNPLACED


def district_count_range(totals: pd.DataFrame, area_code: str) -> tuple[int, int]:
    """Return the least and the most districts of an area with a holder, of counts as disclosure control tells them.

    ``totals`` are totals of all measures of holders on one day: ``area_code, value, disclosure``. Who has no known district
    is in none.
    """
    area_totals = totals[is_district_of(totals["area_code"], area_code)]
    has_holders = ((area_totals["disclosure"] == "shown") & (area_totals["value"] > 0)) | (
        area_totals["disclosure"] == "band"
    )
    certain_districts = set(area_totals.loc[has_holders, "area_code"])
    possible_districts = certain_districts | set(area_totals.loc[area_totals["disclosure"] == "masked", "area_code"])
    return len(certain_districts), len(possible_districts)


def is_district_of(codes: pd.Series, area_code: str) -> pd.Series:
    """Say which codes are districts of an area: of a regency, a province, or the country ("id")."""
    is_district = (codes.str.count(r"\.") == 2) & ~codes.str.endswith(UNPLACED)
    return is_district & (codes.str.startswith(f"{area_code}.") | (area_code == COUNTRY))
