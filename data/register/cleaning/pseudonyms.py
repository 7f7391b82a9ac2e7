"""What becomes of personal data: one keyed pseudonym and an age band; nothing else leaves this module.

The pseudonym is HMAC-SHA-256 (RFC 2104) of what links a person's rows, with a key that lies outside the repository in a
file of mode 0600. Who has the rows but not the key cannot test a guessed passport number against them.
"""

import contextlib
import hmac
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data import paths, tables
from data.errors import RegisterError
from data.register.cleaning import plain_text
from data.register.cleaning.change_log import whole

KEY_BYTES = 32
NOBODY = ["NA", "NIHIL", "TIDAKADA", "NULL", "NONE", "NAN"]
"""What is left of a way to write nothing; a passport of such letters is looked at by itself."""

PIECE = 100_000
UNWRITTEN = re.compile(r"[\W_]")
TELLING = 4
"""Letters from which a cell in the name of a file or sheet gives somebody away."""

BANDS = (0, 18, 25, 35, 45, 55, 65)
"""Lower ends of the age bands in years."""


@cache
def fields() -> frozenset[str]:
    """Return the fields that are personal: dropped before anything is stored."""
    rows = tables.read("register_columns")
    return frozenset(rows.loc[rows["is_personal"] == "1", "field"])


def nameless(name: str, cells: Iterable[str], instead: str) -> str:
    """Return the name of a file or sheet as it may be stored: ``instead`` of one that holds a cell of a personal column."""
    said = name.casefold()
    return instead if any(len(cell) >= TELLING and cell.casefold() in said for cell in cells) else name


def key_path() -> Path:
    """Return where the key lies: ``PETA_KEY``, else the user's own data folder."""
    return paths.place("PETA_KEY", "pseudonym.key")


def secret() -> bytes:
    """Return the key, made on first use; raise RegisterError where its file is not one's own or no key.

    After rotations it is several keys of 32 bytes, the oldest first: see :func:`pseudonym`.
    """
    path = key_path()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with contextlib.suppress(FileExistsError):  # another importer made it in the same moment
            write_key(path, secrets.token_bytes(KEY_BYTES))
    return read_key(path)


def write_key(path: Path, key: bytes) -> None:
    """Write a key file for its owner alone, whole and at once; raise FileExistsError where one is there."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    finally:
        draft.unlink()


def read_key(path: Path) -> bytes:
    """Return the keys of a file; raise RegisterError where others may read it or it holds none."""
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise RegisterError(f"The key file {path.name} may be read by others. Set its mode to 0600.")
    found = path.read_bytes()
    if not found or len(found) % KEY_BYTES:
        raise RegisterError(
            f"The key file {path.name} holds {len(found)} bytes, wanted are {KEY_BYTES} for each key. Restore it."
        )
    return found


def pseudonym(text: str, key: bytes) -> str:
    """Return the pseudonym of a linking text, 32 hexadecimal digits.

    The first key is used on the text, each later one on the pseudonym before: what is stored can be keyed anew without
    the text, and the old keys alone no longer give it.
    """
    return hashed([text], key)[0]


def hashed(some: Iterable[str], key: bytes) -> list[str]:
    """Return the pseudonym of each text."""
    for start in range(0, len(key), KEY_BYTES):
        part = key[start : start + KEY_BYTES]
        some = [hmac.digest(part, text.encode("utf-8"), "sha256").hex()[:32] for text in some]
    return list(some)


def pseudonyms(column: pd.Series, key: bytes) -> pd.Series:
    """Return the pseudonym of each text, "" where there is none; each distinct text is hashed once."""
    encoded = pc.dictionary_encode(whole(column))
    texts = encoded.dictionary.filter(pc.not_equal(encoded.dictionary, ""))
    known = [pa.array(hashed(some.to_pylist(), key), pa.large_string()) for some in pieces(texts)]
    place = pc.index_in(encoded.dictionary, texts)
    keyed = pa.chunked_array(known, pa.large_string()).take(place).fill_null("")
    return pd.Series(keyed.take(encoded.indices).to_pandas(), dtype="str").set_axis(column.index)


def pieces(column: pa.Array) -> Iterator[pa.Array]:
    """Yield a column in pieces, so that few of its texts are Python's at a time."""
    for start in range(0, len(column), PIECE):
        yield column.slice(start, PIECE)


def letters(column: pd.Series) -> pd.Series:
    """Return texts without case, blanks and punctuation, so that one passport written twice is one; "" of "-" and "nihil".

    Plain ASCII goes through Arrow, which gives the same as :func:`bare`.
    """
    found = whole(column)
    upper = pc.ascii_upper(pc.utf8_slice_codeunits(found, 0, plain_text.LONGEST))
    fast = pc.replace_substring_regex(upper, "[^A-Z0-9]", "")
    plain = pc.and_(pc.string_is_ascii(found), pc.invert(pc.is_in(fast, pa.array(NOBODY, pa.large_string()))))
    slow = found.filter(pc.invert(plain)).to_pylist()
    known = {text: bare(text) for text in set(slow)}
    mended = pa.array([known[text] for text in slow], pa.large_string())
    found = pc.replace_with_mask(fast, pc.invert(plain), mended)
    return pd.Series(found.to_pandas(), dtype="str").set_axis(column.index)


def bare(text: str) -> str:
    """Return the letters and digits of a text in upper case; "" of a way to write nothing."""
    said = plain_text.plain(text)
    return "" if plain_text.empty(said) else UNWRITTEN.sub("", said.upper())


def link(rows: pd.DataFrame, born: pd.Series) -> pd.Series:
    """Return what links a person's rows: the passport, else name, birth date (ISO) and nationality; "" where neither is whole."""
    blank = pd.Series("", index=rows.index, dtype="str")
    passport = letters(rows["passport_no"]) if "passport_no" in rows else blank
    found = "P|" + passport
    left = passport == ""
    if left.any():
        name = letters(rows["name"][left]) if "name" in rows else blank[left]
        country = rows.get("nationality", blank)[left].fillna("").astype("str")
        whole = (name != "") & (born[left] != "") & (country != "")
        found[left] = ("N|" + name + "|" + born[left] + "|" + country).where(whole, "")
    return found


def age_band(born: object, on: date) -> str:
    """Return the band of a birth date on a day, such as "25-34", or "" where it is not known."""
    if not isinstance(born, date) or born > on:
        return ""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    lower = max(band for band in BANDS if band <= years)
    above = next((band for band in BANDS if band > years), None)
    return f"{lower}+" if above is None else f"{lower}-{above - 1}"
