"""The annotated article as HTML: every attribution marked in the text, its coding in plain words beside it."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from itertools import pairwise, product
from typing import NamedTuple

from IPython.display import Markdown
from jinja2 import Environment, PackageLoader

from newsaudit.article import Article, Span, stripped
from newsaudit.audit.tables import rule_meanings, rules_in
from story.coding import Coding, source_colours, spans

QUOTATION_MARKS = "\"'“”„‟‘’‚‛«»‹›"
# The order, from outside in, of marks that cover the same stretch.
ROLES = ("tail", "paraphrased", "quoted", "source", "cue", "editor")
FORMS = ("direct", "mixed", "indirect", "uncounted")
ANY = "any"  # where a filter leaves everything
SAID_AS = {"direct": "quotation", "mixed": "report with quotation", "indirect": "paraphrase"}

USUAL = frozenset(["counted", "no_phrase"])


class Mark(NamedTuple):
    """A marked stretch of the text: what it is to which attribution (`unit`, a row number)."""

    start: int
    end: int
    role: str
    unit: int


def html(coding: Coding) -> str:
    """The annotated article as one HTML fragment, all text escaped; `static/annotated.css` draws it.

    `coding` may come from reading or from the engine: of its attributions only `id`, `paragraph`, `form`,
    `source_id` and the span columns are needed; what other columns hold is told in the details.
    """
    return page_part(coding, targets=False)


def markdown(coding: Coding) -> Markdown:
    """The annotated article for a page of the book: the same HTML, each paragraph a Sphinx target (p1, p2, ...)."""
    return Markdown(page_part(coding, targets=True))


def page_part(coding: Coding, targets: bool) -> str:
    """The rendered template."""
    article = coding.article
    units = described(coding)
    marks = marks_of(article, coding.attributions.to_dict("records"))
    first, last = article.story_paragraphs
    environment = Environment(
        loader=PackageLoader("newsaudit.audit"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    # A filter shows only what occurs: sources in the order of the register, those without a name last.
    shown = {unit["number"]: unit for unit in sorted(units, key=lambda unit: (not unit["number"], unit["number"]))}
    forms = [form for form in FORMS if form in {unit["form"] for unit in units}]
    return environment.get_template("annotated.html").render(
        targets=targets,
        sources=list(shown.values()),
        forms=forms,
        choices=[choice(units, source, form) for source, form in product((ANY, *shown), (ANY, *forms))][1:],
        before=[article[block] for block in article.blocks[: first - 1]],
        after=[article[block] for block in article.blocks[last:]],
        paragraphs=[
            {
                "number": number,
                "events": list(events(article, paragraph, marks, units)),
                "units": [unit for unit in units if unit["paragraph"] == number],
            }
            for number, paragraph in enumerate(article.paragraphs, start=1)
        ],
    )


def choice(units: list[dict], source: int | str, form: str) -> dict:
    """What the two filters leave when they stand at a source and a form, or at any: the attributions, maybe none."""
    left = [unit for unit in units if source in (ANY, unit["number"]) and form in (ANY, unit["form"])]
    return {"source": source, "form": form, "units": left}


def described(coding: Coding) -> list[dict]:
    """Each attribution as the template shows it: its names, classes and coding in words."""
    sources = {row["source_id"]: row for row in coding.sources.to_dict("records")}
    order = {source_id: number for number, source_id in enumerate(sources, start=1)}
    hues = source_colours(coding)
    units = []
    for row in coding.attributions.to_dict("records"):
        source = sources.get(row["source_id"], {})
        status = row.get("status") or "reported"
        name = source.get("name") or "no source named"
        key = source.get("key") or name
        units.append(
            {
                "id": row["id"],
                "paragraph": int(row["paragraph"]),
                "number": order.get(row["source_id"], 0),
                "form": row["form"] if status == "reported" else "uncounted",
                "colour": hues.get(row["source_id"], "faint"),
                "name": name,
                "key": key,
                "label": key if status == "reported" else f"{key}: {status}",
                "said_as": SAID_AS[row["form"]] if status == "reported" else status,
                "facts": facts(coding.article, row, name),
            }
        )
    return units


def facts(article: Article, row: dict, name: str) -> list[tuple[str, str]]:
    """What is coded of one attribution, as pairs of label and plain words; what is empty is left out."""

    def said(field: str) -> str:
        """The codes of a field, each with its meaning."""
        codes = row.get(field) or ""
        codes = codes.split() if field == "does" else [codes]
        return "; ".join(f"{code}: {meaning(field, code)}" for code in codes if code)

    tails = pieces(article, difference(spans(row.get("wide_spans") or ""), spans(row["content_spans"])))
    channel = said("channel")
    if row.get("channel_basis"):
        channel += f" ({said('channel_basis')})"
    modality = said("modality")
    if row.get("modal_words"):
        modality += f", by its words “{row['modal_words'].replace(' | ', '”, “')}”"
    counted = [f"{row[kind]} {kind}" for kind in ("quoted", "paraphrased") if row.get(kind)]
    pairs = [
        ("Source", " … ".join(article[span] for span in spans(row["source_span"])) or name),
        ("Cue", " … ".join(article[span] for span in spans(row["cue_span"]))),
        ("Kind of cue", said("cue_class")),
        ("Form", said("form")),
        ("Status", said("status") if row.get("status") != "reported" else ""),
        ("Words", " and ".join(counted)),
        ("Unattributed ending", " … ".join(article[span] for span in tails)),
        ("Editor’s words", " … ".join(article[span] for span in spans(row.get("editor_spans") or ""))),
        ("Said to", row.get("addressee")),
        ("Channel", channel),
        ("Modality", modality),
        ("What it does", said("does")),
        ("Stands inside", row.get("parent")),
        ("Rules", rules_said(row.get("rule") or "")),
        ("Note", row.get("note")),
    ]
    return [(label, text) for label, text in pairs if text]


def rules_said(cell: str) -> str:
    """The engine's rules that say more than that nothing was found, each with what it looks for."""
    used = [rule for code, rule in rules_in(cell).items() if code in ("attribution", "status", "channel")]
    return "; ".join(f"{rule.replace('_', ' ')}: {rule_meanings()[rule]}" for rule in used if rule not in USUAL)


@cache
def meanings() -> dict[tuple[str, str], str]:
    """Field and code → what the code means, from `lexicon/codes.csv`."""
    text = resources.files("newsaudit").joinpath("lexicon/codes.csv").read_text(encoding="utf-8")
    return {(row["field"], row["code"]): row["meaning"] for row in csv.DictReader(text.splitlines())}


def meaning(field: str, code: str) -> str:
    """What a code of the codebook means, in plain words; a code that is not in it means itself."""
    return meanings().get((field, code), code)


def marks_of(article: Article, rows: list[dict]) -> list[Mark]:
    """The marked stretches of all attributions, outer before inner."""
    marks = []
    for unit, row in enumerate(rows):
        content = spans(row["content_spans"])
        quoted = [with_marks(article, span) for span in spans(row["quote_spans"])]
        by_role = {
            "tail": difference(spans(row.get("wide_spans") or ""), content),
            "paraphrased": difference(content, quoted),
            "quoted": quoted,
            "source": spans(row["source_span"]),
            "cue": spans(row["cue_span"]),
            "editor": spans(row.get("editor_spans") or ""),
        }
        marks += [Mark(*span, role, unit) for role, where in by_role.items() for span in pieces(article, where)]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, ROLES.index(mark.role), mark.unit))


def with_marks(article: Article, span: Span) -> Span:
    """The span with the quotation marks that enclose it."""
    start, end = span
    opens = start > 0 and article.text[start - 1] in QUOTATION_MARKS
    closes = end < len(article.text) and article.text[end] in QUOTATION_MARKS
    return Span(start - opens, end + closes)


def difference(where: list[Span], without: list[Span]) -> list[Span]:
    """The parts of some spans that no span of another list covers."""
    left = list(where)
    for start, end in without:
        cut = [piece for a, b in left for piece in (Span(a, min(b, start)), Span(max(a, end), b))]
        left = [piece for piece in cut if piece.start < piece.end]
    return left


def pieces(article: Article, where: list[Span]) -> list[Span]:
    """The spans without white space at their ends; those without a letter or digit are left out."""
    return [stripped(article.text, *span) for span in where if any(character.isalnum() for character in article[span])]


def events(article: Article, paragraph: Span, marks: list[Mark], units: list[dict]):
    """A paragraph as what happens from its start to its end, for the template to write down.

    Yields ("text", text, None, []), ("open", role, unit, edges) and ("close", role, unit, edges); marks always nest,
    one that overlaps another is closed and opened again. `edges` holds "content" where the content of an
    attribution begins or ends, "fragment" where a quoted fragment of a mixed one does.
    """
    here = [mark for mark in marks if mark.start < paragraph.end and mark.end > paragraph.start]
    contents = [mark for mark in marks if mark.role in ("quoted", "paraphrased")]
    first, last = {}, {}
    for mark in contents:
        first[mark.unit] = min(first.get(mark.unit, mark.start), mark.start)
        last[mark.unit] = max(last.get(mark.unit, mark.end), mark.end)

    def edges(mark: Mark, position: int, ends: dict[int, int]) -> list[str]:
        content = mark in contents and position == ends[mark.unit]
        fragment = mark.role == "quoted" and units[mark.unit]["form"] == "mixed" and position in mark[:2]
        return ["content"] * content + ["fragment"] * fragment

    inner = {cut for mark in here for cut in mark[:2] if paragraph.start < cut < paragraph.end}
    opened: list[Mark] = []
    for start, end in pairwise(sorted({*paragraph, *inner})):
        active = [mark for mark in here if mark.start <= start and end <= mark.end]
        kept = 0
        while kept < len(opened) and opened[kept] in active[kept : kept + 1]:
            kept += 1
        for mark in reversed(opened[kept:]):
            yield "close", mark.role, units[mark.unit], edges(mark, start, last)
        for mark in active[kept:]:
            yield "open", mark.role, units[mark.unit], edges(mark, start, first)
        opened = active
        yield "text", article.text[start:end], None, []
    for mark in reversed(opened):
        yield "close", mark.role, units[mark.unit], edges(mark, paragraph.end, last)
