"""What `make` and `.ci/run` do: stop where something fails, leave no check out, and say what a machine lacks."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from copies import ROOT
from planted import edited, one_problem

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DECIDES = (ROOT / ".ci/run").read_text(encoding="utf-8")

TOO_OLD = '#!/bin/sh\ncase "$2" in *version_info*) exit 1;; esac\nexit 0\n'
NO_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexit 0\n'
# A Python that notes each environment it is asked for, and puts into it a pip and a uv that install nothing.
NOTES_VENV = """\
#!/bin/sh
test "$2" = venv || exit 0
echo "$@" >> asked
mkdir -p .venv/bin
for name in pip uv; do printf '#!/bin/sh\\n' > .venv/bin/$name; chmod +x .venv/bin/$name; done
printf '#!/bin/sh\\necho "$MPLCONFIGDIR: $2" > drawn\\n' > .venv/bin/python; chmod +x .venv/bin/python
"""


def make(folder: Path, script: str, target: str) -> subprocess.CompletedProcess:
    """Runs make in a folder with nothing but what the installation reads, on a Python that is a script."""
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    python = folder / "python"
    python.write_text(script)
    python.chmod(0o755)
    return subprocess.run(["make", f"PYTHON={python}", target], cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize(
    "script, sentence",
    [(TOO_OLD, "needs Python 3.11 or newer"), (NO_VENV, "has no venv module; install it")],
    ids=["an older Python", "no venv module"],
)
@pytest.mark.parametrize("target", ["book", "test"])
def test_make_says_what_to_install(tmp_path, script, sentence, target):
    run = make(tmp_path, script, target)
    assert run.returncode != 0 and sentence in run.stderr
    assert "Traceback" not in run.stderr and not (tmp_path / ".venv").exists()


def test_the_list_of_fonts_is_made_with_the_environment_and_not_at_home(tmp_path):
    make(tmp_path, NOTES_VENV, ".venv/installed")
    assert (tmp_path / "drawn").read_text() == f"{tmp_path}/.venv/matplotlib: import matplotlib.font_manager\n"


def test_make_begins_an_installation_that_was_stopped_anew(tmp_path):
    make(tmp_path, NOTES_VENV, ".venv/installed")
    assert (tmp_path / "asked").read_text() == "-m venv --clear .venv\n"
    (tmp_path / ".venv/installed").unlink()
    make(tmp_path, NOTES_VENV, ".venv/installed")
    assert (tmp_path / "asked").read_text().count("--clear") == 2, "half an environment is taken for a whole one"


@pytest.mark.parametrize("pip, times", [(None, 1), ("#!/nowhere/python\n", 2)], ids=["works", "its Python is gone"])
def test_make_keeps_an_environment_that_works(tmp_path, pip, times):
    make(tmp_path, NOTES_VENV, ".venv/installed")
    if pip:
        (tmp_path / ".venv/bin/pip").write_text(pip)
    os.utime(tmp_path / ".venv/installed", (0, 0))  # older than the lock, as after an edit of it
    make(tmp_path, NOTES_VENV, ".venv/installed")
    assert (tmp_path / "asked").read_text().count("--clear") == times


# A tool that notes how it was called, and fails if it is the one that is to fail.
STUB = """\
#!/bin/sh
echo "$(basename "$0") $*" >> "$CALLED"
mkdir -p _build/html
echo DejaVu
test "$(basename "$0") $1" != "$FAILS" && test "$(basename "$0")" != "$FAILS"
"""


def stubbed(folder: Path, fails: str, *command: str) -> tuple[int, list[str]]:
    """What a command returns where all tools are stubs and one of them fails, and how the tools were called."""
    for place, names in {
        ".venv/bin": ("jupyter-book", "sphinx-build", "pytest", "uv", "python"),
        "bin": ("make", "chromium", "fc-list", "apt-get"),
    }.items():
        (folder / place).mkdir(parents=True)
        for name in names:
            (folder / place / name).write_text(STUB)
            (folder / place / name).chmod(0o755)
    environment = os.environ | {"CALLED": str(folder / "called"), "FAILS": fails}
    if command[0] != "make":  # or the real one could not be run
        environment["PATH"] = f"{folder}/bin{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    called = folder / "called"
    return run.returncode, called.read_text().splitlines() if called.exists() else []


def target_problems(makefile: str, folder: Path, target: str, tool: str) -> list[str]:
    """What is wrong where the tool of a target fails: it is not run, or make goes on as if nothing had happened."""
    folder.mkdir()
    (folder / "Makefile").write_text(makefile)
    for name in ("package.json", "package-lock.json"):
        (folder / name).touch()
    code, called = stubbed(folder, tool, "make", "-o", ".venv/installed", target)
    if not called or not called[-1].startswith(tool):
        return [f"make {target} does not run {tool}: {called}"]
    return [] if code else [f"{tool} fails, and make {target} goes on as if nothing had happened."]


def option_problems(makefile: str, folder: Path) -> list[str]:
    """What make book, test and gates leave out: a warning, a stored output, or a check that neither of two runs."""
    (folder / "Makefile").write_text(makefile)
    _, called = stubbed(folder, "", "make", "-o", ".venv/installed", "test", "gates")
    build = next(line for line in called if line.startswith("sphinx-build"))
    tests, gates = (line for line in called if line.startswith("pytest"))
    needed = {"-W": "a warning", "-n": "a reference to nothing", "-E": "a page kept from last time"}
    problems = [
        f"without {option} {what} goes unseen." for option, what in needed.items() if f" {option} " not in build
    ]
    problems += [] if " --nbval " in tests else ["make test: without --nbval no stored output is compared."]
    halves = [re.search(r" -m (.+?)(?= -|$)", line).group(1) for line in (tests, gates)]
    if halves != ["not gate", "gate"]:
        problems.append(f"make test and make gates are not the two halves of all checks: {halves}")
    narrowed = {"-k", "--deselect", "--ignore", "--lf", "--maxfail"} & {*tests.split(), *gates.split()}
    return problems + [f"{option} leaves checks out." for option in narrowed]


def hash_problems(makefile: str) -> list[str]:
    """Each line of a Makefile that installs something without its hash."""
    installs = [line.strip() for line in makefile.splitlines() if re.search(r"\bpip (install|sync)\b", line)]
    # The package itself, and nothing with it.
    others = [line for line in installs if shlex.split(line)[-3:] != ["--offline", "-e", "."]]
    assert len(others) >= 2
    return [f"installed without its hash: {line}" for line in others if "--require-hashes" not in line]


def landing_problems(decides: str, folder: Path, fails: str) -> list[str]:
    """How .ci/run does other than make test, make gates and make archive in turn, red where one of them is."""
    (folder / ".ci").mkdir(parents=True)
    (folder / ".ci/run").write_text(decides)
    code, called = stubbed(folder, fails, "bash", ".ci/run")
    whole = ["make test", "make gates", "make archive"]
    runs = whole[: whole.index(fails) + 1] if fails else whole
    problems = [] if [line for line in called if line.startswith("make")] == runs else [f"runs {called}."]
    return problems + ([] if (code != 0) == bool(fails) else [f"{fails or 'nothing'} fails, and it ends with {code}."])


TARGETS = [("book", "jupyter-book"), ("book", "sphinx-build"), ("test", "sphinx-build"), ("test", "pytest")]
TARGETS += [("site", "sphinx-build"), ("site", "python"), ("gates", "pytest"), ("archive", "pytest")]


@pytest.mark.parametrize("target, tool", TARGETS)
def test_make_fails_where_its_tool_fails(tmp_path, target, tool):
    assert target_problems(MAKEFILE, tmp_path / "copy", target, tool) == []


def test_the_book_is_made_without_what_only_the_site_needs(tmp_path):
    (tmp_path / "Makefile").write_text(MAKEFILE)
    _, called = stubbed(tmp_path, "", "make", "-o", ".venv/installed", "book")
    assert called and not any("own_article" in line for line in called)


def test_a_failure_that_make_overlooks_is_named(tmp_path):
    makefile = edited(MAKEFILE, "^\t@(.*--nbval)", "\t-@\\1")
    one_problem(target_problems(makefile, tmp_path / "copy", "test", "pytest"), "make test goes on")


def test_nothing_is_left_out_by_an_option(tmp_path):
    assert option_problems(MAKEFILE, tmp_path) == []


@pytest.mark.parametrize(
    "old, new, says",
    [
        ("sphinx-build -W", "sphinx-build", "without -W a warning"),
        (" --nbval", "", "without --nbval"),
        ('-m "not gate"', '-m "not gate and not browser"', "two halves"),
        ("-m gate", "-m gate --deselect tests/gates", "--deselect leaves"),
    ],
)
def test_an_option_that_leaves_something_out_is_named(tmp_path, old, new, says):
    one_problem(option_problems(edited(MAKEFILE, old, new), tmp_path), says)


def test_make_installs_by_hash_alone():
    assert hash_problems(MAKEFILE) == []


def test_an_installation_without_hash_is_named():
    makefile = edited(MAKEFILE, "--require-hashes requirements.txt", "requirements.txt")
    one_problem(hash_problems(makefile), "installed without its hash")


def extra_problems(makefile: str, folder: Path) -> list[str]:
    """Where the two commands of the README install what only an archive needs."""
    for name in ("requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / "Makefile").write_text(makefile)
    command = ["make", "--dry-run", "book", "test"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert "requirements.txt" in run.stdout and "--nbval" in run.stdout
    return [line for line in run.stdout.splitlines() if re.search(r"requirements-archive|\bdask\b", line)]


def test_book_and_tests_do_without_what_an_archive_needs(tmp_path):
    assert extra_problems(MAKEFILE, tmp_path) == []


def test_an_archive_that_book_or_tests_would_need_is_named(tmp_path):
    one_problem(extra_problems(edited(MAKEFILE, "^test: ", "test: archive "), tmp_path), "requirements-archive.txt")


@pytest.mark.parametrize("fails", ["", "make test", "make gates", "make archive"])
def test_a_change_lands_only_where_tests_and_gates_pass(tmp_path, fails):
    assert landing_problems(DECIDES, tmp_path, fails) == []


@pytest.mark.parametrize("fails", ["make test", "make gates", "make archive"])
def test_a_failure_that_would_land_is_named(tmp_path, fails):
    decides = edited(DECIDES, f"^{fails}$", f"{fails} || true")
    assert landing_problems(decides, tmp_path, fails)


def test_make_audit_without_an_article_says_what_to_type(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    run = subprocess.run(
        ["make", "-o", ".venv/installed", "audit"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin"},
    )
    assert run.returncode != 0 and run.stderr.startswith("Name the article: make audit ARTICLE=path\n")


def without_chromium(conftest: str, folder: Path) -> list[str]:
    """What is wrong where CI has no Chromium: the tests of the pages do not fail."""
    (folder / "test_probe.py").write_text("def test_page(chromium):\n    pass\n", encoding="utf-8")
    (folder / "conftest.py").write_text(conftest, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    environment |= {"CI": "true", "PATH": str(folder), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    options = ["-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", folder, folder / "test_probe.py"]
    command = [sys.executable, "-m", "pytest", *options]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    failed = done.returncode == 1 and "CI has no Chromium" in done.stdout
    return [] if failed else [f"no Chromium in CI, and the tests of the pages do not fail: {done.stdout}{done.stderr}"]


def test_without_chromium_ci_fails(tmp_path):
    assert without_chromium((ROOT / "tests/conftest.py").read_text(encoding="utf-8"), tmp_path) == []


def test_a_missing_chromium_that_ci_skips_is_named(tmp_path):
    conftest = (ROOT / "tests/conftest.py").read_text(encoding="utf-8")
    conftest = edited(conftest, r'if os\.environ\.get\("CI"\)', 'if os.environ.get("NEVER")')
    one_problem(without_chromium(conftest, tmp_path), "the tests of the pages do not fail")
