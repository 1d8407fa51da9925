"""The audit of an article as one HTML page that asks for nothing from anywhere."""

from __future__ import annotations

from importlib import resources

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from newsaudit.audit import annotated, terminal
from newsaudit.audit.tables import rule_meanings
from newsaudit.evaluation import ROWS
from newsaudit.numbers import count, decimal
from story.coding import Coding
from story.figures import quote_strip
from story.figures.style import palette


def page(coding: Coding, data: dict) -> str:
    """The page of an article's tables and the `audit.report` of them: styles inline, light, dark and in print."""
    environment = Environment(
        loader=PackageLoader("newsaudit.audit"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    package = resources.files("newsaudit.audit")
    themes = {
        theme: Markup(" ".join(f"--{name}: {values[theme]};" for name, values in palette().items()))
        for theme in ("light", "dark")
    }
    sheets = ("static/annotated.css", "templates/audit.css")
    styles = "".join(package.joinpath(sheet).read_text("utf-8") for sheet in sheets)
    helpers = (terminal.percentile, terminal.source_in_words, terminal.introduced_in_words, terminal.forms_in_words)
    used = sorted({pair for row in data["attributions"] for pair in row["rules"].items()})
    return environment.get_template("audit.html").render(
        data=data,
        findings=terminal.findings(data),
        styles=Markup(styles),
        themes=themes,
        annotated=Markup(annotated.html(coding)),
        strip=Markup(quote_strip(coding).svg) if data["totals"]["reported"] else "",
        names={source["source_id"]: source["name"] for source in data["sources"]},
        rules=[(code, rule, rule_meanings().get(rule, "")) for code, rule in used],
        measures=ROWS,
        sets=terminal.SETS,
        main_scores=terminal.MAIN_SCORES,
        persons_work=terminal.PERSONS_WORK,
        estimates=terminal.ESTIMATES,
        what_scores_are=terminal.WHAT_SCORES_ARE,
        count=count,
        decimal=decimal,
        **{function.__name__: function for function in helpers},
    )
