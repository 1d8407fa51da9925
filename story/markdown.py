"""Tables and paragraphs of the book as Markdown: captioned, numbered, each with its data to download."""

from __future__ import annotations

from urllib.parse import quote

import pandas as pd
from IPython.display import Markdown

from newsaudit.audit.annotated import annotated_article
from story.coding import Coding


def table(frame: pd.DataFrame, caption: str, name: str, download: pd.DataFrame | None = None) -> Markdown:
    """A frame as a numbered, captioned table, and under it a link that downloads it as CSV.

    The cells hold Markdown. `download` is what the link gives where it holds more than the page shows.
    Raises `ValueError` for more than five columns: more cannot be read on a phone.
    """
    if len(frame.columns) > 5:
        raise ValueError(f"table {name} has {len(frame.columns)} columns; a page shows at most five.")
    rows = [list(frame.columns), ["---"] * len(frame.columns), *frame.itertuples(index=False)]
    lines = ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    body = "\n".join(lines)
    link = download_link(frame if download is None else download, name)
    return Markdown(f":::{{table}} {caption}\n:name: {name}\n\n{body}\n:::\n\n{link}")


def cell(value: object) -> str:
    """A value as the text of one table cell; nothing is shown as an en dash."""
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return "–"
    return str(value).replace("|", "\\|").replace("\n", " ").strip() or "–"


def download_link(frame: pd.DataFrame, name: str) -> str:
    """HTML of a link that carries a frame as CSV within itself, so that it works from any copy of the page."""
    data = quote(frame.to_csv(index=False, lineterminator="\n"))
    return (
        f'<p class="download"><a download="{name}.csv" href="data:text/csv;charset=utf-8,{data}">'
        f'Download this table<span class="visually-hidden"> ({name}.csv)</span></a></p>'
    )


def folded(title: str, *blocks: Markdown) -> Markdown:
    """Paragraphs and tables behind a line that opens them."""
    body = "\n\n".join(block.data for block in blocks)
    return Markdown(f"::::{{dropdown}} {title}\n{body}\n::::")


def say(text: str) -> Markdown:
    """A paragraph of prose with computed numbers, as a cell's output: shown in any viewer, compared by nbval."""
    return Markdown(text)


def annotated(coding: Coding) -> Markdown:
    """Return the annotated article for a page of the book: each paragraph is a Sphinx target (p1, p2, ...)."""
    return Markdown(annotated_article(coding.audit, targets=True))


def paragraph_link(*numbers: int) -> str:
    """Links to paragraphs of the annotated article: "¶10", "¶10, ¶11"."""
    return ", ".join(f"[¶{int(number)}](#p{int(number)})" for number in numbers)


def attribution_link(*ids: str) -> str:
    """Links to attributions as marked in the annotated article: "S4", "S4, S5"."""
    return ", ".join(f'<a href="01-story.html#{each.lower()}">{each}</a>' for each in ids)


def citation(text: str, paragraph: int, whose: str = "") -> str:
    """A quotation from the story with its paragraph, and whose words it is in where that is given: "“…” (¶5, OIR)"."""
    return f"“{text.replace(' | ', ' … ')}” ({paragraph_link(paragraph)}{', ' * bool(whose)}{whose})"
