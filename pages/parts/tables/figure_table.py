"""The numbers behind a view: one tidy table for the screen, CSV and XLSX, each row with unit, date and source."""

from io import BytesIO

import pandas as pd
import streamlit as st

from data import figures, population, regions
from data.spreadsheet import disarmed
from geo import outlines
from pages.parts.shell import layout
from pages.parts.shell.layout import escape
from views.text.translator import Words


def numbers(rows: pd.DataFrame, say: Words) -> pd.DataFrame:
    """Return observations as the table that a reader sees, headings in the reader's language."""
    register = regions.load()
    rated = rows["per_100k"] if "per_100k" in rows else pd.Series(float("nan"), index=rows.index)
    series = rows["series"] if "series" in rows else pd.Series("", index=rows.index)
    return pd.DataFrame(
        {
            say.t("Code"): rows["area_code"],
            say.t("Area"): [register.get(code).full_name for code in rows["area_code"]],
            say.t("Measure"): [figures.about(m)[f"label_{say.lang}"] for m in rows["measure"]],
            say.t("Category"): [
                figures.category_label(b, c, say.lang) for b, c in zip(rows["breakdown"], rows["category"], strict=True)
            ],
            say.t("Value"): told(rows, say),
            say.t("Unit"): [figures.unit_label(figures.about(m)["unit"], say.lang) for m in rows["measure"]],
            say.t("Date or period"): [say.when(row) for row in rows.itertuples()],
            say.t("Per 100,000 residents"): rated.round(1),
            say.t("Residents (series)"): [series_label(code, say) for code in series],
            say.t("Status"): [status_label(status, say) for status in rows["status"]],
            say.t("Publisher"): rows["publisher"],
            say.t("Title"): rows["title"],
            say.t("Address"): rows["url"],
            say.t("Published on"): [say.published(day) for day in rows["published_on"]],
            say.t("Figure"): rows["figure_id"],
        }
    ).reset_index(drop=True)


def told(rows: pd.DataFrame, say: Words) -> pd.Series:
    """Return the values as whole numbers; where some are hidden, these as their band or as masked."""
    if (rows["disclosure"] == "shown").all():
        return rows["value"].astype(int)
    values = [int(row.value) if row.disclosure == "shown" else say.told(row) for row in rows.itertuples()]
    return pd.Series(values, index=rows.index, dtype=object)


def series_label(code: str, say: Words) -> str:
    """Return the label of a population series, or "" where none was used."""
    return population.series_table().loc[code, f"label_{say.lang}"] if isinstance(code, str) and code else ""


def status_label(status: str, say: Words) -> str:
    """Return the reader's word for a figure's status."""
    labels = {"published": say.t("published"), "disputed": say.t("disputed"), "fictitious": say.t("FICTITIOUS")}
    return (labels | {"register": say.t("permit register")})[status]


def shown(table: pd.DataFrame, caption: str, say: Words) -> str:
    """Return a table as escaped markup: figures right-aligned, the title linked to its address, empty columns left out.

    So are a category that is always "all" and a status that is always "published"; downloads have every column.
    """
    address, title, value = say.t("Address"), say.t("Title"), say.t("Value")
    plain = {say.t("Category"): figures.category_label("total", "total", say.lang), say.t("Status"): say.t("published")}
    silent = [address, *(name for name, word in plain.items() if name in table and (table[name] == word).all())]
    kept = [
        name
        for name in table.columns
        if name not in silent and not table[name].isin(["", None]).all() and table[name].notna().any()
    ]
    heads = "".join(
        f'<th scope="col"{" class=n" if is_figure(table[name]) else ""}>{escape(name)}</th>' for name in kept
    )
    body = []
    for record in table.to_dict("records"):
        cells = [
            linked(record[name], record.get(address)) if name == title else written(record[name], name == value, say)
            for name in kept
        ]
        body.append("<tr>" + "".join(cells) + "</tr>")
    return (
        f'<div class="peta-table-box" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="peta-table">'
        f"<caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def is_figure(column: pd.Series) -> bool:
    """Say whether a column holds numbers."""
    return pd.api.types.is_numeric_dtype(column)


def written(value: object, whole: bool, say: Words) -> str:
    """Return one cell; a missing number is empty, never zero."""
    if isinstance(value, float) and pd.isna(value):
        return '<td class="n"></td>'
    if isinstance(value, float):
        return f'<td class="n">{say.number(value, 0 if whole else 1)}</td>'
    if isinstance(value, int):
        return f'<td class="n">{say.number(value)}</td>'
    return f"<td>{escape(value)}</td>"


def linked(title: object, address: object) -> str:
    """Return a cell with the title of a source, linked if it has an address (http or https only)."""
    text = escape(title or address or "")
    if isinstance(address, str) and address.startswith(("http://", "https://")):
        return f'<td><a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{text}</a></td>'
    return f"<td>{text}</td>"


def csv(table: pd.DataFrame) -> bytes:
    """Return the table as CSV (UTF-8 with BOM, so that a spreadsheet reads it), safe from formulas."""
    return disarmed(table).to_csv(index=False).encode("utf-8-sig")


def xlsx(table: pd.DataFrame, about: dict[str, str], say: Words) -> bytes:
    """Return the table as XLSX, with a second sheet that says what it is, from where and within which limits."""
    buffer = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": options}) as book:
        disarmed(table).to_excel(book, sheet_name=say.t("Numbers"), index=False)
        pd.DataFrame(about.items(), columns=[say.t("Item"), say.t("Content")]).to_excel(
            book, sheet_name=say.t("About"), index=False
        )
    return buffer.getvalue()


def about(title: str, sentence: str, badges: list[str], say: Words) -> dict[str, str]:
    """Return the metadata that travels with an export; ``badges`` are what data, whether fictitious, and the mode."""
    return {
        say.t("Title"): title,
        say.t("Content"): sentence,
        say.t("Data and mode"): marked(badges),
        say.t("Boundaries"): outlines.attribution(say.lang),
        say.t("Limits"): say.t(
            "Counts of persons, permits and cases are never added together. No data does not mean zero."
        ),
        say.t("Hidden counts"): say.t(
            "A small count of the register is told as a band; “masked” is one hidden so that none follows. Neither is zero."
        ),
    }


def marked(badges: list[str]) -> str:
    """Return badges in one line."""
    return "; ".join(badges)


def exported(table: pd.DataFrame, badges: list[str], say: Words) -> pd.DataFrame:
    """Return the table that leaves the app: every row says of what data it is and in which mode it was told."""
    return table.assign(**{say.t("Data and mode"): marked(badges)})


def offer(rows: pd.DataFrame, title: str, sentence: str, name: str, badges: list[str], say: Words) -> None:
    """Show the numbers on request, and offer them as CSV and XLSX (made when asked for), with the badges in every row."""
    box = st.expander(say.t("The numbers"), key="numbers", on_change="rerun")
    with box:
        if not box.open:
            return
        table = numbers(rows, say)
        if table.empty:
            st.html(f'<p class="peta-text">{escape(say.t("No figures at this time."))}</p>')
            return
        st.html(shown(table, title, say))
        leaving = exported(table, badges, say)
        with st.container(horizontal=True):
            st.download_button(
                say.t("Download CSV"), lambda: csv(leaving), f"{name}.csv", "text/csv", on_click="ignore"
            )
            st.download_button(
                say.t("Download XLSX"),
                lambda: xlsx(leaving, about(title, sentence, badges, say), say),
                f"{name}.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                on_click="ignore",
            )


def source_line(markup: str) -> None:
    """Show the line that :func:`source_markup` made."""
    st.html(layout.source_paragraph(markup))


def source_markup(rows: pd.DataFrame, say: Words, boundaries: bool = False) -> str:
    """Return the publishers behind a view, each linked to its page, as escaped markup.

    ``boundaries`` says that outlines are indicative; whose they are stands on the map itself.
    """
    named = rows.drop_duplicates(["publisher", "url"]).head(4)
    links = [one_source(row, say) for row in named.itertuples()]
    rest = rows["publisher"].nunique() - named["publisher"].nunique()
    more = say.t(" and {n} more", n=rest) if rest > 0 else ""
    text = f"{say.t('Source')}: {'; '.join(links)}{more}. " if links else ""
    outline = f"{say.t('Indicative boundaries')}. " if boundaries else ""
    return text + escape(outline)


def one_source(row, say: Words) -> str:
    """Return a publisher and its date, linked to the page if there is an address."""
    text = escape(f"{row.publisher}, {say.published(row.published_on)}" if row.published_on else row.publisher)
    if not row.url:
        return text
    return f'<a href="{escape(row.url)}" target="_blank" rel="noopener noreferrer">{text}</a>'
