"""Renews what the README shows of the finding, its sentence and its picture: `python -m story.readme`."""

from __future__ import annotations

import json
import re
from pathlib import Path

from newsaudit import Article
from story import coding
from story.figures import lead_figure
from story.figures.style import standalone
from story.findings import headline, origin

ROOT = Path(__file__).resolve().parent.parent


def pictures(codes: coding.Coding) -> dict[Path, str]:
    """Return the path of each picture, from the project's folder, and its SVG."""
    about = json.loads((ROOT / "data/article/article.json").read_text(encoding="utf-8"))
    figure = lead_figure(codes, origin(about))
    return {Path(f"_static/lead-{theme}.svg"): standalone(figure, theme) for theme in ("light", "dark")}


def with_headline(readme: str, sentence: str) -> str:
    """Return the text of the README with the finding in the place of its first words in bold."""
    return re.sub(r"\*\*.+?\*\*", lambda _: f"**{sentence}**", readme, count=1)


if __name__ == "__main__":
    codes = coding.read(ROOT / "data/coding", Article.load(ROOT / "data/article/article.txt"))
    for path, svg in pictures(codes).items():
        (ROOT / path).write_text(svg, encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (ROOT / "README.md").write_text(with_headline(readme, headline(codes)), encoding="utf-8")
