"""Claim check: a printed level and its growth against each side's books."""

from dataclasses import dataclass

from metrics.analysis.trade_series import TradeSeries
from metrics.quantities.figures import Bound, Interval, propagate_bounds, rounding_bounds


@dataclass(frozen=True, slots=True)
class Check:
    """One value of one reporter against what a claim implies for it.

    ``recorded`` is None where the reporter has no value of that year; ``agrees`` is then
    None too. Two values agree if their rounding bounds overlap.
    """

    reporter: str
    year: int
    claimed: Interval
    recorded: Interval | None

    @property
    def agrees(self) -> bool | None:
        """Whether the bounds overlap, where there is something to compare."""
        if self.recorded is None:
            return None
        return self.claimed.low <= self.recorded.high and self.recorded.low <= self.claimed.high


def check(series: TradeSeries, value: str, rate: str, year: int) -> tuple[Interval, tuple[Check, ...]]:
    """The previous year's value that a claim implies, and both years against each side.

    ``value`` and ``rate`` are printed numbers: billions a year of the brief's currency, and percent.
    Raises ``FigureError`` for a text that is none.

    >>> from metrics.datasets.brief import load_brief
    >>> from metrics.datasets.shipped_briefs import BRIEFS
    >>> implied, _ = check(TradeSeries(load_brief(BRIEFS / "china-kazakhstan")), "41", "32", 2023)
    >>> round(implied.low, 2), round(implied.value, 2), round(implied.high, 2)
    (30.57, 31.06, 31.56)
    """
    level = Interval(*rounding_bounds(value, Bound.NEAREST), series.brief.unit)
    growth = Interval(*rounding_bounds(rate, Bound.NEAREST), "percent")
    before = propagate_bounds(lambda a, g: a / (1 + g), series.brief.unit, level, growth)
    checks = []
    for side in series.brief.sides:
        seen = series.observations(side.id)
        for at, claimed in ((year - 1, before), (year, level)):
            recorded = seen[at].interval if at in seen else None
            checks.append(Check(side.id, at, claimed, recorded))
    return before, tuple(checks)
