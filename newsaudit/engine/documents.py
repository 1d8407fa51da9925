"""The documents of a text, each under the words that bring it in: the survey is “a survey by the Crown Institute”."""

from __future__ import annotations

import re
from bisect import bisect_left

from newsaudit import lexicon
from newsaudit.engine.antecedents import Antecedents
from newsaudit.engine.name_parts import classes
from newsaudit.engine.source_phrases import SHARE

# Not what is only published or kept, nor a statement, which is rather its speaker’s.
NOUNS = lexicon.lemmas("documents") - lexicon.lemmas("documents", "publication", "record", "statement")
NAMED = (  # Dr. Ada Wren; the Crown Institute for Bees
    r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Sen|Rep|Gov|St)\. )?"
    r"(?:[A-Z](?:[\w’'&/-]|\.(?=\w)|(?<=\b[A-Z])\.)*(?: (?:(?:of|for|and|on|in)(?: the)? )?(?=[A-Z]))?)+"
    r"(?<![’']s)(?<![’'])"
)
MAKER = (  # by the Crown Institute for Bees, by the city’s Department of Works, by the State auditor, to Facebook
    rf"(?: (?:by|from|to) (?:(?:the|its|an?) )?(?:[a-z]+[’']s |[a-z]+ )?{NAMED}(?: [a-z]+(?=[,.;]|$))?)"
)
MADE = (  # of 400 people, conducted in May
    r"(?:,? of [\w, -]{3,40}?)?,? (?:conducted|carried out|commissioned|published|released|issued|produced|written"
    r"|prepared|compiled|done|led)(?: (?:in|on|last|this|earlier|jointly|online|[A-Z]\w+|\d+)){0,4}(?= by )"
)
MODIFIER = (  # of “a Nov. 3 inspection report”: no word that opens a phrase of its own, no end of a sentence
    r"(?!(?:an?|the|this|that|which|who|when|if|but|and|or|in|on|at|to|for|from|by|with|about|as|out|said|says|sent"
    r"|filed|of(?! [A-Z]))\b)"
    r"(?:[\w$%/’'-]+,?|[A-Z]\w{1,3}\.|(?:[A-Z]\.)+) "
)
OF_PEOPLE = (  # of 400 nurses; of about 1,000 likely voters,
    r" of (?:(?:about|nearly|some|over|more than) )?\d[\d,]* (?:[a-z]+ )?(?!found|show|said|suggest)[a-z]+"
    r"(?=[,.]| (?:that|in|who|found|showed|shows|said|suggests?|suggested)\b)"
)
BROUGHT_IN = re.compile(  # it begins with its characters, as `re` then looks nowhere else
    rf"[AaTt](?<=\b.)(?:(?<=[Aa])(?:n|nother)? (?:{MODIFIER}){{0,5}}?(?P<noun>{'|'.join(sorted(NOUNS))})\b"
    rf"(?! (?:{'|'.join(sorted(lexicon.lemmas('documents')))})\b)"  # an opinion poll
    rf"(?: of [\w, -]{{3,40}}?(?= by )|{OF_PEOPLE})?(?:{MADE}{MAKER}|{MAKER})?"
    r"|(?<=[Tt])he (?:(?:latest|new|recent) )?(?:[A-Z][\w/&’'-]*\.? ){1,5}(?P<named>poll|survey)\b)"
)
MADE_BY = re.compile(  # The survey, conducted in May by the Crown Institute for Bees
    rf"[Tt]he (?P<noun>{'|'.join(sorted(NOUNS))})(?:, which was)?{MADE} by (?:the )?{NAMED}"
)
OPENING = re.compile(  # The search warrant; His memo; not: The report’s author
    r"(?:The|An?|This|His|Her|Its|Their|Another) "
    r"(?:(?!(?:of|for|and|to|in|by|on|who|an?|the|this|that|his|her|its|their|no)\b)[\w’'-]+ ){0,3}?"
    rf"(?:{'|'.join(sorted(lexicon.lemmas('documents')))})\b(?=,? [a-z])(?! (?:{'|'.join(sorted(NOUNS))})\b)"
)
RESPONDENTS = re.compile(  # what stands before a share of those asked
    rf"\b(?:poll|survey)\w*|\brespondents\b|\basked\b|\b(?:{SHARE.pattern})", re.IGNORECASE
)
RESPONDENTS_REACH = 600  # signs; two sentences are seldom longer
DOCUMENT_REACH = 2000  # signs back to the survey of which “one in three” are a share
AGAIN = re.compile(r"(?:the|that|this)(?: (?:new|latest|same|full|recent))? (?P<noun>[a-z]+)", re.IGNORECASE)


class Documents:
    """The documents that a text brings in, in its order, to be asked which of them a later word means."""

    def __init__(self, text: str, antecedents: Antecedents):
        """Gather the documents of a text; `antecedents` knows its sentences."""
        self.text = text
        self.antecedents = antecedents
        every = list(BROUGHT_IN.finditer(text))
        self.bare: dict[str, int] = {}  # where the text first brings in “a report” and no more
        for match in every:
            if match["noun"] and match.group().count(" ") == 1:
                self.bare.setdefault(match["noun"], match.start())
        self.every = [(match.start(), match["noun"], match.group().rstrip(".")) for match in every]
        found = [match for match in every if match.group().count(" ") > 1]  # not only “a report”
        surveys = [match for match in found if match["noun"] and classes("documents")[match["noun"]] == "survey"]
        if len(surveys) == 1:  # then the Wren poll is that one
            found = [match for match in found if match["noun"]]
        self.starts = [match.start() for match in found]
        self.named = [(match["noun"] or match["named"], match.group().rstrip(".")) for match in found]
        self.numbers: dict[str, list[int]] = {}  # of each noun, which of the documents it brings in
        for number, (noun, _) in enumerate(self.named):
            self.numbers.setdefault(noun, []).append(number)
        self.made = self.with_makers()

    def with_makers(self) -> dict[str, str]:
        """Return, for the words that bring in a document, those that tell later who made it, if they do not."""
        made = {}
        for match in MADE_BY.finditer(self.text) if self.named else ():
            words = self.before(match["noun"].lower(), match.start())
            if words and not re.search(r"\b(?:by|from)\b", words):
                made[words] = match.group().rstrip(".")
        return made

    def before(self, noun: str, position: int) -> str | None:
        """Return the words that last brought in a document that a noun can mean before a position; None if none."""
        named = self.last_of([noun], position)
        if named or noun in self.bare and self.bare[noun] < position:  # “the study” is “a study” rather than the paper
            return named
        return self.last_of([called for called in self.numbers if are_one_kind(called, noun)], position)

    def last_of(self, nouns: list[str], position: int) -> str | None:
        """Return the words that last brought in a document by one of some nouns before a position; None if none."""
        end = bisect_left(self.starts, position)
        held = [
            numbers[at - 1] for numbers in map(self.numbers.get, nouns) if numbers and (at := bisect_left(numbers, end))
        ]
        return self.named[max(held)][1] if held else None

    def of_share(self, position: int) -> str | None:
        """Return the survey whose respondents a bare share counts, 9 percent; None where the text counts others."""
        begin = max(self.antecedents.sentence_before(position, 1), position - RESPONDENTS_REACH)
        last = bisect_left(self.starts, position)
        near = self.named[bisect_left(self.starts, position - DOCUMENT_REACH) : last]
        surveys = (words for noun, words in reversed(near) if classes("documents")[noun] == "survey")
        return next(surveys, None) if RESPONDENTS.search(self.text, begin, position) else None

    def of_it(self, position: int) -> tuple[int, str] | None:
        """Return the document, no ruling, that one of the two sentences before brings in, and where: A letter came. It
        said."""
        if self.text.startswith(("’s", "'s"), position + len("it")):  # It’s late
            return None
        last = bisect_left(self.every, (position,))
        near = self.every[max(0, last - 1) : last]
        near = [(start, words) for start, noun, words in near if noun and classes("documents")[noun] != "ruling"]
        near = [one for one in near if one[0] >= self.antecedents.sentence_before(position, 2)]
        return max([*near, *filter(None, [self.opening(position)])], default=None)

    def opening(self, position: int) -> tuple[int, str] | None:
        """Return the document that opens one of the two sentences before, and where: The warrant came. It said."""
        for number in (1, 2):
            start = self.antecedents.sentence_before(position, number)
            match = OPENING.match(self.text, start)
            if match and not self.antecedents.is_quoted(start):
                return start, self.again(match.group(), start) or match.group()
        return None

    def again(self, phrase: str, position: int) -> str | None:
        """Return the words that brought in the document which a phrase means again, the survey; None if none did."""
        match = AGAIN.fullmatch(phrase)
        if not match or match["noun"].lower() not in NOUNS:
            return None
        return self.before(match["noun"].lower(), position)


def brought_in(phrase: str) -> str | None:
    """Return the words of a phrase that bring in a document, with its maker; None if it begins with none."""
    match = BROUGHT_IN.match(phrase)
    return match.group().rstrip(".") if match else None


def are_one_kind(first: str, second: str) -> bool:
    """Return whether two words can stand for the same document: poll and survey; any and “document”."""
    kinds = {classes("documents")[first], classes("documents")[second]}
    return len(kinds) == 1 or "any" in kinds
