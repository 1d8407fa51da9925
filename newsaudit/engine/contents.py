"""Contents in tagged words: what follows a cue or stands before its source, and how far it goes."""

from __future__ import annotations

import re

from newsaudit.engine.model import Frame
from newsaudit.engine.phrases import CORE, RULE_REACH
from newsaudit.engine.tokens import Tokens

ASKED = frozenset("how what whether why where if".split())
ADDRESSEE = re.compile(r"R?(?:[mh]|(?:d+[CoHKNGg]*g(?=[ptQdC])|d*[oHKNs]*)C*[oHs]*C*(?:p[dCoH]+)?(?:a[dCHo]+)?)")
ADVERBIAL = re.compile(
    rf"(?:R|D|pD|p?d?oD|[dN]o{{1,2}}R|p{CORE}(?:a{CORE})?(?:Vp{CORE})?|p[Gg]{CORE}?|p[mh]|m|b{CORE}(?:p{CORE})*(?=[.,tQ]|$))*"
)
ASIDE = re.compile(r",[^,.;:QXVZ]{1,12},(?=t)")  # said in Perth, Ohio, that …; said, by one account, that …
HANDS_OVER = re.compile(r"[^QVZGPXvBbwth.;:]*(?:,[bwGp][^,Q.;:]*)?[,:]Q")  # said of the plan at a rally: “…”
CLAUSE = re.compile(r"[dChHoNKsapDRmgG(]{1,12}?[XVZvBQ]")
RESUMES = re.compile(r"[,:-][abR]?,?Q")


def content_after(tokens: Tokens, i: int, last: int, takes: str) -> tuple[int, tuple[int, int] | None]:
    """Where the content begins after a cue that ends before word `i`, and the addressee (“told reporters”), if any."""
    tags, addressee = tokens.tags, None
    if takes == "person":
        match = ADDRESSEE.match(tags, i, min(last, i + RULE_REACH))
        if match and i < match.end() < last:
            addressee, i = match.span(), match.end()
    handed = HANDS_OVER.match(tags, i, min(last, i + 16))
    if handed:
        return handed.end() - 1, addressee
    match = ADVERBIAL.match(tags, i, min(last, i + RULE_REACH))
    if match and (match.end() == last or tags[match.end()] in "tQ:,.-;bh"):
        i = match.end()
    aside = ASIDE.match(tags, i, min(last, i + RULE_REACH))
    i = aside.end() if aside else i
    if i < last and (tags[i] == ":" or tags[i] == "," and tags[i + 1 : i + 2] in ("Q", "t")):
        i += 1
    return i, addressee


def fits(tokens: Tokens, begin: int, last: int, takes: str) -> bool:
    """Whether the words from `begin` on can be the content of a cue, by what the cue takes (`lexicon/cues.csv`)."""
    if begin >= last or tokens.tags[begin] in ".,;)":
        return False
    tag = tokens.tags[begin]
    if tag in "Qt":
        return True
    if takes == "quote":
        return False
    if "Q" in tokens.tags[begin : min(last, begin + 25)]:
        return True
    if takes == "fragment":
        return False
    if takes == "to":
        return tokens.words[begin] == "to" or tag == "h"
    if tokens.words[begin] in ASKED or tag == "h":
        return True
    if takes == "sentence":
        return bool(CLAUSE.match(tokens.tags, begin, last))
    if tokens.words[begin] in ("as", "while"):  # “she said as she rose”
        return False
    return takes != "that" and (tag != "b" or takes in ("clause", "person"))


def up_to_end(tokens: Tokens, start: int, last: int) -> tuple[int, int]:
    """The content that begins at a word and goes on to the end of the sentence, without its stop."""
    end = last
    while end > start and tokens.tags[end - 1] in ".,;:-":
        end -= 1
    return start, end


def quoted_by_relative(tokens: Tokens, begin: int, last: int, takes: str) -> bool:
    """Whether a relative clause has the quotation after a cue that takes an object: held up a sign which read “No”."""
    quotation = tokens.tags.find("Q", begin, last) if takes in ("object", "fragment") else -1
    relative = tokens.tags.rfind("w", begin, quotation) if quotation > begin else -1
    return relative > 0 and "," not in tokens.tags[relative:quotation]


def left_content(tokens: Tokens, first: int, start: int, frames: list[Frame]) -> tuple[int, int] | None:
    """The words before a source and cue that are their content: a quotation, or words up to a comma."""
    tags, end = tokens.tags, start
    while end > first and tags[end - 1] in ",-":
        end -= 1
    if end == first or tags[end - 1] != "Q" and (end == start or tags[start - 1] != ","):
        return None
    begin = first
    for frame in frames:  # what an earlier source and cue that follow their content leave over
        if frame.contents and frame.contents[-1][0] < frame.cue[0]:
            for edge in (frame.cue[1], frame.source[1] if frame.source else 0):
                begin = edge if begin < edge <= end else begin
    if end - begin == 1 and tokens.words[begin] == "but":  # “But, she added, “we lost””: she said the “but” too
        return begin, end
    while begin < end and tags[begin] in ",-abR;" and not (tokens.words[begin] == "there" and tags[begin + 1] == "X"):
        begin += 1
    if tags[end - 2 : end] == ":Q" and end - 1 > begin:  # The plan was dead: “No,” Wren said.
        begin = end - 1
    return (begin, end) if begin < end else None


def is_clause(tokens: Tokens, content: tuple[int, int]) -> bool:
    """Whether a stretch before a source and cue is more than an adverbial: “In London, Wren said …” has none."""
    tags = tokens.tags[content[0] : content[1]]
    return "Q" == tags[-1] or len(tags) > 2 and bool(re.search(r"[VZXvB]" if tags[0] in "pGg" else r"[VZXvBo]", tags))


def nothing_after(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a cue has no object after it, and what stands before can be its content (“In May, Wren saw Hale”)."""
    return ADVERBIAL.match(tokens.tags, i, min(last, i + RULE_REACH)).end() == last or tokens.tags[i] in ".,;-:)"


def resumed(tokens: Tokens, i: int, last: int, quoted: bool) -> list[tuple[int, int]]:
    """The rest of a content that a source and cue interrupt: “The law,” said Wren, “is dead.”

    After words that are not `quoted`, any words go on: The law, Wren said, is dead.
    """
    tags = tokens.tags
    again = RESUMES.search(tags, i, last)
    if again:
        return [up_to_end(tokens, again.end() - 1, last)]
    match = ADVERBIAL.match(tags, i, min(last, i + RULE_REACH))
    i = match.end() if match else i
    if i < last - 1 and tags[i] == "," and not quoted and tags[i + 1] not in "Gwg":
        return [up_to_end(tokens, i + 1, last)]
    if i < last and tags[i] == "Q" and (not match or match.end() == match.start() or tags[i - 1] == "."):
        return [up_to_end(tokens, i, last)]
    return []


def led_in(tokens: Tokens, first: int, start: int, takes: str) -> bool:
    """Whether words before a source only lead in: As Wren said, the law is dead. Perhaps, Wren said, it is dead."""
    led = tokens.tags[start - 1] == "," and not re.search("[VZXvBhQ]", tokens.tags[first:start])
    return tokens.words[start - 1] == "as" or led and takes in ("clause", "person", "sentence", "that")


def begins_it(tokens: Tokens, left: tuple[int, int], begin: int) -> bool:
    """Whether words before a source and cue begin the sentence that a quotation ends: The law, Wren said, “is dead.”"""
    if tokens.tags[begin] != "Q":
        return False
    goes_on = tokens.words[begin][1:2].islower() and tokens.tags[left[0]] in "dChHN"
    return goes_on or tokens.words[left[0]] == "but"
