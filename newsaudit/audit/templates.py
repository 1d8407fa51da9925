"""The templates, styles and colours of everything that the audit draws."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, Template

PACKAGE = resources.files(__package__)


@cache
def environment() -> Environment:
    """Return the one Jinja environment: everything is escaped that is not marked as safe."""
    return Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def template(name: str) -> Template:
    """Return a template of the folder `templates`."""
    return environment().get_template(name)


def stylesheet(name: str) -> str:
    """Return the text of a stylesheet: of `static`, which the book shares, or of `templates`, the page's own."""
    shared = PACKAGE.joinpath("static", name)
    return (shared if shared.is_file() else PACKAGE.joinpath("templates", name)).read_text("utf-8")


@cache
def palette() -> dict[str, dict[str, str]]:
    """Return name of each colour → its hex value on `light` and on `dark` pages."""
    rows = csv.DictReader(PACKAGE.joinpath("palette.csv").read_text("utf-8").splitlines())
    return {row["name"]: {"light": row["light"], "dark": row["dark"]} for row in rows}


def variable(name: str) -> str:
    """Return a colour as the page's own CSS variable, its light value the fallback."""
    return f"var(--{name}, {palette()[name]['light']})"
