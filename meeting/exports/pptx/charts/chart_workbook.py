"""The workbook of a native chart, which an office edits: text is never a formula; a repeated value refers to its figure."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from xlsxwriter.utility import xl_rowcol_to_cell

from meeting.exports.pptx.charts.step_series import StepDay

WORKBOOK_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
DATE_FORMAT, COUNT_FORMAT = "yyyy-mm-dd", "#,##0"
CATEGORY_WIDTH = 12


def build_workbook(data: CategoryChartData, steps: Sequence[list[StepDay]]) -> bytes:
    """Return the XLSX of a chart's data, laid out as python-pptx refers to it; ``steps`` are those of stocks, else none.

    Categories are in the first column, a series in each of the next, its name above.
    """
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK_OPTIONS) as book:
        worksheet = book.add_worksheet("Sheet1")
        date_format, count_format = (
            book.add_format({"num_format": pattern}) for pattern in (DATE_FORMAT, COUNT_FORMAT)
        )
        worksheet.set_column(0, 0, CATEGORY_WIDTH)
        for row, category in enumerate(data.categories, 1):
            write_category(worksheet, row, category.label, date_format)
        for column, series in enumerate(data, 1):
            worksheet.write_string(0, column, series.name)
            source_indexes = [day.source_index for day in steps[column - 1]] if steps else [None] * len(series.values)
            for row, (value, source_index) in enumerate(zip(series.values, source_indexes, strict=True), 1):
                write_value(worksheet, row, column, value, source_index, count_format)
    return buffer.getvalue()


def write_category(worksheet: Any, row: int, label: date | str, date_format: Any) -> None:
    """Write the name of a category, a day as a date. xlsxwriter has no types, hence Any."""
    if isinstance(label, date):
        worksheet.write_datetime(row, 0, label, date_format)
    else:
        worksheet.write_string(row, 0, label)


def write_value(
    worksheet: Any, row: int, column: int, value: float | None, source_index: int | None, cell_format: Any
) -> None:
    """Write one value, nothing for None; a value that repeats an earlier figure is a formula that refers to it."""
    if source_index is not None:
        worksheet.write_formula(row, column, f"={xl_rowcol_to_cell(source_index + 1, column)}", cell_format, value)
    elif value is not None:
        worksheet.write_number(row, column, value, cell_format)
