"""Where headline numbers are on a page or slide: rows of at most three, as large as the space allows."""

from meeting.render.boxes import Box

MAX_HEADLINES, HEADLINES_PER_ROW = 6, 3
"""More figures than this are lines or rows of a table."""


def headline_boxes(bounds: Box, count: int, gap: float) -> list[Box]:
    """Return a box in pixels for each of ``count`` numbers, in reading order, ``gap`` pixels apart."""
    row_count = -(-count // HEADLINES_PER_ROW) or 1
    column_count = max(-(-count // row_count), 1)
    width, height = bounds.width / column_count, bounds.height / row_count
    corners = (
        (bounds.left + index % column_count * width, bounds.top + index // column_count * height)
        for index in range(count)
    )
    return [Box(left, top, left + width - gap, top + height) for left, top in corners]
