"""The data: described table by table, each span verbatim, each code from the codebook, each total by two ways."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from copies import ROOT, project_files
from frictionless import Package, system
from planted import edit, edited, one_problem

from story import coding, passes

SHA256 = "5f9ff4e68b43a7747be2fd21659fbcbc868dbbd0d3e26feda496d001661c7d20"
SPAN_COLUMN = re.compile(r"(?:(.+)_)?spans?")
# What the settled codes are the majority of; their texts follow from the spans, their notes are their own.
CODED = {"attributions": passes.ATTRIBUTIONS, "sources": (*passes.SOURCES, "first_span")}


def tables(root: Path) -> dict[str, list[dict]]:
    """The rows of every CSV file under data/, by its path there."""
    files = sorted((root / "data").rglob("*.csv"))
    return {
        str(file.relative_to(root / "data")): list(csv.DictReader(file.read_text("utf-8").splitlines()))
        for file in files
    }


def problems(folder: Path) -> list[str]:
    """What frictionless finds wrong with the tables of a data folder, a sentence each."""
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    return [error.message for error in report.errors] + [
        f"{task.place}: {error.message}" for task in report.tasks for error in task.errors
    ]


def test_the_description_holds_for_every_table(root):
    assert problems(root / "data") == []


def undescribed(paths) -> list[str]:
    """The tables that data/datapackage.json has no resource for."""
    resources = json.loads((ROOT / "data/datapackage.json").read_text())["resources"]
    return sorted(set(paths) - {resource["path"] for resource in resources})


def test_every_table_is_described(root):
    assert undescribed(tables(root)) == []


def test_a_table_without_description_is_named(root):
    assert undescribed([*tables(root), "reference/more.csv"]) == ["reference/more.csv"]


def data_files() -> dict[str, bytes]:
    """The bytes of every file of the data but the list of digests, by its path there."""
    data = ROOT / "data"
    files = {path.relative_to(data).as_posix(): path.read_bytes() for path in project_files() if data in path.parents}
    return {name: held for name, held in files.items() if name != "SHA256SUMS"}


def digest_problems(files: dict[str, bytes]) -> list[str]:
    """Each file whose digest is not that of data/SHA256SUMS, and each that is listed or there alone."""
    lines = (ROOT / "data/SHA256SUMS").read_text("utf-8").splitlines()
    listed = dict(line.split("  ")[::-1] for line in lines)
    problems = [f"data/{name}: listed, or there, but not both; run make sums." for name in listed.keys() ^ files.keys()]
    return problems + [
        f"data/{name}: changed since data/SHA256SUMS; if that was meant, run make sums."
        for name, held in files.items()
        if name in listed and hashlib.sha256(held).hexdigest() != listed[name]
    ]


def test_no_file_of_the_data_has_changed_unseen():
    assert len(data_files()) > 20 and digest_problems(data_files()) == []


@pytest.mark.parametrize(
    "name, held",
    [
        ("coding/sentences.csv", b"A note emptied that no page shows."),
        ("reference/engine_peers.csv", b"A figure from elsewhere changed."),
        ("reference/more.txt", b"A file without digest."),
    ],
)
def test_a_changed_or_unlisted_file_of_the_data_is_named(name, held):
    one_problem(digest_problems(data_files() | {name: held}), f"data/{name}: .*run make sums")


def unexplained(glossary: str) -> list[str]:
    """The acronyms and forms used in the book that a glossary does not explain."""
    explained = re.findall(r"^(\S.*)\n  \S", glossary, re.M)
    codes = csv.DictReader((ROOT / "newsaudit/lexicon/codes.csv").read_text("utf-8").splitlines())
    words = {row["code"] for row in codes if row["field"] in ("form", "status")} - {"reported", "planned"}
    words |= {row["text"] for row in tables(ROOT)["coding/hurdles.csv"] if row["kind"] == "acronym"}
    return sorted(words - set(explained))


def test_every_acronym_and_form_is_in_the_glossary(root):
    glossary = (root / "chapters/glossary.md").read_text("utf-8")
    assert unexplained(glossary) == []
    assert unexplained(edited(glossary, r"^ISF\n  .*\n", "")) == ["ISF"]


def test_every_field_and_table_says_what_it_is(root):
    package = json.loads((root / "data/datapackage.json").read_text())
    for resource in package["resources"]:
        assert resource["title"] and resource["description"] and resource["sources"], resource["path"]
        for field in resource.get("schema", {}).get("fields", []):
            assert field["type"] and field["description"], f"{resource['path']}, {field['name']}"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("coding/attributions.csv", "settled,S4,4,direct", "settled,S4,4,verbatim", 'constraint "enum"'),
        ("coding/attributions.csv", "settled,S4,4,direct", "settled,S3,4,direct", "primary key"),
        ("coding/attributions.csv", "reported,caggins,645-684", "reported,cagins,645-684", "foreign key"),
        ("coding/attributions.csv", "645-684", "645–684", 'constraint "pattern"'),
        ("coding/attributions.csv", "settled,S4,4,direct", "settled,S4,15,direct", 'constraint "maximum"'),
        ("coding/attributions.csv", "informs justifies", "informs blames", 'constraint "pattern"'),
        ("coding/sources.csv", "settled,barker,B,Barker,person", "settled,barker,B,Barker,", 'constraint "required"'),
        ("coding/claims.csv", "1a,23-83,", "1a,,", 'field "span"'),  # as a record from elsewhere would have none
    ],
)
def test_a_slip_in_a_table_is_found(root, tmp_path, file, old, new, said):
    shutil.copytree(root / "data", tmp_path / "data")
    edit(file, old, new)(tmp_path / "data")
    assert any(said in problem for problem in problems(tmp_path / "data"))


def span_problems(rows_of: dict[str, list[dict]], article) -> tuple[int, list[str]]:
    """How many spans the tables hold, and each whose words are not those beside it."""
    checked, problems = 0, []
    for path, rows in rows_of.items():
        for row in rows:
            for column, value in row.items():
                match = SPAN_COLUMN.fullmatch(column)
                if match and value:
                    text = row[f"{match.group(1)}_text" if match.group(1) else "text"]
                    pieces = [article.text[slice(*map(int, part.split("-")))] for part in value.split()]
                    problems += [] if " | ".join(pieces) == text else [f"{path}, {value}: {text!r} is {pieces}."]
                    checked += 1
    return checked, problems


def test_every_span_is_verbatim(root, article):
    checked, problems = span_problems(tables(root), article)
    assert checked > 500 and problems == []


def test_an_offset_shifted_by_one_is_named(root, article):
    rows = tables(root)
    rows["coding/claims.csv"][0]["span"] = "24-84"
    one_problem(span_problems(rows, article)[1], "coding/claims.csv, 24-84")


def test_every_paragraph_is_that_of_the_spans(root, article):
    for path, rows in tables(root).items():
        for row in rows:
            where = row.get("cue_span") or row.get("span")
            if where and row.get("paragraph"):
                assert article.paragraph_of(int(where.split("-")[0])) == int(row["paragraph"]), f"{path}: {row}"


def test_allowed_values_are_those_of_the_codebook(root):
    codes: dict[tuple[str, str], list[str]] = {}
    for row in csv.DictReader((root / "newsaudit/lexicon/codes.csv").read_text("utf-8").splitlines()):
        codes.setdefault((row["table"], row["field"]), []).append(row["code"])
    package = Package(str(root / "data/datapackage.json"))
    for (table, name), values in codes.items():
        constraints = package.get_resource(table).schema.get_field(name).constraints
        if name == "does":
            assert re.findall(r"[a-z]+", constraints["pattern"]) == values * 2
        else:
            assert constraints["enum"] == values, name


def test_every_source_is_in_its_own_coders_register(root):
    rows = tables(root)
    registers = {(row["coder"], row["source_id"]) for row in rows["coding/sources.csv"]}
    for row in rows["coding/attributions.csv"]:
        if row["source_id"]:
            assert (row["coder"], row["source_id"]) in registers
        else:
            assert row["status"] == "agentless"
    for row in rows["coding/sources.csv"]:
        assert not row["speaks_for"] or (row["coder"], row["speaks_for"]) in registers
        assert bool(row["speaks_for"]) == bool(row["speaks_for_basis"])


def test_every_reference_is_in_the_bibliography(root):
    known = set(re.findall(r"^@\w+\{([^,\s]+),", (root / "references.bib").read_text("utf-8"), re.MULTILINE))
    cited = {
        key for path, rows in tables(root).items() for row in rows for key in row.get("reference", "").split() if key
    }
    assert cited and cited <= known


def test_keys_listed_in_one_cell_are_rows_of_their_table(root):
    rows = tables(root)
    claims = {row["id"] for row in rows["coding/claims.csv"]}
    for row in rows["coding/claims.csv"]:
        assert set(row["conflicts_with"].split()) <= claims
    for row in rows["coding/summary.csv"]:
        assert set(row["claims"].split()) <= claims


def test_a_source_is_heard_as_its_attributions_say(root):
    rows = tables(root)
    for source in rows["coding/sources.csv"]:
        if (source["coder"], source["source_id"]) == ("D", "oir-officials"):
            continue  # the coding from outside stands as it came; chapter 7 discusses this code
        own = [
            row
            for row in rows["coding/attributions.csv"]
            if (row["coder"], row["source_id"]) == (source["coder"], source["source_id"])
        ]
        reported = [row for row in own if row["status"] == "reported"]
        heard = (
            "quoted"
            if any(row["quote_spans"] for row in reported)
            else "paraphrased"
            if reported
            else "nothing disclosed"
            if any(row["status"] == "not disclosed" for row in own)
            else "only mentioned"
        )
        assert source["heard"] == heard, source
        assert bool(source["key"]) == bool(own), source


def test_ids_run_from_one(root):
    rows = tables(root)
    for coder, letter in (("settled", "S"), ("A", "A"), ("B", "B"), ("C", "C")):
        ids = [row["id"] for row in rows["coding/attributions.csv"] if row["coder"] == coder]
        assert ids == [f"{letter}{number}" for number in range(1, len(ids) + 1)] and ids
    for path in ("coding/mentions.csv", "coding/frames.csv"):
        ids = [row["id"] for row in rows[path] if re.fullmatch(r"[A-Z]\d+", row["id"])]
        assert ids == [f"{ids[0][0]}{number}" for number in range(1, len(ids) + 1)]


@pytest.mark.parametrize("coder", ["settled", "A", "B", "C"])
def test_speakers_and_editors_words_are_the_words_inside_the_marks(root, article, coder):
    # Counted from the marks of the text alone. ¶12 opens with a curly mark and closes with a straight one.
    inside = re.findall(r"“([^“”\"]*)[”\"]", article[article.story])
    assert article[article.story].count("“") == len(inside) == 9
    words = sum(len(re.findall(r"\S*[^\W_]\S*", piece)) for piece in inside)
    editors = sum(
        len(re.findall(r"\S*[^\W_]\S*", bracket)) for piece in inside for bracket in re.findall(r"\[.*?\]", piece)
    )
    units = coding.read(root / "data/coding", article, coder).attributions
    assert units["quoted"].sum() + units["editor"].sum() == words
    assert units["editor"].sum() == editors == 3


def vote_problems(rows: list[dict], table: str) -> list[str]:
    """Where a settled code is not what two of three passes agree on."""
    # An attribution is the same one where the cue is; a source where its name in the tables is.
    key = "cue_span" if table == "attributions" else "source_id"
    passes = {coder: {row[key]: row for row in rows if row["coder"] == coder} for coder in ("settled", "A", "B", "C")}
    assert all(set(units) == set(passes["settled"]) for units in passes.values())
    problems = []
    for unit, settled in passes["settled"].items():
        for column in CODED[table]:
            codes = [passes[coder][unit][column] for coder in "ABC"]
            if column == "parent":
                codes = [code and "S" + code[1:] for code in codes]
            code, votes = Counter(codes).most_common(1)[0]
            if votes < 2 or settled[column] != code:
                problems.append(f"{unit}, {column}: settled {settled[column]!r}, coded {codes}")
    return problems


@pytest.mark.parametrize("table", CODED)
def test_settled_codes_are_what_two_of_three_passes_agree_on(root, table):
    assert vote_problems(tables(root)[f"coding/{table}.csv"], table) == []


def test_a_settled_code_changed_without_a_vote_is_named(root):
    rows = tables(root)["coding/attributions.csv"]
    next(row for row in rows if row["id"] == "S4")["form"] = "mixed"
    one_problem(vote_problems(rows, "attributions"), "form: settled 'mixed'")


def text_problems(data: bytes) -> list[str]:
    """What says that these bytes are not the text that was coded: its digest, its size, and where they are recorded."""
    record = json.loads((ROOT / "data/article/article.json").read_text())
    package = json.loads((ROOT / "data/datapackage.json").read_text())
    (article,) = [resource for resource in package["resources"] if resource["path"] == "article/article.txt"]
    recorded = {record["sha256"], article["hash"].removeprefix("sha256:"), hashlib.sha256(data).hexdigest()}
    same = recorded == {SHA256} and article["bytes"] == len(data) == 3439
    return [] if same else ["data/article/article.txt is not the text that was coded, or recorded as another one."]


def test_the_article_is_the_one_that_was_coded(root):
    data = (root / "data/article/article.txt").read_bytes()
    assert text_problems(data) == []
    one_problem(text_problems(data.replace(b"draw down", b"drew down", 1)), "is not the text that was coded")
