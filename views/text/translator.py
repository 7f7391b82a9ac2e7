"""Words, numbers and dates in the reader's language.

Texts are gettext messages: English in the code, and a catalogue in ``views/locale`` for each other language. What ``data``,
``geo`` and ``meeting`` say to a reader, their errors above all, arrives as template and parameters and is translated here.
Numbers and dates are Babel's. Names that belong to data (measures, categories, events) come from the tables in ``data/``.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Protocol, runtime_checkable

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from data.figures.observation_columns import ObservationRow
from data.languages import DATE_FORMATS, LOCALES, Language
from data.messages import Sentence, TableText
from views.text.catalogue import read_catalogue


@runtime_checkable
class Translatable(Protocol):
    """A text with its parameters: a message of :mod:`data.messages`, an error of ``data``, ``meeting`` or ``geo``."""

    template: str
    plural: str
    context: str
    parameters: dict[str, Any]  # whatever can be formatted


class Translator:
    """One language: translated texts, formatted numbers and dates."""

    def __init__(self, lang: Language) -> None:
        """Read the catalogue of ``lang`` ("id" or "en")."""
        self.lang: Language = lang
        self.locale = Locale.parse(LOCALES[lang])
        self._catalogue = read_catalogue(lang)

    def gettext(self, message: str, **values: object) -> str:
        """Translate ``message`` and fill its ``{placeholders}``."""
        text = self._catalogue.gettext(message)
        return text.format(**values) if values else text

    def ngettext(self, singular: str, plural: str, n: int, **values: object) -> str:
        """Translate the form of a message that goes with a count; ``{n}`` becomes the count as the language writes it."""
        return self._catalogue.ngettext(singular, plural, int(n)).format(**{"n": self.format_number(n)} | values)

    def translate(self, message: Translatable, **values: object) -> str:
        """Translate a message or an error, its parameters included; ``values`` are parameters that it lacks yet."""
        parameters = message.parameters | values
        texts = {name: self._localise(value) for name, value in parameters.items()}
        return self._find_template(message, parameters).format(**texts)

    def _find_template(self, message: Translatable, parameters: Mapping[str, Any]) -> str:
        """Return the template of a message in this language."""
        if message.plural:
            return self._catalogue.ngettext(message.template, message.plural, int(parameters["n"]))
        if message.context:
            return self._catalogue.pgettext(message.context, message.template)
        return self._catalogue.gettext(message.template)

    def _localise(self, value: object) -> object:
        """Return a parameter in this language: another message as a sentence, a number that can be grouped, or as it is."""
        if isinstance(value, TableText):
            return getattr(value, self.lang)
        if isinstance(value, Translatable):
            return Sentence(self.translate(value))
        return LocalNumber(value, self) if isinstance(value, int) else value

    @lru_cache(maxsize=20_000)  # noqa: B019 - there are two translators, for the life of the process
    def format_number(self, value: float, digits: int = 0) -> str:
        """Format a number: 1573 is "1.573" in Indonesian, "1,573" in English."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self.locale)

    def format_difference(self, value: float, digits: int = 0) -> str:
        """Format a difference with its sign (a true minus)."""
        sign = "+" if value > 0 else "−" if value < 0 else "±"
        return sign + self.format_number(abs(value), digits)

    def format_value(self, row: ObservationRow) -> str:
        """Return a figure's value as it may be told: the number, the band of a small one, or that it is masked."""
        if row.disclosure == "shown":
            return self.format_number(row.value)
        return row.band if row.disclosure == "band" else self.gettext("masked")

    @lru_cache(maxsize=20_000)  # noqa: B019 - there are two translators, for the life of the process
    def format_date(self, day: pd.Timestamp, precision: str = "day") -> str:
        """Format a date as coarse as it is known: "13 Juni 2024", "Juni 2024" or "2024"."""
        return format_date(day, DATE_FORMATS[precision], locale=self.locale)

    @lru_cache(maxsize=20_000)  # noqa: B019 - there are two translators, for the life of the process
    def format_period(self, start: pd.Timestamp, end: pd.Timestamp) -> str:
        """Format a flow's period: a whole year as "2024", else its first and last day."""
        is_whole_year = start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        if is_whole_year:
            return str(start.year)
        if start == end:
            return self.format_date(start)
        return f"{self.format_date(start)} – {self.format_date(end)}"

    def format_reference_period(self, row: ObservationRow) -> str:
        """Say when an observation holds: "per 13 Juni 2024" (stock) or "selama 2024" (flow)."""
        if row.kind == "stock":
            return self.gettext("as of {date}", date=self.format_date(row.as_of, row.as_of_precision))
        return self.gettext("during {period}", period=self.format_period(row.period_start, row.period_end))

    def format_publication_date(self, text: str) -> str:
        """Return when something was published as a reader writes it; a text that is no date as it is.

        >>> Translator("id").format_publication_date("2024-06-13")
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


class LocalNumber:
    """A number in a message: ``{n}`` writes its digits, ``{n:,}`` groups them as the language does."""

    def __init__(self, value: int, i18n: Translator) -> None:
        """Keep the number and its language."""
        self.value, self.i18n = value, i18n

    def __format__(self, spec: str) -> str:
        """Return the number as a message asks for it."""
        return self.i18n.format_number(self.value) if spec == "," else format(self.value, spec)

    def __repr__(self) -> str:
        """Return the digits, for ``{value!r}``."""
        return repr(self.value)


@cache
def translator(lang: Language) -> Translator:
    """Return the translator of one language, made once."""
    return Translator(lang)
