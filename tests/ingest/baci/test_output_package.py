"""The Data Package describes the tables."""

import hashlib
import json
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest

from metrics.ingest.baci.table_build import Options, build
from tests.ingest.baci.example_release import TURNOVER


@pytest.fixture
def described(folder: Path, out: Path) -> dict[str, Any]:
    build(folder, out, Options(products=True))
    found: dict[str, Any] = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_the_descriptor_is_a_data_package(described: dict[str, Any], out: Path) -> None:
    assert frictionless.Package(out / "datapackage.json").resource_names == ["turnover", "products"]
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [licence["name"] for licence in described["licenses"]] == ["etalab-2.0"]
    assert described["sources"][0]["title"] == "CEPII, BACI, HS92, release 202201"


def test_it_states_revision_release_years_and_pairs(described: dict[str, Any]) -> None:
    stated = {name: described[name] for name in ("hs_revision", "release", "first_year", "last_year")}
    assert stated == {"hs_revision": "HS92", "release": "202201", "first_year": 2000, "last_year": 2001}
    assert described["pairs"] == len({row[:2] for row in TURNOVER}) == 4


def test_the_frame_says_floor_and_gaps(described: dict[str, Any]) -> None:
    assert described["frame"].startswith("Pairs that reached 0.1 billion current US$ in at least one year of")
    for said in ("the other direction then counts as 0", "has no row", "without ISO alpha-3, is left out"):
        assert said in described["frame"]


def test_what_was_left_out_is_counted_with_the_reason(described: dict[str, Any]) -> None:
    left_out = {found["reason"].split(":")[0]: found for found in described["left_out"]}
    assert {reason: (found["rows"], found["thousand_usd"]) for reason, found in left_out.items()} == {
        "a code without ISO 3166-1 alpha-3 at one end": (1, 777_777.0),
        "the same economy at both ends": (2, 1_888_887.0),
        "a pair that never reached the floor of the frame": (2, 100_004.999),
    }
    assert "490 Other Asia" in described["left_out"][0]["reason"]
    assert described["rows_read"] == 15


@pytest.mark.parametrize("name", ["turnover", "products"])
def test_columns_size_and_hash_are_those_of_the_file(described: dict[str, Any], out: Path, name: str) -> None:
    resource = next(found for found in described["resources"] if found["name"] == name)
    content = (out / resource["path"]).read_bytes()
    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    columns = pq.read_schema(out / resource["path"]).names
    assert [field["name"] for field in resource["schema"]["fields"]] == columns
    assert resource["schema"]["primaryKey"] == [
        c for c in columns if c not in ("turnover", "a_to_b", "b_to_a")
    ]


def test_the_columns_are_those_of_the_shipped_table(described: dict[str, Any]) -> None:
    fields = [field["name"] for field in described["resources"][0]["schema"]["fields"]]
    assert fields == ["economy_a", "economy_b", "year", "turnover", "a_to_b", "b_to_a"]


def test_each_group_is_named_with_its_codes_and_sources(described: dict[str, Any]) -> None:
    groups = {group["id"]: group for group in described["resources"][1]["groups"]}
    assert groups["energy"]["codes"] == ["27"]
    assert groups["energy"]["sources"][0]["title"].startswith("World Bank, World Integrated Trade Solution")
