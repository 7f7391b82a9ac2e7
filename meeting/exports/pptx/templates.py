"""An office's template: checked before anything reads it, opened with its masters and sizes, emptied of its own slides."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation as read_presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout

from meeting.errors import TemplateError
from meeting.exports.pptx import ooxml

MAX_BYTES, MAX_MEMBERS, CHUNK_BYTES = 50_000_000, 4_000, 1 << 20
"""Bytes and files of an unpacked template at most, and bytes that are read at a time."""

HYPERLINK_TYPE = RELATIONSHIP_TYPE.HYPERLINK
COMPOUND_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
"""The first bytes of a file that is encrypted, or of the format .ppt."""

MACRO_PATTERN = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
ENTITY_PATTERN = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
CONTENT_TYPES_NAME = "[Content_Types].xml"
TEMPLATE_TYPE, PRESENTATION_TYPE = b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
MIN_SIDE_EMU, MAX_SIDE_EMU = 914_400, 51_206_400
"""The sides of a slide, 1 to 56 inches, in EMU."""


def open_template(content: bytes) -> Presentation:
    """Return an office's .pptx or .potx without its slides; raise TemplateError for a file that cannot be used."""
    clean_content = rewrite_archive(content)
    try:
        presentation = read_presentation(BytesIO(clean_content))
        find_title_layout(presentation)
        sides = (presentation.slide_width or 0, presentation.slide_height or 0)
    except Exception as error:  # a file made to break python-pptx may raise anything: each is refused with a sentence
        raise invalid_template_error(type(error).__name__) from error
    if not all(MIN_SIDE_EMU <= side <= MAX_SIDE_EMU for side in sides):
        raise invalid_template_error("slide size")
    return check_external_links(ooxml.remove_slides(presentation))


def rewrite_archive(content: bytes) -> bytes:
    """Return the archive of a template, unpacked within limits, as that of a presentation; raise TemplateError."""
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
        zlib.error,
    ) as error:
        raise invalid_template_error(type(error).__name__) from error
    return buffer.getvalue()


def read_members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of an archive; raise TemplateError as soon as they exceed the limits."""
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
    """Return the content of a file of the archive, typed as a presentation; raise TemplateError for macros and entities."""
    if MACRO_PATTERN.search(name.encode("utf-8", "replace")) or (
        name == CONTENT_TYPES_NAME and MACRO_PATTERN.search(data)
    ):
        raise TemplateError(
            "template_with_macros",
            "This template holds macros; it was not opened. Save it as .pptx or .potx without macros.",
        )
    if name.endswith((".xml", ".rels")) and ENTITY_PATTERN.search(data):
        raise invalid_template_error("DOCTYPE")
    return data.replace(TEMPLATE_TYPE, PRESENTATION_TYPE) if name == CONTENT_TYPES_NAME else data


def check_external_links(presentation: Presentation) -> Presentation:
    """Return a presentation that fetches nothing from elsewhere when it is opened, else raise TemplateError.

    Hyperlinks may stay.
    """
    external_targets = (
        rel.target_ref
        for rel in presentation.part.package.iter_rels()
        if rel.is_external and rel.reltype != HYPERLINK_TYPE
    )
    if target := next(external_targets, None):
        raise TemplateError(
            "template_with_links",
            "This template fetches a picture or a file from {target!r} whenever slides made with it are opened. Embed it.",
            target=target[:80],
        )
    return presentation


def find_title_layout(presentation: Presentation) -> SlideLayout:
    """Return the layout of the type "title only", else that with a title and the fewest other placeholders."""
    layouts = list(presentation.slide_layouts)
    title_only_layouts = [layout for layout in layouts if ooxml.is_title_only(layout)]
    return (
        title_only_layouts
        or sorted(layouts, key=lambda layout: (find_title_placeholder(layout) is None, len(list(layout.placeholders))))
    )[0]


def find_title_placeholder(container: Slide | SlideLayout) -> Any:
    """Return the title among the placeholders of a slide or layout, None where there is none.

    The classes of placeholders are partly untyped in python-pptx, hence Any.
    """
    placeholders: Any = container.placeholders
    return next((shape for shape in placeholders if shape.placeholder_format.idx == 0), None)


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
