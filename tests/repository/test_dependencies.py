"""What is installed: each package listed with its reason, locked with its hash, imported where it is declared."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from copies import ROOT
from packaging.requirements import Requirement
from planted import edited, one_problem

LOCKS = {f"requirements{part}.in": f"requirements{part}.txt" for part in ("", "-lab", "-archive", "-node")}
# Run by name, or by a setting, and never imported.
RUN_BY_NAME = "jupyter-book ipykernel sphinxcontrib-bibtex pytest-xdist nbval check-jsonschema ruff uv setuptools"
RUN_BY_NAME += " import-linter deptry zizmor"
OURS = ["newsaudit", "story", "benchmarks", "copies", "planted", "book_citations", "book_pages", "book_repairs"]
OURS += ["auditing", "book_weight", "looking", "own_article"]
PLACES_OF_THE_OLDEST_PYTHON = ("pyproject.toml", "Makefile", ".github/workflows/ci.yml", "CONTRIBUTING.md", "README.md")


def text_of(name: str) -> str:
    """The text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def direct(listed: str) -> dict[str, tuple[Requirement, str]]:
    """The direct dependencies of a list, by name, each with the reason beside it."""
    found, last = {}, None
    for line in listed.splitlines():
        text, _, comment = line.partition("#")
        if text.strip():
            last = Requirement(text)
            found[last.name] = (last, comment.strip())
        elif last and line.startswith("  "):
            found[last.name] = (last, f"{found[last.name][1]} {comment.strip()}")
    return found


def locked(lock: str) -> dict[str, str]:
    """What a lock installs: each package's name and the whole of its entry."""
    entries = re.split(r"\n(?=[A-Za-z0-9])", lock.strip())
    return {re.match(r"[\w.-]+", entry).group(): entry for entry in entries if not entry.startswith("#")}


def pin_problems(lock: str) -> list[str]:
    """Each package of a lock that is not pinned to one version by hash."""
    pinned = r"[\w.-]+==\d[\w.+!-]*( ; .+)? \\\n(    --hash=sha256:[0-9a-f]{64}\b.*\n?)+"
    return [f"{name} has no version or no hash." for name, entry in locked(lock).items() if not re.match(pinned, entry)]


def stale_lock_problems(listed: str, lock: str, name: str = "requirements.in") -> list[str]:
    """How a lock differs from what its list asks for."""
    entries = locked(lock)
    named = {package for package, entry in entries.items() if re.search(rf"# +(via )?-r {re.escape(name)}\b", entry)}
    if named != set(direct(listed)):
        return [f"the lock is not compiled from {name}: {sorted(named ^ set(direct(listed)))}; run make lock."]
    versions = {package: re.match(r"[\w.-]+==([\w.]+)", entries[package]).group(1) for package in named}
    return [
        f"{package} is locked at {versions[package]}, {name} asks for {requirement}."
        for package, (requirement, _) in direct(listed).items()
        if versions[package] not in requirement.specifier
    ]


def reason_problems(listed: str) -> list[str]:
    """Each dependency without a reason, and each pin without the version that fails."""
    return [
        f"{name} stands there without a reason, or without one for its pin."
        for name, (requirement, reason) in direct(listed).items()
        if len(reason.split()) < 3 or (requirement.specifier and not re.search(r"\d", reason))
    ]


def deptry(*arguments: str | Path) -> list[str]:
    """What deptry finds wrong between imports and declarations."""
    command = [sys.executable, "-m", "deptry", "--no-ansi", *map(str, arguments)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode in (0, 1) and "Scanning" in run.stderr, run.stdout + run.stderr
    return [line for line in (run.stdout + run.stderr).splitlines() if " DEP" in line]


def book_problems(listed: Path, empty: Path) -> list[str]:
    """What deptry finds wrong between the lists of dependencies and all the code there is, notebooks and tests too."""
    ours = [word for name in OURS for word in ("--known-first-party", name)]
    ignored = "DEP002=" + "|".join(RUN_BY_NAME.split())
    lists = f"{listed},{ROOT / 'requirements-archive.in'}"
    settings = ["--config", empty, "--requirements-files", lists, "--per-rule-ignores", ignored]
    folders = ["newsaudit", "story", "own_article", "benchmarks", "chapters", "tests", "_ext"]
    return deptry(*folders, *settings, *ours, "--exclude", r"\.venv")


def python_problems(texts: dict[str, str]) -> list[str]:
    """Where another oldest Python is named than the package asks for, or another newest than is tried."""
    project = tomllib.loads(texts["pyproject.toml"])
    (oldest,) = re.fullmatch(r">=(\d\.\d+)", project["project"]["requires-python"]).groups()
    matrix = yaml.safe_load(texts[".github/workflows/ci.yml"])["jobs"]["check"]["strategy"]["matrix"]["python"]
    classifiers = re.findall(
        r"Programming Language :: Python :: (\d\.\d+)", " ".join(project["project"]["classifiers"])
    )
    major, minor = oldest.split(".")
    said = {
        "pyproject.toml, ruff": project["tool"]["ruff"]["target-version"] == f"py{major}{minor}",
        "pyproject.toml, classifiers": classifiers == matrix,
        "Makefile, the version asked for": f"sys.version_info < ({major}, {minor})" in texts["Makefile"],
        "Makefile, what it says": f"needs Python {oldest} or newer" in texts["Makefile"],
        "Makefile, the locks": set(re.findall(r"--python-version (\d\.\d+)", texts["Makefile"])) == {oldest},
        "ci.yml": matrix[0] == oldest,
        "CONTRIBUTING.md": f"Python {oldest} or newer" in texts["CONTRIBUTING.md"],
        "README.md": f"Python {', '.join(matrix[:-1])} or {matrix[-1]}" in texts["README.md"],
    }
    return [
        f"pyproject.toml asks for Python {oldest}; another in {where}." for where, right in said.items() if not right
    ]


@pytest.mark.parametrize("lock", LOCKS.values())
def test_every_package_is_pinned_with_its_hash(lock):
    assert pin_problems(text_of(lock)) == []


def test_a_package_without_hash_is_named():
    lock = edited(text_of("requirements.txt"), r"^(click==\S+) \\\n(    --hash=\S+( \\)?\n)+", "\\1 \\\\\\n")
    one_problem(pin_problems(lock), "click has no version or no hash")


@pytest.mark.parametrize("listed, lock", LOCKS.items())
def test_the_lock_is_compiled_from_the_list(listed, lock):
    assert stale_lock_problems(text_of(listed), text_of(lock), listed) == []


def test_a_dependency_that_is_not_locked_is_named():
    listed = text_of("requirements.in") + "requests  # fetches a page\n"
    one_problem(stale_lock_problems(listed, text_of("requirements.txt")), "requests.*run make lock")


@pytest.mark.parametrize("listed", LOCKS)
def test_every_dependency_has_its_reason_and_every_pin_its_own(listed):
    assert reason_problems(text_of(listed)) == []


@pytest.mark.parametrize("planted", ["requests\n", "requests<3  # fetches a page\n"])
def test_a_dependency_or_a_pin_without_a_reason_is_named(planted):
    one_problem(reason_problems(text_of("requirements.in") + planted), "requests stands there without a reason")


def test_the_instrument_declares_what_it_imports_and_imports_what_it_declares():
    assert deptry("newsaudit", "--known-first-party", "newsaudit") == []


def test_what_the_instrument_asks_for_is_locked_as_it_asks():
    listed = direct(text_of("requirements.in"))
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    for requirement in map(Requirement, project["dependencies"]):
        own = listed[requirement.name][0].specifier
        assert not requirement.specifier or requirement.specifier == own, f"pyproject.toml pins {requirement}: {own}."
    assert sorted(project["optional-dependencies"]["archive"]) == sorted(direct(text_of("requirements-archive.in")))


def test_the_list_names_what_book_and_tests_import_and_nothing_else(tmp_path):
    (tmp_path / "empty.toml").touch()
    assert book_problems(ROOT / "requirements.in", tmp_path / "empty.toml") == []


@pytest.mark.parametrize(
    "old, new, says",
    [
        (r"\Z", "requests  # fetches a page\n", "'requests' defined as a dependency but not used"),
        (r"^fonttools .*\n", "", "'fontTools' imported but"),
    ],
    ids=["nothing uses it", "not listed"],
)
def test_a_dependency_that_is_unused_or_not_listed_is_named(tmp_path, old, new, says):
    (tmp_path / "empty.toml").touch()
    (tmp_path / "requirements.in").write_text(edited(text_of("requirements.in"), old, new))
    problems = book_problems(tmp_path / "requirements.in", tmp_path / "empty.toml")
    assert problems and all(re.search(says, problem) for problem in problems), problems


def test_oldest_and_newest_python_are_the_same_everywhere():
    assert python_problems({name: text_of(name) for name in PLACES_OF_THE_OLDEST_PYTHON}) == []


@pytest.mark.parametrize(
    "name, old, new, says",
    [
        ("CONTRIBUTING.md", r"Python 3\.11 or newer", "Python 3.12 or newer", "CONTRIBUTING.md"),
        (".github/workflows/ci.yml", r', "3\.14"', "", "classifiers"),
    ],
)
def test_another_python_is_named(name, old, new, says):
    texts = {each: text_of(each) for each in PLACES_OF_THE_OLDEST_PYTHON}
    assert any(says in problem for problem in python_problems(texts | {name: edited(texts[name], old, new)}))
