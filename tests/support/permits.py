"""A list of permits as an office writes it, built row by row: what a test does not name has a usual value."""

from dataclasses import dataclass, replace
from pathlib import Path

HEADINGS = {
    "name": "Nama",
    "passport": "No. Paspor",
    "nationality": "Kewarganegaraan",
    "permit": "Jenis Izin",
    "regency": "Kab/Kota",
    "district": "Kecamatan",
    "employer": "Perusahaan",
    "sector": "Sektor",
    "purpose": "Tujuan",
    "rptka": "RPTKA berlaku sampai",
    "sktt": "SKTT berlaku sampai",
    "issued": "Tgl Terbit",
    "expires": "Berlaku s/d",
}
"""By field of a row the heading of its column, in the order of the columns."""

USUAL_VALUES = {
    "nationality": "Jepang",
    "permit": "ITAS",
    "regency": "Bangka Tengah",
    "issued": "10/02/2024",
    "expires": "10/08/2025",
}
"""What stands in the cells that a row does not name; the others are empty, and the passport counts the rows (P1, P2, ...)."""


@dataclass(frozen=True)
class PermitList:
    """Rows of a list, each a dict of some fields of ``HEADINGS``; a column that no row names is not written."""

    rows: tuple[dict[str, str], ...] = ()

    def with_row(self, **cells: str) -> "PermitList":
        """Return the list with one row more: a person who is in no other row unless ``passport`` says so."""
        unknown = set(cells) - set(HEADINGS)
        if unknown:
            raise ValueError(f"A permit has no field {sorted(unknown)}; wanted: some of {sorted(HEADINGS)}.")
        row = {"passport": f"P{len(self.rows) + 1}"} | USUAL_VALUES | cells
        return replace(self, rows=(*self.rows, row))

    def with_people(self, count: int, employers: tuple[str, ...] = (), **cells: str) -> "PermitList":
        """Return the list with ``count`` rows more, each of another person, equal in all else but the employers in turn."""
        permits = self
        for number in range(count):
            permits = permits.with_row(
                **({"employer": employers[number % len(employers)]} if employers else {}), **cells
            )
        return permits

    def lines(self) -> list[str]:
        """Return the lines of the list as CSV, its heading first; no cell may hold a comma."""
        fields = [field for field in HEADINGS if field in USUAL_VALUES or any(field in row for row in self.rows)]
        heading = ",".join(HEADINGS[field] for field in fields)
        return [heading, *(",".join(row.get(field, "") for field in fields) for row in self.rows)]

    def write(self, path: Path) -> Path:
        """Write the list as CSV, and return its path."""
        path.write_text("\n".join(self.lines()) + "\n", encoding="utf-8")
        return path
