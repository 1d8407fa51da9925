"""Where what is said stands, by its words: of several places the one in the order of the rows, or beside its cue."""

from __future__ import annotations

from collections.abc import Sequence

from newsaudit.article import Span
from newsaudit.audit.model import Spans
from newsaudit.audit.tables import span_cell
from newsaudit.numbers import listed
from newsaudit.sheets.missing_words import note_missing
from newsaudit.sheets.places import Places, folded
from newsaudit.sheets.rows import LocatedRow, pieces_of, quoted


def contents_by_words(places: Places, rows: Sequence[LocatedRow]) -> None:
    """Give each row without offsets the place of its words; where there are several, by order or what is beside."""
    waiting: dict[tuple[str, str], list[tuple[LocatedRow, list[Spans]]]] = {}
    for one in rows:
        if not one.row["content_text"] or one.contents or any(f.column == "content_spans" for f in one.faults):
            continue
        choice = places_of_contents(places, one)
        if len(choice) == 1:
            one.contents = choice[0]
        elif choice:
            key = (folded(one.row["content_text"])[0], one.row["paragraph"])
            waiting.setdefault(key, []).append((one, choice))
    for alike in waiting.values():
        if len(alike) == len(alike[0][1]):
            for number, (one, choice) in enumerate(alike):
                one.contents = choice[number]
            continue
        for one, choice in alike:
            choose(places, rows, one, choice)


def places_of_contents(places: Places, one: LocatedRow) -> list[Spans]:
    """Return every place where the words of a row stand in the story; with none, the fault is noted."""
    pieces = pieces_of(one.row["content_text"])
    within = named_paragraph(places, one)
    if within is None:
        return []
    choice: list[Spans] = []
    for start in places.in_story(pieces[0]):
        own = [start]
        for piece in pieces[1:]:
            own += [span for span in places.in_story(piece) if span.start >= own[-1].end][:1]
        if len(own) == len(pieces) and within.start <= start.start and start.end <= within.end:
            choice.append(tuple(own))
    if not choice:
        note_missing(places, one, "content_text", pieces, within)
    return choice


def named_paragraph(places: Places, one: LocatedRow) -> Span | None:
    """Return the paragraph that a row names, the whole story if it names none; None if there is no such one."""
    cell = one.row["paragraph"].removeprefix("¶").removesuffix(".0")
    if not cell:
        return places.article.story
    paragraphs = places.article.paragraphs
    if cell.isdecimal() and 1 <= int(cell) <= len(paragraphs):
        return paragraphs[int(cell) - 1]
    sentence = f"{one.row['paragraph']!r} is not the number of a paragraph; the story has {len(paragraphs)}."
    one.faults.append(one.row.fault("paragraph", sentence))
    return None


def choose(places: Places, rows: Sequence[LocatedRow], one: LocatedRow, choice: list[Spans]) -> None:
    """Give a row one of several places of its words: where its cue and source are, or the only one in its order."""
    beside = [own for own in choice if has_beside(places, one, own)]
    number = rows.index(one)
    before = max((o.contents[0].start for o in rows[:number] if o.contents), default=-1)
    after = min((o.contents[0].start for o in rows[number + 1 :] if o.contents), default=len(places.article.text))
    left = [own for own in beside or choice if before < own[0].start < after] if before < after else beside
    if len(left) == 1:
        one.contents = left[0]
    elif len(beside) == 1:
        one.contents = beside[0]
    else:
        stand = listed([f"¶{places.article.paragraph_of(own[0].start)} ({span_cell(own)})" for own in choice])
        sentence = (
            f"{quoted(one.row['content_text'])} stands {len(choice)} times, in {stand}: say which, by its "
            "paragraph in a column paragraph or by its offsets in a column content_spans."
        )
        one.faults.append(one.row.fault("content_text", sentence))


def has_beside(places: Places, one: LocatedRow, own: Spans) -> bool:
    """Return whether the cue and the source of a row stand in the paragraph of some words."""
    paragraph = places.article.paragraphs[places.article.paragraph_of(own[0].start) - 1]
    return all(
        any(paragraph.start <= span.start < paragraph.end for span in places.of(one.row[column]))
        for column in ("cue_text", "source_text")
        if one.row[column]
    )
