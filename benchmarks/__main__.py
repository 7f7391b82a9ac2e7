"""Measure what the reader waits for, side by side in one run: ``python -m benchmarks [NAME ...]``.

Each benchmark prints its medians; nothing here asserts. All data are fictitious and dense (benchmarks/dense.py).
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import deck, dense, lists, measure, rerun, stage
from tests.support.browser import launch

BENCHMARKS = rerun.BENCHMARKS | measure.BENCHMARKS | lists.BENCHMARKS | deck.BENCHMARKS | stage.BENCHMARKS


def main() -> int:
    """Run the named benchmarks, or all, and print one line each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help="which to run; all if none is named")
    names = parser.parse_args().names or list(BENCHMARKS)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.environ["XDG_DATA_HOME"] = folder  # whoever measures may have a register of their own
        os.environ["PETA_FIGURES"] = str(dense.write(Path(folder) / "fiktif.csv"))
        browser = launch(playwright)
        print("| what | measured | to reach |\n|---|---|---|")
        for name in names:
            for line in BENCHMARKS[name](browser):
                print("| " + " | ".join(line) + " |", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
