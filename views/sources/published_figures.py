"""The figures file, read once for each version of it and shared by all sources that read it."""

from data import figures, regions
from data.figures import Figures
from views.sources.identity import FiguresVersion
from views.sources.memo import Memo

MAX_VERSIONS = 4
_memo = Memo()


def load_figures(version: FiguresVersion) -> Figures:
    """Return the observations and problems of a figures file."""
    return _memo.get(load_figures, version, lambda: read_figures(version), MAX_VERSIONS)


def read_figures(version: FiguresVersion) -> Figures:
    """Read a figures file; areas outside the register of regions are problems."""
    return figures.load(version.path, regions.load().codes)
