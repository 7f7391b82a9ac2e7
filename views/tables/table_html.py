"""A table of figures as markup: escaped, numbers right-aligned, empty columns left out."""

import pandas as pd

from data import figures
from views.text.html import escape, external_link_html
from views.text.translator import Translator


def table_html(table: pd.DataFrame, caption: str, i18n: Translator) -> str:
    """Return a table as escaped markup: figures right-aligned, the title linked to its address, empty columns left out.

    So are a category that is always "all" and a status that is always "published"; downloads have every column.
    """
    address, title, value = i18n.gettext("Address"), i18n.gettext("Title"), i18n.gettext("Value")
    default_labels = {
        i18n.gettext("Category"): figures.category_label("total", "total", i18n.lang),
        i18n.gettext("Status"): i18n.gettext("published"),
    }
    hidden_columns = [
        address,
        *(name for name, word in default_labels.items() if name in table and (table[name] == word).all()),
    ]
    columns = [
        name
        for name in table.columns
        if name not in hidden_columns and not table[name].isin(["", None]).all() and table[name].notna().any()
    ]
    header_html = "".join(
        f'<th scope="col"{" class=n" if is_numeric(table[name]) else ""}>{escape(name)}</th>' for name in columns
    )
    body = []
    for record in table.to_dict("records"):
        cells = [
            link_cell_html(record[name], record.get(address))
            if name == title
            else cell_html(record[name], name == value, i18n)
            for name in columns
        ]
        body.append("<tr>" + "".join(cells) + "</tr>")
    return (
        f'<div class="peta-table-box" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="peta-table">'
        f"<caption>{escape(caption)}</caption><thead><tr>{header_html}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def is_numeric(column: pd.Series) -> bool:
    """Say whether a column holds numbers."""
    return bool(pd.api.types.is_numeric_dtype(column))


def cell_html(value: object, is_whole: bool, i18n: Translator) -> str:
    """Return one cell; a missing number is empty, never zero."""
    if isinstance(value, float) and pd.isna(value):
        return '<td class="n"></td>'
    if isinstance(value, float):
        return f'<td class="n">{i18n.format_number(value, 0 if is_whole else 1)}</td>'
    if isinstance(value, int):
        return f'<td class="n">{i18n.format_number(value)}</td>'
    return f"<td>{escape(value)}</td>"


def link_cell_html(title: object, address: object) -> str:
    """Return a cell with the title of a source, linked if it has an address (http or https only)."""
    text = escape(title or address or "")
    if isinstance(address, str) and address.startswith(("http://", "https://")):
        return f"<td>{external_link_html(title or address, address)}</td>"
    return f"<td>{text}</td>"
