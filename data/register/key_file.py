"""The file of the pseudonym key: where it lies, how it is read and written, and the fingerprint that names a key.

The key lies outside the repository in a file of mode 0600. After rotations the file holds several keys of 32 bytes, the
oldest first (:func:`data.register.cleaning.pseudonyms.make_pseudonym`).
"""

import contextlib
import hashlib
import os
import secrets
from pathlib import Path

from data import settings
from data.errors import RegisterError
from data.messages import PluralMessage

KEY_BYTES = 32
FINGERPRINT_DIGITS = 16


def key_path() -> Path:
    """Return the path of the key file: ``PETA_KEY``, else a file in the user's own data folder."""
    return settings.current().key


def pending_key_path(path: Path, store_id: str) -> Path:
    """Return where the new key of a store lies until its rotation has ended: next to the key file, named for the store."""
    return path.with_suffix(f".{store_id}.next")


def legacy_pending_key_path(path: Path) -> Path:
    """Return where version 0.1.0 wrote the new key of a rotation, which did not name its store."""
    return path.with_suffix(".next")


def fingerprint(key: bytes) -> str:
    """Return what names a key and discloses nothing of it: 16 hexadecimal digits of a SHA-256 of 32 random bytes or more."""
    return hashlib.sha256(b"fingerprint" + key).hexdigest()[:FINGERPRINT_DIGITS]


def load_key(path: Path | None = None) -> bytes:
    """Return the key of a file (None: of :func:`key_path`), made on first use.

    Raise RegisterError where others may read the file or it holds no key.
    """
    path = path or key_path()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with contextlib.suppress(FileExistsError):  # another importer made it in the same moment
            write_key(path, secrets.token_bytes(KEY_BYTES))
    return read_key(path)


def write_key(path: Path, key: bytes) -> None:
    """Write a key file for its owner alone, whole and in one step; raise FileExistsError where the file exists."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    finally:
        draft.unlink()


def replace_key(pending_path: Path, path: Path) -> None:
    """Put a pending key file in the place of the key file, in one step."""
    os.replace(pending_path, path)


def read_key(path: Path) -> bytes:
    """Return the keys of a file; raise RegisterError where it is missing, others may read it, or it holds no key."""
    if not path.exists():
        raise RegisterError(
            "key_file_missing", "There is no key file {file}. Restore it from its copy.", file=path.name
        )
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise RegisterError(
            "key_file_readable",
            "The key file {file} may be read by others. Set its mode to 0600.",
            file=path.name,
        )
    content = path.read_bytes()
    if not content or len(content) % KEY_BYTES:
        raise RegisterError(
            "key_file_damaged",
            PluralMessage(
                "The key file {file} holds {n} byte, wanted are {wanted} for each key. Restore it.",
                "The key file {file} holds {n} bytes, wanted are {wanted} for each key. Restore it.",
                len(content),
                file=path.name,
                wanted=KEY_BYTES,
            ),
        )
    return content
