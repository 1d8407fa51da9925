"""Agreement between coders: units matched by span, alpha against a computation by hand, bad sheets named."""

from __future__ import annotations

import pandas as pd
import pytest
from click.testing import CliRunner

from newsaudit.cli import main
from story.agreement import NO_VARIATION, AgreementError, agreement, alpha, read_sheets
from story.coding import read_table
from story.passes import between_passes

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


def of(result, variable: str) -> dict:
    """The row of one variable."""
    return result.codes.set_index("variable").loc[variable].to_dict()


def test_alpha_as_computed_by_hand():
    # Two coders, four units: a-a, a-a, b-b, b-a. Eight values: five a, three b.
    # Observed disagreement: one unit gives the pairs b-a and a-b, 2 of 8 = 0.25.
    # Expected: 2 * 5 * 3 / (8 * 7) = 30/56. Alpha = 1 - (2/8) / (30/56) = 1 - 14/30 = 0.5333.
    units = [{"A": "a", "B": "a"}, {"A": "a", "B": "a"}, {"A": "b", "B": "b"}, {"A": "b", "B": "a"}]
    assert alpha(units) == pytest.approx(8 / 15)


def test_alpha_with_a_unit_that_a_coder_did_not_find():
    # Three coders: a-a-a, b-b-b, a-b-(not found). Eight values: a 3 + 1 = 4, b 3 + 1 = 4.
    # Observed: the third unit has two values, so its pairs a-b and b-a count 1/(2-1) each: 2 of 8 = 0.25.
    # Expected: 2 * 4 * 4 / (8 * 7) = 32/56. Alpha = 1 - (2/8) / (32/56) = 1 - 14/32 = 0.5625.
    units = [{"A": "a", "B": "a", "C": "a"}, {"A": "b", "B": "b", "C": "b"}, {"A": "a", "B": "b"}]
    assert alpha(units) == pytest.approx(0.5625)


def test_a_variable_with_one_value_has_no_alpha():
    assert alpha([{"A": "a", "B": "a"}, {"A": "a", "B": "a"}]) == NO_VARIATION


def test_units_are_matched_by_what_their_contents_share():
    # B finds the first with another end, misses the second, and has a third of its own.
    first = sheet("A", ["0-10", "20-30", "40-50"])
    second = sheet("B", ["0-8", "40-50", "60-70", "80-90"])
    (found,) = agreement(pd.concat([first, second])).found.to_dict("records")
    assert (found["units_first"], found["units_second"], found["matched"]) == (3, 4, 2)
    assert found["precision"] == 2 / 4 and found["recall"] == pytest.approx(2 / 3)
    assert found["f1"] == pytest.approx(4 / 7) and found["f1_exact"] == pytest.approx(2 / 7)


def test_f1_does_not_depend_on_who_comes_first():
    first, second = sheet("A", ["0-10", "20-30"]), sheet("B", ["5-30", "40-50", "60-70"])
    one = agreement(pd.concat([first, second])).found.iloc[0]
    other = agreement(pd.concat([second, first])).found.iloc[0]
    assert (one["f1"], one["f1_exact"]) == (other["f1"], other["f1_exact"])
    assert (one["precision"], one["recall"]) == (other["recall"], other["precision"])


def test_a_long_content_is_matched_with_the_one_it_shares_most_with():
    first, second = sheet("A", ["0-20"], form=["direct"]), sheet("B", ["0-4", "5-20"], form=["mixed", "direct"])
    result = agreement(pd.concat([first, second]))
    assert result.raw.groupby("unit")["id"].apply(list).tolist() == [["A1", "B2"], ["B1"]]
    assert of(result, "form")["agreement"] == 1


def test_codes_are_compared_on_shared_units_only():
    first = sheet("A", ["0-10", "20-30", "40-50"], form=["direct", "direct", "mixed"])
    second = sheet("B", ["0-10", "20-30", "60-70"], form=["direct", "mixed", "mixed"])
    result = agreement(pd.concat([first, second]))
    assert of(result, "form")["n"] == 2 and of(result, "form")["agreement"] == 0.5
    assert of(result, "channel")["alpha"] == NO_VARIATION
    assert of(result, "content_spans")["agreement"] == 1


def test_sheets_that_share_no_unit_have_no_agreement_and_no_crash():
    result = agreement(pd.concat([sheet("A", ["0-10"]), sheet("B", ["20-30"])]))
    assert result.found["f1"].tolist() == [0] and of(result, "form")["n"] == 0


def test_the_order_of_several_codes_does_not_matter():
    first, second = sheet("A", ["0-9"], does=["warns informs"]), sheet("B", ["0-9"], does=["informs warns"])
    result = agreement(pd.concat([first, second]))
    assert of(result, "does")["agreement"] == 1 and result.raw["differs"].tolist() == ["", ""]


def test_the_raw_table_names_what_differs():
    first, second = sheet("A", ["0-9"], channel=["release"]), sheet("B", ["0-8"], channel=["not stated"])
    raw = agreement(pd.concat([first, second])).raw
    assert set(raw["differs"]) == {"channel, content_spans, wide_spans"} and len(raw) == 2


def test_one_coder_alone_has_no_agreement():
    with pytest.raises(AgreementError, match="^one coding pass, no agreement yet"):
        agreement(sheet("A", ["0-10"]))


def test_settled_codes_and_the_engines_are_no_coding_pass():
    frame = pd.concat([sheet("A", ["0-10"]), sheet("settled", ["0-10"]), sheet("engine", ["0-10"])])
    with pytest.raises(AgreementError, match="the sheets hold only 'A'"):
        agreement(frame)


def test_the_three_passes_of_the_book(root):
    result = between_passes(read_table(root / "data/coding/attributions.csv"))
    assert result.found["matched"].tolist() == [18, 18, 18]
    differing = result.raw[result.raw["differs"] != ""].drop_duplicates("unit")
    # By reading the three sheets side by side: one unit each.
    assert dict(zip(differing["cue"], differing["differs"], strict=True)) == {
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
    assert read_sheets([tmp_path / "anna.csv"])["coder"].unique().tolist() == ["anna"]
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
    result = agreement(read_sheets([tmp_path / "one.csv", tmp_path / "two.csv"]))
    assert result.found["matched"].tolist() == [2] and set(result.raw["differs"]) == {""}


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
    said = "a.csv, A1: content_text is 9 signs long and content_spans 10; correct both."
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
