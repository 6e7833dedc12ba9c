"""Where a pair stands: what its past years say, as terms for the fan.

A window is the past of one pair up to an origin year, in logs of constant US dollars, at most
``MAX_PAST_YEARS`` years, right-aligned and NaN where the past is shorter. The terms are sizes, changes,
spreads and distances from the pair's own past levels, compressed (inverse hyperbolic sine) so
that a jump does not outweigh all else. Nothing of the world's later course enters, nor the year.
"""

import numpy as np

from metrics.datasets.world_trade import Floats

MAX_PAST_YEARS = 15
MIN_PAST_YEARS = 5

_JUMP = 0.3  # log points beyond which a change counts less and less
_QUIET = 0.03  # log points below which spreads are alike
_SIZES = (-4.0, -2.0, 0.0, 2.0)  # where the slope of size may change: logs of a billion, e^2 = 7.4


def align(past: Floats) -> Floats:
    """The last ``MAX_PAST_YEARS`` columns of ``past`` (rows × years), padded and cut at the last gap."""
    rows, years = past.shape
    window = np.full((rows, MAX_PAST_YEARS), np.nan)
    kept = min(MAX_PAST_YEARS, years)
    window[:, MAX_PAST_YEARS - kept :] = past[:, years - kept :]
    unbroken = np.logical_and.accumulate(np.isfinite(window[:, ::-1]), axis=1)[:, ::-1]
    window[~unbroken] = np.nan
    return window


def changes(window: Floats) -> Floats:
    """Yearly log changes, one column less."""
    return np.diff(window, axis=1)


def volatility(window: Floats) -> Floats:
    """Standard deviation of the last four yearly log changes."""
    return np.asarray(changes(window)[:, -(MIN_PAST_YEARS - 1) :].std(axis=1))


def named_features(window: Floats) -> dict[str, Floats]:
    """The named terms of each row of ``window``; every row must hold ``MIN_PAST_YEARS`` past years."""
    size, step, level = window[:, -1], changes(window), window - window[:, -1:]
    recent = _weights(step, 0.3)
    spreads = {
        "typical change": np.nanmedian(np.abs(step), axis=1),
        "volatility": np.nanstd(step, axis=1),
        "volatility of four": volatility(window),
        "recent volatility": np.sqrt((np.nan_to_num(step) ** 2 * recent).sum(axis=1) / recent.sum(axis=1)),
    }
    log_spread = {name: np.log(spread + _QUIET) for name, spread in spreads.items()}
    smooth = _weights(level, 0.5)
    away = {
        **{f"change {k}": _compress(step[:, -k]) for k in range(1, MIN_PAST_YEARS)},
        "growth": _compress(np.nanmean(step, axis=1)),
        "growth of four": _compress(step[:, -(MIN_PAST_YEARS - 1) :].mean(axis=1)),
        "mean of five": _compress(level[:, -MIN_PAST_YEARS:].mean(axis=1)),
        "mean": _compress(np.nanmean(level, axis=1)),
        "highest": _compress(np.nanmax(level, axis=1)),
        "lowest": _compress(np.nanmin(level, axis=1)),
        "median": _compress(np.nanmedian(level, axis=1)),
        "median of five": _compress(np.median(level[:, -MIN_PAST_YEARS:], axis=1)),
        "median of three": _compress(np.median(level[:, -3:], axis=1)),
        "smoothed": _compress((np.nan_to_num(level) * smooth).sum(axis=1) / smooth.sum(axis=1)),
    }
    return_pull = np.nansum(step[:, 1:] * step[:, :-1], axis=1) / (np.nansum(step**2, axis=1) + 0.05)
    spread, recent_spread = log_spread["volatility"], log_spread["recent volatility"]
    return {
        "constant": np.ones(len(size)),
        "size": size,
        **{f"size above {np.exp(at):.2g}": np.maximum(size - at, 0) for at in _SIZES},
        **log_spread,
        **{f"{name}, high": np.maximum(value + 1.5, 0) for name, value in log_spread.items()},
        **away,
        **{
            f"{name} × volatility": away[name] * spread
            for name in ("change 1", "mean of five", "mean", "highest", "lowest", "growth of four")
        },
        **{
            f"{name} × recent volatility": away[name] * recent_spread
            for name in ("smoothed", "median of three", "median of five")
        },
        "size × volatility": size * spread,
        "size × volatility of four": size * log_spread["volatility of four"],
        **{f"|{name}|": np.abs(away[name]) for name in ("change 1", "mean of five", "mean")},
        "pull back": return_pull,
        "pull back × recent volatility": return_pull * recent_spread,
        **{
            f"pull back × {name}": return_pull * away[name]
            for name in ("smoothed", "change 1", "mean", "mean of five")
        },
    }


def design_matrix(window: Floats) -> Floats:
    """The terms of each row as one matrix, rows × terms."""
    return np.column_stack(list(named_features(window).values()))


def names() -> tuple[str, ...]:
    """The terms' names, in the order of ``design_matrix``."""
    return tuple(named_features(np.zeros((1, MAX_PAST_YEARS))))


def _compress(change: Floats) -> Floats:
    return np.asarray(_JUMP * np.arcsinh(change / _JUMP))


def _weights(values: Floats, fading: float) -> Floats:
    """Weights that fall by ``fading`` for each year back, zero where ``values`` are missing."""
    years = np.arange(values.shape[1])[::-1]
    return np.asarray((1 - fading) ** years * np.isfinite(values))
