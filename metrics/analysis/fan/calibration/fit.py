"""Fits the fan: quantile regression, then shifts so that the shares come out.

Windows of both world tables are fitted together, each once with its whole past and once with
its past cut to a random length, so that the length of a past does not stand for the calendar
year. The shifts are made on the table with every kind of pair.
"""

import itertools
import warnings
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd
from statsmodels.regression.quantile_regression import QuantReg
from statsmodels.tools.sm_exceptions import IterationLimitWarning

from metrics.analysis.fan import features, quantile_model
from metrics.analysis.fan.calibration.training_windows import (
    Windows,
    join_windows,
    truncate_past,
    truncate_randomly,
)
from metrics.datasets.world_trade import Floats

SEED = 20261124
FEWEST_ORIGINS = 3


@dataclass(frozen=True, eq=False)
class Fit:
    """One horizon: slopes (levels × terms) and shifts (groups × levels)."""

    horizon: int
    levels: tuple[float, ...]
    slopes: Floats
    shifts: Floats

    def nominal_growth(self, held: Windows) -> Floats:
        """Quantiles of log growth in current US$, rows × levels, as ``quantile_model.fan`` gives them."""
        raw = (features.design_matrix(held.past) @ self.slopes.T)[:, None]
        moved = quantile_model.apply_shifts(raw, held.past, self.shifts[None])[:, 0]
        return np.asarray(moved + self.horizon * held.inflation[:, None])


def fit_horizon(held: Windows, horizon: int, levels: Sequence[float], rng: np.random.Generator) -> Fit:
    """Quantile regression at ``levels``, and the shifts that make shares come out on BACI."""
    held = held[np.isfinite(held.grown[:, horizon - 1])]
    both = join_windows([held, truncate_randomly(held, rng)])
    design, grown = features.design_matrix(both.past), both.grown[:, horizon - 1]
    model = QuantReg(grown, design)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", IterationLimitWarning)  # the last digits are the shifts' work
        slopes = np.array([model.fit(q=level, max_iter=100, p_tol=1e-4).params for level in levels])
    return Fit(horizon, tuple(levels), slopes, _shifts(held, horizon, levels, slopes))


def _shifts(held: Windows, horizon: int, levels: Sequence[float], slopes: Floats) -> Floats:
    """Groups × levels: the shift, in shares of the spread, at which a share ``level`` lies below.

    Each window enters each group that its past is long enough for, cut to that group's length;
    only windows of the table with every kind of pair, and outcomes in current US$ less expected
    inflation, so that the surprises of inflation are inside. A group with too few origin years takes
    the shift of the shorter one, lest it repeat what one year brought. A last shift, the same for
    all groups, makes the shares come out on the windows with their whole pasts.
    """
    wide = held[held.table == "turnover"]
    outcome = (wide.nominal_growth(horizon) - horizon * wide.inflation)[:, None]
    lengths = (*quantile_model.GROUPS, features.MAX_PAST_YEARS + 1)
    rows: list[list[float]] = []
    for shortest, longer in itertools.pairwise(lengths):
        long_enough = np.isfinite(wide.past).sum(axis=1) >= shortest
        used = truncate_past(wide[long_enough], longer - 1)
        if rows and len(np.unique(used.origin)) < FEWEST_ORIGINS:
            rows.append(rows[-1])
            continue
        raw = np.sort(features.design_matrix(used.past) @ slopes.T, axis=1)
        missed = (outcome[long_enough] - raw) / quantile_model.spread(raw)[:, None]
        rows.append([float(np.quantile(missed[:, at], level)) for at, level in enumerate(levels)])
    shifts = np.array(rows)
    raw = np.sort(features.design_matrix(wide.past) @ slopes.T, axis=1)
    moved = quantile_model.apply_shifts(raw[:, None], wide.past, shifts[None])[:, 0]
    missed = (outcome - moved) / quantile_model.spread(raw)[:, None]
    return shifts + [np.quantile(missed[:, at], level) for at, level in enumerate(levels)]


def table(fits: Sequence[Fit]) -> pd.DataFrame:
    """The fits as rows of ``fan.parquet``: horizon, level, term, value."""
    rows = [
        (fit.horizon, level, term, value)
        for fit in fits
        for at, level in enumerate(fit.levels)
        for term, value in _coefficients(fit, at).items()
    ]
    return pd.DataFrame(rows, columns=["horizon", "level", "term", "value"])


def _coefficients(fit: Fit, at: int) -> Mapping[str, float]:
    slopes = dict(zip(features.names(), fit.slopes[at].tolist(), strict=True))
    shifts = {f"shift {n}": float(fit.shifts[row, at]) for row, n in enumerate(quantile_model.GROUPS)}
    return slopes | shifts


def fit_in_parallel(jobs: Sequence[tuple[Windows, int, Sequence[float], int]]) -> Iterator[Fit]:
    """Fits of ``jobs`` (windows, horizon, levels, seed), two at a time."""
    with ProcessPoolExecutor(max_workers=2) as pool:
        yield from pool.map(_run_job, jobs)


def _run_job(job: tuple[Windows, int, Sequence[float], int]) -> Fit:
    held, horizon, levels, seed = job
    return fit_horizon(held, horizon, levels, np.random.default_rng(seed))
