"""The story beside hand-coded news of another kind: who is heard in each article, counted by one set of rules.

`python -m story.baseline polnear_train.jsonl` writes `data/reference/sourcing_baseline.csv`, a row an article, counts
only. The corpus is PolNeAR's training part (Newell and others 2018) in the form that `newsaudit.evaluation` reads. It
is not in the project, since its texts belong to their publishers.
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from pathlib import Path

import pandas as pd

from newsaudit.article import Article, ArticleError, Span
from newsaudit.audit.words import word_numbers
from newsaudit.engine.quotations import quotations
from story import coding as coded

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "data/reference/sourcing_baseline.csv"
WORDS = ROOT / "data/reference/sourcing_words.csv"
# The four outlets of the corpus that are nearest to a daily newspaper.
NEWSPAPERS = ("nyt", "politico", "usa-today", "wash-post")
# The share of a content's letters inside the marks from which an attribution is direct, as the corpus derives it.
DIRECT = 0.9
# Sources are counted for so many words.
PER = 500
FIGURES = {
    "quoted": "Words that are quoted",
    "sources": "Sources heard in 500 words",
    "unnamed": "Attributions to people without a name",
    "direct": "Attributions wholly in quotation marks",
    "say": "Attributions with say or tell",
    "first": "Words before the first quotation",
    "release": "Attributions that name a release",
}
RELEASE = re.compile(
    r"\b(?:news|press|media) (?:release|statement)\b|\b(?:in|by|from|to) (?:a|an|the|his|her|its|their|this)"
    r"(?: [\w-]+){0,3} (?:release|statement)\b",
    re.IGNORECASE,
)
SAY = re.compile(r"\b(?:say|says|said|saying|tell|tells|told|telling)\b", re.IGNORECASE)
# Where the head of a noun phrase ends: "officials | with the mission", "two experts | who spoke".
HEAD_END = re.compile(r",|;| [–—-] |\(|\s(?:of|who|whom|which|that|in|for|from|at|with|on|to|and|speaking)\s")
CLAUSE = re.compile(r",?\s(?:who|whom|which|that|speaking|familiar)\s.*", re.DOTALL)
TOKEN = re.compile(r"[\w.’'-]*\w")
ARTICLES = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
SUFFIX = re.compile(r",? (?:Jr|Sr|I{2,3}|IV)\.?$")


def counts(article: Article, attributions: list[dict]) -> dict[str, int | None]:
    """Return the counts of one article from its hand-coded attributions, given in the gold form.

    Words are those of the story. `quoted_words` stand inside double marks and inside a content; `speech` counts the
    attributions whose cue is of saying, writing or warning, and the six counts after it are of these. `first` is how
    many words come before the first quoted one, None where nothing is quoted.
    """
    text, story = article.text, article.story
    within = [
        one
        for one in attributions
        if one["content_spans"] and all(story.start <= a and b <= story.end for a, b in one["content_spans"])
    ]
    marked = [pair.inner for paragraph in quotations(text, article.paragraphs) for pair in paragraph]
    contents = [Span(*span) for one in within for span in one["content_spans"]]
    quoted = word_numbers(article, overlaps(marked, contents))
    speech = [one for one in within if one["cue_span"] and is_word("speech", text[slice(*one["cue_span"])])]
    forms = [form(text, one["content_spans"], marked) for one in speech]
    phrases = [text[slice(*one["source_span"])] for one in speech if one["source_span"]]
    silent = blanked(text, marked)
    return {
        "words": len(article.words),
        "quoted_words": len(quoted),
        "speech": len(speech),
        "direct": forms.count("direct"),
        "mixed": forms.count("mixed"),
        "say": sum(bool(SAY.search(text[slice(*one["cue_span"])])) for one in speech),
        "unnamed": sum(map(is_unnamed, phrases)),
        "release": sum(bool(RELEASE.search(sentence_of(article, one, silent))) for one in speech),
        "sources": len({source_key(phrase) for phrase in phrases} - {""}),
        "first": min(quoted) if quoted else None,
    }


def overlaps(ones: list[Span], others: list[Span]) -> list[Span]:
    """Return the stretches that two lists of spans share."""
    pairs = ((max(a.start, b.start), min(a.end, b.end)) for a in ones for b in others)
    return [Span(start, end) for start, end in pairs if start < end]


def form(text: str, content: list, marked: list[Span]) -> str:
    """Return direct, mixed or indirect by the share of a content's letters that stand inside marks."""
    spans = [Span(*span) for span in content]
    letters, inside = (
        sum(character.isalpha() for start, end in part for character in text[start:end])
        for part in (spans, overlaps(spans, marked))
    )
    return "direct" if inside and inside >= DIRECT * letters else "mixed" if inside >= 3 else "indirect"


def blanked(text: str, marked: list[Span]) -> str:
    """Return the text with everything inside marks overwritten by spaces, its length kept."""
    for start, end in marked:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def sentence_of(article: Article, one: dict, silent: str) -> str:
    """Return the unquoted words of the sentence in which the cue of an attribution stands."""
    number = bisect_right(article.sentences, one["cue_span"][0], key=lambda sentence: sentence.start) - 1
    return silent[slice(*article.sentences[max(number, 0)])]


def source_key(phrase: str) -> str:
    """Return what tells one source from another: the last word of a name, else the whole phrase; "" for a pronoun.

    The corpus gives sources no identity. A name and a title that stand for one person are two keys.
    """
    head = SUFFIX.sub("", HEAD_END.split(ARTICLES.sub("", phrase.strip()), maxsplit=1)[0].strip())
    words = TOKEN.findall(re.sub(r"[’']s?$", "", head))
    if not words or (len(words) == 1 and is_word("pronoun", words[0])):
        return ""
    return (words[-1] if words[-1][0].isupper() else " ".join(words)).casefold()


def is_unnamed(phrase: str) -> bool:
    """Return whether a source is people without any name or affiliation: "two experts", "some", not "the spokesman".

    A pronoun counts as named, since whoever it stands for may be.
    """
    bare = TOKEN.findall(CLAUSE.sub("", phrase.strip()))
    words = TOKEN.findall(HEAD_END.split(CLAUSE.sub("", phrase.strip()), maxsplit=1)[0])
    if not words or not is_word("people", words[-1]):
        return False
    first = bare[0]
    opens = any(is_word(group, first) for group in ("opener", "people"))  # a capital only because a sentence opens
    if any(word[0].isupper() for word in (bare[1:] if opens else bare)):
        return False
    return not (first.casefold() in ("the", "that", "this", "his", "her", "their") and not words[-1].endswith("s"))


def is_word(group: str, text: str) -> bool:
    """Return whether a word of one group of `sourcing_words.csv` stands in the text; * is any ending."""
    if group not in PATTERNS:
        table = coded.read_table(WORDS).query("group == @group")
        endings = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in table["word"])
        PATTERNS[group] = re.compile(rf"(?<!\w)(?:{endings})(?!\w)", re.IGNORECASE)
    return bool(PATTERNS[group].search(text))


PATTERNS: dict[str, re.Pattern] = {}


def read() -> pd.DataFrame:
    """Return the counts of the articles, a row each."""
    return pd.read_csv(TABLE)


def story_counts(codes: coded.Coding, leave_out: tuple[str, ...] = ()) -> dict[str, int | None]:
    """Return the counts of the book's article by the same rules, without the attributions that are left out by id."""
    span = lambda cell: (coded.spans(cell)[0].start, coded.spans(cell)[-1].end) if cell else None  # noqa: E731
    units = [
        {
            "source_span": span(unit.source_span),
            "cue_span": span(unit.cue_span),
            "content_spans": coded.spans(unit.content_spans),
        }
        for unit in coded.reported(codes).itertuples()
        if unit.id not in leave_out
    ]
    return counts(codes.article, units)


def figures(table: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that are compared, a column each of `FIGURES`; shares run from 0 to 1, NaN where of nothing.

    `sources` are per `PER` words; `quoted` and `first` are shares of the words, the rest of the attributions of speech.
    """
    speech, words = table["speech"].where(table["speech"] > 0), table["words"]
    return pd.DataFrame(
        {
            "quoted": table["quoted_words"] / words,
            "sources": PER * table["sources"] / words,
            "unnamed": table["unnamed"] / speech,
            "direct": table["direct"] / speech,
            "say": table["say"] / speech,
            "first": table["first"].astype(float) / words,
            "release": table["release"] / speech,
        }
    )


def place(values: pd.Series, value: float) -> float:
    """Return the share of articles below a value, those that equal it counted half (the mid-rank percentile)."""
    known = values.dropna()
    return float((known < value).mean() + (known == value).mean() / 2)


def beside(codes: coded.Coding, table: pd.DataFrame) -> pd.DataFrame:
    """Return the story beside the articles, a row a figure: its value, theirs, and its place among them.

    `low` and `high` are the places by the other ways to count: the U.S. military, the coalition and OIR as one source,
    and without the attribution that stands inside another, since the corpus codes no such.
    """
    theirs = figures(table)
    units = coded.reported(codes)
    ways = [story_counts(codes), story_counts(codes, tuple(units.loc[units["parent"] != "", "id"]))]
    sides = codes.sources.set_index("source_id")["affiliation_stated"]
    bodies = codes.sources.query("kind == 'organisation'")["source_id"]
    heard = units["source_id"][units["source_id"].isin(bodies)].drop_duplicates()
    merged = heard[heard.map(sides).isin(["OIR/coalition", "U.S."])]
    ways.append({**ways[0], "sources": ways[0]["sources"] - len(merged) + 1})
    ours = figures(pd.DataFrame(ways))
    rows = []
    for name in FIGURES:
        places = [place(theirs[name], value) for value in ours[name]]
        low, high = theirs[name].quantile([0.25, 0.75])
        rows.append((name, ours[name][0], theirs[name].median(), low, high, places[0], min(places), max(places)))
    columns = ["figure", "story", "median", "quarter", "three_quarters", "place", "low", "high"]
    return pd.DataFrame(rows, columns=columns).set_index("figure")


def corpus_counts(path: Path) -> pd.DataFrame:
    """Return the counts of every article of a gold file, with its publisher; an article without a story is left out."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        one = json.loads(line)
        try:
            row = counts(Article(one["text"]), one["attributions"])
        except ArticleError:
            continue
        rows.append({"number": number, "publisher": one["id"].split("_")[0], **row})
    return pd.DataFrame(rows).astype({"first": "Int64"})


if __name__ == "__main__":
    corpus_counts(Path(sys.argv[1])).to_csv(TABLE, index=False, lineterminator="\n")
