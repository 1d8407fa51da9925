"""Draws the README's picture, the quote strip, for light and dark pages: `python -m story.readme`."""

from __future__ import annotations

from pathlib import Path

from newsaudit import Article
from story import coding
from story.figures import quote_strip
from story.figures.style import standalone

ROOT = Path(__file__).resolve().parent.parent


def pictures() -> dict[Path, str]:
    """The path of each picture, from the project's folder, and its SVG."""
    article = Article.load(ROOT / "data/article/article.txt")
    strip = quote_strip(coding.read(ROOT / "data/coding", article))
    return {Path(f"_static/quote-strip-{theme}.svg"): standalone(strip, theme) for theme in ("light", "dark")}


if __name__ == "__main__":
    for path, svg in pictures().items():
        (ROOT / path).write_text(svg, encoding="utf-8")
