"""What a reader has to know first: of the address, of a store, and of the figures file, a sentence each."""

from views.reader import Reader
from views.request import PageRequest
from views.sources.choice import OPEN_MODES
from views.sources.identity import PUBLISHED_FIGURES
from views.sources.memo import remember
from views.sources.source import Source
from views.text.setting_notices import list_setting_notices
from views.text.translator import Translator, translator
from views.themes import THEMES

MAX_FILE_NOTICES, MAX_CELL_CHARS = 5, 80


def list_notices(reader: Reader) -> list[str]:
    """Return the notices of a page."""
    problem_texts = [reader.i18n.translate(reader.problem)] if reader.problem else []
    return [*list_request_notices(reader), *problem_texts, *list_file_notices(reader.source, reader.lang)]


def list_request_notices(reader: Reader) -> list[str]:
    """Say what the address asked for and could not have; and which setting is not understood."""
    request, i18n = reader.request, reader.i18n
    return [
        *list_language_and_theme_notices(request, i18n),
        *list_setting_notices(i18n),
        *list_data_notices(request, reader.data_choices, i18n),
        *list_mode_notices(request, i18n),
    ]


def list_language_and_theme_notices(request: PageRequest, i18n: Translator) -> list[str]:
    """Say which language or theme is not there."""
    return [
        i18n.gettext(
            "“{given}” is not a choice for “{name}” here; shown is “{shown}”.", given=value, name=name, shown=used_value
        )
        for name, value, used_value in (
            ("lang", request.get("lang", "id"), request.lang),
            ("theme", request.get("theme", THEMES[0]), request.theme),
        )
        if value != used_value
    ]


def list_data_notices(request: PageRequest, data_choices: tuple[str, ...], i18n: Translator) -> list[str]:
    """Say which data are not there."""
    data = request.get("data", PUBLISHED_FIGURES)
    if data in data_choices:
        return []
    return [i18n.gettext("There is no data “{given}” here; shown are published figures.", given=data)]


def list_mode_notices(request: PageRequest, i18n: Translator) -> list[str]:
    """Say which mode cannot be had by an address."""
    name = request.get("mode", OPEN_MODES[0])
    if name in OPEN_MODES:
        return []
    if name == "internal":
        return [i18n.gettext("The internal mode cannot be reached by an address; unlock it on the machine itself.")]
    return [i18n.gettext("The mode “{given}” is not known; shown is the mode of a meeting.", given=name)]


@remember(max_entries=4)
def list_file_notices(source: Source, lang: str) -> list[str]:
    """Return a sentence for each of the first problems of the figures file: file, row, column, found, wanted."""
    problems = source.published_file.problems
    i18n = translator(lang)
    lines = [
        i18n.gettext(
            "{file}, row {row}, column {column}: found “{found}”, wanted {wanted}.",
            file=problem.file,
            row=problem.row,
            column=problem.column,
            found=str(problem.found_text)[:MAX_CELL_CHARS],
            wanted=i18n.translate(problem.expectation),
        )
        for problem in problems[:MAX_FILE_NOTICES]
    ]
    remaining_count = len(problems) - len(lines)
    return (
        [
            *lines,
            i18n.ngettext(
                "… and {n} more problem in the figures file.",
                "… and {n} more problems in the figures file.",
                remaining_count,
            ),
        ]
        if remaining_count
        else lines
    )
