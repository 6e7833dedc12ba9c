"""What follows by arithmetic from the report's own figures, bounds carried through."""

import math

from metrics.datasets.brief import Brief
from metrics.quantities import growth, units
from metrics.quantities.figures import Figure, Interval, exact_interval, propagate_bounds


def previous_turnover(brief: Brief) -> Interval:
    """Two-way trade in the year before, implied by the stated level and growth."""
    return propagate_bounds(
        lambda level, rate: level / (1 + rate),
        brief.unit,
        brief.stated_figure("turnover").interval,
        brief.stated_figure("turnover_growth").interval,
    )


def printed_previous_turnover(brief: Brief) -> Figure | None:
    """The same year's value as printed in the series that the report follows, if it was."""
    year = brief.stated_figure("turnover").period.first_year - 1
    return brief.series("turnover", brief.follows).get(year)


def agrees(implied: Interval, printed: Figure) -> bool:
    """Whether the rounding bounds of the two overlap."""
    return implied.low <= printed.interval.high and printed.interval.low <= implied.high


def doubling_time(brief: Brief) -> Interval | None:
    """Years to double if the stated growth were held, None if it never would.

    It falls as growth rises; without end where the lower bound of growth is no growth.
    """
    rate = brief.stated_figure("turnover_growth").interval
    if rate.value <= 0:
        return None
    value, low, high = (float(growth.doubling_time(r / 100)) for r in (rate.value, rate.high, rate.low))
    return Interval(value, low, math.inf if math.isnan(high) else high, "year")


def yearly_investment(brief: Brief) -> Interval:
    """The cumulated investment as an average per year of its period."""
    total = brief.stated_figure("cumulative_investment")
    return propagate_bounds(
        lambda amount, years: amount / years,
        f"{total.unit}/year",
        total.interval,
        exact_interval(total.period.years, "year"),
    )


def investment_per_firm(brief: Brief) -> Interval:
    """The cumulated investment per firm in operation.

    Firms are stated as a lower bound, so only the upper bound says something. In the currency that
    the investment is printed in.
    """
    total = brief.stated_figure("cumulative_investment")
    return propagate_bounds(
        lambda amount, firms: amount / firms,
        f"million_{units.currency(total.unit)}/firm",
        total.interval,
        brief.stated_figure("firms").interval,
    )
