"""What a scene's view may say: a deck is a file that anybody may have written, and what it names may be gone."""

from dataclasses import fields

from data import figures, regions
from data.languages import LANGUAGES
from geo import palettes
from meeting.model import EMPLOYERS_GROUP
from meeting.model.values import Block
from views.map.query import CLASS_COUNTS, CLASS_METHODS, LEVELS, SHOW_OPTIONS, MapQuery
from views.map.query_resolution import is_ascending
from views.region.composition import BREAKDOWNS
from views.text.translator import Translator
from views.themes import THEMES
from views.trend.query import SERIES_DIMENSIONS, TrendQuery

BLOCK_BY_GROUP: dict[str, Block] = {"headline": "situation", "actions": "actions", "outbound": "vulnerability"}
"""Groups of large numbers, and the block that each belongs to."""

REQUIRED_NAMES = {
    "map": {field.name for field in fields(MapQuery)},
    "trend": {field.name for field in fields(TrendQuery)},
    "region": {"area"},
}
"""What the view of each page must name."""

ALLOWED_VALUES = {
    "page": tuple(REQUIRED_NAMES),
    "show": SHOW_OPTIONS,
    "level": ("province", "regency", "district"),
    "method": CLASS_METHODS,
    "k": CLASS_COUNTS,
    "lang": LANGUAGES,
    "theme": THEMES,
    "way": SERIES_DIMENSIONS,
    "group": (*BLOCK_BY_GROUP, EMPLOYERS_GROUP),
    "breakdown": BREAKDOWNS,
}
"""What a view may say where there is a choice."""


def find_view_problem(view: dict[str, str], i18n: Translator) -> str:
    """Say what a view names that is not there, or not any more; "" where it can be captured."""
    gazetteer, codes = regions.load(), [view.get("area", ""), *view.get("areas", "").split(",")]
    for code in codes:
        if code and not gazetteer.has_code(code):
            return i18n.gettext(
                "The area “{given}” of this scene is not known any more. Remove the scene, or add it anew.", given=code
            )
    wrong_value = next((value for name, value in view.items() if not is_known(name, value)), None)
    if wrong_value is not None:
        return i18n.gettext(
            "“{given}” of this scene is not known any more. Remove the scene, or add it anew.", given=wrong_value
        )
    if not is_complete(view):
        return i18n.gettext("The view of this scene is not whole. Remove the scene, or add it anew.")
    return ""


def is_complete(view: dict[str, str]) -> bool:
    """Say whether a view of known words names all that its page needs, and nothing that does not go together."""
    page = view.get("page", "")
    if page not in REQUIRED_NAMES or not REQUIRED_NAMES[page] <= set(view) or not view["area"]:
        return False
    if page == "map":
        is_level_drawn = view["level"] in LEVELS.get(regions.load().get(view["area"]).level, ())
        return is_level_drawn and (view["method"] != "manual" or view["bounds"] != "")
    return page != "region" or "group" in view or "breakdown" in view


def is_known(name: str, value: str) -> bool:
    """Say whether a view's value is one that a page could have written."""
    if name == "measure":
        return value in figures.measures().index
    if name == "palette":
        return value in palettes.table().index
    if name == "bounds":
        return value == "" or is_ascending(value)
    return name not in ALLOWED_VALUES or value in ALLOWED_VALUES[name]
