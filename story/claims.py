"""The claims of the story, the links between them, and our own summary of it: read, checked, and laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from newsaudit.article import WORD, Span
from newsaudit.numbers import SPELLED, count
from story import coding as coded
from story.markdown import paragraph_link

# How long our summaries may be: the one of a sentence and the one of a paragraph.
SUMMARY_WORDS = {"short": 25, "sentence": 120}
VOUCHERS = ("named person", "surname alone", "named institution", "unnamed", "the reporter", "ambiguous")
# How strong a claim is put, from the firmest to the weakest, and the words by which a retelling keeps it so.
MODALITIES = {
    "flat": None,
    "presupposed": re.compile(r"\bknown to\b"),
    "planned": re.compile(r"\b(will|plans?|promise[sd]?|committed)\b"),
    "possible": re.compile(r"\b(could|may|might|as the situation permits)\b"),
}
SAYING = re.compile(r"\b(says?|said|announced|promise[sd]?|cites?|plans?|worry|warned|credits?)\b")
NAME = re.compile(r"[A-Z][\w.-]*(?:[’'](?!s\b)\w+)*")
NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(SPELLED[1:])}|dozen)\b", re.IGNORECASE)
QUOTATION = re.compile(r"“([^”]*)”")


class Claims(NamedTuple):
    """The claims of one article with their links and its summary; `coding` is the coding they rest on."""

    coding: coded.Coding
    claims: pd.DataFrame
    links: pd.DataFrame
    summary: pd.DataFrame


def read(folder: str | Path, coding: coded.Coding) -> Claims:
    """The tables `claims`, `claim_links` and `summary` of a folder, checked against the article and each other.

    Raises `ValueError`, naming table and row, for a span whose text differs, for a key that points nowhere,
    and for a summary that says more than the claims it keeps (`check_summary`).
    """
    names = ("claims", "claim_links", "summary")
    frames = {name: coded.read_table(Path(folder) / f"{name}.csv") for name in names}
    for name, frame in frames.items():
        coded.check_spans(coding.article, frame, name)
    frames["claims"]["paragraph"] = frames["claims"]["paragraph"].astype(int)
    story = Claims(coding, *frames.values())
    check_keys(story)
    check_summary(story)
    return story


def check_keys(story: Claims) -> None:
    """Raises `ValueError` where a claim, a link or a conflict names a row that is not there, or only one side of it."""
    claims = story.claims.set_index("id")
    units = {*story.coding.attributions["id"], ""}
    if not claims.index.is_unique:
        raise ValueError(f"claims: the id {claims.index[claims.index.duplicated()][0]} is used twice.")
    for row in story.claims.itertuples():
        if row.attribution not in units:
            raise ValueError(f"claims, {row.id}: there is no attribution {row.attribution}.")
        if row.who_vouches not in VOUCHERS or row.modality not in MODALITIES:
            raise ValueError(
                f"claims, {row.id}: {row.who_vouches!r} or {row.modality!r} is not a code of the codebook."
            )
        for other in row.conflicts_with.split():
            if other not in claims.index or row.id not in claims.loc[other, "conflicts_with"].split():
                raise ValueError(f"claims, {row.id}: the conflict with {other} is not coded there too.")
    check_links(story)


def check_links(story: Claims) -> None:
    """Raises `ValueError` where a link names a claim that is not there, or words that its paragraph does not have."""
    claims = story.claims.set_index("id")
    for link in story.links.to_dict("records"):
        for end in (link["from"], link["to"]):
            if end not in claims.index:
                raise ValueError(f"claim_links, {link['from']} to {link['to']}: there is no claim {end}.")
        paragraph = story.coding.article.paragraphs[claims.loc[link["from"], "paragraph"] - 1]
        if link["stated_by"] not in story.coding.article[paragraph] or (link["stated"] == "yes") != bool(
            link["stated_by"]
        ):
            raise ValueError(f"claim_links, {link['from']} to {link['to']}: stated by {link['stated_by']!r}?")


def check_summary(story: Claims) -> None:
    """Raises `ValueError` where our summaries say more than the text, or lose a claim without a word.

    They may hold at most 25 and 120 words. Each name and number of a sentence stands in the paragraphs the sentence
    rests on, or in the rows `identity`, which hold outlet and date; each quotation stands inside marks there too. Each
    claim is kept in one sentence or left out with a reason, never both. A claim that is kept and has a source stays
    with that source and a verb of saying; a modal claim stays modal: `ours` lists the words that do it, and they must
    stand in the sentence.
    """
    rows, article = story.summary, story.coding.article
    for kind, most in SUMMARY_WORDS.items():
        length = sum(len(WORD.findall(text)) for text in rows.loc[rows["kind"] == kind, "ours"])
        if length > most:
            raise ValueError(f"summary: {length} words, at most {most} are allowed.")
    kept = rows[rows["kind"] == "kept"]
    placed = " ".join([*kept.loc[kept["id"] != "short", "claims"], *rows.loc[rows["kind"] == "left out", "claims"]])
    for claim in story.claims["id"]:
        if placed.split().count(claim) != 1:
            times = placed.split().count(claim)
            raise ValueError(f"summary: claim {claim} is placed {times} times; keep it or leave it out.")
    identity = " ".join(rows.loc[rows["kind"] == "identity", "ours"])
    sentences = rows[rows["kind"].isin(SUMMARY_WORDS)].set_index("id")
    for number, sentence in sentences.iterrows():
        ground = " ".join(article[article.paragraphs[int(p) - 1]] for p in sentence["paragraphs"].split())
        check_tokens(sentence["ours"], f"{ground} {identity}", f"summary, sentence {number}")
        check_quotations(sentence["ours"], ground, f"summary, sentence {number}")
    for row in kept.itertuples():
        check_kept(story, row.claims, sentences.loc[row.id, "ours"], [w for w in row.ours.split(" | ") if w])


def check_quotations(sentence: str, ground: str, place: str) -> None:
    """Raises `ValueError` for words that a sentence puts in marks and its ground does not."""
    marked = " ".join(re.findall(r"“[^“”\"]*[”\"]", ground))
    for words in QUOTATION.findall(sentence):
        if words not in marked:
            raise ValueError(f"{place}: {words!r} is not in quotation marks in the story.")


def check_tokens(sentence: str, ground: str, place: str) -> None:
    """Raises `ValueError` for a name, number or quotation of a sentence that its ground does not hold."""
    for token in [*NAME.findall(sentence)[1:], *NUMBER.findall(sentence), *QUOTATION.findall(sentence)]:
        if not re.search(rf"(?<!\w){re.escape(token.strip('.-'))}(?!\w)", ground, re.IGNORECASE):
            raise ValueError(f"{place}: {token!r} is not in its paragraphs.")
    first = sentence.split()[0].strip("“,")
    if first not in ("The", "A", "An") and not re.search(rf"\b{re.escape(first)}\b", ground, re.IGNORECASE):
        raise ValueError(f"{place}: it opens with {first!r}, which is not in its paragraphs.")


def check_kept(story: Claims, claim_id: str, sentence: str, words: list[str]) -> None:
    """Raises `ValueError` unless the sentence keeps a claim's source and its modality, by the words given for it."""
    claim = story.claims.set_index("id").loc[claim_id]
    place = f"summary, claim {claim_id}"
    for phrase in words:
        if not re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", sentence):
            raise ValueError(f"{place}: the sentence no longer says {phrase!r}.")
    held = " | ".join(words)
    marker = MODALITIES[claim["modality"]]
    if marker and not marker.search(held):
        raise ValueError(f"{place}: it is {claim['modality']} in the story and firmer in the summary.")
    names = source_words(story, claim["attribution"])
    told = names <= set(re.findall(r"[\w.-]+", held.lower())) and SAYING.search(held)
    if claim["who_vouches"] != "the reporter" and names and not told:
        raise ValueError(f"{place}: it has a source in the story and none in the summary.")


def source_words(story: Claims, attribution: str) -> set[str]:
    """The words by which a retelling names a source: a surname, or the whole name; empty where no source is coded."""
    units = story.coding.attributions.set_index("id")
    source_id = units.loc[attribution, "source_id"] if attribution else ""
    if not source_id:
        return set()
    source = story.coding.sources.set_index("source_id").loc[source_id]
    if source["kind"] == "person":
        return {re.sub(r" I+$", "", source["name"]).split()[-1].lower()}
    return set(source["name"].lower().split()) - {"the", *SPELLED}


def lead(story: Claims) -> Span:
    """The first paragraph of the story."""
    return story.coding.article.paragraphs[0]


def claims_within(story: Claims, span: Span) -> list[str]:
    """The ids of the claims that stand within a span."""
    return [
        row.id
        for row in story.claims.itertuples()
        if all(span.start <= part.start and part.end <= span.end for part in coded.spans(row.span))
    ]


def conflicts(story: Claims) -> list[tuple[str, str]]:
    """The pairs of claims that the story does not reconcile, each once, in the order of the text."""
    order = list(story.claims["id"])
    pairs = ((row.id, other) for row in story.claims.itertuples() for other in row.conflicts_with.split())
    return [pair for pair in pairs if order.index(pair[0]) < order.index(pair[1])]


def chain(story: Claims, claim_id: str) -> pd.DataFrame:
    """The links that lead to or from a claim, directly or through other claims, in the order of the table."""
    reached = {claim_id}
    while True:
        touching = story.links["from"].isin(reached) | story.links["to"].isin(reached)
        wider = reached | set(story.links.loc[touching, "from"]) | set(story.links.loc[touching, "to"])
        if wider == reached:
            return story.links[touching].reset_index(drop=True)
        reached = wider


def voucher_in_words(story: Claims, claim_id: str) -> str:
    """Who vouches for a claim, in words for a table: the kind, and the source where one is coded."""
    claim = story.claims.set_index("id").loc[claim_id]
    if claim["who_vouches"] == "the reporter":
        return "the reporter"
    units = story.coding.attributions.set_index("id")
    unit = units.loc[claim["attribution"]]
    # An attribution without an agent stands in the unattributed ending of another, whose source may vouch for it.
    source_id = unit["source_id"] or units.loc[unit["parent"], "source_id"]
    name = story.coding.sources.set_index("source_id").loc[source_id, "name"]
    tail = " or the reporter" if claim["who_vouches"] == "ambiguous" else ""
    return f"{claim['who_vouches']}: {name}{tail}"


def embedding(story: Claims, keys: list[str]) -> pd.DataFrame:
    """Return a paragraph cut into words that stand one inside the other, outermost first, nothing left out.

    Columns `key`, `words`, `voice`, `strength`. A key names an attribution, whose layer ends with its cue, or a claim,
    whose layer ends with its words; the last ends with the paragraph. Raises `ValueError` for a key that does not stand
    after the one before it, which in the sentences this is meant for makes it the deeper one.
    """
    units, claims = story.coding.attributions.set_index("id"), story.claims.set_index("id")
    article, ends, rows = story.coding.article, [], []
    for key in keys:
        if key in units.index:
            source = story.coding.sources.set_index("source_id").loc[units.loc[key, "source_id"], "name"]
            span, row = units.loc[key, "cue_span"], (source, f"{units.loc[key, 'cue_class']} verb")
        else:
            span, row = claims.loc[key, "span"], (voucher_in_words(story, key), claims.loc[key, "modality"])
        end = coded.spans(span)[-1].end
        if ends and end <= ends[-1]:
            raise ValueError(f"{key} does not stand inside the layer before it.")
        ends.append(end)
        rows.append((key, *row))
    whole = article.paragraphs[article.paragraph_of(ends[0] - 1) - 1]
    cuts = [whole.start, *ends[:-1], whole.end]
    words = [" ".join(article.text[one:other].split()) for one, other in zip(cuts, cuts[1:], strict=False)]
    frame = pd.DataFrame(rows, columns=["key", "voice", "strength"])
    frame.insert(1, "words", words)
    return frame


def ledger(story: Claims, paragraphs: range | None = None) -> pd.DataFrame:
    """The claims of some paragraphs, of all without them, in words for a table: claim, voice, strength and grounds."""
    chosen = story.claims[story.claims["paragraph"].isin(paragraphs or story.claims["paragraph"])]
    rows = [
        {
            "Claim": f'<span id="claim-{row.id}"></span>**{row.id}** {row.text} ({paragraph_link(row.paragraph)})',
            "Who vouches": voucher_in_words(story, row.id),
            "Strength and grounds": f"{row.modality}; {grounds(row)}",
        }
        for row in chosen.itertuples()
    ]
    return pd.DataFrame(rows)


def claim_links(ids: Iterable[str]) -> str:
    """Links to claims in the ledger of chapter 1: "4a, 4b"."""
    return ", ".join(f'<a href="01-story.html#claim-{each}">{each}</a>' for each in ids)


def grounds(claim) -> str:
    """The grounds that the text offers for a claim, in words: "circumstance, number: unsourced", "no grounds"."""
    if claim.grounds == "none":
        return "no grounds"
    return f"{claim.grounds.replace(' | ', ', ')}: {claim.grounds_sourced}"


def shortened(story: Claims, claim_id: str) -> str:
    """A claim in a few words: its id and its text, cut after the fifth word."""
    words = story.claims.set_index("id").loc[claim_id, "text"].split()
    text = " ".join(words[:5]) + (" …" if len(words) > 5 else "")
    return f"{claim_links([claim_id])} {text}{'”' if text.count('“') > text.count('”') else ''}"


def link_table(story: Claims, links: pd.DataFrame) -> pd.DataFrame:
    """Links in words for a table: the two claims, the relation, and the words of the text that state it."""
    rows = [
        {
            "Link": f"{shortened(story, link['from'])} → {shortened(story, link['to'])}",
            "Relation": link["relation"],
            "In the text": f"“{link['stated_by']}”" if link["stated"] == "yes" else "not stated",
        }
        for link in links.to_dict("records")
    ]
    return pd.DataFrame(rows)


def questions(story: Claims) -> pd.DataFrame:
    """The reporter's questions (who, what, when, where, why, how, how many) with the text's words that answer each."""
    rows = story.summary[story.summary["kind"] == "question"]
    words = rows["text"] + " (" + rows["paragraphs"].map(paragraph_link) + ")"
    return pd.DataFrame({"Question": rows["ours"], "In the text’s words": words})


def summaries(story: Claims) -> str:
    """Our two summaries, each sentence of the longer with its paragraphs, and the story's own lead, as Markdown."""
    rows, article = story.summary, story.coding.article
    span = lead(story)
    parts = {
        f"In {SUMMARY_WORDS['short']} words": [(rows.loc[rows["kind"] == "short", "ours"].iloc[0], "")],
        f"In {SUMMARY_WORDS['sentence']} words": [
            (row.ours, f" ({paragraph_link(*row.paragraphs.split())})")
            for row in rows[rows["kind"] == "sentence"].itertuples()
        ],
        f"The story’s own lead, {count(len(article.words_in(span)), 'word')}": [(article[span], "")],
    }
    return "\n\n".join(
        f"**{name}.** {' '.join(text + links for text, links in sentences)}" for name, sentences in parts.items()
    )


def left_out_table(story: Claims) -> pd.DataFrame:
    """What the summary leaves out, for a table: the reason, and the claims."""
    rows = story.summary[story.summary["kind"] == "left out"]
    claims = rows["claims"].str.split().map(lambda keys: "; ".join(shortened(story, key) for key in keys))
    return pd.DataFrame({"Why it is left out": rows["ours"], "Claims": claims})
