"""The checks themselves: none is put aside, none is left out by a setting, and everything that ships is listed."""

import re
import tomllib

import pytest
from copies import ROOT, project_files, project_texts
from planted import edited, one_problem

# What is not here: Chromium and Pyodide, which CI must have, and corpora that may not be published; what `make archive`
# brings for the archive, which CI runs too.
MAY_SKIP = {
    "tests/conftest.py": "skip",
    "tests/engine/test_attribution.py": "skip",
    "tests/story/test_baseline.py": "skip",
}
MAY_SKIP |= {f"tests/archive/test_{name}.py": "importorskip" for name in ("inputs", "interrupted", "tables")}
ASIDE = re.compile(
    r"\b(?:pytest\.|mark\.)(skip|skipif|xfail|importorskip)\b|\b(collect_ignore\w*|__test__|pytest_[a-z]+_[a-z_]+)\b"
)
SETTINGS = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def aside(name: str, text: str) -> list[str]:
    """What in a file of code keeps a check from being run, or from failing."""
    found = [hit for hit in ASIDE.finditer(text) if MAY_SKIP.get(name, "") != hit.group(1)]
    return [f"{name}: {hit.group()!r} puts a check aside." for hit in found]


def setting_problems(settings: str) -> list[str]:
    """What the settings of pytest leave out."""
    own = tomllib.loads(settings)["tool"]["pytest"]["ini_options"]
    problems = [] if own["addopts"] == "-q --strict-markers" else ["pytest is told more, or less, than to be quiet."]
    return problems + (
        [] if own["testpaths"] == ["tests", "chapters"] else ["tests and chapters are not both checked."]
    )


def unshipped(settings: str) -> list[str]:
    """The modules and tables of the instrument that its package would not hold."""
    setuptools = tomllib.loads(settings)["tool"]["setuptools"]
    files = [path.relative_to(ROOT) for path in project_files() if path.is_relative_to(ROOT / "newsaudit")]
    folders = {".".join(path.parent.parts) for path in files if path.suffix == ".py"}
    patterns = setuptools["package-data"]["newsaudit"]
    shipped = {path.relative_to(ROOT) for pattern in patterns for path in (ROOT / "newsaudit").glob(pattern)}
    left = [path for path in files if path.suffix != ".py" and path not in shipped]
    return sorted(folders ^ set(setuptools["packages"])) + [path.as_posix() for path in left]


def test_no_check_is_put_aside():
    own = {name: text for name, text in project_texts().items() if name.endswith(".py")}
    del own["tests/repository/test_checks.py"]
    assert [problem for name, text in own.items() for problem in aside(name, text)] == []
    others = {"pytest.ini", "tox.ini", "setup.cfg", ".pytest.ini"} & {path.name for path in project_files()}
    assert not others, f"{others}: pytest would read them in place of pyproject.toml."


@pytest.mark.parametrize(
    "name, text",
    [
        ("tests/story/test_coding.py", "@pytest.mark.xfail\ndef test_nothing():\n    assert False\n"),
        ("tests/conftest.py", "def pytest_collection_modifyitems(items):\n    del items[1:]\n"),
        ("tests/conftest.py", "collect_ignore = ['test_data.py']\n"),
        ("tests/test_article.py", "pytest.skip('today')\n"),
    ],
)
def test_a_check_put_aside_is_named(name, text):
    one_problem(aside(name, text), f"{name}: .* puts a check aside")


def test_the_settings_leave_no_check_out():
    assert setting_problems(SETTINGS) == []


@pytest.mark.parametrize(
    "old, new",
    [
        ("-q --strict-markers", "-q --strict-markers --deselect tests/repository/test_data.py"),
        (r'\["tests", "chapters"\]', '["tests"]'),
    ],
)
def test_a_check_left_out_by_the_settings_is_named(old, new):
    assert len(setting_problems(edited(SETTINGS, old, new))) == 1


def test_every_module_and_table_of_the_package_is_shipped():
    assert unshipped(SETTINGS) == []


@pytest.mark.parametrize(
    "old, says", [(r'"newsaudit\.engine", ', "newsaudit.engine"), (r'"lexicon/\*\.csv", ', "cues")]
)
def test_a_module_or_table_that_is_not_shipped_is_named(old, says):
    assert any(says in name for name in unshipped(edited(SETTINGS, old, "")))
