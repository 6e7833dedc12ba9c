"""Every way in which a brief is broken: rows deleted, doubled and swapped, cells and properties garbled."""

import copy
import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from metrics.datasets import brief_schema

DESCRIPTOR = brief_schema.DESCRIPTOR
TABLES = [name for name in brief_schema.tables() if name not in brief_schema.optional_tables()]
# Columns that no number stands on: with another text in them, every number stays what it was.
WORDS: Mapping[str, Sequence[str]] = {
    "figures": ("status", "note"),
    "reporters": ("name", "note"),
    "targets": ("by", "note"),
    "events": ("id", "date", "title", "source"),
    "reasons": ("id", "kind", "reason", "source"),
    "corrections": ("reason", "source"),
    "sectors": ("id", "name", "measures", "source"),
    "sources": ("title", "publisher", "url", "published"),
}
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LOOKALIKE = str.maketrans("015", "OlS")
_POINT = str.maketrans(".,", ",.")

GARBLES: Mapping[str, Callable[[str], str]] = {
    "emptied": lambda _: "",
    "reversed": lambda cell: cell[::-1],
    "cut": lambda cell: cell[:-1],
    "doubled": lambda cell: cell + cell,
    "negated": lambda cell: f"-{cell}",
    "letters for digits": lambda cell: cell.translate(_LOOKALIKE),
    "wide digits": lambda cell: cell.translate(_WIDE),
    "point for comma": lambda cell: cell.translate(_POINT),
    "spaced": lambda cell: f" {cell} ",
    "no-break space": lambda cell: f"{cell}\u00a0",
    "line break": lambda cell: f"{cell}\n",
    "carriage return": lambda cell: f"{cell}\r",
    "exponent": lambda cell: f"{cell}e3",
    "not a number": lambda _: "nan",
    "infinite": lambda _: "inf",
    "nought": lambda _: "0",
    "year nought": lambda _: "0000",
    "far year": lambda _: "9999",
    "missing": lambda _: "NA",
    "markup": lambda cell: f"<b>{cell}</b>",
    "formula": lambda cell: f"=1+{cell}",
    "quote": lambda cell: f'{cell}"',
    "no character": lambda cell: f"{cell}\0",
    "endless": lambda cell: (cell or "9") * 400,
    "another script": lambda cell: f"{cell}\u0437\u6c34\u0661",
}
_LEAVES: Sequence[Any] = (None, "", "x", 7, -1, True, [], {}, [None], {"x": None}, "[")


@dataclass(frozen=True, slots=True)
class Mutation:
    """One file of a brief with one thing changed.

    ``kind`` is what was done and ``where`` to what; ``idle`` says that no number may change.
    """

    kind: str
    where: str
    file: str
    content: bytes
    idle: bool


def of_tables(folder: Path, rng: Random, garbles: int) -> Iterator[Mutation]:
    """Each row deleted, doubled, swapped with the next; each cell swapped and ``garbles`` times garbled."""
    for name in TABLES:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        idle = WORDS[name]
        whole = set(idle) == set(head)
        for at, row in enumerate(rows):
            here, after = f"{name}.csv row {row[0]}", rows[at + 1 : at + 2]
            yield _table("row deleted", here, name, [head, *rows[:at], *rows[at + 1 :]], idle=whole)
            yield _table("row doubled", here, name, [head, *rows[: at + 1], *rows[at:]], idle=False)
            if after:
                swapped = [head, *rows[:at], *after, row, *rows[at + 2 :]]
                yield _table("rows swapped", here, name, swapped, idle=True)
            for column, cell in enumerate(row):
                there = f"{here}: {head[column]}"
                for kind, text in _garbled(cell, row, rng, garbles):
                    changed = [*row[:column], text, *row[column + 1 :]]
                    table = [head, *rows[:at], changed, *rows[at + 1 :]]
                    yield _table(kind, there, name, table, idle=head[column] in idle)
                if after and after[0][column] != cell:
                    table = copy.deepcopy([head, *rows])
                    table[at + 1][column], table[at + 2][column] = after[0][column], cell
                    yield _table("cells swapped", there, name, table, idle=head[column] in idle)
        for column, title in enumerate(head):
            without = [[*line[:column], *line[column + 1 :]] for line in (head, *rows)]
            yield _table("column deleted", f"{name}.csv column {title}", name, without, idle=False)
            twice = [[*line, line[column]] for line in (head, *rows)]
            yield _table("column doubled", f"{name}.csv column {title}", name, twice, idle=False)


def of_descriptor(folder: Path, rng: Random, leaves: int) -> Iterator[Mutation]:
    """Each property and item of the descriptor deleted, doubled and ``leaves`` times replaced."""
    whole = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    for path in _paths(whole):
        where = f"{DESCRIPTOR}: {'.'.join(map(str, path))}"
        changed = copy.deepcopy(whole)
        holder = _at(changed, path[:-1])
        del holder[path[-1]]
        yield _json("property deleted", where, changed)
        if isinstance(holder, list):
            changed = copy.deepcopy(whole)
            holder = _at(changed, path[:-1])
            holder.append(copy.deepcopy(holder[path[-1]]))
            yield _json("item doubled", where, changed)
        for value in rng.sample(_LEAVES, leaves):
            changed = copy.deepcopy(whole)
            _at(changed, path[:-1])[path[-1]] = value
            yield _json("property replaced", where, changed)


def of_bytes(folder: Path, rng: Random, count: int) -> Iterator[Mutation]:
    """Files cut short, and with a byte changed, put in or left out, wherever it falls."""
    for name in [*(f"{table}.csv" for table in TABLES), DESCRIPTOR]:
        content = (folder / name).read_bytes()
        for _ in range(count):
            at, other = rng.randrange(len(content)), bytes([rng.randrange(256)])
            for kind, changed in (
                ("file cut short", content[:at]),
                ("byte changed", content[:at] + other + content[at + 1 :]),
                ("byte put in", content[:at] + other + content[at:]),
                ("byte left out", content[:at] + content[at + 1 :]),
            ):
                yield Mutation(kind, f"{name} byte {at}", name, changed, idle=False)


def _garbled(cell: str, row: list[str], rng: Random, count: int) -> Iterator[tuple[str, str]]:
    """``count`` texts that differ from ``cell``, one of them from elsewhere in the row where there is one."""
    found = {"cell of another column": rng.choice(row)}
    found |= {kind: garble(cell) for kind, garble in rng.sample(list(GARBLES.items()), len(GARBLES))}
    different = [(kind, text) for kind, text in found.items() if text != cell]
    yield from different[:count]


def _table(kind: str, where: str, name: str, lines: list[list[str]], *, idle: bool) -> Mutation:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return Mutation(kind, where, f"{name}.csv", text.getvalue().encode(), idle)


def _json(kind: str, where: str, whole: Any) -> Mutation:
    return Mutation(kind, where, DESCRIPTOR, json.dumps(whole).encode(), idle=True)


def _paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        yield from _paths(value, (*path, key))


def _at(node: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        node = node[key]
    return node
