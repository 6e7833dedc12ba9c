"""An ambiguous printed form is rejected with a reason."""

import pytest

from metrics.ingest.text.figure_parser import parse_figure
from metrics.ingest.text.parse_result import NotAFigure, Rejection
from metrics.quantities.figures import Bound

NEAREST, AT_LEAST, AT_MOST = Bound.NEAREST, Bound.AT_LEAST, Bound.AT_MOST


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has a number, got ''"),
        ("record high", "got a word for one"),
        ("negative", "got a word for one"),
        ("tens of billions", "a size without one"),
        ("hundreds of firms", "a size without one"),
        ("several hundred firms", "a size without one"),
        ("a few dozen companies", "a size without one"),
        ("double-digit", "a size without one"),
        ("$41 billion", "may be USD, SGD, HKD and 8 others; say which"),
        ("5 billion dollars", "may be USD"),
        ("A $3 billion", "may be USD"),
        ("¥5 billion", "may be CNY, JPY; say which"),
        ("5 billion kroner", "may be NOK, DKK"),
        ("€5 billion dollars", "one currency, got two that differ"),
        ("4.700", "may mark decimals or thousands"),
        ("4.700 firms", "may mark decimals or thousands"),
        ("1.234.567", "say which mark is its decimal mark"),
        ("4,7 billion", "say which mark is its decimal mark"),
        ("1,23,456", "say which mark is its decimal mark"),
        ("5 lakh rupees", "lakh or crore; convert it"),
        ("5 hundred million euros", "one scale, got 'hundred'"),
        ("25+ billion euros", "a scale stands by its number"),
        ("1" * 30, "at most 15 digits"),
        ("1/3", "got one before '/'"),
        ("1½", "digits 0 to 9, got '½'"),
        (".5 percent", "got one after '.'"),
        ("5m", "may be another unit"),
        ("3 tons", "metric or short"),
        ("2 percentage points", "difference of two percentages"),
        ("3 times more", "say which"),
        ("fell by more than 3%", "a fall is one plain number, as bounds below zero"),
        ("less than -3%", "no upper bound here"),
        ("more than 12 to 15 percent", "read alone"),
        ("fell threefold", "a fall is one plain number"),
        ("15-12 billion euros", "a range runs upward"),
        ("12 percent\u201315 billion euros", "a range runs upward in one unit"),
        ("from 3 percent to €5", "a change is in one unit"),
        ("€5 billion in trade", "read alone, got 'in trade' after it"),
        ("trade of €5 billion", "read alone, got 'trade of ' before it"),
        ("rose 10% to €24.7 billion", "read alone, got 'to €24.7 billion' after it"),
        ("a quarter of a million euros", "a part of a number"),
        ("a million and a half euros", "one scale, got 'and'"),
        ("fell by nearly 4%", "a fall is one plain number"),
        ("a third visit", "has a number"),
    ],
)
def test_a_form_that_leaves_the_figure_open_is_refused_with_the_reason(text: str, reason: str) -> None:
    found = parse_figure(text)
    assert isinstance(found, Rejection), found
    assert reason in found.reason
    assert found.kind is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023", NotAFigure.YEAR),
        ("15 years", NotAFigure.SPAN_OF_TIME),
        ("a 15-year", NotAFigure.SPAN_OF_TIME),
        ("5th", NotAFigure.ORDER),
        ("1990s", NotAFigure.YEARS),
        ("page 12", NotAFigure.REFERENCE),
        ("p. 12", NotAFigure.REFERENCE),
        ("10:30", NotAFigure.TIME_OF_DAY),
        ("5 p.m.", NotAFigure.TIME_OF_DAY),
        ("G20", NotAFigure.PART_OF_NAME),
        ("COVID-19", NotAFigure.PART_OF_NAME),
        ("5G", NotAFigure.PART_OF_NAME),
    ],
)
def test_a_number_that_counts_nothing_is_told_by_its_kind(text: str, kind: NotAFigure) -> None:
    found = parse_figure(text)
    assert isinstance(found, Rejection), found
    assert (found.kind, found.reason) == (kind, f"not a figure: {kind}")
