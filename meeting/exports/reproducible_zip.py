"""The same content, the same bytes: office files without the moment at which they were written."""

import re
import zipfile
from io import BytesIO

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
DATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
EMBEDDED = (".xlsx",)
USUAL_DAY = "1980-01-01"


def steady(content: bytes, day: str = USUAL_DAY) -> bytes:
    """Return an office file whose properties say ``day``, and whose archive says nothing; so for files inside it, too."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for member in given.infolist():
            entry = zipfile.ZipInfo(member.filename, FIRST_DAY)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            kept.writestr(entry, undated(member.filename, given.read(member), day))
    return out.getvalue()


def undated(name: str, content: bytes, day: str) -> bytes:
    """Return a member of an archive without its moment."""
    if name.endswith(EMBEDDED):
        return steady(content, day)
    if name == "docProps/core.xml":
        return DATED.sub(rb"\g<1>" + f"{day or USUAL_DAY}T00:00:00Z".encode() + rb"\g<3>", content)
    return content
