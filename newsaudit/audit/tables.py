"""The whole audit of one article: the engine's estimates as coded tables, and everything that is told of them as data.

`audited` gives the tables in the form of `data/coding`, with `engine` as coder, for a person to correct; the codes that
only a person can give are empty. `report` counts them, as plain data for JSON; its form is `audit.schema.json`.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from functools import cache
from importlib import metadata

import pandas as pd

from newsaudit import lexicon, readability
from newsaudit.article import Article, Span
from newsaudit.audit.cautions import cautions
from newsaudit.audit.register import (
    NOT_FOUND,
    Silence,
    Source,
    channels,
    is_agentless,
    is_name_part,
    register,
    silences,
)
from newsaudit.engine.attribution import Attribution, attributions
from newsaudit.evaluation import engine_scores
from story.coding import Coding, reported, spans, word_numbers

SCHEMA_VERSION = 1
CODER = "engine"
ONLY_A_PERSON = {
    "attributions": ("wide_spans", "modality", "modal_words", "does", "parent"),
    "sources": ("affiliation_stated", "speaks_for", "speaks_for_basis", "replaceable"),
}
FOUND_FIELDS = ("source", "cue", "content", "quote", "editor")
CHANNELS = ("release", "to the outlet", "announcement", "not stated")
CUE_CLASSES = ("plain", "doubting", "alarmed", "confident", "")
PLANNING = frozenset(["plan", "intend"])
BRACKET = re.compile(r"\[[^\]\n]{1,200}\]")


# --- the tables ----------------------------------------------------------------------------------------------------


def audited(article: Article) -> Coding:
    """The engine's tables of an article, in the columns of `data/coding` and one more, `rule`; all codes are estimates.

    The attributions E1, E2, … are in the order of the text; each word of the story counts for one of them only, the
    innermost. `mentions` and `frames` are empty: the engine finds neither. The same text gives the same tables.
    """
    found = attributions(article)
    sources = register(article, found)
    ids = [""] * len(found)
    for source in sources:
        for number in source.attributions:
            ids[number] = source.source_id
    silent = silences(article)
    rows = [
        attribution_row(article, one, source_id, channel, silent)
        for one, source_id, channel in zip(found, ids, channels(article, found, ids), strict=True)
    ]
    for row in rows:
        if row["source_id"] == NOT_FOUND and row["status"] != "reported":
            row["source_id"] = ""
    covered = {row["cue_span"] for row in rows if row["status"] == "not disclosed"}
    rows += [silence_row(article, one) for one in silent if not any(overlaps(one.phrase, spans(c)) for c in covered)]
    rows.sort(key=lambda row: (spans(row["content_spans"] or row["cue_span"])[0], row["cue_span"]))
    for number, row in enumerate(rows, start=1):
        row["id"] = f"E{number}"
    frame = pd.DataFrame(rows, columns=ATTRIBUTION_COLUMNS).join(
        pd.DataFrame(counted_once(article, rows), columns=["quoted", "editor", "paraphrased"], dtype=int)
    )
    return Coding(article, frame, source_table(article, sources, frame), pd.DataFrame(), pd.DataFrame())


ATTRIBUTION_COLUMNS = (
    "coder id paragraph form status source_id source_span source_text cue_span cue_text content_spans content_text "
    "wide_spans wide_text quote_spans quote_text editor_spans editor_text addressee channel channel_basis cue_class "
    "modality modal_words does parent note rule"
).split()
SOURCE_COLUMNS = (
    "coder source_id key name kind role_as_stated introduced affiliation_stated speaks_for speaks_for_basis heard "
    "replaceable first_span first_text note rule"
).split()


def attribution_row(article: Article, one: Attribution, source_id: str, channel, silent: list[Silence]) -> dict:
    """An attribution of the engine as a row of the table, each automatic code with its rule."""
    status, status_rule = status_of(one, silent)
    cue_class, cue_rule = cue_class_of(one) if status == "reported" else ("n/a", "not_counted")
    editor = [
        Span(quote.start + match.start(), quote.start + match.end())
        for quote in one.quotes
        for match in BRACKET.finditer(article[quote])
    ]
    notes = []
    if one.rule.startswith("carried"):
        notes.append("The source is carried over from another sentence.")
    if source_id == NOT_FOUND:
        notes.append("No source was found; this says nothing about whether the text has one.")
    if channel.rule == "told_an_outlet":
        notes.append("Whether the outlet told is the article’s own, the engine cannot tell.")
    rules = {"attribution": one.rule, "form": "quotation_marks", "status": status_rule, "cue_class": cue_rule}
    rules["channel"] = channel.rule
    where = {"source": [one.source], "cue": [one.cue], "content": one.contents, "quote": one.quotes, "editor": editor}
    return span_cells(article, where) | {
        "coder": CODER,
        "paragraph": article.paragraph_of(one.contents[0].start),
        "form": one.form,
        "status": status,
        "source_id": source_id,
        "addressee": article[one.addressee] if one.addressee else "",
        "channel": channel.channel,
        "channel_basis": channel.basis,
        "cue_class": cue_class,
        "note": " ".join(notes),
        "rule": written(rules),
    }


def silence_row(article: Article, one: Silence) -> dict:
    """A phrase that says something was not disclosed, as a row; whose silence it is, a person has to say."""
    rules = {"attribution": "phrase_of_silence", "status": one.rule, "cue_class": "not_counted", "channel": "no_phrase"}
    where = {"cue": [one.phrase], "content": [one.content]}
    return span_cells(article, where) | {
        "coder": CODER,
        "paragraph": article.paragraph_of(one.phrase.start),
        "form": "indirect",
        "status": "not disclosed",
        "source_id": "",
        "addressee": "",
        "channel": "not stated",
        "channel_basis": "",
        "cue_class": "n/a",
        "note": "Whose silence this is, and whether anyone asked, a person has to say.",
        "rule": written(rules),
    }


def span_cells(article: Article, where: dict) -> dict[str, str]:
    """The span and text columns of a row; a field without a span is empty."""
    cells = dict.fromkeys(ATTRIBUTION_COLUMNS, "")
    for field in FOUND_FIELDS:
        own = [span for span in where.get(field, ()) if span and span[0] < span[1]]
        column = f"{field}_span" if f"{field}_span" in cells else f"{field}_spans"
        cells[column] = " ".join(f"{start}-{end}" for start, end in own)
        cells[f"{field}_text"] = " | ".join(article[span] for span in own)
    return cells


def written(rules: dict[str, str]) -> str:
    """Codes and their rules as one cell: "attribution:subject_verb channel:no_phrase"."""
    return " ".join(f"{code}:{rule}" for code, rule in rules.items())


def rules_in(cell: str) -> dict[str, str]:
    """Codes and their rules from a cell of the column `rule`."""
    return dict(pair.split(":", 1) for pair in cell.split())


@cache
def rule_meanings() -> dict[str, str]:
    """What each rule looks for, in plain words, from `lexicon/rules.csv` and `lexicon/undisclosed.csv`."""
    named = {row["rule"]: row["meaning"] for row in lexicon.rows("rules")}
    return named | {row["rule"]: row["reason"] for row in lexicon.rows("undisclosed")}


def overlaps(span: Span, others: list[Span]) -> bool:
    """Whether a span shares a position with any of the others."""
    return any(span.start < end and start < span.end for start, end in others)


def status_of(one: Attribution, silent: list[Silence]) -> tuple[str, str]:
    """The status of an attribution and its rule."""
    if one.cue:
        position = bisect_left(silent, one.cue.start, key=lambda silence: silence.phrase.end)
        if position < len(silent) and overlaps(silent[position].phrase, [one.cue]):
            return "not disclosed", silent[position].rule
    if is_agentless(one):
        return "agentless", "no_agent"
    if one.cue_lemma in PLANNING and one.form == "indirect":
        return "planned", "verb_of_planning"
    return "reported", "counted"


def cue_class_of(one: Attribution) -> tuple[str, str]:
    """The class of a cue by the list of cues, and the rule; empty for a word that is not in it."""
    if one.cue_lemma == "according to":
        return "plain", "lexicon_of_cues"
    found = cue_classes().get(one.cue_lemma or "", "")
    return (found, "lexicon_of_cues") if found else ("", "not_in_lexicon")


@cache
def cue_classes() -> dict[str, str]:
    """Lemma of a cue verb or noun → its class."""
    return {row["lemma"]: row["class"] for name in ("cue_nouns", "cues") for row in lexicon.rows(name)}


def counted_once(article: Article, rows: list[dict]) -> list[tuple[int, int, int]]:
    """Words quoted, of the editor, and paraphrased of each row; a word within several belongs to the shortest."""
    owner: dict[int, tuple[int, int]] = {}
    parts = []
    for number, row in enumerate(rows):
        quoted, editor, content = (
            word_numbers(article, spans(row[column])) for column in ("quote_spans", "editor_spans", "content_spans")
        )
        parts.append((quoted - editor, editor, content - quoted))
        if row["status"] == "reported":
            for word in content:
                owner[word] = min(owner.get(word, (len(content), number)), (len(content), number))
    own = lambda words, number: sum(owner.get(word, (0, number))[1] == number for word in words)  # noqa: E731
    return [tuple(own(words, number) for words in three) for number, three in enumerate(parts)]


def source_table(article: Article, sources: list[Source], frame: pd.DataFrame) -> pd.DataFrame:
    """The register as a table in the columns of `data/coding/sources.csv`, with the rule of each code."""
    used: set[str] = set()
    rows = []
    for source in sources:
        own = frame[frame["source_id"] == source.source_id]
        if own.empty:
            continue
        counted = own[own["status"] == "reported"]
        quoted = (counted["quote_spans"] != "").any()
        heard = "quoted" if quoted else "paraphrased" if len(counted) else "only mentioned"
        if not len(counted) and (own["status"] == "not disclosed").any():
            heard = "nothing disclosed"
        found = source.source_id != NOT_FOUND
        rows.append(
            dict.fromkeys(SOURCE_COLUMNS, "")
            | {
                "coder": CODER,
                "source_id": source.source_id,
                "key": key_of(source.name, used) if found else "?",
                "name": source.name,
                "kind": source.kind,
                "role_as_stated": source.role or ("not stated" if found else ""),
                "introduced": source.introduced,
                "heard": heard,
                "first_span": "{}-{}".format(*source.first),
                "first_text": article[source.first],
                "note": "" if found else "Attributions for which no source was found.",
                "rule": written(source.rules),
            }
        )
    return pd.DataFrame(rows, columns=SOURCE_COLUMNS)


def key_of(name: str, used: set[str]) -> str:
    """A short key for a source: the first letter of its last word that is free, else another letter, else a number."""
    words = [word for word in re.findall(r"[^\W\d_]+", name.removeprefix("The ")) if word != "III"]
    for letter in [*(word[0] for word in reversed(words) if len(word) > 1), *"".join(words)]:
        if letter.isascii() and letter.upper() not in used:
            used.add(letter.upper())
            return letter.upper()
    used.add(number := str(1 + sum(key.isdigit() for key in used)))
    return number


# --- what is told of them ------------------------------------------------------------------------------------------


def report(coding: Coding) -> dict:
    """Everything the audit says of an article, as plain data; `audit.schema.json` describes every field."""
    article, units = coding.article, reported(coding)
    quoted, paraphrased = int(units["quoted"].sum()), int(units["paraphrased"].sum())
    voices = [source_record(coding, row) for row in coding.sources.to_dict("records")]
    known = [voice for voice in voices if voice["source_id"] != NOT_FOUND]
    return {
        "schema": "newsaudit/audit",
        "version": SCHEMA_VERSION,
        "newsaudit": metadata.version("newsaudit"),
        "article": {
            "name": article.name,
            "sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "words": len(article.words),
            "sentences": len(article.sentences),
            "paragraphs": len(article.paragraphs),
            "outside_the_story": [article[block] for block in article.furniture],
        },
        "cautions": cautions(article),
        "totals": {
            "attributions": len(coding.attributions),
            "reported": len(units),
            **{form: int((units["form"] == form).sum()) for form in ("direct", "mixed", "indirect")},
            "sources": len(known),
            "quoted_words": quoted,
            "paraphrased_words": paraphrased,
            "without_source": int((units["source_id"] == NOT_FOUND).sum()),
        },
        "sources": voices,
        "channels": channel_records(units),
        "never_introduced": [v["source_id"] for v in known if v["introduced"] == "no" and v["kind"] != "organisation"],
        "unnamed": [v["source_id"] for v in known if not v["named"] and v["kind"] != "organisation"],
        "cue_classes": cue_records(units),
        "not_disclosed": silence_records(coding),
        "attributions": [attribution_record(row) for row in coding.attributions.to_dict("records")],
        "readability": readability_record(article),
        "engine_scores": engine_scores(),
        "estimates": "Every code and every count of attributed words is an estimate by the engine. Words, sentences, "
        "paragraphs and readability are counts of the text.",
        "only_a_person": {table: list(fields) for table, fields in ONLY_A_PERSON.items()},
    }


def source_record(coding: Coding, row: dict) -> dict:
    """One source as plain data; codes that no rule gave are null."""
    own = reported(coding).query("source_id == @row['source_id']")
    rules = rules_in(row["rule"])
    return {
        "source_id": row["source_id"],
        "key": row["key"],
        "name": row["name"],
        "named": row["source_id"] != NOT_FOUND and is_named(row["name"]),
        "kind": row["kind"] or None,
        "role_as_stated": row["role_as_stated"] or None,
        "introduced": row["introduced"] or None,
        "heard": row["heard"],
        "attributions": list(own["id"]),
        **{form: int((own["form"] == form).sum()) for form in ("direct", "mixed", "indirect")},
        "quoted_words": int(own["quoted"].sum()),
        "paraphrased_words": int(own["paraphrased"].sum()),
        "first_span": list(spans(row["first_span"])[0]),
        "rules": rules,
    }


def is_named(name: str) -> bool:
    """Whether a name of the register is a proper name: a capital in every word but the small ones after the first."""
    words = name.removeprefix("The ").split()
    return all(word[:1].isdigit() or is_name_part(word) for word in words) and not (
        len(words) == 1 and words[0].lower() in common_words()
    )


@cache
def common_words() -> frozenset[str]:
    """Words for what a source is, which are no name when they stand alone: officials, police."""
    return frozenset([row["lemma"] for row in lexicon.rows("words")] + [row["lemma"] for row in lexicon.rows("bodies")])


def attribution_record(row: dict) -> dict:
    """One attribution as plain data: spans as pairs, codes that no rule gave left out."""
    return {
        "id": row["id"],
        "paragraph": int(row["paragraph"]),
        "form": row["form"],
        "status": row["status"],
        "source_id": row["source_id"] or None,
        **{f"{field}_spans": [list(span) for span in spans(cell_of(row, field))] for field in FOUND_FIELDS},
        **{f"{field}_text": row[f"{field}_text"] for field in ("source", "cue", "content", "quote")},
        "addressee": row["addressee"] or None,
        "channel": row["channel"],
        "channel_basis": row["channel_basis"] or None,
        "cue_class": row["cue_class"] or None,
        "quoted_words": int(row["quoted"]),
        "paraphrased_words": int(row["paraphrased"]),
        "note": row["note"] or None,
        "rules": rules_in(row["rule"]),
    }


def silence_records(coding: Coding) -> list[dict]:
    """Every phrase by which the text says that something was not disclosed, with its attribution."""
    article = coding.article
    rows = coding.attributions.query("status == 'not disclosed'").to_dict("records")
    return [
        {
            "attribution": next(row["id"] for row in rows if overlaps(one.phrase, spans(row["cue_span"]))),
            "paragraph": article.paragraph_of(one.phrase.start),
            "phrase": article[one.phrase],
            "sentence": " ".join(article[one.sentence].split()),
            "rule": one.rule,
        }
        for one in silences(article)
    ]


def cell_of(row: dict, field: str) -> str:
    """The span cell of a field, whether its column is in the singular or the plural."""
    return row.get(f"{field}_spans", row.get(f"{field}_span", ""))


def channel_records(units: pd.DataFrame) -> list[dict]:
    """Reported attributions and quoted words by channel, by the sentence's own phrase only and with carried ones."""
    explicit = units["channel"].where(units["channel_basis"] != "carried", "not stated")
    return [
        {
            "channel": name,
            "attributions_explicit": int((explicit == name).sum()),
            "attributions": int((units["channel"] == name).sum()),
            "quoted_words_explicit": int(units["quoted"][explicit == name].sum()),
            "quoted_words": int(units["quoted"][units["channel"] == name].sum()),
        }
        for name in CHANNELS
    ]


def cue_records(units: pd.DataFrame) -> list[dict]:
    """Reported attributions by class of cue, with the cues as they stand; null: a cue that is not in the list."""
    return [
        {
            "cue_class": name or None,
            "attributions": len(own),
            "cues": sorted({text.lower() for text in own["cue_text"]}),
        }
        for name in CUE_CLASSES
        if len(own := units[units["cue_class"] == name])
    ]


def readability_record(article: Article) -> dict:
    """Counts and scores with resampling range, and the percentiles of the score and of both ends of its range."""
    sentences = readability.count_sentences(article)
    values = readability.scores(readability.total(sentences))
    ends = readability.resampling_range(sentences)
    reference = readability.reference_scores()
    rows = []
    for name, value in values.items():
        low, high = ends[name]
        place = [readability.percentiles({name: score}, reference)[name] for score in (value, low, high)]
        rows.append(
            {
                "name": name,
                "value": round(value, 2),
                "low": round(low, 2),
                "high": round(high, 2),
                "percentile": round(place[0], 3),
                "percentile_low": round(min(place), 3),
                "percentile_high": round(max(place), 3),
            }
        )
    return {
        "counts": readability.total(sentences),
        "scores": rows,
        "reference": {"texts": len(reference["LIX"]), "what": WHAT_REFERENCE},
    }


WHAT_REFERENCE = "US political news of 2015 and 2016, counted by the same automatic rules"
