"""What a brief holds: its tables with their columns and rules, and the properties of its descriptor.

``brief_schema.json`` is the one place for it. Three of its words stand for lists that the code keeps:
``measures``, ``bounds`` and ``statuses``; ``patterns`` has those that several columns share. A brief's own
``datapackage.json`` repeats the tables as Table Schema, for other tools; it is written from here and never
read as a rule, so that no pattern of somebody else's is run.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from metrics.quantities.figures import Bound, Status
from metrics.quantities.measures import MEASURES

DESCRIPTOR = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA_FILE = Path(__file__).with_name("brief_schema.json")
_LISTS = {
    "measures": list(MEASURES),
    "bounds": [bound.value for bound in Bound],
    "statuses": [status.value for status in Status if status is not Status.DERIVED],  # never a row
}


@cache
def _content() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(_SCHEMA_FILE.read_text(encoding="utf-8"))
    return found


def descriptor_schema() -> Mapping[str, Any]:
    """The JSON Schema of ``datapackage.json``."""
    found: Mapping[str, Any] = _content()["descriptor"]
    return found


def licences() -> list[dict[str, str]]:
    """The licence of the shipped briefs, under which a new one starts."""
    found: list[dict[str, str]] = _content()["licenses"]
    return found


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """Each table by name as a resource of a Data Package, in the order of the descriptor."""
    return {table["name"]: _resource(table) for table in _content()["tables"]}


@cache
def optional_tables() -> frozenset[str]:
    """The tables whose file may be left out."""
    return frozenset(table["name"] for table in _content()["tables"] if table.get("optional"))


def write_descriptor(head: Mapping[str, Any]) -> bytes:
    """``datapackage.json`` with the properties of ``head``, its tables described as above."""
    found = {"$schema": PROFILE} | dict(head) | {"resources": list(tables().values())}
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n".encode()


def _resource(table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": table["name"],
        "path": f"{table['name']}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": table["description"],
        "schema": _table_schema(table),
    }


def _table_schema(table: Mapping[str, Any]) -> dict[str, Any]:
    """The columns and keys of a table as Table Schema; every key of another table is its ``id``."""
    keys = [
        {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
        for column, other in table.get("foreignKeys", {}).items()
    ]
    return {
        "fields": [_field(field) for field in table["fields"]],
        "missingValues": [""],
        "primaryKey": table["primaryKey"],
        **({"uniqueKeys": table["uniqueKeys"]} if "uniqueKeys" in table else {}),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    rules = dict(field.get("constraints", {}))
    if "enum" in rules:
        rules["enum"] = _LISTS[rules["enum"]]
    if "pattern" in rules:
        rules["pattern"] = _content()["patterns"].get(rules["pattern"], rules["pattern"])
    return {
        "name": field["name"],
        "type": field.get("type", "string"),
        "description": field["description"],
        "constraints": rules,
    }
