"""What the settings of the book do: each takes effect, and none keeps a warning or a chapter out of sight."""

import re
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from copies import ROOT, project_files
from planted import edited, one_problem

TEXT = (ROOT / "_config.yml").read_text(encoding="utf-8")
CONTENTS = (ROOT / "_toc.yml").read_text(encoding="utf-8")
CHAPTERS = {f"chapters/{path.stem}" for path in project_files() if path.parent == ROOT / "chapters"}


def leaves(mapping: dict, above: tuple = ()) -> list[tuple]:
    """The path of every key of nested settings that holds a value; below `sphinx.config`, its direct keys."""
    found = []
    for key, value in mapping.items():
        path = (*above, key)
        found += leaves(value, path) if isinstance(value, dict) and above != ("sphinx", "config") else [path]
    return found


def generated(config: dict, folder: Path) -> dict:
    """The settings of Sphinx that Jupyter Book makes of `_config.yml`."""
    from jupyter_book.config import get_final_config

    path = folder / "_config.yml"
    path.write_text(yaml.safe_dump(config), encoding="utf-8")
    return get_final_config(user_yaml=path, cli_config={"latex_individualpages": False}, sourcedir=ROOT)[0]


def idle_problems(text: str, folder: Path) -> list[str]:
    """Each key of the settings that changes nothing, and each under `sphinx.config` that Sphinx does not know."""
    from sphinx.application import Sphinx

    config, problems = yaml.safe_load(text), []
    whole = generated(config, folder)
    for path in leaves(config):
        without = deepcopy(config)
        holder = without
        for key in path[:-1]:
            holder = holder[key]
        del holder[path[-1]]
        if generated(without, folder) == whole:
            problems.append(f"{'.'.join(path)} changes nothing; it is the default, or stands under the wrong parent.")
    app = Sphinx(ROOT, None, folder, folder, "html", confoverrides=whole, status=None, warning=None)
    return problems + [f"Sphinx knows no {key}." for key in config["sphinx"]["config"] if key not in app.config]


def silence_problems(text: str) -> list[str]:
    """Where the settings hide what would stop the book, or leave cells unexecuted."""
    config = yaml.safe_load(text)
    own = config["sphinx"]["config"]
    problems = [f"{key} hides references to nothing." for key in own if key.startswith("nitpick_ignore")]
    problems += ["suppress_warnings hides what would stop the book."] if own["suppress_warnings"] else []
    whole = config["execute"]["execute_notebooks"] == "inline" and "exclude_patterns" not in config["execute"]
    return problems + ([] if whole else ["some chapters would not be executed."])


def contents_problems(text: str) -> list[str]:
    """How the contents of the book differ from the chapters that are there."""
    named = set(re.findall(r"\b(?:file|root): (\S+)", text))
    return [f"{name} would be left out, or is not there." for name in sorted(named ^ CHAPTERS)]


def test_every_key_of_the_config_takes_effect_and_is_known(tmp_path):
    assert idle_problems(TEXT, tmp_path) == []


@pytest.mark.parametrize(
    "old, new, says",
    [
        (r"^execute:\n", "execute:\n  html_show_sphinx: false\n", "execute.html_show_sphinx changes nothing"),
        (r"^    smartquotes:", "    smart_quotes:", "Sphinx knows no smart_quotes"),
    ],
)
def test_a_key_without_effect_is_named(tmp_path, old, new, says):
    one_problem(idle_problems(edited(TEXT, old, new), tmp_path), says)


def test_no_warning_is_kept_silent_and_everything_is_executed():
    assert silence_problems(TEXT) == []


@pytest.mark.parametrize(
    "old, new, says",
    [
        (r"suppress_warnings: \[\]", "suppress_warnings: [myst.xref_missing]", "suppress_warnings hides"),
        (r"^    smartquotes:", "    nitpick_ignore: [[py:class, x]]\n    smartquotes:", "nitpick_ignore hides"),
        (r"execute_notebooks: inline", 'execute_notebooks: "off"', "not be executed"),
    ],
)
def test_a_warning_kept_silent_is_named(old, new, says):
    one_problem(silence_problems(edited(TEXT, old, new)), says)


def test_every_chapter_is_in_the_book():
    assert contents_problems(CONTENTS) == []


def test_a_chapter_left_out_is_named():
    one_problem(contents_problems(edited(CONTENTS, r"^ *- file: chapters/handout\n", "")), "chapters/handout")
