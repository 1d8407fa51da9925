"""The command `newsaudit audit`: its forms, its files, and what it says to bad input."""

from __future__ import annotations

import csv
import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from newsaudit.article import LONGEST_ARTICLE
from newsaudit.cli import main

STORY = "data/article/article.txt"
ARTICLE = "Mayor Anna Wren said the bridge will close. “We have no choice,” Wren said in a news release.\n"


def run(*arguments, **options):
    """Return what `newsaudit audit` prints, writes to stderr and returns."""
    return CliRunner().invoke(main, ["audit", *map(str, arguments)], **options)


def test_the_first_screen_of_the_help_is_for_readers():
    shown = CliRunner().invoke(main, ["--help"]).output
    listed = shown.split("Commands:")[1].split("\n\n")[0]
    assert "audit" in listed and "agree" in listed and "corpus" not in listed and "evaluate" not in listed
    assert "newsaudit corpus --help" in shown and "newsaudit evaluate --help" in " ".join(shown.split())


def test_the_example_of_the_help_works_as_typed(root, tmp_path, monkeypatch):
    shown = run("--help").output
    examples = [line.split("newsaudit audit ")[1] for line in shown.splitlines() if line.startswith("    newsaudit")]
    assert len(examples) == 3 and "Exit codes" in shown
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").symlink_to(root / "data")
    for example in examples:
        assert run(*example.split()).exit_code == 0, example
    assert (tmp_path / "my-audit.html").is_file() and (tmp_path / "my-audit/attributions.csv").is_file()


def test_the_terminal_report_tells_everything_and_fits_80_columns(root):
    shown = run(root / STORY).output
    assert max(map(len, shown.splitlines()[2:])) <= 80
    for title in ("Findings", "Sources", "Channels", "Cues", "Never introduced", "Not disclosed", "Readability"):
        assert f"\n{title}" in shown
    assert "British Defence Secretary" in shown and "Only a person can code" in shown and "estimate" in shown


def test_no_report_shows_a_name_that_only_the_files_have(root, tmp_path):
    shown = run(root / STORY).output + run(root / STORY, "--html", tmp_path / "page.html").output
    shown += (tmp_path / "page.html").read_text("utf-8")
    assert "PolNeAR, held back" in " ".join(shown.split()) and "polnear_" not in shown


def test_what_is_carried_is_told_in_words(root):
    lines = run(root / STORY).output.split("Channels (estimates)")[1].split("\n\n")[0].splitlines()[2:]
    assert any(line.startswith("to the outlet") and "of them carried" in line for line in lines)
    assert "carried" not in lines[-1] and lines[-1].startswith("not stated")


def test_standard_input_gives_what_the_file_gives(root):
    text = (root / STORY).read_bytes()
    by_file = json.loads(run(root / STORY, "--json").stdout)
    by_stdin = json.loads(run("-", "--json", input=text).stdout)
    assert by_stdin["article"].pop("name") == "the text"
    by_file["article"].pop("name")
    assert by_stdin == by_file


def test_the_csv_can_be_read_as_a_coding_sheet(root, tmp_path):
    from newsaudit.agreement import read_sheet

    assert run(root / STORY, "--csv", tmp_path / "sheets").exit_code == 0
    sheet = read_sheet(tmp_path / "sheets/attributions.csv")
    assert [row["id"] for row in sheet] == [f"E{number}" for number in range(1, len(sheet) + 1)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b" \n \n", "nothing in it but white space"),
        (b"\xff\xfe\x41", "not UTF-8"),
        (b"ab\0cd.", "binary"),
        (b"***\n\n---", "not even a word"),
        (b"A headline only", "no sentence"),
    ],
)
def test_bad_input_gets_one_sentence_and_code_1(tmp_path, content, said):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    for result in (run(path), run("-", input=content)):
        assert result.exit_code == 1 and result.stdout == ""
        assert said in result.stderr and result.stderr.count("\n") == 1 and "Traceback" not in result.stderr


def test_a_missing_file_a_folder_and_a_place_that_cannot_be_written_get_one_sentence(root, tmp_path):
    (tmp_path / "file").write_text("x")
    for result in (
        run(tmp_path / "none.txt"),
        run(tmp_path),
        run(root / STORY, "--csv", tmp_path / "file" / "sheets"),
        run(root / STORY, "--html", tmp_path / "no" / "page.html"),
    ):
        assert result.exit_code == 1 and result.stdout == "" and result.stderr.count("\n") == 1, result.stderr


def test_a_corrected_sheet_is_never_written_over(root, tmp_path):
    sheet = tmp_path / "attributions.csv"
    assert run(root / STORY, "--csv", tmp_path).exit_code == 0 and run(root / STORY, "--csv", tmp_path).exit_code == 0
    corrected = sheet.read_text("utf-8").replace("engine,", "anna,")
    sheet.write_text(corrected, encoding="utf-8")
    (tmp_path / "sources.csv").unlink()
    result = run(root / STORY, "--csv", tmp_path)
    assert result.exit_code == 1 and "attributions.csv: this is there already" in result.stderr
    assert sheet.read_text("utf-8") == corrected and not (tmp_path / "sources.csv").exists()


def test_the_article_is_never_written_over(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    result = run(tmp_path / "a.txt", "--html", tmp_path / "a.txt")
    assert result.exit_code == 1 and "this is the article" in result.stderr
    assert (tmp_path / "a.txt").read_text("utf-8") == ARTICLE


def test_the_tables_come_with_what_their_rules_look_for(root, tmp_path):
    run(root / STORY, "--csv", tmp_path)
    tables = {
        name: list(csv.DictReader((tmp_path / f"{name}.csv").read_text("utf-8").splitlines()))
        for name in ("attributions", "sources", "rules")
    }
    meanings = {row["rule"]: row["meaning"] for row in tables["rules"]}
    for row in tables["attributions"] + tables["sources"]:
        assert all(meanings[pair.split(":")[1]] for pair in row["rule"].split())


@pytest.mark.parametrize(
    ("shell", "said"), [("- <&-", "the text: it is empty."), ("{story} > /dev/full", "No space left")]
)
def test_a_stream_that_is_closed_or_full_gets_one_sentence(root, shell, said):
    command = f"{sys.executable} -m newsaudit.cli audit {shell.format(story=root / STORY)}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=root)
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and said in done.stderr, done.stderr


def test_wrong_usage_has_code_2(root):
    assert run().exit_code == 2
    assert run(root / STORY, "--hmtl", "x").exit_code == 2


def test_a_text_too_long_for_one_article_is_refused_with_what_to_do(tmp_path):
    path = tmp_path / "archive.txt"
    path.write_text(ARTICLE * (LONGEST_ARTICLE // len(ARTICLE) + 2), encoding="utf-8")
    for result in (run(path), run("-", input=path.read_bytes())):
        assert result.exit_code == 1 and result.stdout == "" and result.stderr.count("\n") == 1
        assert "more than one article" in result.stderr and "into a file of its own" in result.stderr


def test_nothing_heavy_is_loaded(root):
    """No more than the package declares: an audit would take seconds, and could not be installed alone."""
    code = "import sys; from newsaudit.cli import main; main(sys.argv[1:], standalone_mode=False); "
    code += "print(*sorted({'story', 'pandas', 'numpy', 'matplotlib', 'IPython', 'textstat'} & set(sys.modules)))"
    command = [sys.executable, "-c", code, "audit", STORY, "--html", "/dev/null"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=True)
    assert done.stdout.strip() == ""
