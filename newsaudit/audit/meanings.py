"""What codes and rules mean, in plain words."""

from __future__ import annotations

from functools import cache

from newsaudit import lexicon


@cache
def rule_meanings() -> dict[str, str]:
    """Return what each rule looks for, from `lexicon/rules.csv` and `lexicon/undisclosed.csv`."""
    meanings = {row["rule"]: row["meaning"] for row in lexicon.rows("rules")}
    return meanings | {row["rule"]: row["reason"] for row in lexicon.rows("undisclosed")}


@cache
def code_meanings() -> dict[tuple[str, str], str]:
    """Return field and code → what the code means, from `lexicon/codes.csv`."""
    return {(row["field"], row["code"]): row["meaning"] for row in lexicon.rows("codes")}


def code_meaning(field: str, code: str) -> str:
    """Return what a code of the codebook means; a code that is not in it means itself."""
    return code_meanings().get((field, code), code)
