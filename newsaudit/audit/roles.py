"""The role of a source as the text states it, in the text's own words."""

from __future__ import annotations

import re
from functools import cache

from newsaudit import lexicon
from newsaudit.article import Article, Span
from newsaudit.audit.kinds import head_of, is_proper
from newsaudit.engine.name_parts import POSSESSIVE, THINGS, classes, role_words

CIVIL = frozenset("Mr Mrs Ms Miss Mx Sir Dame Lord Lady".split())
BESIDE_NAME = re.compile(r"\s*(?:,\s*\d+)?\s*(?:,|—|–|-{2}|\()\s*([^,.;:()“”\"—–]{3,90})")
OF_BODY = re.compile(
    r",?\s+(?:of|from|for|with|at)\s+(?:the\s+)?"
    r"([A-Z][\w&’'-]*(?:\s+(?:[A-Z0-9&][\w&’'-]*|(?:of|for|and|the)(?=\s+(?:the\s+)?[A-Z])))*)"
)
DOES = re.compile(
    r"\s*(?:,\s*\d+)?\s*,\s*who\s+((?:leads|heads|chairs|runs|directs|manages|owns|founded|teaches|studies|researches"
    r"|edits|represents|coaches|works|oversees)\b[^,.;:()“”\"—–]{3,90}?)(?=\s+and\s+(?:is|was|has|had)\b|[,.;:()“”\"—–]|$)"
)
RELATIVE = re.compile(r"\s(?:who|whose|which|that)\s")
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|said|says|told|shows?|who|which)\b"
)
# Words in lower case that belong to the role behind them: “regional officer Ada Wren”.
MODIFIERS = frozenset(
    "acting assistant associate chief deputy district executive former general independent interim joint junior lead "
    "legal local managing medical national political principal regional retired senior veteran vice".split()
)
COURT = frozenset(["defending", "prosecuting", "mitigating"])
WHEN = re.compile(r"\b(?:moment|minute|hour|day|week|month|year|decade)s?\s(?:later|earlier|ago|before|after|on)\b")
EMPHASIS = "*_"  # Markdown's marks: council leader **Ada Wren**, a builder
NEAR_NAME = 160  # characters beside a name in which its role may stand


@cache
def clause_words() -> frozenset[str]:
    """Return the words that open or join a clause and begin no role: `lexicon/words.csv` without the roles."""
    return frozenset(row["lemma"] for row in lexicon.rows("words") if row["class"] != "role")


def role_stated(article: Article, name: str, mentions: list[Span]) -> tuple[str, str]:
    """Return the role as the text states it, in its own words, and the rule; both empty where no mention gives one.

    Before the name (“Environment Minister John Baird”), after it between commas (“Paul Dewar, an Ottawa MP”), by what
    the person does (“Mu Li, who teaches law”) or with a body (“Mu Li, of the University”); a source without a proper
    name is called by its role.
    """
    text = article.text
    if not is_proper(name.split()):
        words = head_of(name).lower().split()
        is_called = words and words[-1] in role_words() - THINGS and in_text(article, name)
        return (name, "called_by_role") if is_called else ("", "")
    after = ""
    for start, end in mentions:
        at = text.find(name, start, end)
        if at < 0:
            continue
        before = role_before(text, at)
        if before:
            return before, "before_the_name"
        window = text[at + len(name) : at + len(name) + NEAR_NAME].split("\n")[0].lstrip(EMPHASIS)
        beside = BESIDE_NAME.match(window)
        words = RELATIVE.split(beside.group(1))[0].strip() if beside else ""
        if words and is_role(words):
            return words, "appositive"
        does = DOES.match(window)
        if does:
            return does.group(1), "what_the_person_does"
        body = OF_BODY.match(window)
        if body and not after:
            after = body.group(1).strip()
    return (after, "of_a_body") if after else ("", "")


def in_text(article: Article, name: str) -> bool:
    """Return whether a name stands in the text, in any case; a coder may have made it up."""
    return " ".join(name.lower().split()) in " ".join(article.text.lower().split())


def role_before(text: str, at: int) -> str:
    """Return the words of a role directly before a name: “British Defence Secretary”; empty if there are none."""
    words = re.findall(r"\S+", text[max(0, at - NEAR_NAME) : at].rpartition("\n")[2].rstrip(EMPHASIS))
    taken: list[str] = []
    for word in reversed(words[-8:]):
        bare = POSSESSIVE.sub("", word)
        if not re.fullmatch(r"[\w.&’'/-]+", word) or not (
            bare[:1].isupper()
            or bare.lower() in role_words()
            or taken
            and (bare in ("of", "and", "for", "the") or bare in MODIFIERS)
        ):
            break
        if word.endswith(".") and word.rstrip(".") not in classes("titles") and not re.fullmatch(r"(?:[A-Z]\.)+", word):
            break
        taken.insert(0, word)
    while taken and taken[0].lower() in clause_words():
        taken.pop(0)
    own = [word for word in taken if word.lower() in role_words() or word.rstrip(".") in set(classes("titles")) - CIVIL]
    return " ".join(taken) if own else ""


def is_role(words: str) -> bool:
    """Return whether the words between a name and the next comma tell what the person is.

    They have no verb, and open with “a” or “an” without saying when, or hold a role, or are a counsel’s part in court.
    """
    if words in COURT:
        return True
    parts = words.split()
    if VERB.search(words) or WHEN.search(words):
        return False
    if parts[0] in ("a", "an"):
        return True
    opens = parts[0].lower() in ("the", "former") or parts[0][:1].isupper() or parts[0] in role_words()
    return opens and any(part.lower() in role_words() or part in classes("titles") for part in parts)
