"""The frame that pages share: style, menu, language, breadcrumb, notices, source line."""

import hashlib
from pathlib import Path

import streamlit as st

from data import regions
from pages.parts.pick import AREA, address, go, language, theme
from pages.parts.words import Words, words

FOLDER = Path(__file__).parent.parent.parent / "static" / "peta"


def sheet(name: str) -> str:
    """Return a style sheet's address: the browser fetches it once, a rerun sends only this; it changes with the content."""
    return f"/app/static/peta/{name}?v={hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:8]}"


STYLE, CONTRAST = sheet("app.css"), sheet("contrast.css")


def open_page() -> Words:
    """Style the page and return the words of the language in the address."""
    sheets = [STYLE, CONTRAST] if theme() == "contrast" else [STYLE]
    st.html("<style>" + "".join(f'@import url("{sheet}");' for sheet in sheets) + "</style>")
    return words(language())


def menu(place, pages: dict, current) -> None:
    """Draw the list of pages into ``place``, each link keeping the address.

    It is drawn last: what the reader waits for is the page.
    """
    say = words(language())
    titles = {
        "map": say.t("Map"),
        "trend": say.t("Trends"),
        "region": say.t("Region"),
        "sources": say.t("Sources and method"),
        "import": say.t("Import"),
        "quality": say.t("Data quality"),
    }
    kept = {name: value for name, value in st.query_params.to_dict().items() if name in KEPT}
    with place:
        for name, page in pages.items():
            st.page_link(page, label=f"**{titles[name]}**" if page == current else titles[name], query_params=kept)


KEPT = ("area", "measure", "lang", "theme")
"""What a reader takes along from page to page."""


def switches() -> None:
    """Draw the switches of language and theme at the foot of the sidebar."""
    say = words(language())
    with st.sidebar, st.container(key="switches", horizontal=True, gap="small"):
        other = "en" if say.lang == "id" else "id"
        name = "English" if other == "en" else "Bahasa Indonesia"
        st.button(name, type="tertiary", on_click=go, kwargs={"lang": None if other == "id" else other})
        plain = theme() == "light"
        label = say.t("High contrast") if plain else say.t("Normal contrast")
        st.button(label, type="tertiary", on_click=go, kwargs={"theme": "contrast" if plain else None})


def place():
    """Return a place on the page to be filled later."""
    return st.container(gap="small")


def breadcrumb(area_code: str) -> None:
    """Draw the way from Indonesia to the area; each step leads back to it."""
    steps = regions.load().path(area_code)
    with st.container(key="breadcrumb", horizontal=True, gap="small"):
        for step in steps[:-1]:
            st.button(step.name, type="tertiary", on_click=go, kwargs={"area": step.region_code, "level": None})
        st.html(f'<span class="peta-here">{escape(steps[-1].full_name)}</span>')


def head(
    notices: list[str], message: str, subtitle: str, fictitious: bool, say: Words, badge: str | None = None
) -> None:
    """Show what the address or a file asked for and could not have, a sentence each; then the message of the page as its
    title, and measure, unit, date and mode below it (``badge``: what the page shows, where it is not published figures).

    One element, for each element costs the browser some milliseconds of every rerun.
    """
    badge = badge or (say.t("FICTITIOUS") if fictitious else say.t("PUBLISHED FIGURES"))
    kind = "peta-badge peta-fictitious" if fictitious else "peta-badge"
    st.html(
        "".join(f'<p class="peta-notice" role="status">{escape(line)}</p>' for line in notices)
        + f'<h1 class="peta-headline">{escape(message)}</h1>'
        f'<p class="peta-subtitle">{escape(subtitle)} <span class="{kind}">{escape(badge)}</span></p>'
    )


def sentence(text: str, source: str = "") -> None:
    """Show a plain sentence that can be read aloud, and below it the source line (markup of ``tables.source_markup``)."""
    st.html(f'<p class="peta-sentence">{escape(text)}</p>{source}')


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
