"""Growth rates are recovered from data built with known rates; undefined is not zero."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.quantities.growth import cagr, doubling_time, required_cagr, years_to_multiple, yoy

RATES = st.floats(0.001, 2.0)


@given(RATES)
def test_a_level_has_doubled_after_the_doubling_time(rate: float) -> None:
    assert (1 + rate) ** float(doubling_time(rate)) == pytest.approx(2)


@given(st.floats(0.1, 1e4), st.floats(1.01, 20), st.floats(0.5, 60))
def test_required_growth_and_years_to_a_multiple_invert_each_other(
    value: float, multiple: float, years: float
) -> None:
    rate = required_cagr(value, value * multiple, years)
    assert float(years_to_multiple(multiple, rate)) == pytest.approx(years)


@given(st.lists(st.floats(-0.5, 0.8), min_size=1, max_size=30))
def test_growth_built_into_a_series_is_found_again(rates: list[float]) -> None:
    levels = pd.Series(np.cumprod([10.0, *(1 + r for r in rates)]), index=range(2000, 2001 + len(rates)))
    found = yoy(levels)
    assert math.isnan(found.iloc[0])
    assert found.iloc[1:].to_numpy() == pytest.approx(rates, abs=1e-9)
    average = float(cagr(levels.iloc[0], levels.iloc[-1], len(rates)))
    assert levels.iloc[0] * (1 + average) ** len(rates) == pytest.approx(levels.iloc[-1])


@pytest.mark.parametrize(
    ("rate", "years"), [(0.32, 2.4966), (0.08, 9.0065), (0.315, 2.5312), (0.325, 2.4631), (1.0, 1.0)]
)
def test_doubling_times_as_known(rate: float, years: float) -> None:
    assert float(doubling_time(rate)) == pytest.approx(years, abs=5e-5)


@pytest.mark.parametrize("rate", [0.0, -0.01, -0.99, -1.0, -2.0, math.nan])
def test_nothing_doubles_without_growth(rate: float) -> None:
    assert math.isnan(float(doubling_time(rate)))


@pytest.mark.parametrize(
    ("multiple", "rate", "years"),
    [
        (1, 0.08, 0),
        (1, -0.5, 0),
        (0.5, -0.5, 1),
        (0.5, 0.1, math.nan),
        (0, 0.1, math.nan),
        (-2, 0.1, math.nan),
    ],
)
def test_years_to_a_multiple_at_the_edges(multiple: float, rate: float, years: float) -> None:
    assert float(years_to_multiple(multiple, rate)) == pytest.approx(years, nan_ok=True)


@pytest.mark.parametrize(
    ("first", "last", "years"), [(0, 1, 1), (-1, 1, 1), (1, 0, 1), (1, 2, 0), (1, 2, -3)]
)
def test_average_growth_from_nothing_is_undefined(first: float, last: float, years: float) -> None:
    assert math.isnan(float(cagr(first, last, years)))
    with pytest.raises(ValueError, match="positive"):
        required_cagr(first, last, years)


def test_small_levels_grow_as_large_ones_do_and_nothing_grows_from_nothing() -> None:
    found = yoy(pd.Series({2000: 0.02, 2001: 0.03, 2002: 1.5, 2003: -1.0, 2004: 1.0}))
    assert found.round(3).dropna().to_dict() == {2001: 0.5, 2002: 49.0}


def test_a_gap_is_never_bridged() -> None:
    found = yoy(pd.Series({2000: 1.0, 2002: 2.0, 2003: 3.0, 2004: 0.0, 2005: 1.0}))
    assert found.round(3).dropna().to_dict() == {2003: 0.5}


def test_arrays_keep_their_shape() -> None:
    rates = np.array([[0.1, 0.2, 0.3], [0.0, -0.1, 0.5]])
    assert doubling_time(rates).shape == (2, 3)
    assert cagr(1, 1 + rates, 1) == pytest.approx(np.where(rates > -1, rates, np.nan))
