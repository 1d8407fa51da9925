"""The committed notebooks: executed in order, every output stored, nothing in them that nbval would not compare."""

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "chapters").glob("*.ipynb"))
# The longest cell that a reader takes in at a glance: the preamble of imports and loading has ten lines.
MOST_LINES = 15
# Not JPEG or PNG: nbval compares neither.
COMPARED = {"text/plain", "text/html", "text/markdown", "text/latex", "image/svg+xml", "application/json"}
UNCHECKED = re.compile(r"nbval[-_](?!check)\w+|raises-exception|PYTEST_VALIDATE_IGNORE_OUTPUT", re.IGNORECASE)
# What a chapter ends with.
ENDS = ["How it was measured", "What this does not show", "In plain words"]
# Code may be folded; what a cell shows may not, unless prose shows it.
TAGS = {"hide-input", "hide-cell", "remove-input", "remove-output", "parameters"}
CHANGING = {
    "a path of a machine": re.compile(
        r"(?<![\w:/.])/(?:home|root|tmp|work|usr|opt|var|Users|mnt)/\S*|\b[A-Z]:\\\w|file:/"
    ),
    "a time of day": re.compile(r"\b\d{1,2}:\d\d:\d\d\b|\b\d+(?:\.\d+)? (?:ms|µs|seconds elapsed)\b"),
    "an address or id of one run": re.compile(
        r"\b0x[0-9a-f]{6,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\bid=\"T_"
    ),
    "a warning": re.compile(r"\b\w*(?:Warning|DEPRECATED)\b|Traceback \(most recent"),
}


def code_cells(cells: list[dict]) -> list[dict]:
    """The code cells among these, with their source as one string."""
    return [{**cell, "source": "".join(cell["source"])} for cell in cells if cell["cell_type"] == "code"]


def markdown_of(cells: list[dict]) -> str:
    """The Markdown among these cells."""
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def strings(value) -> list[str]:
    """Every string within a stored output, however deep; the lines of a text joined."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ["".join(value)]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in strings(part)]


def tags(cell: dict) -> list[str]:
    """The tags of a cell."""
    return cell["metadata"].get("tags", [])


def order_problems(cells: list[dict]) -> list[str]:
    """Cells that are not stored as executed from 1 on, in order."""
    counts = [cell["execution_count"] for cell in code_cells(cells)]
    executed = counts == list(range(1, len(counts) + 1))
    return [] if executed else [f"cells are stored as executed {counts}, not in order; run make notebooks."]


def unstored(cells: list[dict]) -> list[str]:
    """Cells that show a value and store none, so that nothing would be compared."""
    problems = []
    for cell in code_cells(cells):
        last = (ast.parse(cell["source"]).body or [None])[-1]
        if isinstance(last, ast.Expr) and not cell["source"].rstrip().endswith(";") and not cell["outputs"]:
            problems.append(f"{cell['id']}: no output is stored, so nothing is compared; run make notebooks.")
    return problems


def uncompared(cells: list[dict]) -> list[str]:
    """What keeps the output of a cell from being compared."""
    problems = []
    for cell in code_cells(cells):
        found = UNCHECKED.search(" ".join(tags(cell)) + cell["source"])
        problems += [f"{cell['id']}: {found.group()!r} keeps its output from being compared."] if found else []
        kinds = {kind for output in cell["outputs"] for kind in output.get("data", {})} - COMPARED
        problems += [f"{cell['id']}: nbval does not compare {kinds}."] if kinds else []
    return problems


def unshown(cells: list[dict]) -> list[str]:
    """Tags that keep off the page what a cell makes, where no {eval} shows it."""
    problems = []
    shown = set(re.findall(r"^```\{eval(?::\w+)?\} (\w+)$", markdown_of(cells), re.M))
    for cell in code_cells(cells):
        other = set(tags(cell)) - TAGS
        problems += [f"{cell['id']}: {sorted(other)} keep something from being run or shown."] if other else []
        # Not only values printed for nbval.
        if "remove-output" in tags(cell) and any("data" in output for output in cell["outputs"]):
            last = ast.parse(cell["source"]).body[-1]
            if not {node.id for node in ast.walk(last) if isinstance(node, ast.Name)} & shown:
                problems.append(f"{cell['id']}: tagged remove-output, and no {{eval}} shows what it makes.")
    return problems


def changing(cells: list[dict]) -> list[str]:
    """What of the stored outputs changes from run to run, or was never meant to be shown."""
    problems = []
    for cell in code_cells(cells):
        for output in cell["outputs"]:
            if output["output_type"] == "error" or output.get("name") == "stderr":
                problems.append(f"{cell['id']}: an error, or something on stderr, is stored: {strings(output)}")
                continue
            found = {what: hit for text in strings(output) for what, p in CHANGING.items() if (hit := p.search(text))}
            problems += [f"{cell['id']}: the stored output holds {what}: {hit.group()}" for what, hit in found.items()]
    return problems


def ending_problems(cells: list[dict]) -> list[str]:
    """Where a chapter does not end with how, what not and plain words."""
    headings = re.findall(r"^## (.+)$", markdown_of(cells), re.M)
    return [] if headings[-3:] == ENDS else [f"ends with {headings[-3:]}, not with {ENDS}."]


def unnamed_or_long(cells: list[dict]) -> list[str]:
    """Cells without an id of their own, and code cells that are empty or too long to be taken in at a glance."""
    names = [cell.get("id") for cell in cells]
    problems = [] if all(names) and len(set(names)) == len(names) else ["a cell has no id of its own."]
    for cell in code_cells(cells):
        if not 0 < len(cell["source"].strip().splitlines()) <= MOST_LINES:
            problems.append(f"{cell['id']}: empty, or over {MOST_LINES} lines; move the logic to where it is tested.")
    return problems


CHECKS = (order_problems, unstored, uncompared, unshown, changing, unnamed_or_long)


def read_cells(path: Path) -> list[dict]:
    """The cells of a notebook."""
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_executed_whole_and_comparable(path):
    checks = CHECKS + ((ending_problems,) if path.name[0] == "0" else ())
    assert [problem for check in checks for problem in check(read_cells(path))] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_metadata_names_no_machine(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }, f"{path.name}: the notebook's metadata holds more than its kernel; run make notebooks."
    keys = {key for cell in notebook["cells"] for key in cell["metadata"]}
    assert keys <= {"tags"}, f"{path.name}: cells carry {sorted(keys - {'tags'})}; only tags belong there."


def stripped(cells: list[dict]) -> None:
    """What a stripping tool leaves of a notebook."""
    for cell in cells:
        if cell["cell_type"] == "code":
            cell.update(execution_count=None, outputs=[])


def without_outputs(cells: list[dict]) -> None:
    """No outputs, but the counts of a run."""
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["outputs"] = []


def swapped(cells: list[dict]) -> None:
    """Two cells as if executed in the other order."""
    first, second = [cell for cell in cells if cell["cell_type"] == "code"][:2]
    first["execution_count"], second["execution_count"] = second["execution_count"], first["execution_count"]


def warned(cells: list[dict]) -> None:
    """A warning among the stored outputs."""
    output = {"output_type": "stream", "name": "stderr", "text": ["FutureWarning: this will change.\n"]}
    with_output(cells)[0]["outputs"].append(output)


def timed(cells: list[dict]) -> None:
    """A path and a time among the stored outputs."""
    output = {"output_type": "stream", "name": "stdout", "text": ["Read /ho" + "me/someone/a.csv\n"]}
    with_output(cells)[0]["outputs"].append(output)


def tagged(tag: str, position: int):
    """A tag on one of the cells that have an output."""
    return lambda cells: with_output(cells)[position]["metadata"].setdefault("tags", []).append(tag)


def lengthened(cells: list[dict]) -> None:
    """A cell of more lines than a reader takes in at a glance."""
    with_output(cells)[0]["source"] = ["x = 1\n"] * 16 + ["x"]


def unheaded(cells: list[dict]) -> None:
    """A chapter without the heading on what is not shown."""
    for cell in cells:
        cell["source"] = "".join(cell["source"]).replace("## What this does not show", "What this does not show")


def with_output(cells: list[dict]) -> list[dict]:
    """The code cells that have an output."""
    return [cell for cell in cells if cell["cell_type"] == "code" and cell["outputs"]]


@pytest.mark.parametrize(
    "check, plant, says",
    [
        (order_problems, stripped, "cells are stored as executed"),
        (unstored, without_outputs, "no output is stored"),
        (order_problems, swapped, r"stored as executed \[2, 1"),
        (changing, warned, "stderr"),
        (changing, timed, "a path of a machine"),
        (uncompared, tagged("nbval-ignore-output", 0), "keeps its output from being compared"),
        (unshown, tagged("remove-output", -1), "remove-output"),
        (unshown, tagged("hide-everything", 0), "hide-everything"),
        (unnamed_or_long, lengthened, "over 15 lines"),
        (ending_problems, unheaded, "ends with"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_notebook_that_hides_something_is_named(check, plant, says):
    cells = read_cells(ROOT / "chapters/02-voices.ipynb")
    plant(cells)
    problems = check(cells)
    assert problems and re.search(says, problems[0]), problems
