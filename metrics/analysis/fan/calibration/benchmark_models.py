"""The usual forecasts on the same pairs and origins: random walk with drift, AutoETS, Theta.

From statsforecast, on logs of current US$, each with the whole past of the window and its own
normal bands; nothing is learned from other pairs.
"""

import numpy as np
import pandas as pd
from statsforecast import StatsForecast
from statsforecast.models import AutoETS, RandomWalkWithDrift, Theta

from metrics.analysis.fan import quantile_model
from metrics.analysis.fan.calibration.training_windows import Windows
from metrics.datasets.world_trade import Floats

BANDS = (50, 80)
COLUMNS = ("lo-80", "lo-50", "", "hi-50", "hi-80")


def forecasts(held: Windows) -> dict[str, dict[int, Floats]]:
    """Per model and horizon the quantiles of log growth in current US$, rows of ``held`` × levels."""
    drift = RandomWalkWithDrift()
    models = {
        "random walk with drift": drift,
        "AutoETS": AutoETS(season_length=1),
        "Theta": Theta(season_length=1),
    }
    engine = StatsForecast(models=list(models.values()), freq=1, n_jobs=1, fallback_model=drift)
    found = engine.forecast(df=_series(held), h=max(quantile_model.HORIZONS[:10]), level=list(BANDS))
    found["horizon"] = found.groupby("unique_id").cumcount() + 1
    last = _nominal_logs(held)[:, -1]
    return {
        name: {
            horizon: _quantiles(found[found["horizon"] == horizon], repr(model), last)
            for horizon in quantile_model.HORIZONS[:10]
        }
        for name, model in models.items()
    }


def _quantiles(found: pd.DataFrame, model: str, last: Floats) -> Floats:
    ordered = found.sort_values("unique_id")
    columns = [f"{model}-{column}".removesuffix("-") for column in COLUMNS]
    return np.asarray(ordered[columns].to_numpy(dtype=float) - last[:, None])


def _nominal_logs(held: Windows) -> Floats:
    """Logs of current US$, but for a constant of each row: prices grew evenly over the past."""
    age = np.arange(held.past.shape[1])[::-1]
    return np.asarray(held.past - age * held.inflation[:, None])


def _series(held: Windows) -> pd.DataFrame:
    values = _nominal_logs(held)
    row, column = np.nonzero(np.isfinite(values))
    return pd.DataFrame({"unique_id": row, "ds": column, "y": values[row, column]})
