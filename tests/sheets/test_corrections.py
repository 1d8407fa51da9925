"""What a person corrects in a draft counts, what the person leaves is an estimate, and what depends on it follows."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources

import pytest
from jsonschema import Draft202012Validator
from small_sheets import SMALLEST, by_sheet, sheet

from newsaudit.audit.coder import audited
from newsaudit.audit.data import audit_data
from newsaudit.audit.model import Audit
from newsaudit.audit.page import audit_page
from newsaudit.audit.tables import csv_tables
from newsaudit.audit.terminal import terminal_text
from newsaudit.sheets.coded import audit_of_sheets


@pytest.fixture
def draft(bridge) -> dict[str, list[dict[str, str]]]:
    """The engine's draft of the bridge: rows of attributions and of sources."""
    tables = csv_tables(audited(bridge))
    return {name: list(csv.DictReader(io.StringIO(tables[name]))) for name in ("attributions", "sources")}


def corrected(bridge, draft) -> Audit:
    """Return the audit of a draft as it stands now."""
    return audit_of_sheets(bridge, {f"{name}.csv": sheet(rows) for name, rows in draft.items()})


def source_named(draft, name: str) -> dict[str, str]:
    """Return the row of a source."""
    return next(row for row in draft["sources"] if row["name"] == name)


def test_a_corrected_code_is_no_estimate_and_the_others_stay_ones(bridge, draft):
    draft["attributions"][0]["channel"] = "announcement"
    one = corrected(bridge, draft).attributions[0]
    assert one.channel == "announcement" and one.channel_basis == ""
    assert "channel" not in one.rules and {"attribution", "form", "cue_class"} <= one.rules.keys()


def test_without_a_name_the_coding_is_a_persons(bridge, draft):
    draft["attributions"][0]["channel"] = "announcement"
    assert corrected(bridge, draft).coder == "a person"


def test_two_sources_with_one_name_are_one(bridge, draft):
    source_named(draft, "Residents")["name"] = "Tom Poole"
    audit = corrected(bridge, draft)
    [poole] = [source for source in audit.sources if source.name == "Tom Poole"]
    assert {one.source_id for one in audit.attributions if one.paragraph == 2} == {poole.source_id}
    assert "Residents" not in {source.name for source in audit.sources}


def test_a_new_name_role_and_kind_are_the_persons_and_the_introduction_follows(bridge, draft):
    row = source_named(draft, "Residents")
    row |= {"name": "Tom Bell", "kind": "person", "role_as_stated": "Mayor"}
    source = next(source for source in corrected(bridge, draft).sources if source.name == "Tom Bell")
    assert (source.kind, source.introduced, source.named) == ("person", "yes", True)
    assert source.rules.keys() == {"introduced"}


def test_a_source_can_be_marked_as_unnamed(bridge, draft):
    source_named(draft, "Tom Poole")["named"] = "no"
    data = audit_data(corrected(bridge, draft))
    assert "tom-poole" in data["unnamed"]


def test_a_source_whose_attributions_are_gone_goes_too_unless_a_person_keeps_it(bridge, draft):
    draft["attributions"] = [row for row in draft["attributions"] if row["source_id"] != "residents"]
    assert "residents" not in {source.source_id for source in corrected(bridge, draft).sources}
    source_named(draft, "Residents")["coder"] = "anna"
    data = audit_data(corrected(bridge, draft))
    assert data["not_heard"] == ["residents"] and data["totals"]["sources"] == len(data["sources"]) - 1


def test_a_silence_that_is_dropped_is_not_listed(bridge, draft):
    assert audit_data(corrected(bridge, draft))["not_disclosed"]
    draft["attributions"] = [row for row in draft["attributions"] if row["status"] != "not disclosed"]
    data = audit_data(corrected(bridge, draft))
    assert data["not_disclosed"] == []


def test_an_attribution_added_by_its_words_is_coded_by_whoever_added_it(bridge, draft):
    draft["attributions"].append(
        {"coder": "anna", "source_text": "Tom Poole", "cue_text": "runs", "content_text": "a bakery"}
    )
    audit = corrected(bridge, draft)
    one = next(one for one in audit.attributions if bridge[one.contents[0]] == "a bakery")
    assert audit.coder_of(one) == "anna" and audit.coder == "anna" and one.source_id == "tom-poole"
    data = audit_data(audit)
    assert data["coding"]["estimated"]["attribution"] == len(audit.attributions) - 1


def test_the_words_of_corrected_spans_are_counted_anew(bridge, draft):
    row = draft["attributions"][0]
    start = bridge.text.index("the bridge")
    row |= {"content_spans": f"{start}-{start + 10}", "content_text": "the bridge"}
    audit = corrected(bridge, draft)
    assert audit.attributions[0].paraphrased == 2 and not audit.attributions[0].is_drafted


def test_every_report_is_headed_by_whose_coding_it_is(bridge):
    audit = by_sheet(bridge, [{"coder": "Anna W.", **row} for row in SMALLEST])
    data = audit_data(audit)
    assert data["coding"]["coder"] == "Anna W."
    for report in (" ".join(terminal_text(data).split()), audit_page(audit, data)):
        assert "Coded by Anna W." in report and "Every word of the coding was found in the text" in report
    assert {row["coder"] for row in csv.DictReader(io.StringIO(csv_tables(audit)["attributions"]))} == {"Anna W."}


def test_what_is_all_coded_is_nowhere_called_an_estimate(codes):
    audit = codes.audit
    data = audit_data(audit)
    assert not any(data["coding"]["estimated"].values())
    assert "estimate" not in audit_page(audit, data).split("<h2>How far to trust")[0].split("</style>")[1]
    assert "estimate" not in terminal_text(data).split("How far to trust")[0]


def test_the_json_of_a_coding_is_what_the_schema_says(bridge, codes):
    check = Draft202012Validator(
        json.loads(resources.files("newsaudit.audit").joinpath("audit.schema.json").read_text("utf-8"))
    )
    for audit in (codes.audit, by_sheet(bridge, SMALLEST)):
        for data in (audit_data(audit), audit_data(audit, audited(audit.article)), audit_data(audit, audit)):
            assert [error.message for error in check.iter_errors(data)] == []


def test_the_storys_coding_in_json_goes_round(codes):
    from newsaudit.audit.data import json_text

    audit = codes.audit
    assert audit_of_sheets(audit.article, {"a.json": json_text(audit_data(audit))}) == audit
