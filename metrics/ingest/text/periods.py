"""The times that a report names: years, spans, part years and dates, as ``quantities.figures`` has them."""

import re
from collections.abc import Iterator
from datetime import date

from metrics.ingest.text import number_words
from metrics.ingest.text.amounts import is_dash
from metrics.ingest.text.dates import MONTHS, TO, Time, dated, is_time, months, stretch
from metrics.ingest.text.number_words import NumeralError
from metrics.ingest.text.tokens import Tokens, lower, phrases
from metrics.quantities.figures import FigureError, Period

_FEW = re.compile("[0-9]{1,3}")
_ASKS = "this needs the report's own date; give it"
_PARTS = phrases(
    [
        ("first half of", (1, 6)),
        ("second half of", (7, 12)),
        ("first quarter of", (1, 3)),
        ("second quarter of", (4, 6)),
        ("third quarter of", (7, 9)),
        ("fourth quarter of", (10, 12)),
    ]
)
_NAMED = phrases([("last year", -1), ("this year", 0), ("next year", 1)])
_PAST = phrases([("past | last | previous", True)])
_NEXT = phrases([("next | coming", True)])
_END_OF = phrases([("end of | end -", True)])
_LENGTHS = {"year": 1, "years": 1, "decade": 10, "decades": 10}


def times(tokens: Tokens, published: date | None) -> Iterator[Time]:
    """The times named in ``tokens``, in order and apart; ``published`` is the report's own date.

    The past years end with the last whole one before that date; since a year runs up to its year.

    >>> from metrics.ingest.text.tokens import tokenise
    >>> [time.text for time in times(tokenise("by 2030, over the past 15 years"), date(2024, 7, 5))]
    ['2030', '2009/2023']
    """
    at = 0
    while at < len(tokens):
        found = _time(tokens, at, published)
        if found is not None:
            yield _checked(found)
        at = found.end if found else at + 1


def _time(tokens: Tokens, at: int, published: date | None) -> Time | None:
    found = (
        _between(tokens, at)
        or _part_of_year(tokens, at, published)
        or _due(tokens, at, published)
        or _recent(tokens, at, published)
        or _since(tokens, at, published)
        or months(tokens, at)
        or dated(tokens, at)
    )
    if found is not None:
        return found
    year = _year(tokens, at, published)
    return Time(at, year[1], "a year", _text(year[0]), asks=_asks(year[0])) if year else None


def _checked(time: Time) -> Time:
    try:
        if time.text:
            Period(time.text)
    except FigureError as problem:
        return Time(time.start, time.end, time.what, asks=str(problem))
    return time


def _text(year: int | None) -> str:
    return "" if year is None else str(year)


def _asks(year: int | None) -> str:
    return _ASKS if year is None else ""


def _year(tokens: Tokens, at: int, published: date | None) -> tuple[int | None, int] | None:
    """A year and where it ends; the year is None where it hangs on a date that is not known."""
    named = _NAMED.at(tokens, at)
    if named is not None:
        return (published.year + named[0] if published else None), named[1]
    return (int(tokens[at].text), at + 1) if is_time(tokens, at) else None


def _between(tokens: Tokens, at: int) -> Time | None:
    first = at + (lower(tokens, at) in ("between", "from"))
    if not is_time(tokens, first):
        return None
    if not (lower(tokens, first + 1) in TO or is_dash(tokens, first + 1)):
        return None
    last = first + 2
    if is_time(tokens, last):
        return Time(at, last + 1, "a span of years", f"{tokens[first].text}/{tokens[last].text}")
    return None


def _part_of_year(tokens: Tokens, at: int, published: date | None) -> Time | None:
    part = _PARTS.at(tokens, at) or _first_months(tokens, at)
    if part is None:
        return None
    (first, last), end = part
    if lower(tokens, end) == "the":
        end += 1
    year = (published.year if published else None, end + 1) if lower(tokens, end) == "year" else None
    year = year or _year(tokens, end, published)
    if year is None:
        return None
    text = stretch(year[0], first, last) if year[0] is not None else ""
    return Time(at, year[1], "part of a year", text, asks=_asks(year[0]))


def _first_months(tokens: Tokens, at: int) -> tuple[tuple[int, int], int] | None:
    if lower(tokens, at) != "first":
        return None
    count = _count(tokens, at + 1) or (1, at + 1)
    if count[0] not in MONTHS.values() or lower(tokens, count[1]) not in ("month", "months"):
        return None
    of = lower(tokens, count[1] + 1) in ("of", "in")
    return ((1, count[0]), count[1] + 1 + of)


def _count(tokens: Tokens, at: int) -> tuple[int, int] | None:
    try:
        found = number_words.written(tokens, at, ".") or number_words.spoken(tokens, at)
    except NumeralError:
        return None
    if found is None or not _FEW.fullmatch(found.quoted):
        return None
    return int(found.quoted), found.end


def _due(tokens: Tokens, at: int, published: date | None) -> Time | None:
    """By a year, or the end of one; one that is over when the report is published is not ahead."""
    by = lower(tokens, at) in ("by", "before")
    start = at + by + (by and lower(tokens, at + 1) == "the")
    end_of = _END_OF.at(tokens, start)
    year = _year(tokens, end_of[1] if end_of else start, published)
    if year is None or not (by or end_of):
        return None
    due = by and not (published and year[0] is not None and year[0] < published.year)
    month = "-12" if end_of and year[0] is not None else ""
    return Time(at, year[1], "a year", f"{_text(year[0])}{month}", due, _asks(year[0]))


def _recent(tokens: Tokens, at: int, published: date | None) -> Time | None:
    """The past or next so many years."""
    past, coming = _PAST.at(tokens, at), _NEXT.at(tokens, at)
    start = past or coming
    if start is None:
        return None
    count, end = _count(tokens, start[1]) or (1, start[1])
    unit = lower(tokens, end)
    if unit not in _LENGTHS or (unit == "year" and end == start[1]):
        return None
    years = count * _LENGTHS[unit]
    if published is None:
        return Time(at, end + 1, "a span of years", due=coming is not None, asks=_ASKS)
    if coming:
        return Time(at, end + 1, "a span of years", str(published.year + years), due=True)
    first, last = published.year - years, published.year - 1
    return Time(at, end + 1, "a span of years", f"{first}/{last}" if first < last else str(last))


def _since(tokens: Tokens, at: int, published: date | None) -> Time | None:
    if lower(tokens, at) != "since":
        return None
    year = at + 1 + (lower(tokens, at + 1) in MONTHS)
    if not is_time(tokens, year):
        return None
    what = "a span of years"
    if published is None:
        return Time(at, year + 1, what, asks=_ASKS)
    return Time(at, year + 1, what, f"{tokens[year].text}/{published.year}")
