"""The register of sources that the engine heard, and the codes that words of the text give away; all are estimates.

Every code is given by a named rule or not at all: where no rule fits, the cell stays empty for a person to fill.
`lexicon/rules.csv` says of each rule what it looks for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from textwrap import shorten
from typing import NamedTuple

from newsaudit import lexicon
from newsaudit.article import Article, Span
from newsaudit.engine.attribution import Attribution
from newsaudit.engine.people import POSSESSIVE, classes
from functools import partial
first_names=partial(classes,'first_names')
titles=partial(classes,'titles')
from newsaudit.engine.quotations import quotations

NOT_FOUND = "not-found"
SMALL = frozenset("of for and the de da del der den di du la le van von bin ibn al el to &".split())
CIVIL = frozenset("Mr Mrs Ms Miss Mx Sir Dame Lord Lady".split())
ACRONYM = re.compile(r"(?:The |the )?(?:[A-Z]\.){2,}|(?:The |the )?[A-Z][A-Z0-9&-]+")
HEAD_END = re.compile(r",| who | which | that | of | for | from | at | in | with | on | by | to |\(|—|–|--")
CLAUSE = re.compile(r",? (?:who|which|that|whose)\b|,? [—–-] |, (?=an? |the )")
COUNTED = re.compile(
    r"(?:some|many|several|both|two|three|four|five|six|seven|eight|nine|ten|\d+|a few|most|other)\s", re.I
)
APPOSITIVE = re.compile(r"\s*(?:,\s*\d+)?\s*(?:,|—|–|-{2}|\()\s*([^,.;:()“”\"—–]{3,90})")
OF_BODY = re.compile(
    r",?\s+(?:of|from|for|with|at)\s+(?:the\s+)?"
    r"([A-Z][\w&’'-]*(?:\s+(?:[A-Z0-9&][\w&’'-]*|(?:of|for|and|the)(?=\s+(?:the\s+)?[A-Z])))*)"
)
DOES = re.compile(
    r"\s*(?:,\s*\d+)?\s*,\s*who\s+((?:leads|heads|chairs|runs|directs|manages|owns|founded|teaches|studies|researches"
    r"|edits|represents|coaches|works|oversees)\b[^,.;:()“”\"—–]{3,90}?)(?=\s+and\s+(?:is|was|has|had)\b|[,.;:()“”\"—–]|$)"
)
RELATIVE = re.compile(r"\s(?:who|whose|which|that)\s")
REST = re.compile(r"\s*(?:(?:on|about|of|regarding)\s+)?([^.;—“”\"]*[^\W_])")
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
REACH = 160  # signs beside a name in which its introduction may stand
LONGEST = 60  # signs of a name in the register; a longer noun phrase is cut
NEAR = 8  # attributions before and after one that can hold it
MENTIONS = 12  # of a name, the first ones are looked at: an introduction comes early


class Source(NamedTuple):
    """A source as the engine heard it.

    `attributions` are numbers, from 0, into the engine's list; `kind`, `role`, `introduced` are codes or empty;
    `rules` gives the rule of each; `named` is True for a proper name; `first` is where the text first mentions it.
    """

    source_id: str
    name: str
    named: bool
    kind: str
    role: str
    introduced: str
    first: Span
    attributions: list[int]
    rules: dict[str, str]


class Channel(NamedTuple):
    """How an attribution reached the reporter, by a phrase of the text: code, basis and rule."""

    channel: str
    basis: str
    rule: str


@cache
def patterns(name: str) -> list[tuple[dict[str, str], re.Pattern]]:
    """The rows of a lexicon that has a `pattern` column, each with the pattern compiled."""
    return [(row, re.compile(row["pattern"])) for row in lexicon.rows(name)]


@cache
def role_words() -> frozenset[str]:
    """Words for what a person or body is: the roles of `lexicon/words.csv`, in lower case."""
    return frozenset(row["lemma"] for row in lexicon.rows("words") if row["class"] == "role")


@cache
def small_words() -> frozenset[str]:
    """Words that open or join a clause and are no part of a role: the other classes of `lexicon/words.csv`."""
    return frozenset(row["lemma"] for row in lexicon.rows("words") if row["class"] != "role")


@cache
def bodies() -> dict[str, str]:
    """Head word of a body → `organisation` or `group`, from `lexicon/bodies.csv`."""
    return {row["lemma"]: row["class"] for row in lexicon.rows("bodies")}


# --- the register --------------------------------------------------------------------------------------------------


def register(article: Article, found: list[Attribution]) -> list[Source]:
    """The sources of the engine's attributions, in the order in which the text first mentions them.

    Attributions of one resolved name are one source. Those whose source was not found, or is a pronoun that points to
    none, stand together under `not-found`, last; what has no agent has no source.
    """
    groups: dict[str, list[int]] = {}
    for number, one in enumerate(found):
        if not is_agentless(one):
            groups.setdefault(plain_name(one.source_name or "").casefold(), []).append(number)
    missing = groups.pop("", [])
    sources, taken = [], {NOT_FOUND}
    for numbers in groups.values():
        source = described(article, [found[number] for number in numbers], numbers)
        identity, copy = source.source_id, 2
        while identity in taken:
            identity, copy = f"{source.source_id}-{copy}", copy + 1
        taken.add(identity)
        sources.append(source._replace(source_id=identity))
    sources.sort(key=lambda source: source.first)
    if missing:
        place = min(found[number].contents[0] for number in missing)
        rules = {"name": "no_source_found"}
        sources.append(Source(NOT_FOUND, "no source found", False, "", "", "", Span(*place), missing, rules))
    return sources


def is_agentless(one: Attribution) -> bool:
    """Whether an attribution is a passive cue for which the text names nobody: “is known to …”."""
    return one.rule == "passive" and one.source is None


def plain_name(name: str) -> str:
    """A resolved name without article, and without the titles and roles in front of a person's name."""
    name = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", " ".join(name.split()), flags=re.IGNORECASE)
    words = name.split()
    roles = [
        number
        for number, word in enumerate(words[:-1])
        if word.lower() in role_words() - bodies().keys() or word.rstrip(".") in titles()
    ]
    rest = words[roles[-1] + 1 :] if roles else words
    return " ".join(rest) if is_proper(rest) else name


def is_proper(words: list[str]) -> bool:
    """Whether words are a proper name: all with a capital, the last of them no common word for a role or a body."""
    last = words[-1].lower() if words else ""
    common = last in role_words() or last in bodies() and len(words) == 1
    return bool(words) and not common and words[0][:1].isupper() and all(map(is_name_part, words))


def is_name_part(word: str) -> bool:
    """Whether a word can be part of a name: with a capital, or one of the small words of names."""
    return word[:1].isupper() or word in SMALL or word.startswith(("al-", "el-"))


def described(article: Article, own: list[Attribution], numbers: list[int]) -> Source:
    """One source with what the text says of it."""
    text = article.text
    full = max((one.source_name or "" for one in own), key=len)
    name = plain_name(full)
    phrases = [article[one.source] for one in own if one.source]
    mentions = mentions_of(article, name, own)
    body = kind_of_body(name)
    bare = [word for word in name.split() if word.rstrip(".") not in titles()]
    proper = is_proper(bare) or body[0] == "organisation" and name[:1].isupper()
    role, role_rule = role_stated(article, name, mentions, phrases) if body[0] != "organisation" else ("", "")
    kind, kind_rule = body
    if not kind:
        kind, kind_rule = kind_of_person(text, name, phrases, mentions, role if proper else "")
    rules = {"name": "resolved_name" if any(phrase != full for phrase in phrases) else "own_words"}
    if kind:
        rules["kind"] = kind_rule
    if role:
        rules["role_as_stated"] = role_rule
    introduced, rule = introduction(bare, proper, kind, role, role_rule)
    rules["introduced"] = rule
    shown = name if proper and kind != "organisation" else described_as(full, phrases)
    shown = shorten(shown, LONGEST, placeholder=" …")
    return Source(
        slug(name), shown[:1].upper() + shown[1:], proper, kind, role, introduced, mentions[0], numbers, rules
    )


def described_as(name: str, phrases: list[str]) -> str:
    """A source without a person's name, in the text's words up to a relative clause: “A spokesman for the army”."""
    fuller = [CLAUSE.split(phrase, maxsplit=1)[0].strip() for phrase in phrases if phrase.startswith(name)]
    return max([name, *fuller], key=len)


def slug(name: str) -> str:
    """A name as a key: lower-case letters, figures and hyphens."""
    return "-".join(re.findall(r"[^\W_]+", re.sub(r"[’'.]", "", name.lower())))[:60].strip("-") or "source"


def mentions_of(article: Article, name: str, own: list[Attribution]) -> list[Span]:
    """Where the story writes a name, in order: the first times in its words, and the spans of its attributions."""
    start, end = article.story
    found = [Span(*one.source) for one in own if one.source]
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for number, match in enumerate(pattern.finditer(article.text, start, end)):
        if number == MENTIONS:
            break
        found.append(Span(*match.span()))
    return sorted(set(found)) or [Span(*own[0].contents[0])]


def kind_of_body(name: str) -> tuple[str, str]:
    """`organisation` or `group` by the head word of a name, an acronym or a number before it; empty if none fits."""
    head = HEAD_END.split(name, maxsplit=1)[0].strip() or name
    last = POSSESSIVE.sub("", (head.split() or [""])[-1]).lower().rstrip(".")
    if ACRONYM.fullmatch(head) and head not in titles():
        return "organisation", "acronym"
    kind = bodies().get(last) or bodies().get(last.removesuffix("s"))
    if kind:
        return ("group" if last.endswith("s") and not name[:1].isupper() else kind), "head_word"
    if last.endswith("s") and (last in role_words() or last.removesuffix("s") in role_words()):
        return "group", "plural_role"
    if COUNTED.match(name):
        return "group", "number_before"
    return "", ""


def kind_of_person(text: str, name: str, phrases: list[str], mentions: list[Span], role: str) -> tuple[str, str]:
    """`person` where a pronoun, a title, a role or a frequent first name says so; empty if nothing does."""
    if any(phrase.lower() in ("he", "she") for phrase in phrases):
        return "person", "pronoun"
    words = name.split()
    if any(word.rstrip(".") in titles() for word in " ".join(phrases).split()):
        return "person", "title"
    if len(words) > 1 and words[0] in first_names():
        return "person", "first_name"
    if role and is_proper(words):
        return "person", "role_beside_name"
    head = HEAD_END.split(name, maxsplit=1)[0].split()
    last = head[-1].lower() if head else ""
    if last in role_words() - THINGS - bodies().keys() or re.fullmatch(r"\w*(?:man|woman|person)", last):
        return "person", "singular_role"
    return "", ""


THINGS = frozenset(
    "report reports poll polls survey study studies statement document documents lawsuit suit complaint memo letter "
    "email emails message tweet book paper article editorial ad advertisement video website site others".split()
)


def role_stated(article: Article, name: str, mentions: list[Span], phrases: list[str]) -> tuple[str, str]:
    """The role as the text states it, in its own words, and the rule; empty where no mention gives one.

    Before the name (“Environment Minister John Baird”), after it between commas (“Paul Dewar, an Ottawa MP”), by what
    the person does (“Mu Li, who teaches law”) or with a body (“Mu Li, of the University”); a source without a proper
    name is called by its role.
    """
    text = article.text
    if not is_proper(name.split()):
        words = HEAD_END.split(name, maxsplit=1)[0].lower().split()
        return (name, "called_by_role") if words and words[-1] in role_words() - THINGS else ("", "")
    after = ""
    for start, end in mentions:
        at = text.find(name, start, end)
        if at < 0:
            continue
        before = role_before(text, at)
        if before:
            return before, "before_the_name"
        window = text[at + len(name) : at + len(name) + REACH].split("\n")[0]
        beside = APPOSITIVE.match(window)
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


def role_before(text: str, at: int) -> str:
    """The words of a role that stand directly before a name: “British Defence Secretary”; empty if there are none."""
    words = re.findall(r"\S+", text[max(0, at - REACH) : at].rpartition("\n")[2])
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
        if word.endswith(".") and word.rstrip(".") not in titles() and not re.fullmatch(r"(?:[A-Z]\.)+", word):
            break
        taken.insert(0, word)
    while taken and taken[0].lower() in small_words():
        taken.pop(0)
    own = [word for word in taken if word.lower() in role_words() or word.rstrip(".") in set(titles()) - CIVIL]
    return " ".join(taken) if own else ""


def is_role(words: str) -> bool:
    """Whether the words between a name and the next comma tell what the person is.

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
    return opens and any(part.lower() in role_words() or part in titles() for part in parts)


def introduction(bare: list[str], proper: bool, kind: str, role: str, role_rule: str) -> tuple[str, str]:
    """The code `introduced` and its rule; a surname alone is no name, an organisation needs no introduction."""
    if kind == "organisation":
        return "n/a", "organisation"
    full = proper and len(bare) > 1
    if full and role:
        return "yes", "full_name_and_role"
    if full or role:
        return "partial", "full_name_only" if full else "role_only"
    return ("no", "neither_name_nor_role") if proper or kind else ("", "not_a_person")


# --- channels ------------------------------------------------------------------------------------------------------


def channels(article: Article, found: list[Attribution], ids: list[str]) -> list[Channel]:
    """The channel of each attribution, by the words of its sentence outside the quotations.

    The sentence's own phrase counts before its neighbour's. A channel is carried forward only, to the next sentences
    of the same paragraph and to the next paragraph, and only for the same source (`ids`).
    """
    sentences, starts = article.sentences, [sentence.start for sentence in article.sentences]
    result: list[Channel] = []
    last: dict[str, tuple[int, str]] = {}
    for number, (one, source_id) in enumerate(zip(found, ids, strict=True)):
        place = (one.cue or one.source or one.contents[0])[0]
        paragraph = article.paragraph_of(place)
        sentence = sentences[max(0, bisect_right(starts, place) - 1)]
        sentence = within(sentence, place, one, found[max(0, number - NEAR) : number + NEAR])
        stated = None if one.rule.startswith(("carried", "no_source")) else channel_in(article, sentence, one)
        if stated:
            result.append(Channel(stated["channel"], "explicit", stated["rule"]))
            last[source_id] = (paragraph, stated["channel"])
        elif source_id not in ("", NOT_FOUND) and source_id in last and paragraph - last[source_id][0] <= 1:
            result.append(Channel(last[source_id][1], "carried", "same_source_next_paragraph"))
        else:
            result.append(Channel("not stated", "", "no_phrase"))
    return result


def within(sentence: Span, place: int, one: Attribution, near: list[Attribution]) -> Span:
    """The sentence, or for an attribution inside what one of those near it reports, the stretch that is reported."""
    outer = [
        Span(max(sentence.start, start), min(sentence.end, end))
        for other in near
        if other is not one
        for start, end in other.contents
        if start < place < end and (start, end) not in one.contents
    ]
    return min([sentence, *outer], key=lambda span: span.end - span.start)


def channel_in(article: Article, sentence: Span, one: Attribution) -> dict[str, str] | None:
    """The first channel whose phrase stands in a sentence, quotations and what is reported left out; None if none."""
    text = article[sentence]
    for start, end in (*one.contents, *one.quotes):
        a, b = max(0, start - sentence.start), min(len(text), end - sentence.start)
        if a < b:
            tail = re.search(r"\b(?:in|by|from|according to)\s+(?:a|an|the)\s[^.;]*$", text[a:b])
            keep = a + tail.start() if tail and (start, end) not in one.quotes else b
            text = text[:a] + " " * (keep - a) + text[keep:]
    cue = article[one.cue] if one.cue else ""
    for row, pattern in patterns("channels"):
        if pattern.search(cue if row["channel"] == "announcement" else text):
            return row
    return None


# --- what is not disclosed -----------------------------------------------------------------------------------------


class Silence(NamedTuple):
    """A phrase by which the text says that something was not disclosed: its rule, sentence and what was not."""

    phrase: Span
    rule: str
    sentence: Span
    content: Span | None


def silences(article: Article) -> list[Silence]:
    """The phrases of `lexicon/undisclosed.csv` in the story, outside quotations; none says that anyone asked."""
    quoted = [quotation.outer for inside in quotations(article.text, article.paragraphs) for quotation in inside]
    starts = [span.start for span in quoted]
    found = []
    for sentence in article.sentences:
        for row, pattern in patterns("undisclosed"):
            match = pattern.search(article.text, *sentence)
            if not match:
                continue
            before = bisect_right(starts, match.start()) - 1
            if before >= 0 and match.start() < quoted[before].end:
                continue
            rest = REST.match(article.text, match.end(), sentence.end) if row["object"] == "yes" else None
            content = Span(*rest.span(1)) if rest else None
            found.append(Silence(Span(*match.span()), row["rule"], sentence, content))
            break
    return found
