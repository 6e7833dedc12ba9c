"""Numbers and amounts as text for the screen.

No-break spaces keep a number and its unit on one line. A number that the reader sets is shown with the
digits that were set; a computed number with a fixed number of digits.
"""

import math

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"
TIMES = "\u00d7"

# A bare $ or ¥ is ambiguous; a currency that is not listed is shown by its code.
_SIGNS = {"USD": "US$", "NZD": "NZ$", "EUR": "\u20ac", "GBP": "\u00a3"}

DIGITS = 6


def number(value: float, digits: int = DIGITS) -> str:
    """A number without trailing zeros, at most ``digits`` decimals, thousands separators, a minus sign.

    >>> number(4700), number(8.25), number(9.0)
    ('4,700', '8.25', '9')
    """
    text = f"{value:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "0") else text.replace("-", MINUS)


def fixed_decimals(value: float, digits: int = 2) -> str:
    """A computed number with exactly ``digits`` decimals.

    >>> fixed_decimals(2.4966), fixed_decimals(1.7)
    ('2.50', '1.70')
    """
    return f"{value:,.{digits}f}".replace("-", MINUS)


def percent(value: float, digits: int = DIGITS) -> str:
    """A value in percent, such as 32 %."""
    return f"{number(value, digits)}{NBSP}%"


def currency_sign(currency: str) -> str:
    """The sign printed before an amount, by ISO 4217 code; the code itself if it has no sign.

    >>> currency_sign("NZD"), currency_sign("CHF")
    ('NZ$', 'CHF')
    """
    return _SIGNS.get(currency, currency)


def yearly_unit(currency: str) -> str:
    """The unit of an axis of yearly amounts, such as US$ bn a year."""
    return f"{currency_sign(currency)}{NBSP}bn a{NBSP}year"


def money(value: float, currency: str, digits: int = DIGITS) -> str:
    """An amount in billions of a currency, such as US$ 41 bn."""
    return f"{currency_sign(currency)}{NBSP}{number(value, digits)}{NBSP}bn"


def round_money(value: float, currency: str, digits: int = 1) -> str:
    """An amount in billions with exactly ``digits`` decimals, such as US$ 41.0 bn."""
    return f"{currency_sign(currency)}{NBSP}{fixed_decimals(value, digits)}{NBSP}bn"


def span(low: float, high: float, digits: int = 2) -> str:
    """Two bounds, such as 40.5–41.5; an open bound is written in words."""
    if low == high:
        return "as printed"
    if math.isinf(high):
        return f"{fixed_decimals(low, digits)}{NBSP}or{NBSP}more"
    if low == 0:
        return f"at{NBSP}most{NBSP}{fixed_decimals(high, digits)}"
    return f"{fixed_decimals(low, digits)}{DASH}{fixed_decimals(high, digits)}"


def is_set(value: float) -> bool:
    """Whether a value has at most ``DIGITS`` decimals, as one that the reader set."""
    return round(value, DIGITS) == value


def display_number(value: float) -> str:
    """A number with all its digits if the reader set it, with two decimals if it was computed.

    >>> display_number(1.5), display_number(200 / 107)
    ('1.5', '1.87')
    """
    return number(value) if is_set(value) else fixed_decimals(value)
