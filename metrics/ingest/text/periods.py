"""Parses the times in a text (years, spans, part years, dates) into ISO text for ``figures.Period``."""

import re
from collections.abc import Iterator
from datetime import date

from metrics.ingest.text import number_words
from metrics.ingest.text.amounts import is_dash
from metrics.ingest.text.dates import (
    MONTHS,
    RANGE_WORDS,
    TimeExpression,
    date_expression,
    is_calendar_year,
    iso_month_range,
    month_range_expression,
)
from metrics.ingest.text.number_words import NumeralError
from metrics.ingest.text.parse_result import NotAFigure
from metrics.ingest.text.tokens import Tokens, lowercase, phrase_table
from metrics.quantities.figures import FigureError, Period

_SHORT_NUMBER = re.compile("[0-9]{1,3}")
_DATE_NEEDED = "this needs the report's own date; give it"
_PARTS_OF_YEAR = phrase_table(
    [
        ("first half of", (1, 6)),
        ("second half of", (7, 12)),
        ("first quarter of", (1, 3)),
        ("second quarter of", (4, 6)),
        ("third quarter of", (7, 9)),
        ("fourth quarter of", (10, 12)),
    ]
)
_RELATIVE_YEARS = phrase_table([("last year", -1), ("this year", 0), ("next year", 1)])
_PAST = phrase_table([("past | last | previous", True)])
_NEXT = phrase_table([("next | coming", True)])
_END_OF = phrase_table([("end of | end -", True)])
_LENGTHS = {"year": 1, "years": 1, "decade": 10, "decades": 10}


def time_expressions(tokens: Tokens, published: date | None) -> Iterator[TimeExpression]:
    """The time expressions in ``tokens``, in order, without overlap.

    ``published`` is the report's date. *The past years* end with the last whole year before it;
    *since 2014* ends with its year.

    >>> from metrics.ingest.text.tokens import tokenise
    >>> tokens = tokenise("by 2030, over the past 15 years")
    >>> [time.text for time in time_expressions(tokens, date(2024, 7, 5))]
    ['2030', '2009/2023']
    """
    at = 0
    while at < len(tokens):
        found = _time_expression(tokens, at, published)
        if found is not None:
            yield _check_period(found)
        at = found.end if found else at + 1


def _time_expression(tokens: Tokens, at: int, published: date | None) -> TimeExpression | None:
    found = (
        _year_range(tokens, at)
        or _part_of_year(tokens, at, published)
        or _due_year(tokens, at, published)
        or _recent_years(tokens, at, published)
        or _open_year_range(tokens, at, published)
        or month_range_expression(tokens, at)
        or date_expression(tokens, at)
    )
    if found is not None:
        return found
    year = _year(tokens, at, published)
    return (
        TimeExpression(at, year[1], NotAFigure.YEAR, _text(year[0]), asks=_question(year[0]))
        if year
        else None
    )


def _check_period(time: TimeExpression) -> TimeExpression:
    try:
        if time.text:
            Period(time.text)
    except FigureError as problem:
        return TimeExpression(time.start, time.end, time.kind, asks=str(problem))
    return time


def _text(year: int | None) -> str:
    return "" if year is None else str(year)


def _question(year: int | None) -> str:
    return _DATE_NEEDED if year is None else ""


def _year(tokens: Tokens, at: int, published: date | None) -> tuple[int | None, int] | None:
    """A year and the index after it; the year is None if it is relative to an unknown date."""
    named = _RELATIVE_YEARS.match(tokens, at)
    if named is not None:
        return (published.year + named[0] if published else None), named[1]
    return (int(tokens[at].text), at + 1) if is_calendar_year(tokens, at) else None


def _year_range(tokens: Tokens, at: int) -> TimeExpression | None:
    first = at + (lowercase(tokens, at) in ("between", "from"))
    if not is_calendar_year(tokens, first):
        return None
    if not (lowercase(tokens, first + 1) in RANGE_WORDS or is_dash(tokens, first + 1)):
        return None
    last = first + 2
    if is_calendar_year(tokens, last):
        return TimeExpression(
            at, last + 1, NotAFigure.SPAN_OF_YEARS, f"{tokens[first].text}/{tokens[last].text}"
        )
    return None


def _part_of_year(tokens: Tokens, at: int, published: date | None) -> TimeExpression | None:
    part = _PARTS_OF_YEAR.match(tokens, at) or _first_months(tokens, at)
    if part is None:
        return None
    (first, last), end = part
    if lowercase(tokens, end) == "the":
        end += 1
    year = (published.year if published else None, end + 1) if lowercase(tokens, end) == "year" else None
    year = year or _year(tokens, end, published)
    if year is None:
        return None
    text = iso_month_range(year[0], first, last) if year[0] is not None else ""
    return TimeExpression(at, year[1], NotAFigure.PART_OF_YEAR, text, asks=_question(year[0]))


def _first_months(tokens: Tokens, at: int) -> tuple[tuple[int, int], int] | None:
    if lowercase(tokens, at) != "first":
        return None
    count = _count(tokens, at + 1) or (1, at + 1)
    if count[0] not in MONTHS.values() or lowercase(tokens, count[1]) not in ("month", "months"):
        return None
    of = lowercase(tokens, count[1] + 1) in ("of", "in")
    return ((1, count[0]), count[1] + 1 + of)


def _count(tokens: Tokens, at: int) -> tuple[int, int] | None:
    try:
        found = number_words.number_in_digits(tokens, at, ".") or number_words.number_in_words(tokens, at)
    except NumeralError:
        return None
    if found is None or not _SHORT_NUMBER.fullmatch(found.quoted):
        return None
    return int(found.quoted), found.end


def _due_year(tokens: Tokens, at: int, published: date | None) -> TimeExpression | None:
    """A deadline (by 2030) or the end of a year; a year before the report's is not a deadline."""
    by = lowercase(tokens, at) in ("by", "before")
    start = at + by + (by and lowercase(tokens, at + 1) == "the")
    end_of = _END_OF.match(tokens, start)
    year = _year(tokens, end_of[1] if end_of else start, published)
    if year is None or not (by or end_of):
        return None
    due = by and not (published and year[0] is not None and year[0] < published.year)
    month = "-12" if end_of and year[0] is not None else ""
    return TimeExpression(at, year[1], NotAFigure.YEAR, f"{_text(year[0])}{month}", due, _question(year[0]))


def _recent_years(tokens: Tokens, at: int, published: date | None) -> TimeExpression | None:
    """An expression such as the past 15 years or the next decade."""
    past, coming = _PAST.match(tokens, at), _NEXT.match(tokens, at)
    start = past or coming
    if start is None:
        return None
    count, end = _count(tokens, start[1]) or (1, start[1])
    unit = lowercase(tokens, end)
    if unit not in _LENGTHS or (unit == "year" and end == start[1]):
        return None
    years = count * _LENGTHS[unit]
    if published is None:
        return TimeExpression(
            at, end + 1, NotAFigure.SPAN_OF_YEARS, due=coming is not None, asks=_DATE_NEEDED
        )
    if coming:
        return TimeExpression(at, end + 1, NotAFigure.SPAN_OF_YEARS, str(published.year + years), due=True)
    first, last = published.year - years, published.year - 1
    return TimeExpression(
        at, end + 1, NotAFigure.SPAN_OF_YEARS, f"{first}/{last}" if first < last else str(last)
    )


def _open_year_range(tokens: Tokens, at: int, published: date | None) -> TimeExpression | None:
    if lowercase(tokens, at) != "since":
        return None
    year = at + 1 + (lowercase(tokens, at + 1) in MONTHS)
    if not is_calendar_year(tokens, year):
        return None
    kind = NotAFigure.SPAN_OF_YEARS
    if published is None:
        return TimeExpression(at, year + 1, kind, asks=_DATE_NEEDED)
    return TimeExpression(at, year + 1, kind, f"{tokens[year].text}/{published.year}")
