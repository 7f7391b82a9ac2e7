"""The reader of a run, made from the address and the visit; whether full numbers may be unlocked.

The address names the data and the modes meeting and public. The internal mode is not in any address: it is unlocked by a
button, for the session, and only where every reader sits at the machine itself.
"""

import streamlit as st

from data import settings
from pages.parts.state import url_state
from views import reader
from views.reader import Reader
from views.request import PageRequest

INTERNAL_KEY = "is_internal"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
PROXY_HEADERS = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-Ip", "Via")


def read_request() -> PageRequest:
    """Return what is asked for now."""
    return PageRequest(url_state.read_parameters(), is_internal())


def build_reader() -> Reader:
    """Return the reader of what is asked for now.

    A page calls it once a run; a callback, which runs before its page, calls it for itself.
    """
    return reader.build_reader(read_request())


def is_internal() -> bool:
    """Say whether this session is unlocked, and still may be."""
    return bool(st.session_state.get(INTERNAL_KEY)) and may_unlock()


def may_unlock() -> bool:
    """Say whether the internal mode may be unlocked: the server answers this machine alone, the reader asked for this
    machine by its name, and no proxy stands before it.
    """
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
