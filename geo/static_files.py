"""The files in ``static/`` and their versions: a browser may keep each of them, and none of them is ever stale."""

import hashlib
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "static"


def version(*patterns: str) -> str:
    """Return eight hexadecimal digits of the content of all files that glob patterns below ``static/`` match."""
    paths = sorted({path for pattern in patterns for path in FOLDER.glob(pattern)})
    if not paths:
        raise FileNotFoundError(f"No file of static/ matches {' or '.join(patterns)}.")
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:8]
