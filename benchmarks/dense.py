"""A fictitious figures file with every regency and province in every year, for measuring; marked fictitious throughout."""

import csv
import random
from pathlib import Path

from data import regions
from data.figures.figures_file import NEEDED

YEARS = range(2019, 2025)
MEASURES = ("tka", "itas_land_holders", "itas_holders")


def write(path: Path, seed: int = 1) -> Path:
    """Write counts of three measures for all 38 provinces, 514 regencies and six years to ``path``."""
    chance = random.Random(seed)
    places = [*regions.load().level("province"), *regions.load().level("regency")]
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow([*NEEDED, "status"])
        cells = ((measure, year, place) for measure in MEASURES for year in YEARS for place in places)
        for number, (measure, year, place) in enumerate(cells):
            value = int(chance.paretovariate(0.7) * 20) % 30_000
            rows.writerow(
                [
                    f"D{number}",
                    place.region_code,
                    "",
                    "",
                    f"{year}-12-31",
                    measure,
                    "total",
                    "",
                    value,
                    "person",
                    "Data fiktif",
                    "Fiktif",
                    "https://example.org/",
                    f"{year}",
                    "fictitious",
                ]
            )
    return path
