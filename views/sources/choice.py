"""What data and mode a request asks for, and what of it there is."""

from data import disclosure
from data.disclosure import Mode, ModeName
from data.errors import DataError
from data.register.store import change_token
from views.request import PageRequest
from views.sources.identity import PUBLISHED_FIGURES, STORE_URLS, SourceChoice

OPEN_MODES: tuple[ModeName, ...] = ("meeting", "public")
"""The modes that an address can name; the internal one is unlocked for a visit."""


def list_data_choices() -> tuple[str, ...]:
    """Return the data that there are: registers only where they have been made."""
    return PUBLISHED_FIGURES, *(data for data, url in STORE_URLS.items() if change_token.has_lists(url()))


def requested_choice(request: PageRequest, data_choices: tuple[str, ...]) -> SourceChoice:
    """Return what a request asks for of the data that there are, else published figures in the mode asked for."""
    data, mode = request.get("data", PUBLISHED_FIGURES), requested_mode(request)
    is_register = data in data_choices and data in STORE_URLS
    return SourceChoice(data, STORE_URLS[data](), mode) if is_register else published_choice(mode)


def published_choice(mode: Mode) -> SourceChoice:
    """Return the choice of published figures."""
    return SourceChoice(PUBLISHED_FIGURES, "", mode)


def requested_mode(request: PageRequest) -> Mode:
    """Return the mode: internal where it is unlocked, else the one in the address."""
    if request.is_internal:
        return load_mode("internal")[0]
    name = request.get("mode", OPEN_MODES[0])
    return load_mode(next((mode for mode in OPEN_MODES if mode == name), OPEN_MODES[0]))[0]


def load_mode(name: ModeName) -> tuple[Mode, DataError | None]:
    """Return a mode with the office's threshold; where that cannot be used, with the strictest, and what is wrong."""
    try:
        return disclosure.build_mode(name), None
    except DataError as error:
        return Mode(name, max(disclosure.THRESHOLDS)), error
