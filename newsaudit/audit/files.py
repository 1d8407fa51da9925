"""The files of an audit, each as its text: what the command line writes and the page of the book offers."""

from __future__ import annotations

from newsaudit.audit.data import audit_data, json_text
from newsaudit.audit.model import Audit
from newsaudit.audit.page import audit_page
from newsaudit.audit.tables import csv_tables


def audit_files(audit: Audit, other: Audit | None = None) -> dict[str, str]:
    """Return name → text of every file of an audit: audit.html, audit.json and the tables.

    With an `other` audit of the same article, they say what the one changes against it.
    """
    data = audit_data(audit, other)
    tables = {f"{name}.csv": text for name, text in csv_tables(audit, data).items()}
    return {"audit.html": audit_page(audit, data), "audit.json": json_text(data)} | tables
