"""Reads the tables of a Data Package and holds them against its own rules.

``datapackage.json`` describes the tables and their rules (Table Schema), the tables are CSV
files beside it. The rules are read from there, so that each stands once. A problem is one
line: file and row, rule, the value seen, the way out. What is read is bytes by the names of
their files, so that an upload needs no disk.
"""

import io
import json
import math
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from metrics.datasets import descriptor_schema as descriptors

# Python would also read 2_0, nan and digits of other scripts as numbers.
_NUMBERS: Mapping[str, str] = {"number": r"-?[0-9]{1,15}(\.[0-9]{1,15})?", "integer": "-?[0-9]{1,15}"}


def read(
    files: Mapping[str, bytes],
    names: Sequence[str],
    own: Mapping[str, Sequence[str]],
    optional: Sequence[str] = (),
) -> tuple[dict[str, Any], dict[str, pd.DataFrame], list[str]]:
    """The descriptor, the tables called ``names`` as text, and every problem found.

    ``files`` are the package's files by name. ``own`` names the properties that this kind of
    package adds, with what each must hold. A table of ``optional`` is empty where its file is not there.
    Where the descriptor does not describe every table, none is read; with a problem anywhere, ids of
    other tables are not looked at.
    """
    names = [*names, *(name for name in optional if f"{name}.csv" in files)]
    descriptor, problems = _descriptor(files, names, own)
    tables = {name: pd.DataFrame() for name in optional}
    if strange := descriptors.faults(descriptor):
        return descriptor, tables, [*problems, *strange]
    resources = {name: held for held in descriptor.get("resources") or () if (name := _described_table(held))}
    if not set(names) <= set(resources):
        return descriptor, tables, problems
    columns = {name: [field["name"] for field in resources[name]["schema"]["fields"]] for name in names}
    for name in names:
        tables[name], found = _table(files, resources[name])
        strange = descriptors.key_faults(resources[name], columns)
        whole = not strange and set(columns[name]) <= set(tables[name])
        problems += [*found, *strange, *(_repeated_rows(resources[name], tables[name]) if whole else ())]
    if not problems:
        for name in names:
            problems += _unknown_ids(resources[name], tables)
    return descriptor, tables, problems


def _descriptor(
    files: Mapping[str, bytes], tables: Sequence[str], own: Mapping[str, Sequence[str]]
) -> tuple[dict[str, Any], list[str]]:
    file = "datapackage.json"
    if file not in files:
        return {}, [f"{file}: a data package has this file, got none; add it"]
    try:
        found = json.loads(files[file].decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        return {}, [f"{file}: must be JSON in UTF-8, got {problem}; mend it there"]
    if not isinstance(found, dict):
        return {}, [f"{file}: must hold one object, got a {type(found).__name__}; see a shipped one"]
    needed = ("name", "title", "version", "licenses", "resources", *own)
    problems = [f"{file}: {name} is required, got none; add it" for name in needed if not found.get(name)]
    for name, parts in own.items():
        held = found[name] if isinstance(found.get(name), dict) else {}
        lacking = [part for part in parts if not held.get(part)] if found.get(name) else []
        problems += [f"{file}: {name}.{part} is required, got none; add it" for part in lacking]
    if not found.get("resources") or descriptors.faults(found):
        return found, problems
    described = [name for resource in found["resources"] if (name := _described_table(resource))]
    problems += [
        f"{file}: resources must describe the table {name} with path and schema, got {described}; add it"
        for name in tables
        if name not in described
    ]
    return found, problems


def _described_table(resource: Mapping[str, Any]) -> str:
    """The name of a table that is described whole, or nothing."""
    return resource.get("name", "") if resource.get("path") and resource.get("schema") else ""


def _table(files: Mapping[str, bytes], resource: Mapping[str, Any]) -> tuple[pd.DataFrame, list[str]]:
    """One table as text, and the problems of its columns and cells."""
    file, fields = resource["path"], resource["schema"]["fields"]
    if file not in files:
        return pd.DataFrame(), [f"{file}: the file is required, got none; restore it beside datapackage.json"]
    content = io.BytesIO(files[file])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)  # of cells that would be lost
            table = pd.read_csv(content, dtype=str, na_filter=False, encoding="utf-8", index_col=False)
    except (
        UnicodeDecodeError,
        pd.errors.ParserError,
        pd.errors.ParserWarning,
        pd.errors.EmptyDataError,
    ) as problem:
        found = str(problem).strip()
        return pd.DataFrame(), [
            f"{file}: must be a CSV table in UTF-8, got one with {found}; save it as such"
        ]
    names = [field["name"] for field in fields]
    problems = [
        f"{file}: column {name} is required, got columns {', '.join(table.columns)}; add it"
        for name in names
        if name not in table.columns
    ]
    problems += [
        f"{file}: column {name} must be described in datapackage.json, got none; describe it"
        for name in table.columns
        if name not in names
    ]
    if problems:
        return table, problems
    table = table.fillna("")
    return table, [problem for field in fields for problem in _broken_cells(file, field, table)]


def _broken_cells(file: str, field: Mapping[str, Any], table: pd.DataFrame) -> Iterator[str]:
    name, rules = field["name"], field.get("constraints", {})
    cells = table[name]
    for position, cell in enumerate(cells):
        rule = _broken_rule(cell, field.get("type", "string"), rules)
        if rule:
            yield f"{_cell_location(file, table, position)}: {name} {rule}, got {cell!r}"
    if rules.get("unique"):
        repeated = cells[cells.duplicated(keep=False) & (cells != "")]
        for cell, lines in repeated.groupby(repeated, sort=False).groups.items():
            listed = ", ".join(str(line + 2) for line in lines)
            yield f"{file} lines {listed}: {name} must be unique, got {cell!r} {len(lines)} times; rename one"


def _broken_rule(cell: str, kind: str, rules: Mapping[str, Any]) -> str:
    """The Table Schema rule that ``cell`` breaks and the way out, or nothing."""
    if not cell:
        return "is required; fill it in" if rules.get("required") else ""
    if "enum" in rules and cell not in rules["enum"]:
        return f"must be one of {', '.join(rules['enum'])}"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], cell, re.ASCII):
        return f"must be written as {rules['pattern']}"
    if kind not in _NUMBERS:
        return ""
    if not re.fullmatch(_NUMBERS[kind], cell):
        return f"must be {'a whole number' if kind == 'integer' else 'a number'}"
    least = rules.get("minimum", -math.inf)
    return f"must be {least} or more" if float(cell) < least else ""


def _unknown_ids(resource: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Cells of one table that name no row of another (foreign keys)."""
    file, table, schema = resource["path"], tables[resource["name"]], resource["schema"]
    problems = []
    for key in schema.get("foreignKeys", ()):
        (name,), reference = key["fields"], key["reference"]
        held = reference["resource"] or resource["name"]
        known = set(tables[held][reference["fields"][0]])
        problems += [
            f"{_cell_location(file, table, position)}: {name} must be an id of {held}.csv, "
            f"got {cell!r}; correct it or add that row"
            for position, cell in enumerate(table[name])
            if cell and cell not in known
        ]
    return problems


def _repeated_rows(resource: Mapping[str, Any], table: pd.DataFrame) -> list[str]:
    """Rows given twice (unique keys)."""
    file, problems = resource["path"], []
    for names in resource["schema"].get("uniqueKeys", ()):
        repeated = table[table.duplicated(names, keep=False)]
        for values, rows in repeated.groupby(names, sort=False):
            problems.append(
                f"{file} rows {', '.join(rows['id'])}: one row for each {', '.join(names)}, "
                f"got {' '.join(map(str, values))} {len(rows)} times; keep one"
            )
    return problems


def _cell_location(file: str, table: pd.DataFrame, position: int) -> str:
    """File and row of a cell: the row's key, its first column, or else its line in the file."""
    name = str(table.iloc[position, 0])
    return f"{file} row {name}" if name else f"{file} line {position + 2}"
