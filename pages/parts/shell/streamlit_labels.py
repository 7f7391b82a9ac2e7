"""What Streamlit's own parts say: it knows English only, and leaves some of them without a name."""

import json
from functools import cache

from views.text.translator import Words


@cache
def tokens(say: Words) -> str:
    """Return, as tokens of the style sheet, the words that Streamlit's widgets show in English only."""
    words = {
        "nothing-found": say.t("No area of that name."),
        "peta-browse": say.t("Choose a file"),
        "peta-drop": say.t("or drop it here"),
        "peta-too-large": say.t("The file is too large, or its upload was cut off."),
        "peta-broken": say.t(
            "This page stopped at an error of the app; nothing that was kept is lost. Load it again. If it stops again, tell the "
            "one who looks after the app: what went wrong stands in the window in which it was started."
        ),
    }
    lines = "".join(f"--{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in words.items())
    return f":root {{ {lines} }}"


@cache
def script(say: Words) -> str:
    """Return the script that names Streamlit's parts, and the page, in a language; ``static/peta/names.js`` does the naming.

    It holds no data: Streamlit's page says it is in English, and a screen reader would read Indonesian so.
    """
    names = json.dumps(spoken(say), ensure_ascii=False)
    return f'<script>window.petaNames = {names}; document.documentElement.lang = "{say.lang}"</script>'


def spoken(say: Words) -> dict[str, str]:
    """Return what a screen reader shall hear in place of Streamlit's words, by these words (see ``static/peta/names.js``)."""
    return {
        "streamlit_folium.st_folium": say.t("Map"),
        "Upload": say.t("Choose a file"),
        "Add files": say.t("Choose another file"),
        "Remove ": say.t("Remove {name}", name=""),
        "Selected values": say.t("Chosen"),
        "Clear all": say.t("Clear all"),
        "Clear value": say.t("Clear"),
        "Open": say.t("Open the list"),
        "Sidebar": say.t("Sidebar"),
        "Expand sidebar": say.t("Open the sidebar"),
        "Collapse sidebar": say.t("Close the sidebar"),
        "Shortcut ": say.t("Key {name}", name=""),
        "Notifications": say.t("Notices"),
        "Close": say.t("Close"),
        "Choose date": say.t("Choose a date"),
        "Choose date, ": say.t("Choose a date, {name}", name=""),
        "Use arrow keys to navigate dates. Enter to select. Escape to close.": say.t(
            "The arrow keys go through the days, Enter chooses, Escape closes."
        ),
        "Today, ": say.t("Today, {name}", name=""),
        " selected": say.t("{name} chosen", name=""),
        "Previous month": say.t("Previous month"),
        "Next month": say.t("Next month"),
        "Next": say.t("Next month"),
        "Dismiss": say.t("Close"),
        " option available.": say.t("{n} can be chosen.", n=""),
        " options available.": say.t("{n} can be chosen.", n=""),
        "day, ": say.t("day, {name}", name=""),
        "month, ": say.t("month, {name}", name=""),
        "year, ": say.t("year, {name}", name=""),
    }
