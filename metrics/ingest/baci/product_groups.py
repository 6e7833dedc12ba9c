"""Named groups of products, such as energy, defined by HS codes with a source for each."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from metrics.ingest.baci.source_files import BaciError
from metrics.quantities.locations import DATA

GROUPS_FILE = DATA / "world" / "groups.csv"
_SOURCES = "group_sources.csv"
_COLUMNS = {
    "groups.csv": ("group", "name", "code", "product", "source", "listed_in", "note"),
    _SOURCES: ("id", "publisher", "title", "url"),
}
_MAY_BE_EMPTY = ("listed_in", "note")


@dataclass(frozen=True)
class Source:
    """A public list or text that assigns a code, or a mineral, to a group."""

    id: str
    publisher: str
    title: str
    url: str


@dataclass(frozen=True)
class Group:
    """The products whose code begins with one of ``codes``: HS chapters, headings or subheadings."""

    id: str
    name: str
    codes: tuple[str, ...]
    sources: tuple[Source, ...]


def read_groups(path: Path = GROUPS_FILE) -> tuple[Group, ...]:
    """The groups by id; raises ``BaciError`` with all problems."""
    rows, problems = _read(path)
    cited, found = _read(path.with_name(_SOURCES))
    problems += found
    sources = {row["id"]: Source(**row) for row in cited} if not found else {}
    for line, row in enumerate(rows, start=2):
        problems += _group_row_faults(f"{path.name} line {line}", row, sources)
    if problems:
        raise BaciError(problems)
    return tuple(_group(name, rows, sources) for name in sorted({row["group"] for row in rows}))


def _read(path: Path) -> tuple[list[dict[str, str]], list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    columns, seen = _COLUMNS[path.name], tuple(reader.fieldnames or ())
    if seen != columns:
        return [], [f"{path.name}: columns must be {','.join(columns)}, got {','.join(seen)}; rename them"]
    empty = [
        f"{path.name} line {line}: {column} is required, got none; fill it in"
        for line, row in enumerate(rows, start=2)
        for column in columns
        if not row[column] and column not in _MAY_BE_EMPTY
    ]
    return rows, empty


def _group(name: str, rows: list[dict[str, str]], sources: dict[str, Source]) -> Group:
    own = [row for row in rows if row["group"] == name]
    cited = dict.fromkeys(i for row in own for i in (row["source"], row["listed_in"]) if i)
    codes = tuple(sorted(row["code"] for row in own))
    return Group(name, own[0]["name"], codes, tuple(sources[i] for i in cited))


def _group_row_faults(where: str, row: dict[str, str], sources: dict[str, Source]) -> Iterator[str]:
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", row["group"]):
        yield f"{where}: group must be lower-case words with hyphens, got {row['group']!r}; rename it"
    if not re.fullmatch(r"\d{2}|\d{4}|\d{6}", row["code"]):
        yield f"{where}: code must be 2, 4 or 6 digits of the HS, got {row['code']!r}; correct it"
    for column in ("source", "listed_in"):
        if row[column] and row[column] not in sources:
            yield f"{where}: {column} must be an id of {_SOURCES}, got {row[column]!r}; add that row"
