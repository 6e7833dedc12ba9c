"""A brief: one country pair, read from its files and checked as a whole.

A brief is a folder with a Data Package whose own property ``twofold`` names the source that is
the ``report``, and the two ``economies``. Where the report's level agrees with both sides' books,
``follows`` names the reporter that it takes it from; else the one book that agrees is the one.
Trade is counted in one ``currency``, US dollars unless named; what is printed in another is converted
by the brief's own rate of that year, and refused without one: nothing is converted in silence.
Investment, firms, fields, events, reasons, corrections, rates and prices may be left out. All problems of
a brief are reported together: those of its descriptor and of every table, and those that only show between
tables, as far as the rows can be read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from metrics.datasets import exchange_rates, rows
from metrics.datasets.brief_parts import read_parts
from metrics.datasets.tables import CellRule, accept_cell
from metrics.quantities.errors import NotFoundError, TwofoldError
from metrics.quantities.figures import Figure
from metrics.quantities.measures import MEASURES


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


def parse_brief(called: str, files: Mapping[str, bytes], cell_rule: CellRule = accept_cell) -> Brief:
    """The brief that ``files`` hold, by their names; raises ``BriefError`` with every problem found.

    ``called`` is what the error calls it; ``cell_rule`` says what any cell must keep besides the schema.
    """
    parts = read_parts(files, cell_rule)
    if parts.faults:
        raise BriefError(called, parts.faults)
    described, held = parts.descriptor, parts.rows
    return Brief(
        name=described["name"],
        title=described["title"],
        version=described["version"],
        report=held.sources[described["twofold"]["report"]],
        follows=parts.follows,
        currency=parts.currency,
        economies=described["twofold"]["economies"],
        licences=tuple(licence["name"] for licence in described["licenses"]),
        terms=tuple(described["licenses"]),
        figures=held.figures,
        used=parts.used,
        reporters={reporter.id: reporter for reporter in held.reporters},
        targets={target.id: target for target in held.targets},
        events=tuple(held.events),
        reasons=tuple(held.reasons),
        corrections=held.corrections,
        sectors=tuple(held.sectors),
        sources=held.sources,
        rates=held.rates,
    )
