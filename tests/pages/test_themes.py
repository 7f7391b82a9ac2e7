"""The three themes by the numbers of WCAG: every ink on every paper, and the four kinds of nothing apart."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from pages.parts.deck import presentation
from views import themes
from views.themes import THEMES

FOLDER = Path(__file__).parents[2] / "static" / "peta"
MIN_TEXT_CONTRAST, MIN_SHAPE_CONTRAST = 4.5, 3.0
"""WCAG 2.2 AA: contrast of text (1.4.3) and of what is not text (1.4.11)."""


def get_luminance(colour):
    """Return the relative luminance of "#fff" or "#ffffff"."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def get_contrast(colour, other_colour):
    """Return WCAG's contrast of two colours, 1 to 21."""
    low_luminance, high_luminance = sorted((get_luminance(colour), get_luminance(other_colour)))
    return (high_luminance + 0.05) / (low_luminance + 0.05)


def read_tokens(sheet, selector):
    """Return the tokens that a rule of a sheet sets, as name and colour."""
    body = re.search(re.escape(selector) + r"\s*{(.*?)}", (FOLDER / sheet).read_text(encoding="utf-8"), re.DOTALL)[1]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{3,6})\b", body))


def read_page_tokens(theme):
    """Return the tokens of the pages in a theme."""
    theme_sheet = {"light": None, "contrast": "contrast.css", "dark": "dark.css"}[theme]
    return read_tokens("app.css", ":root") | (read_tokens(theme_sheet, ":root") if theme_sheet else {})


def read_map_tokens(theme):
    """Return the tokens of the map's frame in a theme."""
    theme_tokens = {} if theme == "light" else read_tokens("map.css", f':root[data-theme="{theme}"]')
    return read_tokens("map.css", ":root") | theme_tokens


def read_presentation_tokens(theme):
    """Return the tokens of the stage in a theme."""
    theme_tokens = {} if theme == "light" else read_tokens("stage.css", f'.stage[data-look="{theme}"]')
    return read_tokens("stage.css", ".stage") | theme_tokens


SIDEBAR_COLOURS = {"light": "#F2F0EA", "contrast": "#FFFFFF", "dark": read_page_tokens("dark")["side"]}


@pytest.mark.parametrize("theme", THEMES)
def test_every_ink_of_a_page_can_be_read(theme):
    look = read_page_tokens(theme)
    for paper in (look["paper"], SIDEBAR_COLOURS[theme]):
        assert {
            ink: get_contrast(look[ink], paper) >= MIN_TEXT_CONTRAST for ink in ("ink", "muted", "accent", "warn")
        } == dict.fromkeys(("ink", "muted", "accent", "warn"), True)
    assert get_contrast(look["on-warn"], look["warn"]) >= MIN_TEXT_CONTRAST
    assert min(get_contrast(look["ink"], look[paper]) for paper in ("selected", "notice")) >= MIN_TEXT_CONTRAST


def test_the_fields_of_the_dark_theme_can_be_read_and_seen():
    look = read_page_tokens("dark")
    assert min(get_contrast(look[ink], look["field"]) for ink in ("ink", "muted", "accent")) >= MIN_TEXT_CONTRAST
    assert min(get_contrast(look["edge"], look[paper]) for paper in ("paper", "side", "field")) >= MIN_SHAPE_CONTRAST
    assert get_contrast(look["paper"], look["accent"]) >= MIN_TEXT_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
def test_the_map_and_its_controls_can_be_read(theme):
    look, map_look = read_map_tokens(theme), themes.MAP_COLOURS[theme]
    for paper in ("paper", "sea"):
        assert min(get_contrast(look[ink], look[paper]) for ink in ("ink", "muted", "warn")) >= MIN_TEXT_CONTRAST
    assert get_contrast(look["on-accent"], look["accent"]) >= MIN_TEXT_CONTRAST
    assert min(get_contrast(map_look[ink], map_look["halo"]) for ink in ("ink", "muted")) >= MIN_TEXT_CONTRAST
    assert get_contrast(map_look["accent"], map_look["with_figure"]) >= MIN_SHAPE_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
def test_page_map_stage_and_charts_wear_one_theme(theme):
    for name in ("ink", "muted", "paper", "accent"):
        colours = {
            look[name].upper()
            for look in (read_page_tokens(theme), read_map_tokens(theme), read_presentation_tokens(theme))
            if len(look[name]) == 7
        }
        assert len(colours) <= 1
    assert themes.PAPER_COLOURS[theme] == themes.MAP_COLOURS[theme]["paper"]
    assert (
        min(
            get_contrast(themes.CHART_COLOURS[theme][ink], themes.PAPER_COLOURS[theme])
            for ink in ("ink", "muted", "event")
        )
        >= MIN_TEXT_CONTRAST
    )
    assert get_contrast(themes.CHART_COLOURS[theme]["accent"], themes.PAPER_COLOURS[theme]) >= MIN_SHAPE_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
def test_the_stage_can_be_read(theme):
    look = read_presentation_tokens(theme)
    assert (
        min(get_contrast(look[ink], look["paper"]) for ink in ("ink", "muted", "accent", "warn")) >= MIN_TEXT_CONTRAST
    )


@pytest.mark.parametrize("theme", THEMES)
def test_the_kinds_of_nothing_stay_apart(theme):
    look = themes.MAP_COLOURS[theme]
    assert len({look["paper"], look["with_figure"], look["neighbour"], look["land"]}) == 4
    # Zero is plain with its outline, no data is hatched, hidden is dotted: each mark is seen on the paper it stands on.
    assert get_contrast(look["zero_edge"], look["paper"]) >= MIN_SHAPE_CONTRAST
    assert get_contrast(look["parent"], look["paper"]) >= MIN_SHAPE_CONTRAST
    assert get_contrast(look["hatch"], look["paper"]) >= MIN_SHAPE_CONTRAST


def test_the_stage_takes_every_theme_of_the_pages():
    assert presentation.LOOKS == THEMES
    assert set(themes.MAP_COLOURS) == set(themes.CHART_COLOURS) == set(themes.PAPER_COLOURS) == set(THEMES)
    assert all(set(look) == set(other_look) for look, other_look in combinations(themes.MAP_COLOURS.values(), 2))
