"""A reported figure: the printed number, and the interval that its digits and words allow."""

import itertools
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from metrics.quantities import units
from metrics.quantities.errors import TwofoldError
from metrics.quantities.measures import DOLLAR, MEASURES, MeasureKind


class Bound(StrEnum):
    """Which side of the printed number the true value may lie on, by the words around it."""

    NEAREST = "nearest"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Status(StrEnum):
    """Observation status, after the SDMX code list CL_OBS_STATUS."""

    NORMAL = "normal"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    DERIVED = "derived"
    FORECAST = "forecast"


_QUOTED = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?", re.ASCII)
_PERIOD = re.compile(
    r"(?P<first>\d{4})(-(?P<month>0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
    r"(/(?P<last>\d{4})(-(?P<until>0[1-9]|1[0-2]))?)?",
    re.ASCII,
)


class FigureError(TwofoldError, ValueError):
    """A figure that contradicts itself."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its rounding bounds, ``low <= value <= high``.

    ``unit`` is written as in ``data/units.txt``. An open bound is infinite. Raises ``FigureError``
    if the bounds do not contain the value.
    """

    value: float
    low: float
    high: float
    unit: str

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise FigureError(f"bounds hold their value, got {self.low} to {self.high} around {self.value}")
        units.parse_unit(self.unit)


def exact_interval(value: float, unit: str) -> Interval:
    """An interval of width zero, for a number that was chosen or counted."""
    return Interval(value, value, value, unit)


def propagate_bounds(function: Callable[..., Any], unit: str, *inputs: Interval) -> Interval:
    """``function`` of the inputs, in ``unit``, with exact bounds.

    The function takes and returns pint quantities, so adding a flow to a stock raises. It
    must be monotone in each input: then its extremes lie at the corners of the box that
    the input bounds span.

    >>> trade = Interval(41, 40.5, 41.5, "billion_USD/year")
    >>> growth = Interval(32, 31.5, 32.5, "percent")
    >>> before = propagate_bounds(lambda t, g: t / (1 + g), "billion_USD/year", trade, growth)
    >>> [round(x, 2) for x in (before.low, before.value, before.high)]
    [30.57, 31.06, 31.56]
    """
    target = units.parse_unit(unit)

    def magnitude(numbers: tuple[float, ...]) -> float:
        pairs = zip(numbers, inputs, strict=True)
        result = function(*(units.quantity(number, of.unit) for number, of in pairs))
        return float(result.to(target).magnitude)

    corners = [magnitude(corner) for corner in itertools.product(*((i.low, i.high) for i in inputs))]
    value = magnitude(tuple(i.value for i in inputs))
    return Interval(value, min(*corners, value), max(*corners, value), unit)


def convert_amount(amount: Interval, exchange: Interval) -> Interval:
    """An amount converted by an exchange rate such as 0.8105 USD/NZD, in either direction, with bounds.

    Raises ``FigureError`` if the amount is in neither of the two currencies.

    >>> dollars = Interval(9.67, 9.665, 9.675, "billion_USD/year")
    >>> there = convert_amount(dollars, Interval(0.8105, 0.81045, 0.81055, "USD/NZD"))
    >>> [round(x, 3) for x in (there.low, there.value, there.high)], there.unit
    ([11.924, 11.931, 11.938], 'billion_NZD/year')
    """
    money, (above, below) = units.currency(amount.unit), exchange.unit.split("/")
    if money == below:
        return propagate_bounds(lambda a, rate: a * rate, amount.unit.replace(money, above), amount, exchange)
    if money == above:
        return propagate_bounds(lambda a, rate: a / rate, amount.unit.replace(money, below), amount, exchange)
    raise FigureError(
        f"an amount must be in a currency of the rate {exchange.unit} that converts it, got {amount.unit}; "
        "give the rate of its own currency"
    )


def rounding_bounds(quoted: str, bound: Bound) -> tuple[float, float, float]:
    """Value, low and high of a printed number.

    ``nearest`` allows half a unit of the last digit on each side, ``at_least`` has no upper
    bound, ``at_most`` goes down to zero. Commas are thousands separators. Raises
    ``FigureError`` for any other text.

    >>> rounding_bounds("41", Bound.NEAREST)
    (41.0, 40.5, 41.5)
    >>> rounding_bounds("4,700", Bound.AT_LEAST)
    (4700.0, 4700.0, inf)
    >>> rounding_bounds("25", Bound.AT_MOST)
    (25.0, 0.0, 25.0)
    """
    if not _QUOTED.fullmatch(quoted):
        raise FigureError(
            f"quoted must be the printed number alone, such as 41 or 4,700, got {quoted!r}; "
            "words around it belong to bound or note"
        )
    number = Decimal(quoted.replace(",", ""))
    value = float(number)
    if bound is Bound.AT_LEAST:
        return value, value, math.inf
    if bound is Bound.AT_MOST:
        if value < 0:
            raise FigureError(f"at_most needs a printed number of zero or more, got {quoted!r}")
        return value, 0.0, value
    half = Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
    return value, float(number - half), float(number + half)


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a figure covers, as ISO 8601 text.

    ``2023`` is a year, ``2009/2023`` a span of whole years, ``2024-07`` or ``2024-07-03`` a
    date, ``2023-01/2023-10`` a part year, which is never compared with a year. Raises
    ``FigureError`` for any other text and for a span that runs backwards.
    """

    text: str
    first_year: int = field(init=False)
    last_year: int = field(init=False)

    def __post_init__(self) -> None:
        match = _PERIOD.fullmatch(self.text)
        if match is None:
            raise FigureError(
                f"period must be ISO text such as 2023, 2009/2023 or 2023-01/2023-10, got {self.text!r}"
            )
        first, last = int(match["first"]), int(match["last"] or match["first"])
        backwards = (last, match["until"] or "") <= (first, match["month"] or "")
        if match["last"] and (backwards or bool(match["month"]) != bool(match["until"])):
            raise FigureError(f"period must run forward between like dates, got {self.text!r}")
        object.__setattr__(self, "first_year", first)
        object.__setattr__(self, "last_year", last)

    @property
    def is_year(self) -> bool:
        """Whether the period is one whole calendar year."""
        return len(self.text) == len("2023")

    @property
    def years(self) -> int:
        """Number of calendar years in a span of whole years, including both ends."""
        return self.last_year - self.first_year + 1


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number with everything needed to quote it.

    ``reporter`` counts trade with ``partner``, which is empty if the source names none.
    ``printed`` is computed from ``quoted`` and ``bound``; a count or rank printed to the unit is
    exact. ``interval`` is the value to compute with: ``printed``, converted by ``exchange`` if given.
    Raises ``FigureError`` for a unit or period that does not fit the measure.
    """

    id: str
    measure: str
    reporter: str
    partner: str
    period: Period
    quoted: str
    bound: Bound
    unit: str
    source: str
    status: Status
    revises: str
    note: str
    exchange: Interval | None = None
    printed: Interval = field(init=False)
    interval: Interval = field(init=False)

    def __post_init__(self) -> None:
        measure = MEASURES[self.measure]
        expected = measure.unit_in_currency(units.currency(self.unit) or DOLLAR)
        if self.unit not in (expected, measure.larger_unit):
            raise FigureError(
                f"unit must be {expected}, as {self.measure} is a {measure.kind}, "
                f"got {self.unit!r}{_measures_of_unit(self.unit)}"
            )
        if measure.kind in (MeasureKind.FLOW, MeasureKind.GROWTH) and not self.period.is_year:
            raise FigureError(
                f"period of {self.measure} must be one whole year, such as 2023, got {self.period.text!r}; "
                "a part year is never compared with a year"
            )
        if measure.kind is not MeasureKind.GROWTH and self.quoted.startswith("-"):
            raise FigureError(
                f"quoted of {self.measure} must not be negative, got {self.quoted!r}; check its sign"
            )
        value, low, high = rounding_bounds(self.quoted, self.bound)
        if (
            self.bound is Bound.NEAREST
            and measure.kind in (MeasureKind.COUNT, MeasureKind.RANK)
            and self.unit == expected
        ):
            low = high = value
        printed = Interval(value, low, high, self.unit)
        object.__setattr__(self, "printed", printed)
        object.__setattr__(
            self, "interval", convert_amount(printed, self.exchange) if self.exchange else printed
        )

    @property
    def value(self) -> float:
        """The value of ``interval``."""
        return self.interval.value


def _measures_of_unit(unit: str) -> str:
    measures = sorted(name for name, measure in MEASURES.items() if measure.unit == unit)
    return f"; that unit belongs to measure {' or '.join(measures)}" if measures else ""
