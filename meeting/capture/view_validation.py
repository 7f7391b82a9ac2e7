"""What a scene's view may say: a deck is a file that anybody may have written, and what it names may be gone."""

from dataclasses import fields

from data import figures, regions
from geo import palettes
from meeting.model import EMPLOYERS
from pages.parts.region import region_sections
from pages.parts.state.url_state import LEVELS, METHODS, SHOWS, THEMES, Pick
from pages.parts.state.url_validation import is_ascending
from pages.parts.trend.filters import WAYS, TrendPick
from views.map import filter_options
from views.text.translator import Words

GROUPS = {"headline": "situation", "actions": "actions", "outbound": "vulnerability"}
"""Groups of large numbers, and the block that each belongs to."""

NAMED = {
    "map": {field.name for field in fields(Pick)},
    "trend": {field.name for field in fields(TrendPick)},
    "region": {"area"},
}
"""What the view of each page must name."""

CHOICES = {
    "page": tuple(NAMED),
    "show": SHOWS,
    "level": ("province", "regency", "district"),
    "method": METHODS,
    "k": filter_options.COUNTS,
    "lang": ("id", "en"),
    "theme": THEMES,
    "way": WAYS,
    "group": (*GROUPS, EMPLOYERS),
    "breakdown": region_sections.BREAKDOWNS,
}
"""What a view may say where there is a choice."""


def lost(view: dict[str, str], say: Words) -> str:
    """Say what a view names that is not there, or not any more; "" where it can be captured."""
    known, areas = regions.load(), [view.get("area", ""), *view.get("areas", "").split(",")]
    for code in areas:
        if code and not known.has(code):
            return say.t(
                "The area “{given}” of this scene is not known any more. Remove the scene, or add it anew.", given=code
            )
    wrong = next((given for name, given in view.items() if not is_known(name, given)), None)
    if wrong is not None:
        return say.t("“{given}” of this scene is not known any more. Remove the scene, or add it anew.", given=wrong)
    if not is_whole(view):
        return say.t("The view of this scene is not whole. Remove the scene, or add it anew.")
    return ""


def is_whole(view: dict[str, str]) -> bool:
    """Say whether a view of known words names all that its page needs, and nothing that does not go together."""
    page = view.get("page", "")
    if page not in NAMED or not NAMED[page] <= set(view) or not view["area"]:
        return False
    if page == "map":
        is_drawn = view["level"] in LEVELS.get(regions.load().get(view["area"]).level, ())
        return is_drawn and (view["method"] != "manual" or view["bounds"] != "")
    return page != "region" or "group" in view or "breakdown" in view


def is_known(name: str, given: str) -> bool:
    """Say whether a view's value is one that a page could have written."""
    if name == "measure":
        return given in figures.measures().index
    if name == "palette":
        return given in palettes.table().index
    if name == "bounds":
        return given == "" or is_ascending(given)
    return name not in CHOICES or given in CHOICES[name]
