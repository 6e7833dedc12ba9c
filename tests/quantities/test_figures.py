"""A printed number allows an interval, which computations propagate exactly."""

import math
from dataclasses import replace
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
    convert_amount,
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


@pytest.mark.parametrize(
    ("text", "years"), [("2023", 1), ("2009/2023", 15), ("2023/2024", 2), ("2023-05/2024-05", 2)]
)
def test_both_ends_of_a_span_of_years_count(text: str, years: int) -> None:
    assert Period(text).years == years


@pytest.mark.parametrize("text", ["2023-05/2023-05", "2023/2024-02", "2023-05/2022-06"])
def test_a_span_runs_forward_between_like_dates(text: str) -> None:
    with pytest.raises(FigureError, match="forward between like dates"):
        Period(text)


def test_nothing_is_at_most_nothing_and_nothing_is_at_most_less() -> None:
    assert rounding_bounds("0", Bound.AT_MOST) == (0, 0, 0)
    with pytest.raises(FigureError, match="zero or more"):
        rounding_bounds("-1", Bound.AT_MOST)


@given(st.floats(0.01, 1e4), st.floats(0, 0.1), st.floats(0.01, 100), st.floats(0, 0.1))
def test_an_amount_changed_there_and_back_holds_what_it_was(
    value: float, slack: float, price: float, price_slack: float
) -> None:
    amount = Interval(value, value * (1 - slack), value * (1 + slack), "billion_NZD/year")
    rate = Interval(price, price * (1 - price_slack), price * (1 + price_slack), "USD/NZD")
    there = convert_amount(amount, rate)
    assert there.value == pytest.approx(value * price)
    again = convert_amount(there, rate)
    assert again.value == pytest.approx(value)
    assert (there.unit, again.unit) == ("billion_USD/year", amount.unit)
    assert again.low <= amount.low * (1 + 1e-9)
    assert amount.high <= again.high * (1 + 1e-9)


def test_a_rate_between_others_changes_no_amount() -> None:
    with pytest.raises(FigureError, match="in a currency of the rate"):
        convert_amount(exact_interval(3, "firm"), exact_interval(0.8, "USD/NZD"))


def figure(
    measure: str, unit: str, quoted: str = "41", bound: Bound = Bound.NEAREST, period: str = "2023"
) -> Figure:
    return Figure("x", measure, "CHN", "KAZ", Period(period), quoted, bound, unit, "s", Status.NORMAL, "", "")


@pytest.mark.parametrize(
    ("measure", "unit", "low", "high"),
    [
        ("firms", "firm", 41, 41),
        ("investor_rank", "rank", 41, 41),
        ("container_trains", "train", 41, 41),
        ("firms_registered", "firm", 41, 41),
        ("firms_registered", "thousand_firm", 40.5, 41.5),
        ("consumer_prices", "index_point", 40.5, 41.5),
        ("rail_freight", "million_tonne/year", 40.5, 41.5),
    ],
)
def test_what_is_counted_to_the_unit_is_exact_and_the_rest_is_rounded(
    measure: str, unit: str, low: float, high: float
) -> None:
    interval = figure(measure, unit).interval
    assert (interval.low, interval.value, interval.high) == (low, 41, high)


def test_a_count_that_is_only_a_bound_stays_open() -> None:
    assert figure("firms", "firm", "4,700", Bound.AT_LEAST).interval.high == math.inf
    assert figure("firms", "firm", "25", Bound.AT_MOST).interval.low == 0


@pytest.mark.parametrize("measure", ["turnover", "turnover_growth"])
@pytest.mark.parametrize("period", ["2022/2023", "2023-01/2023-10", "2023-07"])
def test_a_flow_or_its_growth_is_that_of_one_whole_year(measure: str, period: str) -> None:
    unit = "percent" if measure.endswith("growth") else "billion_USD/year"
    with pytest.raises(FigureError, match="one whole year"):
        figure(measure, unit, period=period)
    assert figure("fdi_stock", "billion_USD", period=period).value == 41


def test_growth_alone_may_be_negative() -> None:
    assert figure("exports_growth", "percent", "-5").value == -5
    with pytest.raises(FigureError, match="must not be negative"):
        figure("exports", "billion_USD/year", "-5")


def test_a_figure_in_another_currency_is_used_as_converted_and_quoted_as_printed() -> None:
    kiwi = replace(figure("turnover", "billion_NZD/year"), exchange=exact_interval(0.5, "USD/NZD"))
    assert (kiwi.printed.value, kiwi.printed.unit) == (41, "billion_NZD/year")
    assert (kiwi.value, kiwi.interval.unit) == (20.5, "billion_USD/year")


def test_a_unit_that_no_measure_has_is_refused_without_a_hint() -> None:
    with pytest.raises(FigureError) as caught:
        figure("firms", "year")
    assert "belongs to" not in str(caught.value)


def test_a_stock_unit_on_a_flow_names_rule_value_and_way_out() -> None:
    with pytest.raises(FigureError) as caught:
        figure("turnover", "billion_USD")
    assert str(caught.value) == (
        "unit must be billion_USD/year, as turnover is a flow, got 'billion_USD'; "
        "that unit belongs to measure cumulative_investment or fdi_stock"
    )


def test_a_figure_carries_its_interval_in_its_unit() -> None:
    assert figure("turnover", "billion_USD/year").interval == Interval(41, 40.5, 41.5, "billion_USD/year")
