import itertools

import pytest

from geo import palettes

THEMES = ("light", "contrast", "dark")
SEQUENTIAL = [(theme, name) for theme in THEMES for name in palettes.names("sequential", theme)]
PAPER = {"light": "#FBFAF7", "contrast": "#FFFFFF", "dark": "#101823"}
# Machado, Oliveira and Fernandes 2009, severity 1.0
SIMULATIONS = {
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}


def linearize(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def get_luminance(rgb):
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def simulate_colour(colour, matrix):
    rgb = linearize(colour)
    return [min(max(sum(weight * part for weight, part in zip(row, rgb, strict=True)), 0), 1) for row in matrix]


def get_lightness(colour, matrix):
    return get_luminance(simulate_colour(colour, matrix)) ** (1 / 3) * 116


@pytest.mark.parametrize(("theme", "palette"), SEQUENTIAL)
@pytest.mark.parametrize("k", range(3, 8))
def test_what_is_most_stands_out_most_for_every_eye(theme, palette, k):
    for matrix in SIMULATIONS.values():
        paper = get_lightness(PAPER[theme], matrix)
        contrasts = [abs(get_lightness(colour, matrix) - paper) for colour in palettes.colours(palette, k)]
        assert all(contrast < next_contrast for contrast, next_contrast in itertools.pairwise(contrasts))


@pytest.mark.parametrize(("theme", "palette"), SEQUENTIAL)
def test_five_classes_can_be_told_apart(theme, palette):
    for matrix in SIMULATIONS.values():
        lightness_values = [get_lightness(colour, matrix) for colour in palettes.colours(palette, 5)]
        assert (
            min(
                abs(lightness_value - next_lightness)
                for lightness_value, next_lightness in itertools.pairwise(lightness_values)
            )
            > 5
        )


@pytest.mark.parametrize(("theme", "palette"), [pair for pair in SEQUENTIAL if pair[0] == "dark"])
def test_the_least_class_is_apart_from_dark_paper(theme, palette):
    for matrix in SIMULATIONS.values():
        assert get_lightness(palettes.colours(palette, 5)[0], matrix) - get_lightness(PAPER[theme], matrix) > 14


def test_no_palette_belongs_to_two_themes():
    assert len(SEQUENTIAL) == len({name for _, name in SEQUENTIAL}) == len(palettes.table())
    assert all(len(palettes.names("sequential", theme)) >= 2 for theme in THEMES)


def test_every_palette_has_words_source_and_nine_colours():
    table = palettes.table()
    assert (table["source"] != "").all()
    assert (table["licence"] != "").all()
    assert all(len(set(colours.split())) == 9 for colours in table["colours"])
    assert palettes.label("Blues", "id") == "Biru"
    assert palettes.colours("Blues", 1) == ["#6BAED6"]
