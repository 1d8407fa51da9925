"""What only a build, a run of the notebooks or a second build can show: planted in a copy, and caught.

A promise whose check reads a text, a table or a notebook has its planted defect beside the check, in `make test`.
Here are the others. A new promise of this kind is a new row of `STOPS_THE_BUILD`, `ON_THE_PAGES` or `ON_A_RUN`: the
promise, the defect, how it is planted, and what must be said of it. Defects of one kind are planted in one copy, each
in a chapter of its own, and one build must name every one of them.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from copies import ROOT, copy_project
from planted import cells, edit, prose

pytestmark = pytest.mark.gate

BUILT = ROOT / "_build/html"
# Two places to build in: another folder, time zone, language and order of hashing give the same bytes.
PLACES = {
    "here": {"TZ": "Asia/Tokyo", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1"},
    "deeper/down/there": {"TZ": "America/Los_Angeles", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "4242"},
}
# Straight marks in the text of a template become curly ones.
CURLING = "lambda value: value.replace('\"', '”') if type(value) is str else value"
VOICES = "chapters/02-voices.ipynb"


class Gate(NamedTuple):
    """One promise, the defect that would break it, and what must be said of the defect."""

    promise: str
    defect: str
    plant: Callable[[Path], None]
    says: str


def edit_output(all_cells: list[dict]) -> None:
    """Change one digit of the first stored output that has one; the number of its run is compared by nobody."""
    for cell in all_cells:
        text = json.dumps(cell.get("outputs", []))
        changed = re.sub(
            r"(?<!execution_count\": )(?<=[ >])[1-8](?=[\d ,<%])",
            lambda found: str(int(found.group()) + 1),
            text,
            count=1,
        )
        if changed != text:
            cell["outputs"] = json.loads(changed)
            return
    raise AssertionError("the defect cannot be planted: no stored output holds a number.")


STOPS_THE_BUILD = [
    Gate(
        "An {eval} that fails stops the build",
        "an {eval} of a name that does not exist",
        prose("chapters/01-story.ipynb", '{eval}`f"{no_such_name}"`'),
        "no_such_name",
    ),
    Gate(
        "A figure that is missing stops the build",
        "a name in {eval:figure} renamed",
        edit(VOICES, r"\{eval:figure\} (\w+)", r"{eval:figure} \1_renamed"),
        "_renamed",
    ),
    Gate(
        "A link within the book leads somewhere",
        "an internal link broken",
        prose("chapters/03-framing.ipynb", "See [¶99](#p99)."),
        "p99",
    ),
    Gate(
        "A citation has its reference",
        "a citation of a key that does not exist",
        prose("chapters/07-methods.ipynb", "As shown {cite:p}`nobody1999`."),
        "nobody1999",
    ),
]

ON_THE_PAGES = [
    Gate(
        "A number is written as a number",
        "a pandas number printed raw",
        prose(VOICES, "{eval}`words.quoted.sum()`"),
        r"02-voices.html shows 'np.int64\('",
    ),
    Gate(
        "Directives are carried out, not shown",
        "a directive printed as text",
        prose("chapters/03-framing.ipynb", '```{note} Of {eval}`f"{1}"` words\nMore.\n```'),
        "03-framing.html shows",
    ),
    Gate(
        "The article is shown letter by letter",
        "a straight mark turned curly on the page",
        edit("newsaudit/audit/templates.py", "autoescape=True", f"autoescape=True, finalize={CURLING}"),
        "FAILED .*test_the_straight_mark",
    ),
    Gate(
        "Nothing is fetched from anybody else",
        "a script from another host",
        prose("chapters/04-readability.ipynb", '<script src="https://example.org/count.js"></script>'),
        "04-readability.html loads https://example.org/count.js",
    ),
    Gate(
        "A link within the book leads somewhere",
        "an internal link broken, in HTML that Sphinx does not read",
        prose("chapters/05-land-route.ipynb", '<p><a href="01-story.html#p99">¶99</a></p>'),
        "01-story.html#p99",
    ),
    Gate(
        "Every figure and table has its caption",
        "the caption of a table emptied",
        prose("chapters/07-methods.ipynb", ":::{table}\n:name: tab-planted\n\n| What |\n| --- |\n| Words |\n:::"),
        "07-methods.html: a figure or table without caption",
    ),
]

ON_A_RUN = [
    Gate(
        "The stored outputs are what the cells print",
        "a stored output edited",
        cells("chapters/01-story.ipynb", edit_output),
        r"01-story.*(?s:.*)(?:Cell outputs differ|mismatch)",
    ),
    Gate(
        "A figure is what its frame draws",
        "a bar of a figure changed",
        edit("story/figures/voices.py", r"barh\(y, row\.quoted,", "barh(y, row.quoted + 2,"),
        r"02-voices.*(?s:.*)mismatch 'text/html'",
    ),
]


def run(copy: Path, *command: str | Path, **more: str) -> tuple[bool, str]:
    """Whether a command succeeds in the copy, with the copy's package in place of the installed one, and its words."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    environment |= {"PYTHONPATH": f"{copy}/_ext{os.pathsep}{copy}", "NO_COLOR": "1", "COLUMNS": "400"} | more
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    return done.returncode == 0, done.stdout + done.stderr


def pytest_says(copy: Path, *arguments: str) -> tuple[bool, str]:
    """Whether the named checks pass in the copy, and what they print; none may be skipped."""
    passed, output = run(copy, sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments)
    assert re.search(r"\d+ (passed|failed)", output), f"the checks could not be run, or were skipped: {output}"
    return passed, output


def make(copy: Path, place: str, *arguments: str) -> str:
    """What make prints in a copy, in the time zone, language and order of hashing of a place."""
    command = ["make", "-s", "-o", ".venv/installed", *arguments]
    succeeded, output = run(copy, *command, **PLACES[place])
    assert succeeded, output
    return output


def rebuild(copy: Path) -> tuple[bool, str]:
    """Whether the book builds as `make book` does, reading only what has changed, and what Sphinx says."""
    options = ["-W", "-n", "--keep-going", "-j", "2", "-q", "-b", "html", "-d", "_build/doctrees"]
    return run(copy, sys.executable, "-m", "sphinx", *options, ".", "_build/html")


def all_named(gates: list[Gate], output: str) -> None:
    """Fail unless the output names the defect of each gate."""
    kept = [f"“{gate.promise}”: {gate.defect}" for gate in gates if not re.search(gate.says, output)]
    assert not kept, "planted, and nothing said:\n" + "\n".join(kept) + f"\n\nsaid was:\n{output[-6000:]}"


def held(path: Path) -> bytes | None:
    """The bytes of a file, if there is one."""
    return path.read_bytes() if path.is_file() else None


def differing(one: Path, other: Path) -> list[str]:
    """The files of two folders that are not the same, byte for byte."""
    names = {path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*") if path.is_file()}
    return sorted(name.as_posix() for name in names if held(one / name) != held(other / name))


@pytest.fixture(scope="session")
def book(tmp_path_factory) -> Path:
    """A copy in another place in which the whole book is built once."""
    copy = copy_project(tmp_path_factory.mktemp("book") / "deeper/down/there")
    make(copy, "deeper/down/there", "book")
    return copy


@pytest.mark.xdist_group("built book")  # one worker, so that the book is built once for all of them
class TestOnTheBuiltBook:
    """The same bytes as in `_build`, then what stops a build, then what must not reach a page."""

    @pytest.fixture
    def planted(self, book):
        """The copy, to plant defects in; what was changed is put back, so that the next build reads it anew."""
        yield book
        for name in ("chapters", "newsaudit", "story"):
            for path in (ROOT / name).rglob("*"):
                copied = book / path.relative_to(ROOT)
                if path.is_file() and path.suffix != ".pyc" and held(path) != held(copied):
                    shutil.copyfile(path, copied)

    def test_two_builds_give_the_same_bytes(self, book):
        assert BUILT.is_dir(), "There is no built book in _build/html: run `make book` first."
        different = differing(BUILT, book / "_build/html")
        assert not different, f"same input, other bytes; or run `make book` after a change: {different}"

    def test_what_points_to_nothing_stops_the_build(self, planted):
        for gate in STOPS_THE_BUILD:
            gate.plant(planted)
        built, output = rebuild(planted)
        assert not built
        all_named(STOPS_THE_BUILD, output)

    def test_what_must_not_reach_a_page_is_named(self, planted):
        for gate in ON_THE_PAGES:
            gate.plant(planted)
        (planted / "chapters/01-story.ipynb").touch()  # read anew, though only the package has changed
        built, output = rebuild(planted)
        assert built, f"the build is red already, before the checks: {output}"
        passed, output = pytest_says(planted, "tests/book/test_built_book.py")
        assert not passed
        all_named(ON_THE_PAGES, output)


def test_a_run_that_gives_something_else_is_named(tmp_path):
    copy = copy_project(tmp_path / "copy")
    for gate in ON_A_RUN:
        gate.plant(copy)
    chapters = ["chapters/01-story.ipynb", VOICES]
    passed, output = pytest_says(copy, "-n", "2", "--dist", "loadfile", "--nbval", *chapters)
    assert not passed
    all_named(ON_A_RUN, output)


def test_the_folder_of_a_build_on_a_page_makes_other_bytes(tmp_path):
    line = r'\["description"\] = description\(doctree\)'
    shown = []
    for place in PLACES:
        copy = copy_project(tmp_path / place, leave_out=("tests/", "chapters/"))
        (copy / "chapters").mkdir()
        (copy / "chapters/alone.md").write_text("# Alone\n\nA page that is built in a moment, and its folder on it.\n")
        (copy / "_toc.yml").write_text("format: jb-book\nroot: chapters/alone\n")
        edit("_ext/book_repairs.py", line, r"\g<0> + str(__import__('os').getcwd())")(copy)
        make(copy, place, "book")
        shown.append(copy / "_build/html")
    assert "chapters/alone.html" in differing(*shown)


@pytest.mark.parametrize("place", PLACES)
def test_the_notebooks_executed_again_are_the_same_files(place, tmp_path):
    copy = copy_project(tmp_path / place)
    make(copy, place, "notebooks")
    different = differing(ROOT / "chapters", copy / "chapters")
    assert not different, f"executed again, these are other files; run make notebooks: {different}"


def test_an_order_that_changes_with_that_of_hashing_makes_another_file(tmp_path):
    copy = copy_project(tmp_path / "copy")
    edit("newsaudit/numbers.py", r"^    items = list\(items\)", "    items = list(set(items))")(copy)
    methods = "chapters/07-methods.ipynb"  # the chapter with the most lists
    for place in PLACES:
        make(copy, place, "notebooks", f"NOTEBOOKS={methods}")
    assert (copy / methods).read_bytes() != (ROOT / methods).read_bytes()


def test_every_bench_runs(tmp_path):
    passed, output = run(ROOT, sys.executable, "-m", "benchmarks", "--quick")
    assert passed and "import newsaudit" in output, output
