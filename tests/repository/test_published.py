"""What is published: no secret, no path of a machine, nothing large, every owner in the licence, one version."""

import json
import re
import subprocess
import sys
import tomllib

import pytest
import yaml
from copies import ROOT, project_files, project_texts
from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class
from planted import edited, one_problem

LARGEST = 1_000_000
# Digests and addresses are no secrets: what only looks random is left out.
DETECTORS = [
    detector()
    for detector in get_mapping_from_secret_type_to_class().values()
    if detector.__name__ not in ("HexHighEntropyString", "Base64HighEntropyString", "IPPublicDetector")
]
PATH = re.compile(r"(?<![\w.:/)}])/(?:home|root|Users|work|tmp|mnt|opt|private)/\w[\w./-]*|\b[A-Z]:\\\\?Users\b")
OWNERS = {"MIT License", "data/article/article.txt", "Natural Earth", "world-atlas", "GeoNames", "Wikinews", "GUM"}
VERSIONED = ("pyproject.toml", "CHANGELOG.md", "CITATION.cff")


def secret_problems(texts: dict[str, str]) -> list[str]:
    """Each token, key or password in the files, by the detectors of detect-secrets; never the secret itself."""
    found = {
        (name, each.secret_type) for name, text in texts.items() for each in DETECTORS if any(each.analyze_string(text))
    }
    return [f"{name}: {kind} is in the tree." for name, kind in sorted(found)]


def path_problems(texts: dict[str, str]) -> list[str]:
    """Each file with an absolute path of some machine."""
    return [f"{name}: the absolute path {hit.group()}" for name, text in texts.items() if (hit := PATH.search(text))]


def size_problems(sizes: dict[str, int]) -> list[str]:
    """Each file that is larger than a megabyte."""
    return [f"{name} has {size:,} bytes." for name, size in sizes.items() if size > LARGEST]


def licence_problems(licence: str) -> list[str]:
    """Each licence and owner of the data that LICENSE says nothing of."""
    resources = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))["resources"]
    named = {each["name"].replace("-", " ") for held in resources for each in held.get("licenses", [])}
    text = " ".join(licence.split())
    return [f"LICENSE: says nothing of {each}." for each in sorted(named | OWNERS) if each not in text]


def version_problems(texts: dict[str, str]) -> list[str]:
    """How versions and dates of package, changelog and citation differ."""
    headings = re.findall(r"^## (.+)$", texts["CHANGELOG.md"], re.M)
    dated = [re.fullmatch(r"(?:(\d+\.\d+\.\d+) — )?(\d{4}-\d\d-\d\d)", heading) for heading in headings]
    if not dated or not all(dated):
        return [f"CHANGELOG.md: a list of changes without a date: {headings}"]
    days = [each.group(2) for each in dated]
    newest, day = next(each.groups() for each in dated if each.group(1))
    citation = yaml.safe_load(texts["CITATION.cff"])
    known = {tomllib.loads(texts["pyproject.toml"])["project"]["version"], newest, citation["version"]}
    problems = [] if len(known) == 1 else [f"not one version: {sorted(known)}"]
    problems += [] if str(citation["date-released"]) == day else [f"CITATION.cff: not the date of {newest}, {day}."]
    return problems + ([] if days == sorted(days, reverse=True) else ["CHANGELOG.md: the newest does not stand first."])


def test_no_secret_is_published():
    assert secret_problems(project_texts()) == []


@pytest.mark.parametrize(
    "text, kind",
    [
        ("gh" + "p_" + "a1B2" * 9, "GitHub Token"),
        ("-----BEGIN RSA PRIVATE" + " KEY-----", "Private Key"),
        ("pass" + 'word = "correct-horse-battery"', "Secret Keyword"),
        ("https://someone:" + "hunter22@example.org", "Basic Auth Credentials"),
        ("AK" + "IA" + "A1B2C3D4E5F6G7H8", "AWS Access Key"),
    ],
)
def test_a_secret_is_named(text, kind):
    assert f"notes.txt: {kind} is in the tree." in secret_problems({"notes.txt": f"A line.\n{text}\n"})


def test_no_path_of_a_machine_is_published():
    assert path_problems(project_texts()) == []


def test_a_path_of_a_machine_is_named():
    one_problem(path_problems({"chapters/about.md": "Kept in /ho" + "me/someone/book.\n"}), "chapters/about.md")


def test_no_file_is_over_a_megabyte():
    sizes = {path.relative_to(ROOT).as_posix(): path.stat().st_size for path in project_files()}
    assert len(sizes) > 100 and size_problems(sizes) == []


def test_a_large_file_is_named():
    one_problem(size_problems({"data/large.csv": 1_200_000, "data/small.csv": 12}), "data/large.csv")


def test_every_licence_and_owner_of_the_data_is_in_the_licence():
    assert licence_problems((ROOT / "LICENSE").read_text(encoding="utf-8")) == []


def test_an_owner_that_the_licence_lacks_is_named():
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    one_problem(licence_problems(licence.replace("GeoNames", "others")), "GeoNames")


def test_version_and_date_are_the_same_everywhere():
    assert version_problems({name: (ROOT / name).read_text(encoding="utf-8") for name in VERSIONED}) == []


@pytest.mark.parametrize(
    "name, old, new, says",
    [
        ("CITATION.cff", r"^version: .*$", "version: 9.9.9", "not one version"),
        ("CITATION.cff", r"^date-released: .*$", "date-released: 1999-01-01", "not the date"),
        ("CHANGELOG.md", r"^## ", "## Unreleased\n\n## ", "without a date"),
        ("CHANGELOG.md", r"^## ", "## 1999-01-01\n\n## ", "newest does not stand first"),
    ],
)
def test_another_version_or_date_is_named(name, old, new, says):
    texts = {each: (ROOT / each).read_text(encoding="utf-8") for each in VERSIONED}
    one_problem(version_problems(texts | {name: edited(texts[name], old, new)}), says)


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=["lint", "format"])
def test_the_code_keeps_its_style(command):
    run = subprocess.run([sys.executable, "-m", "ruff", *command, "."], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
