"""Contents in tagged words: what follows a cue or stands before its source, and how far it goes."""

from __future__ import annotations

import re

from newsaudit.engine.alphabet import FINITE_VERBS, OPENS_CONTENT, OPENS_SUBJECT, STOPS
from newsaudit.engine.model import Frame, Words
from newsaudit.engine.phrases import CLAUSE_OPENS, CORE, RULE_REACH
from newsaudit.engine.tokens import Tokens

ASKED = frozenset("how what whether why where if".split())
TAKE_CLAUSE = ("clause", "person", "sentence", "that")  # what a cue takes, in `lexicon/cues.csv`, that can be a clause
ADDRESSEE = re.compile(
    r"R?(?:[mh]|(?:d+[CoHKNGg]*[goG](?=[ptQdC])|d*[oHKNs]*)C*[oHs]*C*N?(?:p[dN]{0,2}[CoHK]+)?(?:a[dN]{0,2}[CHo]+)?)"
)
ADVERBIAL = re.compile(
    rf"(?:R|D|pD|p?d?oD|dD|[dN]o{{1,2}}R|p{CORE}(?:a{CORE})?(?:[VvP](?:p{CORE}|p?D+N?|CN))?|p[Gg]{CORE}?|p[mh]|m"
    rf"|b{CORE}(?:p(?:{CORE}|D+))*(?=[.,tQh]|d[CHoNKs]{{1,4}}[XVZv]|$))*"
)  # said on Monday, last week, at a rally in Derby, in a letter dated May 3
CLAUSE_AHEAD = re.compile(r"[dN]?R?[CHoNKs]{1,5}(?:p[dCHoKNs]{1,5})?R?[XVZv]")
SOME_TIME_AGO = re.compile("(?<!p)[dN]o{1,2}R$")
AGO = frozenset("ago later earlier before after afterwards afterward since on previously".split())  # two days later
VOTES = re.compile(r"\d-\d")
DAY_THEN_TO = re.compile("p?[dR]?D+N?(?=p[oB])")
NEVER_AGAIN_TO = ["never", "again", "to"]
WISHES = frozenset("expects expected expect hopes hoped hope promises promised pledges pledged".split())
DAY_ALONE = re.compile("D{1,2}")
CERTAIN_CLAUSE = re.compile(  # found the roof would leak; believe the roof that was promised will leak
    "(?P<opens>[dNhC])?[ChHoNKsD]{1,6}(?:B?(?:[tw]X{0,2}[VvPo][^,.;:QXZ]{0,8})?X|(?P<verb>v)(?=[dNh]|o[.,p]|oo)|R[vV])"
)
# After these no clause follows: found a man named Ada, left it dead.
DESCRIBES = frozenset("named called dubbed nicknamed aged left shot set sent".split())
TO_DO = re.compile("p[oB][dNCmh]")  # expects to build vans
DOING = re.compile("d?[CHoN]{1,5}[gG]")  # showed the party leading the field
ASIDE = re.compile(r",[^,.;:QXVZ]{1,12},(?=t)")  # said in Perth, Ohio, that …; said, by one account, that …
HOWEVER = re.compile(",[Rb],(?=[dCHNoht])")  # said, however, the plan
HANDS_OVER = re.compile(r"[^QVZGPXvBbwth.;:]*(?:,[bwGp][^,Q.;:]*)?[,:]Q")  # said of the plan at a rally: “…”
HAND_OVER_REACH = 16  # words
ONLY_CONNECTS = frozenset(  # no content begins with these: But it is dead, Wren said
    "but yet so also still meanwhile however therefore thus moreover nevertheless nonetheless".split()
)
NAMED = re.compile(r"(?:m|h|[dN]?R?[CHoKNs]{1,5}(?:p[dCHoKNs]{1,5})?)(?=b)")  # it as; the future of the firm as
TO_BE = re.compile(r"(?:m|[dN]R?[CHoKNs]{1,5}(?:p[dCHoKNs]{1,5})?|C{1,4})p(?=X)")
SUBORDINATE = re.compile("b(?:h|[dN]{0,2}[oCHK]{1,3}|d)[XVvZ]")
AS_MANY = (["many", "as"], ["much", "as"], ["few", "as"])
MEANWHILE = frozenset(["before", "after", "until", "since"])
TWO_CLAUSES = re.compile(f",.*[{FINITE_VERBS}o]|[{FINITE_VERBS}].*[hoCHKN].*[{FINITE_VERBS}]")
GOES_ON_QUOTED = re.compile(r"[,:-][abR]?,?Q")
VERB_OR_QUOTATION = re.compile("[VZXvBhQ]")


# --- after a cue -----------------------------------------------------------------------------------------------------


def content_after(tokens: Tokens, i: int, last: int, takes: str, is_active: bool = True) -> tuple[int, Words | None]:
    """Return where the content begins after a cue that ends before word `i`, and the addressee or None.

    The addressee stands between them (“told reporters that”), as may words of time and place. `is_active` tells that
    the cue is no passive, of which an infinitive need not be a content: was asked to keep them.
    """
    tags, addressee = tokens.tags, None
    if takes == "person":
        match = ADDRESSEE.match(tags, i, min(last, i + RULE_REACH))
        stop = end_of_addressee(tokens, match.end(), i) if match else i
        if i < stop < last and tags[i:stop] != "R":  # “asked not to be named”
            addressee, i = (i, stop), stop
    i += tags[i + 1 : i + 3] == "pD" and tokens.words[i] == "late"  # “late on Friday”
    i += tags[i : i + 1] == "N" and bool(VOTES.fullmatch(tokens.words[i]))  # “ruled 6-3 on Monday that”
    i += tokens.words[i : i + 1] == ["ahead"]  # “estimated ahead of the vote that”
    stop = min(last, i + HAND_OVER_REACH)
    handed = HANDS_OVER.match(tags, i, stop) if "Q" in tags[i:stop] else None
    if handed:
        return handed.end() - 1, addressee
    to_act = infinitive_at(tokens, i, last, takes, is_active)
    i = i if to_act is None else to_act
    pronoun = takes == "object" and tags[i : i + 1] == "m" and "Q" not in tags[i:last]  # “accused him of greed”
    asked = tokens.words[i : i + 1] and tokens.words[i] in ASKED  # “asked how bees dance”
    adverbial = None if to_act is not None or pronoun or asked else ADVERBIAL.match(tags, i, min(last, i + RULE_REACH))
    if adverbial and SOME_TIME_AGO.search(tags, i, adverbial.end()) and tokens.words[adverbial.end() - 1] not in AGO:
        adverbial = None  # “said the lifts break down “every day””
    day = DAY_ALONE.match(tags, i, last) if takes in TAKE_CLAUSE else None
    if day and tags[day.end() : day.end() + 1] in tuple("dCHNo"):  # “said Monday the pool …”
        i = day.end()
    elif adverbial and goes_on_after(tokens, adverbial.end(), last, takes):
        i = adverbial.end()
    if tags[i : i + 1] == ",":
        aside = HOWEVER.match(tags, i, last) or ASIDE.match(tags, i, min(last, i + RULE_REACH))
        i = aside.end() if aside else i
    if i < last and (tags[i] == ":" or tags[i] == "," and tags[i + 1 : i + 2] in ("Q", "t")):
        i += 1
    return i, addressee


def infinitive_at(tokens: Tokens, i: int, last: int, takes: str, is_active: bool) -> int | None:
    """Return where what somebody will do begins after a cue that ends before word `i`, a day aside; else None.

    Wren vowed to appeal; pledged on Sunday to appeal; vowed never again to run; expects to build vans.
    """
    wishes = takes == "to" or tokens.words[i - 1] in WISHES
    day = DAY_THEN_TO.match(tokens.tags, i, last) if wishes else None
    if day and tokens.words[day.end()] == "to":
        return day.end()
    if wishes and tokens.words[i : i + 3] == NEVER_AGAIN_TO:
        return i
    if tokens.words[i : i + 1] != ["to"]:
        return None
    does = is_active and takes == "clause" and TO_DO.match(tokens.tags, i, last)
    return i if wishes or takes == "person" or does else None


def goes_on_after(tokens: Tokens, i: int, last: int, takes: str) -> bool:
    """Return whether the sentence ends or a content begins at a word after some of time or place: in a letter that."""
    if i == last or tokens.tags[i] in OPENS_CONTENT + STOPS + "bh":
        return True
    return takes in TAKE_CLAUSE and bool(CLAUSE_AHEAD.match(tokens.tags, i, last))


def end_of_addressee(tokens: Tokens, stop: int, i: int) -> int:
    """Return the word past an addressee from `i` to `stop`, which ends before an infinitive: asked her to go."""
    to = tokens.words.index("to", i, stop) if "to" in tokens.words[i:stop] else stop
    return to if to + 1 == stop or tokens.tags[to + 1 : to + 2] in ("o", "B") else stop


def can_be_content(tokens: Tokens, begin: int, last: int, takes: str) -> bool:
    """Return whether the words from `begin` on can be the content of a cue, by what it takes (`lexicon/cues.csv`)."""
    if begin >= last or tokens.tags[begin] in ".,;)":
        return False
    if tokens.tags[begin] in OPENS_CONTENT:
        return True
    if takes == "quote":
        return False
    if "Q" in tokens.tags[begin : min(last, begin + 25)]:
        return True
    if takes == "as":
        return names_as(tokens, begin, last)
    if takes == "fragment" and (named := TO_BE.match(tokens.tags, begin, last)):  # considers the offer to be low
        return tokens.words[named.end() - 1 : named.end() + 1] == ["to", "be"]
    return takes != "fragment" and can_be_clause(tokens, begin, last, takes)


def names_as(tokens: Tokens, begin: int, last: int) -> bool:
    """Return whether the words from `begin` on call something something: the move as a mistake."""
    named = NAMED.match(tokens.tags, begin, last)
    return named is not None and tokens.words[named.end()] == "as" and named.end() + 1 < last


def can_be_clause(tokens: Tokens, begin: int, last: int, takes: str) -> bool:
    """Return whether the words from `begin` on can be the content of a cue without a quotation or a “that”."""
    tag, word = tokens.tags[begin], tokens.words[begin]
    if takes == "that" and word[0] == '"':  # wrote “Peter Pan,” which
        return False
    if takes == "to":
        to_act = word == "to" or tokens.words[begin : begin + 3] == NEVER_AGAIN_TO
        return to_act or tag == "h" or is_certain_clause(tokens, begin, last)
    if word in ASKED or word == "who" or tag == "h":
        return True
    if takes == "sentence":
        if word == "to" or tag == "m":  # “did not know to ask”, “knew him”
            return False
        return bool(CLAUSE_OPENS.match(tokens.tags, begin, last) or DOING.match(tokens.tags, begin, last))
    if word == "as" and tokens.words[begin + 1 : begin + 3] in AS_MANY:  # “claim as many as 900 jobs will go”
        return takes != "that" or is_certain_clause(tokens, begin, last)
    if word in ("as", "while") or word in MEANWHILE and is_only_subordinate(tokens, begin, last):
        return False  # “she said as she rose”, “they argued before one was hit”
    return (takes != "that" or is_certain_clause(tokens, begin, last)) and (tag != "b" or takes in ("clause", "person"))


def is_only_subordinate(tokens: Tokens, begin: int, last: int) -> bool:
    """Return whether only a clause of time follows a cue: before one was hit; not: after she won that it was luck."""
    if "t" in tokens.tags[begin:last] or TWO_CLAUSES.search(tokens.tags, begin, last):
        return False
    return SUBORDINATE.match(tokens.tags, begin, last) is not None


def is_certain_clause(tokens: Tokens, begin: int, last: int) -> bool:
    """Return whether words are a clause and no object: found the firm broke the law; not: found a man named Wren."""
    clause = CERTAIN_CLAUSE.match(tokens.tags, begin, last)
    if clause is None or not clause["verb"]:
        return clause is not None
    verb = clause.start("verb")
    return bool(clause["opens"]) and tokens.words[verb] not in DESCRIBES and not tokens.words[verb - 1].endswith("ing")


def up_to_end(tokens: Tokens, start: int, last: int) -> Words:
    """Return the content that begins at a word and goes on to the end of the sentence, without its stop."""
    end = last
    while end > start and tokens.tags[end - 1] in STOPS:
        end -= 1
    return start, end


def quoted_by_relative(tokens: Tokens, begin: int, last: int, takes: str) -> bool:
    """Return whether a relative clause, not the cue before it, has the quotation: held up a sign which read “No”."""
    quotation = tokens.tags.find("Q", begin, last) if takes in ("object", "fragment", "as") else -1
    relative = tokens.tags.rfind("w", begin, quotation) if quotation > begin else -1
    return relative > 0 and "," not in tokens.tags[relative:quotation]


def nothing_after(tokens: Tokens, i: int, last: int) -> bool:
    """Return whether a cue has no object after it, so that what stands before it is said: not “Wren saw it”."""
    adverbial = ADVERBIAL.match(tokens.tags, i, min(last, i + RULE_REACH))
    return adverbial.end() == last or tokens.tags[i] in STOPS + ")"


# --- before a source and cue -----------------------------------------------------------------------------------------


def left_content(tokens: Tokens, first: int, start: int, frames: list[Frame]) -> Words | None:
    """Return the words before a source and cue that are their content: a quotation, or words up to a comma; or None."""
    tags, end = tokens.tags, start
    while end > first and tags[end - 1] in ",-":
        end -= 1
    if end == first or tags[end - 1] != "Q" and (end == start or tags[start - 1] != ","):
        return None
    begin = left_over(frames, first, end)
    if end - begin == 1 and tokens.words[begin] == "but":  # “But, she added, “we lost””: she said the “but” too
        return begin, end
    while begin < end and only_connects(tokens, begin):
        begin += 1
    if tags[begin:end].endswith(":Q"):  # The plan was dead: “No,” Wren said.
        begin = end - 1
    return (begin, end) if begin < end else None


def only_connects(tokens: Tokens, i: int) -> bool:
    """Return whether a word or mark only ties a sentence to the one before: But; Instead,; not: If he loses; Nearly."""
    tags = tokens.tags
    return tags[i] in "a,-;" or tokens.words[i] in ONLY_CONNECTS or tags[i : i + 2] == "R,"


def left_over(frames: list[Frame], first: int, end: int) -> int:
    """Return the first word that earlier sources and cues, where they follow their content, leave to the next one."""
    begin = first
    for frame in frames:
        if frame.contents and frame.contents[-1][0] < frame.cue[0]:
            for edge in (frame.cue[1], frame.source[1] if frame.source else 0):
                begin = edge if begin < edge <= end else begin
    return begin


def is_clause(tokens: Tokens, content: Words) -> bool:
    """Return whether a stretch before a source and cue is more than an adverbial: “In London, Wren said …” has none."""
    tags = tokens.tags[slice(*content)]
    if tags[0] == "A":  # “According to Wren, the judge did not rule.”
        return False
    if tags[0] == "b" and not TWO_CLAUSES.search(tags):  # “When the dam broke, the mayor knew.”
        return False
    if tags == "hX":  # “It hadn’t, he said.”
        return True
    verb = "[VXv]|[oK]Z" if tags[0] in "pGg" else "[VZXvBo]"  # Mending it costs more, he estimates.
    return tags[-1] == "Q" or len(tags) > 2 and bool(re.search(verb, tags))


def only_leads_in(tokens: Tokens, first: int, start: int, takes: str) -> bool:
    """Return whether the words before a source are no content: As Wren said, it is dead. Perhaps, Wren said, it is."""
    if tokens.words[start - 1] == "as":
        return True
    no_clause = tokens.tags[start - 1] == "," and not VERB_OR_QUOTATION.search(tokens.tags, first, start)
    return no_clause and takes in TAKE_CLAUSE


def begins_quoted_sentence(tokens: Tokens, left: Words, begin: int) -> bool:
    """Return whether words before a source and cue begin what a quotation ends: The law, Wren said, “is dead.”"""
    if tokens.tags[begin] != "Q":
        return False
    unfinished = tokens.words[begin][1:2].islower() and tokens.tags[left[0]] in OPENS_SUBJECT + "b"
    return unfinished or tokens.words[left[0]] == "but"


# --- on both sides ---------------------------------------------------------------------------------------------------


def rest_of_content(tokens: Tokens, i: int, last: int, quoted: bool) -> list[Words]:
    """Return the rest, none or one, of a content that a source and cue interrupt: “The law,” said Wren, “is dead.”

    After words that are not `quoted`, any words go on: The law, Wren said, is dead.
    """
    tags = tokens.tags
    again = GOES_ON_QUOTED.search(tags, i, last)
    if again:
        return [up_to_end(tokens, again.end() - 1, last)]
    adverbial = ADVERBIAL.match(tags, i, min(last, i + RULE_REACH))
    after = adverbial.end() if adverbial else i
    if after < last - 1 and tags[after] == "," and not quoted and tags[after + 1] not in "Gwg":
        return [up_to_end(tokens, after + 1, last)]
    if after < last and tags[after] == "Q" and (after == i or tags[after - 1] == "."):
        return [up_to_end(tokens, after, last)]
    return []
