"""A scene is one slide: the deck that a meeting begins with fits at every shape of the slide, its cards of law as well."""

from datetime import date
from io import BytesIO

import msgspec
import pytest
from pptx import Presentation
from pypdf import PdfReader

from data.disclosure import Mode
from meeting import exports, legal_basis
from meeting.capture import default_deck
from pages.parts.state.reader_context import Reading
from views import run_scope
from views.text.translator import words


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_usual_deck_has_a_slide_a_scene_at_each_shape(lang):
    with run_scope.as_one({"source": Reading("published", "", Mode("meeting", 5))}):
        deck = default_deck.begin("19.04", words(lang))
    for ratio in ("16:9", "4:3"):
        slides = Presentation(BytesIO(exports.export(deck, "pptx", exports.Options(ratio=ratio)))).slides
        assert [slide.shapes.title.text_frame.text for slide in slides] == [scene.title for scene in deck.shown]


@pytest.mark.parametrize("on", sorted(set(legal_basis.table()["valid_from"])))
def test_the_card_of_law_of_any_day_stands_on_one_page(on):
    scene = default_deck.of_law(date.fromisoformat(on), "", words("id"))
    deck = msgspec.structs.replace(default_deck.begin("19.04", words("id")), scenes=[scene])
    for ratio in ("16:9", "4:3", "a4"):
        pages = PdfReader(BytesIO(exports.export(deck, "pdf", exports.Options(ratio=ratio)))).pages
        assert len(pages) == 1
        told = " ".join(pages[0].extract_text().split())
        assert all(" ".join(line.text.split()) in told for line in scene.lines)
