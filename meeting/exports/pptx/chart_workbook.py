"""The sheet behind a chart, which an office edits: text is never a formula; a day on which a figure only holds follows it."""

from datetime import date
from io import BytesIO

import xlsxwriter
from pptx.chart.data import CategoryChartData
from xlsxwriter.utility import xl_rowcol_to_cell

from meeting.exports.pptx.step_series import Day

PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
DATED, COUNTED = "yyyy-mm-dd", "#,##0"


def sheet(data: CategoryChartData, steps: list[list[Day]]) -> bytes:
    """Return the workbook of a chart's data, laid out as python-pptx refers to it; ``steps`` are those of stocks, else none.

    Categories stand in the first column, a series in each of the next, its name above.
    """
    out = BytesIO()
    with xlsxwriter.Workbook(out, PLAIN) as book:
        page = book.add_worksheet("Sheet1")
        dated, counted = (book.add_format({"num_format": told}) for told in (DATED, COUNTED))
        page.set_column(0, 0, 12)
        for row, category in enumerate(data.categories, 1):
            is_day = isinstance(category.label, date)
            page.write_datetime(row, 0, category.label, dated) if is_day else page.write_string(row, 0, category.label)
        for column, series in enumerate(data, 1):
            page.write_string(0, column, series.name)
            held = [day.since for day in steps[column - 1]] if steps else [None] * len(series.values)
            for row, (value, since) in enumerate(zip(series.values, held, strict=True), 1):
                cell(page, row, column, value, since, counted)
    return out.getvalue()


def cell(page, row: int, column: int, value: float | None, since: int | None, form) -> None:
    """Write one value, nothing for none; what only holds on is a formula that points at its figure."""
    if since is not None:
        page.write_formula(row, column, f"={xl_rowcol_to_cell(since + 1, column)}", form, value)
    elif value is not None:
        page.write_number(row, column, value, form)
