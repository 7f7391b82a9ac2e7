"""The languages of the reader, Indonesian and English, and how Babel writes numbers and dates in them."""

from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
LOCALES: dict[Language, str] = {"id": "id", "en": "en_GB"}
"""By language the locale of Babel."""

DATE_FORMATS: dict[str, str] = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}
"""By precision of a date the pattern that Babel writes it in: "13 Juni 2024", "Juni 2024", "2024"."""
