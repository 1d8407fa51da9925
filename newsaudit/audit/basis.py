"""What each part of an audit rests on: the engine's rules, a person's coding, or both; in figures and in words."""

from __future__ import annotations

from newsaudit.audit.model import ENGINE, NOT_FOUND, Audit
from newsaudit.numbers import count, listed

# The codes that a rule can give, and what they are called where they are counted; "attribution" is that there is one.
ATTRIBUTION_CODES = {
    "attribution": "attributions",
    "form": "forms",
    "status": "statuses",
    "channel": "channels",
    "cue_class": "cue classes",
}
SOURCE_CODES = {
    "name": "names of sources",
    "kind": "kinds of sources",
    "role_as_stated": "roles",
    "introduced": "introductions",
}
# The codes that a part of the report rests on.
PARTS = {
    "findings": (*ATTRIBUTION_CODES, *SOURCE_CODES),
    "heard": ("attribution", "form", "status", "name"),
    "sources": ("attribution", *SOURCE_CODES),
    "annotated": (*ATTRIBUTION_CODES, "name"),
    "channels": ("attribution", "channel", "cue_class"),
    "cues": ("attribution", "cue_class"),
    "introduced": ("introduced",),
    "unnamed": ("name", "kind"),
    "not disclosed": ("status",),
}


def coding_record(audit: Audit) -> dict:
    """Return whose coding an audit is, and how many of its codes the engine's rules gave, by code."""
    sources = [source for source in audit.sources if source.is_found]
    estimated = {code: sum(code in one.rules for one in audit.attributions) for code in ATTRIBUTION_CODES}
    estimated |= {code: sum(code in source.rules for source in sources) for code in SOURCE_CODES}
    return {"coder": audit.coder, "estimated": estimated}


def is_of_engine(data: dict) -> bool:
    """Return whether an audit is the engine's, and nobody's coding."""
    return data["coding"]["coder"] == ENGINE


def is_estimated(data: dict, record: dict, code: str) -> bool:
    """Return whether a code of an attribution or source is the rules' estimate, in an audit that is a person's."""
    return not is_of_engine(data) and code in record["rules"]


def basis_in_words(data: dict, part: str) -> str:
    """Return what a part of the report rests on: "estimate by the engine", "coded by anna", or in part the one."""
    if is_of_engine(data):
        return "estimate by the engine"
    estimated = data["coding"]["estimated"]
    sizes = dict.fromkeys(ATTRIBUTION_CODES, data["totals"]["attributions"])
    sizes |= dict.fromkeys(SOURCE_CODES, sum(source["source_id"] != NOT_FOUND for source in data["sources"]))
    rules = sum(estimated[code] for code in PARTS[part])
    coded = f"coded by {data['coding']['coder']}"
    if not rules:
        return coded
    if "attribution" not in PARTS[part] and rules >= sum(sizes[code] for code in PARTS[part]):
        return "estimate by the engine"
    return f"{coded}, in part estimated"


def estimates_in_words(data: dict) -> str:
    """Return sentences on what of the audit is counted, coded and estimated, for its head."""
    if is_of_engine(data):
        return (
            "Sources, forms, channels, cue classes and all words by source are estimates by rules; words, sentences, "
            "paragraphs and readability are counts of the text."
        )
    estimated, total = data["coding"]["estimated"], data["totals"]["attributions"]
    drafted = estimated["attribution"]
    said = [f"Coded by {data['coding']['coder']}."]
    if drafted:
        said.append(f"Of {count(total, 'attribution')}, {count(drafted)} are the engine’s draft, unchanged: estimates.")
    filled = [
        f"{count(number - drafted if code in ATTRIBUTION_CODES else number)} {names}"
        for code, names in (ATTRIBUTION_CODES | SOURCE_CODES).items()
        if code != "attribution"
        for number in [estimated[code]]
        if number > (drafted if code in ATTRIBUTION_CODES else 0)
    ]
    if filled:
        said.append(f"Filled in by rules, as estimates: {listed(filled)}.")
    said.append(
        "Every word of the coding was found in the text, and words, sentences and paragraphs are counted there; "
        "whether the words are rightly given was not checked."
    )
    return " ".join(said)
