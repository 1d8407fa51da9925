"""Same input, same bytes: from any folder, in any time zone, language and order of hashing."""

import hashlib
import os
import subprocess
from pathlib import Path

import pytest
from copies import ROOT, copy_project

PLACES = {
    "here": {"TZ": "Asia/Tokyo", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1"},
    "deeper/down/there": {"TZ": "America/Los_Angeles", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "4242"},
}

pytestmark = pytest.mark.gate


def make(copy: Path, place: str, *arguments: str) -> str:
    """What make prints in a copy, in the time zone, language and order of hashing of a place."""
    command = ["make", "-s", "-o", ".venv/installed", *arguments]
    done = subprocess.run(command, cwd=copy, env=os.environ | PLACES[place], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of a folder, by its path there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_give_the_same_bytes(tmp_path):
    built, printed = [], []
    for place in PLACES:
        copy = copy_project(tmp_path / place)
        printed.append(make(copy, place, "book").splitlines()[-2])
        built.append(digests(copy / "_build/html"))
    one, other = built
    different = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    assert not different, f"same input, other bytes: {different}"
    assert "index.html" in one and printed[0] == printed[1], f"make book prints other tree hashes: {printed}"


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "chapters").glob("*.ipynb")))
def test_a_notebook_executed_again_is_the_same_file(name, tmp_path):
    copy = copy_project(tmp_path / "copy")
    path = copy / "chapters" / name
    committed = path.read_bytes()
    for place in PLACES:
        make(copy, place, "notebooks", f"NOTEBOOKS=chapters/{name}")
        assert path.read_bytes() == committed, (
            f"chapters/{name}: executed again, it is another file; run make notebooks."
        )
