"""Who speaks where no cue stands: a source carried over from the sentence or paragraph before or after a quotation."""

from __future__ import annotations

import re

from newsaudit import lexicon
from newsaudit.article import SIGNATURE_LINE, Span
from newsaudit.engine.clauses import main_subject
from newsaudit.engine.model import Attribution, Frame
from newsaudit.engine.quotations import Quotation
from newsaudit.engine.tokens import Tokens, titles_before_names

A_PERSON = re.compile("(?:[dsCHoNR]*[Ho],?)?C+(?![aC])")  # Ada Wren, 58; the mayor, Ada Wren; not: the Wren
PERSON_AT_END = re.compile("H,(C{2,4})[.]$")  # it shocked the victim’s mother, Ada Wren.
OWNER_ALONE = re.compile("(d?[CHo]{1,4})s[oK]{1,3}[.]")  # Wren’s verdict? “…”
FOR_PERSON = re.compile("p((?:[dCHo]*H)?C{2,3}),")  # For Ada Wren, it means one thing.
OWN = frozenset(["his", "her"])
GROUPS = lexicon.lemmas("bodies")
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]ur|[Uu]s)\b")
OF_A_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
SHORT_SENTENCE = 6  # words: Wren was less sure.
FIVE_WORDS = 30  # characters, or so: a shorter quotation may stand twice by chance
PULL_QUOTE_REACH = 20_000  # characters
MOST_WORDS_BEFORE = 8
NO_LASTING_SOURCES = frozenset(["which", "that", "who", "i", "we", "you", "it", "this"])
NOBODY = Attribution(None, None, (), (), "direct", "no_source")
SIGNATURE = re.compile(
    r"(?P<dash>[—–-]+\s*)?(?P<name>(?:[\w.’'-]+ ){0,5}[A-Z][\w’'-]+"
    r"(?P<described>(?:, [^.,:;!?“”\"\n]{2,60}){0,4}))[.”\"]*"
)


# --- within a paragraph ----------------------------------------------------------------------------------------------


def carry_over(
    text: str, tokens: Tokens, inside: dict[int, Quotation], here: list[Attribution], before: list[Attribution]
) -> list[Attribution]:
    """Return the attributions of quotations that are sentences of their own, with the source from where it stands.

    That is, in this order: the person whom the sentence before it is about (`leads_to_quotation`), the last attribution
    before it in the paragraph (one that quotes, if any), the next one that quotes, the last one of the paragraph
    before. The rule is named after that; without any it is `no_source`.
    """
    taken = {quote.start for one in here for quote in one.quotes}
    earlier = sorted(here, key=lambda one: (end_of(one), one.cue or (0, 0)), reverse=True)
    later = [one for one in reversed(here) if one.quotes]
    carried: list[Attribution] = []
    last = quoting = None
    for k in [k for k, tag in enumerate(tokens.tags) if tag == "Q"]:
        quotation = inside[tokens.starts[k]]
        a = quotation.outer.start
        about = None if carried or last or not before or not only_leads(before[-1]) else before[-1]
        while earlier and end_of(earlier[-1]) <= a:
            if only_leads(earlier[-1]):
                about = earlier.pop()
                continue
            last, about = earlier.pop(), None
            quoting = last if last.quotes or not (last.contents or quoting) else quoting
        while later and later[-1].contents[0].start <= a:
            later.pop()
        if quotation.inner.start in taken or not own_sentence(text, tokens, k):
            continue
        if about and not speaks_of(text, quotation, about):
            model, rule = about, "sentence_before"
        elif last:
            model, rule = quoting or last, "carried_in_paragraph"
        elif later:
            model, rule = later[-1], "carried_from_next"
        elif before:
            model, rule = last_who_can_go_on(text, before), "carried_from_previous"
        else:
            model, rule = NOBODY, "no_source"
        last = quoting = model._replace(
            contents=(quotation.outer,), quotes=(quotation.inner,), form="direct", rule=rule, addressee=None
        )
        carried.append(last)
    return carried


def only_leads(one: Attribution) -> bool:
    """Return whether an attribution is only the person whom a sentence is about, for a quotation after it."""
    return one.rule == "sentence_before" and not one.contents


def speaks_of(text: str, quotation: Quotation, one: Attribution) -> bool:
    """Return whether a quotation speaks of the person named before it, who then is not the one who speaks.

    Wren was the last to leave the ship on Monday. “He was brave.” Not: Wren disagreed. “He was brave.”
    """
    is_reaction = text.count(" ", one.source.start, quotation.outer.start) <= SHORT_SENTENCE
    source = text[slice(*one.source)].lower()
    is_own = source in ("he", "she") or FIRST_PERSON.search(text, *quotation.inner)
    if is_own or is_reaction and source not in OWN:
        return False
    return bool(OF_A_PERSON.search(text, *quotation.inner))


def leads_to_quotation(tokens: Tokens, first: int, last: int) -> Frame | None:
    """Return a frame with the person whom a sentence without a cue is about, for a quotation after it; None if nobody.

    Ada Wren was not so sure. “Ask me in May.”
    """
    tags, words = tokens.tags, tokens.words
    if "Q" in tags[first:last] or tags[last - 1 : last] != ".":
        return None
    owned = words[first] in OWN and "H" not in tags[first : first + 3]  # Her secret? Her reason was simple.
    if words[first] in ("he", "she") or owned:
        return Frame(None, (first, first + 1), [], "sentence_before")
    opening = FOR_PERSON.match if words[first] == "for" else OWNER_ALONE.fullmatch
    concerned = opening(tags, first, last)
    subject = concerned.span(1) if concerned else main_subject(tokens, first, last, [])
    if subject:
        start = subject[0] + (words[subject[0]] == "the" and words[subject[0] + 1] in titles_before_names())
        if words[start] in ("he", "she") or A_PERSON.match(tags, start, subject[1]):
            return Frame(None, (start, subject[1]), [], "sentence_before")
    named = PERSON_AT_END.search(tags, max(first, last - 7), last)
    return Frame(None, named.span(1), [], "sentence_before") if named else None


def names_a_role(tokens: Tokens, first: int, last: int) -> bool:
    """Return whether a sentence is about one person in a role, who may say what follows: His mother wept."""
    roles = (tokens.words[k] for k in range(first, last) if tokens.tags[k] == "H")
    return any(word not in GROUPS and not word.endswith("s") for word in roles)


def goes_on(tokens: Tokens, first: int, last: int, model: Attribution) -> Frame | None:
    """Return a sentence without a cue, or None, that ends in a quotation, after one with a source.

    “No,” Wren said. It “makes no sense.”

    It has at most eight words before the quotation; they are part of the content unless they only connect (But “…”).
    Or it begins with a quotation of some length: “They agree on most of it” without saying so.
    """
    tags = tokens.tags[first:last].rstrip(".")
    lead = tags.find("Q")
    if not model.quotes or not tags[-1:] or lead < 0:
        return None
    if lead == len(tags) - 1 and 0 < lead <= MOST_WORDS_BEFORE:
        begin = first + lead if not tags[:-1].strip("abR,") else first
        return Frame(None, None, [(begin, first + len(tags))], "goes_on")
    if lead == 0 and len(tags) > 1 and tokens.ends[first] - tokens.starts[first] > FIVE_WORDS:
        return Frame(None, None, [(first, first + len(tags))], "goes_on")
    return None


def own_sentence(text: str, tokens: Tokens, k: int) -> bool:
    """Return whether a quotation stands alone: a mark or the end of a sentence on its two sides."""
    tags = tokens.tags
    before, after = tokens.tag_before(k, 0), tags[k + 1 : k + 2] or "."
    opened = k == 0 or before in ".Q:-*~" or text[tokens.ends[k - 1] - 1] in ".?!" or tokens.words[k - 1][-1] in ".?!"
    ended = tokens.words[k][-1] in ".?!…" or after in ".Q-*~w" and text.count(" ", tokens.starts[k], tokens.ends[k]) > 2
    return opened and ended


def end_of(one: Attribution) -> int:
    """Return where an attribution ends, for the question which one comes before a quotation."""
    if one.contents:
        return one.contents[-1].end
    return one.cue.end if one.cue else one.source.end if one.source else 0


def last_who_can_go_on(text: str, before: list[Attribution]) -> Attribution:
    """Return the last attribution whose source can go on speaking in the next paragraph: not “which” or “I”."""
    before = [one for one in before if not only_leads(one)] or before
    able = [one for one in before if one.source and text[slice(*one.source)].lower() not in NO_LASTING_SOURCES]
    return max(able or before, key=end_of)


# --- from one paragraph to the next ----------------------------------------------------------------------------------


def revised_by_next_paragraph(
    text: str, paragraph: Span, inside: list[Quotation], before: Attribution, here: list[Attribution]
) -> tuple[Attribution, list[Attribution]]:
    """Return the last attribution before a paragraph and those in it, `here`, as the paragraph settles them.

    A quotation left open takes the source that only the next paragraph names (“We stay. ¶ “We fight,” Wren said); a
    colon at the end of a paragraph gives its source the next one, if that has no marks (rule `block`); a paragraph
    that only signs the quotation above it names its source and has no attribution of its own.
    """
    if before.cue and not before.contents and not inside and text[before.cue.end - 1] == ":":
        return before._replace(contents=(paragraph,), rule="block"), here
    if before.rule not in ("no_source", "carried_from_previous", "sentence_before"):
        return before, here
    signed = signature_below(text, paragraph, before)
    if signed:
        return before._replace(source=signed, cue=None, cue_lemma=None, rule="signature"), []
    if not has_closing_mark(before):
        owner = next((one for one in here if one.quotes and one.contents[0].start == paragraph.start), None)
        if owner and owner.rule != "carried_from_previous":
            owned = before._replace(source=owner.source, cue=owner.cue, cue_lemma=owner.cue_lemma, rule="continued")
            return owned, here
    return before, here


def signature_below(text: str, paragraph: Span, before: Attribution) -> Span | None:
    """Return the name in a paragraph that only signs the quotation above it; None if it does anything else.

    The name stands after a dash, or before the closing mark of the quotation.
    """
    if text[before.contents[-1].end : paragraph.start].strip():
        return None
    match = SIGNATURE.fullmatch(text, *paragraph)
    if not match:
        return None
    signs = bool(match["dash"]) == has_closing_mark(before) or SIGNATURE_LINE.fullmatch(match["name"])
    return Span(*match.span("name")) if signs else None


def has_closing_mark(one: Attribution) -> bool:
    """Return whether an attribution's last quotation has a closing mark."""
    return one.contents[-1].end > one.quotes[-1].end


def is_pull_quote(text: str, one: Attribution) -> bool:
    """Return whether a carried quotation only repeats, in large type, what stands elsewhere in the article."""
    if not one.rule.startswith(("carried_from", "sentence_before", "no_source", "signature")):
        return False
    a, b = one.quotes[0]
    said = text[a:b].strip(' .,!?“”"')
    return len(said) > FIVE_WORDS and (
        text.find(said, max(0, a - PULL_QUOTE_REACH), a) >= 0 or text.find(said, b, b + PULL_QUOTE_REACH) >= 0
    )
