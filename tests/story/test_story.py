"""Our own prose about the story, held to its claims: no name, number, quotation or hedge that the text lacks."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from newsaudit.article import Span
from story import claims, coding, figures, framing

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = ("01-story", "02-voices", "03-framing", "05-land-route")
# Chapter 6 quotes others; it is checked with its records.
PAGES = sorted(
    path for path in (ROOT / "chapters").iterdir() if path.suffix in (".md", ".ipynb") and path.name[1] != "6"
)
# What is the book's own: its mark of an inference, the yardstick of a footnote, authors it cites, a key, an adjective.
OWN_NAMES = {"United", "States", "Bennett", "Gans", "Newell", "Pareti", "Sigal", "S4", "Iranian"}
# Whoever set a standard, counted or studied news before, and the corpus that the story stands beside.
OWN_NAMES |= {"Barker-Plummer", "Plummer", "Entman", "Guardino", "Hayes", "Jacobs", "PolNeAR", "Steele"}
OWN_NAMES |= set("Markkula Center Applied Ethics New York Wall Street Journal Associated Press Reuters NPR".split())
OWN_QUOTATIONS = {"we infer", "almost no chance", "almost certain(ly)"}
# Words in curly marks that quote nobody: words as words, names of rules and readings.
OWN_QUOTATIONS |= {
    "week",
    "weeks",
    "hard",
    "very difficult",
    "To the outlet",
    "defending",
    "prosecuting",
}
# What chapter 8 quotes: its example, and the answer made up about it.
EXAMPLE = " ".join(
    word for path in sorted((ROOT / "data/example").glob("*.[tj]*")) for word in path.read_text("utf-8").lower().split()
)
# Where chapter 5 leaves the story: its marked part, and paragraphs and list items that begin so.
OUTSIDE = re.compile(
    r"^## What other records say$.*?(?=^## )|^(?:- \*\*)?Other records .*?(?=\n\n|\n- |\Z)", re.MULTILINE | re.DOTALL
)
# What newsrooms ask of sourcing, in their words, as chapter 3 quotes them.
OTHERS_QUOTATIONS = {
    part.strip(" .,;*")
    for words in coding.read_table(ROOT / "data/reference/standards.csv")["words"]
    for part in words.split("…")
}
LINK = re.compile(r"\[¶(\d+)\]\((?:01-story(?:\.ipynb|\.html)?)?#p(\d+)\)")


@pytest.fixture(scope="module")
def story(codes) -> claims.Claims:
    """The claims, links and summary of the book's article."""
    return claims.read(ROOT / "data/coding", codes)


def changed(story: claims.Claims, table: str, chosen, column: str, value: str) -> claims.Claims:
    """The story with one cell of one table replaced; `chosen` picks the rows."""
    frame = getattr(story, table).copy()
    rows = frame.index[chosen(frame)]
    assert len(rows) == 1, "the defect is to be planted in one row"
    frame.loc[rows[0], column] = value
    return story._replace(**{table: frame})


def sentence_of(number: str):
    """What picks the sentence of a summary by its number, or the short summary."""
    return lambda frame: frame["kind"].isin(["sentence", "short"]) & (frame["id"] == number)


def kept_phrases() -> list[tuple[str, str, str]]:
    """Sentence, claim and phrase: every phrase by which the summary keeps a claim's source or strength."""
    rows = coding.read_table(ROOT / "data/coding/summary.csv").query("kind == 'kept'")
    return [(row.id, row.claims, phrase) for row in rows.itertuples() for phrase in row.ours.split(" | ") if phrase]


def markdown(page: Path) -> str:
    """The Markdown of a page: what is written, and what its cells print as Markdown."""
    if page.suffix == ".md":
        return page.read_text(encoding="utf-8")
    parts = []
    for cell in json.loads(page.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            parts.append("".join(cell["source"]))
        if "remove-output" not in cell["metadata"].get("tags", []):
            parts += ["".join(output.get("data", {}).get("text/markdown", "")) for output in cell.get("outputs", [])]
    return "\n\n".join(parts)


def of_the_story(chapter: str, text: str) -> str:
    """The Markdown of a chapter without the parts in which chapter 5 says that it leaves the story."""
    return OUTSIDE.sub("", text) if chapter == "05-land-route" else text


def prose(chapter: str) -> str:
    """What a reader reads of the story in a chapter: Markdown and outputs, without code, targets and directives."""
    text = re.sub(
        r"<p class=\"download\">.*?</p>|\{[\w:]+\}`[^`]*`|\]\([^)]*\)|^:+\S.*$|^```.*$",
        " ",
        of_the_story(chapter, markdown(next((ROOT / "chapters").glob(f"{chapter}.*")))),
        flags=re.M,
    )
    return " ".join(re.sub(r"\n\s*\n|\n(?=[#*|-])|\| ", " . ", text).split())


def test_every_sentence_and_every_attribution_holds_a_claim(story):
    found = [claims.claims_within(story, sentence) for sentence in story.coding.article.sentences]
    assert all(found)
    assert {row.attribution for row in story.claims.itertuples()} - {""} == set(story.coding.attributions["id"])
    for row in story.claims[story.claims["attribution"] != ""].itertuples():
        unit = story.coding.attributions.set_index("id").loc[row.attribution]
        reach = coding.spans(unit["wide_spans"])
        start, end = min(s.start for s in reach), max(s.end for s in reach)
        whole = Span(min(start, coding.spans(unit["cue_span"])[0].start), end)
        assert row.id in claims.claims_within(story, whole), f"{row.id} stands outside {row.attribution}"


def test_ambiguous_claims_stand_in_the_unattributed_ending_or_are_single_words_of_the_reporter(story):
    units = story.coding.attributions.set_index("id")
    for row in story.claims[story.claims["who_vouches"] == "ambiguous"].itertuples():
        quoted = units.loc[row.attribution, "quote_text"]
        assert row.text not in quoted, f"{row.id} is inside quotation marks, so its speaker vouches for it"


def test_who_vouches_is_coded_by_the_name_that_the_source_is_given(story):
    codes = {"full": "named person", "surname": "surname alone", "institution": "named institution", "none": "unnamed"}
    given = framing.treatment(story.coding).set_index("source_id")["name"].map(codes)
    units = story.coding.attributions.set_index("id")["source_id"]
    own = story.claims[~story.claims["who_vouches"].isin(["ambiguous", "the reporter"])]
    assert len(own) > 20
    for row in own.itertuples():
        assert row.who_vouches == given[units[row.attribution]], row.id


def test_how_many_is_not_disclosed_and_promised(story):
    rows = story.summary[(story.summary["kind"] == "question") & (story.summary["id"] == "how many")]
    assert list(rows["paragraphs"]) == ["3", "5"]
    assert "the text does not say whether anyone asked" in prose("01-story")


@pytest.mark.parametrize(("sentence", "claim", "phrase"), kept_phrases())
def test_a_dropped_hedge_is_refused(story, sentence, claim, phrase):
    def dropped(text):
        return re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", "The" if text.startswith(phrase) else "", text)

    at = sentence_of(sentence)
    text = story.summary.loc[at(story.summary), "ours"].iloc[0]
    with pytest.raises(ValueError, match=r"no longer says"):
        claims.check_summary(changed(story, "summary", at, "ours", dropped(text)))
    # Dropped from the list of what must stay as well, as an editor would who shortens both.
    rows = story.summary.copy()
    rows.loc[at(rows), "ours"] = dropped(text)
    mine = (rows["kind"] == "kept") & (rows["id"] == sentence)
    rows.loc[mine, "ours"] = [
        " | ".join(w for w in cell.split(" | ") if w != phrase) for cell in rows.loc[mine, "ours"]
    ]
    with pytest.raises(ValueError, match=r"firmer in the summary|none in the summary"):
        claims.check_summary(story._replace(summary=rows))


@pytest.mark.parametrize(
    ("sentence", "old", "new", "message"),
    [
        ("2", "Caggins", "Wallace", "'Wallace' is not in its paragraphs"),
        ("5", "two", "three", "'three'"),
        ("5", "could fall", "will fall", "no longer says 'could'"),
        ("1", "some", "12", "'12' is not in its paragraphs"),
        ("1", "Marine Corps Times", "Stars and Stripes", "'Stars'"),
        ("3", "smaller bases", "“smaller bases”", "is not in quotation marks in the story"),
        ("4", "a partial", "a small and partial", "at most 120"),
        ("short", "unnamed", "two unnamed", "at most 25"),
        ("6", "Barker, whom", "General Barker, whom", "at most 120"),
        ("7", "The coalition", "Wallace", "opens with 'Wallace'"),
    ],
)
def test_a_summary_that_says_more_than_the_text_is_refused(story, sentence, old, new, message):
    at = sentence_of(sentence)
    text = story.summary.loc[at(story.summary), "ours"].iloc[0]
    assert old in text
    with pytest.raises(ValueError, match=message):
        claims.check_summary(changed(story, "summary", at, "ours", text.replace(old, new)))


def test_a_claim_lost_or_placed_twice_is_refused(story):
    def praise(frame):
        return (frame["kind"] == "left out") & (frame["id"] == "praise")

    with pytest.raises(ValueError, match="claim 8c is placed 0 times"):
        claims.check_summary(changed(story, "summary", praise, "claims", ""))
    with pytest.raises(ValueError, match="claim 11b is placed 2 times"):
        claims.check_summary(changed(story, "summary", praise, "claims", "8c 11b"))


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "message"),
    [
        ("claims", "2a", "conflicts_with", "", "claims, 13a: the conflict with 2a is not coded there too"),
        ("claims", "2a", "conflicts_with", "99z", "claims, 2a: the conflict with 99z"),
        ("claims", "2a", "attribution", "S99", "there is no attribution S99"),
        ("claims", "2a", "modality", "likely", "a code of the codebook"),
        ("claims", "2a", "id", "2b", "the id 2b is used twice"),
        ("links", "11e", "to", "99z", "there is no claim 99z"),
        ("links", "11e", "stated_by", "because", "stated by 'because'"),
        ("links", "11e", "stated", "no", "stated by 'for'"),
    ],
)
def test_a_row_that_points_nowhere_is_named(story, table, row, column, value, message):
    key = "id" if table == "claims" else "from"
    with pytest.raises(ValueError, match=message):
        claims.check_keys(changed(story, table, lambda frame: frame[key] == row, column, value))


def test_conflicts_are_each_named_once(story):
    assert claims.conflicts(story) == [("2a", "13a"), ("2b", "9b"), ("9a", "13a")]


def test_the_summaries_stand_beside_the_first_paragraph(story):
    shown = claims.summaries(story)
    article = story.coding.article
    assert article[article.paragraphs[0]] in shown and article[article.paragraphs[1]] not in shown
    lengths = {kind: 0 for kind in claims.SUMMARY_WORDS}
    for row in story.summary[story.summary["kind"].isin(lengths)].itertuples():
        assert row.ours in shown
        lengths[row.kind] += len(row.ours.split())
    assert lengths == claims.SUMMARY_WORDS, "25 and 120 words are promised, and counted on paper"


def test_outlet_and_date_of_the_summary_are_those_of_the_record(story):
    about = json.loads((ROOT / "data/article/article.json").read_text("utf-8"))
    day = about["not_in_the_text"]["date"]["value"]
    assert list(story.summary.query("kind == 'identity'")["ours"]) == [
        about["in_the_text"]["outlet_of_the_reporter"],
        f"{int(day[8:])} March {day[:4]}",
    ]
    assert day[5:7] == "03"


def test_order_of_topics_starts_where_the_words_are(story):
    figure = figures.topic_order(story, "land route")
    begins = figure.frame.loc[figure.frame["topic"] == "land route", "first"].min()
    article = story.coding.article
    assert article[article.words[begins - 1]] == "cementing"
    assert "land route: seven tenths of the way down" in figure.svg and f"land route: from word {begins}" in figure.alt


def altered_quotations(text: str, article) -> list[str]:
    """The quotations of a text that the article does not hold."""
    flat = " ".join(article.text.split()).lower()
    # A quotation of ¶12 has no curly mark at its end, as in the article.
    parts = [part.strip(" .,;*") for quotation in re.findall(r"“([^“”]+)”", text) for part in quotation.split("…")]
    known = OWN_QUOTATIONS | OTHERS_QUOTATIONS
    return [part for part in parts if part.lower() not in flat and part.lower() not in EXAMPLE and part not in known]


def misplaced(text: str, article) -> list[str]:
    """The quotations of a text that stand in another paragraph of the article than their sentence links to."""
    paragraphs = [" ".join(article[span].split()).lower() for span in article.paragraphs]
    found = []
    for sentence in re.split(r"(?<=[.?!]) +(?=[A-Z“*])|\n\s*\n|\n\|", text):
        linked = [paragraphs[int(number) - 1] for _, number in LINK.findall(sentence)]
        for quotation in re.findall(r"“([^“”]+)”", " ".join(sentence.split())) if linked else []:
            parts = [part.strip(" .,;*").lower() for part in quotation.split("…")]
            for part in filter(None, parts):
                if any(part in one for one in paragraphs) and not any(part in one for one in linked):
                    found.append(f"“{part}” in: {' '.join(sentence.split())[:150]}")
    return found


def outside_names(text: str, article) -> set[str]:
    """The words with a capital, where none begins a sentence, a heading, an item or a cell, that the article lacks."""
    known = set(re.findall(r"\w+", article.text)) | OWN_NAMES
    names = re.findall(r"(?<=[a-z,;] )[A-Z][\w’]+(?:[ -][A-Z][\w’]+)*", re.sub(r"\{cite:p\}`\w+`", " ", text))
    return {word for name in names for word in re.findall(r"\w\w+", name)} - known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_quotations_of_a_page_are_spans_of_the_article(page, article):
    altered = altered_quotations(prose(page.stem), article)
    assert not altered, f"{page.name}: quoted, but not so in the article: {altered}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_to_a_paragraph_leads_to_that_paragraph_and_to_what_is_quoted_from_it(page, article):
    text = markdown(page)
    crossed = [f"¶{label} leads to ¶{target}" for label, target in LINK.findall(text) if label != target]
    assert not crossed, f"{page.name}: {crossed}"
    elsewhere = misplaced(text, article)
    assert not elsewhere, f"{page.name}: quoted from another paragraph than is linked:\n" + "\n".join(elsewhere)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_name_from_outside_the_article_enters(chapter, article):
    assert outside_names(prose(chapter), article) == set()


def test_chapter_5_cites_only_where_it_says_that_it_leaves_the_story():
    text = markdown(ROOT / "chapters/05-land-route.ipynb")
    inside, cited = of_the_story("05-land-route", text), r"\{cite:[pt]\}`([^`]+)`"
    assert len(re.findall(cited, text)) > 40
    assert set(re.findall(cited, inside)) <= {"odni2015standards"}, "a fact from elsewhere outside its marked part"


def test_what_stands_outside_the_marked_part_of_chapter_5_is_still_checked(article):
    text = (
        "## One\n\nThe base lies near the town of Albu Kamal.\n\nOther records add the town of Homs.\n\n"
        "## What other records say\n\nIt lies near the town of Palmyra.\n\n## Two\n\nIt is in the province of Anbar.\n"
    )
    assert outside_names(of_the_story("05-land-route", text), article) == {"Albu", "Kamal", "Anbar"}
    assert "Homs" in outside_names(of_the_story("03-framing", text), article)


@pytest.mark.parametrize(
    "page",
    [
        "intro",
        "01-story",
        "02-voices",
        "03-framing",
        "04-readability",
        "05-land-route",
        "06-context",
        "07-methods",
        "08-your-article",
    ],
)
def test_the_prose_refers_to_every_table_and_figure(page):
    cells = json.loads((ROOT / f"chapters/{page}.ipynb").read_text("utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells]
    outputs = [
        "".join(output.get("data", {}).get("text/markdown", ""))
        for cell in cells
        if "remove-output" not in cell["metadata"].get("tags", [])
        for output in cell.get("outputs", [])
    ]
    named = re.findall(r"^:name: (\S+)", "\n".join(sources + outputs), re.MULTILINE)
    referred = re.findall(r"\{numref\}`([\w-]+)`", "\n".join(sources))
    assert named and not set(named) - set(referred), f"{page}: no sentence refers to {set(named) - set(referred)}."


def test_no_two_figures_or_tables_have_one_label():
    named = Counter(
        label
        for page in ROOT.glob("chapters/*.ipynb")
        for label in set(re.findall(r'":name: ([\w-]+)\\n', page.read_text("utf-8")))
    )
    twice = [label for label, pages in named.items() if pages > 1]
    assert len(named) > 30 and not twice, f"a reference would lead astray: {twice}"


def test_an_altered_quotation_and_an_outside_name_are_found(article):
    text = "The base “will fall into the hands” of the militia, says “Barker”, near the town of Albu Kamal in Syria."
    assert altered_quotations(text, article) == ["will fall into the hands"]
    assert outside_names(text, article) == {"Albu", "Kamal"}


def test_a_link_that_leads_elsewhere_and_a_quotation_from_elsewhere_are_found(article):
    assert [label for label, target in LINK.findall("As the story says ([¶3](#p4)).") if label != target] == ["3"]
    assert misplaced("The officer speaks of “an evil presence” ([¶11](#p11)).", article)
