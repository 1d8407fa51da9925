"""The project around the book: what is installed, what is published, what the settings do, what the README says.

What takes long to import (Sphinx, Matplotlib) is imported where it is used: most of these checks need neither.
"""

import csv
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from copies import ROOT, project_files
from packaging.requirements import Requirement

from newsaudit.numbers import spelled
from story import coding
from story.findings import headline

CONFIG = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
LARGEST = 1_000_000
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
LOCKS = {"requirements.in": "requirements.txt", "requirements-lab.in": "requirements-lab.txt"}
SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a token": r"\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{20}|xox[abprs]-[\w-]{10,}|pypi-AgE\w{20,})"
    r"|\b(?:AKIA[0-9A-Z]{16}|AIza[\w-]{35}|sk-[\w-]{20,}|eyJ[\w-]{20,}\.eyJ[\w-]{20,})",
    "a password": r"(?i)\b(?:password|passwd|secret|api_?key|token)[\"']?\s*[:=]\s*[\"'][^\"'\s${}]{8,}[\"']",
    "a password in an address": r"\b[a-z]+://[^\s/:@\"'{}]+:[^\s/@\"'{}]+@",
}
PATH = re.compile(r"(?<![\w.:/)}])/(?:home|root|Users|work|tmp|mnt|opt|private)/\w[\w./-]*|\b[A-Z]:\\\\?Users\b")
# What the README may say without a computation: rules of ours, and how the coding was done.
README_FREE = [
    "in ten lines",
    "Both need",
    "chapter 6",
    "chapter 7",
    "March 2020",
    "Pareti 2016",
    "CC BY 4.0",
    "1 to 5",
]


def texts() -> list[tuple[str, str]]:
    """Name and text of every file of the project that is text."""
    found = []
    for path in project_files():
        try:
            found.append((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def direct(name: str) -> dict[str, tuple[Requirement, str]]:
    """The direct dependencies of a list, by name, each with the reason beside it."""
    found, last = {}, None
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        text, _, comment = line.partition("#")
        if text.strip():
            last = Requirement(text)
            found[last.name] = (last, comment.strip())
        elif last and line.startswith("  "):
            found[last.name] = (last, f"{found[last.name][1]} {comment.strip()}")
    return found


def locked(name: str) -> dict[str, str]:
    """What a lock installs: each package's name and the whole of its entry."""
    entries = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / name).read_text(encoding="utf-8").strip())
    return {re.match(r"[\w.-]+", entry).group(): entry for entry in entries if not entry.startswith("#")}


# --- what is installed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS.values())
def test_every_package_is_pinned_with_its_hash(lock):
    for package, entry in locked(lock).items():
        assert re.match(r"[\w.-]+==\d[\w.+!-]*( ; .+)? \\\n", entry), f"{lock}: {package} is not pinned to one version."
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), f"{lock}: {package} has no hash."


@pytest.mark.parametrize("listed, lock", LOCKS.items())
def test_the_lock_is_compiled_from_the_list(listed, lock):
    entries = locked(lock)
    named = {name for name, entry in entries.items() if re.search(rf"# +(via )?-r {re.escape(listed)}\b", entry)}
    assert named == set(direct(listed)), f"{lock} is not compiled from {listed}; run make lock."
    for name, (requirement, _) in direct(listed).items():
        version = re.match(r"[\w.-]+==([\w.]+)", entries[name]).group(1)
        assert version in requirement.specifier, f"{lock} has {name} {version}, {listed} asks for {requirement}."


@pytest.mark.parametrize("listed", LOCKS)
def test_every_dependency_has_its_reason_and_every_pin_its_own(listed):
    for name, (requirement, reason) in direct(listed).items():
        assert len(reason.split()) >= 3, f"{listed}: {name} stands there without a reason."
        if requirement.specifier:
            assert re.search(r"\d", reason), f"{listed}: {requirement} does not say which version fails, and how."


def test_the_package_asks_for_nothing_that_is_not_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = direct("requirements.in")
    for requirement in map(Requirement, project["dependencies"]):
        assert requirement.name in listed, f"pyproject.toml asks for {requirement.name}, requirements.in does not."
        if requirement.specifier:
            own = listed[requirement.name][0].specifier
            assert requirement.specifier == own, f"pyproject.toml pins {requirement}, requirements.in {own}."


def test_every_dependency_is_used():
    from importlib.metadata import packages_distributions

    # What no code imports and no setting names: the option or setting that needs it.
    needed_by = {"ipykernel": "execute_notebooks", "pytest-xdist": "dist", "sphinxcontrib-bibtex": "bibtex_bibfiles"}
    modules = packages_distributions()
    code = "\n".join(text for name, text in texts() if name.endswith((".py", ".ipynb")))
    settings = "\n".join((ROOT / name).read_text("utf-8") for name in ("Makefile", "_config.yml", "pyproject.toml"))
    settings = re.sub(r"^dependencies = .*$", "", settings, flags=re.M)
    used = {*re.findall(r'(?:\bimport|\bfrom|-m)(?:",)? "?(\w+)', code), *re.findall(r"\w[\w-]*", settings)}
    for name in direct("requirements.in"):
        names = {name, needed_by.get(name), *(module for module in modules if name in modules[module])}
        assert names & used, f"requirements.in: nothing uses {name}; take it out, with its reason."


def test_the_oldest_python_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (oldest,) = re.fullmatch(r">=(\d\.\d+)", project["project"]["requires-python"]).groups()
    major, minor = oldest.split(".")
    said = {
        "pyproject.toml, ruff": project["tool"]["ruff"]["target-version"] == f"py{major}{minor}",
        "Makefile, the version asked for": f"sys.version_info < ({major}, {minor})" in makefile,
        "Makefile, what it says": f"needs Python {oldest} or newer" in makefile,
        "Makefile, the locks": set(re.findall(r"--python-version (\d\.\d+)", makefile)) == {oldest},
        "ci.yml": yaml.safe_load(WORKFLOWS[0].read_text("utf-8"))["jobs"]["check"]["strategy"]["matrix"]["python"][0]
        == oldest,
        "CONTRIBUTING.md": f"Python {oldest} or newer" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    }
    wrong = [where for where, right in said.items() if not right]
    assert not wrong, f"pyproject.toml asks for Python {oldest} or newer; another one in {wrong}."


# --- what is published ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", SECRETS)
def test_no_secret_is_published(what):
    found = [f"{name}: {hit.group()[:12]}…" for name, text in texts() if (hit := re.search(SECRETS[what], text))]
    assert not found, f"{what} is in the tree: {found}"


def test_no_path_of_a_machine_is_published():
    found = [f"{name}: {hit.group()}" for name, text in texts() if (hit := PATH.search(text))]
    assert not found, f"an absolute path is in the tree: {found}"


def test_no_file_is_over_a_megabyte():
    found = {path.relative_to(ROOT).as_posix(): path.stat().st_size for path in project_files()}
    large = {name: size for name, size in found.items() if size > LARGEST}
    assert found and not large, f"larger than {LARGEST:,} bytes: {large}"


def test_actions_are_pinned_by_commit():
    uses = [line.strip() for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert uses
    for line in uses:
        assert re.fullmatch(r"(- )?uses: [\w./-]+@[0-9a-f]{40}  # v\d[\w.]*", line), (
            f"{line!r} is not pinned by commit."
        )


def test_a_workflow_may_only_read_unless_it_publishes():
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {"contents": "read"}, f"{path.name}: more is permitted than reading."
        for name, job in workflow["jobs"].items():
            writes = {scope for scope, right in job.get("permissions", {}).items() if right == "write"}
            assert writes <= {"pages", "id-token"}, f"{path.name}: the job {name} may write {writes}."


def test_the_workflow_runs_what_decides_and_may_not_overlook_it():
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        found = re.search(r"continue-on-error|\|\| *true|set \+e|if: *(?:false|always)", text)
        assert not found, f"{path.name}: {found.group()!r} lets a failed check pass."
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    runs = [step for step in workflow["jobs"]["check"]["steps"] if step.get("run", "").startswith("make ")]
    assert runs[0] == {"run": "make test"}, "ci.yml: the job check does not run make test, whatever the branch."
    assert [step["run"] for step in runs] == ["make test", "make gates"], "ci.yml: make test, then make gates."
    fetch = workflow["jobs"]["check"]["steps"][0]
    assert fetch.get("with") == {"persist-credentials": False}, "ci.yml: the checks could use the right to push."
    assert workflow["jobs"]["publish"]["needs"] == "check", "ci.yml: the book is published without waiting for check."
    assert {"push", "pull_request"} <= workflow[True].keys(), "ci.yml: a push or a pull request is not checked."


def test_no_check_is_put_aside():
    # Two checks need what is not here: Chromium, which CI must have, and corpora that may not be published.
    may_skip = {"tests/conftest.py", "tests/engine/test_attribution.py"}
    aside = re.compile(
        r"\b(?:pytest\.|mark\.)(skip|skipif|xfail|importorskip)\b|\b(collect_ignore\w*|__test__|pytest_[a-z]+_[a-z_]+)\b"
    )
    for name, text in texts():
        own = name.endswith(".py") and name != "tests/repository/test_project.py"
        found = [hit for hit in aside.finditer(text) if own and not (name in may_skip and hit.group(1) == "skip")]
        assert not found, f"{name}: {found[0].group()!r} puts a check aside."
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert settings["addopts"] == "-q --strict-markers", (
        "pyproject.toml: pytest is told more, or less, than to be quiet."
    )
    assert settings["testpaths"] == ["tests", "chapters"], "pyproject.toml: tests and chapters are not both checked."
    others = [
        path.name for path in project_files() if path.name in ("pytest.ini", "tox.ini", "setup.cfg", ".pytest.ini")
    ]
    assert not others, f"{others}: pytest would read them in place of pyproject.toml."


def test_version_and_date_are_the_same_everywhere():
    edition = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", changes, re.M)
    dated = [re.fullmatch(r"(?:(\d+\.\d+\.\d+) — )?(\d{4}-\d\d-\d\d)", heading) for heading in headings]
    assert dated and all(dated), f"CHANGELOG.md: a list of changes without a date: {headings}"
    days = [each.group(2) for each in dated]
    assert days == sorted(days, reverse=True), f"CHANGELOG.md: the newest changes do not stand first: {days}"
    newest, day = next(each.groups() for each in dated if each.group(1))
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    known = {
        "pyproject.toml": edition,
        "CHANGELOG.md": newest,
        "CITATION.cff": citation["version"],
        "CITATION.cff, date": str(citation["date-released"]) == day and edition,
    }
    assert len(set(known.values())) == 1, f"not one version and one date: {known}; CHANGELOG.md has {day}."


def test_every_licence_and_owner_of_the_data_is_in_the_licence():
    package = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    licence = " ".join((ROOT / "LICENSE").read_text(encoding="utf-8").split())
    named = {each["name"].replace("-", " ") for held in package["resources"] for each in held.get("licenses", [])}
    owners = {"MIT License", "data/article/article.txt", "Natural Earth", "world-atlas", "GeoNames", "Wikinews", "GUM"}
    missing = sorted(each for each in named | owners if each not in licence)
    assert named and not missing, f"LICENSE: says nothing of {missing}, which this project holds."


@pytest.mark.parametrize(
    "schema, files",
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.citation-file-format", [ROOT / "CITATION.cff"]),
    ],
    ids=["workflow", "timeouts", "citation"],
)
def test_files_of_others_formats_are_valid(schema, files):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, f"{[path.name for path in files]}: {run.stdout}{run.stderr}"


def test_every_module_and_table_of_the_package_is_shipped():
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    files = [path.relative_to(ROOT) for path in project_files() if path.is_relative_to(ROOT / "newsaudit")]
    folders = {".".join(path.parent.parts) for path in files if path.suffix == ".py"}
    assert folders == set(setuptools["packages"]), "pyproject.toml, packages: not the folders of newsaudit."
    shipped = {
        path for pattern in setuptools["package-data"]["newsaudit"] for path in (ROOT / "newsaudit").glob(pattern)
    }
    left = [path.as_posix() for path in files if path.suffix != ".py" and ROOT / path not in shipped]
    assert not left, f"pyproject.toml, package-data: {left} would not be installed."


# --- what the settings do ---------------------------------------------------------------------------------------


def leaves(mapping: dict, above: tuple = ()) -> list[tuple]:
    """The path of every key of nested settings that holds a value; below `sphinx.config`, its direct keys."""
    found = []
    for key, value in mapping.items():
        path = (*above, key)
        found += leaves(value, path) if isinstance(value, dict) and above != ("sphinx", "config") else [path]
    return found


def generated(config: dict, folder: Path) -> dict:
    """The settings of Sphinx that Jupyter Book makes of `_config.yml`."""
    from jupyter_book.config import get_final_config

    path = folder / "_config.yml"
    path.write_text(yaml.safe_dump(config), encoding="utf-8")
    return get_final_config(user_yaml=path, cli_config={"latex_individualpages": False}, sourcedir=ROOT)[0]


@pytest.mark.parametrize("path", leaves(CONFIG), ids=".".join)
def test_every_key_of_the_config_takes_effect(path, tmp_path):
    without = yaml.safe_load(yaml.safe_dump(CONFIG))
    holder = without
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    assert generated(without, tmp_path) != generated(CONFIG, tmp_path), (
        f"_config.yml: {'.'.join(path)} changes nothing; it is the default, or stands under the wrong parent."
    )


def test_no_warning_is_kept_silent():
    config = CONFIG["sphinx"]["config"]
    assert config["suppress_warnings"] == [], "_config.yml: suppress_warnings hides what would stop the book."
    silent = [key for key in config if key.startswith("nitpick_ignore")]
    assert not silent, f"_config.yml: {silent} hides references to nothing."
    assert CONFIG["execute"]["execute_notebooks"] == "inline", "_config.yml: the book would show old outputs."
    assert "exclude_patterns" not in CONFIG["execute"], "_config.yml, execute: some chapters would not be executed."


def test_every_chapter_is_in_the_book():
    named = set(re.findall(r"\b(?:file|root): (\S+)", (ROOT / "_toc.yml").read_text(encoding="utf-8")))
    there = {f"chapters/{path.stem}" for path in project_files() if path.parent == ROOT / "chapters"}
    assert named == there, (
        f"_toc.yml: {sorted(there - named)} would be left out, {sorted(named - there)} are not there."
    )


def test_sphinx_knows_every_key_under_sphinx_config(tmp_path):
    from sphinx.application import Sphinx

    app = Sphinx(
        ROOT, None, tmp_path, tmp_path, "html", confoverrides=generated(CONFIG, tmp_path), status=None, warning=None
    )
    unknown = [name for name in CONFIG["sphinx"]["config"] if name not in app.config]
    assert not unknown, f"_config.yml, sphinx.config: Sphinx and its extensions know no {unknown}."


# --- what the README says ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def text() -> str:
    """The README, its code blocks and tags left out, its lines joined; alternative texts stay."""
    whole = (ROOT / "README.md").read_text(encoding="utf-8")
    whole = re.sub(r"^```.*?^```", "", whole, flags=re.M | re.S)
    return " ".join(
        re.sub(r"<[^>]*?alt=\"([^\"]*)\"[^>]*>|<[^>]*>|`[^`]*`|^\d+\. ", r" \1 ", whole, flags=re.M).split()
    )


def test_the_finding_is_the_computed_one(codes, text):
    bold = re.search(r"\*\*(.+?)\*\*", text).group(1)
    assert bold == headline(codes), (
        "README.md: its first sentence in bold is not what findings.headline computes; run python -m story.readme."
    )


def test_every_number_is_a_computed_one(codes, text):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    matrix = yaml.safe_load(WORKFLOWS[0].read_text(encoding="utf-8"))["jobs"]["check"]["strategy"]["matrix"]["python"]
    heard = coding.words_by_source(codes)
    passes = coding.read_table(ROOT / "data/coding/attributions.csv")["coder"].unique()
    computed = [
        headline(codes),
        f"Python {', '.join(matrix[:-1])} or {matrix[-1]}",
        f"each of its {spelled(len(heard), 'source')} is heard",
        f"{spelled(len(set(passes) - {coding.SETTLED})).capitalize()} passes of coding",
        f"two of {spelled(len(set(passes) - {coding.SETTLED}))}",
    ]
    assert project["requires-python"] == f">={matrix[0]}"
    for sentence in computed:
        assert sentence in text, f"README.md does not say {sentence!r}, which is what is computed."
    for known in [*computed, *README_FREE]:
        text = text.replace(known, " ")
    number = r"\b\d[\d.,]*%?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|half|third)\b"
    left = [text[max(0, hit.start() - 40) : hit.end() + 20] for hit in re.finditer(number, text, re.I)]
    assert not left, f"README.md: a number that nothing computes: {left}"


def test_its_pictures_are_those_the_package_draws(codes):
    from story import readme

    pictures = readme.pictures(codes)
    for path, svg in pictures.items():
        assert (ROOT / path).read_text(encoding="utf-8") == svg, f"{path} is stale; run python -m story.readme."
    shown = set(re.findall(r'src(?:set)?="([^"]+)"', (ROOT / "README.md").read_text(encoding="utf-8")))
    assert shown == {path.as_posix() for path in pictures}, "README.md shows other pictures than story.readme draws."


def test_its_list_of_folders_is_the_projects():
    readme_text = (ROOT / "README.md").read_text(encoding="utf-8")
    there = {path.relative_to(ROOT).parts[0] for path in project_files() if len(path.relative_to(ROOT).parts) > 1}
    for folder in sorted(name for name in there if not name.startswith(".")):
        assert re.search(rf"(^|\s){re.escape(folder)}/", readme_text), f"README.md does not say what {folder}/ is for."


def commands() -> list[tuple[str, str]]:
    """Every command that a page or document names, as in `make book`, with the name of the file."""
    found = []
    for name, text in texts():
        if name.startswith("chapters/") or name in ("README.md", "CONTRIBUTING.md"):
            lines = text.replace("\\n", "\n") if name.endswith(".ipynb") else text
            lines = re.sub(r'\\+\n(?:",\n *")? *', " ", lines)  # a command that goes on in the next line
            found += [
                (name, line) for line in re.findall(r"(?:^|[`/ ])((?:make|newsaudit) [a-z]+\b[^`\n]*)", lines, re.M)
            ]
    return found


def test_every_command_that_is_named_exists():
    from newsaudit.cli import main

    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    named = 0
    for name, line in commands():
        tool, word = line.split()[:2]
        if tool == "newsaudit" and word in main.commands:
            options = {option for each in main.commands[word].params for option in each.opts}
            unknown = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", line.split(" #")[0])) - options
            assert not unknown, f"{name}: {line.strip()!r}: newsaudit {word} knows no {sorted(unknown)}."
            named += 1
        elif tool == "make" and re.fullmatch(r"make [a-z]+(?: [A-Z]+=\S+)? *(?:#.*)?", line):
            assert word in targets, f"{name} names make {word}, which the Makefile does not have."
            named += 1
        else:
            assert tool == "make" or "--" not in line, f"{name}: {line.strip()!r}: there is no newsaudit {word}."
    assert named > 10


def test_it_is_said_that_nobody_was_asked():
    for name in ("README.md", "chapters/intro.ipynb", "chapters/about.md", "chapters/07-methods.ipynb"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert re.search(r"\bNeither\b[^.]*\basked to comment\b", text), (
            f"{name}: does not say that neither the reporter nor anyone else was asked."
        )


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "chapters/about.md", "data/gold/README.md"])
def test_every_file_and_module_that_is_named_exists(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for module in re.findall(r"python -m ((?:newsaudit|benchmarks)[\w.]*)", text):
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), f"{name} names {module}; no such."
    tops = "|".join(sorted({re.escape(path.relative_to(ROOT).parts[0]) for path in project_files()}))
    for path in re.findall(rf"(?<![\w/.-])((?:{tops})(?:/[\w.*-]+)*)(?![\w-])", text):
        assert any(ROOT.glob(path.rstrip("."))), f"{name} names {path}, which is not there."


# --- what is derived ---------------------------------------------------------------------------------------------


def test_every_reference_is_cited():
    entries = re.findall(r"^@\w+\{([^,\s]+),", (ROOT / "references.bib").read_text(encoding="utf-8"), re.M)
    pages = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "chapters").iterdir()) if path.is_file()
    )
    cited = {key.strip() for keys in re.findall(r"\{cite:[pt]\}`([^`]+)`", pages) for key in keys.split(",")}
    unused = sorted(set(entries) - cited)
    assert entries and not unused, f"references.bib: nothing cites {unused}."


def test_a_key_of_the_bibliography_says_who_and_when():
    entries = re.findall(
        r"^@\w+\{([^,\s]+),(.*?)^\}", (ROOT / "references.bib").read_text(encoding="utf-8"), re.M | re.S
    )
    assert len(entries) > 30
    for key, entry in entries:
        who, year = re.match(r"([a-z]+)(\d{4})?", key).groups()
        said = re.search(r"\byear *= *\{(.*?)\}", entry)
        assert not year or (said and said.group(1) == year), f"references.bib: {key} is of {said and said.group(1)}."
        people = re.search(r"\b(?:author|editor) *= *\{(.+?)\},?\n", entry, re.S)
        if people and year:
            words = re.findall(r"\w+", people.group(1).split(" and ")[0])
            capitals = [word[0] for word in words if word[0].isupper()]
            forms = ["".join(parts).casefold() for parts in (words, capitals, [word[0] for word in words])]
            forms += re.findall(r"https?://([\w.-]+)", entry)  # an office by its host
            assert any(who in form for form in forms), f"references.bib: {key} is by {people.group(1)!r}."


@pytest.mark.parametrize("path", sorted((ROOT / "newsaudit").rglob("*.csv")), ids=lambda path: path.name)
def test_a_table_of_the_package_is_a_table(path):
    rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    assert len(rows) > 1, f"{path.name} has no rows."
    widths = {len(row) for row in rows}
    assert widths == {len(rows[0])}, f"{path.name}: a row has another number of cells than the head."
    assert all(row[0] for row in rows), f"{path.name}: a row has an empty first cell."


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=["lint", "format"])
def test_the_code_keeps_its_style(command):
    run = subprocess.run([sys.executable, "-m", "ruff", *command, "."], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
