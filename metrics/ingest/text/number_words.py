"""Parses numbers in digits and in English words into the digits that ``quantities.figures`` takes."""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from metrics.ingest.text.tokens import Tokens, is_glued, kind, lowercase, word_numbers, word_set
from metrics.quantities.errors import TwofoldError
from metrics.quantities.figures import Bound

MAX_DIGITS = 15  # what a float represents exactly

_PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_DIGIT_GROUP = re.compile("[0-9]{3}")
_DIGIT_GROUPS = re.compile(r"[0-9]{1,3}(,[0-9]{3})*")
_AMBIGUOUS_POINT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_SWAP_MARKS = str.maketrans(",.", ".,")
_ONES = word_numbers("zero one two three four five six seven eight nine", 0)
_TEENS = word_numbers("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
_TENS = word_numbers("twenty thirty forty fifty sixty seventy eighty ninety", 2, 10)
_FRACTIONS = word_numbers("half third quarter fifth sixth seventh eighth ninth tenth", 2)
_ROUNDING = {
    Bound.NEAREST: ROUND_HALF_EVEN,
    Bound.AT_LEAST: ROUND_FLOOR,
    Bound.AT_MOST: ROUND_CEILING,
}
# Before one of these words "a third" is a fraction; before any other it is an ordinal: a third visit.
_AFTER_FRACTION = word_set(
    "of in from over on compared since last this to and or more less higher lower by during year than as "
    "increase decrease rise drop decline growth smaller larger bigger"
)


class NumeralError(TwofoldError, ValueError):
    """A number that cannot be parsed."""


class Numeral(NamedTuple):
    """A number: its digits, the index after it, and whether its point may be a thousands separator."""

    quoted: str
    end: int
    unsure: bool = False


def number_in_digits(tokens: Tokens, at: int, decimal: str) -> Numeral | None:
    """The number in digits at ``at``; None if there is none.

    ``decimal`` is the decimal mark, "." or ","; if it is "" (unknown), ``4.700`` is marked unsure.
    Groups of three may be separated by spaces (4 700). Raises ``NumeralError``.

    >>> from metrics.ingest.text.tokens import tokenise
    >>> number_in_digits(tokenise("4.700"), 0, ","), number_in_digits(tokenise("4 700"), 0, "")
    (Numeral(quoted='4,700', end=1, unsure=False), Numeral(quoted='4,700', end=2, unsure=False))
    """
    if kind(tokens, at) != "number":
        return None
    text, end = tokens[at].text, at + 1
    while len(text) <= MAX_DIGITS and _DIGIT_GROUPS.fullmatch(text) and _is_group(tokens, end):
        text, end = f"{text},{tokens[end].text}", end + 1
    if end == at + 1 and decimal == ",":
        text = text.translate(_SWAP_MARKS)
    if sum(letter.isdigit() for letter in text) > MAX_DIGITS:
        raise NumeralError(
            f"a printed number has at most {MAX_DIGITS} digits, got {text[:MAX_DIGITS]}…; shorten it"
        )
    if not _PLAIN.fullmatch(text) and not _GROUPED.fullmatch(text):
        raise NumeralError(
            f"a number is written such as 4,700 or 41.02, got {tokens[at].text!r}; "
            "say which mark is its decimal mark, or correct it"
        )
    return Numeral(text, end, not decimal and _AMBIGUOUS_POINT.fullmatch(text) is not None)


def _is_group(tokens: Tokens, at: int) -> bool:
    if kind(tokens, at) != "number" or is_glued(tokens, at):
        return False
    text = tokens[at].text
    return _DIGIT_GROUP.fullmatch(text) is not None and tokens[at].start == tokens[at - 1].end + 1


def number_in_words(tokens: Tokens, at: int) -> Numeral | None:
    """The number in words at ``at``, below a million; None if there is none.

    >>> from metrics.ingest.text.tokens import tokenise
    >>> number_in_words(tokenise("two hundred and twenty-five firms"), 0)
    Numeral(quoted='225', end=6, unsure=False)
    """
    if [lowercase(tokens, at + step) for step in range(3)] == ["half", "a", "dozen"]:
        return Numeral("6", at + 3)
    found = _number_below_thousand(tokens, at)
    if found is None:
        return None
    value, end = found
    rest = _number_below_thousand(tokens, end + 1) if lowercase(tokens, end) == "thousand" else None
    if rest is not None:
        return Numeral(f"{1000 * value + rest[0]:,}", rest[1])
    return Numeral(str(value), end)


def _number_below_thousand(tokens: Tokens, at: int) -> tuple[int, int] | None:
    article = lowercase(tokens, at) == "a"
    if article and lowercase(tokens, at + 1) in {"thousand", "million", "billion", "trillion"}:
        return 1, at + 1
    value, end = (1, at + 1) if article else _number_below_hundred(tokens, at) or (1, at)
    if lowercase(tokens, end) == "dozen":
        return 12 * value, end + 1
    if lowercase(tokens, end) != "hundred":
        return None if article or end == at else (value, end)
    joined = end + 1 + (lowercase(tokens, end + 1) == "and")
    rest = _number_below_hundred(tokens, joined)
    return (100 * value + rest[0], rest[1]) if rest else (100 * value, end + 1)


def _number_below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    word = lowercase(tokens, at)
    if word in _ONES or word in _TEENS:
        return (_ONES | _TEENS)[word], at + 1
    if word not in _TENS:
        return None
    last = at + 1 + (lowercase(tokens, at + 1) == "-")
    ones = _ONES.get(lowercase(tokens, last), 0)
    return (_TENS[word] + ones, last + 1) if ones else (_TENS[word], at + 1)


def fold_multiple(tokens: Tokens, at: int) -> Numeral | None:
    """A multiple in one word (twentyfold) at ``at``, and the index after it; None if there is none."""
    stem = lowercase(tokens, at).removesuffix("fold")
    value = (_ONES | _TEENS | _TENS).get(stem)
    return None if value is None or stem == lowercase(tokens, at) else Numeral(str(value), at + 1)


def percentage(tokens: Tokens, at: int, bound: Bound) -> Numeral | None:
    """The fraction in words at ``at``, in percent; None if there is none.

    Rounded to a whole percent, in the direction that keeps ``bound`` true.

    >>> from metrics.ingest.text.tokens import tokenise
    >>> percentage(tokenise("two-thirds"), 0, Bound.NEAREST)
    Numeral(quoted='67', end=3, unsure=False)
    """
    count, end = 1, at
    if lowercase(tokens, at) == "a" or lowercase(tokens, at) in _ONES:
        count = _ONES.get(lowercase(tokens, at), 1)
        end = at + 1 + (lowercase(tokens, at + 1) == "-")
    word = lowercase(tokens, end)
    parts = _FRACTIONS.get(word.removesuffix("s")) or (2 if word == "halves" else None)
    alone = end == at and word != "half"
    if (
        parts is None
        or alone
        or not 0 < count < parts
        or not (word.endswith("s") or _ends_fraction(tokens, end + 1))
    ):
        return None
    share = Decimal(100 * count) / parts
    exact = share == round(share, 1)
    return Numeral(str(share if exact else share.quantize(Decimal(1), _ROUNDING[bound])), end + 1)


def _ends_fraction(tokens: Tokens, at: int) -> bool:
    return kind(tokens, at) != "word" or lowercase(tokens, at) in _AFTER_FRACTION
