"""The bibliography and the lexicons: each entry cited, each key by whom and when it says, each table a table."""

import csv
import re

import pytest
from copies import ROOT
from planted import edited, one_problem

BIBLIOGRAPHY = (ROOT / "references.bib").read_text(encoding="utf-8")
PAGES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "chapters").iterdir() if path.is_file())


def uncited(bibliography: str) -> list[str]:
    """The keys of a bibliography that no page cites."""
    entries = re.findall(r"^@\w+\{([^,\s]+),", bibliography, re.M)
    cited = {key.strip() for keys in re.findall(r"\{cite:[pt]\}`([^`]+)`", PAGES) for key in keys.split(",")}
    return sorted(set(entries) - cited)


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


def test_every_reference_is_cited():
    assert len(re.findall(r"^@", BIBLIOGRAPHY, re.M)) > 30 and uncited(BIBLIOGRAPHY) == []


def test_a_reference_that_nothing_cites_is_named():
    entry = "\n@misc{nobody1999, author = {Nobody, N.}, title = {Nothing}, year = {1999}}\n"
    assert set(uncited(BIBLIOGRAPHY + entry)) - set(uncited(BIBLIOGRAPHY)) == {"nobody1999"}


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
