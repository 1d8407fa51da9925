"""What the tests of sheets share: a small invented article, its coding in the smallest sheet, and the whole way."""

from __future__ import annotations

import csv
import io

from newsaudit import Article
from newsaudit.audit.model import Audit
from newsaudit.sheets.coded import audit_of_sheets
from newsaudit.sheets.faults import SheetError

TEXT = (
    "Bridge to close\n\n"
    "Mayor Anna Wren said the bridge will close in May. “We have no choice,” Wren said in a news release.\n\n"
    "Residents worry that shops could fail. “It’s over,” said Tom Poole, who runs a bakery. “It’s over,” he "
    "said again.\n\n"
    "The council declined to comment on the cost.\n"
)
SMALLEST = [
    {"source": "Mayor Anna Wren", "cue": "said", "words": "the bridge will close in May"},
    {"source": "Wren", "cue": "said", "words": "“We have no choice,”"},
    {"source": "Residents", "cue": "worry", "words": "that shops could fail"},
]


def sheet(rows: list[dict[str, str]], delimiter: str = ",", line_end: str = "\n") -> str:
    """Return rows as CSV, with the columns of all of them."""
    text = io.StringIO()
    columns = list(dict.fromkeys(column for row in rows for column in row))
    writer = csv.DictWriter(text, columns, delimiter=delimiter, lineterminator=line_end, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def by_sheet(article: Article, rows: list[dict[str, str]], **options: str) -> Audit:
    """Return the audit of an article by the rows of one sheet, wren.csv."""
    return audit_of_sheets(article, {"wren.csv": sheet(rows)}, **options)


def faults_of(article: Article, *sheets: list[dict[str, str]] | str | bytes, **options: str) -> list[str]:
    """Return all faults of sheets, each a line; none if they are a coding of the article."""
    contents = {
        f"{number}.csv": one if isinstance(one, (str, bytes)) else sheet(one) for number, one in enumerate(sheets, 1)
    }
    try:
        audit_of_sheets(article, contents, **options)
    except SheetError as error:
        return [str(fault) for fault in error.faults]
    return []
