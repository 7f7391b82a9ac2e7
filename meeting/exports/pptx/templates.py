"""An office's template: checked before anything reads it, opened with its masters and sizes, emptied of its own slides."""

import re
import zipfile
from io import BytesIO

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides
from pptx.slide import SlideLayout

from meeting.errors import TemplateError

MAX_BYTES = 50_000_000
MAX_MEMBERS = 4_000
CHUNK_BYTES = 1 << 20
HYPERLINK_TYPE = RELATIONSHIP_TYPE.HYPERLINK
COMPOUND_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a file begins that is encrypted, or of the time before .pptx."""

MACRO_PATTERN = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
ENTITY_PATTERN = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
CONTENT_TYPES_NAME = "[Content_Types].xml"
TEMPLATE_TYPE, SLIDES_TYPE = b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
MIN_SIDE_EMU, MAX_SIDE_EMU = 914_400, 51_206_400
"""The sides of a slide, 1 to 56 inches, in EMU."""


def open_template(content: bytes) -> Slides:
    """Return an office's .pptx or .potx without its slides; raise TemplateError for a file that cannot be used."""
    clean_content = rewrite_archive(content)
    try:
        slides = Presentation(BytesIO(clean_content))
        find_title_layout(slides)
        sides = (slides.slide_width or 0, slides.slide_height or 0)
    except (
        Exception
    ) as error:  # a file made to break a reader may break it in any way; the reader is told, nothing is lost
        raise invalid_template_error(type(error).__name__) from error
    if not all(MIN_SIDE_EMU <= side <= MAX_SIDE_EMU for side in sides):
        raise invalid_template_error("slide size")
    return check_external_links(remove_slides(slides))


def rewrite_archive(content: bytes) -> bytes:
    """Return the archive of a template unpacked within bounds and packed anew as slides; raise TemplateError."""
    if content.startswith(COMPOUND_SIGNATURE):
        raise TemplateError(
            "template_protected",
            "This template is protected by a password, or of the old format .ppt. Save it as .pptx or .potx without a password.",
        )
    if len(content) > MAX_BYTES:
        raise template_size_error()
    buffer = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(content)) as source_archive, zipfile.ZipFile(buffer, "w") as target_archive:
            for name, data in read_members(source_archive):
                target_archive.writestr(name, check_member(name, data))
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
        zipfile.zlib.error,
    ) as error:
        raise invalid_template_error(type(error).__name__) from error
    return buffer.getvalue()


def read_members(archive: zipfile.ZipFile):
    """Yield name and content of each file of an archive; raise TemplateError as soon as they are more than the bounds."""
    if len(archive.infolist()) > MAX_MEMBERS:
        raise template_size_error()
    remaining_bytes = MAX_BYTES
    for member in archive.infolist():
        data = bytearray()
        with archive.open(member) as file:
            while chunk := file.read(CHUNK_BYTES):
                remaining_bytes -= len(chunk)
                if remaining_bytes < 0:
                    raise template_size_error()
                data += chunk
        yield member.filename, bytes(data)


def check_member(name: str, data: bytes) -> bytes:
    """Return the content of a file of the archive, that of a template as that of slides; raise TemplateError for macros."""
    if MACRO_PATTERN.search(name.encode("utf-8", "replace")) or (
        name == CONTENT_TYPES_NAME and MACRO_PATTERN.search(data)
    ):
        raise TemplateError(
            "template_with_macros",
            "This template holds macros; it was not opened. Save it as .pptx or .potx without macros.",
        )
    if name.endswith((".xml", ".rels")) and ENTITY_PATTERN.search(data):
        raise invalid_template_error("DOCTYPE")
    return data.replace(TEMPLATE_TYPE, SLIDES_TYPE) if name == CONTENT_TYPES_NAME else data


def remove_slides(slides: Slides) -> Slides:
    """Return slides of which only masters and layouts are left; sections and shows that name the others go with them."""
    slide_list = slides.slides._sldIdLst
    for entry in list(slide_list):
        slide_list.remove(entry)
        slides.part.drop_rel(entry.rId)
    root = slides.part._element
    for element in root.xpath("./p:custShowLst | ./p:extLst"):
        root.remove(element)
    return slides


def check_external_links(slides: Slides) -> Slides:
    """Return slides that fetch nothing from elsewhere when they are opened; raise TemplateError for others. Links may stay."""
    external_targets = (
        rel.target_ref for rel in slides.part.package.iter_rels() if rel.is_external and rel.reltype != HYPERLINK_TYPE
    )
    if target := next(external_targets, None):
        raise TemplateError(
            "template_with_links",
            "This template fetches a picture or a file from {target!r} whenever slides made with it are opened. Embed it.",
            target=target[:80],
        )
    return slides


def find_title_layout(slides: Slides) -> SlideLayout:
    """Return the layout for a title and a free room below: that of the kind "title only", else the one with least else."""
    layouts = list(slides.slide_layouts)
    title_only_layouts = [layout for layout in layouts if layout._element.get("type") == "titleOnly"]
    return (
        title_only_layouts
        or sorted(layouts, key=lambda layout: (find_title_placeholder(layout) is None, len(list(layout.placeholders))))
    )[0]


def find_title_placeholder(slide_or_layout):
    """Return the title among the placeholders of a layout or slide, None where there is none."""
    return next((shape for shape in slide_or_layout.placeholders if shape.placeholder_format.idx == 0), None)


def invalid_template_error(reason: str) -> TemplateError:
    """Return the sentence about a file that is no template."""
    return TemplateError(
        "template_unreadable",
        "This file is no PowerPoint template that can be read ({reason}). Choose a .pptx or .potx that opens in PowerPoint.",
        reason=reason,
    )


def template_size_error() -> TemplateError:
    """Return the sentence about a template that is too large."""
    return TemplateError(
        "template_too_large",
        "This template is larger than {limit} MB when unpacked; it was not opened. Save it with fewer pictures.",
        limit=MAX_BYTES // 1_000_000,
    )
