"""How much room the stage leaves a picture: its screen without the words around it, as ``static/peta/stage.css`` sets them."""

from typing import NamedTuple

from meeting.model import Scene

HEIGHT, LEADING, TITLE_LEADING = 768, 1.35, 1.15
LOWEST = 240
"""A picture is at least so high: a title of a hundred lines leaves none."""

BADGE, BETWEEN, ASIDE = 24, 12, 24
"""What a badge has around its text, and what lies between badges, and between them and the block's name."""


class Screen(NamedTuple):
    """A screen HEIGHT pixels high, in the style sheet's measures: its width, its unit, its edges and its type."""

    width: int
    unit: float
    side: float
    top: float
    title: float
    body: float

    @property
    def room(self) -> float:
        """Return how wide text and pictures are."""
        return self.width - 2 * self.side


SCREENS = {
    "wide": Screen(1366, 13.66, side=30.06, top=21.86, title=40.98, body=24.05),
    "narrow": Screen(1024, 10.24, side=28.0, top=20.0, title=36.0, body=24.0),
}


def left(scene: Scene, badges: list[str], block: str, shape: str) -> tuple[int, int]:
    """Return width and height in pixels of a scene's picture on a screen of this shape ("wide" or "narrow")."""
    screen = SCREENS[shape]
    parts = [heading(badges, block, screen), title(scene, screen), *texts(scene, screen)]
    words = sum(parts) + len(parts) * screen.unit / 2
    foot = 18 + screen.body * LEADING
    return int(screen.room), max(int(HEIGHT - screen.top - words - foot), LOWEST)


def title(scene: Scene, screen: Screen) -> float:
    """Return how high a scene's title is."""
    return lines(scene.title, screen.room, screen.title, 700) * screen.title * TITLE_LEADING


def texts(scene: Scene, screen: Screen) -> list[float]:
    """Return how high each of the texts is that a scene has below its title; the source is cut after two lines."""
    high = {
        "subtitle": lines(scene.subtitle, screen.room, screen.body),
        "annotation": lines(scene.annotation, screen.room - 22, screen.body, 700),
        "source": min(lines(scene.source, screen.room, screen.body), 2),
    }
    return [count * screen.body * LEADING for count in high.values() if count]


def heading(badges: list[str], block: str, screen: Screen) -> float:
    """Return how high the first line is, in which badges that have no room beside each other stand below."""
    room = screen.room - wide(block, screen) - ASIDE
    rows, taken = 1, 0.0
    for badge in badges:
        needed = wide(badge, screen) + BADGE
        rows, taken = (rows + 1, 0.0) if taken and taken + needed > room else (rows, taken)
        taken += needed + BETWEEN
    return rows * (screen.body * LEADING + 4) + (rows - 1) * BETWEEN


def lines(text: str, room: float, size: float, weight: int = 400) -> int:
    """Return how many lines a text takes."""
    from meeting.render import typography  # matplotlib: only where a deck is shown

    return len(typography.lines(text, room, size, weight))


def wide(text: str, screen: Screen) -> float:
    """Return how wide a bold text is."""
    from meeting.render import typography

    return typography.width(text, screen.body, 700)
