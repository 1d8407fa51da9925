"""Sheets in files: the coding that some of them hold, and the one that it is to be compared with."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsaudit.article import Article
from newsaudit.audit.coder import audited
from newsaudit.audit.model import ENGINE, Audit
from newsaudit.sheets.coded import audit_of_sheets
from newsaudit.sheets.faults import Fault, SheetError


def audit_of_files(article: Article, paths: Iterable[Path], coder: str = "") -> Audit:
    """Return the audit of an article by the coding in some files; raises `SheetError` with all that is wrong there."""
    sheets: dict[str, bytes] = {}
    faults = []
    for path in paths:
        try:
            sheets[str(path)] = path.read_bytes()
        except OSError as error:
            faults.append(Fault(str(path), "", "", f"the file cannot be read ({error.strerror})."))
    if faults:
        raise SheetError(faults)
    return audit_of_sheets(article, sheets, coder)


def audit_compared(article: Article, paths: Iterable[Path], compare: str) -> Audit:
    """Return the audit that a coding is to be compared with: the engine's, that of another sheet, or of another coder.

    `compare` is "engine", the path of a sheet, or the label of a coder in the sheets at `paths`.
    """
    if compare == ENGINE:
        return audited(article)
    if Path(compare).is_file() or Path(compare).suffix.lower() in (".csv", ".tsv", ".txt", ".json"):
        return audit_of_files(article, [Path(compare)])
    return audit_of_files(article, paths, compare)
