"""The mirror gap: the same trade counted by both sides (bilateral asymmetry)."""

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.analysis import trade_series
from metrics.datasets.brief import Brief
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


def sides(brief: Brief) -> tuple[Reporter, Reporter]:
    """The side that the report follows, whose value is the denominator, and the other."""
    leading = trade_series.followed_reporter(brief)
    (other,) = (side for side in brief.sides if side.id != leading.id)
    return leading, other


def mirror_gaps(brief: Brief, flow: str = TOTAL) -> tuple[MirrorGap, ...]:
    """The gap of each year that both sides have a value for, bounded on both.

    ``out`` is what the leading side exports and the other imports, ``back`` the reverse.
    A year that one side gives only as a bound has no gap.
    """
    measures = {TOTAL: ("turnover", "turnover"), OUT: ("exports", "imports"), BACK: ("imports", "exports")}
    (leading, other), (mine, theirs) = sides(brief), measures[flow]
    one = trade_series.observations(brief, leading.id, mine)
    two = trade_series.observations(brief, other.id, theirs)
    return tuple(
        _gap(year, flow, one[year], two[year])
        for year in sorted(one.keys() & two.keys())
        if max(one[year].interval.high, two[year].interval.high) < float("inf")
    )


def latest_gaps(brief: Brief) -> Mapping[str, MirrorGap]:
    """The last year's gap, in total and by direction, keyed by flow."""
    last = mirror_gaps(brief)[-1].year
    found = {flow: {g.year: g for g in mirror_gaps(brief, flow)} for flow in (TOTAL, OUT, BACK)}
    return {flow: gaps[last] for flow, gaps in found.items() if last in gaps}


def _gap(year: int, flow: str, one: trade_series.Observation, two: trade_series.Observation) -> MirrorGap:
    gap = propagate_bounds(lambda a, b: a - b, one.interval.unit, one.interval, two.interval)
    share = propagate_bounds(lambda a, b: 1 - b / a, "percent", one.interval, two.interval)
    derived, basis = one.is_indirect or two.is_indirect, (*one.basis, *two.basis)
    return MirrorGap(year, flow, one.interval, two.interval, gap, share, derived, basis)
