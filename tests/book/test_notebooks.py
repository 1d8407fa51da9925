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

pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)


def code_cells(path: Path) -> list[dict]:
    """The code cells of a notebook, with their source as one string."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in cells if cell["cell_type"] == "code"]


def markdown_cells(path: Path) -> list[str]:
    """The Markdown cells of a notebook."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


def strings(value) -> list[str]:
    """Every string within a stored output, however deep; the lines of a text joined."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ["".join(value)]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in strings(part)]


def test_every_cell_is_executed_in_order(path):
    counts = [cell["execution_count"] for cell in code_cells(path)]
    assert counts == list(range(1, len(counts) + 1)), (
        f"{path.name}: cells are stored as executed {counts}, not 1 to {len(counts)} in order; run make notebooks."
    )


def test_every_value_shown_is_stored(path):
    missing = []
    for cell in code_cells(path):
        last = (ast.parse(cell["source"]).body or [None])[-1]
        if isinstance(last, ast.Expr) and not cell["source"].rstrip().endswith(";") and not cell["outputs"]:
            missing.append(cell["id"])
    assert not missing, f"{path.name}: no output is stored for {missing}, so nothing is compared; run make notebooks."


def test_nothing_is_kept_from_comparison(path):
    for cell in code_cells(path):
        found = UNCHECKED.search(" ".join(cell["metadata"].get("tags", [])) + cell["source"])
        assert not found, f"{path.name}, {cell['id']}: {found.group()!r} keeps the cell's output from being compared."
        for output in cell["outputs"]:
            kinds = set(output.get("data", {})) - COMPARED
            assert not kinds, f"{path.name}, {cell['id']}: nbval does not compare {kinds}."


def test_everything_drawn_is_shown(path):
    shown = set(re.findall(r"^```\{eval(?::\w+)?\} (\w+)$", "\n".join(markdown_cells(path)), re.M))
    for cell in code_cells(path):
        kept_back = "remove-output" in cell["metadata"].get("tags", [])
        if kept_back and any("data" in output for output in cell["outputs"]):  # not only values printed for nbval
            last = ast.parse(cell["source"]).body[-1]
            names = {node.id for node in ast.walk(last) if isinstance(node, ast.Name)}
            assert names & shown, (
                f"{path.name}, {cell['id']}: tagged remove-output, and no {{eval}} shows what it makes."
            )
    tags = {tag for cell in code_cells(path) for tag in cell["metadata"].get("tags", [])} - TAGS
    assert not tags, f"{path.name}: the tags {sorted(tags)} keep something from being run, shown or compared."


def test_a_chapter_ends_with_how_what_not_and_plain_words(path):
    if path.name[0] == "0":
        headings = re.findall(r"^## (.+)$", "\n".join(markdown_cells(path)), re.M)
        ends = ["How it was measured", "What this does not show", "In plain words"]
        assert headings[-3:] == ends, f"{path.name}: ends with {headings[-3:]}, not with {ends}."


def test_outputs_hold_nothing_that_changes_from_run_to_run(path):
    for cell in code_cells(path):
        for output in cell["outputs"]:
            where = f"{path.name}, {cell['id']}"
            assert output["output_type"] != "error", f"{where}: an error is stored: {output.get('evalue')}"
            assert output.get("name") != "stderr", f"{where}: something was written to stderr: {strings(output)}"
            for text in strings(output):
                for what, pattern in CHANGING.items():
                    found = pattern.search(text)
                    assert not found, f"{where}: the stored output holds {what}: {found.group()!r}"


def test_cells_are_short_and_named(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    names = [cell.get("id") for cell in notebook["cells"]]
    assert all(names) and len(set(names)) == len(names), f"{path.name}: a cell has no id of its own."
    for cell in code_cells(path):
        lines = len(cell["source"].splitlines())
        assert lines <= MOST_LINES, (
            f"{path.name}, {cell['id']}: {lines} lines; move the logic into newsaudit, where it is tested."
        )
        assert cell["source"].strip(), f"{path.name}, {cell['id']}: an empty code cell."


def test_metadata_names_no_machine(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }, f"{path.name}: the notebook's metadata holds more than its kernel; run make notebooks."
    keys = {key for cell in notebook["cells"] for key in cell["metadata"]}
    assert keys <= {"tags"}, f"{path.name}: cells carry {sorted(keys - {'tags'})}; only tags belong there."
