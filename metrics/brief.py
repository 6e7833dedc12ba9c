"""Reads and checks a brief; the only file that knows its layout on disk.

A brief is a folder with a Data Package whose own property ``twofold`` names the source that is
the report, and the two economies. All problems of a brief are reported together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from metrics import datapackage, entry
from metrics.figure import Figure, FigureError

BRIEFS = Path(__file__).parents[1] / "data" / "briefs"
TABLES = ("figures", "reporters", "targets", "events", "reasons", "corrections", "sectors", "sources")

T = TypeVar("T")


class BriefError(ValueError):
    """A brief that cannot be used; ``problems`` holds one line for each fault found."""

    def __init__(self, folder: Path, problems: list[str]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(f"- {problem}" for problem in problems)
        super().__init__(f"brief {folder.name} cannot be used:\n{listed}")


@dataclass(frozen=True, eq=False)
class Brief:
    """One country pair: what a report states, and the series beside it.

    ``terms`` are the licences as the Data Package describes them. Compared by identity, so that
    what follows from a brief can be kept beside it.
    """

    name: str
    title: str
    version: str
    report: entry.Source
    economies: Mapping[str, str]
    licences: tuple[str, ...]
    terms: tuple[Mapping[str, str], ...]
    figures: Mapping[str, Figure]
    reporters: Mapping[str, entry.Reporter]
    targets: Mapping[str, entry.Target]
    events: tuple[entry.Event, ...]
    reasons: tuple[entry.Reason, ...]
    corrections: Mapping[str, entry.Correction]
    sectors: tuple[entry.Sector, ...]
    sources: Mapping[str, entry.Source]

    def stated(self, measure: str) -> Figure:
        """The report's own figure of ``measure``; raises ``KeyError`` if it states none."""
        for figure in self.used.values():
            if figure.source == self.report.id and figure.measure == measure:
                return figure
        raise KeyError(f"the report {self.report.id} states no {measure}")

    def series(self, measure: str, reporter: str, *, first: bool = False) -> dict[int, Figure]:
        """Figures of whole calendar years by one reporter, keyed by year, in order.

        The latest vintage of each, or with ``first`` the first published.
        """
        revised = {figure.revises for figure in self.used.values()}
        found = {
            figure.period.first_year: figure
            for figure in self.used.values()
            if (figure.measure, figure.reporter) == (measure, reporter)
            and figure.period.is_year
            and not (figure.revises if first else figure.id in revised)
        }
        return dict(sorted(found.items()))

    @cached_property
    def used(self) -> Mapping[str, Figure]:
        """The figures as they are used: corrected, and without those that are withdrawn."""
        found = {}
        for figure in self.figures.values():
            correction = self.corrections.get(figure.id)
            if correction is None:
                found[figure.id] = figure
            elif correction.used:
                found[figure.id] = replace(figure, quoted=correction.used)
        return found

    def of(self, *measures: str) -> tuple[Figure, ...]:
        """Figures in use of any of ``measures``, in the order of their periods."""
        found = [figure for figure in self.used.values() if figure.measure in measures]
        return tuple(sorted(found, key=lambda figure: (figure.period.last_year, figure.period.text)))

    @cached_property
    def sides(self) -> tuple[entry.Reporter, ...]:
        """The reporters that keep a series of two-way trade for one of the economies."""
        return tuple(
            reporter
            for reporter in self.reporters.values()
            if reporter.economy in self.economies and self.series("turnover", reporter.id)
        )

    @cached_property
    def pledge(self) -> entry.Target:
        """The target that the report itself announces."""
        return next(t for t in self.targets.values() if t.source == self.report.id)

    @property
    def multiple(self) -> float:
        """What the report's target multiplies trade by; raises ``LookupError`` if it names an amount."""
        if self.pledge.multiple is None:
            raise LookupError(f"target {self.pledge.id} must be a multiple, got {self.pledge.quoted}")
        return self.pledge.multiple


def shipped() -> tuple[Path, ...]:
    """The folders of the briefs that come with the project, by name."""
    return tuple(sorted(path for path in BRIEFS.iterdir() if path.is_dir()))


def in_force() -> Brief:
    """The shipped brief, read again when one of its files has changed; raises ``BriefError``."""
    folder = shipped()[0]
    return _read(folder, stamp(folder))


@lru_cache(4)
def _read(folder: Path, seen: tuple[tuple[str, int, int], ...]) -> Brief:  # noqa: ARG001 - a key of the cache
    return load_brief(folder)


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes whenever a file of a brief does: each one's name, time and size."""
    files = sorted((path.name, path.stat()) for path in folder.iterdir())
    return tuple((name, found.st_mtime_ns, found.st_size) for name, found in files)


def load_brief(folder: Path) -> Brief:
    """The brief in ``folder``; raises ``BriefError`` with every problem found."""
    descriptor, tables, problems = datapackage.read(folder, TABLES, {"twofold": ("report", "economies")})
    if problems:
        raise BriefError(folder, problems)
    figures, found = _build(tables["figures"], entry.figure, "figures.csv")
    targets, badly = _build(tables["targets"], entry.target, "targets.csv")
    own = descriptor["twofold"]
    problems = [*found, *badly, *_broken_corrections(tables), *_sideless(figures, own, tables)]
    if own["report"] not in set(tables["sources"]["id"]):
        seen = f"got {own['report']!r}; correct it or add that row"
        problems.append(f"datapackage.json: twofold.report must be the id of a row of sources.csv, {seen}")
    else:
        problems += _unstated(own["report"], tables)
    if problems:
        raise BriefError(folder, problems)

    def rows(name: str, make: Callable[[dict[str, str]], T]) -> tuple[T, ...]:
        return tuple(
            make({str(k): str(v) for k, v in row.items()}) for row in tables[name].to_dict("records")
        )

    sources = {source.id: source for source in rows("sources", lambda row: entry.Source(**row))}
    return Brief(
        name=descriptor["name"],
        title=descriptor["title"],
        version=descriptor["version"],
        report=sources[own["report"]],
        economies=own["economies"],
        licences=tuple(licence["name"] for licence in descriptor["licenses"]),
        terms=tuple(descriptor["licenses"]),
        figures=figures,
        reporters={found.id: found for found in rows("reporters", lambda row: entry.Reporter(**row))},
        targets=targets,
        events=rows("events", lambda row: entry.Event(**row)),
        reasons=rows("reasons", lambda row: entry.Reason(**row)),
        corrections={
            found.figure: found for found in rows("corrections", lambda row: entry.Correction(**row))
        },
        sectors=rows("sectors", entry.sector),
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


def _broken_corrections(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Corrections whose figure is no longer printed as they say."""
    quoted = dict(zip(tables["figures"]["id"], tables["figures"]["quoted"], strict=True))
    return [
        f"corrections.csv row {row['figure']}: printed must be what figures.csv quotes, "
        f"got {row['printed']!r} against {quoted[row['figure']]!r}; remove the correction"
        for row in tables["corrections"].to_dict("records")
        if quoted.get(row["figure"]) not in (None, row["printed"])
    ]


def _sideless(
    figures: Mapping[str, Figure], own: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]
) -> list[str]:
    """Series of trade by a reporter that counts for neither economy."""
    side = dict(zip(tables["reporters"]["id"], tables["reporters"]["economy"], strict=True))
    return [
        f"figures.csv row {figure.id}: the reporter of {figure.measure} must count for one of "
        f"{', '.join(own['economies'])}, got {figure.reporter!r}; give its economy in reporters.csv"
        for figure in figures.values()
        if figure.measure in ("turnover", "exports", "imports")
        and figure.source != own["report"]
        and side[figure.reporter] not in own["economies"]
    ]
