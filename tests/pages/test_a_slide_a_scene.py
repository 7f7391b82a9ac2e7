"""A scene is one slide: the deck that a meeting begins with fits at every shape of the slide, its cards of law as well."""

from datetime import date
from io import BytesIO

import msgspec
import pytest
from pptx import Presentation
from pypdf import PdfReader

from meeting import exports, legal_basis
from meeting.capture import default_deck
from tests.support.readers import make_reader
from views.text.translator import translator


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_usual_deck_has_a_slide_a_scene_at_each_shape(lang):
    deck = default_deck.build_default_deck("19.04", make_reader(lang))
    for ratio in ("16:9", "4:3"):
        slides = Presentation(BytesIO(exports.export_deck(deck, "pptx", exports.Options(ratio=ratio)))).slides
        assert [slide.shapes.title.text_frame.text for slide in slides] == [scene.title for scene in deck.shown_scenes]


@pytest.mark.parametrize("on", sorted(set(legal_basis.load_rules()["valid_from"])))
def test_the_card_of_law_of_any_day_stands_on_one_page(on):
    scene = default_deck.build_law_scene(date.fromisoformat(on), "", translator("id"))
    deck = msgspec.structs.replace(default_deck.build_default_deck("19.04", make_reader()), scenes=[scene])
    for ratio in ("16:9", "4:3", "a4"):
        pages = PdfReader(BytesIO(exports.export_deck(deck, "pdf", exports.Options(ratio=ratio)))).pages
        assert len(pages) == 1
        page_text = " ".join(pages[0].extract_text().split())
        assert all(" ".join(line.text.split()) in page_text for line in scene.lines)
