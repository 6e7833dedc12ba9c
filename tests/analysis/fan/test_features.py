"""The terms of the fan are those that its slopes were fitted with."""

import numpy as np

from metrics.analysis.fan import features
from metrics.analysis.fan.calibration import training_windows
from metrics.datasets import world_trade


def test_no_term_of_today_would_fit_better_with_another_slope() -> None:
    """At the best fit the outcomes above and below, weighed by a term, are as many as the level says."""
    held = training_windows.all_windows()
    held = held[np.isfinite(held.grown[:, 4]) & (np.arange(len(held.pair)) % 4 == 0)]
    both = training_windows.join_windows(
        [held, training_windows.truncate_randomly(held, np.random.default_rng(5))]
    )
    terms, grown = features.design_matrix(both.past), both.grown[:, 4]
    shipped = (
        world_trade.rows("fan").query("horizon == 5").pivot_table(index="level", columns="term")["value"]
    )
    for level, slopes in shipped[list(features.names())].iterrows():
        below = grown < terms @ slopes.to_numpy()
        lean = (terms * (float(str(level)) - below)[:, None]).mean(axis=0) / np.abs(terms).mean(axis=0)
        worst = int(np.abs(lean).argmax())
        assert abs(lean[worst]) < 0.04, f"{features.names()[worst]} at {level}"
