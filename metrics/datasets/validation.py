"""The rules of a brief that involve several rows or tables; one line for each fault.

Each line names file and row, the rule, the value seen, and how to correct it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from metrics.datasets import exchange_rates
from metrics.datasets.exchange_rates import TRADE
from metrics.datasets.rows import Reporter, Target
from metrics.datasets.tables import Table
from metrics.quantities import units
from metrics.quantities.figures import Figure
from metrics.quantities.measures import DOLLAR
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.settings import PARAMETERS

_PARAMETER_OF_MEASURE = {"turnover": "value", "turnover_growth": "growth"}
_SIDES = 2
TWOFOLD = "twofold"
FIGURES_IN_USE = frozenset({"figures", "rates", "corrections", TWOFOLD})
SERIES = FIGURES_IN_USE | {"reporters"}


@dataclass(frozen=True, slots=True)
class ValidationInput:
    """The input of the rules: the properties under ``twofold`` and the valid rows; ``figures`` as used."""

    report: str
    economies: Mapping[str, str]
    follows: str
    currency: str
    figures: Collection[Figure]
    reporters: Collection[Reporter]
    targets: Collection[Target]

    def stated_figure(self, measure: str) -> Figure | None:
        """The report's first figure of ``measure``, or None."""
        found = (f for f in self.figures if (f.source, f.measure) == (self.report, measure))
        return next(found, None)

    def report_target(self) -> Target | None:
        """The target that the report announces, or None."""
        return next((target for target in self.targets if target.source == self.report), None)

    def series(self, reporter: str) -> dict[int, Figure]:
        """Two-way trade by year as ``reporter`` prints it, latest vintage, without the report's figures."""
        revised = {figure.revises for figure in self.figures}
        return {
            figure.period.first_year: figure
            for figure in self.figures
            if (figure.measure, figure.reporter) == ("turnover", reporter)
            and figure.source != self.report
            and figure.id not in revised
        }

    def books(self) -> dict[str, dict[int, Figure]]:
        """The series of two-way trade of each reporter for one of the economies."""
        sides = [reporter.id for reporter in self.reporters if reporter.economy in self.economies]
        return {side: series for side in sides if (series := self.series(side))}


Rule = Callable[[ValidationInput], Iterator[str]]


def rule_faults(
    rules: Sequence[tuple[Rule, frozenset[str]]], material: ValidationInput, whole: Collection[str]
) -> list[str]:
    """Faults by those ``rules`` whose tables are all in ``whole``, the tables without a fault."""
    return [fault for rule, needed in rules if needed <= set(whole) for fault in rule(material)]


def descriptor_faults(own: Mapping[str, Any], tables: Mapping[str, Table]) -> list[str]:
    """Faults of the properties ``report``, ``follows`` and ``currency`` under ``twofold``."""
    found, known = [], units.currencies()
    for name, table in (("report", "sources"), ("follows", "reporters")):
        ids = tables[table].values("id")
        if own.get(name) and ids is not None and own[name] not in ids:
            found.append(f"twofold.{name} must be the id of a row of {table}.csv, got {own[name]!r}")
    if own.get("currency", DOLLAR) not in known:
        found.append(f"twofold.currency must be one of {', '.join(known)}, got {own['currency']!r}")
    return [f"datapackage.json: {fault}; correct it" for fault in found]


def usability_faults(material: ValidationInput, whole: Collection[str]) -> list[str]:
    """Faults that would leave a page without data; ``whole`` names the tables without a fault."""
    return rule_faults(_RULES, material, whole)


def agreeing_reporters(material: ValidationInput) -> Sequence[str]:
    """The reporters whose value for the report's year lies within the bounds of the report's figure.

    Only ``follows``, if the descriptor names it.
    """
    stated = material.stated_figure("turnover")
    return [
        side
        for side, series in material.books().items()
        if stated
        and (value := series.get(stated.period.first_year))
        and stated.interval.low <= value.value <= stated.interval.high
        and material.follows in ("", side)
    ]


def _conversion_faults(material: ValidationInput) -> Iterator[str]:
    """Trade in a currency without an exchange rate."""
    return exchange_rates.conversion_faults(material.figures, material.report, material.currency)


def _report_figure_faults(material: ValidationInput) -> Iterator[str]:
    """The report's level and growth: missing, of different years, or out of range."""
    figures = {measure: material.stated_figure(measure) for measure in _PARAMETER_OF_MEASURE}
    for measure, figure in figures.items():
        control = PARAMETERS[_PARAMETER_OF_MEASURE[measure]]
        if figure is None:
            yield f"figures.csv: the report {material.report} must state {measure}, got none; add its figure"
        elif not control.low <= figure.value <= control.high:
            limits = f"from {control.low:g} to {control.high:g}"
            yield f"figures.csv row {figure.id}: quoted must be {limits}, got {figure.quoted!r}; correct it"
    level, rate = figures.values()
    if level and rate and level.period != rate.period:
        yield (
            f"figures.csv row {rate.id}: period must be that of {level.id}, {level.period.text}, "
            f"got {rate.period.text!r}; add the growth of that year"
        )


def _reporter_faults(material: ValidationInput) -> Iterator[str]:
    """Series of trade by a reporter of neither economy."""
    side = {reporter.id: reporter.economy for reporter in material.reporters}
    for figure in material.figures:
        counted = figure.measure in TRADE and figure.source != material.report and figure.reporter in side
        if counted and side[figure.reporter] not in material.economies:
            yield (
                f"figures.csv row {figure.id}: the reporter of {figure.measure} must count for one of "
                f"{', '.join(material.economies)}, got {figure.reporter!r}; "
                "give its economy in reporters.csv"
            )


def _series_faults(material: ValidationInput) -> Iterator[str]:
    """An economy with no series or two, and two series without a common year."""
    books = material.books()
    side = {reporter.id: reporter.economy for reporter in material.reporters}
    for economy in material.economies:
        kept = [reporter for reporter in books if side[reporter] == economy]
        if len(kept) != 1:
            yield (
                f"figures.csv: one reporter must print turnover for {economy}, "
                f"got {', '.join(kept) or 'none'}; keep one series"
            )
    bounded = [
        {year for year, f in series.items() if f.interval.high < float("inf")} for series in books.values()
    ]
    if len(books) == _SIDES and not set.intersection(*bounded):
        yield (
            f"figures.csv: {' and '.join(books)} must both print turnover of one year, not as a lower bound, "
            "got no such year; add one"
        )


def _price_faults(material: ValidationInput) -> Iterator[str]:
    """Consumer prices: missing although the world tables have none, or of one year only."""
    prices = [figure for figure in material.figures if figure.measure == "consumer_prices"]
    if not prices and material.currency != DOLLAR:
        yield (
            f"figures.csv: a brief in {material.currency} must hold consumer_prices of two years or more, "
            "got none; add them"
        )
    if len(prices) == 1:
        yield (
            f"figures.csv row {prices[0].id}: consumer_prices must stand for two years or more, "
            f"got {prices[0].period.text!r} alone; add a year, or leave it out for the world table's"
        )


def _target_faults(material: ValidationInput) -> Iterator[str]:
    """The report's target: missing, or without value and multiple."""
    target = material.report_target()
    if target is None:
        yield f"targets.csv: the report {material.report} must announce a target, got none; add it"
    elif target.value is None and target.multiple is None:
        yield (
            f"targets.csv row {target.id}: the report's target must have a value or a multiple, got neither; "
            "add one"
        )


def _target_range_faults(material: ValidationInput) -> Iterator[str]:
    """The report's target against its level: out of range, or with wrong years."""
    pledge, level = material.report_target(), material.stated_figure("turnover")
    if pledge is None or level is None or not level.value or (pledge.value or pledge.multiple) is None:
        return
    row, year, control = f"targets.csv row {pledge.id}", level.period.first_year, PARAMETERS["multiple"]
    multiple = pledge.multiple_of_level(level.value)
    if not control.low <= multiple <= control.high:
        yield (
            f"{row}: the report's target must be {control.low:g} to {control.high:g} times its "
            f"{level.quoted} of {year}, got {multiple:g} times; correct it"
        )
    if pledge.base_year not in (None, year):
        yield (
            f"{row}: base_year must be the report's year {year} or empty, got {pledge.base_year}; "
            "give the amount as value instead"
        )
    if pledge.due is not None and not year < pledge.due <= HORIZON:
        yield f"{row}: due must lie after {year} and by {HORIZON}, got {pledge.due}; correct it"


def _agreement_faults(material: ValidationInput) -> Iterator[str]:
    """A level that agrees with no series, or with both; skipped if the level or a series is missing."""
    if any(fault for rule, _ in _SERIES_RULES for fault in rule(material)):
        return
    level, found = material.stated_figure("turnover"), agreeing_reporters(material)
    if level and len(found) != 1:
        names = [reporter.name for reporter in material.reporters if reporter.id in found]
        whose = f"that of {material.follows}" if material.follows else "one side's series"
        yield (
            f"figures.csv row {level.id}: the report's {level.quoted} for {level.period.first_year} must "
            f"agree with {whose}, got {', '.join(names) or 'none'}; check it, or name the reporter that the "
            "report follows as twofold.follows in datapackage.json"
        )


# Each rule with the tables that must be without a fault; of other tables it uses the valid rows.
_SERIES_RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (_conversion_faults, FIGURES_IN_USE),
    (_report_figure_faults, FIGURES_IN_USE),
    (_reporter_faults, frozenset({"reporters", TWOFOLD})),
    (_series_faults, SERIES),
)
_RULES = (
    *_SERIES_RULES,
    (_price_faults, FIGURES_IN_USE),
    (_target_faults, frozenset({"targets", TWOFOLD})),
    (_target_range_faults, FIGURES_IN_USE | {"targets"}),
    (_agreement_faults, SERIES),
)
