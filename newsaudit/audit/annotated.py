"""The annotated article as HTML: every attribution marked in the text, its coding in plain words beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from newsaudit.article import Article, Span, stripped
from newsaudit.audit.meanings import code_meaning, rule_meanings
from newsaudit.audit.model import ENGINE, FORMS, Audit, CodedAttribution
from newsaudit.audit.templates import template

QUOTATION_MARKS = "\"'“”„‟‘’‚‛«»‹›"
# The order, from outside in, of marks that cover the same stretch.
ROLES = ("tail", "paraphrased", "quoted", "source", "cue", "editor")
CONTENT = ("paraphrased", "quoted")
SHOWN_FORMS = (*FORMS, "uncounted")
ANY = "any"  # where a filter leaves everything
SAID_AS = {"direct": "quotation", "mixed": "report with quotation", "indirect": "paraphrase"}
# Rules that say no more than that nothing was found.
SILENT_RULES = frozenset(["counted", "no_phrase"])


class Mark(NamedTuple):
    """A marked stretch of the text: what it is to which attribution (`unit`, its number from 0)."""

    start: int
    end: int
    role: str
    unit: int


def annotated_article(audit: Audit, targets: bool = False) -> str:
    """Return the annotated article as one HTML fragment, all text escaped; `static/annotated.css` draws it.

    With `targets`, for a page of Markdown, each paragraph is a target of Sphinx: p1, p2, ….
    """
    article = audit.article
    units = shown_units(audit)
    first, last = article.story_paragraphs
    # A filter shows only what occurs: sources in the order of the register, those without a name last.
    filters = {unit["number"]: unit for unit in sorted(units, key=lambda unit: (not unit["number"], unit["number"]))}
    forms = [form for form in SHOWN_FORMS if any(unit["form"] == form for unit in units)]
    marks = marks_by_paragraph(article, marks_of(article, audit.attributions))
    here: dict[int, list[dict]] = {}
    for unit in units:
        here.setdefault(unit["paragraph"], []).append(unit)
    return template("annotated.html").render(
        targets=targets,
        sources=list(filters.values()),
        forms=forms,
        choices=[filtered(units, *chosen) for chosen in product((ANY, *filters), (ANY, *forms))][1:],
        before=[article[block] for block in article.blocks[: first - 1]],
        after=[article[block] for block in article.blocks[last:]],
        paragraphs=[
            {"number": number, "pieces": pieces, "units": here.get(number, [])}
            for number, pieces in enumerate(marked_paragraphs(article, marks, units), start=1)
        ],
    )


def filtered(units: list[dict], source: int | str, form: str) -> dict:
    """Return what the two filters leave when they stand at a source and a form, or at any: attributions, maybe none."""
    left = [unit for unit in units if source in (ANY, unit["number"]) and form in (ANY, unit["form"])]
    return {"source": source, "form": form, "units": left}


def shown_units(audit: Audit) -> list[dict]:
    """Return each attribution as the template shows it: its names, classes and coding in words."""
    sources = {source.source_id: (number, source) for number, source in enumerate(audit.sources, start=1)}
    units = []
    for one in audit.attributions:
        number, source = sources.get(one.source_id, (0, None))
        name = source.name if source else "no source named"
        key = source.key if source and source.key else name
        units.append(
            {
                "id": one.id,
                "anchor": anchor(one.id),
                "paragraph": one.paragraph,
                "number": number,
                "form": one.form if one.counts else "uncounted",
                "colour": audit.colours.get(one.source_id, "faint"),
                "name": name,
                "key": key,
                "label": key if one.counts else f"{key}: {one.status}",
                "said_as": SAID_AS[one.form] if one.counts else one.status,
                "facts": coded_facts(audit, one, name),
            }
        )
    return units


def anchor(name: str) -> str:
    """Return the id of an attribution as one of HTML, that no paragraph of the page has: p1, p2, …."""
    plain = "-".join(name.lower().split())
    return f"unit-{plain}" if re.fullmatch(r"p\d+|found-.*", plain) else plain


def coded_facts(audit: Audit, one: CodedAttribution, name: str) -> list[tuple[str, str]]:
    """Return what is coded of an attribution, as pairs of label and plain words; what is empty is left out.

    In a person's coding a code that is an estimate is marked, and what the engine found is called its draft.
    """
    article = audit.article
    of_engine = audit.coder == ENGINE

    def in_words(field: str, *codes: str) -> str:
        words = "; ".join(f"{code}: {code_meaning(field, code)}" for code in codes if code)
        return f"{words} (estimate)" if words and field in one.rules and not of_engine else words

    def joined(spans: Iterable[Span]) -> str:
        return " … ".join(article[span] for span in spans)

    channel = in_words("channel", one.channel)
    if one.channel_basis:
        channel += f" ({in_words('channel_basis', one.channel_basis)})"
    modality = in_words("modality", one.modality)
    if one.modal_words:
        modality += f", by its words “{'”, “'.join(one.modal_words)}”"
    counted = [
        f"{number} {kind}" for kind, number in (("quoted", one.quoted), ("paraphrased", one.paraphrased)) if number
    ]
    facts = {
        "Source": joined(one.source) or name,
        "Cue": joined(one.cue),
        "Kind of cue": in_words("cue_class", one.cue_class),
        "Form": in_words("form", one.form),
        "Status": "" if one.counts else in_words("status", one.status),
        "Words": " and ".join(counted),
        "Unattributed ending": joined(with_words(article, difference(one.wide, one.contents))),
        "Editor’s words": joined(one.editor),
        "Said to": one.addressee,
        "Channel": channel,
        "Modality": modality,
        "What it does": in_words("does", *one.does),
        "Stands inside": one.parent,
        "Coded by": "the engine: its draft, unchanged" if one.is_drafted and not of_engine else "",
        "Rules": rules_in_words(one),
        "Note": one.note,
    }
    return [(label, text) for label, text in facts.items() if text]


def rules_in_words(one: CodedAttribution) -> str:
    """Return the engine's rules that say more than that nothing was found, each with what it looks for."""
    used = [one.rules[code] for code in ("attribution", "status", "channel") if code in one.rules]
    return "; ".join(f"{rule.replace('_', ' ')}: {rule_meanings()[rule]}" for rule in used if rule not in SILENT_RULES)


def marks_of(article: Article, attributions: Sequence[CodedAttribution]) -> list[Mark]:
    """Return the marked stretches of all attributions, outer before inner."""
    marks = []
    for unit, one in enumerate(attributions):
        quoted = [with_quotation_marks(article, span) for span in one.quotes]
        by_role = {
            "tail": difference(one.wide, one.contents),
            "paraphrased": difference(one.contents, quoted),
            "quoted": quoted,
            "source": one.source,
            "cue": one.cue,
            "editor": one.editor,
        }
        marks += [Mark(*span, role, unit) for role, spans in by_role.items() for span in with_words(article, spans)]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, ROLES.index(mark.role), mark.unit))


def with_quotation_marks(article: Article, span: Span) -> Span:
    """Return the span with the quotation marks that enclose it."""
    start, end = span
    opens = start > 0 and article.text[start - 1] in QUOTATION_MARKS
    closes = end < len(article.text) and article.text[end] in QUOTATION_MARKS
    return Span(start - opens, end + closes)


def difference(spans: Iterable[Span], without: Iterable[Span]) -> list[Span]:
    """Return the parts of some spans that none of the others covers."""
    left = list(spans)
    for start, end in without:
        cut = [piece for a, b in left for piece in (Span(a, min(b, start)), Span(max(a, end), b))]
        left = [piece for piece in cut if piece.start < piece.end]
    return left


def with_words(article: Article, spans: Iterable[Span]) -> list[Span]:
    """Return the spans that hold a letter or digit, without white space at their ends."""
    return [stripped(article.text, *span) for span in spans if any(map(str.isalnum, article[span]))]


def marks_by_paragraph(article: Article, marks: list[Mark]) -> list[list[Mark]]:
    """Return for each paragraph the marks that reach into it, in their order."""
    paragraphs = article.paragraphs
    by_paragraph: list[list[Mark]] = [[] for _ in paragraphs]
    for mark in marks:
        number = bisect_right(paragraphs, mark.start, key=lambda paragraph: paragraph.end)
        while number < len(paragraphs) and paragraphs[number].start < mark.end:
            by_paragraph[number].append(mark)
            number += 1
    return by_paragraph


def marked_paragraphs(article: Article, marks: list[list[Mark]], units: list[dict]) -> Iterator[list[tuple]]:
    """Yield each paragraph as what happens from its start to its end, for the template to write down.

    A piece is ("text", text, None, []), ("open", role, unit, edges) or ("close", role, unit, edges); marks always nest,
    one that overlaps another is closed and opened again. `edges` holds "content" where the content of an attribution
    begins or ends, "fragment" where a quoted fragment of a mixed one does.
    """
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    for mark in (mark for here in marks for mark in here if mark.role in CONTENT):
        begins[mark.unit] = min(begins.get(mark.unit, mark.start), mark.start)
        ends[mark.unit] = max(ends.get(mark.unit, mark.end), mark.end)

    def edges(mark: Mark, position: int, contents: dict[int, int]) -> list[str]:
        content = mark.role in CONTENT and position == contents[mark.unit]
        fragment = mark.role == "quoted" and units[mark.unit]["form"] == "mixed" and position in mark[:2]
        return ["content"] * content + ["fragment"] * fragment

    for paragraph, here in zip(article.paragraphs, marks, strict=True):
        pieces: list[tuple] = []
        inner = {cut for mark in here for cut in mark[:2] if paragraph.start < cut < paragraph.end}
        opened: list[Mark] = []
        begun = 0
        for start, end in pairwise(sorted({*paragraph, *inner})):
            first = begun
            while begun < len(here) and here[begun].start <= start:
                begun += 1
            active = [mark for mark in [*opened, *here[first:begun]] if end <= mark.end]
            kept = 0
            while kept < len(opened) and opened[kept] in active[kept : kept + 1]:
                kept += 1
            pieces += [
                ("close", mark.role, units[mark.unit], edges(mark, start, ends)) for mark in reversed(opened[kept:])
            ]
            pieces += [("open", mark.role, units[mark.unit], edges(mark, start, begins)) for mark in active[kept:]]
            opened = active
            pieces.append(("text", article.text[start:end], None, []))
        pieces += [
            ("close", mark.role, units[mark.unit], edges(mark, paragraph.end, ends)) for mark in reversed(opened)
        ]
        yield pieces
