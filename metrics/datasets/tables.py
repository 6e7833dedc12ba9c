"""Reads the CSV tables of a brief and validates them against their Table Schema.

Files are passed as bytes by name, so that an upload is never written to disk. Every table is checked, even
if another has faults. A fault is one line: file and row, the rule, the value seen, and how to correct it.
"""

import csv
import io
import math
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

# Python would also read 2_0, nan and digits of other scripts as numbers.
_NUMBERS: Mapping[str, str] = {"number": r"-?[0-9]{1,15}(\.[0-9]{1,15})?", "integer": "-?[0-9]{1,15}"}
_LONGEST_EXCERPT = 60

Key = TypeVar("Key", bound=Hashable)
Row = Mapping[str, str]
CellRule = Callable[[str], str]


def accept_cell(_: str) -> str:
    """The cell rule that accepts every cell."""
    return ""


class Fault(NamedTuple):
    """One line that describes a fault, and the positions of the rows that cannot be read because of it."""

    line: str
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as text: ``every_row`` as in the file, ``rows`` only the readable ones, and the faults.

    A row with an unknown foreign key is readable.
    """

    columns: frozenset[str]
    every_row: tuple[Row, ...]
    rows: tuple[Row, ...]
    faults: tuple[str, ...]

    def values(self, column: str) -> frozenset[str] | None:
        """The values in a column, of valid and invalid rows; None if the file has no such column."""
        return frozenset(row[column] for row in self.every_row) if column in self.columns else None


class _Cells(NamedTuple):
    """The content of a file: its columns, and the cells of each row by column."""

    columns: Sequence[str] = ()
    rows: tuple[Row, ...] = ()


def read(
    files: Mapping[str, bytes],
    resources: Mapping[str, Mapping[str, Any]],
    optional: frozenset[str],
    cell_rule: CellRule = accept_cell,
) -> dict[str, Table]:
    """Every table of ``resources`` by name; a missing one of ``optional`` is empty.

    ``cell_rule`` returns the further rule that a cell breaks, with how to correct it, or "".
    """
    tables: dict[str, _Cells] = {}
    faults: dict[str, list[Fault]] = {}
    for name, resource in resources.items():
        left_out = name in optional and resource["path"] not in files
        tables[name], faults[name] = (_Cells(), []) if left_out else _table(files, resource, cell_rule)
    for name, resource in resources.items():
        faults[name] += _unknown_ids(resource, tables)
    return {name: _finished_table(tables[name], resources[name], faults[name]) for name in resources}


def _finished_table(cells: _Cells, resource: Mapping[str, Any], faults: Sequence[Fault]) -> Table:
    columns = [field["name"] for field in resource["schema"]["fields"]]
    broken = {row for fault in faults for row in fault.rows}
    sound = (row for at, row in enumerate(cells.rows) if at not in broken)
    whole = set(columns) <= set(cells.columns)
    rows = tuple({name: row[name] for name in columns} for row in sound) if whole else ()
    return Table(frozenset(cells.columns), cells.rows, rows, tuple(fault.line for fault in faults))


def _table(
    files: Mapping[str, bytes], resource: Mapping[str, Any], cell_rule: CellRule
) -> tuple[_Cells, list[Fault]]:
    """The cells of one table, and the faults of its columns and cells."""
    file, fields = resource["path"], resource["schema"]["fields"]
    table, problem = _parse(files.get(file))
    if problem:
        return table, [Fault(f"{file}: {problem}")]
    names = [field["name"] for field in fields]
    faults = [
        Fault(f"{file}: column {name} is required, got columns {', '.join(table.columns)}; add it")
        for name in names
        if name not in table.columns
    ]
    faults += [
        Fault(f"{file}: columns must be {', '.join(names)} once each, got {_excerpt(name)} too; leave it out")
        for at, name in enumerate(table.columns)
        if name not in names or name in table.columns[:at]
    ]
    for field in fields:
        if field["name"] in table.columns:
            faults += _broken_cells(resource, field, table, cell_rule)
            faults += _repeated_cells(file, field, table)
    return table, [*faults, *_repeated_rows(resource, table)]


def _parse(content: bytes | None) -> tuple[_Cells, str]:
    """The cells in a file, or the fault of the file as a whole."""
    if content is None:
        return _Cells(), "the file is required, got none; restore it beside datapackage.json"
    try:
        text = content.decode("utf-8-sig")
        lines = [line for line in csv.reader(io.StringIO(text, newline=""), strict=True) if line]
    except (UnicodeDecodeError, csv.Error) as problem:
        return _Cells(), f"must be a CSV table in UTF-8, got one with {problem}; save it as such"
    if not lines or "\0" in text:
        seen = "zero bytes" if lines else "no columns"
        return _Cells(), f"must be a CSV table in UTF-8, got one with {seen}; save it as such"
    head, *rows = lines
    long = [at for at, row in enumerate(rows, 2) if len(row) > len(head)]
    if long:
        return _Cells(), f"line {long[0]} must have at most {len(head)} cells, got more; leave some out"
    filled = (dict(zip(head, row + [""] * (len(head) - len(row)), strict=True)) for row in rows)
    return _Cells(head, tuple(filled)), ""


def _broken_cells(
    resource: Mapping[str, Any], field: Mapping[str, Any], table: _Cells, cell_rule: CellRule
) -> Iterator[Fault]:
    """Faults: cells that break ``cell_rule`` or a rule of their column."""
    name = field["name"]
    for at, row in enumerate(table.rows):
        if rule := cell_rule(row[name]) or _broken_rule(row[name], field["type"], field["constraints"]):
            place = _row_location(resource, row, at)
            yield Fault(f"{place}: {name} {rule}, got {_excerpt(row[name])}", (at,))


def _broken_rule(cell: str, kind: str, rules: Mapping[str, Any]) -> str:
    """The Table Schema rule that ``cell`` breaks, or ""."""
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


def _repeated_cells(file: str, field: Mapping[str, Any], table: _Cells) -> Iterator[Fault]:
    """Faults: equal cells in a column with the constraint ``unique``."""
    name = field["name"]
    if not field["constraints"].get("unique"):
        return
    for cell, rows in _groups(row[name] for row in table.rows).items():
        if cell and len(rows) > 1:
            lines = ", ".join(str(row + 2) for row in rows)
            yield Fault(
                f"{file} lines {lines}: {name} must be unique, got {_excerpt(str(cell))} {len(rows)} times; "
                "rename one",
                rows,
            )


def _repeated_rows(resource: Mapping[str, Any], table: _Cells) -> Iterator[Fault]:
    """Faults: rows that are equal in all columns of a unique key."""
    for names in resource["schema"].get("uniqueKeys", ()):
        if not {"id", *names} <= set(table.columns):
            continue
        for values, rows in _groups(tuple(row[name] for name in names) for row in table.rows).items():
            if len(rows) > 1:
                ids = ", ".join(table.rows[row]["id"] for row in rows)
                yield Fault(
                    f"{resource['path']} rows {ids}: one row for each {', '.join(names)}, "
                    f"got {' '.join(values)[:_LONGEST_EXCERPT]} {len(rows)} times; keep one",
                    rows,
                )


def _groups(keys: Iterable[Key]) -> dict[Key, tuple[int, ...]]:
    """The positions at which each key occurs."""
    found: dict[Key, list[int]] = {}
    for at, key in enumerate(keys):
        found.setdefault(key, []).append(at)
    return {key: tuple(positions) for key, positions in found.items()}


def _unknown_ids(resource: Mapping[str, Any], tables: Mapping[str, _Cells]) -> Iterator[Fault]:
    """Faults: foreign keys without a row in the other table; skipped if a column is missing."""
    table = tables[resource["name"]]
    for key in resource["schema"].get("foreignKeys", ()):
        (name,), other = key["fields"], key["reference"]["resource"] or resource["name"]
        (target,) = key["reference"]["fields"]
        if name not in table.columns or target not in tables[other].columns:
            continue
        known = {row[target] for row in tables[other].rows}
        for at, row in enumerate(table.rows):
            if row[name] and row[name] not in known:
                yield Fault(
                    f"{_row_location(resource, row, at)}: {name} must be an id of {other}.csv, "
                    f"got {_excerpt(row[name])}; correct it or add that row"
                )


def _row_location(resource: Mapping[str, Any], row: Row, position: int) -> str:
    """File and row, by the primary key of the row, or by line number if that is empty."""
    file, (key,) = resource["path"], resource["schema"]["primaryKey"]
    name = row.get(key, "")[:_LONGEST_EXCERPT]
    return f"{file} row {name}" if name else f"{file} line {position + 2}"


def _excerpt(cell: str) -> str:
    return repr(cell[:_LONGEST_EXCERPT])
