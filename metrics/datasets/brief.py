"""Reads and checks a brief; the only file that knows its layout on disk.

A brief is a folder with a Data Package whose own property ``twofold`` names the source that is
the ``report``, and the two ``economies``. Where the report's level agrees with both sides' books,
``follows`` names the reporter that it takes it from; else the one book that agrees is the one.
Trade is counted in one ``currency``, US dollars unless named; what is printed in another is converted
by the brief's own rate of that year, and refused without one: nothing is converted in silence.
Investment, firms, fields, events, reasons, corrections, rates and prices may be left out. All problems of
a brief are reported together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

import pandas as pd

from metrics.datasets import datapackage, exchange_rates, rows, validation, value_ranges
from metrics.quantities.errors import NotFoundError, TwofoldError
from metrics.quantities.figures import Figure
from metrics.quantities.measures import DOLLAR, MEASURES

TABLES = ("figures", "reporters", "targets", "events", "reasons", "corrections", "sectors", "sources")
OPTIONAL_TABLES = ("rates",)
REQUIRED_PROPERTIES = {"twofold": ("report", "economies")}

T = TypeVar("T")


class BriefError(TwofoldError, ValueError):
    """A brief that cannot be used; ``problems`` holds one line for each fault found."""

    def __init__(self, name: str, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(f"- {problem}" for problem in problems)
        super().__init__(f"brief {name} cannot be used:\n{listed}")


@dataclass(frozen=True, eq=False)
class Brief:
    """One country pair: what a report states, and the series beside it.

    ``follows`` is the reporter whose book the report's level agrees with, ``used`` the figures as
    they are used: corrected, converted, and without those that are withdrawn. ``terms`` are the licences
    as the Data Package describes them. Compared by identity, so that what follows from a brief can be kept
    beside it.
    """

    name: str
    title: str
    version: str
    report: rows.Source
    follows: str
    currency: str
    economies: Mapping[str, str]
    licences: tuple[str, ...]
    terms: tuple[Mapping[str, str], ...]
    figures: Mapping[str, Figure]
    used: Mapping[str, Figure]
    reporters: Mapping[str, rows.Reporter]
    targets: Mapping[str, rows.Target]
    events: tuple[rows.Event, ...]
    reasons: tuple[rows.Reason, ...]
    corrections: Mapping[str, rows.Correction]
    sectors: tuple[rows.Sector, ...]
    sources: Mapping[str, rows.Source]
    rates: Mapping[str, rows.Rate]

    def stated_figure(self, measure: str) -> Figure:
        """The report's own figure of ``measure``; raises ``NotFoundError`` if it states none."""
        if not self.states(measure):
            raise NotFoundError(f"the report {self.report.id} states no {measure}")
        return next(figure for figure in self.used.values() if self._states(figure, measure))

    def states(self, *measures: str) -> bool:
        """Whether the report states every one of ``measures``."""
        return all(any(self._states(figure, m) for figure in self.used.values()) for m in measures)

    def _states(self, figure: Figure, measure: str) -> bool:
        return (figure.source, figure.measure) == (self.report.id, measure)

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

    def figures_by_measure(self, *measures: str) -> tuple[Figure, ...]:
        """Figures in use of any of ``measures``, in the order of their periods."""
        found = [figure for figure in self.used.values() if figure.measure in measures]
        return tuple(sorted(found, key=lambda figure: (figure.period.last_year, figure.period.text)))

    def rate(self, currency: str, other: str, year: int) -> rows.Rate | None:
        """The brief's rate between two currencies in a year, nothing where it has none."""
        return exchange_rates.find_rate(self.rates, currency, other, year)

    @cached_property
    def sides(self) -> tuple[rows.Reporter, ...]:
        """The reporters that keep a series of two-way trade, one for each economy.

        What the report itself prints is no series.
        """
        keep = {f.reporter for f in self.figures_by_measure("turnover") if f.source != self.report.id}
        return tuple(
            reporter
            for reporter in self.reporters.values()
            if reporter.economy in self.economies and reporter.id in keep
        )

    @cached_property
    def report_target(self) -> rows.Target:
        """The target that the report itself announces."""
        return next(t for t in self.targets.values() if t.source == self.report.id)

    @property
    def unit(self) -> str:
        """The unit of two-way trade, of targets and of what follows from them."""
        return MEASURES["turnover"].unit_in_currency(self.currency)

    @property
    def multiple(self) -> float:
        """What the report's target multiplies its stated trade by."""
        return self.report_target.multiple_of_level(self.stated_figure("turnover").value)


def load_brief(folder: Path) -> Brief:
    """The brief in ``folder``; raises ``BriefError`` with every problem found."""
    held = [path for path in folder.glob("*") if path.suffix in (".json", ".csv") and path.is_file()]
    return parse_brief(folder.name, {path.name: path.read_bytes() for path in held})


def parse_brief(called: str, files: Mapping[str, bytes]) -> Brief:
    """The brief that ``files`` hold, by their names; raises ``BriefError`` with every problem found.

    ``called`` is what the error calls it.
    """
    descriptor, tables, problems = datapackage.read(files, TABLES, REQUIRED_PROPERTIES, OPTIONAL_TABLES)
    if problems:
        raise BriefError(called, problems)
    own = descriptor["twofold"]
    currency = str(own.get("currency", DOLLAR))
    figures, badly = _build(tables["figures"], rows.figure, "figures.csv")
    targets, wrongly = _build(tables["targets"], partial(rows.target, currency=currency), "targets.csv")
    rates, falsely = _build(tables["rates"], rows.rate, "rates.csv")
    problems = [*badly, *wrongly, *falsely, *exchange_rates.duplicate_rate_faults(rates, figures)]
    problems += [*validation.correction_faults(tables), *validation.descriptor_faults(own, tables)]
    if problems:
        raise BriefError(called, problems)

    def parsed(name: str, make: Callable[[dict[str, str]], T]) -> tuple[T, ...]:
        return tuple(
            make({str(k): str(v) for k, v in row.items()}) for row in tables[name].to_dict("records")
        )

    reporters = parsed("reporters", lambda row: rows.Reporter(**row))
    found = parsed("corrections", lambda row: rows.Correction(**row))
    corrections = {correction.figure: correction for correction in found}
    kept, problems = rows.corrected_figures(figures, corrections)
    if problems:
        raise BriefError(called, problems)
    used = {name: exchange_rates.convert_figure(figure, rates, currency) for name, figure in kept.items()}
    material = validation.ValidationInput(
        report=own["report"],
        economies=own["economies"],
        follows=own.get("follows", ""),
        currency=currency,
        figures=used.values(),
        reporters=reporters,
        targets=targets.values(),
    )
    problems = validation.usability_faults(material) or value_ranges.range_faults(material)
    if problems:
        raise BriefError(called, problems)
    (follows,) = validation.agreeing_reporters(material)
    sources = {source.id: source for source in parsed("sources", lambda row: rows.Source(**row))}
    return Brief(
        name=descriptor["name"],
        title=descriptor["title"],
        version=descriptor["version"],
        report=sources[own["report"]],
        follows=follows,
        currency=currency,
        economies=own["economies"],
        licences=tuple(licence["name"] for licence in descriptor["licenses"]),
        terms=tuple(descriptor["licenses"]),
        figures=figures,
        used=used,
        reporters={reporter.id: reporter for reporter in reporters},
        targets=targets,
        events=parsed("events", lambda row: rows.Event(**row)),
        reasons=parsed("reasons", lambda row: rows.Reason(**row)),
        corrections=corrections,
        sectors=parsed("sectors", rows.sector),
        sources=sources,
        rates=rates,
    )


def _build(
    table: pd.DataFrame, make: Callable[[dict[str, str]], T], file: str
) -> tuple[dict[str, T], list[str]]:
    """Rows made into objects keyed by id, and the problems of those that refused."""
    built, problems = {}, []
    for row in table.to_dict("records"):
        cells = {str(name): str(cell) for name, cell in row.items()}
        try:
            built[cells["id"]] = make(cells)
        except ValueError as problem:
            problems.append(f"{file} row {cells['id']}: {problem}")
    return built, problems
