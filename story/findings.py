"""The finding of the book in three sentences, and three findings behind it, computed from the coding."""

from __future__ import annotations

import pandas as pd

from newsaudit.article import Article
from newsaudit.numbers import SPELLED, count, listed, share, spelled
from story import coding as coded
from story import framing, voices

SPEAKERS = {"OIR/coalition": "the coalition", "UK": "the British government", "U.S.": "the U.S. military"}


def headline(coding: coded.Coding) -> str:
    """How much of the story is quoted, from whom, and whether its warning is; three sentences.

    Raises `ValueError` where the coding no longer bears the form of words, so that no false sentence is printed.
    """
    units = coded.reported(coding)
    warnings = units[units["does"].str.split().apply(lambda does: "warns" in does)]
    if warnings.empty or warnings["quoted"].sum():
        raise ValueError("the story's warning is quoted now, and the headline says that it is not.")
    voices = coded.words_by_source(coding)
    tenths = round(10 * voices["quoted"].sum() / len(coding.article.words))
    speakers = []
    for source in coding.sources[
        coding.sources["source_id"].isin(voices.query("quoted > 0")["source_id"])
    ].itertuples():
        if source.introduced == "no":
            speaker = "someone it never introduces"
        elif source.affiliation_stated in SPEAKERS:
            speaker = SPEAKERS[source.affiliation_stated]
        else:
            raise ValueError(
                f"{source.name} is quoted, and the headline has no words for {source.affiliation_stated!r}."
            )
        if speaker not in speakers:
            speakers.append(speaker)
    return (
        f"{SPELLED[tenths].capitalize()} words in ten of this story are quoted. "
        f"All of them come from {listed(speakers).replace(' and ', ' or ')}. "
        "The warning about Iran is not quoted at all."
    )


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


def from_releases(coding: coded.Coding) -> str:
    """How much of the quoted words comes from news releases, without and with carried channels; one sentence."""
    channels = voices.words_by_channel(coding).set_index("channel")
    quoted = channels["quoted"].sum()
    return (
        f"{share(channels['quoted_explicit']['release'], quoted)} of the quoted words come with a phrase that names a "
        f"release (“in a news release”), {share(channels['quoted']['release'], quoted)} if the source’s next quotation "
        "is taken to come from it too."
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
    before = sum(word.end <= route for word in article.words)
    return (
        f"The words “land route” come after {count(before)} of {count(len(article.words), 'word')} "
        f"({share(before, len(article.words))}), in the story’s longest sentence, of "
        f"{count(lengths[longest], 'word')}."
    )


def known_of_article(article: Article, about: dict) -> pd.DataFrame:
    """What is known of the article and from where, for a table; `about` is the record `article.json` beside it."""
    text, elsewhere = about["in_the_text"], about["not_in_the_text"]
    lengths = [
        count(len(article.words), "word"),
        count(len(article.sentences), "sentence"),
        count(len(article.paragraphs), "paragraph"),
    ]
    rows = [
        ("Outlet spoken to", text["outlet_spoken_to"], "the text"),
        ("Reporter’s outlet", text["outlet_of_the_reporter"], "the text, its tag line"),
        ("Headline", elsewhere["headline"]["value"], elsewhere["headline"]["from"]),
        ("Date", elsewhere["date"]["value"], elsewhere["date"]["from"]),
        ("Address", elsewhere["address"]["value"], elsewhere["address"]["from"]),
        ("Length", listed(lengths), "counted, without tag line and page furniture"),
    ]
    return pd.DataFrame(rows, columns=["What", "Value", "From where"])
