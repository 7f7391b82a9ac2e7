"""One command that checks everything, the same on a developer's machine and in CI: ``python -m tests.check``.

``python -m tests.check lint types`` runs only the checks that are named.
"""

import subprocess
import sys
import time

FLOORS = {"data": 90, "geo": 90, "views": 90, "meeting": 90}
"""By wing how many per cent of its lines the tests have to run, at least."""

CHECKS = {
    "lint": [["ruff", "check", "."]],
    "format": [["ruff", "format", "--check", "."]],
    "types": [["mypy"]],
    "tests": [["pytest", "--cov"]],
    "coverage": [
        ["coverage", "report", "--format=total", f"--include={wing}/*", f"--fail-under={floor}"]
        for wing, floor in FLOORS.items()
    ],
}
"""By name the modules that a check runs, with their options; "coverage" reads what "tests" has measured."""


def main(names: list[str]) -> int:
    """Run checks by name, or all; name those that failed at the end, and return 1 if there are any."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"There is no check {', '.join(unknown)}. Name some of {', '.join(CHECKS)}, or none to run all.")
        return 2
    failed = [name for name in names or CHECKS if not run_check(name)]
    print(f"Failed: {', '.join(failed)}." if failed else "Every check passed.")
    return 1 if failed else 0


def run_check(name: str) -> bool:
    """Run all modules of a check, print how long it took, and say whether each of them was content."""
    print(f"== {name}", flush=True)
    start = time.monotonic()
    results = [subprocess.run([sys.executable, "-m", *command], check=False).returncode for command in CHECKS[name]]
    print(f"   {name}: {time.monotonic() - start:.0f} s", flush=True)
    return not any(results)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
