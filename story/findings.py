"""The finding of the book in three sentences, and three findings behind it, computed from the coding."""

from __future__ import annotations

import pandas as pd

from newsaudit.article import Article
from newsaudit.numbers import SPELLED, count, listed, share, spelled
from story import coding as coded
from story import framing, voices

QUOTED_SIDES = {"officials": "officials", "surname": "someone it never introduces"}


def headline(coding: coded.Coding) -> str:
    """How much of the story is quoted, from whom, and whether its warning is; two sentences.

    Raises `ValueError` where the coding no longer bears the form of words, so that no false sentence is printed.
    """
    units = coded.reported(coding)
    warnings = units[units["does"].str.split().apply(lambda does: "warns" in does)]
    if warnings.empty or warnings["quoted"].sum():
        raise ValueError("the story's warning is quoted now, and the headline says that it is not.")
    words, sides = coded.words_by_source(coding), voices.sides(coding)
    quoted = list(dict.fromkeys(sides[source_id] for source_id in words.query("quoted > 0")["source_id"]))
    if not set(quoted) <= set(QUOTED_SIDES):
        raise ValueError(
            f"the headline has no words for {sorted(set(quoted) - set(QUOTED_SIDES))}, who are quoted now."
        )
    tenths = SPELLED[round(10 * words["quoted"].sum() / len(coding.article.words))].capitalize()
    speakers = " or from ".join(QUOTED_SIDES[side] for side in quoted)
    return f"{tenths} words in ten of this story are quoted, all from {speakers}. Its warning about Iran is not."


def plain_verbs(coding: coded.Coding) -> str:
    """For which sources the verb is plain, and what the others have in common; two sentences.

    Raises `ValueError` where the sources whose verb is not plain are no longer those without name and institution.
    """
    marked, bare = framing.exceptions_to_plain(coding)
    if marked != bare:
        raise ValueError(
            f"other sources have marked verbs ({listed(sorted(marked))}) than have neither name nor institution."
        )
    units = coded.reported(coding)
    heard = [source_id for source_id in coding.sources["source_id"] if (units["source_id"] == source_id).any()]
    marked_units = units[units["source_id"].isin(marked)]
    said = [f"{voices.name_of(coding, unit.source_id)} “{unit.cue_text}”" for unit in marked_units.itertuples()]
    return (
        f"{spelled(len(heard) - len(marked)).capitalize()} of the {spelled(len(heard), 'source')} heard say, tell, "
        f"announce or detail; {listed(said)}. These {spelled(len(marked))} are the only sources with neither a name "
        "nor an institution."
    )


def named_and_unnamed(coding: coded.Coding) -> str:
    """What verbs officials have and what verbs the experts, and who has a name; one sentence.

    Raises `ValueError` where the sources whose verb is not plain are no longer those without name and institution.
    """
    marked, bare = framing.exceptions_to_plain(coding)
    sides = voices.sides(coding)
    if marked != bare or {sides[each] for each in marked} != {"experts"}:
        raise ValueError("the verbs that are not plain are no longer those of the experts, who have no name.")
    units = coded.reported(coding)
    cues = [cue for cue, source_id in zip(units["cue_text"], units["source_id"], strict=True) if source_id in marked]
    return (
        "Officials say, tell, announce and detail, on the record; the threat comes from experts without a name, who "
        f"{listed(cues)}."
    )


def beside_other_news(beside: pd.DataFrame, coding: coded.Coding) -> str:
    """How much is quoted beside other news, and how much of it names a release; two sentences.

    `beside` is the frame of `story.baseline.beside`.
    """
    channels = voices.words_by_channel(coding).set_index("channel")
    row = beside.loc["quoted"]
    released = share(channels["quoted_explicit"]["release"], channels["quoted"].sum())
    return (
        f"{share(row.story)} of the words are quoted, more than in {round(100 * row.place)} of 100 articles of "
        f"political news. Of the quoted words, {released} come with a phrase that names a news release."
    )


def land_route(coding: coded.Coding) -> str:
    """How far down the story the land route comes, and in which sentence; one sentence.

    Raises `ValueError` where that sentence is no longer the longest.
    """
    article = coding.article
    route = article.text.index("land route")
    lengths = {sentence: len(article.words_in(sentence)) for sentence in article.sentences}
    longest = max(lengths, key=lengths.get)
    if not longest.start <= route < longest.end:
        raise ValueError("the land route no longer stands in the longest sentence.")
    length = count(lengths[longest], "word")
    return f"The land route comes {far_down(coding)}, in the story’s longest sentence, of {length}."


def far_down(coding: coded.Coding) -> str:
    """How far down the story the words “land route” stand, in tenths: "seven tenths of the way down"."""
    article = coding.article
    before = sum(word.end <= article.text.index("land route") for word in article.words)
    return f"{SPELLED[round(10 * before / len(article.words))]} tenths of the way down"


def origin(about: dict) -> str:
    """Outlet and day of the story and the name of this book, for a figure that is passed on; `about` as below."""
    day = pd.Timestamp(about["not_in_the_text"]["date"]["value"])
    return f"{about['in_the_text']['outlet_of_the_reporter']}, {day.day} {day:%B %Y} · Who Says So?"


def known_of_article(article: Article, about: dict) -> pd.DataFrame:
    """What is known of the article and from where, for a table; `about` is the record `article.json` beside it."""
    text, elsewhere = about["in_the_text"], about["not_in_the_text"]
    lengths = [
        count(len(article.words), "word"),
        count(len(article.sentences), "sentence"),
        count(len(article.paragraphs), "paragraph"),
    ]
    rows = [
        ("Outlet", text["outlet_of_the_reporter"], "its tag line and the web address"),
        ("Outlet it speaks of", text["outlet_spoken_to"], "the text, twice"),
        ("Headline", elsewhere["headline"]["value"], elsewhere["headline"]["from"]),
        ("Date", elsewhere["date"]["value"], elsewhere["date"]["from"]),
        ("Address", elsewhere["address"]["value"], elsewhere["address"]["from"]),
        ("Length", listed(lengths), "counted, without tag line and page furniture"),
    ]
    return pd.DataFrame(rows, columns=["What", "Value", "From where"])
