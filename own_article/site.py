"""Builds `_build/site`, the folder to publish: the book, with the box for an article of the reader's in chapter 8."""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
import shutil
from pathlib import Path

from own_article.archive import instrument_archive
from own_article.policy import page_policy

ROOT = Path(__file__).resolve().parent.parent
BOOK, SITE = ROOT / "_build/html", ROOT / "_build/site"
PYODIDE = ROOT / "node_modules/pyodide"
OURS = Path(__file__).resolve().parent
CHAPTER = "chapters/08-your-article.html"
# In the chapter, what the book without the box says in its place.
PLACE = re.compile(r'<div id="own-article-place">.*?</div>', re.S)
SCRIPTS = ("files.js", "reader.js", "result.js", "sheet.js", "correction-bar.js", "correcting.js", "form.js")


def build_site(folder: Path = SITE) -> str:
    """Build the site anew in a folder; return one line on what was built."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BOOK, folder)
    engine = engine_files()
    write_engine(engine, folder / "own-article/engine")
    for path in (OURS / "page").iterdir():
        if path.suffix in (".js", ".css"):
            shutil.copy(path, folder / "own-article")
    chapter = folder / CHAPTER
    sizes = {name: len(content) for name, content in engine.items()}
    chapter.write_text(with_box(chapter.read_text("utf-8"), sizes), encoding="utf-8")
    return f"The site is built: {chapter} (the engine has {megabytes(sizes)} MB; the page fetches it on demand)"


def engine_files() -> dict[str, bytes]:
    """Return name → content of each file that Python in the browser starts from; what is not packed yet is gzipped."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8")) | {"packages": {}}  # none is fetched
    plain = {
        "pyodide.mjs": (PYODIDE / "pyodide.mjs").read_bytes(),
        "pyodide.asm.mjs": (PYODIDE / "pyodide.asm.mjs").read_bytes(),
        "pyodide.asm.wasm": (PYODIDE / "pyodide.asm.wasm").read_bytes(),
        "pyodide-lock.json": json.dumps(lock).encode(),
        "worker.js": (OURS / "worker/worker.js").read_bytes(),
        "answer.py": (OURS / "worker/answer.py").read_bytes(),
    }
    packed = {name: gzip.compress(content, mtime=0) for name, content in plain.items()}
    packed["python_stdlib.zip"] = (PYODIDE / "python_stdlib.zip").read_bytes()
    return packed | {"instrument.zip": instrument_archive(ROOT)}


def write_engine(engine: dict[str, bytes], folder: Path) -> None:
    """Write each file as it is, to be fetched from a server, and as a script, for a page opened from a folder."""
    folder.mkdir(parents=True)
    for name, content in engine.items():
        (folder / f"{name}.packed").write_bytes(content)
        script = f'engineScripts["{name}"] = "{base64.b64encode(content).decode()}";\n'
        (folder / f"{name}.packed.js").write_text(script, encoding="utf-8")


def with_box(page: str, sizes: dict[str, int]) -> str:
    """Return the chapter's page with the box in its place, its scripts and styles, and its policy before everything."""
    form = (OURS / "page/form.html").read_text("utf-8")
    form = form.replace("{{ sizes }}", html.escape(json.dumps(sizes))).replace("{{ megabytes }}", megabytes(sizes))
    page, times = PLACE.subn(lambda _: form, page)
    if times != 1:
        raise ValueError(f"{CHAPTER} has {times} places for the box, not one.")
    scripts = "".join(f'<script defer src="../own-article/{name}"></script>\n' for name in SCRIPTS)
    page = page.replace(
        "</head>", f'<link rel="stylesheet" href="../own-article/own-article.css">\n{scripts}</head>', 1
    )
    policy = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(page_policy(page), quote=False)}">'
    return page.replace("<head>", f"<head>\n{policy}", 1)


def megabytes(sizes: dict[str, int]) -> str:
    """Return how much is fetched, in megabytes: "8"."""
    return f"{sum(sizes.values()) / 1_000_000:.0f}"


if __name__ == "__main__":
    print(build_site())
