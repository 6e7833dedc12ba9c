"""A claim is held against both books."""

from types import SimpleNamespace

import pytest

from metrics.analysis import report_arithmetic
from metrics.analysis.claim_check import Check, check
from metrics.analysis.trade_series import TradeSeries
from metrics.datasets.brief import Brief
from metrics.quantities.figures import FigureError, Interval


def test_the_reports_claim_agrees_with_one_book(brief: Brief) -> None:
    implied, checks = check(TradeSeries(brief), "41", "32", 2023)
    assert round(implied.value, 2) == 31.06
    assert {(c.reporter, c.year): c.agrees for c in checks} == {
        ("CHN", 2022): True,
        ("CHN", 2023): True,
        ("KAZ", 2022): False,
        ("KAZ", 2023): False,
    }


def test_a_year_without_a_value_is_not_compared(brief: Brief) -> None:
    _, checks = check(TradeSeries(brief), "12", "5", 2019)
    assert {(c.reporter, c.year): c.agrees for c in checks}["CHN", 2019] is None


@pytest.mark.parametrize(("value", "rate"), [("about 41", "32"), ("41", "a third"), ("", "32")])
def test_a_claim_that_is_no_number_is_refused(brief: Brief, value: str, rate: str) -> None:
    with pytest.raises(FigureError, match="printed number alone"):
        check(TradeSeries(brief), value, rate, 2023)


@pytest.mark.parametrize(
    ("low", "high", "agrees"),
    [(41.5, 43, True), (39, 40.5, True), (40.9, 41.1, True), (41.6, 43, False), (39, 40.4, False)],
)
def test_two_values_agree_where_what_their_words_allow_meets(low: float, high: float, agrees: bool) -> None:
    claimed = Interval(41, 40.5, 41.5, "billion_USD/year")
    recorded = Interval((low + high) / 2, low, high, "billion_USD/year")
    assert Check("CHN", 2023, claimed, recorded).agrees is agrees
    assert Check("CHN", 2023, recorded, claimed).agrees is agrees
    assert report_arithmetic.agrees(claimed, SimpleNamespace(interval=recorded)) is agrees  # type: ignore[arg-type]


def test_both_years_are_held_against_both_books_in_order(brief: Brief) -> None:
    _, checks = check(TradeSeries(brief), "41", "32", 2023)
    assert [(c.reporter, c.year) for c in checks] == [
        (side.id, year) for side in brief.sides for year in (2022, 2023)
    ]
    assert {c.claimed.value for c in checks if c.year == 2023} == {41}
    assert all(c.claimed.value == pytest.approx(41 / 1.32) for c in checks if c.year == 2022)
