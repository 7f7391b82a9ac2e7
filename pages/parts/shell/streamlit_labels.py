"""What Streamlit's own parts say: it knows English only, and leaves some of them without a name."""

import json
from functools import cache

from views.text.translator import Translator


@cache
def style_tokens(i18n: Translator) -> str:
    """Return, as tokens of the style sheet, the words that Streamlit's widgets show in English only."""
    texts = {
        "peta-no-results": i18n.gettext("No area of that name."),
        "peta-browse": i18n.gettext("Choose a file"),
        "peta-drop": i18n.gettext("or drop it here"),
        "peta-too-large": i18n.gettext("The file is too large, or its upload was cut off."),
        "peta-page-error": i18n.gettext(
            "This page stopped at an error of the app; nothing that was kept is lost. Load it again. If it stops again, tell the "
            "one who looks after the app: what went wrong stands in the window in which it was started."
        ),
    }
    declarations = "".join(f"--{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in texts.items())
    return f":root {{ {declarations} }}"


@cache
def names_script(i18n: Translator) -> str:
    """Return the script that names Streamlit's parts, and the page, in a language.

    ``static/peta/adapters/streamlit_labels.js`` does the naming.

    It holds no data: Streamlit's page says it is in English, and a screen reader would read Indonesian so.
    """
    names = json.dumps(screen_reader_labels(i18n), ensure_ascii=False)
    return f'<script>window.petaNames = {names}; document.documentElement.lang = "{i18n.lang}"</script>'


def screen_reader_labels(i18n: Translator) -> dict[str, str]:
    """Return what a screen reader shall hear in place of Streamlit's words, by these words."""
    return {
        "streamlit_folium.st_folium": i18n.gettext("Map"),
        "Upload": i18n.gettext("Choose a file"),
        "Add files": i18n.gettext("Choose another file"),
        "Remove ": i18n.gettext("Remove {name}", name=""),
        "Selected values": i18n.gettext("Chosen"),
        "Clear all": i18n.gettext("Clear all"),
        "Clear value": i18n.gettext("Clear"),
        "Open": i18n.gettext("Open the list"),
        "Sidebar": i18n.gettext("Sidebar"),
        "Expand sidebar": i18n.gettext("Open the sidebar"),
        "Collapse sidebar": i18n.gettext("Close the sidebar"),
        "Shortcut ": i18n.gettext("Key {name}", name=""),
        "Notifications": i18n.gettext("Notices"),
        "Close": i18n.gettext("Close"),
        "Choose date": i18n.gettext("Choose a date"),
        "Choose date, ": i18n.gettext("Choose a date, {name}", name=""),
        "Use arrow keys to navigate dates. Enter to select. Escape to close.": i18n.gettext(
            "The arrow keys go through the days, Enter chooses, Escape closes."
        ),
        "Today, ": i18n.gettext("Today, {name}", name=""),
        " selected": i18n.gettext("{name} chosen", name=""),
        "Previous month": i18n.gettext("Previous month"),
        "Next month": i18n.gettext("Next month"),
        "Next": i18n.gettext("Next month"),
        "Dismiss": i18n.gettext("Close"),
        " option available.": i18n.gettext("{n} can be chosen.", n=""),
        " options available.": i18n.gettext("{n} can be chosen.", n=""),
        "day, ": i18n.gettext("day, {name}", name=""),
        "month, ": i18n.gettext("month, {name}", name=""),
        "year, ": i18n.gettext("year, {name}", name=""),
    }
