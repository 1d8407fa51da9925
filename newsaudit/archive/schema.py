"""The columns of the four tables, as `datapackage.json` describes them, for Arrow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

import pyarrow

from newsaudit.archive.inputs import ArchiveError

TYPES = {
    "string": pyarrow.string(),
    "integer": pyarrow.int64(),
    "number": pyarrow.float64(),
    "boolean": pyarrow.bool_(),
}
WITH_KEPT = ("articles", "skipped")
KEPT = "Carried along from the input, as text."


def description(kept: Iterable[str] = ()) -> dict:
    """Return the description of an archive's tables, with the columns that are carried along from its inputs.

    Raises `ArchiveError` for one that has the name of a column of ours.
    """
    package = json.loads(resources.files(__package__).joinpath("datapackage.json").read_text("utf-8"))
    for table in package["resources"]:
        fields = table["schema"]["fields"]
        if table["name"] in WITH_KEPT:
            taken = {field["name"] for field in fields} & set(kept)
            if taken:
                raise ArchiveError(f"--keep {sorted(taken)[0]}: the tables have a column of this name already.")
            fields += [{"name": name, "type": "string", "description": KEPT} for name in kept]
    return package


@cache
def schemas(kept: tuple[str, ...] = ()) -> dict[str, pyarrow.Schema]:
    """Return the Arrow schema of each table, its columns in their order, each with its description."""
    return {
        table["name"]: pyarrow.schema(
            pyarrow.field(field["name"], TYPES[field["type"]], metadata={"description": field["description"]})
            for field in table["schema"]["fields"]
        )
        for table in description(kept)["resources"]
    }


def arrow_tables(rows: Mapping[str, list[dict]], kept: tuple[str, ...] = ()) -> dict[str, pyarrow.Table]:
    """Return rows as an Arrow table each; a column that a row does not have is empty there."""
    return {name: pyarrow.Table.from_pylist(rows[name], schema) for name, schema in schemas(kept).items()}
