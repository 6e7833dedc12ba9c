"""The period of a figure, and what is asked if the text does not give it."""

from datetime import date

import pytest

from metrics.ingest.text.periods import time_expressions
from metrics.ingest.text.tokens import tokenise
from metrics.quantities.figures import Bound, Period

NEAREST, AT_LEAST, AT_MOST = Bound.NEAREST, Bound.AT_LEAST, Bound.AT_MOST


@pytest.mark.parametrize(
    ("text", "period", "due"),
    [
        ("in 2023", "2023", False),
        ("last year", "2023", False),
        ("this year", "2024", False),
        ("over the past 15 years", "2009/2023", False),
        ("in the last five years", "2019/2023", False),
        ("the past decade", "2014/2023", False),
        ("over the next three years", "2027", True),
        ("since 2005", "2005/2024", False),
        ("in the first ten months of 2023", "2023-01/2023-10", False),
        ("the first 8 months of this year", "2024-01/2024-08", False),
        ("the first month of the year", "2024-01", False),
        ("the first half of 2024", "2024-01/2024-06", False),
        ("the third quarter of last year", "2023-07/2023-09", False),
        ("January to October 2023", "2023-01/2023-10", False),
        ("January\u2013October 2023", "2023-01/2023-10", False),
        ("between 2013 and 2023", "2013/2023", False),
        ("2009\u20132023", "2009/2023", False),
        ("by 2030", "2030", True),
        ("by the end of 2030", "2030-12", True),
        ("at the end of 2023", "2023-12", False),
        ("June 2024", "2024-06", False),
        ("July 3, 2024", "2024-07-03", False),
        ("3 July 2024", "2024-07-03", False),
        ("2\u20133 July 2024", "2024-07-02", False),
        ("July 2-3, 2024", "2024-07-02", False),
        ("by the end of 2023", "2023-12", False),
        ("2024-07-03", "2024-07-03", False),
    ],
)
def test_a_time_is_written_as_a_figure_takes_it(text: str, period: str, due: bool) -> None:
    (found,) = time_expressions(tokenise(text), date(2024, 7, 5))
    assert (Period(found.text).text, found.due) == (period, due)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("last year", "needs the report's own date"),
        ("the past 15 years", "needs the report's own date"),
        ("since 2005", "needs the report's own date"),
        ("the first half of the year", "needs the report's own date"),
        ("July 3", "no year"),
        ("2023-24", "a month or two years"),
        ("from 2023 to 2013", "must run forward"),
    ],
)
def test_a_time_that_cannot_be_told_asks(text: str, asks: str) -> None:
    (found,) = time_expressions(tokenise(text), None)
    assert not found.text
    assert asks in found.asks


@pytest.mark.parametrize("text", ["2000 firms", "over 2000", "€2023", "2023 percent", "2000s", "it may 5"])
def test_a_number_is_no_year_because_it_has_four_digits(text: str) -> None:
    assert not list(time_expressions(tokenise(text), None))
