"""Runs in the reader's browser: an article in, the files of its audit out, by the command line's own functions."""

import json

from newsaudit.article import Article, ArticleError
from newsaudit.audit.coder import audited
from newsaudit.audit.files import audit_files
from newsaudit.audit.tables import attribution_rows, source_rows
from newsaudit.sheets.coded import audit_of_sheets
from newsaudit.sheets.faults import SheetError


def answer(data: bytes, name: str, sheets: dict) -> dict:
    """Return the files of an audit and its coding as a sheet in JSON, or under "error" why there is none.

    The coding is the engine's or, where there are sheets (name → text, or bytes as the browser lends them), theirs.
    """
    try:
        article = Article.from_bytes(data, name=name)
        contents = {name: own if isinstance(own, str) else bytes(own) for name, own in sheets.items()}
        audit = audit_of_sheets(article, contents) if contents else audited(article)
    except (ArticleError, SheetError) as error:
        return {"error": str(error)}
    rows = {"attributions": attribution_rows(audit), "sources": source_rows(audit)}
    return {"files": audit_files(audit), "sheet": json.dumps(rows)}
