"""Parses one printed amount: sign, number, scale and unit."""

import re
from typing import NamedTuple

from metrics.ingest.text import currencies, number_words
from metrics.ingest.text import lexicon_en as lexicon
from metrics.ingest.text.conventions import FigureParseError, TextConventions
from metrics.ingest.text.number_words import Numeral
from metrics.ingest.text.parse_result import MULTIPLE, NotAFigure, ParsedFigure
from metrics.ingest.text.tokens import Tokens, is_glued, kind, lowercase
from metrics.quantities.figures import Bound

_YEAR = re.compile("(19|20)[0-9]{2}")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_MINUS = frozenset("-\u2212")
_ADJECTIVES = 4  # most tokens between a number and its noun: 500 state - owned enterprises


def is_dash(tokens: Tokens, at: int) -> bool:
    """Whether the token at ``at`` is a hyphen, dash or minus sign."""
    return lowercase(tokens, at) in _DASHES


def looks_like_year(tokens: Tokens, at: int) -> bool:
    """Whether the token at ``at`` is a number from 1900 to 2099."""
    return kind(tokens, at) == "number" and _YEAR.fullmatch(tokens[at].text) is not None


def amount(
    tokens: Tokens, at: int, conventions: TextConventions, bound: Bound
) -> tuple[ParsedFigure, int] | None:
    """The amount that starts at ``at``, and the index after it; None if there is none.

    A fraction such as two-thirds is rounded in the direction of ``bound``. Raises ``FigureParseError``.
    """
    word = _one_word_amount(tokens, at, bound)
    if word is not None:
        return word
    opening = _prefix(tokens, at)
    start = opening.end
    try:
        numeral = number_words.number_in_digits(
            tokens, start, conventions.decimal
        ) or number_words.number_in_words(tokens, start)
    except number_words.NumeralError as problem:
        raise FigureParseError(str(problem), start + 1) from None
    if (
        lowercase(tokens, start) == "half"
        and lowercase(tokens, start + 1) == "a"
        and _is_scale_or_percent(tokens, start + 2)
    ):
        numeral = Numeral("0.5", start + 2)
    if numeral is None:
        return None
    if not opening.money:
        _refuse_other_numbers(tokens, start, numeral.end)
    return _complete_amount(tokens, opening, _add_half(tokens, numeral), conventions)


def _is_scale_or_percent(tokens: Tokens, at: int) -> bool:
    return (lexicon.SCALES.match(tokens, at) or lexicon.PERCENT.match(tokens, at)) is not None


class _Prefix(NamedTuple):
    """The sign and currency before a number; ``money`` lists the currencies it may mean."""

    start: int
    end: int
    minus: bool
    money: tuple[str, ...]


def _prefix(tokens: Tokens, at: int) -> _Prefix:
    end, minus = _sign(tokens, at)
    money = _leading_currency(tokens, end)
    if money is None:
        return _Prefix(at, end, minus, ())
    end, inside = _sign(tokens, money[1])
    return _Prefix(at, end, minus or inside, money[0])


def _one_word_amount(tokens: Tokens, at: int, bound: Bound) -> tuple[ParsedFigure, int] | None:
    multiple = lexicon.MULTIPLES.match(tokens, at) or number_words.fold_multiple(tokens, at)
    if multiple is not None:
        return ParsedFigure(multiple[0], base=MULTIPLE, change=True), multiple[1]
    if lowercase(tokens, at) == "half" and lowercase(tokens, at + 1) == "a":
        return None
    share = number_words.percentage(tokens, at, bound)
    if share is None:
        return None
    if lowercase(tokens, share.end) == "of" and number_words.number_in_words(tokens, share.end + 1):
        raise FigureParseError(
            "a part of a number is written in digits, got a fraction of one", share.end + 2
        )
    return ParsedFigure(share.quoted, base="percent", approximate=True), share.end


def _sign(tokens: Tokens, at: int) -> tuple[int, bool]:
    if lowercase(tokens, at) in ("minus", "negative"):
        return at + 1, True
    joins = is_glued(tokens, at) and (kind(tokens, at - 1) != "mark" or lowercase(tokens, at - 1) in ")]%")
    signed = lowercase(tokens, at) in _MINUS and is_glued(tokens, at + 1) and not joins
    return at + signed, signed


def _leading_currency(tokens: Tokens, at: int) -> tuple[tuple[str, ...], int] | None:
    """The currency sign or code at ``at``; a lower-case word is not one: won 41 percent of the votes."""
    if kind(tokens, at) == "mark" or (kind(tokens, at) == "word" and tokens[at].text.isupper()):
        return currencies.match(tokens, at)
    return None


def _refuse_other_numbers(tokens: Tokens, start: int, end: int) -> None:
    """Raises ``FigureParseError`` for a number that is part of a name, an ordinal, a reference or a time."""
    before = lowercase(tokens, start - 1)
    dash = before in _DASHES and is_glued(tokens, start - 1)
    stem = start - 1 - dash
    unit = (
        lexicon.SCALES.match(tokens, stem)
        or lexicon.PERCENT.match(tokens, stem)
        or currencies.match(tokens, stem)
    )
    if is_glued(tokens, start) and kind(tokens, stem) == "word" and not unit:
        raise FigureParseError(NotAFigure.PART_OF_NAME, end)
    if is_glued(tokens, start) and before in ".,:/":
        raise FigureParseError(f"a number stands alone, got one after {before!r}; correct it", end)
    if kind(tokens, start) != "number":
        return
    if before in lexicon.REFERENCES or (before == "." and lowercase(tokens, start - 2) in lexicon.REFERENCES):
        raise FigureParseError(NotAFigure.REFERENCE, end)
    clock = lowercase(tokens, end) == ":" and is_glued(tokens, end + 1)
    if clock or lowercase(tokens, end) in ("am", "pm"):
        raise FigureParseError(NotAFigure.TIME_OF_DAY, end + 1 + clock)
    if is_glued(tokens, end) and lowercase(tokens, end) in ("st", "nd", "rd", "th", "s"):
        plural = lowercase(tokens, end) == "s"
        raise FigureParseError(NotAFigure.YEARS if plural else NotAFigure.ORDER, end + 1)


def _add_half(tokens: Tokens, numeral: Numeral) -> Numeral:
    words = [lowercase(tokens, numeral.end + step) for step in range(3)]
    if words != ["and", "a", "half"] or "." in numeral.quoted:
        return numeral
    return Numeral(f"{numeral.quoted}.5", numeral.end + 3)


def _scale(tokens: Tokens, at: int) -> tuple[str, int]:
    joined = at + (is_dash(tokens, at) and is_glued(tokens, at) and is_glued(tokens, at + 1))
    found = lexicon.SCALES.match(tokens, joined)
    return found or ("", at)


def _complete_amount(
    tokens: Tokens, opening: _Prefix, numeral: Numeral, conventions: TextConventions
) -> tuple[ParsedFigure, int]:
    scale, end = _scale(tokens, numeral.end)
    base, end = _base(tokens, end, opening, conventions)
    short = tokens[numeral.end].text if scale else ""
    if short in lexicon.SHORT_SCALES and base in ("", "firm", "train"):
        raise FigureParseError(f"a scale is written in full, got {short!r}, which may be another unit", end)
    if not base and lexicon.TIME_UNITS.match(tokens, end + is_dash(tokens, end)):
        raise FigureParseError(NotAFigure.SPAN_OF_TIME, end + 1)
    _refuse_tail(tokens, numeral, end)
    if lexicon.SECOND_SCALES.match(tokens, end):
        raise FigureParseError(
            f"a number has one scale, got {tokens[end].text!r} besides; write it in one", end + 1
        )
    if numeral.unsure and not scale and base != "percent":
        raise FigureParseError(
            f"the point of {numeral.quoted!r} may mark decimals or thousands; say which is the decimal mark",
            end,
        )
    yearly = lexicon.YEARLY.match(tokens, end)
    if yearly is not None and lowercase(tokens, yearly[1]) in lexicon.NOT_YEARLY:
        yearly = None
    quoted = f"{'-' if opening.minus else ''}{numeral.quoted}"
    dozen = lowercase(tokens, numeral.end - 1) == "dozen"
    found = ParsedFigure(quoted, scale=scale, base=base, yearly=yearly is not None, approximate=dozen)
    return found, yearly[1] if yearly else end


def _base(tokens: Tokens, at: int, opening: _Prefix, conventions: TextConventions) -> tuple[str, int]:
    joined = at + (is_dash(tokens, at) and is_glued(tokens, at) and is_glued(tokens, at + 1))
    after = currencies.match(tokens, joined)
    money, end = opening.money, at
    if after is not None:
        money, end = tuple(code for code in after[0] if not money or code in money), after[1]
        if not money:
            raise FigureParseError("a figure has one currency, got two that differ; correct it", end)
    if money:
        shown = "".join(f"{'' if token.glued else ' '}{token.text}" for token in tokens[opening.start : end])
        try:
            return currencies.resolve(money, shown.strip(), conventions.currencies), end
        except currencies.CurrencyError as problem:
            raise FigureParseError(str(problem), end) from None
    unfit = lexicon.REJECTED_UNITS.match(tokens, joined)
    if unfit is not None:
        raise FigureParseError(*unfit)
    found = lexicon.PERCENT.match(tokens, joined) or lexicon.MULTIPLE_SUFFIXES.match(tokens, at)
    if found is None:
        return noun(tokens, at)
    if found[0] == MULTIPLE and lexicon.COMPARATIVES.match(tokens, found[1]):
        reason = "so many times more is so many times as much to some, and one more to others; say which"
        raise FigureParseError(reason, found[1] + 1)
    return found


def noun(tokens: Tokens, at: int) -> tuple[str, int]:
    """The unit of the first counted noun after ``at``, past adjectives, and the index after it; or ""."""
    for step in range(at, at + _ADJECTIVES + 1):
        found = lexicon.NOUNS.match(tokens, step)
        if found is not None:
            return found
        plain = kind(tokens, step) == "word" and lowercase(tokens, step) not in lexicon.NOUN_BREAKS
        if not plain and not (step > at and is_dash(tokens, step) and is_glued(tokens, step)):
            break
    return "", at


def _refuse_tail(tokens: Tokens, numeral: Numeral, end: int) -> None:
    """Raises ``FigureParseError`` if unknown text follows the number without a space."""
    if end > numeral.end or not is_glued(tokens, end) or kind(tokens, numeral.end - 1) != "number":
        return
    tail = tokens[end]
    if tail.text.isnumeric():
        raise FigureParseError(
            f"a number is written in the digits 0 to 9, got {tail.text!r}; correct it", end + 1
        )
    if tail.kind == "word":
        raise FigureParseError(NotAFigure.PART_OF_NAME, end + 1)
    if tail.text in "/:" and is_glued(tokens, end + 1):
        reason = f"a number stands alone, got one before {tail.text!r}; write it as a decimal"
        raise FigureParseError(reason, end + 2)
