"""The rows of a sheet as places in the article: by offsets or by their words, each fault with what stands nearest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from newsaudit import lexicon
from newsaudit.agreement import spans
from newsaudit.article import Article, Span
from newsaudit.audit.model import Spans
from newsaudit.audit.tables import BETWEEN_TEXTS, SPAN_FIELDS, SPAN_TEXTS, joined_text, span_cell
from newsaudit.numbers import count, listed
from newsaudit.sheets.marks import quotations_of
from newsaudit.sheets.places import EDGES, Places, folded
from newsaudit.sheets.rows import DATE, NEAREST, LocatedRow, covered, overlap, pieces_of, quoted
from newsaudit.sheets.tables import Row

SENTENCE_ENDS = re.compile(r"[.!?]\s")


class Locating:
    """The rows of the sheets of one article, given their places one column after the other."""

    def __init__(self, article: Article, rows: Sequence[Row]):
        """Fold the article once for all rows."""
        self.article = article
        self.places = Places(article)
        self.rows = [LocatedRow(row) for row in rows]

    def located(self) -> list[LocatedRow]:
        """Return the rows with their places and faults: the words first, then what stands beside and inside them."""
        for one in self.rows:
            self.by_offsets(one)
        self.contents_by_words()
        for one in self.rows:
            if one.row["content_text"] and not one.contents:
                self.beside_nothing(one)
                continue
            self.cue_by_words(one)
            self.source_by_words(one)
            self.inside_by_words(one)
        return self.rows

    # --- offsets ---------------------------------------------------------------------------------------------------

    def by_offsets(self, one: LocatedRow) -> None:
        """Give a row the spans that its cells of offsets hold, each held against the words beside it."""
        for column, text_column in SPAN_TEXTS.items():
            cell, words = one.row[column], one.row[text_column]
            if not cell or DATE.fullmatch(cell) and words:
                continue  # a spreadsheet took the offsets for a date: the words tell where they are
            try:
                own = spans(" ".join(cell.split()))
            except ValueError as error:
                date = " It looks like a date that a spreadsheet made of it." if DATE.fullmatch(cell) else ""
                one.faults.append(one.row.fault(column, f"{error}{date}"))
                continue
            wrong = self.wrong_span(own) or (words and self.disagreement(own, words))
            if not wrong:
                setattr(one, SPAN_FIELDS[column], tuple(own))
                continue
            hint = self.elsewhere(words) if words else ""
            one.faults.append(one.row.fault(column, f"{wrong}{hint}."))
            one.unlike = one.unlike or column == "content_spans" and not hint

    def wrong_span(self, own: list[Span]) -> str:
        """Return a sentence for the first span that cannot be one of this article; empty if all can."""
        story, end = self.article.story, len(self.article.text)
        for span in own:
            shown = span_cell([span])
            if span.end > end:
                return f"{shown} is beyond the end of the text, which has {count(end, 'character')}"
            if span.start >= span.end:
                return f"{shown} ends before it begins, or holds nothing"
            if span.end <= story.start or span.start >= story.end:
                return f"{shown} is in the headline or page furniture ({quoted(self.article[span])}), outside the story"
        for first, second in zip(own, own[1:], strict=False):
            if second.start < first.end:
                return f"{span_cell([first])} and {span_cell([second])} overlap, or are not in the order of the text"
        return ""

    def disagreement(self, own: list[Span], words: str) -> str:
        """Return a sentence where the text at some offsets is not what a cell says; empty where it is."""
        there = joined_text(self.article, own)
        if folded(there)[0] == folded(words)[0].strip():
            return ""
        return f"the text at {span_cell(own)} is {quoted(there)}, not {quoted(words)}"

    def elsewhere(self, words: str) -> str:
        """Return where some words stand, or what stands nearest to them, as the end of a sentence; else nothing."""
        stand = self.in_story(pieces_of(words)[0])
        if stand:
            return f"; those words stand at {listed([span_cell([span]) for span in stand[:5]])}"
        return self.nearest(words)

    # --- the words of an attribution ---------------------------------------------------------------------------------

    def contents_by_words(self) -> None:
        """Give each row without offsets the place of its words; where there are several, by order or what is beside."""
        waiting: dict[tuple[str, str], list[tuple[LocatedRow, list[Spans]]]] = {}
        for one in self.rows:
            if not one.row["content_text"] or one.contents or any(f.column == "content_spans" for f in one.faults):
                continue
            choice = self.choice(one)
            if len(choice) == 1:
                one.contents = choice[0]
            elif choice:
                key = (folded(one.row["content_text"])[0], one.row["paragraph"])
                waiting.setdefault(key, []).append((one, choice))
        for alike in waiting.values():
            if len(alike) == len(alike[0][1]):
                for (one, choice), number in zip(alike, range(len(alike)), strict=True):
                    one.contents = choice[number]
                continue
            for one, choice in alike:
                self.choose(one, choice)

    def choice(self, one: LocatedRow) -> list[Spans]:
        """Return every place where the words of a row stand in the story; with none, the fault is noted."""
        pieces = pieces_of(one.row["content_text"])
        within = self.stretch(one)
        if within is None:
            return []
        choice: list[Spans] = []
        for start in self.in_story(pieces[0]):
            own = [start]
            for piece in pieces[1:]:
                own += [span for span in self.in_story(piece) if span.start >= own[-1].end][:1]
            if len(own) == len(pieces) and within.start <= start.start and start.end <= within.end:
                choice.append(tuple(own))
        if not choice:
            self.not_there(one, "content_text", pieces, within)
        return choice

    def in_story(self, words: str) -> list[Span]:
        """Return every place of some words in the story."""
        first, last = self.article.story
        return [span for span in self.places.of(words) if first <= span.start and span.end <= last]

    def stretch(self, one: LocatedRow) -> Span | None:
        """Return the paragraph that a row names, the whole story if it names none; None if there is no such one."""
        cell = one.row["paragraph"].removeprefix("¶").removesuffix(".0")
        if not cell:
            return self.article.story
        paragraphs = self.article.paragraphs
        if cell.isdecimal() and 1 <= int(cell) <= len(paragraphs):
            return paragraphs[int(cell) - 1]
        sentence = f"{one.row['paragraph']!r} is not the number of a paragraph; the story has {len(paragraphs)}."
        one.faults.append(one.row.fault("paragraph", sentence))
        return None

    def choose(self, one: LocatedRow, choice: list[Spans]) -> None:
        """Give a row one of several places of its words: where its cue and source are, or the only one in its order."""
        beside = [own for own in choice if self.has_beside(one, own)]
        number = self.rows.index(one)
        before = max((o.contents[0].start for o in self.rows[:number] if o.contents), default=-1)
        after = min(
            (o.contents[0].start for o in self.rows[number + 1 :] if o.contents), default=len(self.article.text)
        )
        left = [own for own in beside or choice if before < own[0].start < after] if before < after else beside
        if len(left) == 1:
            one.contents = left[0]
        elif len(beside) == 1:
            one.contents = beside[0]
        else:
            stand = listed([f"¶{self.article.paragraph_of(own[0].start)} ({span_cell(own)})" for own in choice])
            sentence = (
                f"{quoted(one.row['content_text'])} stands {len(choice)} times, in {stand}: say which, by its "
                "paragraph in a column paragraph or by its offsets in a column content_spans."
            )
            one.faults.append(one.row.fault("content_text", sentence))

    def has_beside(self, one: LocatedRow, own: Spans) -> bool:
        """Return whether the cue and the source of a row stand in the paragraph of some words."""
        paragraph = self.article.paragraphs[self.article.paragraph_of(own[0].start) - 1]
        return all(
            any(paragraph.start <= span.start < paragraph.end for span in self.places.of(one.row[column]))
            for column in ("cue_text", "source_text")
            if one.row[column]
        )

    # --- what stands beside them -------------------------------------------------------------------------------------

    def beside_nothing(self, one: LocatedRow) -> None:
        """Look whether cue and source of a row stand anywhere in the story, where its words do not."""
        if one.row["cue_text"] and not one.cue and not self.in_story(one.row["cue_text"]):
            self.not_there(one, "cue_text", [one.row["cue_text"]], None)
        one.name_at = next(iter(self.in_story(one.row["source_text"])), None)

    def cue_by_words(self, one: LocatedRow) -> None:
        """Give a row the place of its cue: the nearest one in the paragraph of its words.

        Where no cue stands in that paragraph at all, it is looked for in those beside it.
        """
        words = one.row["cue_text"]
        if not words or one.cue or any(fault.column == "cue_span" for fault in one.faults):
            return
        there = self.in_story(words)
        around = one.contents or one.source or tuple(there[:1])
        first, last = (self.paragraph(span.start) for span in (around[0], around[-1])) if around else (0, 0)
        for near in (0, 1) if self.is_without_cue(one) else (0,):
            inside = [
                span
                for span in there
                if first - near <= self.paragraph(span.start) <= last + near and not overlap([span], one.contents)
            ]
            if inside:
                one.cue = (min(inside, key=lambda span: self.distance(span, around)),)
                return
        if there:
            stand = listed([f"¶{number}" for number in sorted({self.paragraph(span.start) for span in there})][:5])
            sentence = f"{quoted(words)} does not stand beside the words of this row, in ¶{first}; it does in {stand}."
            one.faults.append(one.row.fault("cue_text", sentence))
        else:
            self.not_there(one, "cue_text", [words], self.article.paragraphs[first - 1] if first else None)

    def is_without_cue(self, one: LocatedRow) -> bool:
        """Return whether no cue of the list stands in the paragraphs of a row's words, outside words and quotations."""
        said = [quotation.outer for quotation in quotations_of(self.article)]
        said += [span for other in self.rows for span in other.contents]
        here = [self.article.paragraphs[number - 1] for number in {self.paragraph(span.start) for span in one.contents}]
        inside = [span for span in said if overlap([span], here)]
        words = [word for paragraph in here for word in self.article.words_in(paragraph) if not overlap([word], inside)]
        return not any(self.article[word].casefold().strip(EDGES) in lexicon.cue_forms() for word in words)

    def source_by_words(self, one: LocatedRow) -> None:
        """Give a row the place of its source, in the sentence of cue or words; elsewhere it is only how it is named."""
        words = one.row["source_text"]
        if not words or one.source or any(fault.column == "source_span" for fault in one.faults):
            return
        there = self.in_story(words)
        around = one.cue or one.contents
        near = [
            span
            for span in there
            if self.is_in_sentence_of(span, (*one.cue, *one.contents)) and not overlap([span], one.contents + one.cue)
        ]
        if near:
            one.source = (min(near, key=lambda span: self.distance(span, around)),)
        elif there:
            one.name_at = there[0]

    def inside_by_words(self, one: LocatedRow) -> None:
        """Give a row the places of its quotations, of the editor's words in them, and of its wide end."""
        for column, words_column in (("quote_spans", "quote_text"), ("editor_spans", "editor_text")):
            words = one.row[words_column]
            if not words or getattr(one, SPAN_FIELDS[column]) or any(fault.column == column for fault in one.faults):
                continue
            within = one.contents if column == "quote_spans" else one.quotes or one.contents
            own: list[Span] = []
            for piece in pieces_of(words):
                start = own[-1].end if own else 0
                own += [span for span in self.in_story(piece) if span.start >= start and covered(span, within)][:1]
            if len(own) == len(pieces_of(words)):
                setattr(one, SPAN_FIELDS[column], tuple(own))
            elif self.in_story(words):
                one.faults.append(
                    one.row.fault(words_column, f"{quoted(words)} does not stand inside the words of this row.")
                )
            else:
                self.not_there(one, words_column, pieces_of(words), None)
        self.wide_by_words(one)

    def wide_by_words(self, one: LocatedRow) -> None:
        """Give a row the place of its words with an unattributed ending: the one that begins where its words do."""
        words = one.row["wide_text"]
        if not words or one.wide or any(fault.column == "wide_spans" for fault in one.faults):
            return
        own: list[Span] = []
        for piece in pieces_of(words):
            start = own[-1].end if own else one.contents[0].start if one.contents else 0
            own += [span for span in self.in_story(piece) if span.start >= start][:1]
        if len(own) == len(pieces_of(words)):
            one.wide = tuple(own)
        else:
            self.not_there(one, "wide_text", pieces_of(words), None)

    # --- how near, and what is near ----------------------------------------------------------------------------------

    def paragraph(self, position: int) -> int:
        """Return the number of the paragraph that a position of the story is in, or comes after."""
        return bisect_right(self.article.paragraphs, position, key=lambda paragraph: paragraph.start)

    def distance(self, span: Span, around: Spans) -> tuple[bool, int, int]:
        """Return how far a span is from the nearest of others: whether a sentence ends between, letters, its place."""
        gaps = [(min(span.end, o.end), max(span.start, o.start)) for o in around]
        return min(
            (bool(SENTENCE_ENDS.search(self.article.text, start, end)), max(0, end - start), span.start)
            for start, end in gaps
        )

    def is_in_sentence_of(self, span: Span, others: Spans) -> bool:
        """Return whether a span is in a sentence of one of the others, or no sentence ends between them."""
        sentences = self.article.sentences

        def sentence(position: int) -> int:
            return bisect_right(sentences, position, key=lambda one: one.start)

        return any(
            sentence(other.start) <= sentence(span.start) <= sentence(other.end - 1)
            or (self.paragraph(span.start) == self.paragraph(other.start) and not self.distance(span, (other,))[0])
            for other in others
        )

    def not_there(self, one: LocatedRow, column: str, pieces: list[str], within: Span | None) -> None:
        """Note that words of a row are not in the text, with what stands nearest to them."""
        missing = next((piece for piece in pieces if not self.in_story(piece)), None)
        if missing is None and within and within != self.article.story:
            sentence = f"{quoted(pieces[0])} does not stand in the paragraph that this row names."
        elif missing is None:
            sentence = f"the pieces of {quoted(BETWEEN_TEXTS.join(pieces))} do not follow each other in this order."
        elif self.places.of(missing):
            sentence = f"{quoted(missing)} stands in the headline or page furniture only, outside the story."
        else:
            near = self.nearest(missing)
            one.unlike = one.unlike or column == "content_text" and not near
            sentence = f"{quoted(missing)} is not in the text{near or '; nothing like it is'}."
        one.faults.append(one.row.fault(column, sentence))

    def nearest(self, words: str) -> str:
        """Return what stands nearest to some words, as the end of a sentence; empty if nothing is like them."""
        near = self.places.nearest(words)
        if not near:
            return ""
        number = self.paragraph(near.start)
        return f"; nearest to it is {quoted(self.article[near], NEAREST)} (¶{number}, {span_cell([near])})"
