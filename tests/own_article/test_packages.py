"""What comes from the npm registry: Pyodide alone, by hash, and a sentence where it cannot be fetched."""

import json

import pytest
from copies import ROOT

from own_article import packages


def lock_problems(lock: dict) -> list[str]:
    """Each package of a lock that has no hash of its own."""
    held = {name: entry for name, entry in lock["packages"].items() if name}
    return [
        f"{name} has no hash." for name, entry in held.items() if not entry.get("integrity", "").startswith("sha512-")
    ]


def test_the_site_asks_for_one_version_of_pyodide_alone():
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    assert list(asked["dependencies"]) == ["pyodide"] and asked["dependencies"]["pyodide"][0].isdigit()
    assert lock["packages"][""]["dependencies"] == asked["dependencies"]
    assert lock["packages"]["node_modules/pyodide"]["version"] == asked["dependencies"]["pyodide"]
    assert "devDependencies" not in asked and lock_problems(lock) == []


def test_a_package_without_hash_is_named():
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    del lock["packages"]["node_modules/pyodide"]["integrity"]
    assert lock_problems(lock) == ["node_modules/pyodide has no hash."]


def test_without_npm_the_one_of_a_wheel_is_taken_by_its_hash(monkeypatch):
    called = []
    monkeypatch.setattr(packages.shutil, "which", lambda name: None)
    monkeypatch.setattr(packages.subprocess, "run", lambda command, **options: called.append(command))
    command = packages.npm_command()
    assert command[-1].name == "npm-cli.js"
    assert "--require-hashes" in called[0] and called[0][-1] == ROOT / "requirements-node.txt"


@pytest.mark.parametrize(
    "script", ["echo 'npm error network' >&2; exit 1", "exit 1"], ids=["npm says why", "npm says nothing"]
)
def test_what_cannot_be_fetched_is_told_in_a_sentence(monkeypatch, script):
    monkeypatch.setattr(packages, "npm_command", lambda: ["sh", "-c", script])
    said = packages.install_packages()
    assert said.startswith("The site needs Pyodide, which could not be fetched") and "\n" not in said
