"""`make calibration`: fits the fan, measures it, writes the tables and docs/calibration.md."""

import warnings

import numpy as np

from metrics.analysis.fan import quantile_model
from metrics.analysis.fan.calibration import (
    benchmark_models,
    coverage_scores,
    docs_page,
    fit,
    training_windows,
)
from metrics.datasets import world_trade
from metrics.quantities.locations import PROJECT

DOCS = PROJECT / "docs" / "calibration.md"
SAMPLE = 300  # pairs on which the usual forecasts are made too: they fit each series anew


def main() -> None:
    """Fits and measures with one seed; the same tables give the same files."""
    warnings.filterwarnings("ignore", module="statsmodels")
    held = training_windows.all_windows()
    found: list[dict[str, object]] = []
    for unseen, horizon, models in coverage_scores.evaluate_unseen_pairs(held):
        found += coverage_scores.rows("unseen pairs", unseen, horizon, models)
        found += coverage_scores.rows_by_fifth(unseen, horizon, models["fan"])
        found += _benchmark_rows(unseen, horizon, models)
        print(f"unseen pairs, {horizon} years: done", flush=True)
    for later, horizon, models in coverage_scores.evaluate_later_years(held):
        found += coverage_scores.rows("later years", later, horizon, models)
        print(f"later years, {horizon} years: done", flush=True)
    measured = coverage_scores.table(found)
    measured.to_csv(world_trade.WORLD / world_trade.resource("coverage")["path"], index=False)
    DOCS.write_text(docs_page.text(measured), encoding="utf-8")
    jobs = [(held, horizon, quantile_model.LEVELS, fit.SEED) for horizon in quantile_model.HORIZONS]
    fits = list(fit.fit_in_parallel(jobs))
    fit.table(fits).to_parquet(world_trade.WORLD / world_trade.resource("fan")["path"], index=False)


def _benchmark_rows(
    unseen: training_windows.Windows, horizon: int, models: dict[str, world_trade.Floats]
) -> list[dict[str, object]]:
    rng = np.random.default_rng(fit.SEED)
    drawn = rng.choice(np.unique(unseen.pair), SAMPLE, replace=False)
    kept = np.isin(unseen.pair, drawn)
    usual = {name: at[horizon] for name, at in benchmark_models.forecasts(unseen[kept]).items()}
    same = {name: quantiles[kept] for name, quantiles in models.items()}
    return list(coverage_scores.rows("usual forecasts", unseen[kept], horizon, same | usual))


if __name__ == "__main__":
    main()
