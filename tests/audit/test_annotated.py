"""The annotated article: verbatim, every attribution marked as coded, any text escaped."""

from __future__ import annotations

import csv
import re
import time
from collections import defaultdict
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from newsaudit import Article
from newsaudit.article import Span
from newsaudit.audit.annotated import (
    annotated_article,
    marked_paragraphs,
    marks_by_paragraph,
    marks_of,
    shown_units,
)
from newsaudit.audit.coder import audited
from newsaudit.audit.model import Audit, CodedAttribution, Source
from story import markdown


class Nesting(HTMLParser):
    """Fails where an element is closed that is not the one opened last."""

    VOID = {"input"}

    def __init__(self):
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        """Remembers an element."""
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Closes the element opened last."""
        assert self.open.pop() == tag


def soup_of(html: str) -> BeautifulSoup:
    """The parsed page part, after a check that its elements nest."""
    nesting = Nesting()
    nesting.feed(html)
    assert nesting.open == []
    return BeautifulSoup(html, "html.parser")


def shown(soup: BeautifulSoup) -> list[str]:
    """The article's own words of each paragraph: what the page adds is left out."""
    for added in soup.select(".text .added"):
        added.extract()
    return [text.get_text() for text in soup.select(".text")]


@pytest.fixture(scope="module")
def audit(codes):
    """The coding of the story by reading, as an audit."""
    return codes.audit


@pytest.fixture(scope="module")
def soup(audit):
    """The story of the book, annotated."""
    return soup_of(annotated_article(audit))


def test_the_text_is_the_article_letter_by_letter(article, audit):
    soup = soup_of(annotated_article(audit))
    outside = [element.get_text() for element in soup.select(".furniture")]
    assert shown(soup) == [article[paragraph] for paragraph in article.paragraphs]
    assert outside == [article[block] for block in article.furniture]


def test_every_attribution_is_marked_as_it_is_coded(article, codes, audit):
    units = shown_units(audit)
    marks = marks_by_paragraph(article, marks_of(article, audit.attributions))
    found = defaultdict(str)
    for pieces in marked_paragraphs(article, marks, units):
        opened = []
        for kind, what, unit, _ in pieces:
            if kind == "open":
                opened.append((unit["id"], what))
            elif kind == "close":
                assert opened.pop() == (unit["id"], what)
            else:
                for mark in opened:
                    found[mark] += what

    def letters(text: str) -> str:
        return re.sub(r"\W", "", text)

    for row in codes.attributions.itertuples():
        narrow = found[row.id, "paraphrased"] + found[row.id, "quoted"]
        assert sorted(letters(narrow)) == sorted(letters(row.content_text)), row.id
        assert letters(found[row.id, "quoted"]) == letters(row.quote_text), row.id
        assert sorted(letters(narrow + found[row.id, "tail"])) == sorted(letters(row.wide_text)), row.id
        assert found[row.id, "source"] == row.source_text
        assert found[row.id, "cue"] == row.cue_text
        assert found[row.id, "editor"] == row.editor_text


def test_content_carries_its_id_and_its_key_stands_before_it(soup, codes):
    contents = {row.id: row for row in codes.attributions.itertuples()}
    names = codes.sources.set_index("source_id")
    for unit, row in contents.items():
        mark = soup.find(id=unit.lower())
        own = "".join(text for text in mark.find_all(string=True) if "added" not in text.parent["class"])
        assert mark.name == "mark" and row.content_text.startswith(own)
        key = mark.find_previous(class_="key").get_text()
        if row.status == "reported":
            assert key == f"[{names.loc[row.source_id, 'key']}]"
        else:
            assert row.status in key
    assert soup.find(id="s15").get_text().endswith('partners,"')


def test_nested_attributions_stand_inside_the_wide_end_of_the_outer_one(soup, codes):
    for inner, outer in (("S14", "S13"), ("S12", "S11")):
        assert codes.attributions.set_index("id").loc[inner, "parent"] == outer
        tail = soup.find(id=inner.lower()).find_parent(class_="tail")
        assert set(tail["class"]) & {"of-9", "of-1"} == set(soup.find(id=outer.lower())["class"]) & {"of-9", "of-1"}
        assert soup.find(id=outer.lower()).find_parent(class_="tail") is None


def test_the_editors_bracket_is_marked_as_the_editors_within_the_quotation(soup):
    (bracket,) = soup.select(".text .editor")
    assert bracket.get_text() == "[Iraq security forces]"
    assert bracket.find_parent(id="s15")


def test_a_listener_hears_where_each_quotation_begins_and_ends(soup):
    (paragraph,) = soup.select("#p4 .text")
    for hidden in paragraph.select("[aria-hidden]"):
        hidden.extract()
    heard = " ".join(paragraph.get_text().split())
    assert heard.startswith("Paragraph 4 quotation, Myles B. Caggins III, begins: “We are in the early stages")
    assert "Iraq,” quotation ends. Myles B. Caggins III" in heard


def test_the_details_tell_the_coding_in_plain_words(soup, codes):
    for row in codes.attributions.itertuples():
        details = soup.find(id=f"p{row.paragraph}").find("details").get_text()
        assert row.note in details and row.cue_text in details
    carried = soup.find(id="p5").find("details").get_text()
    assert "carried over from the adjacent paragraph" in carried


def test_each_filter_names_something_that_is_there(soup):
    values = {
        (select["name"], option["value"]) for select in soup.select("select") for option in select.select("[value]")
    }
    values -= {("only-source", ""), ("only-form", "")}
    for name, value in values:
        assert soup.select(f"mark.{'of' if name == 'only-source' else 'as'}-{value}"), value
    classes = {c for mark in soup.select(".text mark") for c in mark["class"] if c.startswith(("of-", "as-"))}
    assert len(classes) == len(values)
    assert [option.get_text() for option in soup.select("option[selected]")] == ["all sources", "any form"]


def test_an_unattributed_ending_is_announced(soup):
    endings = soup.select(".text span.tail")
    assert len(endings) > 8
    for ending in endings:
        assert (
            "unattributed ending, perhaps the reporter’s words, begins"
            in ending.find_previous_sibling("span").get_text()
        )
        assert "unattributed ending ends" in ending.find_next_sibling("span").get_text()


def test_the_filter_says_what_it_leaves(soup, codes):
    number = list(codes.sources["source_id"]).index("barker") + 1
    result = soup.find(id=f"found-{number}-any")
    assert " ".join(result.get_text().split()) == "Barker: 1 attribution, ¶12" and result.a["href"] == "#p12"
    forms = " ".join(soup.find(id="found-any-mixed").get_text().split())
    assert forms == "Mixed (quoted in part): 2 attributions, ¶6, ¶13"


def test_the_legend_explains_every_kind_of_mark(soup):
    marks = {"source", "cue", "key", "quoted", "paraphrased", "tail", "editor", "as-uncounted"}
    legend = {name for element in soup.select(".how-to-read [class]") for name in element["class"]}
    assert legend >= marks, f"the legend of the annotated article does not explain {sorted(marks - legend)}."
    shown = [item.get_text() for item in soup.select(".how-to-read li")]
    assert len(shown) == 6, f"the legend of the annotated article has lost a line: {shown}"


def test_only_what_is_reported_is_marked_as_counted(soup, codes):
    status = dict(zip(codes.attributions["id"], codes.attributions["status"], strict=True))
    for mark in soup.select("mark[id]"):
        unit = next(name for name in status if name.lower() == mark["id"])
        assert ("as-uncounted" in mark["class"]) == (status[unit] != "reported"), f"{unit} is {status[unit]}."


def test_ids_are_unique(soup):
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_the_page_of_the_book_has_a_target_before_each_paragraph_and_no_other_gap(codes):
    parts = markdown.annotated(codes).data.split("\n\n")
    assert [re.match(r"\(p(\d+)\)=\n<div class=\"paragraph\" id=\"p\1\">", part) is not None for part in parts] == (
        [False] + [True] * 14
    )


def test_markup_in_the_article_and_in_the_coding_is_shown_as_text():
    attack = "<script>alert(1)</script>"
    article = Article(
        f"{attack} “So {attack} it goes,” {attack} said.\n\n<b>Nobody</b> & <img src=x onerror=y> replied.\n"
    )
    at = article.text.index("“")
    end = article.text.index("”") + 1
    one = CodedAttribution(
        id='"><i>', paragraph=1, form="direct", status="reported", source_id=attack, note=attack,
        source=(Span(end + 1, end + 26),), cue=(Span(end + 27, end + 31),), contents=(Span(at, end),),
        quotes=(Span(at + 1, end - 1),), channel=attack, does=(attack,),
    )  # fmt: skip
    html = annotated_article(Audit(article, (one,), (Source(attack, attack, attack, Span(0, 1)),)))
    soup = soup_of(html)
    assert not soup.find(["script", "img"])
    assert soup.find(class_="key", string=f"[{attack}]")
    assert shown(soup) == [article[paragraph] for paragraph in article.paragraphs]


def test_an_attribution_with_only_its_spans_will_do_also_over_two_paragraphs():
    article = Article("“One thing is sure.\n\n“Another is not,” said a clerk.\n\nThat was all.\n")
    one = CodedAttribution(
        "E1", 2, "direct", "reported", "clerk", (Span(44, 51),), (Span(39, 43),), (Span(0, 38),), quotes=(Span(1, 37),)
    )
    soup = soup_of(annotated_article(Audit(article, (one,), (Source("clerk", "", "a clerk", Span(44, 51)),))))
    assert len(soup.select("mark.quoted[id]")) == 1
    assert soup.select_one("#p1 .text .key").get_text() == "[a clerk]"
    assert soup.find(string=re.compile("quotation ends")).find_parent(id="p2")
    assert soup.select_one("#p3 .uncoded")
    assert shown(soup) == [article[paragraph] for paragraph in article.paragraphs]


def test_an_article_without_attributions_says_so_and_keeps_its_headline():
    article = Article("Fire <b>kills</b> two\n\nA fire killed two people.\n\nLoad More\n")
    soup = soup_of(annotated_article(Audit(article, (), ())))
    assert soup.select_one("#p1 .uncoded").get_text() == "No attribution in ¶1."
    assert [element.get_text() for element in soup.select(".furniture")] == ["Fire <b>kills</b> two", "Load More"]


TEXT = "One said “two three” and four warned.\n\nFive “six seven” eight, nine."
edges = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda pair: pair[0] != pair[1])
spans = st.lists(edges, max_size=3).map(lambda pairs: tuple(Span(min(pair), max(pair)) for pair in pairs))
unit = st.builds(
    CodedAttribution,
    id=st.just(""),
    paragraph=st.sampled_from([1, 2]),
    form=st.sampled_from(["direct", "mixed", "indirect"]),
    status=st.sampled_from(["reported", "agentless"]),
    source_id=st.just(""),
    **dict.fromkeys(["source", "cue", "contents", "wide", "quotes", "editor"], spans),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(unit, max_size=4))
def test_marks_that_overlap_in_any_way_leave_the_text_and_the_elements_whole(units):
    article = Article(TEXT)
    named = tuple(replace(one, id=f"E{number}", source_id=f"s{number}") for number, one in enumerate(units))
    sources = tuple(Source(one.source_id, "", one.source_id, Span(0, 1)) for one in named)
    soup = soup_of(annotated_article(Audit(article, named, sources)))
    assert shown(soup) == [article[paragraph] for paragraph in article.paragraphs]


def test_time_is_linear_in_the_quotations_of_one_paragraph(uncollected):
    """Ten times the quotations take less than forty times the time: linear takes ten, quadratic a hundred."""

    def seconds(quotations: int) -> float:
        article = Article("“We left,” Ann Coe said. " * quotations)
        marks = marks_by_paragraph(article, marks_of(article, audited(article).attributions))
        units = defaultdict(lambda: {"form": "direct"})
        started = time.process_time()
        assert list(marked_paragraphs(article, marks, units))
        return time.process_time() - started

    assert min(seconds(3000) for _ in range(3)) < 40 * min(seconds(300) for _ in range(3))


def test_every_code_in_use_has_a_meaning(root, codes):
    rows = csv.DictReader((root / "newsaudit/lexicon/codes.csv").read_text(encoding="utf-8").splitlines())
    known = {(row["field"], row["code"]) for row in rows}
    for field in ("form", "status", "channel", "channel_basis", "cue_class", "modality", "does"):
        used = {code for value in codes.attributions[field] for code in (value.split() if field == "does" else [value])}
        assert {(field, code) for code in used - {""}} <= known


@pytest.fixture(scope="module")
def page(audit, root, tmp_path_factory, chromium):
    """The annotated article on a bare page of its own, in Chromium, JavaScript off."""
    css = (root / "newsaudit/audit/static/annotated.css").read_text()
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><style>{css}</style>'
        f"<main><h1>Story</h1>{annotated_article(audit)}</main></html>"
    )
    page = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900}).new_page()
    page.goto(file.as_uri())
    yield page
    page.context.close()


def underlined(page) -> set[str]:
    """The ids of the attributions whose content is underlined as the page stands."""
    script = "marks => marks.filter(m => getComputedStyle(m).textDecorationLine == 'underline').map(m => m.id)"
    return set(page.locator(".text mark[id]").evaluate_all(script))


def test_filters_leave_only_what_they_name_without_javascript(page, codes):
    units = codes.attributions
    everything = {unit.lower() for unit in units["id"]}
    assert underlined(page) == everything
    number = list(codes.sources["source_id"]).index("national-security-experts") + 1
    page.select_option("[name=only-source]", str(number))
    assert underlined(page) == {"s14"}
    assert page.locator(".found:visible").inner_text() == "National security experts: 1 attribution, ¶11"
    assert page.locator("#p1 .text").bounding_box()["height"] < 40 < page.locator("#p11 .text").bounding_box()["height"]
    assert page.locator("#p11 .text .visually-hidden", has_text="Two experts").is_hidden()
    assert not page.locator(".nothing").is_visible()
    page.select_option("[name=only-form]", "direct")
    assert underlined(page) == set() and page.locator(".nothing").is_visible()
    page.select_option("[name=only-source]", "")
    assert underlined(page) == {unit.lower() for unit in units.query("form == 'direct'")["id"]}
    page.select_option("[name=only-form]", "")
    assert underlined(page) == everything


# The contrast of each mark's ink with what it stands on.
CONTRAST = """marks => marks.map(mark => {
  const part = value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(number => part(number / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = element => {
    const colour = getComputedStyle(element).backgroundColor;
    return /, 0\\)$/.test(colour) && element.parentElement ? ground(element.parentElement) : colour;
  };
  const [a, b] = [light(getComputedStyle(mark).color), light(ground(mark))].sort((x, y) => y - x);
  return (a + .05) / (b + .05);
})"""


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_with_forced_colours_every_mark_can_be_read(page, scheme):
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    contrasts = page.locator(".annotated mark").evaluate_all(CONTRAST)
    page.emulate_media(forced_colors="none", color_scheme="light")
    assert len(contrasts) > 15 and min(contrasts) >= 4.5, f"a mark with a contrast of {min(contrasts):.1f}"


def test_on_a_phone_legend_and_filter_leave_room_for_the_story(page):
    assert page.locator("#p1").bounding_box()["y"] - page.locator(".how-to-read").bounding_box()["y"] < 420


def test_the_article_fits_a_phone(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_quoted_paraphrased_and_tail_differ_in_line_not_only_in_colour(page):
    script = "element => getComputedStyle(element).textDecorationStyle"
    styles = {kind: page.locator(f".text .{kind}").first.evaluate(script) for kind in ("quoted", "paraphrased", "tail")}
    assert len(set(styles.values())) == 3
