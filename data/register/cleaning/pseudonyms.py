"""What becomes of personal data: one keyed pseudonym and an age band; nothing else leaves this module.

The pseudonym is HMAC-SHA-256 (RFC 2104) of what links a person's rows, with the key of
:mod:`data.register.key_file`. Who has the rows but not the key cannot test a guessed passport number against them.
"""

import hmac
import re
from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.register.cleaning import plain_text
from data.register.cleaning.change_log import to_arrow_array
from data.register.key_file import KEY_BYTES

MISSING_WORDS = ["NA", "NIHIL", "TIDAKADA", "NULL", "NONE", "NAN"]
"""What is left of a way to write nothing; a passport of such letters is looked at by itself."""

CHUNK_ROWS = 100_000
NON_ALPHANUMERIC = re.compile(r"[\W_]")
MIN_REVEALING_CHARS = 4
"""Letters from which a cell in the name of a file or sheet gives somebody away."""

AGE_BAND_STARTS = (0, 18, 25, 35, 45, 55, 65)
"""Lower ends of the age bands in years."""


def redact_if_personal(name: str, cells: Iterable[str], replacement: str) -> str:
    """Return the name of a file or sheet as it may be stored: ``replacement`` of one that holds a cell of a personal column."""
    folded_name = name.casefold()
    return (
        replacement
        if any(len(cell) >= MIN_REVEALING_CHARS and cell.casefold() in folded_name for cell in cells)
        else name
    )


def make_pseudonym(text: str, key: bytes) -> str:
    """Return the pseudonym of a linking text, 32 hexadecimal digits.

    The first key is used on the text, each later one on the pseudonym before: what is stored can be keyed anew without
    the text, and the old keys alone no longer give it.
    """
    return hash_texts([text], key)[0]


def hash_texts(values: Iterable[str], key: bytes) -> list[str]:
    """Return the pseudonym of each text."""
    for start in range(0, len(key), KEY_BYTES):
        key_part = key[start : start + KEY_BYTES]
        values = [hmac.digest(key_part, text.encode("utf-8"), "sha256").hex()[:32] for text in values]
    return list(values)


def make_pseudonyms(column: pd.Series, key: bytes) -> pd.Series:
    """Return the pseudonym of each text, "" where there is none; each distinct text is hashed once."""
    encoded_column = pc.dictionary_encode(to_arrow_array(column))
    texts = encoded_column.dictionary.filter(pc.not_equal(encoded_column.dictionary, ""))
    hashes = [pa.array(hash_texts(chunk.to_pylist(), key), pa.large_string()) for chunk in split_chunks(texts)]
    positions = pc.index_in(encoded_column.dictionary, texts)
    pseudonym_values = pa.chunked_array(hashes, pa.large_string()).take(positions).fill_null("")
    return pd.Series(pseudonym_values.take(encoded_column.indices).to_pandas(), dtype="str").set_axis(column.index)


def split_chunks(column: pa.Array) -> Iterator[pa.Array]:
    """Yield a column in pieces, so that few of its texts are Python's at a time."""
    for start in range(0, len(column), CHUNK_ROWS):
        yield column.slice(start, CHUNK_ROWS)


def normalise_letters(column: pd.Series) -> pd.Series:
    """Return texts without case, blanks and punctuation, so that one passport written twice is one; "" of "-" and "nihil".

    Plain ASCII goes through Arrow, which gives the same as :func:`normalise_text`.
    """
    array = to_arrow_array(column)
    upper_texts = pc.ascii_upper(pc.utf8_slice_codeunits(array, 0, plain_text.MAX_TEXT_CHARS))
    arrow_texts = pc.replace_substring_regex(upper_texts, "[^A-Z0-9]", "")
    is_plain = pc.and_(
        pc.string_is_ascii(array), pc.invert(pc.is_in(arrow_texts, pa.array(MISSING_WORDS, pa.large_string())))
    )
    other_texts = array.filter(pc.invert(is_plain)).to_pylist()
    normal_texts = {text: normalise_text(text) for text in set(other_texts)}
    python_texts = pa.array([normal_texts[text] for text in other_texts], pa.large_string())
    array = pc.replace_with_mask(arrow_texts, pc.invert(is_plain), python_texts)
    return pd.Series(array.to_pandas(), dtype="str").set_axis(column.index)


def normalise_text(text: str) -> str:
    """Return the letters and digits of a text in upper case; "" of a way to write nothing."""
    trimmed_text = plain_text.to_plain_text(text)
    return "" if plain_text.is_missing(trimmed_text) else NON_ALPHANUMERIC.sub("", trimmed_text.upper())


def build_link_texts(rows: pd.DataFrame, birth_dates: pd.Series) -> pd.Series:
    """Return what links a person's rows: the passport, else name, birth date (ISO) and nationality; "" where neither is whole."""
    blank_column = pd.Series("", index=rows.index, dtype="str")
    passports = normalise_letters(rows["passport_no"]) if "passport_no" in rows else blank_column
    link_texts = "P|" + passports
    has_no_passport = passports == ""
    if has_no_passport.any():
        names = normalise_letters(rows["name"][has_no_passport]) if "name" in rows else blank_column[has_no_passport]
        countries = rows.get("nationality", blank_column)[has_no_passport].fillna("").astype("str")
        is_complete = (names != "") & (birth_dates[has_no_passport] != "") & (countries != "")
        link_texts[has_no_passport] = ("N|" + names + "|" + birth_dates[has_no_passport] + "|" + countries).where(
            is_complete, ""
        )
    return link_texts


def find_age_band(birth_date: object, day: date) -> str:
    """Return the band of a birth date on a day, such as "25-34", or "" where it is not known."""
    if not isinstance(birth_date, date) or birth_date > day:
        return ""
    years = day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
    lower_age = max(band for band in AGE_BAND_STARTS if band <= years)
    next_age = next((band for band in AGE_BAND_STARTS if band > years), None)
    return f"{lower_age}+" if next_age is None else f"{lower_age}-{next_age - 1}"
