"""`make` on a machine that cannot build the book: one clear sentence that says what to install."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

TOO_OLD = '#!/bin/sh\ncase "$2" in *version_info*) exit 1;; esac\nexit 0\n'
NO_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexit 0\n'


@pytest.mark.parametrize(
    "script, sentence",
    [(TOO_OLD, "needs Python 3.11 or newer"), (NO_VENV, "has no venv module; install it")],
    ids=["an older Python", "no venv module"],
)
@pytest.mark.parametrize("target", ["book", "test"])
def test_make_says_what_to_install(tmp_path, script, sentence, target):
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    python = tmp_path / "python"
    python.write_text(script)
    python.chmod(0o755)
    run = subprocess.run(["make", f"PYTHON={python}", target], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode != 0 and sentence in run.stderr
    assert "Traceback" not in run.stderr and not (tmp_path / ".venv").exists()
