"""The version of the app stands in everything that a meeting takes home, and changes no byte from one export to the next."""

from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from data.version import app_label, app_version
from meeting import exports
from meeting.exports import minutes
from meeting.render import pictures
from tests.support.meeting.examples import DECK, FACTS, LINES

DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def read_pptx(content):
    """Return the properties of slides and the last notes."""
    slides = Presentation(BytesIO(content))
    properties = slides.core_properties
    assert properties.version == app_version()
    assert slides.slides[-1].notes_slide.notes_text_frame.text.endswith(f"\n{app_label()}")
    return properties.comments


def read_pdf(content):
    """Return who a PDF names as its creator; the annex names it, too."""
    reader = PdfReader(BytesIO(content))
    assert app_label() in reader.pages[-1].extract_text()
    return reader.metadata.creator


def read_xlsx(content):
    """Return what the sheet that says what the file is says of the app."""
    sheet = openpyxl.load_workbook(BytesIO(content))["Keterangan"]
    return dict(sheet.iter_rows(min_row=2, values_only=True))["Dibuat dengan"]


def read_png(content):
    """Return the text chunk of a picture that names its software."""
    return Image.open(BytesIO(content)).text["Software"]


def read_svg(content):
    """Return the creator in the metadata of a drawing."""
    return "".join(ElementTree.fromstring(content).find(f".//{DUBLIN_CORE}creator").itertext()).strip()


READERS = {"pptx": read_pptx, "pdf": read_pdf, "xlsx": read_xlsx, "png": read_png, "svg": read_svg}


@pytest.mark.parametrize("ending", exports.FORMATS)
def test_every_format_of_a_deck_names_the_version_and_is_the_same_bytes_again(ending):
    content = exports.export_deck(DECK, ending)
    assert READERS[ending](content) == app_label()
    assert exports.export_deck(DECK, ending) == content


def test_minutes_name_the_version():
    content = minutes.export_minutes(DECK, LINES)
    assert PdfReader(BytesIO(content)).metadata.creator == app_label()
    assert minutes.export_minutes(DECK, LINES) == content


def test_a_picture_inside_slides_or_on_the_stage_has_no_creator():

    assert b"creator" not in pictures.render_svg(FACTS, (640, 360))
