"""Reads and checks a brief; the only file that knows its layout on disk.

A brief is a folder with a Data Package whose own property ``twofold`` names the source that is
the report, and the two economies. All problems of a brief are reported together.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import pandas as pd

from metrics import datapackage
from metrics.figure import Bound, Figure, FigureError, Period, Status

BRIEFS = Path(__file__).parents[1] / "data" / "briefs"
TABLES = ("figures", "reporters", "targets", "sources")

T = TypeVar("T")


class BriefError(ValueError):
    """A brief that cannot be used; ``problems`` holds one line for each fault found."""

    def __init__(self, folder: Path, problems: list[str]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(f"- {problem}" for problem in problems)
        super().__init__(f"brief {folder.name} cannot be used:\n{listed}")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure was printed; ``published`` is a date to the precision known."""

    id: str
    title: str
    publisher: str
    url: str
    published: str


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who counts; ``economy`` is the side counted for (ISO 3166-1 alpha-3) or empty."""

    id: str
    name: str
    economy: str
    note: str


@dataclass(frozen=True, slots=True)
class Target:
    """An announced target; ``base_year`` and ``due`` are None where none was given."""

    id: str
    announced: dt.date
    by: str
    quoted: str
    multiple: float
    base_year: int | None
    due: int | None
    source: str
    note: str


@dataclass(frozen=True, eq=False)
class Brief:
    """One country pair: what a report states, and the series beside it.

    Compared by identity, so that what follows from a brief can be kept beside it.
    """

    name: str
    title: str
    version: str
    report: Source
    economies: Mapping[str, str]
    licences: tuple[str, ...]
    figures: Mapping[str, Figure]
    reporters: Mapping[str, Reporter]
    targets: Mapping[str, Target]
    sources: Mapping[str, Source]

    def stated(self, measure: str) -> Figure:
        """The report's own figure of ``measure``; raises ``KeyError`` if it states none."""
        for figure in self.figures.values():
            if figure.source == self.report.id and figure.measure == measure:
                return figure
        raise KeyError(f"the report {self.report.id} states no {measure}")

    def series(self, measure: str, reporter: str) -> dict[int, Figure]:
        """Figures of whole calendar years by one reporter, keyed by year, in order."""
        found = {
            figure.period.first_year: figure
            for figure in self.figures.values()
            if (figure.measure, figure.reporter) == (measure, reporter) and figure.period.is_year
        }
        return dict(sorted(found.items()))

    @cached_property
    def sides(self) -> tuple[Reporter, ...]:
        """The reporters that keep a series of two-way trade for one of the economies."""
        return tuple(
            reporter
            for reporter in self.reporters.values()
            if reporter.economy in self.economies and self.series("turnover", reporter.id)
        )

    @cached_property
    def pledge(self) -> Target:
        """The target that the report itself announces."""
        return next(t for t in self.targets.values() if t.source == self.report.id)


def shipped() -> tuple[Path, ...]:
    """The folders of the briefs that come with the project, by name."""
    return tuple(sorted(path for path in BRIEFS.iterdir() if path.is_dir()))


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes whenever a file of a brief does: each one's name, time and size."""
    files = sorted((path.name, path.stat()) for path in folder.iterdir())
    return tuple((name, found.st_mtime_ns, found.st_size) for name, found in files)


def load_brief(folder: Path) -> Brief:
    """The brief in ``folder``; raises ``BriefError`` with every problem found."""
    descriptor, tables, problems = datapackage.read(folder, TABLES, {"twofold": ("report", "economies")})
    if problems:
        raise BriefError(folder, problems)
    figures, found = _build(tables["figures"], _figure, "figures.csv")
    problems = found
    own = descriptor["twofold"]
    if own["report"] not in set(tables["sources"]["id"]):
        problems.append(
            f"datapackage.json: twofold.report must be the id of a row of sources.csv, got {own['report']!r}"
        )
    else:
        problems += _unstated(own["report"], tables)
    if problems:
        raise BriefError(folder, problems)
    sources = _build(tables["sources"], lambda row: Source(**row), "sources.csv")[0]
    return Brief(
        name=descriptor["name"],
        title=descriptor["title"],
        version=descriptor["version"],
        report=sources[own["report"]],
        economies=own["economies"],
        licences=tuple(licence["name"] for licence in descriptor["licenses"]),
        figures=figures,
        reporters=_build(tables["reporters"], lambda row: Reporter(**row), "reporters.csv")[0],
        targets=_build(tables["targets"], _target, "targets.csv")[0],
        sources=sources,
    )


def _unstated(report: str, tables: Mapping[str, pd.DataFrame]) -> list[str]:
    figures, targets = tables["figures"], tables["targets"]
    stated = set(figures.loc[figures["source"] == report, "measure"])
    problems = [
        f"figures.csv: the report {report} must state {measure}, got none; add its figure"
        for measure in ("turnover", "turnover_growth")
        if measure not in stated
    ]
    if report not in set(targets["source"]):
        problems.append(f"targets.csv: the report {report} must announce a target, got none; add it")
    return problems


def _build(
    table: pd.DataFrame, make: Callable[[dict[str, str]], T], file: str
) -> tuple[dict[str, T], list[str]]:
    """Rows made into objects keyed by id, and the problems of those that refused."""
    built, problems = {}, []
    for row in table.to_dict("records"):
        cells = {str(name): str(cell) for name, cell in row.items()}
        try:
            built[cells["id"]] = make(cells)
        except FigureError as problem:
            problems.append(f"{file} row {cells['id']}: {problem}")
    return built, problems


def _figure(row: dict[str, str]) -> Figure:
    return Figure(
        id=row["id"],
        measure=row["measure"],
        reporter=row["reporter"],
        partner=row["partner"],
        period=Period(row["period"]),
        quoted=row["quoted"],
        bound=Bound(row["bound"]),
        unit=row["unit"],
        source=row["source"],
        status=Status(row["status"]),
        note=row["note"],
    )


def _target(row: dict[str, str]) -> Target:
    return Target(
        id=row["id"],
        announced=dt.date.fromisoformat(row["announced"]),
        by=row["by"],
        quoted=row["quoted"],
        multiple=float(row["multiple"]),
        base_year=int(row["base_year"]) if row["base_year"] else None,
        due=int(row["due"]) if row["due"] else None,
        source=row["source"],
        note=row["note"],
    )
