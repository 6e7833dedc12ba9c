"""`make calibration`: fits the fan, measures it, writes the tables and docs/calibration.md."""

import warnings
from pathlib import Path

import numpy as np

from metrics import reference, world
from metrics.calibration import fitting, page, rivals, scores, windows

DOCS = Path(__file__).parents[2] / "docs" / "calibration.md"
SAMPLE = 300  # pairs on which the usual forecasts are made too: they fit each series anew


def main() -> None:
    """Fits and measures with one seed; the same tables give the same files."""
    warnings.filterwarnings("ignore", module="statsmodels")
    held = windows.everything()
    found: list[dict[str, object]] = []
    for unseen, horizon, models in scores.on_unseen_pairs(held):
        found += scores.rows("unseen pairs", unseen, horizon, models)
        found += scores.by_fifths(unseen, horizon, models["fan"])
        found += _beside_rivals(unseen, horizon, models)
        print(f"unseen pairs, {horizon} years: done", flush=True)
    for later, horizon, models in scores.on_later_years(held):
        found += scores.rows("later years", later, horizon, models)
        print(f"later years, {horizon} years: done", flush=True)
    measured = scores.table(found)
    measured.to_csv(world.WORLD / world.resource("coverage")["path"], index=False)
    DOCS.write_text(page.text(measured), encoding="utf-8")
    jobs = [(held, horizon, reference.LEVELS, fitting.SEED) for horizon in reference.HORIZONS]
    fits = list(fitting.spread_over(jobs))
    fitting.table(fits).to_parquet(world.WORLD / world.resource("fan")["path"], index=False)


def _beside_rivals(
    unseen: windows.Windows, horizon: int, models: dict[str, world.Floats]
) -> list[dict[str, object]]:
    rng = np.random.default_rng(fitting.SEED)
    drawn = rng.choice(np.unique(unseen.pair), SAMPLE, replace=False)
    kept = np.isin(unseen.pair, drawn)
    usual = {name: at[horizon] for name, at in rivals.forecasts(unseen[kept]).items()}
    same = {name: quantiles[kept] for name, quantiles in models.items()}
    return list(scores.rows("usual forecasts", unseen[kept], horizon, same | usual))


if __name__ == "__main__":
    main()
