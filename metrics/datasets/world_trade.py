"""Reads the world tables: turnover of country pairs over years, and US prices.

The only module that knows the files of ``data/world``. There are two tables, never joined: ``turnover``
(CEPII BACI, every pair that reached 0.1 billion, 2000-2020) and ``long`` (CEPII TRADHIST, four
large industrial economies with every partner, 1950-2014). Their levels are reconciled or
one-sided, so they are never compared with a reporter's own figures.
"""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from metrics.quantities.errors import TwofoldError
from metrics.quantities.lazy_import import lazy_import
from metrics.quantities.locations import DATA

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = lazy_import("pandas")

WORLD = DATA / "world"
PRICE_BASE = 2012
YEARS_AHEAD = 2

Floats = NDArray[np.float64]


class WorldError(TwofoldError, ValueError):
    """A world table that cannot be used; the text says where, the rule, the value seen, and what to do."""


@dataclass(frozen=True, eq=False)
class Panel:
    """Turnover of pairs over consecutive years, billion current US$ a year.

    ``turnover`` has one row per pair and one column per year, NaN where nothing positive is
    recorded. ``frame`` says in a sentence what the table holds and leaves out, ``citation`` what to cite.
    """

    name: str
    title: str
    publisher: str
    citation: str
    frame: str
    pairs: tuple[tuple[str, str], ...]
    years: NDArray[np.int64]
    turnover: Floats

    def row(self, pair: tuple[str, str]) -> int | None:
        """Position of ``pair`` (alpha-3 codes in alphabetical order), if it is in the table."""
        return self.pairs.index(pair) if pair in self.pairs else None


@lru_cache
def descriptor() -> Mapping[str, object]:
    """The Data Package's own description of the tables; raises ``WorldError`` where it cannot be read."""
    try:
        found: Mapping[str, object] = json.loads((WORLD / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise _read_error("datapackage.json", problem) from problem
    return found


def rows(name: str) -> "pd.DataFrame":
    """The rows of a large table, a Parquet file; raises ``WorldError`` where it cannot be read."""
    path = WORLD / resource(name)["path"]
    try:
        return pd.read_parquet(path)
    except (OSError, ValueError) as problem:
        raise _read_error(path.name, problem) from problem


def records(name: str) -> list[Mapping[str, str]]:
    """The rows of a small table, a CSV file, as text by column; raises ``WorldError`` like ``rows``."""
    path = WORLD / resource(name)["path"]
    try:
        head, *lines = csv.reader(path.read_text(encoding="utf-8").splitlines(), strict=True)
        return [dict(zip(head, line, strict=True)) for line in lines]
    except (OSError, ValueError, csv.Error) as problem:
        raise _read_error(path.name, problem) from problem


def _read_error(file: str, problem: Exception) -> WorldError:
    kind = type(problem).__name__
    return WorldError(f"{file}: must be there and whole, got {kind} when it was read; restore the file")


def version() -> str:
    """The name and version of the tables."""
    return f"{descriptor()['name']} {descriptor()['version']}"


def licences() -> tuple[Mapping[str, str], ...]:
    """The licences of the tables, as the Data Package describes them."""
    found: list[Mapping[str, str]] = descriptor()["licenses"]  # type: ignore[assignment]
    return tuple(found)


@lru_cache
def panel(name: str) -> Panel:
    """The table ``turnover`` or ``long``. Raises ``WorldError`` where it breaks its rules."""
    held = resource(name)
    return build_panel({**held, "citation": held["sources"][0]["title"]}, rows(name))


def build_panel(held: Mapping[str, str], table: "pd.DataFrame") -> Panel:
    """Rows of economy_a, economy_b, year and turnover as a panel, described by ``held``.

    ``held`` has name, path, title, publisher, citation and frame. Raises ``WorldError``.
    """
    needed = ["economy_a", "economy_b", "year", "turnover"]
    lacking = [column for column in needed if column not in table.columns]
    if lacking:
        raise WorldError(
            f"{held['path']}: columns {', '.join(lacking)} are required, got {', '.join(table.columns)}; "
            "restore the file"
        )
    repeated = table.duplicated(needed[:3]).sum()
    if repeated:
        raise WorldError(f"{held['path']}: one row for each pair and year, got {repeated} repeated; keep one")
    wide = table.pivot_table(index=["economy_a", "economy_b"], columns="year", values="turnover")
    years = np.arange(int(table["year"].min()), int(table["year"].max()) + 1)
    levels = wide.reindex(columns=years).to_numpy(dtype=float, copy=True)
    levels[~(levels > 0)] = np.nan
    return Panel(
        name=held["name"],
        title=held["title"],
        publisher=held["publisher"],
        citation=held["citation"],
        frame=held["frame"],
        pairs=tuple((str(a), str(b)) for a, b in wide.index),
        years=years,
        turnover=levels,
    )


def resource(name: str) -> Mapping[str, Any]:
    """The description of one table; raises ``WorldError`` for a name that is not described."""
    resources = {held["name"]: held for held in descriptor()["resources"]}  # type: ignore[attr-defined]
    if name not in resources:
        raise WorldError(f"datapackage.json: tables are {', '.join(resources)}, got {name!r}; choose one")
    found: Mapping[str, Any] = resources[name]
    return found


@lru_cache
def log_prices() -> Mapping[int, float]:
    """Natural log of US consumer prices by year, zero in ``PRICE_BASE``."""
    prices = records("prices")
    logs = np.log([float(row["cpi_u_1982_84_100"]) for row in prices])
    years = [int(row["year"]) for row in prices]
    logs -= logs[years.index(PRICE_BASE)]
    return MappingProxyType(dict(zip(years, logs.tolist(), strict=True)))


def deflator(years: NDArray[np.int64]) -> Floats:
    """Log price level of each of ``years``.

    Up to ``YEARS_AHEAD`` years after the last known, prices go on at the average pace of the five
    years before it. Raises ``WorldError`` for years further out and years before the first.
    """
    known = log_prices()
    last = max(known)
    pace = (known[last] - known[last - 5]) / 5
    outside = [int(year) for year in years if not min(known) <= year <= last + YEARS_AHEAD]
    if outside:
        raise WorldError(
            f"{resource('prices')['path']}: prices are known for {min(known)} to {last} and carried on for "
            f"{YEARS_AHEAD} years, got the year {outside[0]}; leave it out or add its prices"
        )
    return np.array([known[min(int(year), last)] + pace * max(int(year) - last, 0) for year in years])


@lru_cache
def economy_names() -> Mapping[str, str]:
    """Name of each economy by its alpha-3 code."""
    return MappingProxyType({row["economy"]: row["name"] for row in records("economies")})


@lru_cache
def large_economies() -> Mapping[int, frozenset[str]]:
    """The ten largest economies of each year, by gross domestic product in current US$."""
    found: dict[int, set[str]] = {}
    for row in records("large"):
        found.setdefault(int(row["year"]), set()).add(row["economy"])
    return MappingProxyType({year: frozenset(economies) for year, economies in found.items()})


@lru_cache
def coverage(test: str, horizon: int) -> float:
    """Measured share of outcomes inside the fan's 80 % band, see docs/calibration.md."""
    wanted = (test, "fan", str(horizon))
    found = [row for row in records("coverage") if (row["test"], row["model"], row["horizon"]) == wanted]
    if len(found) != 1:
        raise WorldError(
            f"coverage.csv: one row for {test}, fan, {horizon}, got {len(found)}; make calibration"
        )
    return float(found[0]["inside_80"])
