"""Pages as a reader gets them, opened in this process, and what they say."""

import re
from functools import cache
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent.parent


FIGURE_ROW = dict(
    figure_id="X1",
    area_code="19.04",
    as_of="2024-06-13",
    measure="tka",
    breakdown="total",
    value="7",
    unit="person",
    publisher="Penerbit",
    title="Judul",
    url="https://example.org/",
    published_on="2024",
)


def open_page(page="map", internal=False, session=None, **address):
    """Return a page as a reader gets it who has its address: no other page was run before."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in {"is_internal": internal, **(session or {})}.items():
        app.session_state[name] = value
    for name, value in address.items():
        app.query_params[name] = value
    if page != "overview":
        app._registered_pages = list_known_pages()
        app.switch_page(f"pages/{page}.py")
    app.run()
    assert not app.exception, [problem.message for problem in app.exception]
    return app


@cache
def list_known_pages():
    """Return the pages that the app registers, as a server knows them after its first run."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()._registered_pages


def extract_text(app):
    """Return the text of all HTML on a page."""
    return "\n".join(re.sub(r"<[^>]+>", " ", block.proto.body) for block in app.get("html"))


def extract_headline(app):
    """Return the headline of a page."""
    return next(
        re.search(r"<h1[^>]*>(.*?)</h1>", block.proto.body).group(1)
        for block in app.get("html")
        if "<h1" in block.proto.body
    )
