"""A flow is not a stock, a share is not a count, and a symbol is not a currency."""

import operator
from collections.abc import Callable
from typing import Any

import pint
import pytest

from metrics.quantities.units import UnitError, currencies, currency, names, parse_unit, quantity, registry

FLOW, STOCK = "billion_USD/year", "billion_USD"


@pytest.mark.parametrize(
    ("operation", "one", "other"),
    [
        (operator.add, FLOW, STOCK),
        (operator.sub, STOCK, FLOW),
        (operator.lt, FLOW, STOCK),
        (operator.ge, STOCK, FLOW),
        (operator.add, "percent", "firm"),
        (operator.gt, "firm", "percent"),
        (operator.add, "firm", "year"),
        (operator.add, "billion_NZD/year", FLOW),
        (operator.lt, "billion_NZD", STOCK),
    ],
)
def test_unlike_quantities_do_not_mix_and_both_are_named(
    operation: Callable[[Any, Any], Any], one: str, other: str
) -> None:
    with pytest.raises(pint.DimensionalityError) as caught:
        operation(quantity(1, one), quantity(1, other))
    message = str(caught.value)
    assert str(parse_unit(one)) in message
    assert str(parse_unit(other)) in message


@pytest.mark.parametrize("text", ["$/year", "3 $/year", "1 €", "₸", "billion_USD/année", "US$ bn"])
def test_a_symbol_is_refused_and_named(text: str) -> None:
    with pytest.raises(UnitError, match="ISO 4217"):
        parse_unit(text)


@pytest.mark.parametrize("text", ["", "  ", "bn", "usd", "billion_USD/yr", "billion_USD/"])
def test_an_unknown_unit_is_refused(text: str) -> None:
    with pytest.raises(UnitError):
        parse_unit(text)


def test_a_cumulated_flow_over_years_is_a_flow() -> None:
    average = quantity(25, STOCK) / quantity(15, "year")
    assert average.to(parse_unit(FLOW)).magnitude == pytest.approx(25 / 15)


def test_percent_is_a_pure_number() -> None:
    assert (1 + quantity(32, "percent")).to("dimensionless").magnitude == pytest.approx(1.32)


def test_only_our_own_units_exist() -> None:
    assert "metre" not in registry()
    assert "USD" in registry()


def test_every_unit_that_the_file_defines_can_be_written_and_each_currency_is_three_letters() -> None:
    assert {"billion_USD", "firm", "percent"} <= set(names())
    for name in names():
        assert parse_unit(name)
    assert set(currencies()) == {name for name in names() if len(name) == 3}
    for code in currencies():
        assert currency(f"billion_{code}/year") == currency(f"million_{code}") == code
    assert {currency(name) for name in ("year", "percent", "thousand_firm")} == {""}
