"""Dated events as markup: date, label, explanation, and where that stands."""

import pandas as pd

from views.text.html import escape, external_link_html
from views.text.translator import Translator


def event_list_html(events: pd.DataFrame, i18n: Translator) -> str:
    """Return the items of a list of events, in their order."""
    return "".join(
        f"<li><b>{escape(i18n.format_date(event.date, event.precision))}: {escape(event.label)}.</b> "
        f"{escape(event.explanation)} {external_link_html(i18n.gettext('Source'), event.url)}</li>"
        for event in events.itertuples()
    )
