"""The mirror gap: the same trade counted by both sides (bilateral asymmetry)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics.analysis.trade_series import Observation, TradeSeries
from metrics.datasets.rows import Reporter
from metrics.quantities.figures import Interval, propagate_bounds

TOTAL, OUT, BACK = "total", "out", "back"


@dataclass(frozen=True, slots=True)
class MirrorGap:
    """One year's gap of one flow: the leading side's value less the other side's.

    ``gap`` is in the unit of the two values, ``share`` in percent of the leading side's, both
    with rounding bounds; ``derived`` if either value is worked out backwards; ``basis`` names the
    figures that both stand on.
    """

    year: int
    flow: str
    leading: Interval
    other: Interval
    gap: Interval
    share: Interval
    derived: bool
    basis: tuple[str, ...]


def sides(series: TradeSeries) -> tuple[Reporter, Reporter]:
    """The side that the report follows, whose value is the denominator, and the other."""
    leading = series.report_side
    (other,) = (side for side in series.brief.sides if side.id != leading.id)
    return leading, other


def mirror_gaps(series: TradeSeries, flow: str = TOTAL) -> tuple[MirrorGap, ...]:
    """The gap of each year that both sides have a value for, bounded on both.

    ``out`` is what the leading side exports and the other imports, ``back`` the reverse.
    A year that one side gives only as a bound has no gap.
    """
    measures = {TOTAL: ("turnover", "turnover"), OUT: ("exports", "imports"), BACK: ("imports", "exports")}
    (leading, other), (mine, theirs) = sides(series), measures[flow]
    one = series.observations(leading.id, mine)
    two = series.observations(other.id, theirs)
    return tuple(
        _gap(year, flow, one[year], two[year])
        for year in sorted(one.keys() & two.keys())
        if max(one[year].interval.high, two[year].interval.high) < float("inf")
    )


def latest_gaps(gaps: Mapping[str, Sequence[MirrorGap]]) -> Mapping[str, MirrorGap]:
    """The last year's gap, in total and by direction, keyed by flow like ``gaps``."""
    last = gaps[TOTAL][-1].year
    return {flow: gap for flow, found in gaps.items() for gap in found if gap.year == last}


def _gap(year: int, flow: str, one: Observation, two: Observation) -> MirrorGap:
    gap = propagate_bounds(lambda a, b: a - b, one.interval.unit, one.interval, two.interval)
    share = propagate_bounds(lambda a, b: 1 - b / a, "percent", one.interval, two.interval)
    derived, basis = one.is_indirect or two.is_indirect, (*one.basis, *two.basis)
    return MirrorGap(year, flow, one.interval, two.interval, gap, share, derived, basis)
