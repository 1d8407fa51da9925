"""The instrument and the pure Python it stands on, as one archive: the same files give the same bytes."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that an archive can name
# What an installer writes for itself, and what only this machine's Python could run.
LEFT_OUT = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json")
LEFT_OUT_SUFFIXES = (".so", ".pyd", ".pyc", ".pyi", ".c", "py.typed")


def instrument_archive(root: Path) -> bytes:
    """Return the archive of the instrument's wheel, built from the project's folder, and of all it asks for."""
    files = dict(wheel_files(root))
    for package in needed_packages("newsaudit"):
        files |= dict(package_files(package))
    return archive(files)


def archive(files: dict[str, bytes]) -> bytes:
    """Return files as a zip archive, in the order of their names and without the hour of their making."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, content in sorted(files.items()):
            target.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def wheel_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of the instrument's wheel; the project's folder is left as it is."""
    with tempfile.TemporaryDirectory() as folder:
        source, built = Path(folder, "source"), Path(folder, "built")
        shutil.copytree(root / "newsaudit", source / "newsaudit", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(root / "pyproject.toml", source)
        uv = Path(sys.executable).with_name("uv")
        options = ["--quiet", "--wheel", "--no-build-isolation", "--offline", "--python", sys.executable]
        subprocess.run([uv, "build", *options, "--out-dir", built, source], check=True)
        [wheel] = built.glob("*.whl")
        with zipfile.ZipFile(wheel) as opened:
            yield from ((name, opened.read(name)) for name in opened.namelist() if kept(name))


def needed_packages(name: str) -> list[str]:
    """Return the names of all packages that an installed one asks for, and those ask for, in order."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for line in metadata.requires(waiting.pop()) or ():
            asked = Requirement(line)
            needed = canonicalize_name(asked.name)
            if needed not in found and (not asked.marker or asked.marker.evaluate({"extra": ""})):
                found.add(needed)
                waiting.append(needed)
    return sorted(found)


def package_files(package: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of an installed package that runs in any Python, its licences among them."""
    for path in metadata.files(package) or ():
        if kept(str(path)):
            yield str(path), Path(path.locate()).read_bytes()


def kept(name: str) -> bool:
    """Return whether a file of a package goes into the archive."""
    path = Path(name)
    return ".." not in path.parts and path.name not in LEFT_OUT and not name.endswith(LEFT_OUT_SUFFIXES)
