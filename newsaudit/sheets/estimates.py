"""What a sheet leaves empty, estimated by the engine's rules; what it holds is kept and has no rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsaudit import lexicon
from newsaudit.article import Article, Span
from newsaudit.audit.cautions import cautions
from newsaudit.audit.channels import Channel, channels_of
from newsaudit.audit.coder import coded_attribution, not_empty, silence_number, silent_attribution
from newsaudit.audit.model import ENGINE, NOT_FOUND, Audit, CodedAttribution, Silence
from newsaudit.audit.silences import silences_in
from newsaudit.audit.tables import BETWEEN_TEXTS
from newsaudit.audit.words import word_counts
from newsaudit.engine.attribution import Attribution
from newsaudit.engine.names import names_of
from newsaudit.sheets.columns import code_written
from newsaudit.sheets.marks import form_of, marked_in, quotations_of
from newsaudit.sheets.register import SILENT, register, source_ids
from newsaudit.sheets.rows import LocatedRow
from newsaudit.sheets.sources import SheetSources

NO_CHANNEL = Channel("not stated", "", "no_phrase")
PLAIN = ("status", "cue_class", "addressee", "modality", "parent", "note")


def completed(
    draft: Audit, located: Sequence[LocatedRow], sources: SheetSources, by_engine: list[Attribution], coder: str
) -> Audit:
    """Return the audit that a coding without faults makes, in the order of the text.

    `by_engine` has the engine's own attributions of the article, and `draft` the audit of them.
    """
    article = draft.article
    drafted_sources = {one.id: one.source_id for one in draft.attributions}
    rows = sorted(located, key=lambda one: (one.contents or one.cue, one.cue))
    silences = silences_in(article)
    units = with_names(article, rows, by_engine)
    ids = source_ids(units, rows, sources)
    numbers = [silence_number(unit, silences) for unit in units]
    spoken = [number for number, unit in enumerate(units) if unit.rule != SILENT]
    channels = dict(
        zip(spoken, channels_of(article, [units[i] for i in spoken], [ids[i] for i in spoken]), strict=True)
    )
    coded = []
    for number, (one, unit) in enumerate(zip(rows, units, strict=True)):
        silence = None if numbers[number] is None else silences[numbers[number]]
        if unit.rule == SILENT and silence:
            estimate = silent_attribution(article, silence)
        else:
            estimate = coded_attribution(article, unit, ids[number], channels.get(number, NO_CHANNEL), silence)
        is_draft = one.row.coder == ENGINE and drafted_sources.get(one.row["id"]) == estimate.source_id
        coded.append(overlaid(one, estimate, ids[number], is_draft))
    counts = word_counts(article, coded)
    names = free_ids(rows)
    attributions = [
        replace(one, id=name, quoted=quoted, editor_words=editor, paraphrased=paraphrased)
        for name, one, (quoted, editor, paraphrased) in zip(names, coded, counts, strict=True)
    ]
    return Audit(
        article,
        tuple(attributions),
        tuple(register(article, units, ids, attributions, sources)),
        tuple(silences_coded(article, attributions, numbers, silences)),
        tuple(cautions(article)),
        coder,
    )


# --- attributions ----------------------------------------------------------------------------------------------------


def with_names(article: Article, rows: Sequence[LocatedRow], by_engine: list[Attribution]) -> list[Attribution]:
    """Return each row as an attribution that the rules can look at: the engine's own where it has the same one."""
    own = {unit_of(one): one for one in reversed(by_engine)}
    silent = {silence.phrase for silence in silences_in(article)}
    units = [own.get(one.unit) or unit_by_row(article, one, silent) for one in rows]
    # A source that is named elsewhere is looked up there.
    spoken = [unit._replace(source=unit.source or one.name_at) for unit, one in zip(units, rows, strict=True)]
    outer = [quotation.outer for quotation in quotations_of(article)]
    named = []
    for one, unit, at, name in zip(rows, units, spoken, names_of(article.text, spoken, outer), strict=True):
        said = article[at.source] if at.source else one.row["source_text"] or None
        named.append(
            unit._replace(quotes=one.quotes or unit.quotes)
            if one.unit in own
            else unit._replace(source_name=name or said)
        )
    return named


def unit_by_row(article: Article, one: LocatedRow, silent: set[Span]) -> Attribution:
    """Return a row as an attribution, still without a name; `silent` has the phrases of silence."""
    quotes = one.quotes or (() if one.row["form"].casefold() == "indirect" else marked_in(article, one.contents))
    has_source = one.source or one.row["source_text"] or one.row["source_id"]
    return Attribution(
        source=one.source[0] if one.source else None,
        cue=one.cue[0] if one.cue else None,
        contents=one.contents,
        quotes=quotes,
        form=form_of(article, one.contents, quotes),
        rule=SILENT if not has_source and len(one.cue) == 1 and one.cue[0] in silent else "",
        cue_lemma=cue_lemma(article, one.cue),
    )


def unit_of(one: Attribution) -> tuple:
    """Return what makes an attribution of the engine the one that it is, as `LocatedRow.unit` has it."""
    return not_empty([one.source]), not_empty([one.cue]), not_empty(one.contents)


def cue_lemma(article: Article, cue: Sequence[Span]) -> str | None:
    """Return the lemma of a cue as the lists of cues have it, by its last word that is in them; None if none is."""
    words = " ".join(article[span] for span in cue).lower().split()
    if "according to" in " ".join(words):
        return "according to"
    nouns = {row["lemma"] for row in lexicon.rows("cue_nouns")}
    for number in range(len(words) - 1, -1, -1):
        _, cues = lexicon.cue_forms().get(words[number], ("", {}))
        particle = " ".join(words[number + 1 :])
        verb = cues.get(particle) or cues.get("")
        if verb:
            return verb.lemma
        noun = next((form for form in (words[number], words[number].removesuffix("s")) if form in nouns), None)
        if noun:
            return noun
    return None


def overlaid(one: LocatedRow, estimate: CodedAttribution, source_id: str, is_draft: bool) -> CodedAttribution:
    """Return the rules' estimate of an attribution with all that its row holds in its place.

    `is_draft`: the row is of the engine's draft, and its source is unchanged.
    """
    row, rules = one.row, dict(estimate.rules)
    drafted = is_draft and rules.get("attribution")
    if not drafted:
        rules.pop("attribution", None)
    codes: dict[str, object] = {"note": row["note"] or estimate.note if drafted else row["note"]}
    for column in ("form", *PLAIN, "channel"):
        cell = row.coded(column, getattr(estimate, column))
        if cell:
            codes[column] = code_written("attributions", column, cell)[0]
            rules.pop(column, None)
    if "channel" in codes or row["channel_basis"] and row["channel_basis"] != estimate.channel_basis:
        rules.pop("channel", None)
        codes["channel_basis"] = code_written("attributions", "channel_basis", row["channel_basis"])[0]
    status = codes.get("status", estimate.status)
    if "status" in codes and "cue_class" not in codes and status != "reported":
        codes["cue_class"] = "n/a"
    counts = status == "reported"
    codes["source_id"] = (source_id or NOT_FOUND) if counts else source_id.removeprefix(NOT_FOUND)
    quotes = one.quotes or estimate.quotes
    return replace(
        estimate,
        **codes,
        source=one.source,
        cue=one.cue,
        contents=one.contents,
        wide=one.wide,
        quotes=() if codes.get("form") == "indirect" else quotes,
        editor=one.editor or estimate.editor,
        modal_words=tuple(filter(None, row["modal_words"].split(BETWEEN_TEXTS))),
        does=tuple(code_written("attributions", "does", row["does"])[0].split()),
        rules={code: rule for code, rule in rules.items() if rule},
    )


def free_ids(rows: Sequence[LocatedRow]) -> list[str]:
    """Return the id of each row; one that has none gets its number in the order of the text, or the next free one."""
    taken = {one.row["id"] for one in rows}
    names = []
    for number, one in enumerate(rows, start=1):
        name = one.row["id"]
        while not name:
            name = str(number) if str(number) not in taken else ""
            number += len(rows)
        taken.add(name)
        names.append(name)
    return names


def silences_coded(
    article: Article, attributions: Sequence[CodedAttribution], numbers: Sequence[int | None], silences: list[Silence]
) -> list[Silence]:
    """Return where something is said not to be disclosed, by the attributions that are coded so."""
    coded: dict[int, Silence] = {}
    by_cue = []
    for one, number in zip(attributions, numbers, strict=True):
        if number is not None and number not in coded and one.status == "not disclosed":
            coded[number] = replace(silences[number], attribution=one.id)
        elif number is None and one.status == "not disclosed":
            phrase = (one.cue or one.contents)[0]
            sentence = next((span for span in article.sentences if span.start <= phrase.start < span.end), phrase)
            by_cue.append(Silence(phrase, "", sentence, attribution=one.id))
    return sorted([*coded.values(), *by_cue], key=lambda silence: silence.phrase)
