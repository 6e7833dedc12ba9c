"""Formatted numbers: no digit added, none lost, none ambiguous."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.quantities import number_format
from metrics.quantities.number_format import MINUS, NBSP, fixed_decimals, number

NUMBERS = st.floats(-1e9, 1e9)
DIGITS = st.integers(0, 6)


def value_of(text: str) -> float:
    return float(text.replace(",", "").replace(MINUS, "-"))


@given(NUMBERS, DIGITS)
def test_a_number_is_read_back_to_the_digits_asked_for(value: float, digits: int) -> None:
    assert value_of(number(value, digits)) == value_of(fixed_decimals(value, digits)) == round(value, digits)


@given(NUMBERS, DIGITS)
def test_a_number_ends_in_no_zero_that_says_nothing(value: float, digits: int) -> None:
    whole, _, decimals = number(value, digits).partition(".")
    assert not decimals.endswith("0")
    assert len(decimals) <= digits
    assert "-" not in whole
    assert all(len(group) == 3 for group in whole.split(",")[1:])


@given(NUMBERS, st.integers(1, 6))
def test_a_derived_number_has_all_its_decimals(value: float, digits: int) -> None:
    assert len(fixed_decimals(value, digits).partition(".")[2]) == digits


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (100, 0, "100"),
        (1000.0, 0, "1,000"),
        (-0.0, 2, "0"),
        (-0.0004, 2, "0"),
        (0.0, 2, "0"),
        (-20, 2, "−20"),
    ],
)
def test_a_whole_number_keeps_its_zeros_and_nothing_is_less_than_zero(
    value: float, digits: int, text: str
) -> None:
    assert number(value, digits) == text


def test_a_derived_number_goes_to_the_cent_and_a_derived_amount_to_a_tenth() -> None:
    assert fixed_decimals(1 / 3) == number_format.display_number(1 / 3) == "0.33"
    assert number_format.round_money(41, "USD").replace(NBSP, " ") == "US$ 41.0 bn"


def test_what_was_set_to_six_digits_is_shown_with_all_of_them() -> None:
    assert number_format.display_number(1.234567) == number(1.234567) == "1.234567"
    assert number_format.display_number(1.2345678) == "1.23"
    assert not number_format.is_set(0.1 + 0.2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (number_format.percent(8.25), "8.25 %"),
        (number_format.money(41.02, "USD"), "US$ 41.02 bn"),
        (number_format.yearly_unit("NZD"), "NZ$ bn a year"),
        (number_format.money(1.5, "KZT"), "KZT 1.5 bn"),
    ],
)
def test_a_number_stays_on_one_line_with_its_unit(text: str, said: str) -> None:
    assert text.replace(NBSP, " ") == said
    assert text.count(" ") == said.count("bn a")


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (40.5, 41.5, "40.50–41.50"),
        (4700, math.inf, "4,700.00 or more"),
        (0, 25, "at most 25.00"),
        (0, math.inf, "0.00 or more"),
        (-5.15, -5.05, "−5.15–−5.05"),
        (-1, 0.5, "−1.00–0.50"),
        (7, 7, "as printed"),
        (0, 0, "as printed"),
    ],
)
def test_two_bounds_are_said_as_they_are_open_or_closed(low: float, high: float, said: str) -> None:
    assert number_format.span(low, high).replace(NBSP, " ") == said
