"""What the page of the box may load and run: its content security policy."""

from __future__ import annotations

import base64
import hashlib
import html
import re

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
INLINE_HANDLER = re.compile(r'\son[a-z]+="([^"]*)"')


def page_policy(page: str) -> str:
    """Return the policy of a page of the book that holds the box.

    Everything comes from the book's own folder. Of the scripts within the page, each is named by its hash; WebAssembly
    may be compiled, as Python is; `blob:` is how the worker and its Python start, also from a folder. Styles within the
    page are allowed, as every figure is drawn with them, and they can fetch nothing from elsewhere.
    """
    scripts = [hashed(script) for script in INLINE_SCRIPT.findall(page)]
    handlers = sorted({hashed(html.unescape(handler)) for handler in INLINE_HANDLER.findall(page)})
    allowed = {
        "default-src": ["'none'"],
        "script-src": ["'self'", "blob:", "'wasm-unsafe-eval'", *scripts, *(["'unsafe-hashes'"] if handlers else [])],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'", "blob:"],
        "worker-src": ["blob:"],
        "form-action": ["'self'"],  # the search of the book
        "base-uri": ["'none'"],
    }
    allowed["script-src"] += handlers
    return "; ".join(" ".join([directive, *sources]) for directive, sources in allowed.items())


def hashed(script: str) -> str:
    """Return the source expression that allows one script by its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
