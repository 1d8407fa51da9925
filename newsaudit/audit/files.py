"""The files of an audit, each as its text: what the command line writes and the page of the book offers."""

from __future__ import annotations

from newsaudit.audit.data import audit_data, json_text
from newsaudit.audit.model import Audit
from newsaudit.audit.page import audit_page
from newsaudit.audit.tables import csv_tables


def audit_files(audit: Audit) -> dict[str, str]:
    """Return name → text of every file of an audit: audit.html, audit.json and the tables."""
    data = audit_data(audit)
    tables = {f"{name}.csv": text for name, text in csv_tables(audit).items()}
    return {"audit.html": audit_page(audit, data), "audit.json": json_text(data)} | tables
