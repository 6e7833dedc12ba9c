"""A brief: the figures, targets and sources of one country pair.

A brief is a folder with a Data Package. Its property ``twofold`` names the source that is the ``report``
and the two ``economies``. ``follows`` names the reporter from whose series the report takes its level; it
is needed only if both sides' series agree with that level. Trade is counted in one ``currency``, US dollars
by default. An amount in another currency is converted by the brief's own exchange rate of that year; without
one the brief is rejected. Investment, firms, sectors, events, reasons, corrections, rates and prices are
optional. All faults are reported together: those of the descriptor and of every table, and those between
tables as far as their rows can be read.
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
    """A brief that cannot be used; ``problems`` holds one line for each fault."""

    def __init__(self, name: str, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(f"- {problem}" for problem in problems)
        super().__init__(f"brief {name} cannot be used:\n{listed}")


@dataclass(frozen=True, eq=False)
class Brief:
    """One country pair: what a report states, and the series of both sides.

    ``follows`` is the reporter whose series agrees with the report's level. ``figures`` are as printed;
    ``used`` are corrected and converted, without those withdrawn. ``terms`` are the licences as in the
    descriptor. Compared by identity, so that results can be cached by brief.
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
        """The report's own figure of ``measure``. Raises ``NotFoundError`` if it states none."""
        if not self.states(measure):
            raise NotFoundError(f"the report {self.report.id} states no {measure}")
        return next(figure for figure in self.used.values() if self._states(figure, measure))

    def states(self, *measures: str) -> bool:
        """Whether the report states every one of ``measures``."""
        return all(any(self._states(figure, m) for figure in self.used.values()) for m in measures)

    def _states(self, figure: Figure, measure: str) -> bool:
        return (figure.source, figure.measure) == (self.report.id, measure)

    def series(self, measure: str, reporter: str, *, first: bool = False) -> dict[int, Figure]:
        """One reporter's figures of whole calendar years, by year in ascending order.

        The latest vintage of each, or with ``first`` the one published first.
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
        """The ``used`` figures of any of ``measures``, ordered by period."""
        found = [figure for figure in self.used.values() if figure.measure in measures]
        return tuple(sorted(found, key=lambda figure: (figure.period.last_year, figure.period.text)))

    def rate(self, currency: str, other: str, year: int) -> rows.Rate | None:
        """The brief's exchange rate between two currencies in a year, or None."""
        return exchange_rates.find_rate(self.rates, currency, other, year)

    @cached_property
    def sides(self) -> tuple[rows.Reporter, ...]:
        """The reporters with a series of two-way trade, one for each economy.

        Figures that the report itself prints do not count as a series.
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
        """The unit of two-way trade, of targets and of projections."""
        return MEASURES["turnover"].unit_in_currency(self.currency)

    @property
    def multiple(self) -> float:
        """The report's target as a multiple of the trade that it states."""
        return self.report_target.multiple_of_level(self.stated_figure("turnover").value)


def load_brief(folder: Path) -> Brief:
    """The brief in ``folder``. Raises ``BriefError`` with every fault."""
    held = [path for path in folder.glob("*") if path.suffix in (".json", ".csv") and path.is_file()]
    return parse_brief(folder.name, {path.name: path.read_bytes() for path in held})


def parse_brief(called: str, files: Mapping[str, bytes], cell_rule: CellRule = accept_cell) -> Brief:
    """The brief in ``files``, which are bytes by file name. Raises ``BriefError`` with every fault.

    ``called`` is its name in the error; ``cell_rule`` is a further rule for every cell.
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
