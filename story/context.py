"""What other records say, as rows with their references: read, cited, compared; never joined to the story's claims."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import pandas as pd
from IPython.display import Markdown

from story.coding import read_table
from story.markdown import paragraph_link, table

QUOTATION = re.compile("“([^”]+)”")
SEEN = ("first hand", "second hand")


def read_records(path: str | Path) -> pd.DataFrame:
    """Return statements cited from elsewhere, a row each, all columns text.

    Raises `ValueError` naming the first row that lacks a statement, a holder or a reference, that has not a date for
    each reference, that repeats an id, or that does not say whether it was seen at first or second hand.
    """
    records = read_table(path)
    for row in records.itertuples():
        lacking = [name for name in ("statement", "said_by", "reference") if not getattr(row, name).strip()]
        if lacking:
            raise ValueError(f"record {row.id} has no {lacking[0]}.")
        if len(row.date.split()) != len(row.reference.split()):
            raise ValueError(f"record {row.id} has not one date for each reference.")
        if row.seen not in SEEN:
            raise ValueError(f"record {row.id}: seen is {row.seen!r}, not one of {SEEN}.")
    if repeated := records["id"][records["id"].duplicated()].tolist():
        raise ValueError(f"record {repeated[0]} stands twice.")
    return records


def cite(references: str) -> str:
    """A citation in Markdown of the references written in a cell, separated by spaces; nothing for an empty cell."""
    return f"{{cite:p}}`{','.join(references.split())}`" if references.strip() else ""


def records_table(records: pd.DataFrame, caption: str, name: str, *topics: str) -> Markdown:
    """Return the records of one or several topics as a table: who says so, when and where, and what is said."""
    rows = records[records["topic"].isin(topics)]
    shown = pd.DataFrame(
        {
            "Who says so, when": [f"{holder(row)}: {dated(row)}" for row in rows.itertuples()],
            "What": [f"{row.statement} “{row.quote}”" if row.quote else row.statement for row in rows.itertuples()],
        }
    )
    return table(shown, caption, name, rows)


def holder(row) -> str:
    """Who says it, with the interest named, and through whom: "The task force (a party), as quoted by Rudaw"."""
    interest = f" ({row.interest})" if row.interest else ""
    through = f", {row.through}" if row.through else ""
    return f"{row.said_by}{interest}{through}"


def dated(row) -> str:
    """Return the references of a record, each with its own date, and a word where it was read at second hand.

    References of one date stand together: "17 March (A 2020), 19 March (B 2020, C 2020)".
    """
    together: dict[str, list[str]] = {}
    for date, key in zip(row.date.split(), row.reference.split(), strict=True):
        together.setdefault(date, []).append(key)
    dates = ", ".join(f"{day(date, year=False)} {cite(' '.join(keys))}" for date, keys in together.items())
    return f"{dates} (second hand)" if row.seen == "second hand" else dates


def day(date: str, year: bool = True) -> str:
    """Return a date, or what is known of it, in words: "17 March 2020", "June 2019", "2020", "date not seen".

    Without its year where a citation beside it gives that.
    """
    if not date:
        return "date not seen"
    parts = date.split("-")
    words = [pd.Timestamp(date).strftime("%B")] if len(parts) > 1 else []
    return " ".join([str(int(number)) for number in parts[2:]] + words + [parts[0]] * (year or not words))


def differences(first: str, second: str) -> tuple[str, str, list[str], list[str]]:
    """Two sentences with the words that only one of them has in bold, and those words of the first and of the second.

    Words are compared without regard to case or to marks at their ends; marks stay as they stand.
    """
    a, b = first.split(), second.split()
    bare = [[word.strip(".,;:“”\"’'[]").lower() for word in words] for words in (a, b)]
    shown, only = ([], []), ([], [])
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        for side, words in enumerate((a[a0:a1], b[b0:b1])):
            if words:
                shown[side].append(" ".join(words) if tag == "equal" else f"**{' '.join(words)}**")
                only[side].extend([] if tag == "equal" else words)
    return " ".join(shown[0]), " ".join(shown[1]), only[0], only[1]


def pair(releases: pd.DataFrame, sentence: str) -> tuple[str, str]:
    """The story's words and those of the release set beside them first, for one kind of sentence."""
    first, second = releases[releases["sentence"] == sentence]["text"][:2]
    return first, second


def release_lines(releases: pd.DataFrame, *sentences: str) -> pd.DataFrame:
    """Sentences of releases, kind by kind: what only the first or only the second of a kind has is in bold."""
    rows = []
    for sentence in sentences:
        kind = releases[releases["sentence"] == sentence]
        texts = kind["text"].tolist()
        if len(texts) > 1:
            texts[:2] = differences(*pair(releases, sentence))[:2]
        for row, text in zip(kind.itertuples(), texts, strict=True):
            words = text if "“" in text else f"“{text}”"
            where = paragraph_link(row.paragraph) if row.paragraph else f"{cite(row.reference)} (second hand)"
            about = f"{row.base}, {day(row.date, year=False)} {where}"
            rows.append({"Words": f"{words} {row.note}".strip(), "About what, when": about})
    return pd.DataFrame(rows)


def outlet_sources(outlets: pd.DataFrame) -> pd.DataFrame:
    """Whom each outlet gives as a source in the part that was seen: people, named or not and why, and documents."""
    rows = []
    for row in outlets.itertuples():
        people = [f"named: {row.named}"] if row.named else []
        if row.unnamed:
            people.append(f"unnamed: {row.unnamed} (reason: {row.reason_given or 'none in the part seen'})")
        rows.append(
            {
                "Report": f"{row.outlet}, {day(row.date, year=False)} {cite(row.reference)}",
                "People": "; ".join(people) or "nobody",
                "Statements and bodies": row.documents,
            }
        )
    return pd.DataFrame(rows)


def times(timeline: pd.DataFrame) -> pd.DataFrame:
    """The rows of the timeline in words: when, what, and the paragraph or the reference it comes from."""
    where = [paragraph_link(row.paragraph) if row.paragraph else cite(row.reference) for row in timeline.itertuples()]
    return pd.DataFrame({"When": timeline["when"], "What": timeline["label"], "From": where})


def single_references(frame: pd.DataFrame, words: str) -> list[str]:
    """Return the rows of a frame that rest on one reference, as lines of a list: `words`, then the citation."""
    return [
        f"- {row[words].rstrip('.')} {cite(row['reference'])}."
        for row in frame.to_dict("records")
        if len(row["reference"].split()) == 1
    ]


def quoted_words(*frames: pd.DataFrame) -> pd.Series:
    """Words quoted from each work cited in the frames, most first: what stands in a quotation or in curly marks.

    A quotation is counted under the first reference of its row, and once, however often it is repeated.
    """
    quotations: dict[str, set[str]] = {}
    for row in (row for frame in frames for row in frame.to_dict("records") if row.get("reference")):
        own = {row[column] for column in ("quote", "text") if row.get(column)}
        own |= {quotation for cell in row.values() for quotation in QUOTATION.findall(str(cell))}
        quotations.setdefault(row["reference"].split()[0], set()).update(own)
    counts = {key: sum(len(text.split()) for text in texts) for key, texts in quotations.items()}
    return pd.Series(counts, dtype=int).sort_values(ascending=False, kind="stable")
