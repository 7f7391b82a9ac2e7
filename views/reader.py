"""Who reads: language, theme and source, made once a run from the request and handed to everything that asks."""

from dataclasses import dataclass, field

from data.disclosure import Mode
from data.errors import DataError
from data.languages import Language
from views.request import PageRequest
from views.sources import registry, store_status
from views.sources.choice import list_data_choices, published_choice, requested_choice
from views.sources.identity import PUBLISHED_FIGURES, identify_source
from views.sources.source import Source
from views.text.translator import Translator, translator
from views.themes import THEMES


@dataclass(frozen=True)
class Reader:
    """A reader of one run, who can choose between ``data_choices``.

    ``problem`` is why the store that was asked for cannot be read; then published figures are.
    """

    i18n: Translator
    source: Source
    theme: str = THEMES[0]
    request: PageRequest = field(default_factory=PageRequest)
    data_choices: tuple[str, ...] = (PUBLISHED_FIGURES,)
    problem: DataError | None = None

    @property
    def lang(self) -> Language:
        """Return the language, "id" or "en"."""
        return self.i18n.lang

    @property
    def mode(self) -> Mode:
        """Return the mode of disclosure control."""
        return self.source.mode

    @property
    def is_internal(self) -> bool:
        """Say whether this reader is told full numbers."""
        return not self.mode.is_protective


def build_reader(request: PageRequest) -> Reader:
    """Return the reader of a request: of what it asks for, or of published figures where a store cannot be opened."""
    data_choices = list_data_choices()
    choice = requested_choice(request, data_choices)
    status = store_status.check_store(choice.url) if choice.url else store_status.StoreStatus()
    if status.problem:
        choice = published_choice(choice.mode)
    source = registry.get_source(identify_source(choice, status.token if choice.url else ""))
    return Reader(translator(request.lang), source, request.theme, request, data_choices, status.problem)
