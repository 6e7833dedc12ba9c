"""Windows of the world tables: the past of a pair up to an origin year, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from metrics.analysis.fan import features, quantile_model
from metrics.datasets import world_trade
from metrics.datasets.world_trade import Floats, Panel

FOLDS = 3


@dataclass(frozen=True, eq=False)
class Windows:
    """Pasts of pairs up to an origin year, and what became of them.

    ``past`` is rows × ``features.MEMORY``, logs of constant US$; ``grown`` rows × horizons, log
    growth in constant US$ over 1, 2, … years, NaN where not observed; ``inflation`` the yearly
    log change of prices over the five years up to the origin and ``prices`` that afterwards.
    """

    table: NDArray[np.str_]
    pair: NDArray[np.int64]
    origin: NDArray[np.int64]
    past: Floats
    grown: Floats
    prices: Floats
    inflation: Floats

    def __getitem__(self, kept: NDArray[np.bool_]) -> "Windows":
        return Windows(**{name: getattr(self, name)[kept] for name in self.__dataclass_fields__})

    def nominal_growth(self, horizon: int) -> Floats:
        """Log growth in current US$ over ``horizon`` years."""
        return self.grown[:, horizon - 1] + self.prices[:, horizon - 1]


def panel_windows(panel: Panel) -> Windows:
    """Every past of at least five unbroken years in ``panel``, up to each year but the last."""
    prices = world_trade.deflator(panel.years)
    levels = np.log(panel.turnover) - prices
    parts = [
        _windows_at_origin(panel, levels, prices, column)
        for column in range(features.MIN_PAST_YEARS - 1, len(prices) - 1)
    ]
    return join_windows(parts)


def _windows_at_origin(panel: Panel, levels: Floats, prices: Floats, column: int) -> Windows:
    past = features.align(levels[:, : column + 1])
    rows = np.flatnonzero(np.isfinite(past[:, -features.MIN_PAST_YEARS :]).all(axis=1))
    ahead = [column + horizon for horizon in quantile_model.HORIZONS if column + horizon < len(prices)]
    grown = np.full((len(rows), len(quantile_model.HORIZONS)), np.nan)
    grown[:, : len(ahead)] = levels[np.ix_(rows, np.array(ahead))] - levels[rows, column][:, None]
    later = np.full(grown.shape, np.nan)
    later[:, : len(ahead)] = prices[ahead] - prices[column]
    inflation = (prices[column] - prices[column - features.MIN_PAST_YEARS + 1]) / (
        features.MIN_PAST_YEARS - 1
    )
    same = np.ones(len(rows))
    return Windows(
        table=np.full(len(rows), panel.name),
        pair=rows,
        origin=np.full(len(rows), panel.years[column]),
        past=past[rows],
        grown=grown,
        prices=later,
        inflation=same * inflation,
    )


def join_windows(parts: Sequence[Windows]) -> Windows:
    """The windows of all ``parts``, one after the other."""
    fields = Windows.__dataclass_fields__
    return Windows(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in fields})


def truncate_randomly(held: Windows, rng: np.random.Generator) -> Windows:
    """The same windows, each with its past cut to a random length of five years or more."""
    known = np.isfinite(held.past).sum(axis=1)
    return truncate_past(held, rng.integers(features.MIN_PAST_YEARS, known + 1))


def truncate_past(held: Windows, lengths: NDArray[np.int64] | int) -> Windows:
    """The same windows with the last ``lengths`` years of their past only."""
    age = np.arange(features.MAX_PAST_YEARS)[::-1]
    return replace(held, past=np.where(age < np.reshape(lengths, (-1, 1)), held.past, np.nan))


def folds(held: Windows, rng: np.random.Generator) -> NDArray[np.int64]:
    """A fold for each window, the same for all windows of a pair."""
    drawn = rng.integers(0, FOLDS, (2, int(held.pair.max()) + 1))
    return np.asarray(drawn[(held.table == "long").astype(int), held.pair])


def all_windows() -> Windows:
    """The windows of both tables."""
    return join_windows(
        [panel_windows(world_trade.panel("turnover")), panel_windows(world_trade.panel("long"))]
    )
