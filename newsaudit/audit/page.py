"""The audit of an article as one HTML page that asks for nothing from anywhere."""

from __future__ import annotations

from markupsafe import Markup

from newsaudit.audit import basis, comparison, wording
from newsaudit.audit.annotated import annotated_article
from newsaudit.audit.meanings import rule_meanings
from newsaudit.audit.model import Audit
from newsaudit.audit.strip import strip_svg
from newsaudit.audit.templates import palette, stylesheet, template
from newsaudit.evaluation import NAME_ROWS, ROWS, SETS
from newsaudit.numbers import count, decimal


def audit_page(audit: Audit, data: dict) -> str:
    """Return the page of an audit and the `audit_data` of it: styles inline, light, dark and in print."""
    themes = {
        theme: Markup(" ".join(f"--{name}: {values[theme]};" for name, values in palette().items()))
        for theme in ("light", "dark")
    }
    used = sorted({pair for row in data["attributions"] for pair in row["rules"].items()})
    return template("page.html").render(
        data=data,
        findings=wording.findings(data),
        styles=Markup(stylesheet("annotated.css") + stylesheet("page.css")),
        themes=themes,
        annotated=Markup(annotated_article(audit)),
        strip=Markup(strip_svg(audit)) if audit.reported else "",
        names={source.source_id: source.name for source in audit.sources},
        rules=[(code, rule, rule_meanings().get(rule, "")) for code, rule in used],
        measures=ROWS | NAME_ROWS,
        sets=SETS,
        basis=basis,
        comparison=comparison,
        wording=wording,
        count=count,
        decimal=decimal,
    )
