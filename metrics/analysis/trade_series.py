"""The reported series, year by year, with what follows from other figures of one reporter.

A derived value is code, never a row. Three rules, tried in this order where a reporter
printed no value for a year, none of which crosses from one reporter to another:

1. turnover is exports plus imports;
2. exports (imports) are turnover less imports (exports);
3. the year before a printed growth rate is this year's value over one plus the rate.

They work in the currency that the book is printed in: a growth rate of dollars says nothing of
another currency. What comes out is converted by the rate of its own year, and is absent without one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from metrics.datasets.brief import Brief
from metrics.datasets.exchange_rates import TRADE
from metrics.datasets.rows import Reporter
from metrics.quantities import units
from metrics.quantities.errors import TwofoldError
from metrics.quantities.figures import Figure, Interval, Status, convert_amount, propagate_bounds
from metrics.quantities.lazy_import import lazy_import

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = lazy_import("pandas")


class RecordError(TwofoldError, LookupError):
    """Series that cannot be used together as they stand."""


class Derivation(StrEnum):
    """How a value of the series came about."""

    PRINTED = "printed"
    ADDED = "exports plus imports"
    SUBTRACTED = "turnover less the other direction"
    IMPLIED = "implied by the next year and its growth"


FLOWS = TRADE


@dataclass(frozen=True, slots=True)
class Observation:
    """One reporter's value of one flow in one year, printed or derived.

    ``rule`` says how it came about; ``basis`` names the figures it stands on, and last the rate that
    it is converted by, if it is: ``counted`` is the same in the currency of its book.
    """

    year: int
    interval: Interval
    rule: Derivation
    basis: tuple[str, ...]
    status: Status
    counted: Interval

    @property
    def is_converted(self) -> bool:
        """Whether its book counts in another currency."""
        return self.counted.unit != self.interval.unit

    @property
    def is_indirect(self) -> bool:
        """Whether it is worked out backwards or converted, rather than printed or added up."""
        return self.is_converted or self.rule in (Derivation.IMPLIED, Derivation.SUBTRACTED)


class _Key(NamedTuple):
    """One series of a brief; see ``TradeSeries.observations``."""

    reporter: str
    measure: str
    first: bool
    currency: str


@dataclass(frozen=True, eq=False)
class TradeSeries:
    """The series of one brief, each computed when it is first asked for."""

    brief: Brief
    _computed: dict[_Key, Mapping[int, Observation]] = field(default_factory=dict, init=False, repr=False)

    @property
    def report_side(self) -> Reporter:
        """The side from whose book the report's own figure is taken."""
        return self.brief.reporters[self.brief.follows]

    def observations(
        self, reporter: str, measure: str = "turnover", *, first: bool = False, currency: str = ""
    ) -> Mapping[int, Observation]:
        """Yearly values of ``measure`` by ``reporter``, keyed by year, in order, in the brief's currency.

        A year without a printed value and without a rule that gives one is absent. With
        ``first``, figures that were revised later stand as first published. ``currency`` is another
        to count in; years without a rate to it are absent.
        """
        key = _Key(reporter, measure, first, currency or self.brief.currency)
        if key not in self._computed:
            self._computed[key] = _observations(self.brief, key)
        return self._computed[key]

    def levels(self, reporter: str) -> Mapping[int, float]:
        """Values of two-way trade by ``reporter``, keyed by year, without their bounds."""
        return {year: seen.interval.value for year, seen in self.observations(reporter).items()}

    def observations_by_side(self, *, first: bool = False) -> Mapping[str, Mapping[int, Observation]]:
        """Two-way trade as each side reports it, the side that the report follows first.

        With ``first``, revised figures as first published.
        """
        order = sorted(self.brief.sides, key=lambda side: side.id != self.report_side.id)
        return {side.id: self.observations(side.id, first=first) for side in order}

    def latest_figure(self, reporter: str) -> Figure:
        """The last printed year of two-way trade by ``reporter``."""
        return list(self.brief.series("turnover", reporter).values())[-1]


def _observations(brief: Brief, key: _Key) -> Mapping[int, Observation]:
    reporter, measure, first, currency = key
    printed = {
        name: {
            year: _unconverted_observation(
                year, figure.printed, Derivation.PRINTED, (figure.id,), figure.status
            )
            for year, figure in brief.series(name, reporter, first=first).items()
        }
        for name in FLOWS
    }
    growth = brief.series(f"{measure}_growth", reporter, first=first)
    found: dict[int, Observation] = dict(printed[measure])
    years = sorted({y for flow in printed.values() for y in flow} | {y - 1 for y in growth})
    for year in years:
        if year in found:
            continue
        derived = _derive_from_flows(printed, measure, year) or _derive_from_growth(
            printed[measure], growth, year
        )
        if derived:
            found[year] = derived
    counted = ((year, _convert_observation(brief, currency, seen)) for year, seen in sorted(found.items()))
    return MappingProxyType({year: seen for year, seen in counted if seen})


def table(observed: Mapping[int, Observation]) -> "pd.DataFrame":
    """Observations as a table: ``year``, ``value``, ``low``, ``high``, ``status``, ``rule``, ``basis``.

    Values in the measure's unit; ``low`` and ``high`` are rounding bounds; ``basis`` lists
    the ids of the figures the value stands on.
    """
    rows = [
        (
            o.year,
            o.interval.value,
            o.interval.low,
            o.interval.high,
            o.status.value,
            f"{o.rule.value}, converted" if o.is_converted else o.rule.value,
            " ".join(o.basis),
        )
        for o in observed.values()
    ]
    return pd.DataFrame(rows, columns=["year", "value", "low", "high", "status", "rule", "basis"])


def _unconverted_observation(
    year: int, interval: Interval, rule: Derivation, basis: tuple[str, ...], status: Status = Status.DERIVED
) -> Observation:
    """An observation in the currency of its book."""
    return Observation(year, interval, rule, basis, status, interval)


def _convert_observation(brief: Brief, currency: str, seen: Observation) -> Observation | None:
    """The observation in ``currency``, by the rate of its year; nothing where the brief has none."""
    money = units.currency(seen.interval.unit)
    if money == currency:
        return seen
    rate = brief.rate(money, currency, seen.year)
    if rate is None:
        return None
    amount = convert_amount(seen.interval, rate.interval)
    return replace(seen, interval=amount, basis=(*seen.basis, rate.id), status=Status.DERIVED)


def _derive_from_flows(
    printed: dict[str, dict[int, Observation]], measure: str, year: int
) -> Observation | None:
    exports, imports = printed["exports"].get(year), printed["imports"].get(year)
    turnover = printed["turnover"].get(year)
    if measure == "turnover":
        return _derive(year, Derivation.ADDED, lambda out, back: out + back, exports, imports)
    other = imports if measure == "exports" else exports
    return _derive(year, Derivation.SUBTRACTED, lambda total, part: total - part, turnover, other)


def _derive_from_growth(
    printed: dict[int, Observation], growth: dict[int, Figure], year: int
) -> Observation | None:
    after, rate = printed.get(year + 1), growth.get(year + 1)
    if after is None or rate is None:
        return None
    interval = propagate_bounds(
        lambda level, g: level / (1 + g), after.interval.unit, after.interval, rate.interval
    )
    return _unconverted_observation(year, interval, Derivation.IMPLIED, (*after.basis, rate.id))


def _derive(
    year: int, rule: Derivation, function: Callable[..., Any], *parts: Observation | None
) -> Observation | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or len({part.interval.unit for part in known}) > 1:
        return None
    interval = propagate_bounds(function, known[0].interval.unit, *(part.interval for part in known))
    basis = tuple(name for part in known for name in part.basis)
    return _unconverted_observation(year, interval, rule, basis)
