"""The audit of any article: its tables, its data, its three outputs, and what it says to bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsaudit import Article, ArticleError
from newsaudit.audit import terminal
from newsaudit.audit.page import page as page_of
from newsaudit.audit.tables import ATTRIBUTION_COLUMNS, ONLY_A_PERSON, SOURCE_COLUMNS, audited, rule_meanings, rules_in
from newsaudit.audit.tables import report as report_of
from newsaudit.cli import main
from story import coding

STORY = "data/article/article.txt"
ARTICLE = (
    "Mayor Anna Wren said the bridge will close. “We have no choice,” Wren said in a news release.\n\n"
    "Residents worry that shops could fail. The council declined to comment on the cost.\n"
)


@pytest.fixture(scope="module")
def small():
    """The coding and the report of a small invented article."""
    codes = audited(Article(ARTICLE, name="bridge"))
    return codes, report_of(codes)


def run(*arguments, **options):
    """What `newsaudit audit` prints, writes to stderr and returns."""
    return CliRunner().invoke(main, ["audit", *map(str, arguments)], **options)


def test_a_small_article_is_audited_as_a_reader_would(small):
    codes, data = small
    units = codes.attributions.set_index("content_text")
    assert list(units["source_id"]) == ["anna-wren", "anna-wren", "residents", "council"]
    assert list(units["form"]) == ["indirect", "direct", "indirect", "indirect"]
    assert list(units["status"]) == ["reported"] * 3 + ["not disclosed"]
    assert list(units["cue_class"]) == ["plain", "plain", "alarmed", "n/a"]
    assert units.loc["to comment on the cost", "cue_text"] == "declined"
    assert (data["totals"]["quoted_words"], data["totals"]["paraphrased_words"]) == (4, 4 + 4)
    assert data["unnamed"] == ["residents"] and data["never_introduced"] == []
    assert data["sources"][0]["role_as_stated"] == "Mayor" and data["sources"][0]["introduced"] == "yes"


def test_the_tables_have_the_columns_of_the_coding_and_only_the_engine_as_coder(small, root):
    codes, _ = small
    for name, columns in (("attributions", ATTRIBUTION_COLUMNS), ("sources", SOURCE_COLUMNS)):
        by_reading = list(coding.read_table(root / f"data/coding/{name}.csv").columns)
        assert columns == [*by_reading, "rule"]
        assert set(getattr(codes, name)["coder"]) == {"engine"}
        coding.check_spans(codes.article, getattr(codes, name), name)


def test_codes_that_only_a_person_can_give_are_empty(small):
    for table, fields in ONLY_A_PERSON.items():
        for field in fields:
            assert set(getattr(small[0], table)[field]) == {""}, field


def test_each_code_names_a_rule_that_is_explained(small):
    for table in (small[0].attributions, small[0].sources):
        for row in table.to_dict("records"):
            rules = rules_in(row["rule"])
            assert set(rules.values()) <= rule_meanings().keys(), row
            for code in {"form", "status", "channel", "cue_class", "kind", "introduced"} & row.keys():
                assert not row[code] or code in rules or row["status"] == "not disclosed", (code, row)


def test_a_word_inside_two_attributions_is_counted_once():
    codes = audited(Article("Wren said that Ms Poole had said that the bridge will close."))
    assert len(codes.attributions) == 2
    assert codes.attributions["paraphrased"].sum() == len("that Ms Poole had said that the bridge will close".split())


def test_counts_of_text_are_those_of_the_chapters(root, article, codes):
    from newsaudit import readability

    data = report_of(audited(article))
    assert data["article"]["words"] == len(codes.article.words) == 534
    assert data["article"]["sentences"] == len(codes.article.sentences) == 19
    assert data["article"]["paragraphs"] == len(codes.article.paragraphs) == 14
    figures = readability.scores(readability.total(readability.count_sentences(article)))
    assert {row["name"]: row["value"] for row in data["readability"]["scores"]} == {
        name: round(float(value), 2) for name, value in figures.items()
    }


# --- the command ---------------------------------------------------------------------------------------------------


def test_the_example_of_the_help_works_as_typed(root, tmp_path, monkeypatch):
    shown = run("--help").output
    examples = [line.split("newsaudit audit ")[1] for line in shown.splitlines() if line.startswith("    newsaudit")]
    assert len(examples) == 2 and "Exit codes" in shown
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


def test_attributions_without_a_source_are_a_finding():
    data = report_of(audited(Article("“Nobody knows who said this at all.”\n\nWren said it is over.")))
    assert "For 1 of 2 attributions, with 7 quoted words, the engine finds no source." in terminal.findings(data)


def test_a_role_that_is_in_the_name_is_not_told_twice():
    data = report_of(audited(Article("A spokesman for the army said it is over.")))
    assert terminal.source_in_words(data["sources"][0]) == "A spokesman for the army [A]"


def test_what_is_left_out_of_the_counts_is_named():
    data = report_of(audited(Article("Bridge to close\n\n" + ARTICLE)))
    assert "Left out as headline or page furniture: “Bridge to close”." in terminal.terminal(data)


def test_standard_input_gives_what_the_file_gives(root):
    text = (root / STORY).read_bytes()
    by_file = json.loads(run(root / STORY, "--json").stdout)
    by_stdin = json.loads(run("-", "--json", input=text).stdout)
    assert by_stdin["article"].pop("name") == "standard input"
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
        (b"", "the file is empty"),
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
    meanings = {row["rule"]: row["meaning"] for row in coding.read_table(tmp_path / "rules.csv").to_dict("records")}
    for name in ("attributions", "sources"):
        for cell in coding.read_table(tmp_path / f"{name}.csv")["rule"]:
            assert all(meanings[rule] for rule in rules_in(cell).values())


@pytest.mark.parametrize(
    ("shell", "said"), [("- <&-", "standard input: the file is empty."), ("{story} > /dev/full", "No space left")]
)
def test_a_stream_that_is_closed_or_full_gets_one_sentence(root, shell, said):
    command = f"{sys.executable} -m newsaudit.cli audit {shell.format(story=root / STORY)}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=root)
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and said in done.stderr, done.stderr


def test_wrong_usage_has_code_2(root):
    assert run().exit_code == 2
    assert run(root / STORY, "--hmtl", "x").exit_code == 2


# --- three articles read by a person ------------------------------------------------------------------------------

GOLDEN = ("GUM_news_crane", "GUM_news_sensitive", "GUM_news_warming")
FOLDER = Path(__file__).parents[1] / "data" / "audit"


def golden_data(name):
    """What --json prints of a Wikinews article of the gold file, less what changes with every version."""
    for line in (FOLDER.parents[2] / "data/gold/wikinews.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["id"] == name:
            data = report_of(audited(Article(record["text"], name=name)))
            return {key: value for key, value in data.items() if key not in ("newsaudit", "engine_scores")}
    raise LookupError(name)


@pytest.mark.parametrize("name", GOLDEN)
def test_the_json_of_three_articles_is_what_was_read(name):
    """After a change of the engine: .venv/bin/python tests/test_audit.py renews the files; read what git diff shows."""
    assert golden_data(name) == json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


# --- any text ------------------------------------------------------------------------------------------------------

PIECES = [
    "“",
    "”",
    '"',
    "''",
    "‘",
    "’",
    " said ",
    "Wren",
    "the ",
    ". ",
    ", ",
    "\n\n",
    "[",
    "]",
    "<b>",
    "&",
    "$x$",
    "told Sky News ",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_any_text_gives_a_report_or_a_sentence(text):
    try:
        codes = audited(Article(text))
    except ArticleError as error:
        assert str(error).endswith(".")
        return
    data = report_of(codes)
    coding.check_spans(codes.article, codes.attributions, "attributions")
    assert data["totals"]["quoted_words"] + data["totals"]["paraphrased_words"] <= data["article"]["words"]
    assert terminal.terminal(data)
    json.dumps(data, allow_nan=False)


def test_the_page_explains_the_rules_of_each_attribution(small):
    codes, data = small
    entry = page_of(codes, data).split("<p><b>E2</b>")[1].split("</dl>")[0]
    assert "subject verb: source, cue and content" in entry and "release named: a news or press release" in entry
    silent = page_of(codes, data).split("<p><b>E4</b>")[1].split("</dl>")[0]
    assert "declined to comment: the text says that somebody gave nothing" in silent


def test_a_page_can_be_made_where_nothing_said_has_a_word():
    codes = audited(Article("“ said ““. "))
    assert page_of(codes, report_of(codes)).rstrip().endswith("</html>")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=5, max_size=60).map("".join))
def test_any_text_gives_a_page_that_holds_no_markup_of_its_own(text):
    try:
        codes = audited(Article(text))
    except ArticleError:
        return
    page = page_of(codes, report_of(codes))
    assert "<b>Wren" not in page.replace('<b class="', "") and page.rstrip().endswith("</html>")


@pytest.mark.parametrize("where", [STORY, None])
def test_the_json_is_what_its_schema_says(root, small, where):
    from importlib import resources

    from jsonschema import Draft202012Validator

    schema = json.loads(resources.files("newsaudit.audit").joinpath("audit.schema.json").read_text("utf-8"))
    data = json.loads(run(root / where, "--json").stdout) if where else small[1]
    check = Draft202012Validator(schema)
    assert [error.message for error in check.iter_errors(data)] == []
    assert list(check.iter_errors(data | {"version": 2})) and list(check.iter_errors(data | {"more": 1}))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in GOLDEN:
        text = json.dumps(golden_data(each), ensure_ascii=False, indent=1)
        (FOLDER / f"{each}.json").write_text(text + "\n", encoding="utf-8")
