"""What each kind of spelling stands for, and why a new one is refused.

What a spelling stands for is itself read by the cleaner of its kind, so a name, a code or any known spelling will do.
"""

from collections.abc import Callable
from dataclasses import dataclass

from data import regions
from data.errors import RefusedAlias
from data.messages import ContextMessage, Message
from data.regions import matching
from data.register.cleaning import values
from data.register.cleaning.plain_text import normalise_key, to_plain_text

MAX_SPELLING_CHARS = 100
"""Characters of a spelling; no office writes a longer name."""

NAMED_LEVELS = ("province", "regency", "district")


@dataclass(frozen=True)
class AliasKind:
    """One table of aliases: its name, how a spelling is kept and its meaning read, the meaning's columns, what the kind is
    called, and what raises RefusedAlias for a spelling that may not have a meaning.
    """

    table: str
    normalize: Callable[[str], str]
    parse_meaning: Callable[[str], tuple[str, ...] | None]
    columns: tuple[str, ...]
    label: Message
    refuse: Callable[[str, tuple[str, ...]], None]


def clean_spelling(spelling: str, normalize: Callable[[str], str]) -> str:
    """Return a spelling on one line, without signs that a spreadsheet would run; refuse what keeps no two letters."""
    text = to_plain_text(spelling).lstrip("=+-@'\" ")
    if len(str(spelling)) > MAX_SPELLING_CHARS or sum(character.isalpha() for character in normalize(text)) < 2:
        raise RefusedAlias(
            "spelling_invalid",
            "A spelling has two Latin letters or more and at most {limit} characters; “{spelling}” has not.",
            limit=MAX_SPELLING_CHARS,
            spelling=text[:40],
        )
    return text


def parse_region(text: str) -> tuple[str] | None:
    """Return the code of the one province, regency or district that a text means for certain."""
    match = regions.match(text)
    if match.status not in ("exact", "alias") or match.region_code is None:
        return None
    return (match.region_code,) if regions.load().get(match.region_code).level in NAMED_LEVELS else None


def refuse_region(spelling: str, meaning: tuple[str, ...]) -> None:
    """Refuse a spelling of a region that is read already, may mean several, or holds a short name of another."""
    target = regions.load().get(meaning[0])
    match = regions.match(spelling)
    if match.region_code not in (None, target.region_code):
        raise conflicting_spelling_error(spelling, matching.label(regions.load().get(match.region_code)))
    if match.status in ("exact", "alias"):
        raise known_spelling_error(spelling, matching.label(target))
    if match.status == "ambiguous" and match.score == 100:
        raise ambiguous_spelling_error(spelling, [candidate.label for candidate in match.candidates])
    normal_text = matching.normalise_name(spelling)
    written_types = {matching.TYPES[word] for word in normal_text.split() if word in matching.TYPES}
    if written_types - {target.type}:
        raise wrong_type_error(spelling, min(written_types - {target.type}), matching.label(target))
    for other_region in short_names(normal_text):
        if not matching.has_overlap(other_region.region_code, target.region_code):
            raise conflicting_spelling_error(spelling, matching.label(other_region))


def short_names(normal_text: str) -> list[regions.Region]:
    """Return the regions whose alias is one word of a text, or the text without its types."""
    name_words = " ".join(word for word in normal_text.split() if word not in matching.TYPES)
    return [
        region for form in {*normal_text.split(), name_words} for region in matching.regions_by_alias().get(form, ())
    ]


def parse_nationality(text: str) -> tuple[str] | None:
    """Return the code of the one nationality that a text means for certain."""
    nationality = values.clean_nationality(text).value
    return (nationality,) if nationality else None


def refuse_nationality(spelling: str, meaning: tuple[str, ...]) -> None:
    """Refuse a spelling of a nationality that is read already, names two, or calls Taiwan China."""
    result = values.clean_nationality(spelling)
    if result.candidates:
        raise ambiguous_spelling_error(spelling, list(result.candidates))
    if result.value:
        raise (known_spelling_error if (result.value,) == meaning else conflicting_spelling_error)(
            spelling, str(result.value)
        )
    if "taiwan" in spelling.lower() and meaning != ("TWN",):
        raise conflicting_spelling_error(spelling, "TWN")


def parse_permit(text: str) -> tuple[str, str] | None:
    """Return the permit type and the domain that a text means for certain."""
    permit: tuple[str, str] | None = values.clean_permit(text).value
    return permit


def refuse_permit(spelling: str, meaning: tuple[str, ...]) -> None:
    """Refuse a spelling of a permit that is read already or names two types."""
    result = values.clean_permit(spelling)
    if result.candidates:
        raise ambiguous_spelling_error(spelling, list(result.candidates))
    if result.value:
        raise (known_spelling_error if result.value == meaning else conflicting_spelling_error)(
            spelling, " ".join(result.value).strip()
        )


def conflicting_spelling_error(spelling: str, meaning_label: str) -> RefusedAlias:
    """Return the refusal of a spelling that stands for something else."""
    return RefusedAlias(
        "spelling_conflicting",
        "“{spelling}” is read as {meaning}. For one list only, put a correction into its profile.",
        spelling=spelling,
        meaning=meaning_label,
    )


def known_spelling_error(spelling: str, meaning_label: str) -> RefusedAlias:
    """Return the refusal of a spelling that needs no entry."""
    return RefusedAlias(
        "spelling_known", "“{spelling}” is read as {meaning} already.", spelling=spelling, meaning=meaning_label
    )


def ambiguous_spelling_error(spelling: str, candidates: list[str]) -> RefusedAlias:
    """Return the refusal of a spelling that may mean several things."""
    return RefusedAlias(
        "spelling_ambiguous",
        "“{spelling}” may mean {candidates}. For one list only, put a correction into its profile.",
        spelling=spelling,
        candidates="; ".join(candidates),
    )


def wrong_type_error(spelling: str, written_type: str, region_label: str) -> RefusedAlias:
    """Return the refusal of a spelling whose type is not that of the region."""
    return RefusedAlias(
        "spelling_of_other_type",
        "“{spelling}” says {type}, which {region} is not. Leave the word out.",
        spelling=spelling,
        type=written_type,
        region=region_label,
    )


KINDS = {
    "region": AliasKind(
        "region_aliases",
        to_plain_text,
        parse_region,
        ("region_code",),
        ContextMessage("spelling", "region"),
        refuse_region,
    ),
    "nationality": AliasKind(
        "nationality_aliases",
        values.normalise_nationality,
        parse_nationality,
        ("nationality",),
        ContextMessage("spelling", "nationality"),
        refuse_nationality,
    ),
    "permit": AliasKind(
        "permit_aliases",
        normalise_key,
        parse_permit,
        ("permit_type", "domain"),
        ContextMessage("spelling", "permit type"),
        refuse_permit,
    ),
}
