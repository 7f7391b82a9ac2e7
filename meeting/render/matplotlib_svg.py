"""What hangs on the SVG that matplotlib writes: settings that make it reproducible, and the outlines of halos.

``tests/meeting/test_matplotlib_svg.py`` fails when an upgrade of matplotlib writes groups of text in another form.
"""

import re

import matplotlib

HALO_ID = "halo"
"""The id of the group of a text that is a halo."""

UNDATED_METADATA: dict[str, str | None] = {"Date": None, "Creator": None, "Type": None, "Format": None}
HALO_PATTERN = re.compile(
    rb'(<g id="halo">\s*(?:<!--.*?-->\s*)?<g style="fill: )(#[0-9a-f]{6})(?=["; ])', flags=re.DOTALL
)
HALO_REPLACEMENT = rb"\1\2; stroke: \2; stroke-width: 1280; stroke-linejoin: round"


def set_reproducible_output() -> None:
    """Have matplotlib write the same SVG for the same figure, text as outlines, and whole typefaces into PDF."""
    matplotlib.rcParams.update({"svg.hashsalt": "peta-paparan", "svg.fonttype": "path", "pdf.fonttype": 42})


def thicken_halos(content: bytes) -> bytes:
    """Return SVG whose halos are letters with a thick outline: a third of the size of outlines of outlines."""
    return HALO_PATTERN.sub(HALO_REPLACEMENT, content).replace(b'<g id="halo">', b"<g>")
