"""The title of a page or slide: one line where it is asked for and has room, else two."""

from meeting.render import typography
from meeting.render.metrics import ONE_LINE_TITLE_SIZES, TITLE_SIZES


def title_limits(title: str, max_width: float, is_one_line: bool, scale: float = 1.0) -> tuple[int, list[float]]:
    """Return how many lines a title may have, and the font sizes to try in pixels, the largest first.

    ``max_width`` is in pixels; sizes are those of a page of :data:`PAGE_HEIGHT` times ``scale``.
    """
    one_line_sizes = [size * scale for size in ONE_LINE_TITLE_SIZES]
    if is_one_line:
        lines, _ = typography.fit_text(title, max_width, 1, one_line_sizes, 700)
        if not lines or not lines[-1].endswith("…"):
            return 1, one_line_sizes
    return 2, [size * scale for size in TITLE_SIZES]
