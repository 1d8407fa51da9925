"""A paragraph as tagged words, each quotation in it counting as one word: what the engine's rules look at."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsaudit import lexicon
from newsaudit.article import Article, Span
from newsaudit.engine.alphabet import AUXILIARIES, EDGE, WORD_NOUNS
from newsaudit.engine.quotations import Quotation

TOKEN = re.compile(
    r"[^\W\d_]+\d*(?:[-.&/][^\W_]+|['’](?!(?:s|re|ve|ll|d|m)\b)[^\W_]+)*"  # Wren, draw-down, didn't
    r"|['’](?:s|re|ve|ll|d|m)\b"  # the tail of Wallace's, they're
    r"|\$?\d[\w.,:/%-]*(?<![.,:-])"  # 5,000, $2.5, 60-days
    r"|--+|…|\.{2,}|[^\w\s]|_",
    re.UNICODE,
)
CLOSING = '.,:;?!"”'  # a mark that may close a run
SENTENCE_MAY_OPEN = re.compile(r"\s+[“‘\"'(]?[A-Z]")
TITLE = re.compile(
    r"(?:[A-Z][\w'’-]*|\d+)(?:[\s:]+(?:[A-Z][\w'’.-]*|a|an|the|of|in|on|with|for|to|and|\d+)){0,6}[.,?!]?"
)  # Meet the Press
STOP_REACH = 40  # characters: whether a stop ends a sentence is seen from the words beside it
MAKES_A_WORK = frozenset(
    "wrote write writes written writing directed directs directing composed published recorded edited co-wrote".split()
)
WORKS = frozenset("novel book memoir album song single film movie play musical opera documentary poem podcast".split())
POSSESSIVES = frozenset("his her its their my your our".split())
ARTICLES = frozenset("a an the this".split())
# Verbs before which a name ends in ’s for good: Sainsbury’s said; not: Wren’s announced plan
AFTER_WHOLE_NAME = frozenset(
    "said says say told tells have has had will would warned warns denied denies declined insisted insists believes "
    "argued argues added adds expects".split()
)
NO_NOUNS = frozenset("says believes thinks argues insists admits adds recalls".split())  # the mother of three says
SINGLES = frozenset("one each every another any no".split())
COUNTS = frozenset("these those some many several few various two three four five six seven eight nine ten".split())
# Words for persons that are verbs too: judge, advocates; the words for documents are nouns of saying then.
PERSONS = (lexicon.lemmas("words", "role") & lexicon.cue_forms().keys()) - lexicon.lemmas("documents")
BEFORE_CALLINGS = frozenset(["project", "call", "support", "plan", "study", "claim"])  # a project engineer
NUMBER_WORDS = frozenset("two three four five six seven eight nine ten".split())
DECIDED_BY_NEXT = PERSONS | BEFORE_CALLINGS | NUMBER_WORDS | {"by", "close", "state", "may", "from", "per", "press"}
YEAR = re.compile("(?:19|20)[0-9]{2}")
NOUN_FOLLOWS = {"G": POSSESSIVES, "B": POSSESSIVES | ARTICLES | SINGLES, "Z": POSSESSIVES | ARTICLES | COUNTS}
CLASS_TAGS = {
    "determiner": "d",
    "pronoun": "h",
    "object pronoun": "m",
    "relative": "w",
    "that": "t",
    "preposition": "p",
    "conjunction": "a",
    "break": "b",
    "auxiliary": "X",
    "adverb": "R",
    "day": "D",
    "role": "H",
    "noun": "o",
    "indefinite": "o",
    "according": "A",
}
VERB_TAGS = {"base": "B", "third": "Z", "past": "V", "participle": "P", "ing": "G"}
MARK_TAGS = {"—": "-", "–": "-", "--": "-", "-": "-", "!": ".", "?": ".", "…": "~", "[": "(", "]": ")"}
MARK_TAGS |= {mark: mark for mark in ",;:.()"}

GRAMMAR = "dhmwtpabXRDA"  # words that a capital at the head of a sentence does not make a name
SENTENCE_OPENS_AFTER = ".:;(-~*"
TITLE_AFTER = "sCodNKHp"  # the film “The Road Home”
PARTICIPLE_AFTER = "hCHXRwo,"  # a word in -ed after these is a verb: the army moved


class Tokens(NamedTuple):
    """The words of a paragraph: where each starts and ends, its lower-case form, and its tag, one letter each.

    `lexicon/tags.csv` explains the letters. The form of a quotation is `"` with its first and last character; a
    quotation that is a title (“Meet the Press”) is tagged as a name.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    tags: str

    def tag_before(self, i: int, first: int) -> str:
        """Return the tag of the word before word `i`; `EDGE` if `i` is the `first` of its sentence."""
        return self.tags[i - 1] if i > first else EDGE

    def word_before(self, i: int) -> str:
        """Return the word before word `i` of the paragraph; an empty string if it is the first one."""
        return self.words[i - 1] if i else ""


@cache
def tag_of() -> dict[str, str]:
    """Return the tag of every word form in the lexicons."""
    tags = {}
    for row in lexicon.rows("verbs"):
        for form, kind in lexicon.inflect(row["lemma"]).items():
            if kind != "base":
                tags[form] = "g" if kind == "ing" else "v"
    tags |= {form: VERB_TAGS[kind] for form, (kind, _) in lexicon.cue_forms().items()}
    for row in lexicon.rows("cue_nouns"):
        lemma = row["lemma"]
        plural = lemma[:-1] + "ies" if lemma.endswith("y") else lemma + "s"
        tags |= {form: tags.get(form, "K") for form in (lemma, plural)}
    tags |= {row["lemma"]: tags.get(row["lemma"], "H") for row in lexicon.rows("words") if row["class"] == "role"}
    tags |= {row["lemma"]: CLASS_TAGS[row["class"]] for row in lexicon.rows("words") if row["class"] != "role"}
    for form in [form for form in tags if "'" in form]:
        tags[form.replace("'", "’")] = tags[form]
    return tags


@cache
def nouns_of_saying() -> frozenset[str]:
    """Return the nouns of saying in the singular: claim, report."""
    return lexicon.lemmas("cue_nouns")


@cache
def plurals_of_saying() -> frozenset[str]:
    """Return the nouns of saying and the words for documents in the plural: claims, emails."""
    nouns = nouns_of_saying() | lexicon.lemmas("documents")
    plurals = (noun[:-1] + "ies" if noun[-1] == "y" else noun + "s" for noun in nouns)
    return frozenset(plurals) | {noun for noun in nouns if noun[-1] == "s"}


@lru_cache(maxsize=32768)
def tokens_of(run: str) -> tuple[tuple[int, int, str, str | None], ...]:
    """Return the words and marks of a run of text without a space: where each starts and ends, its form and tag.

    Most runs stand in a text more than once, or in the one before: this is what makes tagging fast.
    """
    if run.isalpha():  # as most are
        return ((0, len(run), *form_and_tag(run)),)
    end = len(run) - 1
    if run[:-1].isalpha() and run[-1] in CLOSING:  # a word and its comma
        return (*tokens_of(run[:-1]), (end, end + 1, *form_and_tag(run[-1])))
    return tuple((*match.span(), *form_and_tag(match[0])) for match in TOKEN.finditer(run))


def form_and_tag(word: str) -> tuple[str, str | None]:
    """Return a word or mark in lower case, and the tag that it has wherever it stands; None if its neighbours decide.

    They decide of few.
    """
    form = word.lower()
    tag = tag_of().get(form)
    if word in (".", "'", "’", "yet", "back", "will") or tag in NOUN_FOLLOWS:
        return form, None
    if word[0].isupper():
        return form, None if tag else "C"
    if word[0].isalpha():
        return form, tag or (None if word.endswith("ed") else tag_of_small(word, None, [], []))
    return form, None if tag else MARK_TAGS.get(word) or ("N" if word[0].isdigit() or word[0] == "$" else "*")


@cache
def titles_before_names() -> frozenset[str]:
    """Return the abbreviations that only stand before a name, so that no sentence ends with them: Sen., Dr."""
    return lexicon.lemmas("abbreviations", "title")


@cache
def abbreviations() -> frozenset[str]:
    """Return the words whose full stop does not end a sentence."""
    return lexicon.lemmas("abbreviations")


@cache
def words_without_capital() -> frozenset[str]:
    """Return the abbreviations that are words where they have no capital: Ill. and ill, Mass. and mass."""
    return lexicon.lemmas("abbreviations", "capitalised")


def cue_at(tokens: Tokens, i: int, last: int) -> tuple[lexicon.Cue, int] | None:
    """Return the cue verb at a word and the number past its last word (“point out” has two); None if none is there.

    A long sentence may be cut between the words of a cue: no word from `last` on belongs to it.
    """
    entry = lexicon.cue_forms().get(tokens.words[i])
    if not entry:
        return None
    if len(entry[1]) == 1 and "" in entry[1]:  # as most cues
        return entry[1][""], i + 1
    for end in range(min(i + 4, last), i, -1):
        cue = entry[1].get(" ".join(tokens.words[i + 1 : end]))
        if cue:
            return cue, end
    return None


def tokenise(article: Article, paragraph: Span, inside: list[Quotation]) -> Tokens:
    """Return the words of a paragraph, tagged; `inside` has its quotations, each of which is one word.

    The full stop of an abbreviation is part of its word; where the article's sentence ends with it, a stop without
    length follows.
    """
    text = article.text
    starts, ends, words, tags = [], [], [], []
    headline = is_headline(text, paragraph)
    end = paragraph.start
    for quotation in [*inside, None]:
        stop = quotation.outer.start if quotation else paragraph.end
        begin = end
        for run in text[end:stop].split(" "):
            for first, last, word, tag in tokens_of(run):
                start, end = begin + first, begin + last
                if word in AFTER_WHOLE_NAME and tags[-2:] == ["C", "s"]:
                    tags[-1] = "C"
                if tag is None:
                    touches = bool(ends) and ends[-1] == start
                    if word != ".":
                        tag = tag_in_place(text[start:end], tags, words, headline, touches)
                    elif touches and belongs_to_word(text, start, words[-1], tags):
                        ends[-1] = end
                        tags[-1] = "C" if len(words[-1]) == 1 else tags[-1]
                        if not ends_sentence_too(article, paragraph, end, words[-1]):
                            continue
                        tag, start = ".", end
                    else:
                        tag = "."
                tags.append(tag)
                starts.append(start)
                ends.append(end)
                words.append(word)
            begin += len(run) + 1
        if quotation:
            inner = text[slice(*quotation.inner)].rstrip("'’” \t\n\xa0")
            title = tags and TITLE.fullmatch(inner) and is_title_place(tags, words)
            starts.append(quotation.outer.start)
            ends.append(quotation.outer.end)
            words.append(f'"{inner[:1]}{inner[-1:]}')
            tags.append("C" if title else "Q")
            end = quotation.outer.end
    return Tokens(starts, ends, words, "".join(tagged_by_next(words, tags)))


def tagged_by_next(words: list[str], tags: list[str]) -> list[str]:
    """Return the tags of words, those few put right that only the next word decides."""
    if DECIDED_BY_NEXT.isdisjoint(words):
        return tags
    tags = tags.copy()
    for i, (word, following) in enumerate(pairwise(words)):
        if word in DECIDED_BY_NEXT or following in DECIDED_BY_NEXT:
            tags[i] = tag_by_next(word, following, tags, i)
    return tags


def tag_by_next(word: str, following: str, tags: list[str], i: int) -> str:
    """Return the tag of word `i`, which another follows: the one that it has, unless the two of them tell another."""
    if following == "by" and tags[i] == "o" and word.endswith("ed"):
        return "v"  # “dated in May and obtained by Wren”
    if word == "close" and following == "to":
        return "o"  # “a person close to the firm”
    if (word == "state" or word in PERSONS) and is_noun_before_name(tags, i):
        return "H" if word in PERSONS else "o"  # “said judge Ada Wren”, “Georgia state Rep. Ada Wren”
    if word == "state" and tags[i] == "B" and tags[i + 1] in "oH" and tags[i - 1 : i] in ([], [","], ["d"], ["b"]):
        return "o"  # “Twelve died, state television reported”
    if word == "per" and tags[i + 1] in "dC" and tags[i - 1 : i] in ([], [","], ["."]):
        return "A"  # “Per the Echo, he fled”
    if is_only_a_noun(word, tags, i):
        return "o"
    if word == "press" and following in ("secretary", "officer", "office", "release", "conference"):
        return "o"  # “White House press secretary Ada Wren”
    if following == "from" and tags[i] == "Z" and word in plurals_of_saying():
        return "K"  # “new figures from the land registry show”
    if word == "may" and tags[i : i + 2] == ["C", "N"]:
        return "D"  # “a letter dated May 3”
    return "H" if word in PERSONS and tags[i] == "Z" and tags[i + 1] in "BVX" else tags[i]  # “patient advocates say”


def is_only_a_noun(word: str, tags: list[str], i: int) -> bool:
    """Return whether a word is no verb before a calling, a project engineer, or no number: the mother of three says."""
    if word in BEFORE_CALLINGS:
        return tags[i] == "B" and tags[i + 1] == "H" and (not i or tags[i - 1] in "VZdp,s(")
    return word in NUMBER_WORDS and tags[i + 1] in "VZ" and tags[i - 1 : i] == ["p"]


def is_noun_before_name(tags: list[str], i: int) -> bool:
    """Return whether a base form before a name is no verb, without a subject or “to” before it: former champion Ada."""
    return tags[i] == "B" and tags[i + 1] == "C" and (not i or tags[i - 1] not in "hXp")


def is_title_place(tags: list[str], words: list[str]) -> bool:
    """Return whether a quotation after these words can be a title: the film “The Road”; wrote “The Road” and “Salt.”"""
    if tags[-1] in TITLE_AFTER or words[-1] in MAKES_A_WORK:
        return True
    if words[-1] == "," and words[-2:-1] and words[-2] in WORKS:  # his first novel, “The Road”
        return True
    return tags[-2:] in (["C", "a"], ["C", ","]) and words[-2][0] == '"'


def ends_sentence_too(article: Article, paragraph: Span, stop: int, word: str) -> bool:
    """Return whether the full stop of an abbreviation, which ends at `stop`, ends a sentence: at 4 p.m. It was late."""
    if word in titles_before_names() or len(word) == 1 or not SENTENCE_MAY_OPEN.match(article.text, stop):
        return False
    near = Span(max(paragraph.start, stop - STOP_REACH), min(paragraph.end, stop + STOP_REACH))
    return any(sentence.end == stop for sentence in article.sentences_in(near))


def is_headline(text: str, paragraph: Span) -> bool:
    """Return whether a short paragraph has nearly all its long words capitalised, as headlines have."""
    if paragraph.end - paragraph.start > 200:
        return False
    capitals = [word[0].isupper() for word in text[slice(*paragraph)].split() if len(word) > 3 and word[0].isalpha()]
    return len(capitals) > 3 and sum(capitals) > 0.8 * len(capitals)


def tag_in_place(word: str, tags: list[str], words: list[str], headline: bool, touches: bool) -> str:
    """Return the tag of a word after others; `touches` if no space stands before it."""
    before, last = (tags[-1], words[-1]) if tags else (".", "")
    if touches and word in "'’" and before in WORD_NOUNS and last[-1] == "s":
        return "s"  # the makers’ association
    lower = word.lower()
    tag = tag_of().get(lower)
    if word[0].isupper():
        return tag_of_capitalised(word, tag, before, last or ".", headline)
    if word[0].isalpha():
        return tag_of_small(word, tag, tags, words)
    if tag is None:
        return MARK_TAGS.get(word) or ("N" if word[0].isdigit() or word[0] == "$" else "*")
    if word == "&":
        return tag
    return "X" if before in "hwt" or lower[1:] != "s" else "s"  # they’re, that’s; Wren’s


def tag_of_capitalised(word: str, tag: str | None, before: str, last: str, headline: bool) -> str:
    """Return the tag of a capitalised word: a name, unless it is a word of grammar or a verb that opens a sentence."""
    opens = before in SENTENCE_OPENS_AFTER
    acronym = len(word) > 1 and word.isupper() and word not in ("A", "THE")
    if tag and tag in "ZK" and opens and not headline and word.lower() in plurals_of_saying():
        return "K"  # “Documents filed in court show”
    if tag is None or tag not in GRAMMAR or acronym:
        return tag if tag and tag in "VGZgv" and (opens or headline) else "C"
    if tag in "ap" and before == "C":
        return tag if word in ("And", "Of", "For") else "C"  # Bed Bath And Beyond, Doctors Without Borders
    if tag in "pX" and not opens and not headline and last[-1] not in ".?!":
        return "C"  # “…,” said Will Wren
    return tag


def tag_of_small(word: str, tag: str | None, tags: list[str], words: list[str]) -> str:
    """Return the tag of a word in lower case: as in the lexicons, unless a cue is a noun here; else by its ending."""
    before, last = (tags[-1], words[-1]) if tags else (".", "")
    if tag in NOUN_FOLLOWS and word not in NO_NOUNS and (before == "s" or last in NOUN_FOLLOWS[tag]):
        return "H" if word in PERSONS else "K"  # “the judge granted”; “in an email”, “the reports”, “her thinking”
    if tag in NOUN_FOLLOWS and is_noun_after(word, tag, tags, words):
        return "K"
    if word in ("back", "will") and last in POSSESSIVES | ARTICLES:
        return "o"  # “a boy at the back”, “the will says”
    if word == "yet" and before in AUXILIARIES:
        return "R"  # “has not yet read it”
    if tag:
        return tag
    if word.endswith("ly") and len(word) > 4:
        return "R"
    opening = tags[-2:] if tags[-2:-1] == ["d"] else tags[-1:]  # “A memo circulated to staff”, “Documents filed in”
    after_noun = before == "K" and tags[: -len(opening)][-1:] in ([], ["."])
    return "v" if word.endswith("ed") and (before in PARTICIPLE_AFTER or after_noun or word == "dated") else "o"


def is_noun_after(word: str, tag: str, tags: list[str], words: list[str]) -> bool:
    """Return whether a form of a cue verb with a tag is a noun of saying after the words and tags so far."""
    before, last = (tags[-1], words[-1]) if tags else (".", "")
    if tag == "G":
        return last in ARTICLES and word in nouns_of_saying()  # “the ruling”
    if before == "p" and last != "over" and (tag == "Z" or last != "to"):
        return True  # “according to estimates”, “in court”
    if tag == "Z":
        counted = before == "N" and tags[-2:-1] != ["C"] and not last.endswith("-old")
        return counted or before == "X" and word in plurals_of_saying()  # “cut 40 posts”, “there are fears that”
    owned = before == "o" and tags[-2:-1] == ["s"] and last[-1] != "s"  # “Wren’s latest claim”
    dated = before == "N" and YEAR.fullmatch(last)  # “the 2021 report”
    one = owned or dated or before in "oCN" and opens_with_one(tags, words)  # “a new report”, “a Crown Office report”
    return bool(one) and word in nouns_of_saying()


def opens_with_one(tags: list[str], words: list[str]) -> bool:
    """Return whether the words so far end in a phrase that “a” or “an” opens, so that no verb in the plural follows."""
    at = len(tags) - 1
    while at > 0 and tags[at] in "oCHN":
        at -= 1
    return words[at] in ("a", "an", "another")


def belongs_to_word(text: str, stop: int, last: str, tags: list[str]) -> bool:
    """Return whether a full stop belongs to the word before it: Sen., R-Va., the R. of Ada R. Wren, the last of U.S."""
    if last in words_without_capital() and text[stop - len(last)].islower():
        return False  # “she was ill. Ruth said”, not “of Salem, Ill., said”
    if last == "no":
        return text[stop + 1 : stop + 3].strip()[:1].isdigit()  # “No. 5”, not “said no. Then”
    initial = len(last) == 1 and text[stop - 1].isupper() and "C" in tags[-2:]
    return last.rpartition("-")[2] in abbreviations() or initial or "." in last and len(last) < 6 and tags[-1] == "C"
