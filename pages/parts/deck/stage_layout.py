"""How much room the stage leaves a picture: its screen without the words around it, as ``static/peta/stage.css`` sets them."""

from typing import NamedTuple

from meeting.model import Scene

SCREEN_HEIGHT, LINE_HEIGHT, TITLE_LINE_HEIGHT = 768, 1.35, 1.15
MIN_PICTURE_HEIGHT = 240
"""A picture is at least so high: a title of a hundred lines leaves none."""

BADGE_PADDING, BADGE_GAP, BLOCK_GAP = 24, 12, 24
"""What a badge has around its text, and what lies between badges, and between them and the block's name."""


class Screen(NamedTuple):
    """A screen HEIGHT pixels high, in the style sheet's measures: its width, its unit, its edges and its type."""

    width: int
    unit: float
    side_margin: float
    top_margin: float
    title_size: float
    body_size: float

    @property
    def content_width(self) -> float:
        """Return how wide text and pictures are."""
        return self.width - 2 * self.side_margin


SCREENS = {
    "wide": Screen(1366, 13.66, side_margin=30.06, top_margin=21.86, title_size=40.98, body_size=24.05),
    "narrow": Screen(1024, 10.24, side_margin=28.0, top_margin=20.0, title_size=36.0, body_size=24.0),
}


def picture_size(scene: Scene, badges: list[str], block: str, shape: str) -> tuple[int, int]:
    """Return width and height in pixels of a scene's picture on a screen of this shape ("wide" or "narrow")."""
    screen = SCREENS[shape]
    heights = [heading_height(badges, block, screen), title_height(scene, screen), *text_heights(scene, screen)]
    used_height = sum(heights) + len(heights) * screen.unit / 2
    footer_height = 18 + screen.body_size * LINE_HEIGHT
    return int(screen.content_width), max(
        int(SCREEN_HEIGHT - screen.top_margin - used_height - footer_height), MIN_PICTURE_HEIGHT
    )


def title_height(scene: Scene, screen: Screen) -> float:
    """Return how high a scene's title is."""
    return (
        count_lines(scene.title, screen.content_width, screen.title_size, 700) * screen.title_size * TITLE_LINE_HEIGHT
    )


def text_heights(scene: Scene, screen: Screen) -> list[float]:
    """Return how high each of the texts is that a scene has below its title; the source is cut after two lines."""
    line_counts = {
        "subtitle": count_lines(scene.subtitle, screen.content_width, screen.body_size),
        "annotation": count_lines(scene.annotation, screen.content_width - 22, screen.body_size, 700),
        "source": min(count_lines(scene.source, screen.content_width, screen.body_size), 2),
    }
    return [count * screen.body_size * LINE_HEIGHT for count in line_counts.values() if count]


def heading_height(badges: list[str], block: str, screen: Screen) -> float:
    """Return how high the first line is, in which badges that have no room beside each other stand below."""
    available_width = screen.content_width - text_width(block, screen) - BLOCK_GAP
    rows, used_width = 1, 0.0
    for badge in badges:
        badge_width = text_width(badge, screen) + BADGE_PADDING
        rows, used_width = (
            (rows + 1, 0.0) if used_width and used_width + badge_width > available_width else (rows, used_width)
        )
        used_width += badge_width + BADGE_GAP
    return rows * (screen.body_size * LINE_HEIGHT + 4) + (rows - 1) * BADGE_GAP


def count_lines(text: str, width: float, size: float, weight: int = 400) -> int:
    """Return how many lines a text takes."""
    from meeting.render import typography  # matplotlib: only where a deck is shown

    return len(typography.wrap_text(text, width, size, weight))


def text_width(text: str, screen: Screen) -> float:
    """Return how wide a bold text is."""
    from meeting.render import typography

    return typography.measure_width(text, screen.body_size, 700)
