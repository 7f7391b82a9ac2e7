"""Taking a deck home: slides, pages, tables; and one view as a picture."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import streamlit as st

from meeting.capture.default_deck import create_empty_deck
from meeting.errors import TemplateError
from meeting.model import Deck, Scene
from pages.parts.deck import deck_state
from pages.parts.shell import layout
from views.reader import Reader
from views.text.translator import Translator

if TYPE_CHECKING:
    from meeting.exports.options import Ratio  # matplotlib: only where something is taken home

RATIOS: tuple["Ratio", ...] = ("16:9", "4:3")
TEMPLATE_MB = 50


def draw_downloads(deck: Deck, reader: Reader) -> None:
    """Offer the deck as slides with one button, and beside it the other formats and an office's template."""
    i18n = reader.i18n
    with st.container(horizontal=True, key="deck-taking"):
        container = st.container(width="content")
        with st.popover(i18n.gettext("Other formats, template")):
            ratio = st.radio(i18n.gettext("Shape of the slides"), RATIOS, horizontal=True, key="ratio")
            template = ask_office_template(i18n)
            draw_download_button(deck, "pdf", i18n.gettext("PDF, A4 landscape"), "a4", None, reader)
            draw_download_button(deck, "pdf", i18n.gettext("PDF, as the slides"), ratio, None, reader)
            draw_download_button(deck, "xlsx", i18n.gettext("XLSX, every figure"), ratio, None, reader)
        with container:
            draw_download_button(deck, "pptx", i18n.gettext("Download the slides"), ratio, template, reader)


def ask_office_template(i18n: Translator) -> bytes | None:
    """Return the template that the presenter gave, None without one; one that cannot be used is refused in a sentence."""
    upload = st.file_uploader(
        i18n.gettext("Template of the office (.potx or .pptx)"),
        type=["potx", "pptx"],
        key="template",
        max_upload_size=TEMPLATE_MB,
    )
    if upload is None:
        return None
    from meeting.exports.pptx import templates

    content = upload.getvalue()
    try:
        templates.open_template(content)
    except TemplateError as error:
        layout.draw_notice(i18n.translate(error))
        return None
    return content


def draw_download_button(
    deck: Deck, ending: str, label: str, ratio: "Ratio", template: bytes | None, reader: Reader
) -> None:
    """Offer one format; the file is made when it is asked for, as this reader may have it now."""
    st.download_button(
        label,
        lambda: export_deck(deck, ending, ratio, template, reader.is_internal),
        f"paparan-{deck.area_code.replace(':', '-')}-{deck.held_on or deck.deck_id}.{ending}",
        key=f"take-{ending}-{label}",
        on_click="ignore",
        disabled=not deck.shown_scenes,
    )


def export_deck(
    deck: Deck, ending: str, ratio: "Ratio", template: bytes | None = None, is_internal: bool = False
) -> bytes:
    """Return a deck as a file; in full numbers only for a reader to whom the internal mode is unlocked (``is_internal``)."""
    from meeting import exports  # matplotlib and python-pptx: only where something is taken home

    return exports.export_deck(deck, ending, exports.Options(ratio, template), is_internal=is_internal)


def export_minutes(deck: Deck, scene: Scene) -> bytes:
    """Return the scene of a deck's minutes as PDF."""
    from meeting.exports import minutes as minutes_export

    return minutes_export.export_minutes(deck, scene)


def draw_picture_download(make_deck: Callable[[], Deck], name: str, reader: Reader) -> None:
    """Offer what is on the screen as a picture (see :func:`draw_image_buttons`)."""
    with st.popover(reader.i18n.gettext("Download picture")):
        draw_image_buttons(make_deck, name, "picture", reader)


def draw_chart_download(
    make_deck: Callable[[], Deck],
    name: str,
    key: str,
    label: str,
    reader: Reader,
    draw_above: Callable[[], None] = lambda: None,
) -> None:
    """Offer one of several charts of a page as a picture, below what ``draw_above`` draws; what it takes is made when it is opened."""
    box = st.popover(label, type="tertiary", key=f"chart-{key}", on_change="rerun")
    if not box.open:
        return
    with box:
        draw_above()
        draw_image_buttons(make_deck, name, f"picture-{key}", reader)


def draw_image_buttons(make_deck: Callable[[], Deck], name: str, key: str, reader: Reader) -> None:
    """Offer a deck of one scene as PNG and SVG with title, legend, source, date and badges.

    A file is made after its page has run; it is of the data and mode of this run's reader.
    """
    for ending, label in (("png", "PNG"), ("svg", "SVG")):
        st.download_button(
            label,
            make_picture_export(make_deck, ending, reader),
            f"{name}.{ending}",
            key=f"{key}-{ending}",
            on_click="ignore",
        )


def make_picture_export(make_deck: Callable[[], Deck], ending: str, reader: Reader) -> Callable[[], bytes]:
    """Return the function that makes a picture's file when it is asked for."""
    return lambda: export_deck(make_deck(), ending, "16:9", is_internal=reader.is_internal)


def build_single_scene_deck(area: str, scene: Scene, reader: Reader, **values: Any) -> Deck:
    """Return a deck of one scene, which is kept nowhere; with ``values`` of it told otherwise than a new one's."""
    return deck_state.with_scenes(create_empty_deck(scene.title, area, reader), [scene], **values)
