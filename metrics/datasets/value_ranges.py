"""Range rules for the numbers of a brief: no zero to divide by, years and start values within limits."""

from collections.abc import Collection, Iterator

from metrics.datasets.exchange_rates import TRADE
from metrics.datasets.validation import SERIES, ValidationInput, rule_faults
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.settings import PARAMETERS

EARLIEST_YEAR = 1800
_POSITIVE_MEASURES = (*TRADE, "consumer_prices")


def range_faults(material: ValidationInput, whole: Collection[str]) -> list[str]:
    """One line for each row out of range; ``whole`` names the tables without a fault."""
    single = frozenset[str]()  # needs no whole table
    rules = (
        (_zero_value_faults, single),
        (_period_faults, single),
        (_zero_target_faults, single),
        (_start_value_faults, SERIES),
    )
    return rule_faults(rules, material, whole)


def _zero_value_faults(material: ValidationInput) -> Iterator[str]:
    """Trade or prices of zero, from which no growth rate follows."""
    for figure in material.figures:
        if figure.measure in _POSITIVE_MEASURES and not figure.value:
            yield (
                f"figures.csv row {figure.id}: quoted of {figure.measure} must be more than 0, "
                f"got {figure.quoted!r}; leave the row out"
            )


def _zero_target_faults(material: ValidationInput) -> Iterator[str]:
    """Targets of zero."""
    for target in material.targets:
        if target.value is not None and not target.value.value:
            yield f"targets.csv row {target.id}: value must be more than 0, got {target.quoted!r}; correct it"


def _period_faults(material: ValidationInput) -> Iterator[str]:
    """Years before ``EARLIEST_YEAR`` or after ``HORIZON``."""
    for figure in material.figures:
        period = figure.period
        if not EARLIEST_YEAR <= period.first_year <= period.last_year <= HORIZON:
            yield (
                f"figures.csv row {figure.id}: period must lie from {EARLIEST_YEAR} to {HORIZON}, "
                f"got {period.text!r}; correct it"
            )


def _start_value_faults(material: ValidationInput) -> Iterator[str]:
    """The latest year of a side's series, where a scenario can start: value or year out of range."""
    for series in material.books().values():
        latest = series[max(series)]
        for name, column, number, seen in (
            ("value", "quoted", latest.value, latest.quoted),
            ("year", "period", latest.period.first_year, latest.period.text),
        ):
            control = PARAMETERS[name]
            if not control.low <= number <= control.high:
                yield (
                    f"figures.csv row {latest.id}: {column} of a side's latest year must be from "
                    f"{control.low:g} to {control.high:g}, got {seen!r}; correct it"
                )
