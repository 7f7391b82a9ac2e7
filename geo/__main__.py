"""Build the boundaries from the command line: ``python -m geo build [--province 19] [--out DIR]``."""

import argparse
import sys
from pathlib import Path

from geo import build
from geo.outlines import Json


def main(arguments: list[str] | None = None) -> int:
    """Build all boundary files, or one province's districts; print what was done and what the raw layers held."""
    parser = argparse.ArgumentParser(prog="python -m geo", description=__doc__)
    parser.add_argument("action", choices=("build",))
    parser.add_argument("--province", help="only the districts of one province, such as 19")
    parser.add_argument("--out", type=Path, default=build.OUTPUT_FOLDER, help="folder to write into")
    options = parser.parse_args(arguments)
    names = build.province_names()
    if options.province is None:
        print_report(build.build_layers(options.out, names))
        return 0
    if options.province not in names:
        print(f"No province has the code {options.province!r}; wanted is one of {', '.join(names)}.", file=sys.stderr)
        return 2
    build.build_districts(options.out, options.province)
    return 0


def print_report(report: Json) -> None:
    """Print the report of the raw layers."""
    print(
        f"Invalid: {report['invalid']} of {report['regencies']} regencies, {report['districts_invalid']} of {report['districts']} districts."
    )
    print(f"Overlapping pairs of regencies: {report['overlapping_pairs']}. Changed by more than 5 % of area:")
    for row in report["changed"]:
        print(f"  {row['code']} {row['name']}: {row['percent']:+.1f} %")


if __name__ == "__main__":
    sys.exit(main())
