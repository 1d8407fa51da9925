"""One coding of an article beside another: what it adds, drops, moves and gives to somebody else, and in figures.

Which attributions are the same is for `agreement.matches` to say, and whether two names are for `voices.same_voice`.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsaudit.agreement import VARIABLES, Row, matches, units_found, variable_agreement
from newsaudit.audit.model import ENGINE, Audit, CodedAttribution, Spans
from newsaudit.audit.tables import attribution_rows, joined_text
from newsaudit.audit.words import word_numbers
from newsaudit.numbers import count, listed, share
from newsaudit.voices import same_voice

ADDED, DROPPED, MOVED, GIVEN = "added", "dropped", "moved", "given to somebody else"
CHANGES = (ADDED, DROPPED, MOVED, GIVEN)
CODES = ("form", "status", "channel", "cue_class")
CALLED = {"source_id": "source", "cue_class": "cue class", "channel_basis": "channel’s basis", "does": "what it does"}


def comparison_record(audit: Audit, other: Audit) -> dict:
    """Return how a coding differs from another one of the same article: changes in the order of the text, and figures.

    `units` are those of `agreement.units_found`, the coding first; `codes` those of `agreement.variable_agreement` on
    the attributions that both have: an alpha only between two people's codings, and no code that one of them left out,
    or that only a rule gave.
    """
    rows, others = comparable_rows(audit), comparable_rows(other)
    pairs = matches(rows, others)
    for i, j in pairs:
        names = name_of(audit, audit.attributions[i]), name_of(other, other.attributions[j])
        rows[i]["source_id"], others[j]["source_id"] = names if not same_voice(*names) else (names[0], names[0])
    shared = [{"first": rows[i], "second": others[j]} for i, j in pairs]
    coded = [
        variable
        for variable in VARIABLES
        if is_coded(audit, variable) and all(any(row[variable] for row in own) for own in (rows, others))
    ]
    codes = [variable_agreement(shared, variable) for variable in coded]
    if ENGINE in (audit.coder, other.coder):  # a machine's codes against a person's are validity, not agreement
        codes = [row | {"alpha": None} for row in codes]
    figures = units_found({"first": rows, "second": others}, "first", "second") if rows and others else {}
    return {
        "first": audit.coder,
        "second": other.coder,
        "units": {key: value for key, value in figures.items() if key not in ("first", "second")} or None,
        "codes": codes,
        "changes": changes(audit, other, pairs),
    }


def comparable_rows(audit: Audit) -> list[Row]:
    """Return the attributions of an audit as rows of a sheet; the cue stands for the words of one that has none."""
    return [row | {"content_spans": row["content_spans"] or row["cue_span"]} for row in attribution_rows(audit)]


def is_coded(audit: Audit, variable: str) -> bool:
    """Return whether somebody coded a variable: a rule that agrees with itself says nothing."""
    code = variable.removesuffix("_basis")
    return audit.coder == ENGINE or any(code not in one.rules for one in audit.attributions)


def name_of(audit: Audit, one: CodedAttribution) -> str:
    """Return the name of an attribution's source; empty if none was named or found."""
    return next((source.name for source in audit.sources if source.source_id == one.source_id and source.is_found), "")


def changes(audit: Audit, other: Audit, pairs: Sequence[tuple[int, int]]) -> list[dict]:
    """Return a row a difference, in the order of the text: what it is, where, and what stands here and there."""
    both, back = dict(pairs), {j for _, j in pairs}
    rows: list[tuple[Spans, dict]] = []
    for number, one in enumerate(audit.attributions):
        own = (
            pair_changes(audit, other, one, other.attributions[both[number]])
            if number in both
            else [change(audit, ADDED, one, None, in_full(audit, one), "")]
        )
        rows += [(one.contents or one.cue, row) for row in own]
    rows += [
        (one.contents or one.cue, change(other, DROPPED, None, one, "", in_full(other, one)))
        for number, one in enumerate(other.attributions)
        if number not in back
    ]
    return [row for _, row in sorted(rows, key=lambda placed: placed[0])]


def pair_changes(audit: Audit, other: Audit, one: CodedAttribution, theirs: CodedAttribution) -> list[dict]:
    """Return the differences between two codings of one attribution."""
    article = audit.article
    rows = []
    for what, own, their in (
        ("", one.contents, theirs.contents),
        ("cue: ", one.cue, theirs.cue),
        ("quotation: ", one.quotes, theirs.quotes),
    ):
        if word_numbers(article, own) != word_numbers(article, their):
            said = [f"{what}{joined_text(article, spans) or 'none'}" for spans in (own, their)]
            rows.append(change(audit, MOVED, one, theirs, *said))
    names = [name_of(audit, one), name_of(other, theirs)]
    if not same_voice(*names):
        rows.append(change(audit, GIVEN, one, theirs, *(name or "no source named" for name in names)))
    for code in CODES:
        own, their = getattr(one, code), getattr(theirs, code)
        if own != their:
            said = [f"{CALLED.get(code, code)}: {value or 'none'}" for value in (own, their)]
            rows.append(change(audit, "coded otherwise", one, theirs, *said))
    return rows


def change(
    audit: Audit, what: str, one: CodedAttribution | None, theirs: CodedAttribution | None, here: str, there: str
) -> dict:
    """Return one difference as a row."""
    shown = one or theirs
    return {
        "change": what,
        "id": one.id if one else "",
        "other_id": theirs.id if theirs else "",
        "paragraph": shown.paragraph,
        "words": joined_text(audit.article, shown.contents or shown.cue),
        "here": here,
        "there": there,
    }


def in_full(audit: Audit, one: CodedAttribution) -> str:
    """Return source and cue of an attribution."""
    cue = joined_text(audit.article, one.cue)
    return f"{name_of(audit, one) or 'no source named'}{f', “{cue}”' if cue else ''}"


def comparison_in_words(record: dict) -> list[str]:
    """Return the figures of a comparison as sentences."""
    who, other = record["first"], whose(record["second"])
    numbers = [(what, sum(row["change"] == what for row in record["changes"])) for what in CHANGES]
    differ = listed([f"{number} {what}" for what, number in numbers if number])
    none = "nothing added, dropped or moved"
    said = [f"Against {other}: {differ if any(number for _, number in numbers) else none}."]
    units = record["units"]
    if units:
        said.append(
            f"Of {count(units['units_first'], 'attribution')} coded by {who}, counted or not, {units['matched']} "
            f"({share(units['recall'])}) are in {other}; of the {units['units_second']} there, {units['matched']} "
            f"({share(units['precision'])}) are in this coding (F1 {units['f1']:.2f})."
        )
    shared = [
        f"{CALLED.get(row['variable'], row['variable'])} {share(row['agreement'])}"
        + (f" (alpha {row['alpha']:.2f})" if isinstance(row["alpha"], float) else "")
        for row in record["codes"]
        if row["n"]
    ]
    if shared:
        said.append(f"The same on {count(record['codes'][0]['n'], 'shared attribution')}: {listed(shared)}.")
    return said


def whose(coder: str) -> str:
    """Return whose coding is meant, for a sentence."""
    return "the engine’s draft" if coder == ENGINE else f"the coding by {coder}"
