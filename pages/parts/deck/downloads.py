"""Taking a deck home: slides, pages, tables; and one view as a picture."""

from collections.abc import Callable

import streamlit as st

from meeting.errors import TemplateError
from meeting.model import Deck, Scene
from pages.parts.deck import deck_state
from pages.parts.shell import layout
from pages.parts.state import reader_context
from views import run_scope
from views import source as cached
from views.text.translator import Words

RATIOS = ("16:9", "4:3")
TEMPLATE_MB = 50


def offer(deck: Deck, say: Words) -> None:
    """Offer the deck as slides with one button, and beside it the other formats and an office's template."""
    with st.container(horizontal=True, key="deck-taking"):
        place = st.container(width="content")
        with st.popover(say.t("Other formats, template")):
            ratio = st.radio(say.t("Shape of the slides"), RATIOS, horizontal=True, key="ratio")
            template = office_template(say)
            button(deck, "pdf", say.t("PDF, A4 landscape"), "a4", None)
            button(deck, "pdf", say.t("PDF, as the slides"), ratio, None)
            button(deck, "xlsx", say.t("XLSX, every figure"), ratio, None)
        with place:
            button(deck, "pptx", say.t("Download the slides"), ratio, template)


def office_template(say: Words) -> bytes | None:
    """Return the template that the presenter gave, None without one; one that cannot be used is refused in a sentence."""
    given = st.file_uploader(
        say.t("Template of the office (.potx or .pptx)"),
        type=["potx", "pptx"],
        key="template",
        max_upload_size=TEMPLATE_MB,
    )
    if given is None:
        return None
    from meeting.exports.pptx import templates

    content = given.getvalue()
    try:
        templates.opened(content)
    except TemplateError as error:
        layout.notice(error.text(say.lang))
        return None
    return content


def button(deck: Deck, ending: str, label: str, ratio: str, template: bytes | None) -> None:
    """Offer one format; the file is made when it is asked for, as this reader may have it now."""
    internal = reader_context.is_internal()
    st.download_button(
        label,
        lambda: made(deck, ending, ratio, template, internal),
        f"paparan-{deck.area_code.replace(':', '-')}-{deck.held_on or deck.deck_id}.{ending}",
        key=f"take-{ending}-{label}",
        on_click="ignore",
        disabled=not deck.shown,
    )


def made(deck: Deck, ending: str, ratio: str, template: bytes | None = None, internal: bool = False) -> bytes:
    """Return a deck as a file; in full numbers only for a reader to whom the internal mode is unlocked (``internal``)."""
    from meeting import exports  # matplotlib and python-pptx: only where something is taken home

    return exports.export(deck, ending, exports.Options(ratio, template), internal=internal)


def minutes(deck: Deck, scene: Scene) -> bytes:
    """Return the scene of a deck's minutes as PDF."""
    from meeting.exports import minutes as paper

    return paper.minutes(deck, scene)


def picture(make: Callable[[], Deck], name: str, say: Words) -> None:
    """Offer what is on the screen as a picture (see :func:`formats`)."""
    with st.popover(say.t("Download picture")):
        formats(make, name, "picture", say)


def chart(
    make: Callable[[], Deck], name: str, key: str, label: str, say: Words, above: Callable[[], None] = lambda: None
) -> None:
    """Offer one of several charts of a page as a picture, below what ``above`` draws; what it takes is made when it is opened."""
    box = st.popover(label, type="tertiary", key=f"chart-{key}", on_change="rerun")
    if not box.open:
        return
    with box:
        above()
        formats(make, name, f"picture-{key}", say)


def formats(make: Callable[[], Deck], name: str, key: str, say: Words) -> None:
    """Offer a deck of one scene as PNG and SVG with title, legend, source, date and badges: of the data and mode read now."""
    internal = reader_context.is_internal()
    cached.stamp()  # worked out in this run, and so carried
    for ending, label in (("png", "PNG"), ("svg", "SVG")):
        st.download_button(
            label,
            run_scope.carried(lambda ending=ending: made(make(), ending, "16:9", internal=internal)),
            f"{name}.{ending}",
            key=f"{key}-{ending}",
            on_click="ignore",
        )


def alone(area: str, scene: Scene, say: Words, **more) -> Deck:
    """Return a deck of one scene, which is kept nowhere; with ``more`` of it told otherwise than a new one's."""
    return deck_state.with_scenes(deck_state.empty(scene.title, area, say.lang), [scene], **more)
