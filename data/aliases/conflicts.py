"""What each kind of spelling stands for, and why a new one is refused.

What a spelling stands for is itself read by the cleaner of its kind, so a name, a code or any known spelling will do.
"""

from collections.abc import Callable
from dataclasses import dataclass

from data import regions
from data.errors import RefusedAlias
from data.regions import matching
from data.register.cleaning import values

LONGEST = 100
"""Characters of a spelling; no office writes a longer name."""

NAMED_LEVELS = ("province", "regency", "district")


@dataclass(frozen=True)
class Kind:
    """One table of aliases: its name, how a spelling is kept and its meaning read, the meaning's columns, what the kind is
    called in each language, and what raises RefusedAlias for a spelling that may not have a meaning.
    """

    table: str
    kept: Callable[[str], str]
    meaning: Callable[[str], tuple[str, ...] | None]
    columns: tuple[str, ...]
    told: dict[str, str]
    refuse: Callable[[str, tuple[str, ...]], None]


def worded(spelling: str, kept: Callable[[str], str]) -> str:
    """Return a spelling on one line, without signs that a spreadsheet would run; refuse what keeps no two letters."""
    words = values.plain(spelling).lstrip("=+-@'\" ")
    if len(str(spelling)) > LONGEST or sum(sign.isalpha() for sign in kept(words)) < 2:
        raise RefusedAlias(
            f"A spelling has two Latin letters or more and at most {LONGEST} characters; “{words[:40]}” has not.",
            f"Ejaan terdiri atas sedikitnya dua huruf Latin dan paling banyak {LONGEST} karakter; “{words[:40]}” tidak.",
        )
    return words


def region_meant(text: str) -> tuple[str] | None:
    """Return the code of the one province, regency or district that a text means for certain."""
    found = regions.match(text)
    if found.status not in ("exact", "alias") or regions.load().get(found.region_code).level not in NAMED_LEVELS:
        return None
    return (found.region_code,)


def refuse_region(spelling: str, meant: tuple[str, ...]) -> None:
    """Refuse a spelling of a region that is read already, may mean several, or holds a short name of another."""
    target = regions.load().get(meant[0])
    found = regions.match(spelling)
    if found.status in ("exact", "alias", "fuzzy") and found.region_code != target.region_code:
        raise taken(spelling, matching.label(regions.load().get(found.region_code)))
    if found.status in ("exact", "alias"):
        raise known(spelling, matching.label(target))
    if found.status == "ambiguous" and found.score == 100:
        raise several(spelling, [one.label for one in found.candidates])
    words = matching.normal(spelling)
    typed = {matching.TYPES[word] for word in words.split() if word in matching.TYPES}
    if typed - {target.type}:
        raise wrong_type(spelling, min(typed - {target.type}), matching.label(target))
    for other in short_names(words):
        if not matching.overlap(other.region_code, target.region_code):
            raise taken(spelling, matching.label(other))


def short_names(words: str) -> list[regions.Region]:
    """Return the regions whose alias is one word of a text, or the text without its types."""
    bare = " ".join(word for word in words.split() if word not in matching.TYPES)
    return [region for form in {*words.split(), bare} for region in matching.aliases().get(form, ())]


def nationality_meant(text: str) -> tuple[str] | None:
    """Return the code of the one nationality that a text means for certain."""
    found = values.clean_nationality(text).value
    return (found,) if found else None


def refuse_nationality(spelling: str, meant: tuple[str, ...]) -> None:
    """Refuse a spelling of a nationality that is read already, names two, or calls Taiwan China."""
    found = values.clean_nationality(spelling)
    if found.candidates:
        raise several(spelling, list(found.candidates))
    if found.value:
        raise (known if (found.value,) == meant else taken)(spelling, str(found.value))
    if "taiwan" in spelling.lower() and meant != ("TWN",):
        raise taken(spelling, "TWN")


def permit_meant(text: str) -> tuple[str, str] | None:
    """Return the permit type and the domain that a text means for certain."""
    return values.clean_permit(text).value


def refuse_permit(spelling: str, meant: tuple[str, ...]) -> None:
    """Refuse a spelling of a permit that is read already or names two types."""
    found = values.clean_permit(spelling)
    if found.candidates:
        raise several(spelling, list(found.candidates))
    if found.value:
        raise (known if found.value == meant else taken)(spelling, " ".join(found.value).strip())


def taken(spelling: str, other: str) -> RefusedAlias:
    """Return the refusal of a spelling that stands for something else."""
    return RefusedAlias(
        f"“{spelling}” is read as {other}. For one list only, put a correction into its profile.",
        f"“{spelling}” terbaca sebagai {other}. Untuk satu daftar saja, pakai koreksi di profilnya.",
    )


def known(spelling: str, meant: str) -> RefusedAlias:
    """Return the refusal of a spelling that needs no entry."""
    return RefusedAlias(f"“{spelling}” is read as {meant} already.", f"“{spelling}” sudah terbaca sebagai {meant}.")


def several(spelling: str, candidates: list[str]) -> RefusedAlias:
    """Return the refusal of a spelling that may mean several things."""
    return RefusedAlias(
        f"“{spelling}” may mean {'; '.join(candidates)}. For one list only, put a correction into its profile.",
        f"“{spelling}” dapat berarti {'; '.join(candidates)}. Untuk satu daftar saja, pakai koreksi di profilnya.",
    )


def wrong_type(spelling: str, typed: str, meant: str) -> RefusedAlias:
    """Return the refusal of a spelling whose type is not that of the region."""
    return RefusedAlias(
        f"“{spelling}” says {typed}, which {meant} is not. Leave the word out.",
        f"“{spelling}” menyebut {typed}, padahal {meant} bukan. Hilangkan kata itu.",
    )


KINDS = {
    "region": Kind(
        "region_aliases", values.plain, region_meant, ("region_code",), {"en": "region", "id": "wilayah"}, refuse_region
    ),
    "nationality": Kind(
        "nationality_aliases",
        values.spelled,
        nationality_meant,
        ("nationality",),
        {"en": "nationality", "id": "kebangsaan"},
        refuse_nationality,
    ),
    "permit": Kind(
        "permit_aliases",
        values.key,
        permit_meant,
        ("permit_type", "domain"),
        {"en": "permit type", "id": "jenis izin"},
        refuse_permit,
    ),
}
