"""The reference class: pairs that once stood where a pair stands, and how long they took.

The rule is fixed beforehand: size in constant US$ within a factor; growth of the last year and
of the last five years within a band; the kind of partner. A pair enters once, in the first year
in which it stood there, so that windows do not overlap and n counts pairs. The time is the
number of whole years until trade was first at or above the multiple of its starting value; a
pair that has not got there when its years end is right-censored (Kaplan and Meier 1958).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from metrics.datasets import world_products, world_trade
from metrics.datasets.world_trade import Floats, Panel
from metrics.scenarios.reference_criteria import ALL_GOODS, PairKind, ReferenceCriteria

MIN_PAIRS = 20
AVERAGE_GROWTH_YEARS = 5
CLOSEST_PAIRS = 10


@dataclass(frozen=True, slots=True)
class PairPosition:
    """Where a pair stands: its economies, value (billion current US$ a year) and growth.

    ``yoy`` is growth on the year before, ``five`` the yearly average of the last five years,
    both fractions, in current US$.
    """

    pair: tuple[str, str]
    year: int
    value: float
    yoy: float
    five: float


@dataclass(frozen=True, eq=False)
class ReferenceClass:
    """The pairs of a class, one entry each, in order of closeness.

    ``start`` is the year of entry and ``value`` the trade then, billion current US$ a year;
    ``distance`` adds up, squared, how far size and growth are from the pair in question, in
    shares of the rule's bands. ``years`` until the multiple was reached, or observed without it
    where ``reached`` is false. ``paths`` are pairs × years after entry, multiples of the start.
    """

    rule: ReferenceCriteria
    standing: PairPosition
    panel: Panel
    rows: NDArray[np.int64]
    start: NDArray[np.int64]
    value: Floats
    yoy: Floats
    five: Floats
    distance: Floats
    years: NDArray[np.int64]
    reached: NDArray[np.bool_]
    paths: Floats

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def is_large_enough(self) -> bool:
        """Whether the class is large enough for percentages."""
        return len(self) >= MIN_PAIRS


@dataclass(frozen=True, slots=True)
class MiddleHalf:
    """Where the middle half of a class stood after some ``years``, ``low`` to ``high`` times its start.

    Quartiles of the ``observed`` pairs, those still on record then, not of the whole class.
    """

    years: int
    observed: int
    low: float
    high: float


def middle_half(found: ReferenceClass) -> MiddleHalf | None:
    """The middle half after the longest time for which half of the class is on record.

    Nothing for a class that is too small for percentages.
    """
    if not found.is_large_enough:
        return None
    counts = np.isfinite(found.paths).sum(axis=0)
    years = int(np.flatnonzero(2 * counts >= len(found))[-1])
    low, high = np.nanquantile(found.paths[:, years], (0.25, 0.75))
    return MiddleHalf(years, int(counts[years]), float(low), float(high))


def source_panel(rule: ReferenceCriteria) -> Panel:
    """The table that a rule looks in."""
    return world_trade.panel(rule.table) if rule.goods == ALL_GOODS else world_products.panel(rule.goods)


@lru_cache(maxsize=64)
def select_precedents(standing: PairPosition, rule: ReferenceCriteria) -> ReferenceClass:
    """The pairs of ``rule`` around ``standing``; the pair itself is left out."""
    panel = source_panel(rule)
    logs, yoy, five = _sizes_and_growth(panel)
    away = np.stack(
        [
            np.abs(logs - _log_size(standing)) / np.log(rule.factor),
            100 * np.abs(yoy - standing.yoy) / rule.band_yoy,
            100 * np.abs(five - standing.five) / rule.band_five,
        ]
    )
    inside = (away <= 1).all(axis=0) & _kind_mask(panel, standing, rule.kind)
    own = panel.row(standing.pair)
    if own is not None:
        inside[own] = False
    inside[:, -1] = False  # nothing is known of what followed
    rows = np.flatnonzero(inside.any(axis=1))
    column = inside[rows].argmax(axis=1)
    distance = np.sqrt((away[:, rows, column] ** 2).sum(axis=0))
    order = np.argsort(distance, kind="stable")
    rows, column, distance = rows[order], column[order], distance[order]
    levels = np.exp(logs) if rule.constant else panel.turnover
    paths = _paths(levels, rows, column)
    years, reached = _times(paths, rule.multiple)
    return ReferenceClass(
        rule=rule,
        standing=standing,
        panel=panel,
        rows=rows,
        start=panel.years[column],
        value=panel.turnover[rows, column],
        yoy=yoy[rows, column],
        five=five[rows, column],
        distance=distance,
        years=years,
        reached=reached,
        paths=paths,
    )


@lru_cache
def _sizes_and_growth(panel: Panel) -> tuple[Floats, Floats, Floats]:
    """Log size in constant US$, growth on the year before and over five years, pairs × years."""
    prices = world_trade.deflator(panel.years)
    nominal = np.log(panel.turnover)
    yoy, five = np.full(nominal.shape, np.nan), np.full(nominal.shape, np.nan)
    yoy[:, 1:] = np.expm1(np.diff(nominal, axis=1))
    five[:, AVERAGE_GROWTH_YEARS:] = np.expm1(
        (nominal[:, AVERAGE_GROWTH_YEARS:] - nominal[:, :-AVERAGE_GROWTH_YEARS]) / AVERAGE_GROWTH_YEARS
    )
    return nominal - prices, yoy, five


def _log_size(standing: PairPosition) -> float:
    return float(np.log(standing.value) - world_trade.deflator(np.array([standing.year]))[0])


def _kind_mask(panel: Panel, standing: PairPosition, kind: PairKind) -> NDArray[np.bool_]:
    """Pairs × years: whether the pair is of the kind asked for in that year."""
    shape = panel.turnover.shape
    if kind is PairKind.ANY:
        return np.ones(shape, dtype=bool)
    large = world_trade.large_economies()
    if kind is PairKind.LARGE:
        known = [large.get(int(year), frozenset()) for year in panel.years]
        return np.array([[bool({a, b} & top) for top in known] for a, b in panel.pairs])
    same = {code for code in standing.pair if code in large[min(max(large), standing.year)]}
    return np.broadcast_to(np.array([[bool({a, b} & same)] for a, b in panel.pairs]), shape)


def _paths(levels: Floats, rows: NDArray[np.int64], column: NDArray[np.int64]) -> Floats:
    """Multiples of the start, pairs × years after entry, NaN after the first gap."""
    ahead = np.arange(levels.shape[1])
    at = column[:, None] + ahead
    inside = at < levels.shape[1]
    path = np.where(inside, levels[rows[:, None], np.where(inside, at, 0)], np.nan)
    path[~np.logical_and.accumulate(np.isfinite(path), axis=1)] = np.nan
    return np.asarray(path / path[:, :1])


def _times(paths: Floats, multiple: float) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Whole years to the multiple, or observed without it, and whether it was reached."""
    there = paths >= multiple * (1 - 1e-12)
    reached = there.any(axis=1)
    observed = np.isfinite(paths).sum(axis=1) - 1
    return np.where(reached, there.argmax(axis=1), observed), np.asarray(reached)
