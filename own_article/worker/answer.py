"""Runs in the reader's browser: one article in, the files of its audit out, by the command line's own functions."""

from newsaudit.article import Article, ArticleError
from newsaudit.audit.coder import audited
from newsaudit.audit.files import audit_files


def answer(data, name: str) -> dict:
    """Return the files of an audit under "files", or under "error" the sentence that says why there is none.

    `data` is what the browser calls a Uint8Array.
    """
    try:
        return {"files": audit_files(audited(Article.from_bytes(data.to_bytes(), name=name)))}
    except ArticleError as error:
        return {"error": str(error)}
