"""Print the median milliseconds that the server's script thread spends on a warm map rerun (a process of its own).

The data drawn are published figures, or the register where "register" is named.
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import streamlit.runtime.scriptrunner.script_runner as runner
from streamlit.testing.v1 import AppTest

RUNS, WARM = 40, 8
MEASURES = {
    "published": ("tka", "itas_land_holders", "itas_holders"),
    "register": ("itas_land_holders", "itap_holders", "itk_holders"),
}


def main() -> None:
    """Run the app in Streamlit's own script runner, changing the measure each time."""
    taken: list[float] = []
    real = runner.exec_func_with_error_handling

    def timed(*args):
        begun = time.perf_counter()
        answer = real(*args)
        taken.append((time.perf_counter() - begun) * 1000)
        return answer

    runner.exec_func_with_error_handling = timed
    app = AppTest.from_file(str(Path(__file__).parent.parent / "app.py"), default_timeout=300)
    app.query_params["area"] = "id"
    app.query_params["level"] = "regency"
    data = sys.argv[1] if len(sys.argv) > 1 else "published"
    app.query_params["data"] = data
    app.run().switch_page("pages/map.py")
    taken.clear()
    for turn in range(RUNS + WARM):
        app.query_params["measure"] = MEASURES[data][turn % 3]
        app.run()
    warm = taken[WARM:]
    print(f"median {statistics.median(warm):.1f} ms ({min(warm):.1f} to {max(warm):.1f}, n={len(warm)})")


main()
