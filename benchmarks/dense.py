"""A fictitious figures file with every regency and province in every year, for measuring; marked fictitious throughout."""

import csv
import random
from pathlib import Path

from data import regions
from data.figures.figures_file import REQUIRED_COLUMNS

YEARS = range(2019, 2025)
MEASURES = ("tka", "itas_land_holders", "itas_holders")


def write(path: Path, seed: int = 1) -> Path:
    """Write counts of three measures for all 38 provinces, 514 regencies and six years to ``path``."""
    rng = random.Random(seed)
    areas = [*regions.load().level("province"), *regions.load().level("regency")]
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow([*REQUIRED_COLUMNS, "status"])
        cells = ((measure, year, area) for measure in MEASURES for year in YEARS for area in areas)
        for number, (measure, year, area) in enumerate(cells):
            value = int(rng.paretovariate(0.7) * 20) % 30_000
            rows.writerow(
                [
                    f"D{number}",
                    area.region_code,
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
