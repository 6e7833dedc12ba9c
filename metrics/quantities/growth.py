"""Growth mathematics on plain numbers and arrays.

Rates are fractions per year (0.08, not 8). Functions that take arrays return arrays of the
same shape. An undefined result is NaN in array functions and an error in scalar functions.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from metrics.quantities.errors import ArgumentError
from metrics.quantities.lazy_import import lazy_import

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = lazy_import("pandas")


def yoy(levels: "pd.Series[float]") -> "pd.Series[float]":
    """Growth on the previous year, x_t / x_(t-1) - 1, labelled by the later year.

    ``levels`` is indexed by calendar year. NaN if the previous year is missing or either
    level is not positive; gaps are not interpolated.

    >>> yoy(pd.Series({2021: 20.0, 2022: 25.0, 2024: 30.0})).round(2).to_dict()
    {2021: nan, 2022: 0.25, 2024: nan}
    """
    before = levels.reindex(levels.index - 1).to_numpy()
    growth: pd.Series[float] = levels / before - 1
    return growth.where((levels > 0) & (before > 0))


def cagr(first: ArrayLike, last: ArrayLike, years: ArrayLike) -> NDArray[np.float64]:
    """Compound annual growth rate, (last / first)^(1 / years) - 1.

    ``years`` counts steps, not observations. NaN unless both levels and years are positive.

    >>> round(float(cagr(28.5, 41.02, 10)), 4)
    0.0371
    """
    first, last, years = _floats(first), _floats(last), _floats(years)
    defined = (first > 0) & (last > 0) & (years > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(defined, (last / first) ** (1 / years) - 1, np.nan)


def required_cagr(value: float, target: float, years: float) -> float:
    """Average yearly growth from ``value`` to ``target`` in ``years``.

    Raises ``ArgumentError`` unless all three are positive.

    >>> round(required_cagr(41, 82, 10), 4)
    0.0718
    """
    if not (value > 0 and target > 0 and years > 0):
        raise ArgumentError(
            "growth is needed between positive levels over a positive time, "
            f"got {value} to {target} in {years} years"
        )
    return float(cagr(value, target, years))


def years_to_multiple(multiple: ArrayLike, growth: ArrayLike) -> NDArray[np.float64]:
    """Years of constant growth until a level is ``multiple`` times its start: ln m / ln(1 + g).

    Zero for a multiple of one. NaN if the level never gets there: zero growth, growth in the
    other direction, or a multiple or 1 + g that is not positive.

    >>> round(float(years_to_multiple(2, 0.08)), 2)
    9.01
    """
    multiple, growth = _floats(multiple), _floats(growth)
    with np.errstate(divide="ignore", invalid="ignore"):
        years = np.log(multiple) / np.log1p(growth)
    years = np.where(multiple == 1, 0.0, years)
    return np.where((growth > -1) & (years >= 0) & np.isfinite(years), years, np.nan)


def doubling_time(growth: ArrayLike) -> NDArray[np.float64]:
    """Years until a level doubles, ln 2 / ln(1 + g); NaN unless growth is positive.

    >>> round(float(doubling_time(0.32)), 2)
    2.5
    """
    return years_to_multiple(2.0, growth)


def _floats(values: ArrayLike) -> NDArray[np.float64]:
    return np.asarray(values, dtype=np.float64)
