"""The fan: the spread of what became of pairs that stood where a pair stands.

Quantiles of the log growth of two-way trade over 1 to 15 years, conditional on the pair's own
past: quantile regression (Koenker and Bassett 1978) on the terms of ``metrics.analysis.fan.features``, fitted
on both world tables in constant US dollars, then shifted so that the shares come out on the
fitted windows of BACI (after conformalised quantile regression, Romano, Patterson and Candès
2019). Expected inflation is that of the five past years. What was fitted, on what, and how well it
covers pairs and years kept out: ``docs/calibration.md``.
"""

from collections.abc import Sequence
from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from metrics.analysis.fan import features
from metrics.datasets import world_trade
from metrics.datasets.world_trade import Floats
from metrics.quantities.errors import ArgumentError, TwofoldError
from metrics.quantities.lazy_import import lazy_import

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = lazy_import("pandas")

HORIZONS = tuple(range(1, 16))
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
LEVELS = (0.05, *QUANTILES, 0.95)
GROUPS = (5, 6, 9)  # shortest past of each group that the shift is made for, years


class HistoryError(TwofoldError, ValueError):
    """A history that the fan cannot stand on: rule, value seen, where, way out."""


def fan_quantiles(
    history: "pd.DataFrame", horizons: Sequence[int], quantiles: Sequence[float], *, constant: bool = False
) -> "pd.DataFrame":
    """Quantiles of a pair's two-way trade in the years after its history ends.

    ``history`` has the columns ``year`` and ``turnover`` (billion_USD/year, current), one row a
    year without gaps, at least five; beyond the last fifteen years it is not used. ``horizons``
    are whole years after the last, 1 to 15; ``quantiles`` lie between 0.05 and 0.95. With
    ``constant``, in prices of the last year; else inflation goes on as in the five past years.

    The result has the column ``horizon`` and one column per quantile, ``q10`` for 0.1, in
    billion_USD/year, current: a table of ``len(horizons)`` rows, in the order asked for.
    Raises ``HistoryError`` for a history with gaps, repeated years, values that are not positive
    numbers or fewer than five years, and ``ArgumentError`` for other horizons and quantiles.
    """
    years, turnover = _check_history(history)
    _check_range("horizons", horizons, HORIZONS[0], HORIZONS[-1], whole=True)
    _check_range("quantiles", quantiles, LEVELS[0], LEVELS[-1], whole=False)
    prices = world_trade.deflator(years)
    window = features.align((np.log(turnover) - prices)[None])
    inflation = (
        0.0 if constant else (prices[-1] - prices[-features.MIN_PAST_YEARS]) / (features.MIN_PAST_YEARS - 1)
    )
    grown = growth_quantiles(window, horizons)[0] + inflation * np.array(horizons)[:, None]
    at = interpolate_quantiles(grown, np.array(quantiles, dtype=float))
    table = pd.DataFrame({"horizon": list(horizons)})
    for column, quantile in enumerate(quantiles):
        table[quantile_label(quantile)] = turnover[-1] * np.exp(at[:, column])
    return table


def quantile_label(quantile: float) -> str:
    """Column name of a quantile: q10 for 0.1, q2.5 would be 0.025.

    >>> quantile_label(0.1), quantile_label(0.05), quantile_label(0.125)
    ('q10', 'q5', 'q12.5')
    """
    return f"q{100 * quantile:.10g}"


def interpolate_quantiles(values: Floats, quantiles: Floats) -> Floats:
    """``values`` at ``LEVELS`` (last axis), read at ``quantiles``: linear in normal scores."""
    score = NormalDist().inv_cdf
    known = [score(level) for level in LEVELS]
    asked = [score(quantile) for quantile in quantiles]
    return np.apply_along_axis(lambda row: np.interp(asked, known, row), -1, values)


def growth_quantiles(window: Floats, horizons: Sequence[int]) -> Floats:
    """Log growth in constant prices at ``LEVELS``: rows × horizons × levels, never crossing."""
    slopes, shifts = _fitted_coefficients()
    at = [HORIZONS.index(horizon) for horizon in horizons]
    return apply_shifts(
        np.einsum("rt,hqt->rhq", features.design_matrix(window), slopes[at]), window, shifts[at]
    )


def apply_shifts(raw: Floats, window: Floats, shifts: Floats) -> Floats:
    """Regression quantiles moved by the shift of each row's group, in shares of its own spread.

    ``raw`` is rows × horizons × levels, ``shifts`` horizons × groups × levels.
    """
    raw = np.sort(raw, axis=-1)
    moved = raw + np.moveaxis(shifts[:, history_group(window)], 0, 1) * spread(raw)[..., None]
    return np.sort(moved, axis=-1)


def spread(raw: Floats) -> Floats:
    """Distance between the outer quantiles of the regression, the unit of the shift."""
    return np.asarray(raw[..., -1] - raw[..., 0])


def history_group(window: Floats) -> NDArray[np.int64]:
    """Which of ``GROUPS`` each row belongs to, by the years of its past."""
    past = np.isfinite(window).sum(axis=1)
    return np.asarray(np.searchsorted(GROUPS, past, side="right") - 1)


@lru_cache
def _fitted_coefficients() -> tuple[Floats, Floats]:
    """Slopes (horizons × levels × terms) and shifts (horizons × groups × levels)."""
    table = world_trade.rows("fan")
    terms = features.names()
    wide = table.pivot_table(index=["horizon", "level"], columns="term", values="value", sort=False)
    slopes = wide[list(terms)].to_numpy().reshape(len(HORIZONS), len(LEVELS), len(terms))
    moved = wide[[f"shift {shortest}" for shortest in GROUPS]].to_numpy()
    return slopes, moved.reshape(len(HORIZONS), len(LEVELS), len(GROUPS)).swapaxes(1, 2)


def _check_history(history: "pd.DataFrame") -> tuple[NDArray[np.int64], Floats]:
    """Years and values of a history that keeps the rules, in order of years."""
    lacking = [column for column in ("year", "turnover") if column not in history.columns]
    if lacking:
        found = ", ".join(map(str, history.columns)) or "none"
        raise HistoryError(f"history: columns year and turnover are required, got {found}; name them so")
    ordered = history.sort_values("year")
    years = pd.to_numeric(ordered["year"], errors="coerce").to_numpy(dtype=float)
    turnover = pd.to_numeric(ordered["turnover"], errors="coerce").to_numpy(dtype=float)
    if not np.all(years == np.floor(years)):
        raise HistoryError(f"history: years must be whole numbers, got {list(history['year'])}; mend them")
    bad = ~(np.isfinite(turnover) & (turnover > 0))
    if bad.any():
        raise HistoryError(
            f"history year {int(years[bad][0])}: turnover must be a number above 0, "
            f"got {ordered['turnover'].iloc[int(np.argmax(bad))]}; start after that year"
        )
    steps = np.diff(years)
    if (steps != 1).any():
        after = int(np.argmax(steps != 1))
        raise HistoryError(
            f"history: one row for each year without gaps, got {int(years[after])} followed by "
            f"{int(years[after + 1])}; fill the gap or start after it"
        )
    if len(years) < features.MIN_PAST_YEARS:
        raise HistoryError(
            f"history: at least {features.MIN_PAST_YEARS} past years are required, got {len(years)}; "
            "add earlier years"
        )
    return years.astype(np.int64), turnover


def _check_range(what: str, asked: Sequence[float], low: float, high: float, *, whole: bool) -> None:
    outside = [value for value in asked if not low <= value <= high or (whole and value != int(value))]
    if outside or not len(asked):
        kind = "whole years" if whole else "levels"
        raise ArgumentError(
            f"{what}: {kind} from {low} to {high}, got {outside or 'none'}; choose within them"
        )
