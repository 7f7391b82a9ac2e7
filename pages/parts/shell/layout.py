"""The frame that pages share: style, menu, language, breadcrumb, notices, source line."""

import hashlib
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from data import regions
from pages.parts.shell import streamlit_labels, toasts
from pages.parts.state import reader_context
from pages.parts.state.url_state import (
    DEFAULT_AREA,
    forget_pending_url,
    language,
    next_theme,
    switch_theme,
    theme,
    update_url,
    url_parameter,
)
from views import run_scope
from views.text.translator import Translator, translator

STATIC_FOLDER = Path(__file__).parents[3] / "static" / "peta"


def asset_url(name: str) -> str:
    """Return the address of a style sheet or script: the browser fetches it once, a rerun sends only this; it changes with the content."""
    return f"/app/static/peta/{name}?v={hashlib.sha256((STATIC_FOLDER / name).read_bytes()).hexdigest()[:8]}"


STYLE_SHEETS = {
    "light": {"app.css": ""},
    "contrast": {"app.css": "", "contrast.css": ""},
    "dark": {"app.css": "", "dark.css": " screen", "paper.css": " print"},
}
"""The style sheets of each theme, with what they are for: paper is white in every theme."""

STYLE_IMPORTS = {
    theme: "".join(f'@import url("{asset_url(name)}"){medium};' for name, medium in sheets.items())
    for theme, sheets in STYLE_SHEETS.items()
}
NAMES_SCRIPT = f'<script src="{asset_url("names.js")}"></script>'


def open_page() -> Translator:
    """Style the page and return the words of the language in the address."""
    run_scope.reset_memo()
    forget_pending_url()
    i18n = translator(language())
    style = f"<style>{STYLE_IMPORTS[theme()]}{streamlit_labels.style_tokens(i18n)}</style>"
    st.html(style + streamlit_labels.names_script(i18n) + NAMES_SCRIPT, unsafe_allow_javascript=True)
    return i18n


def reload_on_first_request(is_page_missing: bool) -> None:
    """Load the page once more where a freshly started server was asked for another page than the map.

    Until its first run Streamlit knows the files of ``pages/`` only, and covers the right page with "Page not found".
    """
    if is_page_missing:
        st.html("<script>location.reload()</script>", unsafe_allow_javascript=True)


def draw_menu(container, pages: dict, current_page) -> None:
    """Draw the list of pages into ``place``, each link keeping the address.

    It is drawn last: what the reader waits for is the page.
    """
    i18n = translator(language())
    titles = {
        "overview": i18n.gettext("Overview"),
        "map": i18n.gettext("Map"),
        "trend": i18n.gettext("Trends"),
        "region": i18n.gettext("Region"),
        "deck": i18n.gettext("Meeting"),
        "sources": i18n.gettext("Sources and method"),
        "import": i18n.gettext("Import"),
        "quality": i18n.gettext("Data quality"),
    }
    with container:
        for name, page in pages.items():
            st.page_link(
                page,
                label=f"**{titles[name]}**" if page == current_page else titles[name],
                query_params=navigation_parameters(),
            )
    toasts.show_toasts()


def navigation_parameters(**values: str | None) -> dict[str, str]:
    """Return what a reader takes along to another page, with some values changed (None leaves one out)."""
    parameters = {
        name: value for name, value in st.query_params.to_dict().items() if name in NAVIGATION_PARAMETERS
    } | values
    return {name: value for name, value in parameters.items() if value is not None}


NAVIGATION_PARAMETERS = ("area", "measure", "lang", "theme", "data", "mode", "deck")
"""What a reader takes along from page to page."""


def draw_switches() -> None:
    """Draw the switches of language and theme at the foot of the sidebar."""
    i18n = translator(language())
    with st.sidebar, st.container(key="switches", horizontal=True, gap="small"):
        other_language = "en" if i18n.lang == "id" else "id"
        name = "English" if other_language == "en" else "Bahasa Indonesia"
        st.button(
            name,
            type="tertiary",
            on_click=update_url,
            kwargs={"lang": None if other_language == "id" else other_language},
        )
        st.button(theme_label(next_theme(), i18n), type="tertiary", key="theme", shortcut="T", on_click=switch_theme)
        reader_context.draw_switches(i18n)


def theme_label(name: str, i18n: Translator) -> str:
    """Return the reader's name of a theme."""
    return {"light": i18n.gettext("Light"), "contrast": i18n.gettext("High contrast"), "dark": i18n.gettext("Dark")}[
        name
    ]


def make_container():
    """Return a place on the page to be filled later."""
    return st.container(gap="small")


def make_columns():
    """Return a narrower and a wider place side by side, to be filled later."""
    return st.columns((5, 7), gap="medium")


def draw_breadcrumb(area_code: str) -> None:
    """Draw the way from Indonesia to the area; each step leads back to it."""
    steps = regions.load().path(area_code)
    with st.container(key="breadcrumb", horizontal=True, gap="small"):
        for step in steps[:-1]:
            st.button(step.name, type="tertiary", on_click=update_url, kwargs={"area": step.region_code, "level": None})
        st.html(f'<span class="peta-here">{escape(steps[-1].full_name)}</span>')


def draw_headline(notices: list[str], message: str, subtitle: str, badges: list[str], i18n: Translator) -> None:
    """Show what the address or a file asked for and could not have, a sentence each; then the message of the page as its
    title, and measure, unit, date, data and mode below it (:func:`pages.parts.state.reader_context.badges`).

    One element, for each element costs the browser some milliseconds of every rerun.
    """
    meanings = dict(reader_context.badge_meanings(i18n))
    badges_html = "".join(badge_html(badge, meanings.get(badge, ""), i18n) for badge in badges)
    st.html(
        "".join(f'<p class="peta-notice" role="status">{escape(line)}</p>' for line in notices)
        + f'<h1 class="peta-headline">{escape(message)}</h1>'
        f'<p class="peta-subtitle">{escape(subtitle)}{badges_html}</p>'
    )


def internal_badges(i18n: Translator) -> list[str]:
    """Return the badge of a page that shows full numbers."""
    return [reader_context.mode_badge(reader_context.mode(), i18n)]


def is_unlocked(i18n: Translator) -> bool:
    """Say whether a page with full numbers may be shown; else say why not and offer to unlock it."""
    if reader_context.is_internal():
        return True
    title, reason = (
        i18n.gettext("This page shows full numbers"),
        i18n.gettext("Open it only where nobody reads along, never on a projector."),
    )
    draw_headline([], title, reason, internal_badges(i18n), i18n)
    if reader_context.may_unlock():
        st.button(
            i18n.gettext("Unlock the internal mode"), type="primary", key="unlock", on_click=reader_context.unlock
        )
    else:
        draw_paragraph(
            i18n.gettext("It can be unlocked on the machine itself, where the server answers this machine alone.")
        )
    return False


def badge_html(badge: str, meaning: str, i18n: Translator) -> str:
    """Return a badge as markup; what it means is told to who points at it."""
    return f' <span class="{badge_class(badge, i18n)}" title="{escape(meaning)}">{escape(badge)}</span>'


def badge_class(badge: str, i18n: Translator) -> str:
    """Return the style of a badge: that of fictitious data and of full numbers stands out."""
    warning_badges = (i18n.gettext("FICTITIOUS"), i18n.gettext("INTERNAL – full numbers, not to be projected"))
    return "peta-badge peta-fictitious" if badge in warning_badges else "peta-badge"


def draw_sentence(text: str, source: str = "") -> None:
    """Show a plain sentence that can be read aloud, and below it its sources (markup of ``tables.source_markup``)."""
    source_html = source_paragraph(source) if source else ""
    st.html(f'<p class="peta-sentence">{escape(text)}</p>{source_html}')


def source_paragraph(markup: str) -> str:
    """Return the source line: the sources of a view (escaped markup), then the way to all sources."""
    return f'<p class="peta-source">{markup}{link(translator(language()).gettext("All sources"), "sumber")}.</p>'


def link(label: str, page: str, **values: str) -> str:
    """Return a link to a page, by its address, that takes along what the reader chose, as markup."""
    return (
        f'<a href="{escape(f"{page}?{urlencode(navigation_parameters(**values))}")}" target="_self">{escape(label)}</a>'
    )


def escape(text: object) -> str:
    """Escape text for markup; control and direction marks become visible, long text is cut at 600 characters."""
    short_text = str(text) if len(str(text)) <= 600 else str(text)[:599] + "…"
    visible_text = "".join(character if character.isprintable() else "�" for character in short_text)
    return visible_text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def draw_notice(text: str) -> None:
    """Show a sentence about what could not be done."""
    st.html(f'<p class="peta-notice" role="alert">{escape(text)}</p>')


def area_code() -> str:
    """Return the area in the address, else the default area."""
    return url_parameter("area", DEFAULT_AREA)


def draw_heading(text: str) -> None:
    """Show a heading inside a page."""
    st.html(f'<h2 class="peta-h2">{escape(text)}</h2>')


def draw_paragraph(text: str) -> None:
    """Show a paragraph of plain text."""
    st.html(f'<p class="peta-text">{escape(text)}</p>')
