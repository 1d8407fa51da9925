"""What is wrong in a sheet: each fault with its place and one sentence, all of them in one list."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One fault of a sheet: which `sheet`, which `row` ("row 7", as a spreadsheet counts), which `column`, and what."""

    sheet: str
    row: str
    column: str
    sentence: str

    def __str__(self) -> str:
        """Return the fault in one line."""
        return ", ".join(filter(None, [self.sheet, self.row, self.column])) + f": {self.sentence}"


class SheetError(ValueError):
    """Sheets that are not a coding of the article; `faults` has everything that is wrong with them, in their order."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
