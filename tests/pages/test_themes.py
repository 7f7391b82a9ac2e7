"""The three themes by the numbers of WCAG: every ink on every paper, and the four kinds of nothing apart."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from pages.parts.deck import presentation
from pages.parts.state.url_state import THEMES
from views import themes

FOLDER = Path(__file__).parents[2] / "static" / "peta"
TEXT, SHAPE = 4.5, 3.0
"""WCAG 2.2 AA: contrast of text (1.4.3) and of what is not text (1.4.11)."""


def luminance(colour):
    """Return the relative luminance of "#fff" or "#ffffff"."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return WCAG's contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def tokens(sheet, selector):
    """Return the tokens that a rule of a sheet sets, as name and colour."""
    body = re.search(re.escape(selector) + r"\s*{(.*?)}", (FOLDER / sheet).read_text(encoding="utf-8"), re.DOTALL)[1]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{3,6})\b", body))


def pages(theme):
    """Return the tokens of the pages in a theme."""
    own = {"light": None, "contrast": "contrast.css", "dark": "dark.css"}[theme]
    return tokens("app.css", ":root") | (tokens(own, ":root") if own else {})


def frame(theme):
    """Return the tokens of the map's frame in a theme."""
    own = {} if theme == "light" else tokens("map.css", f':root[data-theme="{theme}"]')
    return tokens("map.css", ":root") | own


def on_stage(theme):
    """Return the tokens of the stage in a theme."""
    own = {} if theme == "light" else tokens("stage.css", f'.stage[data-look="{theme}"]')
    return tokens("stage.css", ".stage") | own


SIDEBAR = {"light": "#F2F0EA", "contrast": "#FFFFFF", "dark": pages("dark")["side"]}


@pytest.mark.parametrize("theme", THEMES)
def test_every_ink_of_a_page_can_be_read(theme):
    look = pages(theme)
    for paper in (look["paper"], SIDEBAR[theme]):
        assert {ink: contrast(look[ink], paper) >= TEXT for ink in ("ink", "muted", "accent", "warn")} == dict.fromkeys(
            ("ink", "muted", "accent", "warn"), True
        )
    assert contrast(look["on-warn"], look["warn"]) >= TEXT
    assert min(contrast(look["ink"], look[paper]) for paper in ("chosen", "soft")) >= TEXT


def test_the_fields_of_the_dark_theme_can_be_read_and_seen():
    look = pages("dark")
    assert min(contrast(look[ink], look["field"]) for ink in ("ink", "muted", "accent")) >= TEXT
    assert min(contrast(look["edge"], look[paper]) for paper in ("paper", "side", "field")) >= SHAPE
    assert contrast(look["paper"], look["accent"]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_the_map_and_its_controls_can_be_read(theme):
    look, drawn = frame(theme), themes.MAP[theme]
    for paper in ("paper", "sea"):
        assert min(contrast(look[ink], look[paper]) for ink in ("ink", "muted", "loud")) >= TEXT
    assert contrast(look["on-accent"], look["accent"]) >= TEXT
    assert min(contrast(drawn[ink], drawn["halo"]) for ink in ("ink", "muted")) >= TEXT
    assert contrast(drawn["accent"], drawn["known"]) >= SHAPE


@pytest.mark.parametrize("theme", THEMES)
def test_page_map_stage_and_charts_wear_one_theme(theme):
    for name in ("ink", "muted", "paper", "accent"):
        told = {look[name].upper() for look in (pages(theme), frame(theme), on_stage(theme)) if len(look[name]) == 7}
        assert len(told) <= 1
    assert themes.PAPER[theme] == themes.MAP[theme]["paper"]
    assert min(contrast(themes.CHART[theme][ink], themes.PAPER[theme]) for ink in ("ink", "muted", "event")) >= TEXT
    assert contrast(themes.CHART[theme]["accent"], themes.PAPER[theme]) >= SHAPE


@pytest.mark.parametrize("theme", THEMES)
def test_the_stage_can_be_read(theme):
    look = on_stage(theme)
    assert min(contrast(look[ink], look["paper"]) for ink in ("ink", "muted", "accent", "loud")) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_the_kinds_of_nothing_stay_apart(theme):
    look = themes.MAP[theme]
    assert len({look["paper"], look["known"], look["neighbour"], look["land"]}) == 4
    # Zero is plain with its outline, no data is hatched, hidden is dotted: each mark is seen on the paper it stands on.
    assert contrast(look["zero_edge"], look["paper"]) >= SHAPE
    assert contrast(look["parent"], look["paper"]) >= SHAPE
    assert contrast(look["hatch"], look["paper"]) >= SHAPE


def test_the_stage_takes_every_theme_of_the_pages():
    assert presentation.LOOKS == THEMES
    assert set(themes.MAP) == set(themes.CHART) == set(themes.PAPER) == set(THEMES)
    assert all(set(one) == set(other) for one, other in combinations(themes.MAP.values(), 2))
