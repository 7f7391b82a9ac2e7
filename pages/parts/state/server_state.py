"""What is true of the server and of no reader: whether it has run before, and for which figures its heap was frozen."""

import gc
import threading

from geo import classes
from views.sources.identity import FiguresVersion, read_figures_version


class ServerState:
    """The state of one server; every thread of it asks the same."""

    def __init__(self) -> None:
        """Begin before the first run."""
        self._lock = threading.Lock()
        self._has_run = False
        self._frozen_version: FiguresVersion | None = None

    def is_first_run(self) -> bool:
        """Say whether this is the first run of the server; the answer is yes once."""
        with self._lock:
            is_first, self._has_run = not self._has_run, True
            return is_first

    def freeze_heap_once(self) -> None:
        """Load what the next view may need, and set all that is loaded aside from garbage collection.

        Done once, after the first page is on its way, and again after each change of the figures file. Streamlit
        collects all garbage after every run; with the libraries and tables in the heap that took 150 ms of each rerun,
        and four seconds when twenty viewers changed a filter at once.
        """
        with self._lock:
            version = read_figures_version()
            if version == self._frozen_version:
                return
            self._frozen_version = version
        classes.preload_mapclassify()
        gc.collect()
        gc.freeze()


server_state = ServerState()
