"""Build the boundaries from the command line: ``python -m geo build [--province 19] [--out DIR]``."""

import argparse
import sys
from pathlib import Path

from geo import build


def main(arguments: list[str] | None = None) -> int:
    """Build all boundary files, or one province's districts; print what was done and what the raw layers held."""
    parser = argparse.ArgumentParser(prog="python -m geo", description=__doc__)
    parser.add_argument("action", choices=("build",))
    parser.add_argument("--province", help="only the districts of one province, such as 19")
    parser.add_argument("--out", type=Path, default=build.BUILT, help="folder to write into")
    given = parser.parse_args(arguments)
    names = build.province_names()
    if given.province is None:
        tell(build.build(given.out, names))
        return 0
    if given.province not in names:
        print(f"No province has the code {given.province!r}; wanted is one of {', '.join(names)}.", file=sys.stderr)
        return 2
    build.build_districts(given.out, given.province)
    return 0


def tell(found: dict) -> None:
    """Print the report of the raw layers."""
    print(
        f"Invalid: {found['invalid']} of {found['regencies']} regencies, {found['districts_invalid']} of {found['districts']} districts."
    )
    print(f"Overlapping pairs of regencies: {found['overlapping_pairs']}. Changed by more than 5 % of area:")
    for row in found["changed"]:
        print(f"  {row['code']} {row['name']}: {row['percent']:+.1f} %")


if __name__ == "__main__":
    sys.exit(main())
