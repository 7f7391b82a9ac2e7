"""What the reader reads: published figures or a register of permits, and in which mode of disclosure control.

The address names the data and the modes meeting and public. The internal mode is not in any address: it is unlocked by a
button, for the session, and only where every reader sits at the machine itself.
"""

import os
from dataclasses import dataclass

import streamlit as st

from data import demo, disclosure
from data.disclosure import Mode
from data.errors import DisclosureError
from data.register.store import change_token, permit_store
from pages.parts.state.url_state import THEMES, address, go, language, theme
from views import run_scope
from views.text.translator import Words

PUBLISHED, REGISTER, BOTH, DEMO = "published", "register", "both", "demo"
OPEN_MODES = ("meeting", "public")
UNLOCKED = "is_internal"
HOSTS = ("localhost", "127.0.0.1", "::1")
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-Ip", "Via")


@dataclass(frozen=True)
class Reading:
    """The data and the mode; ``url`` is the store of a register, "" of published figures."""

    data: str
    url: str
    mode: Mode

    @property
    def is_published(self) -> bool:
        """Say whether published figures alone are read."""
        return self.data == PUBLISHED


URLS = {REGISTER: permit_store.address, BOTH: permit_store.address, DEMO: demo.demo_address}
"""Where each register is."""


def choices() -> list[str]:
    """Return the data that there are: registers only where they have been made."""
    return run_scope.once(
        "choices", lambda: [PUBLISHED, *(data for data, url in URLS.items() if change_token.exists(url()))]
    )


def reading() -> Reading:
    """Return what the address asks for, else published figures in the mode of a meeting."""
    return run_scope.once("reading", read)


def read() -> Reading:
    """Read the address; see :func:`reading`."""
    given = address("data", PUBLISHED)
    url = URLS[given]() if given in URLS else ""
    return Reading(given, url, mode()) if url and change_token.exists(url) else Reading(PUBLISHED, "", mode())


def mode() -> Mode:
    """Return the mode: internal where it is unlocked, else the one in the address."""
    if is_internal():
        return settled("internal")[0]
    given = address("mode", OPEN_MODES[0])
    return settled(given if given in OPEN_MODES else OPEN_MODES[0])[0]


def settled(name: str) -> tuple[Mode, DisclosureError | None]:
    """Return a mode with the office's threshold; where that cannot be used, with the strictest, and what is wrong."""
    try:
        return disclosure.mode(name), None
    except DisclosureError as error:
        return Mode(name, max(disclosure.THRESHOLDS)), error


def is_internal() -> bool:
    """Say whether this session is unlocked, and still may be."""
    return bool(st.session_state.get(UNLOCKED)) and may_unlock()


def may_unlock() -> bool:
    """Say whether the internal mode may be unlocked: the server answers this machine alone, the reader asked for this
    machine by its name, and no proxy stands before it.
    """
    return run_scope.once("may_unlock", alone)


def alone() -> bool:
    """Find out whether a reader of this machine asks; see :func:`may_unlock`."""
    here, headers = st.get_option("server.address") in HOSTS and asked_host() in HOSTS, st.context.headers
    relayed = any(name in headers for name in FORWARDED)
    return here and not relayed and os.environ.get("PETA_INTERNAL", "local") != "never"


def asked_host() -> str:
    """Return the host that the reader's browser asked for, without its port; a test without a browser asks for this machine."""
    host = st.context.headers.get("Host", HOSTS[0])
    return host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]


def unlock() -> None:
    """Unlock the internal mode for this session."""
    st.session_state[UNLOCKED] = True


def lock() -> None:
    """Lock the internal mode again."""
    st.session_state[UNLOCKED] = False


def notices(say: Words) -> list[str]:
    """Say what the address asked for and could not have."""
    found = [
        say.t("“{given}” is not a choice for “{name}” here; shown is “{shown}”.", given=given, name=name, shown=shown)
        for name, given, shown in (
            ("lang", address("lang", "id"), language()),
            ("theme", address("theme", THEMES[0]), theme()),
        )
        if given != shown
    ]
    data, named = address("data", PUBLISHED), address("mode", OPEN_MODES[0])
    wrong = settled(OPEN_MODES[0])[1]
    if wrong:
        strictest = say.t("Small counts are hidden below k={k} until it is mended.", k=mode().k)
        found.append(f"{wrong.text(say.lang)} {strictest}")
    if data not in choices():
        found.append(say.t("There is no data “{given}” here; shown are published figures.", given=data))
    if named == "internal":
        found.append(say.t("The internal mode cannot be reached by an address; unlock it on the machine itself."))
    elif named not in OPEN_MODES:
        found.append(say.t("The mode “{given}” is not known; shown is the mode of a meeting.", given=named))
    return found


def badges(what: Reading, is_fictitious: bool, say: Words) -> list[str]:
    """Return what stands on every view and export: what data, whether fictitious, and the mode."""
    names = {
        PUBLISHED: say.t("PUBLISHED FIGURES"),
        REGISTER: say.t("PERMIT REGISTER"),
        BOTH: say.t("PERMIT REGISTER AND PUBLISHED FIGURES"),
        DEMO: say.t("PERMIT REGISTER"),
    }
    return [
        *([say.t("FICTITIOUS")] if is_fictitious else []),
        names[what.data],
        mode_badge(what.mode, say, masks=not what.is_published),
    ]


def meanings(say: Words) -> list[tuple[str, str]]:
    """Return every badge that can stand on a view now, with what it means."""
    k = settled(OPEN_MODES[0])[0].k
    published = say.t("Published figures are shown as they were published.")
    return [
        (say.t("PUBLISHED FIGURES"), say.t("Figures that an agency or the press has published, each with its source.")),
        (say.t("PERMIT REGISTER"), say.t("Counted from the permit lists that the offices have handed in.")),
        (
            say.t("PERMIT REGISTER AND PUBLISHED FIGURES"),
            say.t("Counts of the permit register, with published figures beside them."),
        ),
        (say.t("MEETING"), say.t("For a meeting of agencies.") + " " + published),
        (say.t("PUBLIC"), say.t("For everybody.") + " " + published),
        (
            say.t("MEETING – masked, k={k}", k=k),
            say.t("For a meeting of agencies: counts below {k}, and those that would give them away, are hidden.", k=k),
        ),
        (
            say.t("PUBLIC – masked, k={k}", k=k),
            say.t("For everybody: counts below {k}, and those that would give them away, are hidden.", k=k),
        ),
        (say.t("INTERNAL – full numbers, not to be projected"), say.t("For the office alone: every count in full.")),
        (say.t("FICTITIOUS"), say.t("Invented for practice: no person and no number in it is real.")),
    ]


def mode_badge(how: Mode, say: Words, masks: bool = True) -> str:
    """Return the badge of a mode, with the threshold where counts of a register are masked; what is published is not."""
    if how.protects and not masks:
        return say.t("PUBLIC") if how.name == "public" else say.t("MEETING")
    if how.name == "public":
        return say.t("PUBLIC – masked, k={k}", k=how.k)
    if how.name == "meeting":
        return say.t("MEETING – masked, k={k}", k=how.k)
    return say.t("INTERNAL – full numbers, not to be projected")


def switches(say: Words) -> None:
    """Draw the choice of mode where there is a register: meeting or public, and the lock of the internal mode."""
    if len(choices()) < 2 and not is_internal():
        return
    if is_internal():
        st.button(say.t("Lock the internal mode"), type="tertiary", on_click=lock)
        return
    other = "public" if mode().name == "meeting" else "meeting"
    label = say.t("Public mode") if other == "public" else say.t("Meeting mode")
    st.button(label, type="tertiary", on_click=go, kwargs={"mode": other if other == "public" else None})
    if may_unlock():
        st.button(say.t("Unlock the internal mode"), type="tertiary", on_click=unlock)
