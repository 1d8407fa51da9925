"""Figures of the method: how the engine works, step by step."""

from __future__ import annotations

import pandas as pd

from newsaudit.article import Article
from newsaudit.audit.channels import channels_of
from newsaudit.audit.register import sources_of
from newsaudit.engine.attribution import attributions
from newsaudit.engine.quotations import quotations
from newsaudit.engine.tokens import tokenise
from story.figures.style import Figure, canvas, colour, finish

EXAMPLE = "“We have no choice,” Mayor Anna Wren said in a news release."


def steps_frame(text: str = EXAMPLE) -> pd.DataFrame:
    """The engine's steps on one sentence, as the engine itself takes them: a row a step, `step` and `result`."""
    article = Article(text)
    [inside] = quotations(text, article.paragraphs)
    tokens = tokenise(text, article.paragraphs[0], inside)
    [found] = attributions(article)
    [source], source_ids = sources_of(article, [found])
    [channel] = channels_of(article, [found], source_ids)
    rows = {
        "1 Mark the quotations": article[inside[0].outer],
        "2 Tag the words": f"{len(tokens.words)} words and marks, a quotation being one",
        "3 Find the cue, by the list of cues": article[found.cue],
        "4 Find the source, by its place": article[found.source],
        f"5 Join, by a named rule: {found.rule.replace('_', ' ')}": f"{found.form}, {article[found.contents[0]]}",
        "6 Tie the name to a source": f"{source.name}, role as stated: {source.role_as_stated}",
        "7 Look for a channel in the sentence": f"{channel.channel}, {channel.basis}",
    }
    return pd.DataFrame(rows.items(), columns=["step", "result"])


def engine_steps() -> Figure:
    """How the engine works: its steps from top to bottom, each with what it makes of one invented sentence."""
    frame = steps_frame()
    with canvas(0.56 * len(frame) + 0.3) as (figure, axes):
        for number, row in enumerate(frame.itertuples()):
            axes.text(0.03, number, row.step, va="bottom", fontweight="bold", parse_math=False)
            axes.text(0.03, number + 0.08, row.result, va="top", parse_math=False)
            if number:
                axes.annotate(
                    "",
                    xy=(0.0, number - 0.3),
                    xytext=(0.0, number - 0.7),
                    arrowprops={"arrowstyle": "-|>", "color": colour("faint")},
                )
            axes.plot([0.0], [number], "o", color=colour("accent"), markersize=5)
        axes.set_xlim(-0.02, 1)
        axes.set_ylim(len(frame) - 0.4, -0.5)
        axes.set_axis_off()
        alt = "Steps of the engine, from top to bottom, on one invented sentence. " + "; ".join(
            f"{row.step}: {row.result}" for row in frame.itertuples()
        )
        return finish(figure, "engine-steps", alt + ".", frame)
