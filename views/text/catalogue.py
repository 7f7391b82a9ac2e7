"""The catalogues of messages: ``views/locale`` has one for each language but that of the code."""

import gettext
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from data.languages import Language

SOURCE_LANGUAGE: Language = "en"
"""The language of the messages in the code, which needs no catalogue."""

FOLDER = Path(__file__).parents[1] / "locale"


def read_catalogue(lang: Language) -> gettext.NullTranslations:
    """Return the catalogue of a language, compiled in memory; an empty one for the language of the code."""
    if lang == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    mo_file = BytesIO()
    with (FOLDER / f"{lang}.po").open("rb") as file:
        write_mo(mo_file, read_po(file, locale=lang))
    mo_file.seek(0)
    return gettext.GNUTranslations(mo_file)
