"""The project's unit registry; a flow and a stock have different dimensions.

Units are written in words and ISO 4217 codes (``billion_USD/year``). pint drops symbols
it does not know (``"3 $/year"`` becomes ``3 / year``), so a text with any other character
is rejected before pint parses it.
"""

import re
from functools import cache

import pint

from metrics.quantities.errors import TwofoldError
from metrics.quantities.locations import DATA

DEFINITIONS = DATA / "units.txt"
_MONEY = re.compile(r"illion_([A-Z]{3})\b")
_WRITABLE = re.compile(r"[A-Za-z0-9_ */().+-]*")


class UnitError(TwofoldError, ValueError):
    """A unit that cannot be parsed."""


@cache
def registry() -> pint.UnitRegistry[float]:
    """The project's only registry, with the units of ``data/units.txt`` and no others."""
    units: pint.UnitRegistry[float] = pint.UnitRegistry(None)
    units.load_definitions(DEFINITIONS)
    return units


@cache
def parse_unit(text: str) -> pint.Unit:
    """The unit written as ``text``.

    Raises ``UnitError`` if it is empty, contains a symbol or names an unknown unit.

    >>> str(parse_unit("billion_USD/year"))
    'billion_USD / year'
    >>> parse_unit("$/year")
    Traceback (most recent call last):
    ...
    metrics.quantities.units.UnitError: a unit is written in words and ISO 4217 codes such as \
billion_USD/year, got '$/year' with '$'; write USD for the dollar, EUR for the euro
    """
    symbols = _WRITABLE.sub("", text)
    if symbols:
        raise UnitError(
            "a unit is written in words and ISO 4217 codes such as billion_USD/year, "
            f"got {text!r} with {symbols!r}; write USD for the dollar, EUR for the euro"
        )
    if not text.strip():
        raise UnitError("a unit is required, got none; write dimensionless for a pure number")
    try:
        return registry().Unit(text)
    except (pint.PintError, ValueError, TypeError, AssertionError) as problem:
        # pint raises a bare AssertionError for an incomplete expression
        reason = str(problem) or "it is not a whole expression"
        raise UnitError(f"a unit is one that data/units.txt defines, got {text!r}; {reason}") from None


@cache
def names() -> tuple[str, ...]:
    """The units that ``data/units.txt`` defines, in file order."""
    lines = DEFINITIONS.read_text(encoding="utf-8").splitlines()
    return tuple(line.partition("=")[0].strip() for line in lines if "=" in line and line[0] != "#")


@cache
def currencies() -> tuple[str, ...]:
    """The currencies that ``data/units.txt`` defines, by ISO 4217 code."""
    return tuple(name.removeprefix("billion_") for name in names() if name.startswith("billion_"))


def currency(text: str) -> str:
    """The ISO 4217 code of the currency in a unit; empty if it is not money.

    >>> currency("billion_USD/year"), currency("percent")
    ('USD', '')
    """
    found = _MONEY.search(text)
    return found[1] if found else ""


def quantity(value: float, unit: str) -> pint.Quantity[float]:
    """``value`` in ``unit``; adding or comparing different dimensions raises ``DimensionalityError``.

    >>> quantity(41, "billion_USD/year") + quantity(25, "billion_USD")
    Traceback (most recent call last):
    ...
    pint.errors.DimensionalityError: Cannot convert from 'billion_USD / year' \
([currency] / [time]) to 'billion_USD' ([currency])
    """
    return registry().Quantity(value, parse_unit(unit))
