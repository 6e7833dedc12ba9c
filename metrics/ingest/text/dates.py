"""Parses calendar dates in a text: years, months and days."""

import re
from dataclasses import dataclass

from metrics.ingest.text import currencies
from metrics.ingest.text import lexicon_en as lexicon
from metrics.ingest.text.amounts import is_dash, looks_like_year
from metrics.ingest.text.parse_result import NotAFigure
from metrics.ingest.text.tokens import Tokens, is_glued, kind, lowercase, word_numbers, word_set

MONTHS = word_numbers(
    "january february march april may june july august september october november december", 1
) | word_numbers("jan feb mar apr may jun jul aug sept oct nov dec", 1)
_DAY = re.compile("0?[1-9]|[12][0-9]|3[01]")
RANGE_WORDS = word_set("and to through until till")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in the tokens from ``start`` to ``end``.

    ``text`` is ISO text for ``Period``, or "" if it is incomplete; then ``asks`` says what is missing.
    ``due`` marks a deadline (by 2030); ``kind`` says what it names.
    """

    start: int
    end: int
    kind: NotAFigure
    text: str = ""
    due: bool = False
    asks: str = ""


def is_calendar_year(tokens: Tokens, at: int) -> bool:
    """Whether the number at ``at`` is a year, unlike 2000 firms, more than 2000 or US$ 2023."""
    if not looks_like_year(tokens, at) or (is_glued(tokens, at + 1) and kind(tokens, at + 1) == "word"):
        return False
    counted = any(
        table.match(tokens, at + 1)
        for table in (lexicon.SCALES, lexicon.PERCENT, lexicon.NOUNS, lexicon.MULTIPLE_SUFFIXES)
    )
    bounded = any((lexicon.BOUNDS_BEFORE.match(tokens, at - back) or ((), -1))[1] == at for back in (1, 2, 3))
    money = currencies.match(tokens, at - 1) is not None and kind(tokens, at - 1) == "mark"
    return not (counted or bounded or money)


def iso_month_range(year: int, first: int, last: int) -> str:
    """The months ``first`` to ``last`` of a year as ISO text."""
    start = f"{year}-{first:02}"
    return start if first == last else f"{start}/{year}-{last:02}"


def _month(tokens: Tokens, at: int) -> int:
    """The number of the month at ``at``, else 0. A lower-case word is not a month: trade may rise."""
    named = kind(tokens, at) == "word" and tokens[at].text[0].isupper()
    return MONTHS.get(lowercase(tokens, at), 0) if named else 0


def _day(tokens: Tokens, at: int) -> str:
    text = tokens[at].text if kind(tokens, at) == "number" else ""
    return f"{int(text):02}" if _DAY.fullmatch(text) else ""


def month_range_expression(tokens: Tokens, at: int) -> TimeExpression | None:
    """A range of months in one year, such as January to October 2023."""
    start = at + (lowercase(tokens, at) in ("between", "from"))
    first, last = _month(tokens, start), _month(tokens, start + 2)
    joined = lowercase(tokens, start + 1) in RANGE_WORDS or is_dash(tokens, start + 1)
    end = start + 3 + (lowercase(tokens, start + 3) in ("of", ","))
    if not (first and last and joined and is_calendar_year(tokens, end)):
        return None
    return TimeExpression(
        at, end + 1, NotAFigure.PART_OF_YEAR, iso_month_range(int(tokens[end].text), first, last)
    )


def date_expression(tokens: Tokens, at: int) -> TimeExpression | None:
    """A month or a day, such as June 2024, July 3, 2024, 3 July or 2024-07-03."""
    if looks_like_year(tokens, at) and is_dash(tokens, at + 1) and is_glued(tokens, at + 2):
        return _iso_date(tokens, at)
    early, month_at = _days(tokens, at)
    month = _month(tokens, month_at)
    if not month:
        return None
    late, end = ("", month_at + 1) if early else _days(tokens, month_at + 1)
    day = early or late
    year = end + (lowercase(tokens, end) in (",", "of"))
    if is_calendar_year(tokens, year):
        return TimeExpression(
            at, year + 1, NotAFigure.DATE, "-".join(filter(None, (tokens[year].text, f"{month:02}", day)))
        )
    return TimeExpression(at, end, NotAFigure.DATE, asks="it has no year; give it") if day else None


def _days(tokens: Tokens, at: int) -> tuple[str, int]:
    """The day at ``at`` (the first of 2-3 July) and the index after it; "" if there is none."""
    day = _day(tokens, at)
    two = bool(day) and is_dash(tokens, at + 1) and _day(tokens, at + 2) != ""
    return day, at + (3 if two else bool(day))


def _iso_date(tokens: Tokens, at: int) -> TimeExpression | None:
    month, day = _day(tokens, at + 2), _day(tokens, at + 4) if is_dash(tokens, at + 3) else ""
    if day:
        return TimeExpression(at, at + 5, NotAFigure.DATE, f"{tokens[at].text}-{month}-{day}")
    return (
        TimeExpression(at, at + 3, NotAFigure.YEAR, asks="it may be a month or two years; say which")
        if month
        else None
    )
