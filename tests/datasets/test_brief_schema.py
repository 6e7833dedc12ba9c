"""The schema of a brief is written once; the shipped descriptors are copies of it."""

import json
from pathlib import Path

import frictionless
import pytest

from metrics.datasets import brief_schema
from metrics.datasets.shipped_briefs import brief_folders
from metrics.quantities.measures import MEASURES


@pytest.mark.parametrize("folder", brief_folders(), ids=lambda folder: folder.name)
def test_a_shipped_descriptor_is_the_one_that_the_command_writes(folder: Path) -> None:
    content = (folder / brief_schema.DESCRIPTOR).read_bytes()
    assert content == brief_schema.write_descriptor(json.loads(content)), "run `make brief-doc`"


def test_the_measures_of_the_schema_are_those_of_the_code() -> None:
    fields = brief_schema.tables()["figures"]["schema"]["fields"]
    (measure,) = (field for field in fields if field["name"] == "measure")
    assert measure["constraints"]["enum"] == list(MEASURES)


@pytest.mark.parametrize("name", brief_schema.tables())
def test_a_table_is_described_by_the_rules_of_table_schema(name: str) -> None:
    described = dict(brief_schema.tables()[name]["schema"])
    assert not list(frictionless.Schema.metadata_validate(described))
    assert list(frictionless.Schema.from_descriptor(described).field_names)


def test_keys_name_columns_that_are_there() -> None:
    columns = {
        name: {field["name"] for field in table["schema"]["fields"]}
        for name, table in brief_schema.tables().items()
    }
    for name, table in brief_schema.tables().items():
        schema = table["schema"]
        for key in [schema["primaryKey"], *schema.get("uniqueKeys", ())]:
            assert set(key) <= columns[name]
        for key in schema.get("foreignKeys", ()):
            assert set(key["fields"]) <= columns[name]
            assert set(key["reference"]["fields"]) <= columns[key["reference"]["resource"] or name]


def test_a_name_of_the_schema_that_is_no_list_is_a_pattern() -> None:
    rules = {
        field["name"]: field["constraints"]["pattern"]
        for field in brief_schema.tables()["sources"]["schema"]["fields"]
        if "pattern" in field["constraints"]
    }
    assert rules["id"] == "[A-Za-z0-9][A-Za-z0-9-]*"
    assert rules["url"] == "https?://[^ ]+"
