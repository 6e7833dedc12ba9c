"""How well quantiles did: the share of outcomes inside each band, and the pinball loss.

The plain rival is the empirical one: quantiles of log growth within five by five bins of size and
of the volatility of four yearly changes, without further conditions.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.analysis.fan import features, quantile_model
from metrics.analysis.fan.calibration.fit import SEED, fit_in_parallel
from metrics.analysis.fan.calibration.training_windows import FOLDS, Windows, folds, truncate_past
from metrics.datasets.world_trade import Floats

TESTED_HORIZONS = (1, 3, 5, 10)
FIFTHS = np.array([0.2, 0.4, 0.6, 0.8])
LAST_FITTED_YEAR = {1: 2014, 3: 2014, 5: 2014, 10: 2016}  # a ten-year window that ends by 2014 has one origin


def pinball_loss(outcome: Floats, quantiles: Floats) -> float:
    """Mean pinball loss over ``quantile_model.QUANTILES``; ``quantiles`` is rows × levels."""
    level = np.array(quantile_model.QUANTILES)
    above = outcome[:, None] - quantiles
    return float(np.maximum(level * above, (level - 1) * above).mean())


def coverage(outcome: Floats, quantiles: Floats, low: float, high: float) -> float:
    """Share of outcomes between the quantiles ``low`` and ``high``, ends included."""
    first, last = (quantile_model.QUANTILES.index(level) for level in (low, high))
    return float(((outcome >= quantiles[:, first]) & (outcome <= quantiles[:, last])).mean())


def binned_quantiles(fit_on: Windows, held: Windows, horizon: int) -> Floats:
    """Empirical quantiles within 5 × 5 bins of size and volatility, rows of ``held`` × levels."""
    sizes = np.quantile(fit_on.past[:, -1], FIFTHS)
    spreads = np.quantile(features.volatility(fit_on.past), FIFTHS)
    known, asked = (_bin(part, sizes, spreads) for part in (fit_on, held))
    grown = fit_on.nominal_growth(horizon)
    tables = [np.quantile(grown[known == at], quantile_model.QUANTILES) for at in range(25)]
    return np.array(tables)[asked]


def _bin(held: Windows, sizes: Floats, spreads: Floats) -> NDArray[np.int64]:
    return 5 * np.digitize(held.past[:, -1], sizes) + np.digitize(features.volatility(held.past), spreads)


def rows(test: str, held: Windows, horizon: int, models: dict[str, Floats]) -> Iterator[dict[str, object]]:
    """One row per model for ``held``: windows, pairs, shares inside the bands, loss."""
    outcome = held.nominal_growth(horizon)
    for model, quantiles in models.items():
        yield {
            "test": test,
            "model": model,
            "horizon": horizon,
            "windows": len(outcome),
            "pairs": len(np.unique(held.pair)),
            "inside_80": coverage(outcome, quantiles, 0.1, 0.9),
            "inside_50": coverage(outcome, quantiles, 0.25, 0.75),
            "loss": pinball_loss(outcome, quantiles),
        }


def evaluate_unseen_pairs(
    held: Windows, horizons: Sequence[int] = TESTED_HORIZONS
) -> Iterator[tuple[Windows, int, dict[str, Floats]]]:
    """For each horizon all BACI windows, each judged by a fit that knew none of its pair's years."""
    fold = folds(held, np.random.default_rng(SEED))
    jobs = [
        (held[fold != at], horizon, quantile_model.QUANTILES, SEED)
        for horizon in horizons
        for at in range(FOLDS)
    ]
    fits = fit_in_parallel(jobs)
    for horizon in horizons:
        parts: list[tuple[Windows, dict[str, Floats]]] = []
        for at in range(FOLDS):
            fit = next(fits)
            mask = _observed_mask(held, horizon) & (held.table == "turnover")
            known, unseen = held[mask & (fold != at)], held[mask & (fold == at)]
            short = truncate_past(unseen, features.MIN_PAST_YEARS)
            models = {
                "fan": fit.nominal_growth(unseen),
                "fan, five past years": fit.nominal_growth(short),
                "bins": binned_quantiles(known, unseen, horizon),
            }
            parts.append((unseen, models))
        yield _merge(parts, horizon)


def _merge(
    parts: Sequence[tuple[Windows, dict[str, Floats]]], horizon: int
) -> tuple[Windows, int, dict[str, Floats]]:
    names = Windows.__dataclass_fields__
    held = Windows(**{name: np.concatenate([getattr(part, name) for part, _ in parts]) for name in names})
    models = {model: np.concatenate([found[model] for _, found in parts]) for model in parts[0][1]}
    return held, horizon, models


def evaluate_later_years(held: Windows) -> Iterator[tuple[Windows, int, dict[str, Floats]]]:
    """For each horizon the BACI windows that end after ``LAST_FITTED_YEAR``, by a fit on those before."""
    ends = {horizon: held.origin + horizon for horizon in TESTED_HORIZONS}
    jobs = [
        (held[ends[h] <= LAST_FITTED_YEAR[h]], h, quantile_model.QUANTILES, SEED) for h in TESTED_HORIZONS
    ]
    for horizon, fit in zip(TESTED_HORIZONS, fit_in_parallel(jobs), strict=True):
        mask = _observed_mask(held, horizon) & (held.table == "turnover")
        before = ends[horizon] <= LAST_FITTED_YEAR[horizon]
        known, later = held[mask & before], held[mask & ~before]
        bins = binned_quantiles(known, later, horizon)
        yield later, horizon, {"fan": fit.nominal_growth(later), "bins": bins}


def rows_by_fifth(held: Windows, horizon: int, quantiles: Floats) -> Iterator[dict[str, object]]:
    """Rows for each fifth of size and of volatility."""
    for name, value in (("size", held.past[:, -1]), ("volatility", features.volatility(held.past))):
        fifth = np.digitize(value, np.quantile(value, FIFTHS))
        for at in range(5):
            within = fifth == at
            yield from rows(f"{name}, fifth {at + 1}", held[within], horizon, {"fan": quantiles[within]})


def _observed_mask(held: Windows, horizon: int) -> NDArray[np.bool_]:
    return np.isfinite(held.grown[:, horizon - 1])


def table(found: Sequence[dict[str, object]]) -> pd.DataFrame:
    """The rows as a table with the columns of ``coverage.csv``."""
    return pd.DataFrame(found).round({"inside_80": 4, "inside_50": 4, "loss": 5})
