"""What README and CONTRIBUTING say: every number computed, every command and file there, every picture fresh."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from copies import ROOT, project_files, project_texts
from planted import edited, one_problem

from newsaudit.numbers import spelled
from story import coding
from story.findings import headline
from story.passes import PASSES

README = (ROOT / "README.md").read_text(encoding="utf-8")
# What the README may say without a computation: rules of ours, and how the coding was done.
README_FREE = [
    "in ten lines",
    "They need",
    "chapter 6",
    "chapter 7",
    "March 2020",
    "Pareti 2016",
    "CC BY 4.0",
    "1 to 5",
]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "chapters/about.md", "data/gold/README.md")
SAY_NOBODY_WAS_ASKED = ("README.md", "chapters/intro.ipynb", "chapters/about.md", "chapters/07-methods.ipynb")
TOPS = "|".join(sorted({re.escape(path.relative_to(ROOT).parts[0]) for path in project_files()}))


def readable(readme: str) -> str:
    """The README, its code blocks and tags left out, its lines joined; alternative texts stay."""
    text = re.sub(r"^```.*?^```", "", readme, flags=re.M | re.S)
    return " ".join(re.sub(r"<[^>]*?alt=\"([^\"]*)\"[^>]*>|<[^>]*>|`[^`]*`|^\d+\. ", r" \1 ", text, flags=re.M).split())


def number_problems(readme: str, codes: coding.Coding) -> list[str]:
    """Where the README does not say what is computed, or says a number that nothing computes."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    pythons = workflow["jobs"]["check"]["strategy"]["matrix"]["python"]
    heard = coding.words_by_source(codes)
    computed = [
        headline(codes),
        f"Python {', '.join(pythons[:-1])} or {pythons[-1]}",
        f"each of its {spelled(len(heard), 'source')} is heard",
        f"{spelled(len(PASSES)).capitalize()} passes of coding",
        f"two of {spelled(len(PASSES))}",
    ]
    text = readable(readme)
    problems = [f"README.md does not say {each!r}, which is computed." for each in computed if each not in text]
    if not problems and re.search(r"\*\*(.+?)\*\*", text).group(1) != headline(codes):
        problems.append("README.md: its first sentence in bold is not what findings.headline computes.")
    for known in [*computed, *README_FREE]:
        text = text.replace(known, " ")
    number = r"\b\d[\d.,]*%?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|half|third)\b"
    left = [text[max(0, hit.start() - 40) : hit.end() + 20] for hit in re.finditer(number, text, re.I)]
    return problems or [f"README.md: a number that nothing computes: {each}" for each in left]


def picture_problems(folder: Path, codes: coding.Coding) -> list[str]:
    """Each picture of the README that is another than is drawn from the coding, and each that is not drawn."""
    from story import readme

    drawn = readme.pictures(codes)
    problems = [
        f"{path} is stale; run python -m story.readme."
        for path, svg in drawn.items()
        if (folder / path).read_text(encoding="utf-8") != svg
    ]
    shown = set(re.findall(r'src(?:set)?="([^"]+)"', README))
    return problems + [f"README.md shows {each}." for each in shown ^ {path.as_posix() for path in drawn}]


def command_lines(text: str) -> list[str]:
    """Every command of make or newsaudit that a page or document names."""
    lines = text.replace("\\n", "\n") if text.startswith("{") else text
    lines = re.sub(r'\\+\n(?:",\n *")? *', " ", lines)  # a command that goes on in the next line
    return re.findall(r"(?:^|[`/ ])((?:make|newsaudit) [a-z]+\b[^`\n]*)", lines, re.M)


def command_problems(text: str) -> list[str]:
    """Each command that a text names and nobody could run: no such target, command or option."""
    from newsaudit.cli import main

    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    problems = []
    for line in command_lines(text):
        tool, word = line.split()[:2]
        if tool == "newsaudit" and word in main.commands:
            options = {option for each in main.commands[word].params for option in each.opts}
            unknown = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", line.split(" #")[0])) - options
            problems += [f"newsaudit {word} knows no {option}." for option in sorted(unknown)]
        elif tool == "newsaudit" and "--" in line:
            problems.append(f"there is no newsaudit {word}.")
        elif tool == "make" and re.fullmatch(r"make [a-z]+(?: [A-Z]+=\S+)? *(?:#.*)?", line) and word not in targets:
            problems.append(f"the Makefile has no {word}.")
    return problems


def name_problems(text: str) -> list[str]:
    """Each file and module that a text names and that is not there."""
    problems = []
    for module in re.findall(r"python -m ((?:newsaudit|story|benchmarks)[\w.]*)", text):
        path = ROOT / module.replace(".", "/")
        if not path.with_suffix(".py").is_file() and not (path / "__main__.py").is_file():
            problems.append(f"names {module}, which is not there.")
    for path in re.findall(rf"(?<![\w/.-])((?:{TOPS})(?:/[\w.*-]+)*)(?![\w-])", text):
        if not any(ROOT.glob(path.rstrip("."))):
            problems.append(f"names {path}, which is not there.")
    return problems


def says_nobody_was_asked(text: str) -> bool:
    """Whether a text says that neither the reporter nor anyone else was asked."""
    return bool(re.search(r"\bNeither\b[^.]*\bwas asked\b", text))


def test_every_number_of_the_readme_is_a_computed_one(codes):
    assert number_problems(README, codes) == []


@pytest.mark.parametrize(
    "old, new, says",
    [
        ("each of its nine sources", "each of its eight sources", "does not say 'each of its nine sources"),
        (r"^\*\*(\w+) words in ten", "**Eleven words in ten", "README.md does not say"),
        (r"^\*\*(.*)\*\*$", r"\1 **Read on.**", "first sentence in bold"),
        (r"^## Limits$", "## Limits of 17", "nothing computes: .*17"),
    ],
)
def test_another_number_in_the_readme_is_named(codes, old, new, says):
    one_problem(number_problems(edited(README, old, new), codes), says)


def test_the_pictures_of_the_readme_are_drawn_from_the_coding(codes):
    assert picture_problems(ROOT, codes) == []


def test_a_stale_picture_is_named(tmp_path, codes):
    (tmp_path / "_static").mkdir()
    for path in (ROOT / "_static").glob("lead-*.svg"):
        svg = path.read_text(encoding="utf-8")
        (tmp_path / "_static" / path.name).write_text(svg.replace("quoted", "cited") if "dark" in path.name else svg)
    one_problem(picture_problems(tmp_path, codes), "lead-dark.svg is stale")


def test_the_list_of_folders_of_the_readme_is_the_projects():
    there = {path.relative_to(ROOT).parts[0] for path in project_files() if len(path.relative_to(ROOT).parts) > 1}
    for folder in sorted(name for name in there if not name.startswith(".")):
        assert re.search(rf"(^|\s){re.escape(folder)}/", README), f"README.md does not say what {folder}/ is for."


def test_every_command_that_is_named_exists():
    texts = {
        name: text
        for name, text in project_texts().items()
        if name.startswith("chapters/") or name in ("README.md", "CONTRIBUTING.md")
    }
    assert sum(len(command_lines(text)) for text in texts.values()) > 10
    assert {name: command_problems(text) for name, text in texts.items() if command_problems(text)} == {}


@pytest.mark.parametrize(
    "text, says",
    [
        ("Run `newsaudit audit a.txt --jason`.", "newsaudit audit knows no --jason"),
        ("Run `newsaudit check --csv x`.", "no newsaudit check"),
        ("Run `make boook`.", "no boook"),
    ],
)
def test_a_command_that_does_not_exist_is_named(text, says):
    one_problem(command_problems(text), says)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_and_module_that_is_named_exists(name):
    assert name_problems((ROOT / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text", ["See data/package.json.", "Run python -m story.reedme.", "It is in newsaudit/nothing.py."]
)
def test_a_file_or_module_that_is_not_there_is_named(text):
    one_problem(name_problems(text), "which is not there")


@pytest.mark.parametrize("name", SAY_NOBODY_WAS_ASKED)
def test_it_is_said_that_nobody_was_asked(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert says_nobody_was_asked(text), f"{name}: does not say that neither the reporter nor anyone else was asked."
    assert not says_nobody_was_asked(text.replace("was asked", "spoke"))


# --- every command that the documents name runs; the other targets of make are run by a person or by CI ---


@pytest.mark.parametrize("kernel", ["elsewhere", "chapters"])
def test_a_notebook_finds_the_story_wherever_its_kernel_starts(tmp_path, kernel):
    folder = {"elsewhere": tmp_path, "chapters": ROOT / "chapters"}[kernel]
    command = [ROOT / ".venv/bin/python", "-c", "import newsaudit, story; print(story.__file__)"]
    run = subprocess.run(command, cwd=folder, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True)
    assert run.returncode == 0 and Path(run.stdout.strip()) == ROOT / "story/__init__.py", run.stderr


def test_the_readme_says_without_make_what_make_does():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    block = README.partition("<summary>Without make</summary>")[2].partition("</details>")[0]
    for tool in ("sphinx-build", "pytest"):
        (said,) = re.findall(rf"{tool} (.*)$", block, re.M)
        (made,) = [
            line
            for line in re.findall(rf"{tool} (.*)$", makefile, re.M)
            if "-m gate" not in line and line != "tests/archive"
        ]
        quiet = {"-q", "-E"}  # nothing printed, nothing kept: a first build keeps nothing
        assert set(made.split()) - quiet == set(said.split()), f"README.md, without make: {tool} {said}"


def test_the_gold_corpus_is_cut_by_the_command_of_contributing(tmp_path):
    gold = ROOT / "data/gold/wikinews.jsonl"
    command = [sys.executable, "-m", "benchmarks.corpus_parts", gold, tmp_path]
    subprocess.run(command, cwd=ROOT, check=True)
    parts = [path.read_text(encoding="utf-8").splitlines() for path in sorted(tmp_path.iterdir())]
    assert sorted(line for part in parts for line in part) != [] and len(parts) == 2


def test_every_bench_is_run_by_make_bench():
    from benchmarks.__main__ import BENCHES

    no_bench = {"corpus_parts", "short_news", "unseen_examples"}
    there = {path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py")} - no_bench
    assert set(BENCHES) == there
