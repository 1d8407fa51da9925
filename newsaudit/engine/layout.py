"""The lines of a story that hold its running text: without furniture, headings, bullets, the times of entries."""

from __future__ import annotations

import re

from newsaudit.article import SIGNATURE_LINE, Article, Span, ends_as_sentence, furniture_patterns

LINE_END = re.compile(r"[\n\r\u2028\u2029]\s*")
# What may stand before the words of a line: a bullet, a number, the time of an entry, the Q of a question.
LEAD = re.compile(
    r"(?:[•·▪◦‣●○■►▶*+][ \t\xa0]*|-[ \t\xa0]+(?=[^\s-])|\(?\d{1,2}[.)][ \t]+(?=[A-Z“”\"‘*])"
    r"|[\[(]?\d{1,2}[:.h]\d{2}(?::\d{2})?[ \t\xa0]*(?:[AaPp]\.?[Mm]\b\.?)?(?: (?:[A-Z]{2,4})\b)?[\])]?"
    r"(?:[ \t]*[—–:|-]+[ \t]*|[ \t]+(?=[A-Z“”\"‘])|$))+"
)
SIGNED_BY_DASH = re.compile(r"-[ \t]*[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}(?:,[^.!?]{2,60})?\.?$")
CLOSING_MARKS = "”’\"'»"
QUOTATION_ENDS = re.compile(rf"[.?!…,—–][{CLOSING_MARKS}]+$")
ENDS_QUOTATION = re.compile('[^“"«]+[”"»]')  # that began in a line before it
GOES_ON = tuple(":,;—–-(&")  # a line that ends so is no heading
LONGEST_HEADING = 12  # words
MOST = 0.6  # of a text; where less of it ends as sentences do, nothing can be told from the ends of lines
WRAPPED = 0.25  # of the line ends within paragraphs, where a word in small letters follows


def lines(article: Article) -> list[Span]:
    """Return the story's paragraphs, cut at their line ends unless a line goes on in lower case (wrapped text).

    What is no running text is left out: furniture (Read more: …), headings, bullets and times before an entry.
    """
    text = article.text
    every = cut_at_line_ends(article)
    told = sum(b - a for a, b in every if ends_as_sentence(text[a:b]))  # signs in lines that end as sentences do
    are_headings = told > MOST * sum(b - a for a, b in every)
    kept: list[Span] = []
    for line in every:
        a, b = line
        if is_furniture(text, line):
            continue
        signs = bool(kept) and text[kept[-1].end - 1] in CLOSING_MARKS and QUOTATION_ENDS.search(text, *kept[-1])
        lead = None if signs and SIGNED_BY_DASH.match(text, a, b) else LEAD.match(text, a, b)
        if lead and lead.end() == b:
            continue
        if not lead and not signs and are_headings and line != every[-1] and is_heading(text[a:b]):
            continue
        kept.append(Span(lead.end() if lead else a, b))
    return kept


def is_furniture(text: str, line: Span) -> bool:
    """Return whether a line within a story is page furniture: a link, the caption of a picture, a newsletter."""
    patterns = furniture_patterns()
    with_our = "our " in text[slice(*line)].lower() and patterns["with our"].match(text, *line)
    return bool(with_our or patterns["anywhere"].match(text, *line))


def cut_at_line_ends(article: Article) -> list[Span]:
    """Return the story's paragraphs, cut at their line ends unless the text was wrapped there."""
    cut = []
    for (start, end), (breaks, wrapped) in zip(article.paragraphs, line_ends_by_paragraph(article), strict=True):
        edges = [start, *(edge for span in breaks for edge in span if not wrapped), end]
        cut += [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    return cut


def line_ends(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the line ends within a paragraph, each with the white space around it."""
    ends = []
    if len(text[start:end].splitlines()) == 1:  # as most paragraphs are
        return ends
    for match in LINE_END.finditer(text, start, end):
        ends.append((start + len(text[start : match.start()].rstrip()), match.end()))
        start = match.end()
    return ends


def line_ends_by_paragraph(article: Article) -> list[tuple[list[tuple[int, int]], bool]]:
    """Return the line ends within each paragraph of the story, and whether a sentence was only wrapped at them.

    It was at all those of a paragraph in which one is followed by a small letter; at all of the text if many are.
    """
    text = article.text
    breaks = [line_ends(text, *paragraph) for paragraph in article.paragraphs]
    small = [[text[b : b + 1].islower() for _, b in pairs] for pairs in breaks]
    all_wrapped = sum(map(sum, small)) > WRAPPED * sum(map(len, small))
    return [(pairs, all_wrapped or any(after)) for pairs, after in zip(breaks, small, strict=True)]


def is_heading(line: str) -> bool:
    """Return whether a line within a story looks like a heading: few words, in capitals or without a sentence end."""
    capitals = line.isupper()
    if ends_as_sentence(line) and not capitals:  # as most lines do
        return False
    if line.endswith(GOES_ON) or len(line.split()) > LONGEST_HEADING:
        return False
    signs = SIGNATURE_LINE.fullmatch(line) and not line.startswith("By ")
    return capitals or line[0].isupper() and not (signs or ENDS_QUOTATION.fullmatch(line))
