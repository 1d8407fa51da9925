"""Six questions that the story's own desk could have asked, each with its evidence and a fair desk's answer."""

from __future__ import annotations

from pathlib import Path

from story import coding as coded
from story.markdown import paragraph_link


def questions(folder: str | Path) -> str:
    """Return the questions of `desk_questions.csv` as a numbered Markdown list; each links to what it rests on."""
    rows = coded.read_table(Path(folder) / "desk_questions.csv")
    return "\n".join(
        f"{row.number}. **{row.question}** {row.why} ({paragraph_link(*row.paragraphs.split())}; {evidence_link(row)}) "
        f"*A fair answer:* {row.fair_answer}"
        for row in rows.itertuples()
    )


def evidence_link(row) -> str:
    """Return the link to a question's evidence: a section by its label, or else a page."""
    return f"{{ref}}`{row.evidence} <{row.where}>`" if row.where else f"[{row.evidence}]({row.page})"
