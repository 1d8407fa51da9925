"""The audit of an article as one HTML page that asks for nothing from anywhere."""

from __future__ import annotations

from importlib import resources

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from newsaudit import annotate, report
from newsaudit.audit import rule_meanings
from newsaudit.coding import Coding
from newsaudit.evaluation import ROWS
from newsaudit.figures import quote_strip
from newsaudit.figures.style import palette
from newsaudit.numbers import count, decimal


def page(coding: Coding, data: dict) -> str:
    """The page of an article's tables and the `audit.report` of them: styles inline, light, dark and in print."""
    environment = Environment(
        loader=PackageLoader("newsaudit"), autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    package = resources.files("newsaudit")
    themes = {
        theme: Markup(" ".join(f"--{name}: {values[theme]};" for name, values in palette().items()))
        for theme in ("light", "dark")
    }
    sheets = ("static/annotated.css", "templates/audit.css")
    styles = "".join(package.joinpath(sheet).read_text("utf-8") for sheet in sheets)
    helpers = (report.percentile, report.source_in_words, report.introduced_in_words, report.forms_in_words)
    used = sorted({pair for row in data["attributions"] for pair in row["rules"].items()})
    return environment.get_template("audit.html").render(
        data=data,
        findings=report.findings(data),
        styles=Markup(styles),
        themes=themes,
        annotated=Markup(annotate.html(coding)),
        strip=Markup(quote_strip(coding).svg) if data["totals"]["reported"] else "",
        names={source["source_id"]: source["name"] for source in data["sources"]},
        rules=[(code, rule, rule_meanings().get(rule, "")) for code, rule in used],
        measures=ROWS,
        sets=report.SETS,
        main_scores=report.MAIN_SCORES,
        persons_work=report.PERSONS_WORK,
        estimates=report.ESTIMATES,
        what_scores_are=report.WHAT_SCORES_ARE,
        count=count,
        decimal=decimal,
        **{function.__name__: function for function in helpers},
    )
