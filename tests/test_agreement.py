"""Agreement between coders: units matched by span, alpha against a computation by hand, bad sheets named."""

from __future__ import annotations

import math
import random

import krippendorff
import pandas as pd
import pytest
from click.testing import CliRunner

from newsaudit.agreement import NO_VARIATION, Agreement, AgreementError, nominal_alpha, read_sheets
from newsaudit.agreement import agreement as agreement_of
from newsaudit.cli import main

COLUMNS = [
    *("coder", "id", "form", "status", "source_id", "source_span", "cue_span", "cue_text", "content_spans"),
    *("wide_spans", "quote_spans", "channel", "channel_basis", "cue_class", "modality", "does"),
]


def sheet(coder: str, contents: list[str], **codes: list[str]) -> pd.DataFrame:
    """A coding sheet of one coder; what is not given is the same in all rows."""
    frame = pd.DataFrame({column: ["x"] * len(contents) for column in COLUMNS})
    spans = {column: contents for column in ("content_spans", "wide_spans")}
    empty = {column: "" for column in ("source_span", "cue_span", "quote_spans")}
    ids = [f"{coder}{number}" for number in range(1, len(contents) + 1)]
    return frame.assign(coder=coder, id=ids, **spans, **empty).assign(**codes)


def agreement(*sheets: pd.DataFrame) -> Agreement:
    """The agreement between the coders of some sheets."""
    return agreement_of(pd.concat(sheets).to_dict("records"))


def of(result: Agreement, variable: str) -> dict:
    """The row of one variable."""
    [row] = [row for row in result.codes if row["variable"] == variable]
    return row


def test_alpha_as_computed_by_hand():
    # Two coders, four units: a-a, a-a, b-b, b-a. Eight values: five a, three b.
    # Observed disagreement: one unit gives the pairs b-a and a-b, 2 of 8 = 0.25.
    # Expected: 2 * 5 * 3 / (8 * 7) = 30/56. Alpha = 1 - (2/8) / (30/56) = 1 - 14/30 = 0.5333.
    assert nominal_alpha(["aa", "aa", "bb", "ba"]) == pytest.approx(8 / 15)


def test_alpha_with_a_unit_that_a_coder_did_not_find():
    # Three coders: a-a-a, b-b-b, a-b-(not found). Eight values: a 3 + 1 = 4, b 3 + 1 = 4.
    # Observed: the third unit has two values, so its pairs a-b and b-a count 1/(2-1) each: 2 of 8 = 0.25.
    # Expected: 2 * 4 * 4 / (8 * 7) = 32/56. Alpha = 1 - (2/8) / (32/56) = 1 - 14/32 = 0.5625.
    assert nominal_alpha(["aaa", "bbb", "ab"]) == pytest.approx(0.5625)


def test_a_variable_with_one_value_has_no_alpha():
    assert nominal_alpha(["aa", "aa"]) == nominal_alpha([]) == NO_VARIATION


def test_alpha_is_that_of_the_krippendorff_package_on_random_codes():
    rng = random.Random(1)
    for _ in range(200):
        coders, number, values = rng.randint(2, 5), rng.randint(2, 20), "abcdef"[: rng.randint(2, 6)]
        units = [[rng.choice(values + "-") for _ in range(coders)] for _ in range(number)]
        ours = nominal_alpha([[code for code in unit if code != "-"] for unit in units])
        table = [[math.nan if unit[coder] == "-" else ord(unit[coder]) for unit in units] for coder in range(coders)]
        shared = [code for unit in units if sum(c != "-" for c in unit) > 1 for code in unit if code != "-"]
        if len(set(shared)) < 2:
            assert ours == NO_VARIATION
        else:
            theirs = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
            assert ours == pytest.approx(theirs)


def test_units_are_matched_by_what_their_contents_share():
    # B finds the first with another end, misses the second, and has a third of its own.
    first = sheet("A", ["0-10", "20-30", "40-50"])
    second = sheet("B", ["0-8", "40-50", "60-70", "80-90"])
    (found,) = agreement(first, second).found
    assert (found["units_first"], found["units_second"], found["matched"]) == (3, 4, 2)
    assert found["precision"] == 2 / 4 and found["recall"] == pytest.approx(2 / 3)
    assert found["f1"] == pytest.approx(4 / 7) and found["f1_exact"] == pytest.approx(2 / 7)


def test_f1_does_not_depend_on_who_comes_first():
    first, second = sheet("A", ["0-10", "20-30"]), sheet("B", ["5-30", "40-50", "60-70"])
    one = agreement(first, second).found[0]
    other = agreement(second, first).found[0]
    assert (one["f1"], one["f1_exact"]) == (other["f1"], other["f1_exact"])
    assert (one["precision"], one["recall"]) == (other["recall"], other["precision"])


def test_a_long_content_is_matched_with_the_one_it_shares_most_with():
    first, second = sheet("A", ["0-20"], form=["direct"]), sheet("B", ["0-4", "5-20"], form=["mixed", "direct"])
    result = agreement(first, second)
    assert [(row["unit"], row["id"]) for row in result.raw] == [(1, "A1"), (1, "B2"), (2, "B1")]
    assert of(result, "form")["agreement"] == 1


def test_codes_are_compared_on_shared_units_only():
    first = sheet("A", ["0-10", "20-30", "40-50"], form=["direct", "direct", "mixed"])
    second = sheet("B", ["0-10", "20-30", "60-70"], form=["direct", "mixed", "mixed"])
    result = agreement(first, second)
    assert of(result, "form")["n"] == 2 and of(result, "form")["agreement"] == 0.5
    assert of(result, "channel")["alpha"] == NO_VARIATION
    assert of(result, "content_spans")["agreement"] == 1


def test_sheets_that_share_no_unit_have_no_agreement_and_no_crash():
    result = agreement(sheet("A", ["0-10"]), sheet("B", ["20-30"]))
    assert [row["f1"] for row in result.found] == [0] and of(result, "form")["n"] == 0


def test_the_order_of_several_codes_does_not_matter():
    first, second = sheet("A", ["0-9"], does=["warns informs"]), sheet("B", ["0-9"], does=["informs warns"])
    result = agreement(first, second)
    assert of(result, "does")["agreement"] == 1 and [row["differs"] for row in result.raw] == ["", ""]


def test_the_raw_table_names_what_differs():
    first, second = sheet("A", ["0-9"], channel=["release"]), sheet("B", ["0-8"], channel=["not stated"])
    raw = agreement(first, second).raw
    assert [row["differs"] for row in raw] == ["channel, content_spans, wide_spans"] * 2


def test_one_coder_alone_has_no_agreement():
    with pytest.raises(AgreementError, match="^one coding pass, no agreement yet"):
        agreement(sheet("A", ["0-10"]))


def test_settled_codes_and_the_engines_are_no_coding_pass():
    with pytest.raises(AgreementError, match="the sheets hold only 'A'"):
        agreement(sheet("A", ["0-10"]), sheet("settled", ["0-10"]), sheet("engine", ["0-10"]))


def test_the_three_passes_of_the_book(root):
    sheets = [row for row in read_sheets([root / "data/coding/attributions.csv"]) if row["coder"] in "ABC"]
    result = agreement_of(sheets)
    assert [row["matched"] for row in result.found] == [18, 18, 18]
    # By reading the three sheets side by side: one unit each.
    assert {row["cue"]: row["differs"] for row in result.raw if row["differs"]} == {
        "provided no details": "modality",
        "have warned": "content_spans",
        "said": "does",
    }
    # 18 units of three coders make 54 pairs; where one of three differs, two of its three pairs do.
    assert of(result, "modality")["agreement"] == pytest.approx(52 / 54)


def run(*paths):
    """The command on some paths."""
    return CliRunner().invoke(main, ["agree", *map(str, paths)])


def test_command_on_a_sheet_of_several_coders(root):
    done = run(root / "data/coding/attributions.csv")
    assert done.exit_code == 0 and done.stderr == ""
    assert done.stdout.index("Codes, unit by unit") < done.stdout.index("Units found") < done.stdout.index("alpha")
    assert "'settled' is left out" in done.stdout


def test_command_on_a_sheet_a_coder_named_by_its_file(tmp_path):
    for name in ("anna", "ben"):
        frame = sheet("", ["0-10", "20-30"], form=["direct", "mixed"])
        frame.drop(columns=[] if name == "anna" else "coder").to_csv(tmp_path / f"{name}.csv", index=False)
    done = run(tmp_path / "anna.csv", tmp_path / "ben.csv")
    assert done.exit_code == 0
    assert {row["coder"] for row in read_sheets([tmp_path / "anna.csv"])} == {"anna"}
    (line,) = [line for line in done.stdout.splitlines() if line.split()[:2] == ["anna", "ben"]]
    assert line.split()[2:] == ["2", "2", "2", "1.00", "1.00", "1.00", "1.00"]


def as_saved(frame: pd.DataFrame, how: str) -> bytes:
    """A sheet as spreadsheet programs and people save it."""
    if how == "spaces":
        return frame.map(" {} ".format).rename(columns=" {} ".format).to_csv(index=False).encode()
    if how == "capitals":
        return frame.assign(form=frame["form"].str.title()).to_csv(index=False).encode()
    if how == "empty rows":
        return frame.to_csv(index=False).encode() + b"," * (len(frame.columns) - 1) + b"\n"
    separator = {"semicolons": ";", "tabs": "\t"}.get(how, ",")
    return frame.to_csv(index=False, sep=separator).encode("utf-8-sig" if how == "byte order mark" else "utf-8")


@pytest.mark.parametrize("how", ["semicolons", "tabs", "byte order mark", "spaces", "capitals", "empty rows"])
def test_a_sheet_saved_by_another_program_says_the_same(tmp_path, how):
    frame = sheet("A", ["0-10", "20-30"], form=["direct", "mixed"]).assign(content_text=["ten | sign", " ten signs"])
    frame.to_csv(tmp_path / "one.csv", index=False)
    (tmp_path / "two.csv").write_bytes(as_saved(frame.assign(coder="B"), how))
    result = agreement_of(read_sheets([tmp_path / "one.csv", tmp_path / "two.csv"]))
    assert result.found[0]["matched"] == 2 and {row["differs"] for row in result.raw} == {""}


def test_sheets_of_different_articles_are_refused(tmp_path):
    texts = ["the bridge will close", "no news is good news!"]
    for name, text in zip("AB", texts, strict=True):
        frame = sheet(name, [f"5-{5 + len(text)}"]).assign(content_text=text)
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    done = run(tmp_path / "A.csv", tmp_path / "B.csv")
    assert done.exit_code == 2 and "are not of the same article" in done.stderr and done.stderr.count("\n") == 1


def test_a_text_corrected_without_its_span_is_named(tmp_path):
    sheet("A", ["0-10"]).assign(content_text="too short").to_csv(tmp_path / "a.csv", index=False)
    done = run(tmp_path / "a.csv")
    said = "a.csv, A1: content_text is 9 characters long and content_spans 10; correct both."
    assert done.exit_code == 2 and said in done.stderr


def test_sheets_that_share_no_unit_say_so_without_a_number(tmp_path):
    for name, span in (("A", "0-10"), ("B", "20-30")):
        sheet(name, [span]).to_csv(tmp_path / f"{name}.csv", index=False)
    done = run(tmp_path / "A.csv", tmp_path / "B.csv")
    assert done.exit_code == 0 and "nan" not in done.stdout
    assert "No unit was found by two coders" in done.stdout


def test_a_sheet_that_is_still_the_engines_is_told_what_to_do(tmp_path):
    for name in ("A", "B"):
        sheet("engine", ["0-10"]).to_csv(tmp_path / f"{name}.csv", index=False)
    done = run(tmp_path / "A.csv", tmp_path / "B.csv")
    assert done.exit_code == 2 and "put your own label in the column coder" in done.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a table in CSV"),
        (b"\x00\xff\xfe\x01", "not a table in CSV"),
        (b'a,b\n"1,2\n3,4,5,6\n', "not a table in CSV"),
        (b"id,form\n1,direct\n", "these columns are missing: cue_text, status"),
        (sheet("A", ["0-10"]).head(0).to_csv(index=False).encode(), "there is no row in it"),
        (sheet("A", ["0–10"]).to_csv(index=False).encode(), "A1, content_spans: '0–10' is not a list of spans"),
        (sheet("A", ["0-10"]).to_csv(index=False).encode(), "one coding pass, no agreement yet"),
    ],
    ids=["empty", "binary", "ragged", "columns", "no row", "span", "one coder"],
)
def test_a_bad_sheet_gets_one_sentence_and_exit_code_2(tmp_path, data, said):
    path = tmp_path / "sheet.csv"
    path.write_bytes(data)
    done = run(path)
    assert done.exit_code == 2 and done.stdout == "" and said in done.stderr
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


def test_a_missing_sheet_and_a_coder_in_two_sheets(tmp_path):
    for name in ("one.csv", "two.csv"):
        sheet("A", ["0-10"]).to_csv(tmp_path / name, index=False)
    for paths, said in (
        ((tmp_path / "none.csv",), "cannot be read (No such file or directory)"),
        ((tmp_path,), "cannot be read (Is a directory)"),
        ((tmp_path / "one.csv", tmp_path / "two.csv"), "give each coder one label and one sheet"),
    ):
        done = run(*paths)
        assert done.exit_code == 2 and said in done.stderr and done.stderr.count("\n") == 1
