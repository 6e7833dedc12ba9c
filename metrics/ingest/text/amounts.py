"""One amount as it is printed: its sign, number, scale and what it counts."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from metrics.ingest.text import currencies, number_words
from metrics.ingest.text import lexicon_en as say
from metrics.ingest.text.number_words import Numeral
from metrics.ingest.text.parse_result import MULTIPLE, Understood
from metrics.ingest.text.tokens import Tokens, glued, kind, lower
from metrics.quantities.figures import Bound

NOT_A_FIGURE = "not a figure: "
_YEAR = re.compile("(19|20)[0-9]{2}")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_MINUS = frozenset("-\u2212")
_ADJECTIVES = 4  # pieces between a number and its noun: 500 state - owned enterprises


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of the text as a whole.

    ``currencies`` are the ISO 4217 codes of which one may be what a sign such as $ means;
    ``decimal`` is the decimal mark, "" if it is not known.
    """

    currencies: frozenset[str]
    decimal: str

    @classmethod
    def of(cls, currency: str, decimal: str, named: frozenset[str] = frozenset()) -> "Habits":
        """What the reader says, where that is not ""; ``named`` are the currencies of the text itself.

        Raises ``ValueError`` for a currency or mark that is none.
        """
        if currency and currency not in currencies.codes():
            raise ValueError(
                f"currency must be an ISO 4217 code of data/currencies.csv, got {currency!r}; "
                "write one such as USD, or add its row"
            )
        if decimal not in ("", ".", ","):
            raise ValueError(f"decimal must be a point or a comma, got {decimal!r}; leave it empty")
        return cls(frozenset({currency}) if currency else named, decimal)


class UnreadError(ValueError):
    """A number that is not taken as a figure; ``end`` is where its text ends."""

    def __init__(self, reason: str, end: int) -> None:
        self.end = end
        super().__init__(reason)


def is_dash(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen, dash or minus sign stands at ``at``."""
    return lower(tokens, at) in _DASHES


def is_year(tokens: Tokens, at: int) -> bool:
    """Whether the number at ``at`` has the form of a calendar year."""
    return kind(tokens, at) == "number" and _YEAR.fullmatch(tokens[at].text) is not None


def amount(tokens: Tokens, at: int, habits: Habits, bound: Bound) -> tuple[Understood, int] | None:
    """The amount that starts at ``at`` and where it ends; None if none does.

    ``bound`` is what the words before it say, which fractions are rounded by. Raises ``UnreadError``.
    """
    word = _in_a_word(tokens, at, bound)
    if word is not None:
        return word
    opening = _opening(tokens, at)
    start = opening.end
    try:
        numeral = number_words.written(tokens, start, habits.decimal) or number_words.spoken(tokens, start)
    except number_words.NumeralError as problem:
        raise UnreadError(str(problem), start + 1) from None
    if lower(tokens, start) == "half" and lower(tokens, start + 1) == "a" and _half_of(tokens, start + 2):
        numeral = Numeral("0.5", start + 2)
    if numeral is None:
        return None
    if not opening.money:
        _refuse_other_numbers(tokens, start, numeral.end)
    return _counted(tokens, opening, _and_a_half(tokens, numeral), habits)


def _half_of(tokens: Tokens, at: int) -> bool:
    return (say.SCALES.at(tokens, at) or say.PERCENT.at(tokens, at)) is not None


class _Opening(NamedTuple):
    """What stands before a number: the currencies it may name, and whether a minus sign does."""

    start: int
    end: int
    minus: bool
    money: tuple[str, ...]


def _opening(tokens: Tokens, at: int) -> _Opening:
    end, minus = _sign(tokens, at)
    money = _money_before(tokens, end)
    if money is None:
        return _Opening(at, end, minus, ())
    end, inside = _sign(tokens, money[1])
    return _Opening(at, end, minus or inside, money[0])


def _in_a_word(tokens: Tokens, at: int, bound: Bound) -> tuple[Understood, int] | None:
    multiple = say.MULTIPLES.at(tokens, at) or number_words.fold(tokens, at)
    if multiple is not None:
        return Understood(multiple[0], base=MULTIPLE, change=True), multiple[1]
    if lower(tokens, at) == "half" and lower(tokens, at + 1) == "a":
        return None
    share = number_words.percentage(tokens, at, bound)
    if share is None:
        return None
    if lower(tokens, share.end) == "of" and number_words.spoken(tokens, share.end + 1):
        raise UnreadError("a part of a number is written in digits, got a fraction of one", share.end + 2)
    return Understood(share.quoted, base="percent", approximate=True), share.end


def _sign(tokens: Tokens, at: int) -> tuple[int, bool]:
    if lower(tokens, at) in ("minus", "negative"):
        return at + 1, True
    joins = glued(tokens, at) and (kind(tokens, at - 1) != "mark" or lower(tokens, at - 1) in ")]%")
    signed = lower(tokens, at) in _MINUS and glued(tokens, at + 1) and not joins
    return at + signed, signed


def _money_before(tokens: Tokens, at: int) -> tuple[tuple[str, ...], int] | None:
    """A sign or code before a number; a small word there is a word: won 41 percent of the votes."""
    if kind(tokens, at) == "mark" or (kind(tokens, at) == "word" and tokens[at].text.isupper()):
        return currencies.at(tokens, at)
    return None


def _refuse_other_numbers(tokens: Tokens, start: int, end: int) -> None:
    """Raises ``UnreadError`` for a number that counts nothing: a name, an order, a time."""
    before = lower(tokens, start - 1)
    dash = before in _DASHES and glued(tokens, start - 1)
    stem = start - 1 - dash
    unit = say.SCALES.at(tokens, stem) or say.PERCENT.at(tokens, stem) or currencies.at(tokens, stem)
    if glued(tokens, start) and kind(tokens, stem) == "word" and not unit:
        raise UnreadError(f"{NOT_A_FIGURE}part of a name", end)
    if glued(tokens, start) and before in ".,:/":
        raise UnreadError(f"a number stands alone, got one after {before!r}; correct it", end)
    if kind(tokens, start) != "number":
        return
    if before in say.REFERENCES or (before == "." and lower(tokens, start - 2) in say.REFERENCES):
        raise UnreadError(f"{NOT_A_FIGURE}a reference", end)
    clock = lower(tokens, end) == ":" and glued(tokens, end + 1)
    if clock or lower(tokens, end) in ("am", "pm"):
        raise UnreadError(f"{NOT_A_FIGURE}a time of day", end + 1 + clock)
    if glued(tokens, end) and lower(tokens, end) in ("st", "nd", "rd", "th", "s"):
        raise UnreadError(f"{NOT_A_FIGURE}{'years' if lower(tokens, end) == 's' else 'an order'}", end + 1)


def _and_a_half(tokens: Tokens, numeral: Numeral) -> Numeral:
    words = [lower(tokens, numeral.end + step) for step in range(3)]
    if words != ["and", "a", "half"] or "." in numeral.quoted:
        return numeral
    return Numeral(f"{numeral.quoted}.5", numeral.end + 3)


def _scale(tokens: Tokens, at: int) -> tuple[str, int]:
    joined = at + (is_dash(tokens, at) and glued(tokens, at) and glued(tokens, at + 1))
    found = say.SCALES.at(tokens, joined)
    return found or ("", at)


def _counted(tokens: Tokens, opening: _Opening, numeral: Numeral, habits: Habits) -> tuple[Understood, int]:
    scale, end = _scale(tokens, numeral.end)
    base, end = _base(tokens, end, opening, habits)
    short = tokens[numeral.end].text if scale else ""
    if short in say.SHORT_SCALES and base in ("", "firm", "train"):
        raise UnreadError(f"a scale is written in full, got {short!r}, which may be another unit", end)
    if not base and say.SPANS.at(tokens, end + is_dash(tokens, end)):
        raise UnreadError(f"{NOT_A_FIGURE}a span of time", end + 1)
    _refuse_tail(tokens, numeral, end)
    if say.SECOND_SCALES.at(tokens, end):
        raise UnreadError(
            f"a number has one scale, got {tokens[end].text!r} besides; write it in one", end + 1
        )
    if numeral.unsure and not scale and base != "percent":
        raise UnreadError(
            f"the point of {numeral.quoted!r} may mark decimals or thousands; say which is the decimal mark",
            end,
        )
    yearly = say.YEARLY.at(tokens, end)
    if yearly is not None and lower(tokens, yearly[1]) in say.NOT_YEARLY:
        yearly = None
    quoted = f"{'-' if opening.minus else ''}{numeral.quoted}"
    dozen = lower(tokens, numeral.end - 1) == "dozen"
    found = Understood(quoted, scale=scale, base=base, yearly=yearly is not None, approximate=dozen)
    return found, yearly[1] if yearly else end


def _base(tokens: Tokens, at: int, opening: _Opening, habits: Habits) -> tuple[str, int]:
    joined = at + (is_dash(tokens, at) and glued(tokens, at) and glued(tokens, at + 1))
    after = currencies.at(tokens, joined)
    money, end = opening.money, at
    if after is not None:
        money, end = tuple(code for code in after[0] if not money or code in money), after[1]
        if not money:
            raise UnreadError("a figure has one currency, got two that differ; correct it", end)
    if money:
        shown = "".join(f"{'' if token.glued else ' '}{token.text}" for token in tokens[opening.start : end])
        try:
            return currencies.settled(money, shown.strip(), habits.currencies), end
        except currencies.CurrencyError as problem:
            raise UnreadError(str(problem), end) from None
    unfit = say.UNFIT.at(tokens, joined)
    if unfit is not None:
        raise UnreadError(*unfit)
    found = say.PERCENT.at(tokens, joined) or say.FOLD.at(tokens, at)
    if found is None:
        return noun(tokens, at)
    if found[0] == MULTIPLE and say.MORE.at(tokens, found[1]):
        reason = "so many times more is so many times as much to some, and one more to others; say which"
        raise UnreadError(reason, found[1] + 1)
    return found


def noun(tokens: Tokens, at: int) -> tuple[str, int]:
    """What is counted from ``at`` on, past what sort it is, and where that ends; "" if nothing known is."""
    for step in range(at, at + _ADJECTIVES + 1):
        found = say.NOUNS.at(tokens, step)
        if found is not None:
            return found
        plain = kind(tokens, step) == "word" and lower(tokens, step) not in say.BREAKS
        if not plain and not (step > at and is_dash(tokens, step) and glued(tokens, step)):
            break
    return "", at


def _refuse_tail(tokens: Tokens, numeral: Numeral, end: int) -> None:
    """Raises ``UnreadError`` where the number runs into something that is not understood."""
    if end > numeral.end or not glued(tokens, end) or kind(tokens, numeral.end - 1) != "number":
        return
    tail = tokens[end]
    if tail.text.isnumeric():
        raise UnreadError(f"a number is written in the digits 0 to 9, got {tail.text!r}; correct it", end + 1)
    if tail.kind == "word":
        raise UnreadError(f"{NOT_A_FIGURE}part of a name", end + 1)
    if tail.text in "/:" and glued(tokens, end + 1):
        reason = f"a number stands alone, got one before {tail.text!r}; write it as a decimal"
        raise UnreadError(reason, end + 2)
