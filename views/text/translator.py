"""Words, numbers and dates in the reader's language.

Texts are gettext messages (English in the code) with a catalogue for each language in ``views/locale``; numbers and
dates are Babel's. Names that belong to data (measures, categories, events) come from the tables in ``data/``.
"""

import gettext
import re
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("id", "en")
CATALOGUES = Path(__file__).parents[1] / "locale"
DATE_PATTERNS = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}


class Translator:
    """One language: translated texts, formatted numbers and dates."""

    def __init__(self, lang: str):
        """Read the catalogue of ``lang`` ("id" or "en")."""
        self.lang = lang
        self.locale = Locale.parse("en_GB" if lang == "en" else lang)
        mo_file = BytesIO()
        with (CATALOGUES / f"{lang}.po").open("rb") as file:
            write_mo(mo_file, read_po(file, locale=lang))
        mo_file.seek(0)
        self._catalogue = gettext.GNUTranslations(mo_file)

    def gettext(self, message: str, **values: object) -> str:
        """Translate ``message`` and fill its ``{placeholders}``."""
        text = self._catalogue.gettext(message)
        return text.format(**values) if values else text

    @staticmethod
    def format_plural(n: int, singular: str, plural: str, **values: object) -> str:
        """Return the sentence for one, or that for several with ``n`` and other placeholders filled."""
        return (singular if n == 1 else plural).format(n=n, **values)

    @lru_cache(maxsize=20_000)  # noqa: B019 - there are two Words, for the life of the process
    def format_number(self, value: float, digits: int = 0) -> str:
        """Format a number: 1573 is "1.573" in Indonesian, "1,573" in English."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self.locale)

    def format_difference(self, value: float, digits: int = 0) -> str:
        """Format a difference with its sign (a true minus)."""
        sign = "+" if value > 0 else "−" if value < 0 else "±"
        return sign + self.format_number(abs(value), digits)

    def format_value(self, row) -> str:
        """Return a figure's value as it may be told: the number, the band of a small one, or that it is masked."""
        if row.disclosure == "shown":
            return self.format_number(row.value)
        return row.band if row.disclosure == "band" else self.gettext("masked")

    @lru_cache(maxsize=20_000)  # noqa: B019 - there are two Words, for the life of the process
    def format_date(self, day: pd.Timestamp, precision: str = "day") -> str:
        """Format a date as coarse as it is known: "13 Juni 2024", "Juni 2024" or "2024"."""
        return format_date(day, DATE_PATTERNS[precision], locale=self.locale)

    @lru_cache(maxsize=20_000)  # noqa: B019 - there are two Words, for the life of the process
    def format_period(self, start: pd.Timestamp, end: pd.Timestamp) -> str:
        """Format a flow's period: a whole year as "2024", else its first and last day."""
        is_whole_year = start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        if is_whole_year:
            return str(start.year)
        if start == end:
            return self.format_date(start)
        return f"{self.format_date(start)} – {self.format_date(end)}"

    def format_reference_period(self, row) -> str:
        """Say when an observation holds: "per 13 Juni 2024" (stock) or "selama 2024" (flow)."""
        if row.kind == "stock":
            return self.gettext("as of {date}", date=self.format_date(row.as_of, row.as_of_precision))
        return self.gettext("during {period}", period=self.format_period(row.period_start, row.period_end))

    def format_publication_date(self, text: str) -> str:
        """Return when something was published as a reader writes it; a text that is no date as it is.

        >>> Words("id").published("2024-06-13")
        '13 Juni 2024'
        """
        date_match = re.fullmatch(r"(\d{4})(-\d{2})?(-\d{2})?", text)
        if not date_match:
            return text
        precision = ("year", "month", "day")[sum(part is not None for part in date_match.groups()) - 1]
        day = pd.to_datetime(
            text, format={"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}[precision], errors="coerce"
        )
        return text if pd.isna(day) else self.format_date(day, precision)

    def format_list(self, parts: list[str]) -> str:
        """Join parts as a sentence does: "a, b dan c"."""
        if len(parts) < 2:
            return "".join(parts)
        return self.gettext("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


@cache
def translator(lang: str) -> Translator:
    """Return the words of one language, read once."""
    return Translator(lang)
