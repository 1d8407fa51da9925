"""`make` on a machine that cannot build the book: one clear sentence that says what to install."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

TOO_OLD = '#!/bin/sh\ncase "$2" in *version_info*) exit 1;; esac\nexit 0\n'
NO_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexit 0\n'
# A Python that notes each environment it is asked for, and puts into it a pip and a uv that install nothing.
NOTES_VENV = """\
#!/bin/sh
test "$2" = venv || exit 0
echo "$@" >> asked
mkdir -p .venv/bin
for name in pip uv; do printf '#!/bin/sh\\n' > .venv/bin/$name; chmod +x .venv/bin/$name; done
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
