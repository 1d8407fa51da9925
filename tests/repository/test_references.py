"""The bibliography and the lexicons: each entry cited, each key by whom and when it says, each table a table."""

import csv
import re
from collections import Counter

import pytest
from copies import ROOT
from planted import edited, one_problem

BIBLIOGRAPHY = (ROOT / "references.bib").read_text(encoding="utf-8")
PAGES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "chapters").iterdir() if path.is_file())


def citation_problems(bibliography: str, pages: str = PAGES) -> list[str]:
    """Each entry of a bibliography that no page cites or that stands twice, and each citation without an entry."""
    entries = Counter(re.findall(r"^@\w+\{([^,\s]+),", bibliography, re.M))
    cited = {key.strip() for keys in re.findall(r"\{cite:[pt]\}`([^`]+)`", pages) for key in keys.split(",")}
    return (
        [f"{key} is cited nowhere." for key in sorted(entries.keys() - cited)]
        + [f"{key} is cited, but not in references.bib." for key in sorted(cited - entries.keys())]
        + [f"{key} stands twice." for key, times in entries.items() if times > 1]
    )


def key_problems(bibliography: str) -> list[str]:
    """Each key of a bibliography that names another author or year than its entry."""
    problems = []
    for key, entry in re.findall(r"^@\w+\{([^,\s]+),(.*?)^\}", bibliography, re.M | re.S):
        who, year = re.match(r"([a-z]+)(\d{4})?", key).groups()
        said = re.search(r"\byear *= *\{(.*?)\}", entry)
        if year and not (said and said.group(1) == year):
            problems.append(f"{key} is of {said and said.group(1)}.")
        people = re.search(r"\b(?:author|editor) *= *\{(.+?)\},?\n", entry, re.S)
        if people and year:
            words = re.findall(r"\w+", people.group(1).split(" and ")[0])
            capitals = [word[0] for word in words if word[0].isupper()]
            forms = ["".join(parts).casefold() for parts in (words, capitals, [word[0] for word in words])]
            forms += re.findall(r"https?://([\w.-]+)", entry)  # an office by its host
            if not any(who in form for form in forms):
                problems.append(f"{key} is by {people.group(1)!r}.")
    return problems


def test_every_reference_is_cited_and_every_citation_has_one():
    assert len(re.findall(r"^@", BIBLIOGRAPHY, re.M)) > 30 and citation_problems(BIBLIOGRAPHY) == []


@pytest.mark.parametrize(
    "bibliography, pages, says",
    [
        ("\n@misc{nobody1999, author = {Nobody, N.}, year = {1999}}\n", "", "nobody1999 is cited nowhere"),
        ("", "So {cite:p}`nobody1999`.", "nobody1999 is cited, but not"),
        ("\n@misc{snow2020qwest, year = {2020}}\n", "", "snow2020qwest stands twice"),
    ],
)
def test_a_reference_without_citation_and_a_citation_without_reference_are_named(bibliography, pages, says):
    one_problem(citation_problems(BIBLIOGRAPHY + bibliography, PAGES + pages), says)


def test_a_key_of_the_bibliography_says_who_and_when():
    assert key_problems(BIBLIOGRAPHY) == []


@pytest.mark.parametrize(
    "old, new, says",
    [
        (r"^(@misc\{snow2020qwest,(?:\n.*?)*?year *= *)\{2020\}", r"\1{2019}", "snow2020qwest is of 2019"),
        (r"^(@misc\{snow2020qwest,(?:\n.*?)*?author *= *)\{\w+", r"\1{Rain", "snow2020qwest is by 'Rain"),
    ],
)
def test_another_year_or_author_is_named(old, new, says):
    one_problem(key_problems(edited(BIBLIOGRAPHY, old, new)), says)


@pytest.mark.parametrize("path", sorted((ROOT / "newsaudit").rglob("*.csv")), ids=lambda path: path.name)
def test_a_table_of_the_package_is_a_table(path):
    rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    assert len(rows) > 1, f"{path.name} has no rows."
    widths = {len(row) for row in rows}
    assert widths == {len(rows[0])}, f"{path.name}: a row has another number of cells than the head."
    assert all(row[0] for row in rows), f"{path.name}: a row has an empty first cell."
