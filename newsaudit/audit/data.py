"""Everything that the audit of an article says, as plain data; `audit.schema.json` describes every field."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from importlib import metadata

from newsaudit import readability
from newsaudit.article import Article
from newsaudit.audit.basis import coding_record
from newsaudit.audit.cautions import NOT_ENGLISH, reads_as_english
from newsaudit.audit.comparison import comparison_record
from newsaudit.audit.model import CHANNELS, CUE_CLASSES, FORMS, NOT_FOUND, Audit, CodedAttribution, Source
from newsaudit.audit.tables import ONLY_A_PERSON, joined_text
from newsaudit.evaluation import DEVELOPED_ON, engine_scores

SCHEMA_VERSION = 1
WHAT_REFERENCE = "US political news of 2015 and 2016, counted by the same automatic rules"


def audit_data(audit: Audit, other: Audit | None = None) -> dict:
    """Return everything the audit says of an article, as dictionaries, lists, texts and numbers.

    With an `other` audit of the same article, what the one changes against it is under "comparison".
    """
    article, units = audit.article, audit.reported
    sources = [source_record(audit, source) for source in audit.sources]
    heard, people = sources_heard(audit), people_heard(audit)
    caution = {} if reads_as_english(article) else {"caution": NOT_ENGLISH}
    comparison = {"comparison": comparison_record(audit, other)} if other else {}
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
        "coding": coding_record(audit),
        **comparison,
        "cautions": list(audit.cautions),
        "totals": totals(audit) | caution,
        "sources": sources,
        "channels": [channel_record(channel, units) for channel in CHANNELS],
        "never_introduced": [source.source_id for source in people if source.introduced == "no"],
        "unnamed": [source.source_id for source in people if not source.named],
        "not_heard": [source.source_id for source in audit.sources if source.is_found and source not in heard],
        "cue_classes": cue_records(audit),
        "not_disclosed": silence_records(audit),
        "attributions": [attribution_record(audit, one) for one in audit.attributions],
        "readability": readability_record(article) | caution,
        "engine_scores": engine_scores(),
        "engine_scores_by_genre": [row for row in engine_scores(by_genre=True) if row["set"] not in DEVELOPED_ON],
        "estimates": "A code with a rule under `rules` is an estimate by the engine, one without was coded by the "
        "coder. Words, sentences, paragraphs and readability are counts of the text.",
        "only_a_person": {table: list(fields) for table, fields in ONLY_A_PERSON.items()},
    }


def json_text(data: dict) -> str:
    """Return the `audit_data` of an audit as JSON, ended by a line end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def totals(audit: Audit) -> dict[str, int]:
    """Return how many attributions, sources and words the audit counts."""
    units = audit.reported
    return {
        "attributions": len(audit.attributions),
        "reported": len(units),
        **count_forms(units),
        "sources": len(sources_heard(audit)),
        "quoted_words": sum(one.quoted for one in units),
        "paraphrased_words": sum(one.paraphrased for one in units),
        "without_source": sum(one.source_id == NOT_FOUND for one in units),
    }


def sources_heard(audit: Audit) -> list[Source]:
    """Return the sources that an attribution names; a coder's sheet may hold others."""
    named = {one.source_id for one in audit.attributions}
    return [source for source in audit.sources if source.is_found and source.source_id in named]


def people_heard(audit: Audit) -> list[Source]:
    """Return the sources heard that are not said to be organisations: only of them it is asked who they are."""
    return [source for source in sources_heard(audit) if source.kind != "organisation"]


def count_forms(attributions: Sequence[CodedAttribution]) -> dict[str, int]:
    """Return how many of some attributions have each form."""
    counts = Counter(one.form for one in attributions)
    return {form: counts[form] for form in FORMS}


def source_record(audit: Audit, source: Source) -> dict:
    """Return one source, with the attributions of it that count; codes that nobody and no rule gave are None."""
    own = audit.reported_by_source[source.source_id]
    return {
        "source_id": source.source_id,
        "coder": audit.coder_of(source),
        "key": source.key,
        "name": source.name,
        "named": source.named,
        "kind": source.kind or None,
        "role_as_stated": source.role_as_stated or None,
        "introduced": source.introduced or None,
        "affiliation_stated": source.affiliation_stated or None,
        "speaks_for": source.speaks_for or None,
        "speaks_for_basis": source.speaks_for_basis or None,
        "heard": source.heard,
        "replaceable": source.replaceable or None,
        "attributions": [one.id for one in own],
        **count_forms(own),
        "quoted_words": sum(one.quoted for one in own),
        "paraphrased_words": sum(one.paraphrased for one in own),
        "first_span": list(source.first),
        "note": source.note or None,
        "rules": dict(source.rules),
    }


def attribution_record(audit: Audit, one: CodedAttribution) -> dict:
    """Return one attribution: spans as pairs, codes that nobody and no rule gave as None."""
    spans = {
        "source": one.source,
        "cue": one.cue,
        "content": one.contents,
        "wide": one.wide,
        "quote": one.quotes,
        "editor": one.editor,
    }
    return {
        "id": one.id,
        "coder": audit.coder_of(one),
        "paragraph": one.paragraph,
        "form": one.form,
        "status": one.status,
        "source_id": one.source_id or None,
        **{f"{field}_spans": [list(span) for span in own] for field, own in spans.items()},
        **{f"{field}_text": joined_text(audit.article, own) for field, own in spans.items()},
        "addressee": one.addressee or None,
        "channel": one.channel,
        "channel_basis": one.channel_basis or None,
        "cue_class": one.cue_class or None,
        "modality": one.modality or None,
        "modal_words": list(one.modal_words),
        "does": list(one.does),
        "parent": one.parent or None,
        "quoted_words": one.quoted,
        "paraphrased_words": one.paraphrased,
        "note": one.note or None,
        "rules": dict(one.rules),
    }


def silence_records(audit: Audit) -> list[dict]:
    """Return every phrase by which the text says that something was not disclosed, with its attribution."""
    article = audit.article
    return [
        {
            "attribution": silence.attribution,
            "paragraph": article.paragraph_of(silence.phrase.start),
            "phrase": article[silence.phrase],
            "sentence": " ".join(article[silence.sentence].split()),
            "rule": silence.rule,
        }
        for silence in audit.silences
    ]


def channel_record(channel: str, attributions: Sequence[CodedAttribution]) -> dict:
    """Return attributions and quoted words of a channel, by the sentence's own phrase only and with carried ones."""
    stated = [one for one in attributions if one.channel == channel]
    explicit = [one for one in stated if one.channel_basis != "carried"]
    if channel == "not stated":  # what is only carried is not stated by its own sentence
        explicit = [one for one in attributions if one.channel == channel or one.channel_basis == "carried"]
    return {
        "channel": channel,
        "attributions_explicit": len(explicit),
        "attributions": len(stated),
        "quoted_words_explicit": sum(one.quoted for one in explicit),
        "quoted_words": sum(one.quoted for one in stated),
    }


def cue_records(audit: Audit) -> list[dict]:
    """Return the attributions that count by class of cue, with the cues as they stand; None: not in the list."""
    by_class = {
        cue_class: [one for one in audit.reported if one.cue_class == cue_class] for cue_class in (*CUE_CLASSES, "")
    }
    return [
        {
            "cue_class": cue_class or None,
            "attributions": len(own),
            "cues": sorted({joined_text(audit.article, one.cue).lower() for one in own}),
        }
        for cue_class, own in by_class.items()
        if own
    ]


def readability_record(article: Article) -> dict:
    """Return counts and scores with resampling range, and the percentiles of the score and of the ends of its range."""
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
