"""`newsaudit corpus`: the figures of many articles, bad ones reported, no text in the output."""

import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from newsaudit.cli import main

ARTICLE = Path(__file__).parents[2] / "data/article/article.txt"


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(main, ["corpus", *map(str, arguments)])


def test_good_and_bad_articles(tmp_path, run):
    lines = ["He said so. She did not.", "not json", json.dumps({"body": "x"}), json.dumps({"text": "..."})]
    lines[0] = json.dumps({"text": lines[0], "title": "A secret headline"})
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    (tmp_path / "binary.txt").write_bytes(b"\0\1")
    output = tmp_path / "figures.csv"
    result = run(ARTICLE, tmp_path / "many.jsonl", tmp_path / "binary.txt", tmp_path / "absent.txt", "-o", output)
    assert result.exit_code == 0, result.output
    frame = pd.read_csv(output)
    assert frame[["file", "number", "sentences", "words"]].values.tolist() == [
        ["article", 1, 19, 534],
        ["many", 1, 2, 6],
    ]
    for said in ("line 2: no JSON", "line 3: no JSON", "many, article 4", "binary file", "no such file", "2 of 7"):
        assert said in result.output
    assert "secret" not in output.read_text() and "Traceback" not in result.output
    record = json.loads(output.with_suffix(".json").read_text())
    assert [(i["file"], i["articles"], i["skipped"]) for i in record["inputs"]] == [
        ("article.txt", 1, 0),
        ("many.jsonl", 1, 3),
        ("binary.txt", 0, 1),
    ]


def test_same_input_same_bytes(tmp_path, run):
    for name in ("a.csv", "b.csv"):
        assert run(ARTICLE, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_nothing_countable_and_nowhere_to_write(tmp_path, run):
    (tmp_path / "empty.txt").write_text("")
    nothing = run(tmp_path / "empty.txt", "-o", tmp_path / "x.csv")
    assert nothing.exit_code == 1 and "none of the files" in nothing.output and not (tmp_path / "x.csv").exists()
    nowhere = run(ARTICLE, "-o", tmp_path / "no/such/folder.csv")
    assert nowhere.exit_code == 1 and "cannot be written" in nowhere.output and "Traceback" not in nowhere.output
