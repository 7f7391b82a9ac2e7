"""Markup of texts: everything is escaped, hidden signs are made visible, long texts are cut."""

from urllib.parse import urlencode

from views.request import PageRequest

MAX_TEXT_CHARS = 600


def escape(text: object) -> str:
    """Escape text for markup; control and direction marks become visible, long text is cut at 600 characters."""
    short_text = str(text) if len(str(text)) <= MAX_TEXT_CHARS else str(text)[: MAX_TEXT_CHARS - 1] + "…"
    visible_text = "".join(character if character.isprintable() else "\ufffd" for character in short_text)
    return visible_text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def heading_html(text: str) -> str:
    """Return a heading inside a page."""
    return f'<h2 class="peta-h2">{escape(text)}</h2>'


def paragraph_html(text: str) -> str:
    """Return a paragraph of plain text."""
    return f'<p class="peta-text">{escape(text)}</p>'


def sentence_html(text: str) -> str:
    """Return a plain sentence that can be read aloud."""
    return f'<p class="peta-sentence">{escape(text)}</p>'


def status_html(text: str) -> str:
    """Return a paragraph that a screen reader reads when it comes."""
    return f'<p class="peta-text" role="status">{escape(text)}</p>'


def notice_html(text: str) -> str:
    """Return a sentence about what could not be done."""
    return f'<p class="peta-notice" role="alert">{escape(text)}</p>'


def list_html(lines: list[str]) -> str:
    """Return sentences as a list."""
    return f"<ul class='peta-list'>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def link_html(label: str, page: str, request: PageRequest, **values: str) -> str:
    """Return a link to a page, by its address, that takes along what the reader chose."""
    address = f"{page}?{urlencode(request.navigation_parameters(**values))}"
    return f'<a href="{escape(address)}" target="_self">{escape(label)}</a>'


def external_link_html(label: object, url: str) -> str:
    """Return a link to a page of somebody else, which opens beside this one."""
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(label)}</a>'
