"""Any text is parsed or rejected, in time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.ingest.text.figure_parser import parse_figure
from metrics.ingest.text.normalised import NormalisedFigure, normalise
from metrics.ingest.text.paragraph_parser import propose
from metrics.ingest.text.parse_result import ParsedFigure, Rejection
from metrics.narrative import phrases
from metrics.quantities.figures import Bound, Figure, Period, Status, rounding_bounds
from tests.ingest.text.example_report import REPORT, understood

NEAREST, AT_LEAST, AT_MOST = Bound.NEAREST, Bound.AT_LEAST, Bound.AT_MOST


HOUSE = {
    "turnover": ["billion_USD/year"],
    "cumulative_investment": ["billion_USD"],
    "firms": ["firm"],
    "firms_registered": ["thousand_firm"],
    "turnover_growth": ["percent"],
    "rail_freight": ["million_tonne/year"],
    "container_trains": ["train"],
    "investor_rank": ["rank"],
}


@settings(deadline=None)
@given(
    st.sampled_from(sorted(HOUSE)),
    st.decimals(min_value=0, max_value=99999, places=2, allow_nan=False),
    st.integers(min_value=0, max_value=2),
    st.sampled_from(list(Bound)),
)
def test_a_figure_as_the_house_prints_it_is_read_as_it_was(
    measure: str, number: object, places: int, bound: Bound
) -> None:
    (unit,) = HOUSE[measure]
    bound = NEAREST if measure == "investor_rank" and bound is AT_LEAST else bound  # printed without it
    quoted = f"{number:,.{places}f}"
    figure = Figure("", measure, "", "", Period("2023"), quoted, bound, unit, "", Status.NORMAL, "", "")
    found = understood(phrases.printed_form(figure), decimal=".")
    assert normalise(found, measure) == NormalisedFigure(quoted, bound, unit)
    assert found.bounds == rounding_bounds(quoted, bound)[1:]


PIECES = [
    *("from", "to", "between", "and", "over", "up to", "nearly", "rose", "fell", "by", "a", "half", "third"),
    *("$", "US$", "€", "%", "percent", "billion", "m", "-", "\u2013", ".", ",", "/", ":", "+", "½", "²", "٣"),
    *("2023", "4,700", "4.700", "41", "15", "years", "firms", "times", "more", "dozen", "hundred", "tens of"),
    *(
        "since",
        "first",
        "last",
        "year",
        "months of",
        "July",
        "the end of",
        "rank",
        "U.S.",
        "dollars",
        "(",
        " ",
    ),
]


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_any_text_is_understood_or_refused(text: str) -> None:
    assert isinstance(parse_figure(text), ParsedFigure | Rejection)
    for found in propose(text, published="2024-07-05"):
        assert text[found.start : found.end] == found.text
        assert isinstance(found.reading, Rejection) or found.reading.bounds[0] <= found.reading.bounds[1]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_pieces_run_together_are_understood_or_refused(text: str) -> None:
    assert isinstance(parse_figure(text), ParsedFigure | Rejection)
    propose(text)


def seconds(text: str) -> float:
    begun = time.process_time()
    parse_figure(text)
    propose(text, published="2024-07-05", currency="USD")
    return time.process_time() - begun


def test_a_report_of_a_hundred_kilobytes_is_read_in_two_seconds() -> None:
    assert seconds((REPORT * 1000)[:100_000]) < 2


@pytest.mark.parametrize(
    "piece", ["1", "1,", "100 ", "a.", "- ", "from 1 to ", "up only ", "2023 ", "tens of billions "]
)
def test_no_text_takes_more_time_than_its_length(piece: str) -> None:
    assert seconds((piece * 20_000)[:20_000]) < 2  # with its square it would take a minute
