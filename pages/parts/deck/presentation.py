"""The stage: a deck full screen, in the browser alone: a change of scene asks the server nothing."""

import hashlib
from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

import msgspec
import pandas as pd
import streamlit as st

from data.languages import Language
from geo import static_files
from geo.errors import GeoError
from meeting import scene_badges
from meeting.model import Deck, Figure, Line, Scene
from meeting.scene_text import headline_label
from pages.parts.deck import stage_layout
from pages.parts.shell import style
from pages.parts.state.reader_context import read_request
from pages.parts.state.url_state import update_url
from views.reader import Reader
from views.request import PageRequest
from views.text.translator import Translator, translator
from views.themes import THEMES

if TYPE_CHECKING:
    from meeting.render.theme import ThemeName  # matplotlib: only where a deck is shown

LOOKS = THEMES
MIN_FONT_PX = 24
"""No letter of a drawing is smaller on a screen of 1366x768 or 1024x768."""

SCRIPT = Path(style.STATIC_FOLDER / "stage" / "loader.js").read_text(encoding="utf-8")
MODULE_VERSION = static_files.version("peta/stage/*.js")
component = st.components.v2.component("stage", js=SCRIPT, isolate_styles=False)


def draw_presentation(deck: Deck, reader: Reader) -> None:
    """Show the scenes of a deck that may be shown; Escape leads back to the page."""
    shape = (st.session_state.get(component_key(deck)) or {}).get("shape", "wide")
    component(
        data=build_payload(deck, current_look(read_request()), shape, read_request(), reader.i18n),
        key=component_key(deck),
        on_exit_change=leave_presentation,
        on_look_change=switch_look,
        on_shape_change=lambda: None,
    )


def component_key(deck: Deck) -> str:
    """Return the name of a deck's stage in the session, where the browser reports its shape."""
    return f"stage-{deck.deck_id}"


def leave_presentation() -> None:
    """Leave the stage."""
    update_url(show=None)


def current_look(request: PageRequest) -> "ThemeName":
    """Return how the stage looks: as the address says, else as the pages do."""
    look = request.get("look", request.theme)
    return cast("ThemeName", look if look in LOOKS else LOOKS[0])


def switch_look() -> None:
    """Change to the next look."""
    update_url(look=LOOKS[(LOOKS.index(current_look(read_request())) + 1) % len(LOOKS)])


def build_payload(deck: Deck, look: "ThemeName", shape: str, request: PageRequest, i18n: Translator) -> dict:
    """Return everything that the stage shows."""
    scenes = [build_scene_payload(scene, deck, look, shape) for scene in deck.shown_scenes]
    parameters = {"deck": deck.deck_id, "show": "1", "presenter": "1", **request.navigation_parameters()}
    return {
        "deck": deck.deck_id,
        "title": deck.title,
        "lang": deck.lang,
        "version": hash_shown_scenes(deck),
        "look": look,
        "shape": shape,
        "stylesheet": style.asset_url("stage.css"),
        "script": f"/app/static/peta/stage/main.js?v={MODULE_VERSION}",
        "is_presenter": request.get("presenter", "") == "1",
        "presenter": f"?{urlencode(parameters)}",
        "scenes": scenes,
        "words": interface_texts(i18n),
    }


def hash_shown_scenes(deck: Deck) -> str:
    """Return what changes whenever anything on the stage does."""
    return hashlib.sha256(repr(deck.shown_scenes).encode()).hexdigest()[:24]


def build_scene_payload(scene: Scene, deck: Deck, look: "ThemeName", shape: str) -> dict:
    """Return one scene as the stage shows it, in the deck's language, with the badges that its exports carry."""
    i18n = translator(deck.lang)
    block, badges = block_label(scene.block, i18n), scene_badges.list_scene_badges(scene, deck)
    image, sentence = render_image_and_sentence(
        scene, look, stage_layout.picture_size(scene, badges, block, shape), deck.lang
    )
    return {
        "block": block,
        "title": scene.title,
        "subtitle": scene.subtitle,
        "badges": [{"text": badge, "is_warning": scene_badges.is_warning(badge, deck)} for badge in badges],
        "facts": [build_fact(figure) for figure in scene.figures] if scene.kind == "facts" else [],
        "lines": [{"text": line.text, "owner": format_owner(line, i18n)} for line in scene.lines],
        "picture": image,
        "alt": scene.sentence or scene.title,
        "sentence": sentence,
        "annotation": scene.annotation,
        "source": scene.source,
        "table": [build_table_row(figure) for figure in scene.figures] if scene.picture is not None else [],
        "notes": "\n\n".join(part for part in (scene.notes, scene.sentence) if part),
    }


def build_fact(figure: Figure) -> dict:
    """Return a large number with its measure, unit and date."""
    return {"value": figure.value_text, "label": headline_label(figure), "date": figure.period_text}


def format_owner(line: Line, i18n: Translator) -> str:
    """Say whose a line is and until when."""
    due_text = i18n.gettext("until {day}", day=i18n.format_date(pd.Timestamp(line.due))) if line.due else ""
    return ", ".join(part for part in (line.agency, due_text) if part)


def build_table_row(figure: Figure) -> list[str]:
    """Return a figure as a row of the table that stands for a picture."""
    rate = f"{figure.per_100k:.1f}" if figure.per_100k is not None else ""
    return [
        figure.area,
        figure.category_label,
        f"{figure.value_text} {figure.unit_label}",
        rate,
        figure.period_text,
        figure.publisher,
    ]


@lru_cache(maxsize=300)
def render_encoded_scene(content: bytes, look: "ThemeName", size: tuple[int, int], lang: Language) -> str:
    """Return the picture of an encoded scene, of a size in pixels, as the address of an image."""
    from meeting import render  # matplotlib: only where a deck is shown

    scene = msgspec.json.decode(content, type=Scene)
    svg = render.render_svg(scene, size, look, lang, MIN_FONT_PX)
    return "data:image/svg+xml;base64," + b64encode(svg).decode("ascii")


def render_image_and_sentence(
    scene: Scene, look: "ThemeName", size: tuple[int, int], lang: Language
) -> tuple[str, str]:
    """Return a scene's picture and the sentence beside it: a picture speaks alone, one that cannot be drawn says why."""
    if scene.picture is None:
        return "", scene.sentence
    try:
        return render_scene(scene, look, size, lang), ""
    except GeoError as error:
        return "", translator(lang).translate(error)


def render_scene(scene: Scene, look: "ThemeName", size: tuple[int, int], lang: Language) -> str:
    """Return the address of a scene's picture, drawn once."""
    return render_encoded_scene(msgspec.json.encode(scene), look, size, lang)


def block_label(block: str, i18n: Translator) -> str:
    """Return the reader's name of a block of the meeting."""
    return {
        "follow_up": i18n.gettext("Follow-up of the last meeting"),
        "law": i18n.gettext("1. Legal basis"),
        "situation": i18n.gettext("2. Situation"),
        "actions": i18n.gettext("3. Administrative actions"),
        "vulnerability": i18n.gettext("4. Vulnerability"),
        "operation": i18n.gettext("5. Operation and recommendations"),
    }[block]


def interface_texts(i18n: Translator) -> dict:
    """Return the words of the stage itself."""
    return {
        "presentation": i18n.gettext("presentation"),
        "position": i18n.gettext("{n} of {all}", n="{n}", all="{all}"),
        "leave": i18n.gettext("End (Esc)"),
        "help": i18n.gettext("Keys"),
        "notes": i18n.gettext("Notes"),
        "no_notes": i18n.gettext("No notes on this scene."),
        "next": i18n.gettext("Next scene"),
        "last": i18n.gettext("This is the last scene."),
        "keys": [
            ["→  Page Down  " + i18n.gettext("Space"), i18n.gettext("next scene")],
            ["←  Page Up", i18n.gettext("previous scene")],
            ["B", i18n.gettext("black screen, and back")],
            ["F", i18n.gettext("full screen")],
            ["T", i18n.gettext("light, high contrast, dark")],
            ["P", i18n.gettext("notes and next scene in a window of their own")],
            ["Esc", i18n.gettext("back to the page")],
            ["?", i18n.gettext("these keys")],
        ],
    }
