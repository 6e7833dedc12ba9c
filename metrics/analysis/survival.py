"""Time to an event with right-censoring: the Kaplan–Meier estimate (Kaplan and Meier 1958)."""

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from metrics.datasets.world_trade import Floats
from metrics.quantities.errors import ArgumentError
from metrics.quantities.lazy_import import lazy_import

if TYPE_CHECKING:
    from scipy import stats
else:
    stats = lazy_import("scipy.stats")

CONFIDENCE = 0.95

# Where all or none are left the band is undefined; it is NaN there, which is what is wanted.
warnings.filterwarnings("ignore", "The confidence interval is undefined", RuntimeWarning)


@dataclass(frozen=True, eq=False)
class Survival:
    """Share of pairs that had not reached the multiple after 0, 1, … years.

    ``ci_low`` and ``ci_high`` bound it at 95 % (log-log), NaN where not defined; ``at_risk``
    counts pairs still under way before each year. Ends with the last year any pair is observed.
    """

    years: NDArray[np.int64]
    waiting: Floats
    ci_low: Floats
    ci_high: Floats
    at_risk: NDArray[np.int64]

    def years_to_share(self, share: float) -> int | None:
        """First year by which at least ``share`` had reached it, if it came to that."""
        done = np.flatnonzero(self.waiting <= 1 - share + 1e-12)
        return int(self.years[done[0]]) if len(done) else None

    def chance(self, years: int) -> tuple[float, float, float] | None:
        """Share that had reached it after ``years`` with its bounds, while observed."""
        if not 0 <= years <= self.years[-1]:
            return None
        return (
            1 - float(self.waiting[years]),
            1 - float(self.ci_high[years]),
            1 - float(self.ci_low[years]),
        )


def kaplan_meier(years: NDArray[np.int64], reached: NDArray[np.bool_]) -> Survival:
    """Kaplan–Meier estimate from times and whether each ended in the event (not censored).

    Raises ``ArgumentError`` for no times at all.
    """
    if not len(years):
        raise ArgumentError("survival: at least one pair is required, got none; widen the class")
    times = years.astype(float)
    sample = stats.CensoredData(uncensored=times[reached], right=times[~reached])
    curve: Any = stats.ecdf(sample).sf
    grid = np.arange(int(years.max()) + 1)
    if reached.any():
        with np.errstate(divide="ignore", invalid="ignore"):
            bounds = curve.confidence_interval(CONFIDENCE, method="log-log")
        low, high = (_clip_bound(bound.evaluate(grid)) for bound in (bounds.low, bounds.high))
    else:
        low, high = np.full(len(grid), np.nan), np.ones(len(grid))
    return Survival(
        years=grid,
        waiting=np.asarray(curve.evaluate(grid), dtype=float),
        ci_low=np.where(grid < years[reached].min(initial=len(grid)), 1.0, low),
        ci_high=high,
        at_risk=np.array([(years >= at).sum() for at in grid]),
    )


def _clip_bound(bound: Floats) -> Floats:
    return np.asarray(np.clip(bound, 0, 1), dtype=float)
