"""Every promise broken on purpose: the defect is planted in a throw-away copy, and the named check must go red.

`GATES` is the list of what the project promises. A new promise is a new row: the promise, the defect in words, how it
is planted, the check that must catch it, and what that check must say, so that it is red for this defect and no other.
A check is a pytest node, `nbval` with a notebook, or `make book` (then, after a comma, a pytest node on its pages).
Each check is also run on a copy without a defect, where it must be green. `make gates` runs them all.
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

pytestmark = pytest.mark.gate


class Gate(NamedTuple):
    """One promise, and the defect that would break it."""

    promise: str
    defect: str
    plant: Callable[[Path], None]
    check: str
    says: str


# --- how a defect is planted --------------------------------------------------------------------------------------


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Replaces the first place where a pattern is found in a file; a file without it is an error of the table."""

    def plant(copy: Path) -> None:
        text, times = re.subn(
            old, lambda found: found.expand(new), (copy / name).read_text("utf-8"), count=1, flags=re.M
        )
        assert times, f"the defect cannot be planted: {name} holds nothing like {old!r}."
        (copy / name).write_text(text, encoding="utf-8")

    return plant


def write(name: str, text: str) -> Callable[[Path], None]:
    """Adds a file, or a text at the end of a file."""

    def plant(copy: Path) -> None:
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return plant


def cells(name: str, change: Callable[[list[dict]], None]) -> Callable[[Path], None]:
    """Changes the list of cells of a notebook."""

    def plant(copy: Path) -> None:
        notebook = json.loads((copy / name).read_text(encoding="utf-8"))
        change(notebook["cells"])
        (copy / name).write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    return plant


def prose(name: str, text: str) -> Callable[[Path], None]:
    """Adds a paragraph at the end of a chapter."""
    return cells(name, lambda all_cells: all_cells.append(markdown(text)))


def markdown(text: str) -> dict:
    """A Markdown cell."""
    return {"cell_type": "markdown", "id": "planted", "metadata": {}, "source": text}


def shown(all_cells: list[dict]) -> list[dict]:
    """The code cells that have an output."""
    return [cell for cell in all_cells if cell["cell_type"] == "code" and cell["outputs"]]


def edit_output(all_cells: list[dict]) -> None:
    """Changes one digit of the first stored output that has one."""
    for cell in shown(all_cells):
        text = json.dumps(cell["outputs"])
        changed = re.sub(r"(?<=[ >])[1-8](?=[\d ,<%])", lambda found: str(int(found.group()) + 1), text, count=1)
        if changed != text:
            cell["outputs"] = json.loads(changed)
            return
    raise AssertionError("the defect cannot be planted: no stored output holds a number.")


def strip(all_cells: list[dict]) -> None:
    """What a stripping tool leaves of a notebook."""
    for cell in all_cells:
        if cell["cell_type"] == "code":
            cell.update(execution_count=None, outputs=[])


def strip_outputs_only(all_cells: list[dict]) -> None:
    """No outputs, but the counts of a run."""
    for cell in all_cells:
        if cell["cell_type"] == "code":
            cell["outputs"] = []


def swap_counts(all_cells: list[dict]) -> None:
    """Two cells as if executed in the other order."""
    first, second = [cell for cell in all_cells if cell["cell_type"] == "code"][:2]
    first["execution_count"], second["execution_count"] = second["execution_count"], first["execution_count"]


def add_stderr(all_cells: list[dict]) -> None:
    """A warning among the stored outputs."""
    output = {"output_type": "stream", "name": "stderr", "text": ["FutureWarning: this will change.\n"]}
    shown(all_cells)[0]["outputs"].append(output)


def skip_check(all_cells: list[dict]) -> None:
    """A tag that keeps a cell's output from being compared."""
    shown(all_cells)[0]["metadata"].setdefault("tags", []).append("nbval-ignore-output")


def keep_off(all_cells: list[dict]) -> None:
    """A tag that keeps off the page what the last cell with an output shows."""
    shown(all_cells)[-1]["metadata"].setdefault("tags", []).append("remove-output")


def read_records(all_cells: list[dict]) -> None:
    """A table of what other records say, read in the first code cell."""
    next(cell for cell in all_cells if cell["cell_type"] == "code")["source"].append(
        '\ncoding.read_table("../data/reference/records.csv")'
    )


def all_of(*plants: Callable[[Path], None]) -> Callable[[Path], None]:
    """Several changes that make one defect."""

    def plant(copy: Path) -> None:
        for each in plants:
            each(copy)

    return plant


def again(name: str) -> Callable[[Path], None]:
    """Marks a page as changed, so that a build after a change of the package reads it anew."""
    return lambda copy: (copy / name).touch()


# --- what is promised ---------------------------------------------------------------------------------------------

# Straight marks in the text of a template become curly ones.
CURLING = "lambda value: value.replace('\"', '”') if type(value) is str else value"
VOICES = "chapters/02-voices.ipynb"
STORY = "chapters/01-story.ipynb"
PROJECT = "tests/repository/test_project.py::"
MAKE = "tests/repository/test_make.py::"
PROSE = "tests/story/test_story.py::"
NOTEBOOKS = "tests/book/test_notebooks.py::"
DATA = "tests/repository/test_data.py::"
MARKS = "tests/story/test_claim_marks.py::test_every_sentence_without_a_mark_is_listed_with_a_word_on_why"
PAGES = "make book, tests/book/test_built_book.py::"
TYPED = "tests/book/test_prose.py::test_no_number_is_typed_into_prose"

GATES = [
    Gate(
        "The article is the one that was coded, byte for byte",
        "one letter of the article changed",
        edit("data/article/article.txt", "draw down", "drew down"),
        DATA + "test_the_article_is_the_one_that_was_coded",
        "article.txt is not the text that was coded",
    ),
    Gate(
        "Every span holds the words beside it",
        "an offset shifted by one",
        edit("data/coding/claims.csv", r"^1a,23-83,", "1a,24-84,"),
        DATA + "test_every_span_is_verbatim",
        "coding/claims.csv",
    ),
    Gate(
        "Every code is one of the codebook",
        "a code outside the codebook",
        edit("data/coding/attributions.csv", r"^settled,S4,4,direct,", "settled,S4,4,verbatim,"),
        DATA + "test_the_description_holds_for_every_table",
        "attributions.*verbatim",
    ),
    Gate(
        "What is settled is what two of three coded",
        "a settled code changed without a vote",
        edit("data/coding/attributions.csv", r"^settled,S4,4,direct,", "settled,S4,4,mixed,"),
        DATA + "test_settled_codes_are_what_two_of_three_passes_agree_on[attributions]",
        "form: settled 'mixed'",
    ),
    Gate(
        "Every table is described",
        "a table without a description",
        write("data/reference/more.csv", "id\n1\n"),
        DATA + "test_every_table_is_described",
        "data/reference/more.csv has no resource",
    ),
    Gate(
        "The summary is no firmer than the story",
        "a hedge dropped from the summary",
        edit("data/coding/summary.csv", "could fall", "will fall"),
        "tests/story/test_story.py::test_the_summaries_stand_beside_the_first_paragraph",
        "no longer says 'could'",
    ),
    Gate(
        "A claim of chapter 5 shows whose it is",
        "a claim of chapter 5 without its mark",
        prose("chapters/05-land-route.ipynb", "The militia owns the road to the sea."),
        MARKS + "[05-land-route]",
        "The militia owns the road",
    ),
    Gate(
        "A claim of chapter 6 shows whose it is",
        "a claim of chapter 6 without its mark",
        prose("chapters/06-context.ipynb", "The base was given up under fire."),
        MARKS + "[06-context]",
        "The base was given up under fire",
    ),
    Gate(
        "No fact of chapter 6 is joined into the claims of the story",
        "a record from elsewhere added to the claims",
        write(
            "data/coding/claims.csv",
            "12e,,The militia is Kata’ib Hezbollah.,12,,named person,flat,none,,,land route,\n",
        ),
        DATA + "test_the_description_holds_for_every_table",
        'claims.*field "span".*constraint "required"',
    ),
    Gate(
        "No fact of chapter 6 is joined into the claims of the story",
        "a table of chapter 6 read in chapter 5",
        cells("chapters/05-land-route.ipynb", read_records),
        "tests/story/test_context.py::test_no_chapter_of_the_story_reads_what_comes_from_elsewhere",
        "05-land-route.ipynb reads",
    ),
    Gate(
        "Every reference that is listed is cited",
        "an entry of the bibliography that nothing cites",
        write("references.bib", "\n@misc{nobody1999, author = {Nobody, N.}, title = {Nothing}, year = {1999}}\n"),
        PROJECT + "test_every_reference_is_cited",
        "references.bib: nothing cites .*nobody1999",
    ),
    Gate(
        "Every figure has an alternative text",
        "an alternative text emptied",
        edit("story/figures/style.py", r'aria-label="\{escape\(alt\)\}"', 'aria-label=""'),
        "tests/book/test_alt_text.py::test_alternative_texts_say_what_the_frames_hold[02-voices.ipynb]",
        "02-voices.ipynb, words-by-side: the figure has no alternative text",
    ),
    Gate(
        "The alternative text says what the figure shows",
        "a number of an alternative text wrong",
        edit("story/figures/voices.py", r"\{getattr\(source, kind\)\}", "{getattr(source, kind) + 1}"),
        "tests/book/test_alt_text.py::test_alternative_texts_say_what_the_frames_hold[02-voices.ipynb]",
        "02-voices.ipynb, words-by-side: the alternative text says",
    ),
    Gate(
        "A number is written as a number",
        "a pandas number printed raw",
        prose(VOICES, "{eval}`words.quoted.sum()`"),
        PAGES + "test_nothing_raw_reaches_the_page",
        r"02-voices.html shows 'np.int64\('",
    ),
    Gate(
        "Directives are carried out, not shown",
        "a directive printed as text",
        prose(VOICES, '```{note} Of {eval}`f"{total}"` words\nMore.\n```'),
        PAGES + "test_nothing_raw_reaches_the_page",
        "02-voices.html shows",
    ),
    Gate(
        "The article is shown letter by letter",
        "a straight mark turned curly on the page",
        all_of(
            edit("newsaudit/audit/annotated.py", "autoescape=True", f"autoescape=True, finalize={CURLING}"),
            again(STORY),
        ),
        PAGES + "test_the_straight_mark_that_closes_a_quotation_of_paragraph_12_is_kept",
        "test_the_straight_mark",
    ),
    Gate(
        "Nothing is fetched from anybody else",
        "a script from another host",
        prose(VOICES, '<script src="https://example.org/count.js"></script>'),
        PAGES + "test_nothing_is_loaded_from_another_host",
        "02-voices.html loads https://example.org/count.js",
    ),
    Gate(
        "A link within the book leads somewhere",
        "an internal link broken, in HTML that Sphinx does not read",
        prose(VOICES, '<p><a href="01-story.html#p99">¶99</a></p>'),
        PAGES + "test_internal_links_and_anchors_resolve",
        "01-story.html#p99",
    ),
    Gate(
        "Same input, same bytes",
        "an order that changes with the order of hashing",
        edit("newsaudit/numbers.py", r"^    items = list\(items\)", "    items = list(set(items))"),
        "tests/book/test_reproducible.py::test_a_notebook_executed_again_is_the_same_file[02-voices.ipynb]",
        "chapters/02-voices.ipynb: executed again, it is another file",
    ),
    Gate(
        "Same input, same bytes",
        "the folder of the build on the page",
        all_of(
            edit(
                "_ext/book_repairs.py",
                r'\["description"\] = description\(doctree\)',
                r"\g<0> + str(__import__('os').getcwd())",
            ),
            write("chapters/alone.md", "# Alone\n\nA page that is built in a moment, so that this gate is quick.\n"),
            edit("_toc.yml", r"(?s)\A.*\Z", "format: jb-book\nroot: chapters/alone\n"),
        ),
        "tests/book/test_reproducible.py::test_two_builds_give_the_same_bytes",
        "same input, other bytes: .*alone.html",
    ),
    Gate(
        "The reference figures are counted by the code that is here",
        "the readability code changed after the reference figures",
        write("newsaudit/readability/formulas.py", "\n# Another rule.\n"),
        PROJECT + "test_the_reference_figures_carry_the_hash_of_this_code",
        "readability_baseline.json: the code has changed",
    ),
    Gate(
        "The stored outputs are what the cells print",
        "a stored output edited",
        cells(VOICES, edit_output),
        f"nbval {VOICES}",
        "Cell outputs differ|mismatch",
    ),
    Gate(
        "A figure is what its frame draws",
        "a bar of a figure changed",
        edit("story/figures/voices.py", r"part\.last - part\.first \+ 1\)", "part.last - part.first + 3)"),
        f"nbval {VOICES}",
        "mismatch 'text/html'",
    ),
    Gate(
        "Every notebook is committed with its outputs",
        "a notebook stripped of its outputs",
        cells(VOICES, strip),
        NOTEBOOKS + "test_every_cell_is_executed_in_order",
        "02-voices.ipynb: cells are stored as executed",
    ),
    Gate(
        "Every notebook is committed with its outputs",
        "outputs removed, counts kept",
        cells(VOICES, strip_outputs_only),
        NOTEBOOKS + "test_every_value_shown_is_stored",
        "02-voices.ipynb: no output is stored",
    ),
    Gate(
        "Cells are executed in order",
        "two cells executed in the other order",
        cells(VOICES, swap_counts),
        NOTEBOOKS + "test_every_cell_is_executed_in_order",
        r"stored as executed \[2, 1",
    ),
    Gate(
        "Outputs are free of warnings",
        "a warning stored among the outputs",
        cells(VOICES, add_stderr),
        NOTEBOOKS + "test_outputs_hold_nothing_that_changes_from_run_to_run",
        "02-voices.ipynb, .*stderr",
    ),
    Gate(
        "Every output is compared",
        "a cell tagged so that nbval ignores it",
        cells(VOICES, skip_check),
        NOTEBOOKS + "test_nothing_is_kept_from_comparison",
        "keeps the cell's output from being compared",
    ),
    Gate(
        "No number is typed into prose",
        "a measured number typed in digits",
        prose(VOICES, "Of these words, 56 are Caggins’s."),
        TYPED,
        "02-voices.ipynb, planted: “… Of these words, 56 are",
    ),
    Gate(
        "No number is typed into prose",
        "a measured number typed as a word",
        prose(VOICES, "There are eighteen attributions in the story."),
        TYPED,
        "eighteen attributions",
    ),
    Gate(
        "An {eval} that fails stops the build",
        "an {eval} of a name that does not exist",
        prose(VOICES, '{eval}`f"{no_such_name}"`'),
        "make book",
        "no_such_name",
    ),
    Gate(
        "A figure that is missing stops the build",
        "a name in {eval:figure} renamed",
        edit(VOICES, r"\{eval:figure\} (\w+)", r"{eval:figure} \1_renamed"),
        "make book",
        "_renamed",
    ),
    Gate(
        "A link within the book leads somewhere",
        "an internal link broken",
        prose(VOICES, "See [¶99](#p99)."),
        "make book",
        "p99",
    ),
    Gate(
        "A citation has its reference",
        "a citation of a key that does not exist",
        prose(VOICES, "As shown {cite:p}`nobody1999`."),
        "make book",
        "nobody1999",
    ),
    Gate(
        "Settings take effect",
        "a config key under the wrong parent",
        edit("_config.yml", r"^execute:\n", "execute:\n  html_show_sphinx: false\n"),
        PROJECT + "test_every_key_of_the_config_takes_effect",
        "execute.html_show_sphinx changes nothing",
    ),
    Gate(
        "Settings take effect",
        "a key under sphinx.config misspelled",
        edit("_config.yml", r"^    smartquotes:", "    smart_quotes:"),
        PROJECT + "test_sphinx_knows_every_key_under_sphinx_config",
        r"know no \['smart_quotes'\]",
    ),
    Gate(
        "Everything installed is known by its hash",
        "a dependency without hash",
        edit("requirements.txt", r"^(click==\S+) \\\n(    --hash=\S+( \\)?\n)+", "\\1 \\\\\\n"),
        PROJECT + "test_every_package_is_pinned_with_its_hash",
        "click has no hash",
    ),
    Gate(
        "Every dependency has its reason",
        "a dependency added without a reason, and not locked",
        write("requirements.in", "requests\n"),
        PROJECT + "test_every_dependency_has_its_reason_and_every_pin_its_own",
        "requests stands there without a reason",
    ),
    Gate(
        "The lock is compiled from the list",
        "a dependency added and make lock forgotten",
        write("requirements.in", "requests  # fetches a page\n"),
        PROJECT + "test_the_lock_is_compiled_from_the_list",
        "run make lock",
    ),
    Gate(
        "Actions are pinned by commit",
        "an action pinned by its tag",
        edit(".github/workflows/ci.yml", r"@[0-9a-f]{40}  # (v[\d.]+)", r"@\1"),
        PROJECT + "test_actions_are_pinned_by_commit",
        "is not pinned by commit",
    ),
    Gate(
        "The workflow is valid",
        "a key of the workflow misspelled",
        edit(".github/workflows/ci.yml", "runs-on:", "run-on:"),
        PROJECT + "test_files_of_others_formats_are_valid[workflow]",
        "ci.yml",
    ),
    Gate(
        "No secret is published",
        "a token in a file",
        write("notes.txt", "gh" + "p_" + "a1B2" * 9 + "\n"),
        PROJECT + "test_no_secret_is_published",
        "a token is in the tree: .*notes.txt",
    ),
    Gate(
        "No path of a machine is published",
        "an absolute path in a chapter",
        write("chapters/about.md", "Kept in /ho" + "me/someone/book.\n"),
        PROJECT + "test_no_path_of_a_machine_is_published",
        "chapters/about.md",
    ),
    Gate(
        "The tree stays small",
        "a file of more than a megabyte",
        write("data/large.csv", "0," * 600_000),
        PROJECT + "test_no_file_is_over_a_megabyte",
        "data/large.csv",
    ),
    Gate(
        "The README says what is computed",
        "a number of the README changed",
        edit("README.md", "each of its nine sources", "each of its eight sources"),
        PROJECT + "test_every_number_is_a_computed_one",
        "README.md does not say 'each of its nine sources",
    ),
    Gate(
        "The README says what is computed",
        "the finding of the README reworded",
        edit("README.md", "Four words in ten", "Five words in ten"),
        PROJECT + "test_the_finding_is_the_computed_one",
        "README.md: its first sentence in bold",
    ),
    Gate(
        "The README's pictures are drawn from the coding",
        "a picture of the README edited",
        edit("_static/lead-dark.svg", "quoted", "cited"),
        PROJECT + "test_its_pictures_are_those_the_package_draws",
        "lead-dark.svg is stale",
    ),
    Gate(
        "No file of the data changes unseen",
        "a note emptied that no page shows",
        edit("data/coding/sentences.csv", r',"The stop of ""U\.S\.-led"" ends nothing\."$', ","),
        DATA + "test_no_file_of_the_data_has_changed_unseen",
        "data/coding/sentences.csv: changed since",
    ),
    Gate(
        "No file of the data changes unseen",
        "a figure from elsewhere changed",
        edit("data/reference/engine_peers.csv", r"^(Citron,.*?),83\.3,", r"\1,93.3,"),
        DATA + "test_no_file_of_the_data_has_changed_unseen",
        "data/reference/engine_peers.csv: changed since",
    ),
    Gate(
        "No file of the data changes unseen",
        "a file of the data without digest",
        write("data/reference/more.txt", "More.\n"),
        DATA + "test_no_file_of_the_data_has_changed_unseen",
        "lists other files than are there: .*reference/more.txt",
    ),
    Gate(
        "Acronyms and forms are explained",
        "an acronym taken out of the glossary",
        edit("chapters/glossary.md", r"^ISF\n  .*\n", ""),
        DATA + "test_every_acronym_and_form_is_in_the_glossary",
        "chapters/glossary.md: .'ISF'. is used",
    ),
    Gate(
        "Every quotation is the article's, letter by letter",
        "a quotation altered by a word, in prose",
        edit("chapters/04-readability.ipynb", "“U\\.S\\.-led”", "“U.S.-run”"),
        PROSE + "test_quotations_of_a_page_are_spans_of_the_article[04-readability.ipynb]",
        "04-readability.ipynb: quoted, but not so in the article: .*U.S.-run",
    ),
    Gate(
        "A link to a paragraph leads to that paragraph",
        "a link to a paragraph that leads to another",
        prose(VOICES, "As the story says ([¶3](#p4))."),
        PROSE + "test_a_link_to_a_paragraph_leads_to_that_paragraph_and_to_what_is_quoted_from_it[02-voices.ipynb]",
        "02-voices.ipynb: .*¶3 leads to ¶4",
    ),
    Gate(
        "A quotation stands in the paragraph that is linked beside it",
        "a quotation with a link to another paragraph",
        prose(VOICES, "The officer speaks of “an evil presence” ([¶11](#p11))."),
        PROSE + "test_a_link_to_a_paragraph_leads_to_that_paragraph_and_to_what_is_quoted_from_it[02-voices.ipynb]",
        "02-voices.ipynb: quoted from another paragraph",
    ),
    Gate(
        "What a cell draws is shown",
        "a table kept off the page by a tag",
        cells(VOICES, keep_off),
        NOTEBOOKS + "test_everything_drawn_is_shown[02-voices.ipynb]",
        "02-voices.ipynb, .*remove-output",
    ),
    Gate(
        "What a cell draws is shown",
        "a figure taken out of the text",
        edit(VOICES, r"```\{eval:figure\} (\w+)", "```{note}"),
        "tests/book/test_alt_text.py::test_alternative_texts_say_what_the_frames_hold[02-voices.ipynb]",
        "02-voices.ipynb: placed on the page",
    ),
    Gate(
        "Every chapter is in the book",
        "a chapter dropped from the contents",
        edit("_toc.yml", r"^ *- file: chapters/handout\n", ""),
        PROJECT + "test_every_chapter_is_in_the_book",
        r"_toc.yml: \['chapters/handout'\] would be left out",
    ),
    Gate(
        "A warning stops the book",
        "a kind of warning kept silent",
        edit("_config.yml", r"suppress_warnings: \[\]", "suppress_warnings: [myst.xref_missing]"),
        PROJECT + "test_no_warning_is_kept_silent",
        "suppress_warnings hides",
    ),
    Gate(
        "A warning stops the book",
        "-W dropped from make book",
        edit("Makefile", "sphinx-build -W", "sphinx-build"),
        MAKE + "test_a_warning_or_a_reference_to_nothing_stops_the_book",
        "Makefile: make book runs sphinx-build without -W",
    ),
    Gate(
        "make test runs every check",
        "--nbval dropped from make test",
        edit("Makefile", " --nbval", ""),
        MAKE + "test_make_leaves_no_check_out[test]",
        "Makefile: make test runs pytest with",
    ),
    Gate(
        "make test fails where a check fails",
        "a failure that make overlooks",
        edit("Makefile", "^\t@(.*--nbval)", "\t-@\\1"),
        MAKE + "test_make_fails_where_its_tool_fails[test-pytest]",
        "pytest fails, and make test goes on",
    ),
    Gate(
        "Everything installed is known by its hash",
        "--require-hashes dropped from the installation",
        edit("Makefile", "--require-hashes requirements.txt", "requirements.txt"),
        MAKE + "test_make_installs_by_hash_alone",
        "Makefile: something is installed without its hash",
    ),
    Gate(
        "A change lands only where tests and gates pass",
        ".ci/run lets the gates fail",
        edit(".ci/run", "^make gates$", "make gates || true"),
        MAKE + "test_a_change_lands_only_where_tests_and_gates_pass[make gates-2]",
        ".ci/run: make gates fails, and it ends with 0",
    ),
    Gate(
        "A change lands only where tests and gates pass",
        "the workflow overlooks a failed test",
        edit(".github/workflows/ci.yml", "- run: make test", "- run: make test\n        continue-on-error: true"),
        PROJECT + "test_the_workflow_runs_what_decides_and_may_not_overlook_it",
        "ci.yml: 'continue-on-error' lets",
    ),
    Gate(
        "No check is put aside",
        "a test marked as expected to fail",
        write("tests/story/test_coding.py", "\n\n@pytest.mark.xf" + "ail\ndef test_nothing():\n    assert False\n"),
        PROJECT + "test_no_check_is_put_aside",
        "tests/story/test_coding.py: .*xfail.* puts a check aside",
    ),
    Gate(
        "No check is put aside",
        "pytest told to leave a test out",
        edit("pyproject.toml", "-q --strict-markers", "-q --strict-markers --deselect tests/repository/test_data.py"),
        PROJECT + "test_no_check_is_put_aside",
        "pyproject.toml: pytest is told",
    ),
    Gate(
        "Version and date are the same everywhere",
        "another version in CITATION.cff",
        edit("CITATION.cff", r"^version: .*$", "version: 9.9.9"),
        PROJECT + "test_version_and_date_are_the_same_everywhere",
        "not one version and one date",
    ),
    Gate(
        "Changes are dated",
        "changes without a date",
        edit("CHANGELOG.md", r"^## ", "## Unreleased\n\n## "),
        PROJECT + "test_version_and_date_are_the_same_everywhere",
        "CHANGELOG.md: a list of changes without a date",
    ),
    Gate(
        "What others made is named in the licence",
        "an owner of data taken out of the licence",
        edit("LICENSE", "GeoNames", "others"),
        PROJECT + "test_every_licence_and_owner_of_the_data_is_in_the_licence",
        "LICENSE: says nothing of .*GeoNames",
    ),
    Gate(
        "The bibliography says who and when",
        "a year of the bibliography changed",
        edit("references.bib", r"^(@misc\{snow2020qwest,(?:\n.*?)*?year *= *)\{2020\}", r"\1{2019}"),
        PROJECT + "test_a_key_of_the_bibliography_says_who_and_when",
        "references.bib: snow2020qwest is of 2019",
    ),
    Gate(
        "Every dependency is used",
        "a dependency that nothing uses",
        write("requirements.in", "requests  # fetches a page\n"),
        PROJECT + "test_every_dependency_is_used",
        "requirements.in: nothing uses requests",
    ),
    Gate(
        "The oldest Python is the same everywhere",
        "another oldest Python in the package",
        edit("pyproject.toml", ">=3.11", ">=3.12"),
        PROJECT + "test_the_oldest_python_is_the_same_everywhere",
        "asks for Python 3.12",
    ),
    Gate(
        "The documents name what is there",
        "a file of another name in the documents",
        edit("CONTRIBUTING.md", "data/datapackage.json", "data/package.json"),
        PROJECT + "test_every_file_and_module_that_is_named_exists[CONTRIBUTING.md]",
        "CONTRIBUTING.md names data/package.json",
    ),
    Gate(
        "The documents name what is there",
        "a command with an option that does not exist",
        edit("chapters/08-your-article.ipynb", "--json", "--jason"),
        PROJECT + "test_every_command_that_is_named_exists",
        "08-your-article.ipynb: .*newsaudit audit knows no .*--jason",
    ),
    Gate(
        "Nobody was asked, and the book says so",
        "the sentence on who was not asked dropped",
        edit("chapters/intro.ipynb", "Neither the reporter nor the outlet was asked to comment.", ""),
        PROJECT + "test_it_is_said_that_nobody_was_asked",
        "chapters/intro.ipynb: does not say",
    ),
    Gate(
        "The formulas printed are those computed",
        "a figure of a printed formula changed",
        edit("chapters/04-readability.ipynb", r"206\.835", "206.385"),
        "tests/book/test_prose.py::test_a_formula_that_is_printed_is_the_one_that_is_computed",
        "04-readability.ipynb: .*206.385",
    ),
    Gate(
        "A figure is what its frame draws",
        "quoted and paraphrased swapped in the strip, its legend kept",
        edit("story/figures/voices.py", r'hatch="" if part\.kind == "quoted"', 'hatch="" if part.kind != "quoted"'),
        "tests/story/test_figures.py::test_quoted_words_are_solid_and_paraphrased_hatched_as_the_legend_says",
        "quote-strip: .* words quoted and a bar of",
    ),
    Gate(
        "No number is typed into prose",
        "a measured number typed between two citations",
        prose(VOICES, "So {cite:p}`snow2020training`. There are 56 in all. So {cite:p}`snow2020training`."),
        TYPED + "[02-voices.ipynb]",
        "There are 56 in all",
    ),
    Gate(
        "A chapter says how it was measured and what it does not show",
        "the heading on what is not shown taken out",
        edit(VOICES, "## What this does not show", "What this does not show"),
        NOTEBOOKS + "test_a_chapter_ends_with_how_what_not_and_plain_words[02-voices.ipynb]",
        "02-voices.ipynb: ends with",
    ),
    Gate(
        "The workflow may not push",
        "the checks left with the right to push",
        edit(".github/workflows/ci.yml", "persist-credentials: false", "persist-credentials: true"),
        PROJECT + "test_the_workflow_runs_what_decides_and_may_not_overlook_it",
        "ci.yml: the checks could use the right to push",
    ),
    Gate(
        "No check is put aside",
        "a hook that leaves tests out",
        write("tests/conftest.py", "\n\ndef pytest_" + "collection_modifyitems(items):\n    del items[1:]\n"),
        PROJECT + "test_no_check_is_put_aside",
        "tests/conftest.py: .*modifyitems.* puts a check aside",
    ),
    Gate(
        "In CI the pages are looked at",
        "a missing Chromium skipped in CI too",
        edit("tests/conftest.py", r'if os\.environ\.get\("CI"\)', 'if os.environ.get("NEVER")'),
        MAKE + "test_without_chromium_ci_fails",
        "no Chromium in CI, and the tests of the pages",
    ),
    Gate(
        "Every figure and table has its caption",
        "the caption of a table emptied",
        prose(VOICES, ":::{table}\n:name: tab-planted\n\n| What |\n| --- |\n| Words |\n:::"),
        PAGES + "test_every_figure_and_table_says_in_words_what_it_shows",
        "02-voices.html: a figure or table without caption",
    ),
]


# --- how a gate is tried ------------------------------------------------------------------------------------------


def run(copy: Path, *command: str) -> subprocess.CompletedProcess:
    """Runs Python in the copy, with the copy's package in place of the installed one."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    environment |= {"PYTHONPATH": f"{copy}/_ext{os.pathsep}{copy}", "NO_COLOR": "1", "COLUMNS": "400"}
    return subprocess.run(
        [sys.executable, *command], cwd=copy, env=environment, capture_output=True, text=True, timeout=600
    )


def pytest_says(copy: Path, *arguments: str) -> tuple[bool, str]:
    """Whether the named checks pass in the copy, and what they print. Red means failed, not unable to run."""
    done = run(copy, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", *arguments)
    output = done.stdout + done.stderr
    assert done.returncode in (0, 1), f"the check could not be run: {output}"
    assert done.returncode or re.search(r"\d+ passed", output), f"the check was skipped: {output}"
    return done.returncode == 0, output


def build(copy: Path) -> tuple[bool, str]:
    """Whether the book builds, as `make book` does, reading only what has changed since the last time."""
    settings = run(copy, "-c", "from jupyter_book.cli.main import main; main()", "config", "sphinx", ".")
    assert settings.returncode == 0, settings.stdout + settings.stderr
    options = ["-W", "-n", "--keep-going", "-j", "2", "-q", "-b", "html", "-d", "_build/doctrees"]
    done = run(copy, "-m", "sphinx", *options, ".", "_build/html")
    return done.returncode == 0, done.stdout + done.stderr


def outcome(copy: Path, *checks: str) -> tuple[bool, str]:
    """Whether checks of one kind are green in a copy, and what they say."""
    if checks[0].startswith("nbval "):
        return pytest_says(copy, "--nbval", *(check.removeprefix("nbval ") for check in checks))
    if not checks[0].startswith("make book"):
        return pytest_says(copy, *checks)
    built, output = build(copy)
    nodes = [node for check in checks if (node := check.removeprefix("make book").removeprefix(", "))]
    if not nodes:
        return built, output
    assert built, f"the build is red already, before the check: {output}"
    return pytest_says(copy, *nodes)


def restore(book: Path) -> None:
    """Puts every file of the shared copy back as it is in the project, and takes away what was added."""
    kept = {".venv", "_build", "conf.py"}
    for path in book.rglob("*"):
        original, parts = ROOT / path.relative_to(book), path.relative_to(book).parts
        if path.is_file() and parts[0] not in kept and "__pycache__" not in parts:
            if not original.is_file():
                path.unlink()
            elif original.read_bytes() != path.read_bytes():
                shutil.copyfile(original, path)


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    """A copy in which the whole book is built once; what needs pages is tried there, one defect after the other."""
    copy = copy_project(tmp_path_factory.mktemp("book"))
    built, output = build(copy)
    assert built, output
    return copy


def green(copy: Path, *checks: str) -> None:
    """Fails unless all the checks are green."""
    passed, output = outcome(copy, *checks)
    assert passed, f"red without any defect:\n{output[-3000:]}"


def red(copy: Path, gate: Gate) -> None:
    """Plants the defect, and fails unless the gate's check is red and says so."""
    gate.plant(copy)
    passed, output = outcome(copy, gate.check)
    assert not passed, f"“{gate.promise}” is not kept: {gate.defect}, and {gate.check} stays green."
    assert re.search(gate.says, output), f"{gate.check} is red for another reason than {gate.defect}:\n{output[-3000:]}"


def gates_of(*kinds: str) -> pytest.MarkDecorator:
    """One test for each gate whose check is of one of the kinds, named after its defect."""
    cases = [pytest.param(gate, id=gate.defect) for gate in GATES if kind_of(gate.check) in kinds]
    return pytest.mark.parametrize("gate", cases)


def kind_of(check: str) -> str:
    """What a check needs: `nbval`, `make book`, or nothing but `pytest`."""
    return next((kind for kind in ("nbval", "make book") if check.startswith(kind)), "pytest")


def checks_of(kind: str) -> list[str]:
    """Each check of a kind, once."""
    return sorted({gate.check for gate in GATES if kind_of(gate.check) == kind})


@pytest.mark.parametrize("kind", ["pytest", "nbval"])
def test_checks_are_green_without_a_defect(tmp_path, kind):
    green(copy_project(tmp_path / "copy"), *checks_of(kind))


@gates_of("pytest", "nbval")
def test_defect_is_caught(tmp_path, gate):
    red(copy_project(tmp_path / "copy"), gate)


# A class, so that --dist loadscope keeps its tests on one worker: the book is built once for all of them.
class TestOnTheBuiltBook:
    """The gates that need pages."""

    def test_checks_are_green_without_a_defect(self, book):
        green(book, *checks_of("make book"))

    @gates_of("make book")
    def test_defect_is_caught(self, book, gate):
        try:
            red(book, gate)
        finally:
            restore(book)
