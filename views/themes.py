"""The colours of the three themes, of the map and of the charts; the pages' own are in ``static/peta``."""

THEMES = ("light", "contrast", "dark")
"""In the order in which the key T goes through them."""

MAP_COLOURS = {
    "light": {
        "paper": "#FBFAF7",
        "land": "#E3E0D6",
        "coast": "#C9C5B8",
        "neighbour": "#EFEDE6",
        "neighbour_edge": "#D8D4C8",
        "parent": "#5B6675",
        "unit_edge": "#B4B8BE",
        "zero_edge": "#5B6675",
        "hairline": "#FFFFFF",
        "hatch": "#8A919C",
        "with_figure": "#F7F3E6",
        "symbol": "#0B5FA5",
        "symbol_edge": "#0B3E6B",
        "accent": "#0B5FA5",
        "ink": "#1B2A41",
        "muted": "#4C5768",
        "halo": "#FFFFFF",
    },
    "contrast": {
        "paper": "#FFFFFF",
        "land": "#D0D0D0",
        "coast": "#808080",
        "neighbour": "#E8E8E8",
        "neighbour_edge": "#A0A0A0",
        "parent": "#000000",
        "unit_edge": "#606060",
        "zero_edge": "#000000",
        "hairline": "#FFFFFF",
        "hatch": "#707070",
        "with_figure": "#FFF1B8",
        "symbol": "#00308F",
        "symbol_edge": "#000000",
        "accent": "#B3261E",
        "ink": "#000000",
        "muted": "#000000",
        "halo": "#FFFFFF",
    },
    "dark": {
        "paper": "#101823",
        "land": "#2A3340",
        "coast": "#465366",
        "neighbour": "#222C39",
        "neighbour_edge": "#465366",
        "parent": "#C3C9D2",
        "unit_edge": "#6F7F97",
        "zero_edge": "#C3C9D2",
        "hairline": "#101823",
        "hatch": "#7C8798",
        "with_figure": "#37465A",
        "symbol": "#8CC4F5",
        "symbol_edge": "#E3F1FD",
        "accent": "#FFB95C",
        "ink": "#F4F2EC",
        "muted": "#C3C9D2",
        "halo": "#101823",
    },
}
"""Colours of the map by theme."""

CHART_COLOURS = {
    "light": {"ink": "#1B2A41", "muted": "#4C5768", "grid": "#DAD9D4", "accent": "#0B5FA5", "event": "#9A4315"},
    "contrast": {"ink": "#000000", "muted": "#000000", "grid": "#8A8A8A", "accent": "#00308F", "event": "#7A1F00"},
    "dark": {"ink": "#F4F2EC", "muted": "#C3C9D2", "grid": "#33404F", "accent": "#8CC4F5", "event": "#F2B98A"},
}
"""Colours of the charts by theme."""

PAPER_COLOURS = {"light": "#FBFAF7", "contrast": "#FFFFFF", "dark": "#101823"}
"""What charts and maps lie on."""
