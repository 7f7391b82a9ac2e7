"""The frame that pages share: style and reader, containers, headline, sentences, the lock of pages in full numbers."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import regions
from pages.parts.shell import style
from pages.parts.state import reader_context
from pages.parts.state.url_state import forget_pending_url, update_url
from views.badges import list_badges
from views.headline import headline_html, internal_badges
from views.notices import list_notices
from views.reader import Reader
from views.tables.source_lines import source_paragraph_html
from views.text.html import escape, heading_html, notice_html, paragraph_html, sentence_html
from views.text.setting_notices import list_setting_notices


def open_page() -> Reader:
    """Style the page and return the reader of this run; the first thing that every page does."""
    forget_pending_url()
    style.draw_style(reader_context.read_request())
    return reader_context.build_reader()


def make_container() -> DeltaGenerator:
    """Return a place on the page to be filled later."""
    return st.container(gap="small")


def make_columns() -> list[DeltaGenerator]:
    """Return a narrower and a wider place side by side, to be filled later."""
    return list(st.columns((5, 7), gap="medium"))


def draw_breadcrumb(area_code: str) -> None:
    """Draw the way from Indonesia to the area; each step leads back to it."""
    steps = regions.load().path(area_code)
    with st.container(key="breadcrumb", horizontal=True, gap="small"):
        for step in steps[:-1]:
            st.button(step.name, type="tertiary", on_click=update_url, kwargs={"area": step.region_code, "level": None})
        st.html(f'<span class="peta-breadcrumb-current">{escape(steps[-1].full_name)}</span>')


def draw_page_headline(notes: list[str], message: str, subtitle: str, reader: Reader, has_map: bool = False) -> None:
    """Show the headline of a page of figures: below its own notes the notices of the reader, and the badges of the source."""
    geometry_errors = reader.source.geometry_errors() if has_map else []
    notices = [*notes, *list_notices(reader), *(reader.i18n.translate(error) for error in geometry_errors)]
    draw_headline(notices, message, subtitle, list_badges(reader.source, reader.i18n), reader)


def draw_headline(notices: list[str], message: str, subtitle: str, badges: list[str], reader: Reader) -> None:
    """Show notices, the message of the page as its title, and measure, unit, date, data and mode below it.

    One element, for each element costs the browser some milliseconds of every rerun.
    """
    st.html(headline_html(notices, message, subtitle, badges, reader.i18n))


def is_unlocked(reader: Reader) -> bool:
    """Say whether a page with full numbers may be shown; else say why not and offer to unlock it."""
    i18n = reader.i18n
    if reader.is_internal:
        return True
    title, reason = (
        i18n.gettext("This page shows full numbers"),
        i18n.gettext("Open it only where nobody reads along, never on a projector."),
    )
    draw_headline(list_setting_notices(i18n), title, reason, internal_badges(reader), reader)
    if reader_context.may_unlock():
        label = i18n.gettext("Unlock the internal mode")
        st.button(label, type="primary", key="unlock", on_click=reader_context.unlock)
    else:
        draw_paragraph(
            i18n.gettext("It can be unlocked on the machine itself, where the server answers this machine alone.")
        )
    return False


def draw_sentence(text: str) -> None:
    """Show a plain sentence that can be read aloud."""
    st.html(sentence_html(text))


def draw_cited_sentence(text: str, sources: str, reader: Reader) -> None:
    """Show a sentence, and below it whose figures it tells (markup of ``views.tables.source_lines.source_markup``)."""
    st.html(sentence_html(text) + source_paragraph_html(sources, reader))


def draw_sources(sources: str, reader: Reader) -> None:
    """Show whose figures a view tells (markup of ``views.tables.source_lines.source_markup``)."""
    st.html(source_paragraph_html(sources, reader))


def draw_notice(text: str) -> None:
    """Show a sentence about what could not be done."""
    st.html(notice_html(text))


def draw_heading(text: str) -> None:
    """Show a heading inside a page."""
    st.html(heading_html(text))


def draw_paragraph(text: str) -> None:
    """Show a paragraph of plain text."""
    st.html(paragraph_html(text))
