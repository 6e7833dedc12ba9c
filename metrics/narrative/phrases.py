"""Numbers and figures in words.

A number keeps its unit on the same line (no-break spaces). Figures from a source are shown
as printed; what the reader sets has no more digits than were set; what follows from either
has a fixed number of them.
"""

import math

from metrics.analysis.trade_series import Observation, Rule
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Rate
from metrics.quantities import units
from metrics.quantities.figures import Bound, Figure, Interval
from metrics.quantities.measures import MEASURES, Kind

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"
TIMES = "\u00d7"

_AMOUNTS = {
    "billion_/year": f"bn{NBSP}a{NBSP}year",
    "billion_": "bn",
    "million_/firm": f"m{NBSP}per{NBSP}firm",
}
# A bare $ or ¥ names several currencies; one that is not here goes by its code.
_SIGNS = {"USD": "US$", "NZD": "NZ$", "EUR": "\u20ac", "GBP": "\u00a3"}
_SUFFIXES = {
    "percent": f"{NBSP}%",
    "million_tonne/year": f"{NBSP}m{NBSP}tonnes a{NBSP}year",
    "train": f"{NBSP}trains",
    "thousand_firm": f"{NBSP}thousand",
}
_BOUNDS = {Bound.NEAREST: "", Bound.AT_LEAST: f"over{NBSP}", Bound.AT_MOST: f"up{NBSP}to{NBSP}"}
DIGITS = 6
MULTIPLES = {2.0: "doubled", 3.0: "tripled"}
_KINDS = {
    Kind.FLOW: "Flow: an amount per year",
    Kind.CUMULATED_FLOW: "Cumulated flow: yearly amounts added up; neither a yearly flow nor a stock",
    Kind.GROWTH: "Growth: change on the year before",
    Kind.COUNT: "Count",
    Kind.INDEX: "Index",
    Kind.STOCK: "Stock: a position at a date",
    Kind.RANK: "Rank",
}


def number(value: float, digits: int = DIGITS) -> str:
    """A number with the decimals it has, at most ``digits``, thousands separated, a true minus sign.

    >>> number(4700), number(8.25), number(9.0)
    ('4,700', '8.25', '9')
    """
    text = f"{value:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "0") else text.replace("-", MINUS)


def fixed(value: float, digits: int = 2) -> str:
    """A derived number with exactly ``digits`` decimals.

    >>> fixed(2.4966), fixed(1.7)
    ('2.50', '1.70')
    """
    return f"{value:,.{digits}f}".replace("-", MINUS)


def percent(value: float, digits: int = DIGITS) -> str:
    """A value in percent, such as 32 %."""
    return f"{number(value, digits)}{NBSP}%"


def sign(currency: str) -> str:
    """How a currency is printed before an amount, by its ISO 4217 code.

    >>> sign("NZD"), sign("CHF")
    ('NZ$', 'CHF')
    """
    return _SIGNS.get(currency, currency)


def yearly(currency: str) -> str:
    """The unit of an axis of yearly amounts, such as US$ bn a year."""
    return f"{sign(currency)}{NBSP}bn a{NBSP}year"


def money(value: float, currency: str, digits: int = DIGITS) -> str:
    """An amount in billions of a currency, such as US$ 41 bn."""
    return f"{sign(currency)}{NBSP}{number(value, digits)}{NBSP}bn"


def round_money(value: float, currency: str, digits: int = 1) -> str:
    """The same with exactly ``digits`` decimals, such as US$ 41.0 bn."""
    return f"{sign(currency)}{NBSP}{fixed(value, digits)}{NBSP}bn"


def quoted(figure: Figure) -> str:
    """A figure in its printed form with its unit, such as over 4,700."""
    if figure.unit == "rank":
        return f"rank{NBSP}{figure.quoted}" + (" or better" if figure.bound is Bound.AT_MOST else "")
    if units.currency(figure.unit):
        amount = _amount(figure.quoted, figure.unit)
    else:
        amount = figure.quoted + _SUFFIXES.get(figure.unit, "")
    return _BOUNDS[figure.bound] + amount


def as_used(figure: Figure) -> str:
    """The same, with what it is converted to, if it is."""
    return quoted(figure) + (f" = {measured(figure.interval)}" if figure.exchange else "")


def exchange(rate: Rate) -> str:
    """A rate as it is printed, such as US$ 0.8105 per NZ$."""
    above, below = rate.unit.split("/")
    return f"{sign(above)}{NBSP}{rate.quoted} per{NBSP}{sign(below)}"


def how(brief: Brief, seen: Observation) -> str:
    """How a value came about; of a converted one, what was counted, the rate and its source too."""
    if not seen.converted:
        return seen.rule.value
    rate = brief.rates[seen.basis[-1]]
    counted = quoted(brief.used[seen.basis[0]]) if seen.rule is Rule.PRINTED else measured(seen.counted)
    return (
        f"{seen.rule.value}: {counted}, converted at {exchange(rate)}, the average of {rate.year} "
        f"({brief.sources[rate.source].publisher})"
    )


def measured(interval: Interval, digits: int = 2) -> str:
    """A derived amount with its unit, such as US$ 1.67 bn a year; an open one from its lower bound."""
    is_open = math.isinf(interval.high)
    value = fixed(interval.low if is_open else interval.value, digits)
    return _amount(value, interval.unit) + (f"{NBSP}or{NBSP}more" if is_open else "")


def bracketed(interval: Interval, why: str = "") -> str:
    """The bounds of a derived amount to follow it, in brackets; nothing where one is open.

    ``why`` says what they come from, such as by rounding.
    """
    if math.isinf(interval.high):
        return ""
    return f" ({span(interval.low, interval.high)}{why})"


def at_most(interval: Interval, digits: int = 1) -> str:
    """The upper bound of a derived amount with its unit, such as at most US$ 5.4 m per firm."""
    return f"at{NBSP}most {_amount(fixed(interval.high, digits), interval.unit)}"


def span(low: float, high: float, digits: int = 2) -> str:
    """Two bounds, such as 40.5–41.5; one that is open is said in words."""
    if low == high:
        return "as printed"
    if math.isinf(high):
        return f"{fixed(low, digits)}{NBSP}or{NBSP}more"
    if low == 0:
        return f"at{NBSP}most{NBSP}{fixed(high, digits)}"
    return f"{fixed(low, digits)}{DASH}{fixed(high, digits)}"


def rounding(figure: Figure) -> str:
    """The bounds that a printed figure's words allow, one digit finer than it is printed."""
    decimals = len(figure.quoted.partition(".")[2])
    nearest = figure.bound is Bound.NEAREST
    return span(figure.printed.low, figure.printed.high, decimals + nearest)


def period(figure: Figure) -> str:
    """A figure's period as a reader writes it: 2023, 2009-2023, 2024-07."""
    return figure.period.text.replace("/", DASH)


def kind(figure: Figure) -> str:
    """What sort of number a figure is."""
    return _KINDS[MEASURES[figure.measure].kind]


def label(figure: Figure) -> str:
    """The measure's name on the screen."""
    return MEASURES[figure.measure].label


def pair(brief: Brief) -> str:
    """The two economies, such as China and Kazakhstan."""
    return " and ".join(brief.economies.values())


def printed_row(figure: Figure) -> tuple[str, str]:
    """What a figure is, and its printed form with bounds and kind."""
    return (
        f"{label(figure)}, {period(figure)}",
        f"{quoted(figure)} ({rounding(figure)}), {MEASURES[figure.measure].kind}",
    )


def is_set(value: float) -> bool:
    """Whether all digits of a value can be shown, as where a reader set it."""
    return round(value, DIGITS) == value


def shown(value: float) -> str:
    """A number with the digits that were set, or two decimals where it follows from others.

    >>> shown(1.5), shown(200 / 107)
    ('1.5', '1.87')
    """
    return number(value) if is_set(value) else fixed(value)


def multiplied(multiple: float) -> str:
    """What a multiple does to trade: doubled, tripled, raised 1.5-fold."""
    return MULTIPLES.get(multiple, f"raised {shown(multiple)}-fold")


def raised(multiple: float, what: str) -> str:
    """The same as said of those who did it: doubled trade, raised trade 1.5-fold."""
    return (
        f"{MULTIPLES[multiple]} {what}"
        if multiple in MULTIPLES
        else (f"raised {what} {shown(multiple)}-fold")
    )


def _amount(text: str, unit: str) -> str:
    """A number in words with its currency before it and the rest of its unit behind."""
    currency = units.currency(unit)
    return f"{sign(currency)}{NBSP}{text}{NBSP}{_AMOUNTS[unit.replace(currency, '')]}"
