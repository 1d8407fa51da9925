"""Which module may import which, as pyproject.toml says; import-linter holds it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from copies import ROOT


def import_problems(folder: Path) -> list[str]:
    """Each contract between modules that is broken in a tree, and by which import."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"]
    run = subprocess.run([*command, "--no-cache"], cwd=folder, capture_output=True, text=True)
    assert "Contracts:" in run.stdout, run.stdout + run.stderr
    return [] if run.returncode == 0 else run.stdout.partition("Broken contracts")[2].splitlines()


def test_every_import_goes_in_the_direction_that_is_agreed():
    assert import_problems(ROOT) == []


@pytest.mark.parametrize(
    "module, line, says",
    [
        (
            "newsaudit/engine/tokens.py",
            "from newsaudit.audit import page",
            "newsaudit.engine.tokens -> newsaudit.audit",
        ),
        ("newsaudit/article.py", "from newsaudit.engine import rules", "newsaudit.article -> newsaudit.engine"),
        ("newsaudit/audit/cautions.py", "import numpy", "newsaudit.audit.cautions -> numpy"),
        ("newsaudit/cli.py", "import distributed", "newsaudit.cli -> distributed"),
        ("newsaudit/audit/data.py", "import pyarrow", "newsaudit.audit.data -> pyarrow"),
        ("newsaudit/audit/data.py", "from newsaudit.archive import rows", "newsaudit.audit.data -> newsaudit.archive"),
        ("newsaudit/cli.py", "from story import coding", "newsaudit.cli -> story.coding"),
        ("newsaudit/readability/formulas.py", "from newsaudit.readability import corpus", "No cycles are allowed"),
    ],
)
def test_an_import_in_the_other_direction_is_named(tmp_path, module, line, says):
    for name in ("newsaudit", "story", "pyproject.toml"):
        path = ROOT / name
        (shutil.copytree if path.is_dir() else shutil.copy)(path, tmp_path / name)
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    assert any(says in problem for problem in import_problems(tmp_path))
