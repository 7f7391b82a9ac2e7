"""The frame that pages share: style, menu, language, breadcrumb, notices, source line."""

import hashlib
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from data import regions
from pages.parts.shell import streamlit_labels, toasts
from pages.parts.state import reader_context
from pages.parts.state.url_state import AREA, address, go, language, next_theme, settle, switch_theme, theme
from views import run_scope
from views.text.translator import Words, words

FOLDER = Path(__file__).parents[3] / "static" / "peta"


def sheet(name: str) -> str:
    """Return the address of a style sheet or script: the browser fetches it once, a rerun sends only this; it changes with the content."""
    return f"/app/static/peta/{name}?v={hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:8]}"


SHEETS = {
    "light": {"app.css": ""},
    "contrast": {"app.css": "", "contrast.css": ""},
    "dark": {"app.css": "", "dark.css": " screen", "paper.css": " print"},
}
"""The style sheets of each theme, with what they are for: paper is white in every theme."""

IMPORTS = {
    theme: "".join(f'@import url("{sheet(name)}"){medium};' for name, medium in sheets.items())
    for theme, sheets in SHEETS.items()
}
NAMING = f'<script src="{sheet("names.js")}"></script>'


def open_page() -> Words:
    """Style the page and return the words of the language in the address."""
    run_scope.begin()
    settle()
    say = words(language())
    style = f"<style>{IMPORTS[theme()]}{streamlit_labels.tokens(say)}</style>"
    st.html(style + streamlit_labels.script(say) + NAMING, unsafe_allow_javascript=True)
    return say


def arrive(is_lost: bool) -> None:
    """Load the page once more where a freshly started server was asked for another page than the map.

    Until its first run Streamlit knows the files of ``pages/`` only, and covers the right page with "Page not found".
    """
    if is_lost:
        st.html("<script>location.reload()</script>", unsafe_allow_javascript=True)


def menu(place, pages: dict, current) -> None:
    """Draw the list of pages into ``place``, each link keeping the address.

    It is drawn last: what the reader waits for is the page.
    """
    say = words(language())
    titles = {
        "overview": say.t("Overview"),
        "map": say.t("Map"),
        "trend": say.t("Trends"),
        "region": say.t("Region"),
        "deck": say.t("Meeting"),
        "sources": say.t("Sources and method"),
        "import": say.t("Import"),
        "quality": say.t("Data quality"),
    }
    with place:
        for name, page in pages.items():
            st.page_link(page, label=f"**{titles[name]}**" if page == current else titles[name], query_params=kept())
    toasts.show()


def kept(**values: str | None) -> dict[str, str]:
    """Return what a reader takes along to another page, with some values changed (None leaves one out)."""
    taken = {name: value for name, value in st.query_params.to_dict().items() if name in KEPT} | values
    return {name: value for name, value in taken.items() if value is not None}


KEPT = ("area", "measure", "lang", "theme", "data", "mode", "deck")
"""What a reader takes along from page to page."""


def switches() -> None:
    """Draw the switches of language and theme at the foot of the sidebar."""
    say = words(language())
    with st.sidebar, st.container(key="switches", horizontal=True, gap="small"):
        other = "en" if say.lang == "id" else "id"
        name = "English" if other == "en" else "Bahasa Indonesia"
        st.button(name, type="tertiary", on_click=go, kwargs={"lang": None if other == "id" else other})
        st.button(theme_label(next_theme(), say), type="tertiary", key="theme", shortcut="T", on_click=switch_theme)
        reader_context.switches(say)


def theme_label(name: str, say: Words) -> str:
    """Return the reader's name of a theme."""
    return {"light": say.t("Light"), "contrast": say.t("High contrast"), "dark": say.t("Dark")}[name]


def place():
    """Return a place on the page to be filled later."""
    return st.container(gap="small")


def two_columns():
    """Return a narrower and a wider place side by side, to be filled later."""
    return st.columns((5, 7), gap="medium")


def breadcrumb(area_code: str) -> None:
    """Draw the way from Indonesia to the area; each step leads back to it."""
    steps = regions.load().path(area_code)
    with st.container(key="breadcrumb", horizontal=True, gap="small"):
        for step in steps[:-1]:
            st.button(step.name, type="tertiary", on_click=go, kwargs={"area": step.region_code, "level": None})
        st.html(f'<span class="peta-here">{escape(steps[-1].full_name)}</span>')


def head(notices: list[str], message: str, subtitle: str, badges: list[str], say: Words) -> None:
    """Show what the address or a file asked for and could not have, a sentence each; then the message of the page as its
    title, and measure, unit, date, data and mode below it (:func:`pages.parts.state.reader_context.badges`).

    One element, for each element costs the browser some milliseconds of every rerun.
    """
    meanings = dict(reader_context.meanings(say))
    marks = "".join(mark(badge, meanings.get(badge, ""), say) for badge in badges)
    st.html(
        "".join(f'<p class="peta-notice" role="status">{escape(line)}</p>' for line in notices)
        + f'<h1 class="peta-headline">{escape(message)}</h1>'
        f'<p class="peta-subtitle">{escape(subtitle)}{marks}</p>'
    )


def internal_badges(say: Words) -> list[str]:
    """Return the badge of a page that shows full numbers."""
    return [reader_context.mode_badge(reader_context.mode(), say)]


def is_unlocked(say: Words) -> bool:
    """Say whether a page with full numbers may be shown; else say why not and offer to unlock it."""
    if reader_context.is_internal():
        return True
    title, why = (
        say.t("This page shows full numbers"),
        say.t("Open it only where nobody reads along, never on a projector."),
    )
    head([], title, why, internal_badges(say), say)
    if reader_context.may_unlock():
        st.button(say.t("Unlock the internal mode"), type="primary", key="unlock", on_click=reader_context.unlock)
    else:
        paragraph(say.t("It can be unlocked on the machine itself, where the server answers this machine alone."))
    return False


def mark(badge: str, meaning: str, say: Words) -> str:
    """Return a badge as markup; what it means is told to who points at it."""
    return f' <span class="{badge_class(badge, say)}" title="{escape(meaning)}">{escape(badge)}</span>'


def badge_class(badge: str, say: Words) -> str:
    """Return the style of a badge: that of fictitious data and of full numbers stands out."""
    loud = (say.t("FICTITIOUS"), say.t("INTERNAL – full numbers, not to be projected"))
    return "peta-badge peta-fictitious" if badge in loud else "peta-badge"


def sentence(text: str, source: str = "") -> None:
    """Show a plain sentence that can be read aloud, and below it its sources (markup of ``tables.source_markup``)."""
    below = source_paragraph(source) if source else ""
    st.html(f'<p class="peta-sentence">{escape(text)}</p>{below}')


def source_paragraph(markup: str) -> str:
    """Return the source line: the sources of a view (escaped markup), then the way to all sources."""
    return f'<p class="peta-source">{markup}{link(words(language()).t("All sources"), "sumber")}.</p>'


def link(label: str, page: str, **values: str) -> str:
    """Return a link to a page, by its address, that takes along what the reader chose, as markup."""
    return f'<a href="{escape(f"{page}?{urlencode(kept(**values))}")}" target="_self">{escape(label)}</a>'


def escape(text: object) -> str:
    """Escape text for markup; control and direction marks become visible, long text is cut at 600 characters."""
    cut = str(text) if len(str(text)) <= 600 else str(text)[:599] + "…"
    visible = "".join(character if character.isprintable() else "�" for character in cut)
    return visible.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def notice(text: str) -> None:
    """Show a sentence about what could not be done."""
    st.html(f'<p class="peta-notice" role="alert">{escape(text)}</p>')


def area_code() -> str:
    """Return the area in the address, else the default area."""
    return address("area", AREA)


def heading(text: str) -> None:
    """Show a heading inside a page."""
    st.html(f'<h2 class="peta-h2">{escape(text)}</h2>')


def paragraph(text: str) -> None:
    """Show a paragraph of plain text."""
    st.html(f'<p class="peta-text">{escape(text)}</p>')
