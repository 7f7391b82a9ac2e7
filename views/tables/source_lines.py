"""Whose figures a view shows: the publishers, each linked to its page."""

import pandas as pd

from data.figures.observation_columns import ObservationRow
from views.reader import Reader
from views.text.html import escape, external_link_html, link_html
from views.text.translator import Translator


def source_markup(rows: pd.DataFrame, i18n: Translator, has_boundaries: bool = False) -> str:
    """Return the publishers behind a view, each linked to its page, as escaped markup.

    ``has_boundaries`` says that outlines are indicative; whose they are stands on the map itself.
    """
    source_rows = rows.drop_duplicates(["publisher", "url"]).head(4)
    links = [source_link(row, i18n) for row in source_rows.itertuples()]
    remaining_count = rows["publisher"].nunique() - source_rows["publisher"].nunique()
    remaining_text = i18n.gettext(" and {n} more", n=remaining_count) if remaining_count > 0 else ""
    text = f"{i18n.gettext('Source')}: {'; '.join(links)}{remaining_text}. " if links else ""
    boundary_note = f"{i18n.gettext('Indicative boundaries')}. " if has_boundaries else ""
    return text + escape(boundary_note)


def source_link(row: ObservationRow, i18n: Translator) -> str:
    """Return a publisher and its date, linked to the page if there is an address."""
    text = f"{row.publisher}, {i18n.format_publication_date(row.published_on)}" if row.published_on else row.publisher
    return external_link_html(text, row.url) if row.url else escape(text)


def source_paragraph_html(markup: str, reader: Reader) -> str:
    """Return the source line: the sources of a view (answer of :func:`source_markup`), then the way to all sources."""
    link = link_html(reader.i18n.gettext("All sources"), "sumber", reader.request)
    return f'<p class="peta-source">{markup}{link}.</p>'
