"""The sources of a process: one object for each identity, made by one thread, let go when its data change."""

from collections.abc import Callable

from views.sources.identity import DEMO, PUBLISHED_FIGURES, REGISTER, REGISTER_AND_FIGURES, SourceIdentity
from views.sources.joined_source import JoinedSource
from views.sources.memo import Memo
from views.sources.published_source import PublishedSource
from views.sources.register_source import RegisterSource
from views.sources.source import Source

MAX_SOURCES = 12
"""Four data in three modes."""

_memo = Memo()


def get_source(identity: SourceIdentity) -> Source:
    """Return the source of an identity, the same object to every reader of it."""
    return _memo.get(get_source, identity, lambda: replace_source(identity), MAX_SOURCES)


def replace_source(identity: SourceIdentity) -> Source:
    """Make a source, and let go of those of the same choice whose data have changed since or whose day is over."""
    _memo.discard(get_source, lambda remembered: remembered.choice == identity.choice and remembered != identity)
    return BUILD_BY_DATA[identity.choice.data](identity)


def build_joined(identity: SourceIdentity) -> JoinedSource:
    """Join a register and published figures, each the source that a reader of it alone asks."""
    parts = (get_source(identity.with_data(data)) for data in (REGISTER, PUBLISHED_FIGURES))
    return JoinedSource(identity, *parts)


BUILD_BY_DATA: dict[str, Callable[[SourceIdentity], Source]] = {
    PUBLISHED_FIGURES: PublishedSource,
    REGISTER: RegisterSource,
    REGISTER_AND_FIGURES: build_joined,
    DEMO: RegisterSource,
}
"""How the source of each data is made."""
