"""The book against its floor in the same run: building, comparing outputs, importing, and from clone to book.

The floor is what nobody can do without: the same pages with every code cell replaced by two imports, built by a plain
serial `jupyter-book build`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = "import matplotlib\nimport pandas"
FLOOR_CONFIG = """\
title: Floor
only_build_toc_files: true
execute:
  execute_notebooks: inline
  timeout: 300
bibtex_bibfiles: [references.bib]
"""
ROUNDS = 2


def run(folder: Path, *command: str, **environment: str) -> float:
    """Seconds that a command takes in a folder; `RuntimeError` with what it printed where it fails."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=os.environ | environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {(done.stdout + done.stderr)[-2000:]}")
    return time.perf_counter() - start


def project(folder: Path, quick: bool = False) -> Path:
    """A copy of what is committed, with this environment; quick with one page of two imports for a book."""
    subprocess.run(["git", "clone", "-q", str(ROOT), str(folder)], check=True)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    if quick:
        shutil.rmtree(folder / "chapters")
        (folder / "chapters").mkdir()
        title = nbformat.v4.new_markdown_cell("# One page", id="title")
        code = nbformat.v4.new_code_cell(IMPORTS, id="imports", execution_count=1)
        nbformat.write(nbformat.v4.new_notebook(cells=[title, code]), folder / "chapters/02-voices.ipynb")
        (folder / "_toc.yml").write_text("format: jb-book\nroot: chapters/02-voices\n", encoding="utf-8")
    return folder


def floor(folder: Path, quick: bool) -> Path:
    """The same pages with nothing in them that takes time: two imports in each code cell, no computed prose."""
    project(folder, quick)
    (folder / "_config.yml").write_text(FLOOR_CONFIG, encoding="utf-8")
    shutil.rmtree(folder / "_static")
    for path in (folder / "chapters").iterdir():
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".md":
            path.write_text(plain(text), encoding="utf-8")
            continue
        notebook, executed = json.loads(text), 0
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                executed += 1
                cell |= {"source": IMPORTS, "outputs": [], "execution_count": executed, "metadata": {}}
            else:
                cell["source"] = plain("".join(cell["source"]))
        path.write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def plain(text: str) -> str:
    """Markdown without anything to compute and without the book's own style of citing."""
    text = re.sub(r"^```\{eval[^`]*^```", "A figure.", text, flags=re.M | re.S)
    return re.sub(r"^:style:.*\n", "", re.sub(r"\{eval\}`[^`]*`", "some", text), flags=re.M)


def clone_to_book(folder: Path) -> list[tuple[str, float]]:
    """Seconds from an empty folder and an empty package cache to the built book, step by step."""
    caches = {"UV_CACHE_DIR": str(folder / "uv"), "PIP_CACHE_DIR": str(folder / "pip"), "PIP_NO_CACHE_DIR": "0"}
    copy = folder / "clone"
    steps = [("git clone", run(folder, "git", "clone", "-q", str(ROOT), str(copy)))]
    start = time.time()
    whole = run(copy, "make", f"PYTHON={sys.executable}", ".venv/installed", **caches)
    made, fetched = ((copy / name).stat().st_mtime - start for name in (".venv/uv.txt", ".venv/bin/uv"))
    steps += [("make the environment", made), ("fetch uv", fetched - made), ("install the lock", whole - fetched)]
    return [*steps, ("build", run(copy, "make", "book", **caches))]


def import_seconds() -> tuple[float, list[str]]:
    """Seconds that `import newsaudit` adds to Python's own start, best of five, and which heavy libraries it loads."""
    code = "import sys, newsaudit; print(*{'pandas', 'matplotlib', 'numpy', 'IPython', 'textstat'} & set(sys.modules))"
    empty, full = (min(run(ROOT, sys.executable, "-c", each) for _ in range(5)) for each in ("pass", code))
    heavy = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return full - empty, heavy.split()


def row(what: str, seconds: float, base: float | None = None, goal: str = "") -> None:
    """Prints a row of the table."""
    against = f"{base:8.1f} s   {seconds / base:5.2f}" if base else " " * 18
    print(f"{what:44}{seconds:8.2f} s   {against}   {goal}")


def main(quick: bool = False) -> None:
    """Prints the table; quick for a book of one page, built once, and without an installation."""
    print(f"{'the book':44}{'ours':>10}   {'floor':>10}   ratio   goal")
    with tempfile.TemporaryDirectory() as name:
        ours, base = project(Path(name) / "ours", quick), floor(Path(name) / "floor", quick)
        make = ["make", "-o", ".venv/installed"]
        builds, compared = ([], []), ([], [])
        for _ in range(1 if quick else ROUNDS):  # one after the other, so that a busy machine slows both
            builds[0].append(run(ours, *make, "book"))
            shutil.rmtree(base / "_build", ignore_errors=True)
            builds[1].append(run(base, ".venv/bin/jupyter-book", "build", "."))
            nbval = [".venv/bin/pytest", "-n", "2", "--dist", "loadfile", "--nbval", "chapters"]
            for times, folder in zip(compared, (ours, base), strict=True):
                times.append(run(folder, *nbval, PYTHONPATH=str(folder)))
        row("make book, clean, nothing installed", min(builds[0]), min(builds[1]), "≤ 0.8")
        row("nbval on two workers", min(compared[0]), min(compared[1]), "≤ 1.3")
        seconds, heavy = import_seconds()
        row("import newsaudit", seconds, goal=f"≤ 0.3 s; loads {', '.join(heavy) or 'none of the large libraries'}")
        if quick:
            return
        options = ["-W", "-n", "--keep-going", "-j", "2", "-q", "-b", "html", "-d", "_build/doctrees"]
        (ours / "chapters/02-voices.ipynb").touch()
        again = [".venv/bin/sphinx-build", *options, ".", "_build/html"]
        row("one chapter changed, built again", run(ours, *again, PYTHONPATH=f"{ours}/_ext:{ours}"))
        try:
            steps = clone_to_book(Path(name))
        except RuntimeError as error:
            print(f"from clone to book: not measured, for the installation failed: {str(error)[-300:]}")
        else:
            row("from clone to book, package caches empty", sum(seconds for _, seconds in steps))
            for step, seconds in steps:
                row(f"    {step}", seconds)
