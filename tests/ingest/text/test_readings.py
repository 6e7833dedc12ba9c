"""A parsed figure is shown in words, keeps its bounds, and is stored as figures are."""

import pytest

from metrics.datasets import rows
from metrics.ingest.text.figure_parser import parse_figure
from metrics.ingest.text.normalised import NormalisedFigure, normalise
from metrics.ingest.text.paragraph_parser import propose
from metrics.ingest.text.parse_result import Rejection
from metrics.quantities.figures import Bound, rounding_bounds
from tests.ingest.text.example_report import understood

NEAREST, AT_LEAST, AT_MOST = Bound.NEAREST, Bound.AT_LEAST, Bound.AT_MOST


@pytest.mark.parametrize(
    ("text", "currency", "decimal", "quoted", "unit"),
    [
        ("$41 billion", "USD", "", "41", "billion_USD"),
        ("41 billion dollars", "CAD", "", "41", "billion_CAD"),
        ("¥5 billion", "JPY", "", "5", "billion_JPY"),
        ("€5 billion", "USD", "", "5", "billion_EUR"),
        ("4.700", "", ",", "4,700", "dimensionless"),
        ("4.700", "", ".", "4.700", "dimensionless"),
        ("4,7 billion", "", ",", "4.7", "billion"),
        ("1.234,5", "", ",", "1,234.5", "dimensionless"),
    ],
)
def test_what_the_reader_says_of_the_text_settles_it(
    text: str, currency: str, decimal: str, quoted: str, unit: str
) -> None:
    found = understood(text, currency, decimal)
    assert (found.quoted, found.unit) == (quoted, unit)


@pytest.mark.parametrize(
    ("currency", "decimal", "message"),
    [("dollars", "", "currency must be an ISO 4217 code"), ("", ";", "decimal must be a point or a comma")],
)
def test_a_wrong_setting_is_an_error(currency: str, decimal: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_figure("5", currency=currency, decimal=decimal)


def test_the_published_date_is_one() -> None:
    with pytest.raises(ValueError, match="published must be the report's date such as 2024-07-05"):
        propose("5 firms", published="July")


@pytest.mark.parametrize(
    ("text", "low", "high", "words_for_it"),
    [
        ("12-15 billion euros", 12, 15, "12 to 15 billion EUR"),
        ("12 to 15 billion euros", 12, 15, "12 to 15 billion EUR"),
        ("€12–15 billion", 12, 15, "12 to 15 billion EUR"),
        ("between 3 and 4 percent", 3, 4, "3 to 4 percent"),
        ("€900 million to €1.2 billion", 0.9, 1.2, "900 million EUR to 1.2 billion EUR"),
    ],
)
def test_a_range_keeps_both_its_ends(text: str, low: float, high: float, words_for_it: str) -> None:
    found = understood(text)
    assert found.bounds == (low, high)
    assert found.words == f"understood as {words_for_it}"


@pytest.mark.parametrize(
    ("text", "value", "before"),
    [
        ("rose to 41.02 from 31.05", "41.02", "31.05"),
        ("from €10 billion to €15 billion", "15", "10"),
        ("rose from €10 billion to €15 billion", "15", "10"),
        ("€15 billion, up from €10 billion", "15", "10"),
        ("up from 3 to 4 percent", "4", "3"),
    ],
)
def test_a_change_keeps_what_it_started_from(text: str, value: str, before: str) -> None:
    found = understood(text)
    assert found.earlier is not None
    assert (found.quoted, found.earlier.quoted, found.earlier.unit) == (value, before, found.unit)
    assert not found.change  # it is a level, with the earlier level beside it


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("over 4,700 firms", "4,700 or more firms"),
        ("nearly 50,000 firms", "just below it: 50,000 or fewer firms, and close to it"),
        ("some 500 firms", "about 500 firms, rounded as it is printed"),
        ("just over €5 billion", "5 billion EUR or more, and close to it"),
        ("up to €5 billion a year", "5 billion EUR a year or less"),
        ("fell 12.3%", "a change of -12.3 percent"),
        ("more than doubled", "a change to 2 or more times as much"),
        ("rank 4 or better", "rank 4 or better"),
        ("rose to 41.02 from 31.05", "41.02, from 31.05 before"),
        ("4.7 thousand", "4.7 thousand"),
    ],
)
def test_what_is_understood_is_said_back(text: str, said: str) -> None:
    assert understood(text).words == f"understood as {said}"


@pytest.mark.parametrize("text", ["41", "4,700", "over 4,700", "up to 25", "41.02", "-4.5"])
def test_bounds_are_those_of_a_figure(text: str) -> None:
    found = understood(text)
    assert found.bounds == rounding_bounds(found.quoted, found.bound)[1:]


@pytest.mark.parametrize(
    ("text", "measure", "quoted", "unit"),
    [
        ("US$41 billion", "turnover", "41", "billion_USD/year"),
        ("US$31.1 million", "turnover", "0.0311", "billion_USD/year"),
        ("US$500 million", "cumulative_investment", "0.500", "billion_USD"),
        ("over US$1.2 trillion", "turnover", "1200", "billion_USD/year"),
        ("US$1.2345 trillion", "turnover", "1234.5", "billion_USD/year"),
        ("fell 12.3%", "turnover_growth", "-12.3", "percent"),
        ("4,700", "firms", "4,700", "firm"),
        ("4.2 thousand firms", "firms_registered", "4.2", "thousand_firm"),
        ("over 4.7 thousand firms", "firms", "4700", "firm"),
        ("28 million tonnes", "rail_freight", "28", "million_tonne/year"),
        ("759 thousand tonnes", "corridor_cargo", "0.759", "million_tonne/year"),
        ("rank 4", "investor_rank", "4", "rank"),
    ],
)
def test_a_figure_is_recorded_in_the_unit_of_its_measure_with_the_same_bounds(
    text: str, measure: str, quoted: str, unit: str
) -> None:
    found = understood(text)
    assert normalise(found, measure) == NormalisedFigure(quoted, found.bound, unit)
    row = dict.fromkeys(("id", "reporter", "partner", "source", "revises", "note"), "")
    row |= {"measure": measure, "period": "2023", "quoted": quoted, "bound": found.bound.value}
    rows.figure(row | {"unit": unit, "status": "normal"})


@pytest.mark.parametrize(
    ("text", "measure", "reason"),
    [
        ("US$1.2 trillion", "turnover", "recorded in billion_USD/year, got 1.2 trillion_USD"),
        ("5 billion yuan", "turnover", "got 5 billion_CNY"),
        ("4.7 thousand firms", "firms", "recorded in firm, got 4.7 thousand_firm"),
        ("US$12-15 billion", "turnover", "one number, not a range"),
        ("rose by US$3 billion", "turnover", "a flow is a level, not a change"),
        ("US$25 billion a year", "cumulative_investment", "recorded in billion_USD, got 25 billion_USD/year"),
        ("32", "turnover_growth", "recorded in percent, got 32 dimensionless"),
    ],
)
def test_a_figure_that_its_measure_cannot_hold_is_refused(text: str, measure: str, reason: str) -> None:
    found = normalise(understood(text), measure)
    assert isinstance(found, Rejection)
    assert reason in found.reason
