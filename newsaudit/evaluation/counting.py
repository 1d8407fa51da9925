"""What is counted in one article: attributions found and right, of each form, and the names of their sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from newsaudit.evaluation.matching import ENOUGH, alike, covered, matched, pieces, same_source, word_numbers_in
from newsaudit.voices import same_voice

DIRECT, QUOTED = ("direct",), ("direct", "mixed")
SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|announc\w+|w(?:rite|rites|rote)|according to|argu\w+"
    r"|claim(?:s|ed)?|warn\w*|report(?:s|ed)?|add(?:s|ed)|not(?:es|ed)|explain\w*|insist\w*|assert\w*|declar\w+"
    r"|stat(?:es|ed|ing)|suggest(?:s|ed)|acknowledg\w+|admit\w*|conced\w+|confirm\w*|tweet\w*|testif\w+|predict(?:s|ed)"
    r"|contend\w*|maintain\w*|repl(?:ies|ied)|respond\w*|recall(?:s|ed)|remark\w*|reiterat\w+|emphasi\w+|stress\w*"
    r"|den(?:y|ies|ied)|detail(?:s|ed)|promis\w+|vow\w*|pledg\w+|complain\w*|alleg\w+|reveal\w*|disclos\w+|conclud\w+)\b",
    re.IGNORECASE,
)


def counts_of(text: str, gold: list[dict], found: list[dict]) -> Counter[str]:
    """Return what is counted in one article, from its gold attributions and the ones found."""
    gold = [one for one in gold if not one.get("nested")]
    words = word_numbers_in(text)
    counts = Counter(articles=1, gold_direct=len(quoted_pieces(text, gold, DIRECT)))
    counts["pred_direct"] = len(quoted_pieces(text, found, DIRECT))
    return (
        counts
        + exact_counts(text, gold, found)
        + overlap_counts(text, gold, found, words)
        + content_counts(text, gold, found, words)
        + name_counts(gold, found, words)
    )


def quoted_pieces(text: str, attributions: list[dict], kinds: tuple[str, ...]) -> list[tuple[tuple[int, int], dict]]:
    """Return the pieces of the attributions of some kinds, kind by kind, each with its attribution."""
    return [
        (piece, one) for kind in kinds for one in attributions if one["kind"] == kind for piece in pieces(text, one)
    ]


def exact_counts(text: str, gold: list[dict], found: list[dict]) -> Counter[str]:
    """Return how many direct pieces of either side stand, with the same edges, among the quoted ones of the other."""
    edges, gold_edges = ({piece for piece, _ in quoted_pieces(text, side, QUOTED)} for side in (found, gold))
    return Counter(
        exact_found=sum(piece in edges for piece, _ in quoted_pieces(text, gold, DIRECT)),
        exact_right=sum(piece in gold_edges for piece, _ in quoted_pieces(text, found, DIRECT)),
    )


def overlap_counts(text: str, gold: list[dict], found: list[dict], words: Callable) -> Counter[str]:
    """Return how many direct pieces are found and right by the words they share, and how many have the right source."""
    gold_direct, found_quoted = quoted_pieces(text, gold, DIRECT), quoted_pieces(text, found, QUOTED)
    targets = [words(piece) for piece, _ in quoted_pieces(text, gold, QUOTED)]
    found_direct = [words(piece) for piece, _ in quoted_pieces(text, found, DIRECT)]
    pairs = matched([words(piece) for piece, _ in gold_direct], [words(piece) for piece, _ in found_quoted])
    return Counter(
        overlap_right=sum(
            any(covered(target, mine) > ENOUGH or covered(mine, target) > ENOUGH for target in targets)
            for mine in found_direct
        ),
        overlap_found=len(pairs),
        source_right=sum(same_source(text, gold_direct[i][1], found_quoted[j][1]) for i, j in pairs),
    )


def content_counts(text: str, gold: list[dict], found: list[dict], words: Callable) -> Counter[str]:
    """Return how many mixed and indirect attributions there are, are found and are right, by the words they share."""
    counts: Counter[str] = Counter()
    gold_words, found_words = (
        [frozenset().union(*map(words, one["content_spans"])) for one in side] for side in (gold, found)
    )
    hits = {i for i, _ in matched(gold_words, found_words)}
    for i, one in enumerate(gold):
        kinds = [one["kind"]]
        if one["kind"] == "indirect" and one["cue_span"] and SPEECH.search(text[slice(*one["cue_span"])]):
            kinds.append("speech")
        counts.update(f"gold_{kind}" for kind in kinds if kind != "direct")
        counts.update(f"found_{kind}" for kind in kinds if i in hits)
    for one, mine in zip(found, found_words, strict=True):
        if one["kind"] != "direct":
            counts[f"pred_{one['kind']}"] += 1
            counts[f"right_{one['kind']}"] += any(
                covered(target, mine) > ENOUGH or alike(target, mine) > 0.5 for target in gold_words
            )
    return counts


def name_counts(gold: list[dict], found: list[dict], words: Callable) -> Counter[str]:
    """Return how many attributions are found, have the right name, or have no counterpart, and the voices gone wrong.

    A name is right if it stands for the same voice as the gold's (`same_voice`). A voice is split if its attributions
    have been given two or more different names, none of them another voice's; it is merged if a name given to one of
    its attributions was also given to another voice's. An attribution of the engine has no counterpart if neither a
    third of some gold content is in it nor half of it in some gold content. Nothing is counted if the gold has no
    names.
    """
    if not gold or any("source_name" not in one for one in gold):
        return Counter()
    gold_words, found_words = (
        [frozenset().union(*map(words, one["content_spans"])) for one in side] for side in (gold, found)
    )
    pairs = [
        (gold[i]["source_name"], found[j].get("source_name") or "")
        for i, j in matched(gold_words, found_words, closeness=alike)
    ]
    voices = {one["source_name"] for one in gold} - {""}
    given = {voice: {name.casefold() for gold_name, name in pairs if gold_name == voice and name} for voice in voices}
    own = {
        voice: {name for name in names if not any(same_voice(name, other) for other in voices - {voice})}
        for voice, names in given.items()
    }
    return Counter(
        named=len(gold),
        named_found=len(pairs),
        name_right=sum(same_voice(*pair) for pair in pairs),
        given=len(found),
        without_counterpart=sum(
            not any(covered(target, mine) > ENOUGH or covered(mine, target) > 0.5 for target in gold_words)
            for mine in found_words
        ),
        voices=len(voices),
        voices_split=sum(len(names) > 1 for names in own.values()),
        voices_merged=sum(
            any(names & others for other, others in given.items() if other != voice) for voice, names in given.items()
        ),
    )
