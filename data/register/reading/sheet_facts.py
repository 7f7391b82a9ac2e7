"""What the reader of a workbook says of a sheet beside its cells."""

from typing import Literal, NotRequired, TypedDict

WorkbookEpoch = Literal["", "1904"]
"""The system of days that a workbook names; "" where it names none."""


class SheetFacts(TypedDict):
    """The name of a sheet, whether it is hidden (then without cells), and the system of days of one that is not."""

    sheet: str
    hidden: bool
    epoch: NotRequired[WorkbookEpoch]
