"""Print the median milliseconds that the server's script thread spends on a warm map rerun (a process of its own).

The data drawn are published figures, or the register where "register" is named.
"""

import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import streamlit.runtime.scriptrunner.script_runner as runner
from streamlit.testing.v1 import AppTest

RUNS, WARMUP_RUNS = 40, 8
MEASURES = {
    "published": ("tka", "itas_land_holders", "itas_holders"),
    "register": ("itas_land_holders", "itap_holders", "itk_holders"),
}


def main() -> None:
    """Run the app in Streamlit's own script runner, changing the measure each time."""
    durations: list[float] = []
    original_function = runner.exec_func_with_error_handling

    def time_script(*args: Any) -> Any:  # as the function of Streamlit, whatever it takes
        started_at = time.perf_counter()
        answer = original_function(*args)
        durations.append((time.perf_counter() - started_at) * 1000)
        return answer

    runner.exec_func_with_error_handling = time_script  # type: ignore[assignment]  # timed where Streamlit uses it
    app = AppTest.from_file(str(Path(__file__).parent.parent / "app.py"), default_timeout=300)
    app.query_params["area"] = "id"
    app.query_params["level"] = "regency"
    data = sys.argv[1] if len(sys.argv) > 1 else "published"
    app.query_params["data"] = data
    app.run().switch_page("pages/map.py")
    durations.clear()
    for run_index in range(RUNS + WARMUP_RUNS):
        app.query_params["measure"] = MEASURES[data][run_index % 3]
        app.run()
    warm_durations = durations[WARMUP_RUNS:]
    print(
        f"median {statistics.median(warm_durations):.1f} ms ({min(warm_durations):.1f} to {max(warm_durations):.1f}, n={len(warm_durations)})"
    )


main()
