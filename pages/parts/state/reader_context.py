"""What the reader reads: published figures or a register of permits, and in which mode of disclosure control.

The address names the data and the modes meeting and public. The internal mode is not in any address: it is unlocked by a
button, for the session, and only where every reader sits at the machine itself.
"""

from dataclasses import dataclass

import streamlit as st

from data import demo, disclosure, settings
from data.disclosure import Mode
from data.errors import DataError
from data.register.store import change_token, permit_store
from pages.parts.state.url_state import THEMES, language, theme, update_url, url_parameter
from views import run_scope
from views.text.setting_notices import list_setting_notices
from views.text.translator import Translator

PUBLISHED_FIGURES, REGISTER, REGISTER_AND_FIGURES, DEMO = "published", "register", "both", "demo"
OPEN_MODES = ("meeting", "public")
INTERNAL_KEY = "is_internal"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
PROXY_HEADERS = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-Ip", "Via")


@dataclass(frozen=True)
class SourceChoice:
    """The data and the mode; ``url`` is the store of a register, "" of published figures."""

    data: str
    url: str
    mode: Mode

    @property
    def is_published(self) -> bool:
        """Say whether published figures alone are read."""
        return self.data == PUBLISHED_FIGURES


STORE_URLS = {REGISTER: permit_store.store_url, REGISTER_AND_FIGURES: permit_store.store_url, DEMO: demo.demo_address}
"""Where each register is."""


def data_choices() -> list[str]:
    """Return the data that there are: registers only where they have been made."""
    return run_scope.memoize(
        "choices",
        lambda: [PUBLISHED_FIGURES, *(data for data, url in STORE_URLS.items() if change_token.has_lists(url()))],
    )


def requested_source() -> SourceChoice:
    """Return what the address asks for, else published figures in the mode of a meeting."""
    return run_scope.memoize("reading", read_requested_source)


def read_requested_source() -> SourceChoice:
    """Read the address; see :func:`requested_source`."""
    data = url_parameter("data", PUBLISHED_FIGURES)
    url = STORE_URLS[data]() if data in STORE_URLS else ""
    return (
        SourceChoice(data, url, mode())
        if url and change_token.has_lists(url)
        else SourceChoice(PUBLISHED_FIGURES, "", mode())
    )


def mode() -> Mode:
    """Return the mode: internal where it is unlocked, else the one in the address."""
    if is_internal():
        return load_mode("internal")[0]
    name = url_parameter("mode", OPEN_MODES[0])
    return load_mode(name if name in OPEN_MODES else OPEN_MODES[0])[0]


def load_mode(name: str) -> tuple[Mode, DataError | None]:
    """Return a mode with the office's threshold; where that cannot be used, with the strictest, and what is wrong."""
    try:
        return disclosure.build_mode(name), None
    except DataError as error:
        return Mode(name, max(disclosure.THRESHOLDS)), error


def is_internal() -> bool:
    """Say whether this session is unlocked, and still may be."""
    return bool(st.session_state.get(INTERNAL_KEY)) and may_unlock()


def may_unlock() -> bool:
    """Say whether the internal mode may be unlocked: the server answers this machine alone, the reader asked for this
    machine by its name, and no proxy stands before it.
    """
    return run_scope.memoize("may_unlock", is_local_request)


def is_local_request() -> bool:
    """Find out whether a reader of this machine asks; see :func:`may_unlock`."""
    is_local_host, headers = (
        st.get_option("server.address") in LOCAL_HOSTS and requested_host() in LOCAL_HOSTS,
        st.context.headers,
    )
    is_proxied = any(name in headers for name in PROXY_HEADERS)
    return is_local_host and not is_proxied and settings.current().internal_access != "never"


def requested_host() -> str:
    """Return the host that the reader's browser asked for, without its port; a test without a browser asks for this machine."""
    host = st.context.headers.get("Host", LOCAL_HOSTS[0])
    return host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]


def unlock() -> None:
    """Unlock the internal mode for this session."""
    st.session_state[INTERNAL_KEY] = True


def lock() -> None:
    """Lock the internal mode again."""
    st.session_state[INTERNAL_KEY] = False


def notices(i18n: Translator) -> list[str]:
    """Say what the address asked for and could not have."""
    sentences = [
        i18n.gettext(
            "“{given}” is not a choice for “{name}” here; shown is “{shown}”.", given=value, name=name, shown=used_value
        )
        for name, value, used_value in (
            ("lang", url_parameter("lang", "id"), language()),
            ("theme", url_parameter("theme", THEMES[0]), theme()),
        )
        if value != used_value
    ]
    data, mode_name = url_parameter("data", PUBLISHED_FIGURES), url_parameter("mode", OPEN_MODES[0])
    sentences += list_setting_notices(i18n)
    if data not in data_choices():
        sentences.append(i18n.gettext("There is no data “{given}” here; shown are published figures.", given=data))
    if mode_name == "internal":
        sentences.append(
            i18n.gettext("The internal mode cannot be reached by an address; unlock it on the machine itself.")
        )
    elif mode_name not in OPEN_MODES:
        sentences.append(
            i18n.gettext("The mode “{given}” is not known; shown is the mode of a meeting.", given=mode_name)
        )
    return sentences


def badges(choice: SourceChoice, is_fictitious: bool, i18n: Translator) -> list[str]:
    """Return what stands on every view and export: what data, whether fictitious, and the mode."""
    names = {
        PUBLISHED_FIGURES: i18n.gettext("PUBLISHED FIGURES"),
        REGISTER: i18n.gettext("PERMIT REGISTER"),
        REGISTER_AND_FIGURES: i18n.gettext("PERMIT REGISTER AND PUBLISHED FIGURES"),
        DEMO: i18n.gettext("PERMIT REGISTER"),
    }
    return [
        *([i18n.gettext("FICTITIOUS")] if is_fictitious else []),
        names[choice.data],
        mode_badge(choice.mode, i18n, is_masked=not choice.is_published),
    ]


def badge_meanings(i18n: Translator) -> list[tuple[str, str]]:
    """Return every badge that can stand on a view now, with what it means."""
    k = load_mode(OPEN_MODES[0])[0].k
    published_sentence = i18n.gettext("Published figures are shown as they were published.")
    return [
        (
            i18n.gettext("PUBLISHED FIGURES"),
            i18n.gettext("Figures that an agency or the press has published, each with its source."),
        ),
        (
            i18n.gettext("PERMIT REGISTER"),
            i18n.gettext("Counted from the permit lists that the offices have handed in."),
        ),
        (
            i18n.gettext("PERMIT REGISTER AND PUBLISHED FIGURES"),
            i18n.gettext("Counts of the permit register, with published figures beside them."),
        ),
        (i18n.gettext("MEETING"), i18n.gettext("For a meeting of agencies.") + " " + published_sentence),
        (i18n.gettext("PUBLIC"), i18n.gettext("For everybody.") + " " + published_sentence),
        (
            i18n.gettext("MEETING – masked, k={k}", k=k),
            i18n.gettext(
                "For a meeting of agencies: counts below {k}, and those that would give them away, are hidden.", k=k
            ),
        ),
        (
            i18n.gettext("PUBLIC – masked, k={k}", k=k),
            i18n.gettext("For everybody: counts below {k}, and those that would give them away, are hidden.", k=k),
        ),
        (
            i18n.gettext("INTERNAL – full numbers, not to be projected"),
            i18n.gettext("For the office alone: every count in full."),
        ),
        (i18n.gettext("FICTITIOUS"), i18n.gettext("Invented for practice: no person and no number in it is real.")),
    ]


def mode_badge(disclosure_mode: Mode, i18n: Translator, is_masked: bool = True) -> str:
    """Return the badge of a mode, with the threshold where counts of a register are masked; what is published is not."""
    if disclosure_mode.is_protective and not is_masked:
        return i18n.gettext("PUBLIC") if disclosure_mode.name == "public" else i18n.gettext("MEETING")
    if disclosure_mode.name == "public":
        return i18n.gettext("PUBLIC – masked, k={k}", k=disclosure_mode.k)
    if disclosure_mode.name == "meeting":
        return i18n.gettext("MEETING – masked, k={k}", k=disclosure_mode.k)
    return i18n.gettext("INTERNAL – full numbers, not to be projected")


def draw_switches(i18n: Translator) -> None:
    """Draw the choice of mode where there is a register: meeting or public, and the lock of the internal mode."""
    if len(data_choices()) < 2 and not is_internal():
        return
    if is_internal():
        st.button(i18n.gettext("Lock the internal mode"), type="tertiary", on_click=lock)
        return
    other_mode = "public" if mode().name == "meeting" else "meeting"
    label = i18n.gettext("Public mode") if other_mode == "public" else i18n.gettext("Meeting mode")
    st.button(
        label, type="tertiary", on_click=update_url, kwargs={"mode": other_mode if other_mode == "public" else None}
    )
    if may_unlock():
        st.button(i18n.gettext("Unlock the internal mode"), type="tertiary", on_click=unlock)
