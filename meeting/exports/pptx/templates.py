"""An office's template: checked before anything reads it, opened with its masters and sizes, emptied of its own slides."""

import re
import zipfile
from io import BytesIO

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides
from pptx.slide import SlideLayout

from meeting.errors import TemplateError

MOST_BYTES = 50_000_000
MOST_MEMBERS = 4_000
CHUNK = 1 << 20
HYPERLINK = RELATIONSHIP_TYPE.HYPERLINK
COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a file begins that is encrypted, or of the time before .pptx."""

MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
TYPES = "[Content_Types].xml"
TEMPLATE, SLIDES = b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
SMALLEST, LARGEST = 914_400, 51_206_400
"""The sides of a slide, 1 to 56 inches, in EMU."""


def opened(content: bytes) -> Slides:
    """Return an office's .pptx or .potx without its slides; raise TemplateError for a file that cannot be used."""
    clean = rewritten(content)
    try:
        slides = Presentation(BytesIO(clean))
        layout(slides)
        sides = (slides.slide_width or 0, slides.slide_height or 0)
    except (
        Exception
    ) as error:  # a file made to break a reader may break it in any way; the reader is told, nothing is lost
        raise broken(type(error).__name__) from error
    if not all(SMALLEST <= side <= LARGEST for side in sides):
        raise broken("slide size")
    return standing_alone(emptied(slides))


def rewritten(content: bytes) -> bytes:
    """Return the archive of a template unpacked within bounds and packed anew as slides; raise TemplateError."""
    if content.startswith(COMPOUND):
        raise TemplateError(
            "This template is protected by a password, or of the old format .ppt. Save it as .pptx or .potx without a password.",
            "Templat ini dilindungi kata sandi, atau berformat lama .ppt. Simpan sebagai .pptx atau .potx tanpa kata sandi.",
        )
    if len(content) > MOST_BYTES:
        raise large()
    out = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(out, "w") as kept:
            for name, data in members(given):
                kept.writestr(name, checked(name, data))
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
        zipfile.zlib.error,
    ) as error:
        raise broken(type(error).__name__) from error
    return out.getvalue()


def members(given: zipfile.ZipFile):
    """Yield name and content of each file of an archive; raise TemplateError as soon as they are more than the bounds."""
    if len(given.infolist()) > MOST_MEMBERS:
        raise large()
    left = MOST_BYTES
    for member in given.infolist():
        data = bytearray()
        with given.open(member) as file:
            while chunk := file.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise large()
                data += chunk
        yield member.filename, bytes(data)


def checked(name: str, data: bytes) -> bytes:
    """Return the content of a file of the archive, that of a template as that of slides; raise TemplateError for macros."""
    if MACROS.search(name.encode("utf-8", "replace")) or (name == TYPES and MACROS.search(data)):
        raise TemplateError(
            "This template holds macros; it was not opened. Save it as .pptx or .potx without macros.",
            "Templat ini memuat makro; berkas tidak dibuka. Simpan sebagai .pptx atau .potx tanpa makro.",
        )
    if name.endswith((".xml", ".rels")) and ENTITIES.search(data):
        raise broken("DOCTYPE")
    return data.replace(TEMPLATE, SLIDES) if name == TYPES else data


def emptied(slides: Slides) -> Slides:
    """Return slides of which only masters and layouts are left; sections and shows that name the others go with them."""
    listed = slides.slides._sldIdLst
    for entry in list(listed):
        listed.remove(entry)
        slides.part.drop_rel(entry.rId)
    root = slides.part._element
    for element in root.xpath("./p:custShowLst | ./p:extLst"):
        root.remove(element)
    return slides


def standing_alone(slides: Slides) -> Slides:
    """Return slides that fetch nothing from elsewhere when they are opened; raise TemplateError for others. Links may stay."""
    fetched = (
        rel.target_ref for rel in slides.part.package.iter_rels() if rel.is_external and rel.reltype != HYPERLINK
    )
    if place := next(fetched, None):
        raise TemplateError(
            f"This template fetches a picture or a file from {place[:80]!r} whenever slides made with it are opened. Embed it.",
            f"Templat ini mengambil gambar atau berkas dari {place[:80]!r} setiap kali salindia dibuka. Sematkan berkasnya.",
        )
    return slides


def layout(slides: Slides) -> SlideLayout:
    """Return the layout for a title and a free room below: that of the kind "title only", else the one with least else."""
    found = list(slides.slide_layouts)
    named = [one for one in found if one._element.get("type") == "titleOnly"]
    return (named or sorted(found, key=lambda one: (title_of(one) is None, len(list(one.placeholders)))))[0]


def title_of(holder):
    """Return the title among the placeholders of a layout or slide, None where there is none."""
    return next((shape for shape in holder.placeholders if shape.placeholder_format.idx == 0), None)


def broken(reason: str) -> TemplateError:
    """Return the sentence about a file that is no template."""
    return TemplateError(
        f"This file is no PowerPoint template that can be read ({reason}). Choose a .pptx or .potx that opens in PowerPoint.",
        f"Berkas ini bukan templat PowerPoint yang dapat dibaca ({reason}). Pilih .pptx atau .potx yang dapat dibuka di PowerPoint.",
    )


def large() -> TemplateError:
    """Return the sentence about a template that is too large."""
    return TemplateError(
        f"This template is larger than {MOST_BYTES // 1_000_000} MB when unpacked; it was not opened. Save it with fewer pictures.",
        f"Templat ini lebih dari {MOST_BYTES // 1_000_000} MB setelah dibuka; berkas tidak dibuka. Simpan dengan lebih sedikit gambar.",
    )
