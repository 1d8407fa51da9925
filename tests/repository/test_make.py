"""What `make` and `.ci/run` do: stop where something fails, leave no check out, and say what a machine lacks."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

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
# The options of pytest that leave nothing out; what is left out here is run by the other of the two commands.
WHOLE = {
    "test": {"-n 2", "--dist loadscope", "--no-loadscope-reorder", "--nbval", "-m not gate"},
    "gates": {"-n 2", "--dist loadscope", "-m gate"},
}


def stubbed(folder: Path, fails: str, *command: str) -> tuple[int, list[str]]:
    """What a command returns where all tools are stubs and one of them fails, and how the tools were called."""
    for place, names in {
        ".venv/bin": ("jupyter-book", "sphinx-build", "pytest"),
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


@pytest.mark.parametrize(
    "target, tool",
    [
        ("book", "jupyter-book"),
        ("book", "sphinx-build"),
        ("test", "sphinx-build"),
        ("test", "pytest"),
        ("gates", "pytest"),
    ],
)
def test_make_fails_where_its_tool_fails(tmp_path, target, tool):
    shutil.copy(ROOT / "Makefile", tmp_path)
    code, called = stubbed(tmp_path, tool, "make", "-o", ".venv/installed", target)
    assert called and called[-1].startswith(tool), f"Makefile: make {target} does not run {tool}: {called}"
    assert code != 0, f"Makefile: {tool} fails, and make {target} goes on as if nothing had happened."


def test_a_warning_or_a_reference_to_nothing_stops_the_book(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    _, called = stubbed(tmp_path, "", "make", "-o", ".venv/installed", "book")
    (options,) = [line.split() for line in called if line.startswith("sphinx-build")]
    for option, what in {"-W": "a warning", "-n": "a reference to nothing", "-E": "a page kept from last time"}.items():
        assert option in options, f"Makefile: make book runs sphinx-build without {option}, so {what} goes unseen."


@pytest.mark.parametrize("target", WHOLE)
def test_make_leaves_no_check_out(tmp_path, target):
    shutil.copy(ROOT / "Makefile", tmp_path)
    _, called = stubbed(tmp_path, "", "make", "-o", ".venv/installed", target)
    found = set(re.findall(r"--?[\w-]+(?: [^-][^-]*(?= -|$))?", called[-1].removeprefix("pytest ")))
    assert found == WHOLE[target], f"Makefile: make {target} runs pytest with {found}, not with {WHOLE[target]}."


def test_make_installs_by_hash_alone():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = [line.strip() for line in makefile.splitlines() if re.search(r"\bpip (install|sync)\b", line)]
    assert len(installs) >= 3
    for line in installs:
        own = shlex.split(line)[-3:] == ["--offline", "-e", "."]  # the package itself, and nothing with it
        assert own or "--require-hashes" in line, f"Makefile: something is installed without its hash: {line}"


@pytest.mark.parametrize("fails, runs", [("", 2), ("make test", 1), ("make gates", 2)])
def test_a_change_lands_only_where_tests_and_gates_pass(tmp_path, fails, runs):
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", tmp_path / ".ci/run")
    code, called = stubbed(tmp_path, fails, "bash", ".ci/run")
    assert [line for line in called if line.startswith("make")] == ["make test", "make gates"][:runs], (
        ".ci/run: " + str(called)
    )
    assert (code != 0) == bool(fails), f".ci/run: {fails or 'nothing'} fails, and it ends with {code}."


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


def test_without_chromium_ci_fails(tmp_path):
    probe = tmp_path / "test_probe.py"
    probe.write_text("def test_page(chromium):\n    pass\n", encoding="utf-8")
    shutil.copy(ROOT / "tests/conftest.py", tmp_path)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    environment |= {"CI": "true", "PATH": str(tmp_path)}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        "--rootdir",
        tmp_path,
        probe,
    ]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 1 and "CI has no Chromium" in done.stdout, (
        f"no Chromium in CI, and the tests of the pages do not fail:\n{done.stdout}{done.stderr}"
    )
