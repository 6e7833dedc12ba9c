"""Numbers and figures in words.

A number keeps its unit on the same line (no-break spaces). Figures from a source are shown
as printed; what the reader sets has no more digits than were set; what follows from either
has a fixed number of them.
"""

import math

from metrics.analysis.trade_series import Derivation, Observation
from metrics.datasets.brief import Brief
from metrics.datasets.rows import Rate
from metrics.quantities import units
from metrics.quantities.figures import Bound, Figure, Interval
from metrics.quantities.measures import MEASURES, MeasureKind
from metrics.quantities.number_format import DASH, NBSP, currency_sign, display_number, fixed_decimals, span

_AMOUNTS = {
    "billion_/year": f"bn{NBSP}a{NBSP}year",
    "billion_": "bn",
    "million_/firm": f"m{NBSP}per{NBSP}firm",
}
_SUFFIXES = {
    "percent": f"{NBSP}%",
    "million_tonne/year": f"{NBSP}m{NBSP}tonnes a{NBSP}year",
    "train": f"{NBSP}trains",
    "thousand_firm": f"{NBSP}thousand",
}
_BOUNDS = {Bound.NEAREST: "", Bound.AT_LEAST: f"over{NBSP}", Bound.AT_MOST: f"up{NBSP}to{NBSP}"}
MULTIPLES = {2.0: "doubled", 3.0: "tripled"}
_KINDS = {
    MeasureKind.FLOW: "Flow: an amount per year",
    MeasureKind.CUMULATED_FLOW: "Cumulated flow: yearly amounts added up; neither a yearly flow nor a stock",
    MeasureKind.GROWTH: "Growth: change on the year before",
    MeasureKind.COUNT: "Count",
    MeasureKind.INDEX: "Index",
    MeasureKind.STOCK: "Stock: a position at a date",
    MeasureKind.RANK: "Rank",
}


def printed_form(figure: Figure) -> str:
    """A figure in its printed form with its unit, such as over 4,700."""
    return _value_text(figure, figure.quoted)


def unsigned_form(figure: Figure) -> str:
    """The same without a sign, where a word says which way it goes."""
    return _value_text(figure, figure.quoted.lstrip("-"))


def _value_text(figure: Figure, quoted: str) -> str:
    if figure.unit == "rank":
        return f"rank{NBSP}{quoted}" + (" or better" if figure.bound is Bound.AT_MOST else "")
    if units.currency(figure.unit):
        amount = _amount(quoted, figure.unit)
    else:
        amount = quoted + _SUFFIXES.get(figure.unit, "")
    return _BOUNDS[figure.bound] + amount


def used_form(figure: Figure) -> str:
    """The same, with what it is converted to, if it is."""
    return printed_form(figure) + (f" = {derived_amount(figure.interval)}" if figure.exchange else "")


def exchange_rate(rate: Rate) -> str:
    """A rate as it is printed, such as US$ 0.8105 per NZ$."""
    above, below = rate.unit.split("/")
    return f"{currency_sign(above)}{NBSP}{rate.quoted} per{NBSP}{currency_sign(below)}"


def derivation_text(brief: Brief, seen: Observation) -> str:
    """How a value came about; of a converted one, what was counted, the rate and its source too."""
    if not seen.is_converted:
        return seen.rule.value
    rate = brief.rates[seen.basis[-1]]
    counted = (
        printed_form(brief.used[seen.basis[0]])
        if seen.rule is Derivation.PRINTED
        else derived_amount(seen.counted)
    )
    return (
        f"{seen.rule.value}: {counted}, converted at {exchange_rate(rate)}, the average of {rate.year} "
        f"({brief.sources[rate.source].publisher})"
    )


def derived_amount(interval: Interval, digits: int = 2) -> str:
    """A derived amount with its unit, such as US$ 1.67 bn a year; an open one from its lower bound."""
    is_open = math.isinf(interval.high)
    value = fixed_decimals(interval.low if is_open else interval.value, digits)
    return _amount(value, interval.unit) + (f"{NBSP}or{NBSP}more" if is_open else "")


def bracketed_bounds(interval: Interval, why: str = "") -> str:
    """The bounds of a derived amount to follow it, in brackets; nothing where one is open.

    ``why`` says what they come from, such as by rounding.
    """
    if math.isinf(interval.high):
        return ""
    return f" ({span(interval.low, interval.high)}{why})"


def upper_bound(interval: Interval, digits: int = 1) -> str:
    """The upper bound of a derived amount with its unit, such as at most US$ 5.4 m per firm."""
    return f"at{NBSP}most {_amount(fixed_decimals(interval.high, digits), interval.unit)}"


def printed_bounds(figure: Figure) -> str:
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


def pair_name(brief: Brief) -> str:
    """The two economies, such as China and Kazakhstan."""
    return " and ".join(brief.economies.values())


def printed_row(figure: Figure) -> tuple[str, str]:
    """What a figure is, and its printed form with bounds and kind."""
    return (
        f"{label(figure)}, {period(figure)}",
        f"{printed_form(figure)} ({printed_bounds(figure)}), {MEASURES[figure.measure].kind}",
    )


def multiple_phrase(multiple: float) -> str:
    """What a multiple does to trade: doubled, tripled, raised 1.5-fold."""
    return MULTIPLES.get(multiple, f"raised {display_number(multiple)}-fold")


def multiple_verb_phrase(multiple: float, what: str) -> str:
    """The same as said of those who did it: doubled trade, raised trade 1.5-fold."""
    return (
        f"{MULTIPLES[multiple]} {what}"
        if multiple in MULTIPLES
        else (f"raised {what} {display_number(multiple)}-fold")
    )


def _amount(text: str, unit: str) -> str:
    """A number in words with its currency before it and the rest of its unit behind."""
    currency = units.currency(unit)
    return f"{currency_sign(currency)}{NBSP}{text}{NBSP}{_AMOUNTS[unit.replace(currency, '')]}"
