"""What the engine promises for any text: no exception, spans that lie within it, time linear in its length."""

import time
import tracemalloc
from itertools import product
from random import Random
from string import ascii_uppercase

import pytest
from composed_texts import composed_text
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsaudit import Article, ArticleError, Span, attributions
from newsaudit.engine.name_parts import name_parts
from newsaudit.engine.quotations import quotations
from newsaudit.evaluation import as_gold_format

WORDS = ["said", "Wren", "the", "army", "“", "”", '"', "''", "'", "‘", "’", ",", ".", "?", ":", "—", "\n", "\n\n", " "]
WORDS += [
    "according",
    "to",
    "that",
    "and",
    "who",
    "by",
    "was",
    "adding",
    "Mr.",
    "U.S.",
    "told",
    "he",
    "it",
    "claim",
    "\xa0",
]
WORDS += [
    "**",
    "*",
    "_",
    "[",
    "](x.y)",
    "[1]",
    "¹",
    "•",
    "-",
    "- ",
    "14:05",
    "Q:",
    "A:",
    "WREN:",
    "TOM HALE:",
    "(",
    "#",
]
WORDS += ["â€œ", "â€", "Ã©", "\xad", "\u200b", "<p>", "&quot;", ",,", ">", "Photo:", "Read more:", "\\", "Ada Wren, 34"]
SOUP = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.lists(st.sampled_from(WORDS)).map("".join)


def check(text: str) -> None:
    """Every span lies within the text and is not empty; quotes lie within contents; the order is that of contents."""
    try:
        article = Article(text)
    except ArticleError:
        return
    rows = attributions(article)
    for row in rows:
        assert row.contents and row.form in ("direct", "mixed", "indirect") and row.rule
        for span in [*row.contents, *row.quotes, *filter(None, (row.source, row.cue, row.addressee))]:
            assert 0 <= span.start <= span.end <= len(text)
        assert all(span.end > span.start and text[span.start : span.end].strip() for span in row.contents)
        assert all(any(c.start <= q.start and q.end <= c.end for c in row.contents) for q in row.quotes)
        assert bool(row.quotes) == (row.form != "indirect")
    assert [row.contents[0] for row in rows] == sorted(row.contents[0] for row in rows)


@settings(max_examples=1500, deadline=None)
@given(st.text())
def test_any_text(text):
    check(text)


@settings(max_examples=1500, deadline=None)
@given(SOUP)
def test_any_soup_of_cues_and_marks(text):
    check(text)


@settings(max_examples=500, deadline=None)
@given(SOUP)
def test_quotations_never_overlap(text):
    spans = [Span(0, len(text))]
    inside = [one for pieces in quotations(text, spans) for one in pieces]
    for one_, next_ in zip(inside, inside[1:], strict=False):
        assert one_.outer.start <= one_.inner.start <= one_.inner.end <= one_.outer.end <= next_.outer.start


@settings(max_examples=300, deadline=None)
@example("'said“'Mr.''")  # a single mark opens beside a double one, whichever way that is curled
@example("• “ said said said")  # a bullet before a mark that is curled the wrong way
@example("Wren said no.\n14:05 “No,” he said. It is late.")
@example("\\'''Mr.")  # a mark after the sign that takes its meaning from it in Markdown
@given(SOUP)
def test_curly_and_straight_marks_give_the_same(text):
    text = text.replace("â€", "")  # half of a sign read in the wrong encoding: its other half may be a mark
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    curly = straight.replace('"', "”").replace("'", "’")
    unnamed = lambda rows: [row | {"source_name": None} for row in rows]  # noqa: E731  # a name may hold marks
    assert unnamed(as_gold_format(straight)) == unnamed(as_gold_format(curly))


@pytest.mark.parametrize("seconds", [3, pytest.param(60, marks=pytest.mark.gate)], ids=["a few seconds", "a minute"])
def test_any_composed_text(seconds):
    """Texts of the lexicons' own words and of real sentences disarranged; a failure names the seed that makes it."""
    seed, stop = 0, time.monotonic() + seconds
    while time.monotonic() < stop:
        try:
            check(composed_text(Random(seed)))
        except Exception as error:
            raise AssertionError(f"composed_text(Random({seed}))") from error
        seed += 1


@pytest.mark.parametrize(
    "text",
    [
        "However, documented ballots cast doubt on it, officials said.",  # a cue with only a connective before it
        "He left. The law is dead" + " here" * 394 + ", Wren pointed out",  # cut in the middle of a cue of two words
    ],
)
def test_nothing_is_looked_for_past_the_end_of_a_sentence(text):
    check(text)


HOSTILE = {
    "marks": '"',
    "spaced marks": '" ',
    "doubled marks": "''a '' ",
    "capitals": "A",
    "names": "Abc ",
    "one sentence": "the man and the dog of the town, ",
    "cues": "he said ",
    "quoted cues": 'he said "a b c d" ',
    "insertions": "Wren, ",
    "brackets": ") said ",
    "paragraphs": '"Abc def ghi.\n\n',
    "emphasis": "**Abc** ",
    "links": "[Abc](d) ",
    "brackets of links": "[Abc](",
    "wrong encoding": "â€œAbcâ€ ",
    "soft hyphens": "Ab\xadc ",
    "turns": "ABC: Def ghi.\n",
    "questions": "Q: Abc?\nA: Def.\n",
    "bullets": "- Abc def\n",
    "wrapped": "Abc def\nghi ",
    "headings": "Abc Def\n",
    "signatures": "“Abc.” — Def, Ghi\n",
    "acronyms": "".join(f" The {''.join(letters)} said it was late." for letters in product(ascii_uppercase, repeat=4)),
    "statements": "Wren said in a statement it was late. The statement said it was dark. ",
    "documents": "A new report by Abc Def came. The survey said it was late. ",
    "surveys": "The survey, conducted in May by Abc Def, came. A new report by Abc came. ",
    "it": "a new report by Abc Def came and it said that it was late, ",
    "shares": "A poll by Abc Def came, one in six said it was late, ",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_is_linear_on_hostile_text(kind, uncollected):
    """Twenty times the text takes less than a hundred times the time: linear takes twenty, quadratic four hundred."""

    def seconds(length, runs):
        text = (HOSTILE[kind] * (length // len(HOSTILE[kind]) + 1))[:length] + " He left."
        times = []
        for _ in range(runs):
            start = time.process_time()
            as_gold_format(text)
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(400_000, runs=2) < 100 * max(seconds(20_000, runs=5), 0.01)


@pytest.mark.parametrize("kind", HOSTILE)
def test_memory_stays_in_proportion_on_hostile_text(kind):
    """At most 150 bytes a character: a text of 5 MB, all of it one paragraph, then takes less than 750 MB."""
    text = (HOSTILE[kind] * (20_000 // len(HOSTILE[kind]) + 1))[:20_000] + " He left."
    attributions(Article("Wren said the law is dead."))  # the word lists are read once and not counted
    article = Article(text)
    tracemalloc.start()
    try:
        attributions(article)
        peak = tracemalloc.get_traced_memory()[1]
        assert peak < 150 * len(text)
    finally:
        tracemalloc.stop()


def test_a_name_without_end_takes_no_longer_than_many_names():
    """A capitalised text of one paragraph is one name: to cut it into people takes time linear in its length."""

    def seconds(words):
        start = time.process_time()
        name_parts("Abc " * words)
        return time.process_time() - start

    assert seconds(800_000) < 100 * max(min(seconds(40_000) for _ in range(5)), 0.001)
