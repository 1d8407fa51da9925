"""The workflow on GitHub: valid, by commit, without rights it does not need, and red where a check is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from copies import ROOT
from planted import edited

WORKFLOW = ROOT / ".github/workflows/ci.yml"


def tool_problems(*command: str | Path) -> list[str]:
    """What a checker says of a file that it does not pass."""
    run = subprocess.run(command, capture_output=True, text=True)
    return [] if run.returncode == 0 else [run.stdout + run.stderr]


def schema_problems(file: Path, schema: str = "vendor.github-workflows") -> list[str]:
    """What a schema that check-jsonschema carries finds wrong with a file."""
    return tool_problems(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, file)


def timeout_problems(file: Path) -> list[str]:
    """The jobs of a workflow that may run without end."""
    return schema_problems(file, "custom.github-workflows-require-timeout")


def safety_problems(file: Path) -> list[str]:
    """What zizmor finds that a workflow could be made to do."""
    return tool_problems(Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "--quiet", file)


def overlooked(file: Path) -> list[str]:
    """Where a workflow would let a failed check pass, or leave one out."""
    text = file.read_text(encoding="utf-8")
    problems = re.findall(r"continue-on-error.*|.*\|\| *true|.*set \+e|if: *(?:false|always).*", text)
    workflow = yaml.safe_load(text)
    check, publish = workflow["jobs"]["check"], workflow["jobs"]["publish"]
    runs = [step for step in check["steps"] if step.get("run", "").startswith("make ")]
    targets = ["make test", "make gates", "make archive", "make site"]
    if runs[0] != {"run": "make test"} or [step["run"] for step in runs] != targets:
        problems.append(
            "the job check does not run make test, whatever the branch, then make gates, make archive, make site."
        )
    if publish["needs"] != "check":
        problems.append("the book is published without waiting for check.")
    if not {"push", "pull_request"} <= workflow[True].keys():
        problems.append("a push or a pull request is not checked.")
    for name, job in workflow["jobs"].items():
        writes = {scope for scope, right in job.get("permissions", {}).items() if right == "write"}
        if workflow["permissions"] != {"contents": "read"} or not writes <= {"pages", "id-token"}:
            problems.append(f"the job {name} may write {writes}, or the workflow more than read.")
    return problems


@pytest.mark.parametrize("check", [schema_problems, timeout_problems, safety_problems, overlooked])
def test_the_workflow_is_valid_safe_and_runs_what_decides(check):
    assert check(WORKFLOW) == []


@pytest.mark.parametrize(
    "check, old, new, says",
    [
        (schema_problems, "runs-on:", "run-on:", "ci.yml"),
        (timeout_problems, r"^    timeout-minutes: .*\n", "", "timeout"),
        (safety_problems, r"@[0-9a-f]{40}  # (v[\d.]+)", r"@\1", "unpinned-uses"),
        (safety_problems, r" with:\n +persist-credentials: false", "", "artipacked"),
        (safety_problems, r"^permissions:\n  contents: read", "permissions: write-all", "excessive-permissions"),
        (overlooked, "- run: make test", "- run: make test\n        continue-on-error: true", "continue-on-error"),
        (overlooked, "- run: make test", "- run: make test\n        if: github.ref == 'x'", "whatever the branch"),
        (overlooked, "- run: make gates", "- run: make gates || true", r"\|\| true"),
        (overlooked, "needs: check", "needs: []", "without waiting"),
        (overlooked, r"^  pull_request:\n", "", "not checked"),
        (overlooked, "pages: write", "contents: write", "may write"),
    ],
)
def test_a_workflow_that_would_let_something_pass_is_named(tmp_path, check, old, new, says):
    (tmp_path / "ci.yml").write_text(edited(WORKFLOW.read_text("utf-8"), old, new), encoding="utf-8")
    problems = check(tmp_path / "ci.yml")
    assert problems and re.search(says, "\n".join(problems)), problems


def test_the_citation_is_valid():
    assert schema_problems(ROOT / "CITATION.cff", "vendor.citation-file-format") == []
