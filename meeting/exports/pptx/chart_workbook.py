"""The sheet behind a chart, which an office edits: text is never a formula; a day on which a figure only holds follows it."""

from datetime import date
from io import BytesIO

import xlsxwriter
from pptx.chart.data import CategoryChartData
from xlsxwriter.utility import xl_rowcol_to_cell

from meeting.exports.pptx.step_series import StepDay

WORKBOOK_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
DATE_FORMAT, COUNT_FORMAT = "yyyy-mm-dd", "#,##0"


def build_workbook(data: CategoryChartData, steps: list[list[StepDay]]) -> bytes:
    """Return the workbook of a chart's data, laid out as python-pptx refers to it; ``steps`` are those of stocks, else none.

    Categories stand in the first column, a series in each of the next, its name above.
    """
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK_OPTIONS) as book:
        worksheet = book.add_worksheet("Sheet1")
        date_format, count_format = (
            book.add_format({"num_format": pattern}) for pattern in (DATE_FORMAT, COUNT_FORMAT)
        )
        worksheet.set_column(0, 0, 12)
        for row, category in enumerate(data.categories, 1):
            is_day = isinstance(category.label, date)
            worksheet.write_datetime(row, 0, category.label, date_format) if is_day else worksheet.write_string(
                row, 0, category.label
            )
        for column, series in enumerate(data, 1):
            worksheet.write_string(0, column, series.name)
            source_indexes = [day.source_index for day in steps[column - 1]] if steps else [None] * len(series.values)
            for row, (value, source_index) in enumerate(zip(series.values, source_indexes, strict=True), 1):
                write_cell(worksheet, row, column, value, source_index, count_format)
    return buffer.getvalue()


def write_cell(worksheet, row: int, column: int, value: float | None, source_index: int | None, cell_format) -> None:
    """Write one value, nothing for none; what only holds on is a formula that points at its figure."""
    if source_index is not None:
        worksheet.write_formula(row, column, f"={xl_rowcol_to_cell(source_index + 1, column)}", cell_format, value)
    elif value is not None:
        worksheet.write_number(row, column, value, cell_format)
