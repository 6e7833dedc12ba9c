"""A printed number allows an interval; the interval is carried exactly."""

import math
from decimal import Decimal

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.quantities.figures import (
    Bound,
    Figure,
    FigureError,
    Interval,
    Period,
    Status,
    exact_interval,
    propagate_bounds,
    rounding_bounds,
)


@pytest.mark.parametrize(
    ("quoted", "bound", "value", "low", "high"),
    [
        ("41", Bound.NEAREST, 41, 40.5, 41.5),
        ("32", Bound.NEAREST, 32, 31.5, 32.5),
        ("41.02", Bound.NEAREST, 41.02, 41.015, 41.025),
        ("18.0", Bound.NEAREST, 18, 17.95, 18.05),
        ("20", Bound.NEAREST, 20, 19.5, 20.5),
        ("1,234,567", Bound.NEAREST, 1234567, 1234566.5, 1234567.5),
        ("-5.1", Bound.NEAREST, -5.1, -5.15, -5.05),
        ("4,700", Bound.AT_LEAST, 4700, 4700, math.inf),
        ("25", Bound.AT_MOST, 25, 0, 25),
    ],
)
def test_a_printed_number_has_rounding_bounds(
    quoted: str, bound: Bound, value: float, low: float, high: float
) -> None:
    assert rounding_bounds(quoted, bound) == (value, low, high)


@pytest.mark.parametrize(
    "quoted", ["", "over 4,700", "$41", "41 billion", "4,70", "1.2.3", "1e3", "nan", "∞", "41,5"]
)
def test_text_in_quoted_is_refused_and_shown(quoted: str) -> None:
    with pytest.raises(FigureError, match="printed number alone"):
        rounding_bounds(quoted, Bound.NEAREST)


@given(st.decimals(min_value=0, max_value=10**6, places=3, allow_nan=False))
def test_bounds_hold_the_number_and_shrink_with_precision(number: Decimal) -> None:
    widths = []
    for places in range(4):
        quoted = f"{number:.{places}f}"
        value, low, high = rounding_bounds(quoted, Bound.NEAREST)
        assert low <= value <= high
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == pytest.approx(1)


@given(st.floats(0.1, 1e4), st.floats(0, 0.2), st.floats(-50, 200), st.floats(0, 5))
def test_bounds_carried_through_hold_every_value_inside(
    level: float, slack: float, rate: float, rate_slack: float
) -> None:
    levels = Interval(level, level * (1 - slack), level * (1 + slack), "billion_USD/year")
    rates = Interval(rate, max(rate - rate_slack, -90), rate + rate_slack, "percent")
    before = propagate_bounds(lambda x, g: x / (1 + g), "billion_USD/year", levels, rates)
    assert before.low <= before.value <= before.high
    for x in (levels.low, levels.value, levels.high):
        for g in (rates.low, rates.value, rates.high):
            assert before.low * (1 - 1e-9) <= x / (1 + g / 100) <= before.high * (1 + 1e-9)


def test_carrying_through_a_flow_and_a_stock_raises() -> None:
    flow, stock = exact_interval(41, "billion_USD/year"), exact_interval(25, "billion_USD")
    with pytest.raises(pint.DimensionalityError, match="billion_USD / year"):
        propagate_bounds(lambda a, b: a + b, "billion_USD", flow, stock)


def test_an_interval_without_its_value_is_refused() -> None:
    with pytest.raises(FigureError, match="bounds hold their value"):
        Interval(3, 1, 2, "firm")


@pytest.mark.parametrize(
    ("text", "first", "last", "is_year"),
    [
        ("2023", 2023, 2023, True),
        ("2009/2023", 2009, 2023, False),
        ("2023-01/2023-10", 2023, 2023, False),
        ("2024-07", 2024, 2024, False),
        ("2024-07-03", 2024, 2024, False),
    ],
)
def test_a_period_is_read_from_iso_text(text: str, first: int, last: int, is_year: bool) -> None:
    period = Period(text)
    assert (period.first_year, period.last_year, period.is_year) == (first, last, is_year)


@pytest.mark.parametrize(
    "text", ["", "23", "2023-13", "2023/2009", "2023-10/2023-01", "2023/2023", "2023-01/2024", "in 2023"]
)
def test_a_period_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(FigureError, match="period must"):
        Period(text)


def figure(measure: str, unit: str) -> Figure:
    return Figure(
        "x", measure, "CHN", "KAZ", Period("2023"), "41", Bound.NEAREST, unit, "s", Status.NORMAL, "", ""
    )


def test_a_stock_unit_on_a_flow_names_rule_value_and_way_out() -> None:
    with pytest.raises(FigureError) as caught:
        figure("turnover", "billion_USD")
    assert str(caught.value) == (
        "unit must be billion_USD/year, as turnover is a flow, got 'billion_USD'; "
        "that unit belongs to measure cumulative_investment or fdi_stock"
    )


def test_a_figure_carries_its_interval_in_its_unit() -> None:
    assert figure("turnover", "billion_USD/year").interval == Interval(41, 40.5, 41.5, "billion_USD/year")
