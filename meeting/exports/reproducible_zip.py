"""Office files that are the same bytes for the same content: without the time at which they were written."""

import re
import zipfile
from io import BytesIO

ZIP_TIMESTAMP = (1980, 1, 1, 0, 0, 0)
DATE_PATTERN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
EMBEDDED_SUFFIXES = (".xlsx",)
DEFAULT_DAY = "1980-01-01"


def make_reproducible(content: bytes, day: str = DEFAULT_DAY) -> bytes:
    """Return an office file whose properties have ``day`` and whose archive has no time, and so files embedded in it."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source_archive,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target_archive,
    ):
        for member in source_archive.infolist():
            entry = zipfile.ZipInfo(member.filename, ZIP_TIMESTAMP)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target_archive.writestr(entry, remove_timestamp(member.filename, source_archive.read(member), day))
    return buffer.getvalue()


def remove_timestamp(name: str, content: bytes, day: str) -> bytes:
    """Return the content of a member of an archive without the time of its writing."""
    if name.endswith(EMBEDDED_SUFFIXES):
        return make_reproducible(content, day)
    if name == "docProps/core.xml":
        return DATE_PATTERN.sub(rb"\g<1>" + f"{day or DEFAULT_DAY}T00:00:00Z".encode() + rb"\g<3>", content)
    return content
