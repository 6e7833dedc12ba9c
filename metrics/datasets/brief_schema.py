"""The schema of a brief: its tables with columns and rules, and the properties of its descriptor.

``brief_schema.json`` is its only definition. In it, the enumerations ``measures``, ``bounds`` and
``statuses`` stand for lists in the code, and ``patterns`` has the regular expressions that several columns
share. The ``datapackage.json`` of a brief repeats the tables as Table Schema for other tools. It is written
from this schema; its rules are never applied, so no regular expression of an uploaded file is run.
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
    "statuses": [status.value for status in Status if status is not Status.DERIVED],  # computed, never a row
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
    """The licence of the shipped briefs and of new ones."""
    found: list[dict[str, str]] = _content()["licenses"]
    return found


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """Each table by name, as a Data Package resource, in the order of the descriptor."""
    return {table["name"]: _resource(table) for table in _content()["tables"]}


@cache
def optional_tables() -> frozenset[str]:
    """The tables whose file is optional."""
    return frozenset(table["name"] for table in _content()["tables"] if table.get("optional"))


def write_descriptor(head: Mapping[str, Any]) -> bytes:
    """``datapackage.json`` with the properties of ``head`` and the tables of the schema."""
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
    """The columns and keys of a table as Table Schema; a foreign key refers to the ``id`` of a table."""
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
