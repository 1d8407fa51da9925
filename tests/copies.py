"""The project's files, and throw-away copies of them, to build or to break."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def project_files() -> list[Path]:
    """The files of the project: those that git has, or would take; also where it was downloaded without its history."""
    with tempfile.TemporaryDirectory() as empty:
        own = ROOT / ".git"
        if not own.exists():
            subprocess.run(["git", "init", "-q", "--bare", empty], check=True)
        # Named here, or git would ask whose folder it is, and take that of a project around this one for its own.
        environment = os.environ | {"GIT_DIR": str(own if own.exists() else empty), "GIT_WORK_TREE": str(ROOT)}
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, text=True)
    return [ROOT / name for name in sorted(set(filter(None, run.stdout.split("\0")))) if (ROOT / name).is_file()]


def copy_project(folder: Path, leave_out: tuple[str, ...] = ()) -> Path:
    """A copy of the project's files as a tree of its own, with the environment of this one; some folders left out."""
    for path in project_files():
        name = path.relative_to(ROOT)
        if not name.as_posix().startswith(leave_out):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


def project_texts() -> dict[str, str]:
    """The text of every file of the project that is text, by its path."""
    found = {}
    for path in project_files():
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found
