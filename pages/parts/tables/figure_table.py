"""The numbers behind a view: one tidy table for the screen, CSV and XLSX, each row with unit, date and source."""

from io import BytesIO

import pandas as pd
import streamlit as st

from data import figures, population, regions
from data.logs import log_event
from data.spreadsheet import escape_formulas
from data.version import app_label
from pages.parts.shell import layout
from pages.parts.shell.layout import escape
from views.text.phrases import boundary_attribution
from views.text.translator import Translator


def numbers(rows: pd.DataFrame, i18n: Translator) -> pd.DataFrame:
    """Return observations as the table that a reader sees, headings in the reader's language."""
    register = regions.load()
    rates = rows["per_100k"] if "per_100k" in rows else pd.Series(float("nan"), index=rows.index)
    series = rows["series"] if "series" in rows else pd.Series("", index=rows.index)
    return pd.DataFrame(
        {
            i18n.gettext("Code"): rows["area_code"],
            i18n.gettext("Area"): [register.get(code).full_name for code in rows["area_code"]],
            i18n.gettext("Measure"): [
                figures.measure_facts(measure)[f"label_{i18n.lang}"] for measure in rows["measure"]
            ],
            i18n.gettext("Category"): [
                figures.category_label(breakdown, category, i18n.lang)
                for breakdown, category in zip(rows["breakdown"], rows["category"], strict=True)
            ],
            i18n.gettext("Value"): format_values(rows, i18n),
            i18n.gettext("Unit"): [
                figures.unit_label(figures.measure_facts(measure)["unit"], i18n.lang) for measure in rows["measure"]
            ],
            i18n.gettext("Date or period"): [i18n.format_reference_period(row) for row in rows.itertuples()],
            i18n.gettext("Per 100,000 residents"): rates.round(1),
            i18n.gettext("Residents (series)"): [series_label(code, i18n) for code in series],
            i18n.gettext("Status"): [status_label(status, i18n) for status in rows["status"]],
            i18n.gettext("Publisher"): rows["publisher"],
            i18n.gettext("Title"): rows["title"],
            i18n.gettext("Address"): rows["url"],
            i18n.gettext("Published on"): [i18n.format_publication_date(day) for day in rows["published_on"]],
            i18n.gettext("Figure"): rows["figure_id"],
        }
    ).reset_index(drop=True)


def format_values(rows: pd.DataFrame, i18n: Translator) -> pd.Series:
    """Return the values as whole numbers; where some are hidden, these as their band or as masked."""
    if (rows["disclosure"] == "shown").all():
        return rows["value"].astype(int)
    values = [int(row.value) if row.disclosure == "shown" else i18n.format_value(row) for row in rows.itertuples()]
    return pd.Series(values, index=rows.index, dtype=object)


def series_label(code: str, i18n: Translator) -> str:
    """Return the label of a population series, or "" where none was used."""
    return population.series_table().loc[code, f"label_{i18n.lang}"] if isinstance(code, str) and code else ""


def status_label(status: str, i18n: Translator) -> str:
    """Return the reader's word for a figure's status."""
    labels = {
        "published": i18n.gettext("published"),
        "disputed": i18n.gettext("disputed"),
        "fictitious": i18n.gettext("FICTITIOUS"),
    }
    return (labels | {"register": i18n.gettext("permit register")})[status]


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
    return pd.api.types.is_numeric_dtype(column)


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
        return f'<td><a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{text}</a></td>'
    return f"<td>{text}</td>"


def to_csv(table: pd.DataFrame, content: str = "numbers") -> bytes:
    """Return the table as CSV (UTF-8 with BOM, so that a spreadsheet reads it), safe from formulas; ``content`` is its word
    in the log."""
    csv_bytes: bytes = escape_formulas(table).to_csv(index=False).encode("utf-8-sig")
    log_event("export", content=content, format="csv", rows=len(table), bytes=len(csv_bytes))
    return csv_bytes


def to_xlsx(table: pd.DataFrame, metadata: dict[str, str], i18n: Translator) -> bytes:
    """Return the table as XLSX, with a second sheet that says what it is, from where and within which limits."""
    buffer = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        escape_formulas(table).to_excel(writer, sheet_name=i18n.gettext("Numbers"), index=False)
        pd.DataFrame(metadata.items(), columns=[i18n.gettext("Item"), i18n.gettext("Content")]).to_excel(
            writer, sheet_name=i18n.gettext("About"), index=False
        )
    log_event("export", content="numbers", format="xlsx", rows=len(table), bytes=len(buffer.getvalue()))
    return buffer.getvalue()


def export_metadata(title: str, sentence: str, badges: list[str], i18n: Translator) -> dict[str, str]:
    """Return the metadata that travels with an export; ``badges`` are what data, whether fictitious, and the mode."""
    return {
        i18n.gettext("Title"): title,
        i18n.gettext("Content"): sentence,
        i18n.gettext("Data and mode"): join_badges(badges),
        i18n.gettext("Boundaries"): boundary_attribution(i18n),
        i18n.gettext("Made with"): app_label(),
        i18n.gettext("Limits"): i18n.gettext(
            "Counts of persons, permits and cases are never added together. No data does not mean zero."
        ),
        i18n.gettext("Hidden counts"): i18n.gettext(
            "A small count of the register is told as a band; “masked” is one hidden so that none follows. Neither is zero."
        ),
    }


def join_badges(badges: list[str]) -> str:
    """Return badges in one line."""
    return "; ".join(badges)


def add_badges(table: pd.DataFrame, badges: list[str], i18n: Translator) -> pd.DataFrame:
    """Return the table that leaves the app: every row says of what data it is and in which mode it was told."""
    return table.assign(**{i18n.gettext("Data and mode"): join_badges(badges)})


def offer_numbers(
    rows: pd.DataFrame, title: str, sentence: str, name: str, badges: list[str], i18n: Translator
) -> None:
    """Show the numbers on request, and offer them as CSV and XLSX (made when asked for), with the badges in every row."""
    box = st.expander(i18n.gettext("The numbers"), key="numbers", on_change="rerun")
    with box:
        if not box.open:
            return
        table = numbers(rows, i18n)
        if table.empty:
            st.html(f'<p class="peta-text">{escape(i18n.gettext("No figures at this time."))}</p>')
            return
        st.html(table_html(table, title, i18n))
        export_table = add_badges(table, badges, i18n)
        with st.container(horizontal=True):
            st.download_button(
                i18n.gettext("Download CSV"), lambda: to_csv(export_table), f"{name}.csv", "text/csv", on_click="ignore"
            )
            st.download_button(
                i18n.gettext("Download XLSX"),
                lambda: to_xlsx(export_table, export_metadata(title, sentence, badges, i18n), i18n),
                f"{name}.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                on_click="ignore",
            )


def draw_source_line(markup: str) -> None:
    """Show the line that :func:`source_markup` made."""
    st.html(layout.source_paragraph(markup))


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


def source_link(row, i18n: Translator) -> str:
    """Return a publisher and its date, linked to the page if there is an address."""
    text = escape(
        f"{row.publisher}, {i18n.format_publication_date(row.published_on)}" if row.published_on else row.publisher
    )
    if not row.url:
        return text
    return f'<a href="{escape(row.url)}" target="_blank" rel="noopener noreferrer">{text}</a>'
