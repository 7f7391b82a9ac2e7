"""The stage: a deck full screen, in the browser alone: a change of scene asks the server nothing."""

import hashlib
from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import msgspec
import pandas as pd
import streamlit as st

from geo.errors import GeoError
from meeting import scene_badges
from meeting.model import Deck, Figure, Line, Scene
from meeting.scene_text import headed
from pages.parts.deck import stage_layout
from pages.parts.shell import layout
from pages.parts.state.url_state import address, go, theme
from views.text.translator import Words, words

LOOKS = ("light", "contrast", "dark")
SMALLEST_PX = 24
"""No letter of a drawing is smaller on a screen of 1366x768 or 1024x768."""

SCRIPT = Path(layout.FOLDER / "stage.js").read_text(encoding="utf-8")
component = st.components.v2.component("stage", js=SCRIPT, isolate_styles=False)


def show(deck: Deck, say: Words) -> None:
    """Show the scenes of a deck that may be shown; Escape leads back to the page."""
    shape = (st.session_state.get(key(deck)) or {}).get("shape", "wide")
    component(
        data=data(deck, look(), shape, say),
        key=key(deck),
        on_left_change=leave,
        on_look_change=another_look,
        on_shape_change=lambda: None,
    )


def key(deck: Deck) -> str:
    """Return the name of a deck's stage in the session, where the browser reports its shape."""
    return f"stage-{deck.deck_id}"


def leave() -> None:
    """Leave the stage."""
    go(show=None)


def look() -> str:
    """Return how the stage looks: as the address says, else as the pages do."""
    given = address("look", theme())
    return given if given in LOOKS else LOOKS[0]


def another_look() -> None:
    """Change to the next look."""
    go(look=LOOKS[(LOOKS.index(look()) + 1) % len(LOOKS)])


def data(deck: Deck, look: str, shape: str, say: Words) -> dict:
    """Return everything that the stage shows."""
    scenes = [told(scene, deck, look, shape) for scene in deck.shown]
    here = {"deck": deck.deck_id, "show": "1", "presenter": "1", **layout.kept()}
    return {
        "deck": deck.deck_id,
        "title": deck.title,
        "lang": deck.lang,
        "version": version(deck),
        "look": look,
        "shape": shape,
        "sheet": layout.sheet("stage.css"),
        "is_presenter": address("presenter", "") == "1",
        "presenter": f"?{urlencode(here)}",
        "scenes": scenes,
        "words": texts(say),
    }


def version(deck: Deck) -> str:
    """Return what changes whenever anything on the stage does."""
    return hashlib.sha256(repr(deck.shown).encode()).hexdigest()[:24]


def told(scene: Scene, deck: Deck, look: str, shape: str) -> dict:
    """Return one scene as the stage shows it, in the deck's language, with the badges that its exports carry."""
    say = words(deck.lang)
    block, badges = block_label(scene.block, say), scene_badges.badges(scene, deck)
    image, sentence = seen(scene, look, stage_layout.left(scene, badges, block, shape), deck.lang)
    return {
        "block": block,
        "title": scene.title,
        "subtitle": scene.subtitle,
        "badges": [{"text": badge, "loud": scene_badges.is_loud(badge, deck)} for badge in badges],
        "facts": [fact(figure) for figure in scene.figures] if scene.kind == "facts" else [],
        "lines": [{"text": line.text, "about": owner(line, say)} for line in scene.lines],
        "picture": image,
        "alt": scene.sentence or scene.title,
        "sentence": sentence,
        "annotation": scene.annotation,
        "source": scene.source,
        "twin": [row(figure) for figure in scene.figures] if scene.picture is not None else [],
        "notes": "\n\n".join(part for part in (scene.notes, scene.sentence) if part),
    }


def fact(figure: Figure) -> dict:
    """Return a large number with its measure, unit and date."""
    return {"told": figure.told, "label": headed(figure), "when": figure.when}


def owner(line: Line, say: Words) -> str:
    """Say whose a line is and until when."""
    until = say.t("until {day}", day=say.date(pd.Timestamp(line.due))) if line.due else ""
    return ", ".join(part for part in (line.agency, until) if part)


def row(figure: Figure) -> list[str]:
    """Return a figure as a row of the table that stands for a picture."""
    rate = f"{figure.per_100k:.1f}" if figure.per_100k is not None else ""
    return [
        figure.area,
        figure.category_label,
        f"{figure.told} {figure.unit_label}",
        rate,
        figure.when,
        figure.publisher,
    ]


@lru_cache(maxsize=300)
def drawn(content: bytes, look: str, size: tuple[int, int], lang: str) -> str:
    """Return the picture of an encoded scene, of a size in pixels, as the address of an image."""
    from meeting import render  # matplotlib: only where a deck is shown

    scene = msgspec.json.decode(content, type=Scene)
    svg = render.svg(scene, size, look, lang, SMALLEST_PX)
    return "data:image/svg+xml;base64," + b64encode(svg).decode("ascii")


def seen(scene: Scene, look: str, size: tuple[int, int], lang: str) -> tuple[str, str]:
    """Return a scene's picture and the sentence beside it: a picture speaks alone, one that cannot be drawn says why."""
    if scene.picture is None:
        return "", scene.sentence
    try:
        return picture(scene, look, size, lang), ""
    except GeoError as error:
        return "", str(error)


def picture(scene: Scene, look: str, size: tuple[int, int], lang: str) -> str:
    """Return the address of a scene's picture, drawn once."""
    return drawn(msgspec.json.encode(scene), look, size, lang)


def block_label(block: str, say: Words) -> str:
    """Return the reader's name of a block of the meeting."""
    return {
        "follow_up": say.t("Follow-up of the last meeting"),
        "law": say.t("1. Legal basis"),
        "situation": say.t("2. Situation"),
        "actions": say.t("3. Administrative actions"),
        "vulnerability": say.t("4. Vulnerability"),
        "operation": say.t("5. Operation and recommendations"),
    }[block]


def texts(say: Words) -> dict:
    """Return the words of the stage itself."""
    return {
        "presentation": say.t("presentation"),
        "place": say.t("{n} of {all}", n="{n}", all="{all}"),
        "leave": say.t("End (Esc)"),
        "help": say.t("Keys"),
        "notes": say.t("Notes"),
        "no_notes": say.t("No notes on this scene."),
        "next": say.t("Next scene"),
        "last": say.t("This is the last scene."),
        "keys": [
            ["→  Page Down  " + say.t("Space"), say.t("next scene")],
            ["←  Page Up", say.t("previous scene")],
            ["B", say.t("black screen, and back")],
            ["F", say.t("full screen")],
            ["T", say.t("light, high contrast, dark")],
            ["P", say.t("notes and next scene in a window of their own")],
            ["Esc", say.t("back to the page")],
            ["?", say.t("these keys")],
        ],
    }
