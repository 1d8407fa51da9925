"""Draws the README's picture, the lead figure, for light and dark pages: `python -m story.readme`."""

from __future__ import annotations

import json
from pathlib import Path

from newsaudit import Article
from story import coding, findings
from story.figures import lead
from story.figures.style import standalone

ROOT = Path(__file__).resolve().parent.parent


def pictures() -> dict[Path, str]:
    """The path of each picture, from the project's folder, and its SVG."""
    article = Article.load(ROOT / "data/article/article.txt")
    about = json.loads((ROOT / "data/article/article.json").read_text(encoding="utf-8"))
    figure = lead(coding.read(ROOT / "data/coding", article), findings.origin(about))
    return {Path(f"_static/lead-{theme}.svg"): standalone(figure, theme) for theme in ("light", "dark")}


if __name__ == "__main__":
    for path, svg in pictures().items():
        (ROOT / path).write_text(svg, encoding="utf-8")
