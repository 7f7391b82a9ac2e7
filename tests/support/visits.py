"""A visit that goes from address to address, and all that it is sent: for tests in this process, and alone in one of its own.

``python -m tests.support.visits internal 2`` goes through the addresses twice, unlocked, and prints what each was sent.
"""

import hashlib
import json
import sys

from streamlit.testing.v1 import AppTest

from tests.support.pages import list_known_pages, open_page

ADDRESSES = (
    ("map", {"data": "register", "area": "19.04", "level": "district"}),
    ("map", {"data": "register", "area": "19", "show": "count", "measure": "itas_land_holders"}),
    ("region", {"data": "register", "area": "19.04"}),
    ("trend", {"data": "both", "area": "19.04", "by": "nationality", "measure": "itas_land_holders"}),
    ("overview", {"data": "register", "area": "19.04", "lang": "en"}),
)
"""Pages with their addresses: nothing in an address says which mode a visit is in, but for ``mode``."""


def serialize_messages(app: AppTest) -> list[bytes]:
    """Return every message of a page that carries content, as the browser gets it, but for the random name of a download."""
    messages = [node.proto for node in app._tree if getattr(node, "proto", None)]
    for message in messages:
        if message.DESCRIPTOR.name == "DownloadButton":
            message.ClearField("deferred_file_id")
    return [message.SerializeToString(deterministic=True) for message in messages]


class Visit:
    """A reader who stays: one session, public or unlocked."""

    def __init__(self, mode: str):
        """Begin on the first page, in the mode "public" or "internal"."""
        self.mode = mode
        self.app = open_page("map", internal=mode == "internal", data="register")

    def go(self, number: int) -> bytes:
        """Go to an address by its number, and return all that the browser is sent."""
        page, address = ADDRESSES[number % len(ADDRESSES)]
        self.app.query_params.clear()
        for name, value in (address | ({"mode": "public"} if self.mode == "public" else {})).items():
            self.app.query_params[name] = value
        self.app._registered_pages = list_known_pages()
        self.app.switch_page(f"pages/{page}.py").run()
        assert not self.app.exception, [problem.message for problem in self.app.exception]
        return b"\0".join(serialize_messages(self.app))


def digest(content: bytes) -> dict[str, object]:
    """Return what tells two contents apart, and what of a mode is in them."""
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "is_internal": b"INTERNAL" in content,
        "is_masked": b"k=5" in content,
    }


def main() -> None:
    """Go through the addresses as often as it is asked, alone in this process; print what each was sent as JSON."""
    visit, rounds = Visit(sys.argv[1]), int(sys.argv[2])
    print(json.dumps([digest(visit.go(number)) for number in range(rounds * len(ADDRESSES))]))


if __name__ == "__main__":
    main()
