"""Defects planted on purpose: beside a check stands what it must find, in a text, a tree of files or a notebook."""

import json
import re
from collections.abc import Callable
from pathlib import Path


def edited(text: str, old: str, new: str) -> str:
    """Return the text with the first match of a pattern replaced; `AssertionError` where nothing matches."""
    changed, times = re.subn(old, new, text, count=1, flags=re.M)
    assert times, f"the defect cannot be planted: nothing is like {old!r}."
    return changed


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what replaces the first match of a pattern in a file of a folder."""

    def plant(folder: Path) -> None:
        (folder / name).write_text(edited((folder / name).read_text("utf-8"), old, new), encoding="utf-8")

    return plant


def cells(name: str, change: Callable[[list[dict]], None]) -> Callable[[Path], None]:
    """Return what changes the list of cells of a notebook of a folder."""

    def plant(folder: Path) -> None:
        notebook = json.loads((folder / name).read_text(encoding="utf-8"))
        change(notebook["cells"])
        (folder / name).write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    return plant


def prose(name: str, text: str) -> Callable[[Path], None]:
    """Return what adds a paragraph at the end of a chapter of a folder."""
    return cells(name, lambda all_cells: all_cells.append(markdown(text)))


def markdown(text: str) -> dict:
    """Return a Markdown cell."""
    return {"cell_type": "markdown", "id": "planted", "metadata": {}, "source": text}


def one_problem(problems: list[str], says: str) -> None:
    """Fail unless there is exactly one problem, and a pattern is found in it: red for this defect and no other."""
    assert len(problems) == 1 and re.search(says, problems[0]), f"planted, but said is {problems}, not {says!r}."
