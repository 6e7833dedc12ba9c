"""Figures are read as a report prints them: what is understood, and what is refused and why."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import entry, words
from metrics.figure import Bound, Figure, Period, Status, rounding_bounds
from metrics.measure import MEASURES
from metrics.printed import currencies
from metrics.printed.amounts import NOT_A_FIGURE
from metrics.printed.figures import read
from metrics.printed.paragraph import Proposal, propose
from metrics.printed.periods import times
from metrics.printed.recorded import Recorded, recorded
from metrics.printed.tokens import tokenise
from metrics.printed.topics import TARGET
from metrics.printed.understood import Refused, Understood

NEAREST, AT_LEAST, AT_MOST = Bound.NEAREST, Bound.AT_LEAST, Bound.AT_MOST


def understood(text: str, currency: str = "", decimal: str = "") -> Understood:
    found = read(text, currency=currency, decimal=decimal)
    assert isinstance(found, Understood), found
    return found


@pytest.mark.parametrize(
    ("text", "quoted", "bound", "unit"),
    [
        # numbers
        ("4,700", "4,700", NEAREST, "dimensionless"),
        ("4700 firms", "4700", NEAREST, "firm"),
        ("4 700", "4,700", NEAREST, "dimensionless"),
        ("4\u00a0700 firms", "4,700", NEAREST, "firm"),
        ("1\u202f234\u202f567", "1,234,567", NEAREST, "dimensionless"),
        ("4.7 thousand", "4.7", NEAREST, "thousand"),
        ("1.5 million", "1.5", NEAREST, "million"),
        ("0.759 million tonnes", "0.759", NEAREST, "million_tonne"),
        ("6.346 billion USD", "6.346", NEAREST, "billion_USD"),
        ("18.0 percent", "18.0", NEAREST, "percent"),
        # money
        ("US$41.02bn", "41.02", NEAREST, "billion_USD"),
        ("US$ 41 bn a year", "41", NEAREST, "billion_USD/year"),
        ("US $41 billion", "41", NEAREST, "billion_USD"),
        ("U.S.$41 billion", "41", NEAREST, "billion_USD"),
        ("41.02 billion U.S. dollars", "41.02", NEAREST, "billion_USD"),
        ("41.02 billion US dollars", "41.02", NEAREST, "billion_USD"),
        ("USD 31.1 million", "31.1", NEAREST, "million_USD"),
        ("31.1 million USD per year", "31.1", NEAREST, "million_USD/year"),
        ("a US$25-billion", "25", NEAREST, "billion_USD"),
        ("US$5m", "5", NEAREST, "million_USD"),
        ("1.2 trillion yuan", "1.2", NEAREST, "trillion_CNY"),
        ("RMB 50 billion", "50", NEAREST, "billion_CNY"),
        ("5 billion yen", "5", NEAREST, "billion_JPY"),
        ("€3.4 bn", "3.4", NEAREST, "billion_EUR"),
        ("£23 billion", "23", NEAREST, "billion_GBP"),
        ("41 billion tenge a year", "41", NEAREST, "billion_KZT/year"),
        ("3 billion lira", "3", NEAREST, "billion_TRY"),
        ("900 million rupees", "900", NEAREST, "million_INR"),
        ("900 million Pakistani rupees", "900", NEAREST, "million_PKR"),
        ("A$3 billion", "3", NEAREST, "billion_AUD"),
        ("HK$3 billion", "3", NEAREST, "billion_HKD"),
        ("-US$3 billion", "-3", NEAREST, "billion_USD"),
        # bounds
        ("over 4,700", "4,700", AT_LEAST, "dimensionless"),
        ("over 4,700 Chinese businesses", "4,700", AT_LEAST, "firm"),
        ("more than 12 trillion yuan", "12", AT_LEAST, "trillion_CNY"),
        ("at least 3", "3", AT_LEAST, "dimensionless"),
        ("4,700+ firms", "4,700", AT_LEAST, "firm"),
        ("500 or more state-owned companies", "500", AT_LEAST, "firm"),
        ("4,700 firms or more", "4,700", AT_LEAST, "firm"),
        ("no fewer than 500 companies", "500", AT_LEAST, "firm"),
        ("up to US$ 25 bn", "25", AT_MOST, "billion_USD"),
        ("less than 5%", "5", AT_MOST, "percent"),
        ("nearly US$10bn", "10", AT_MOST, "billion_USD"),
        ("almost 50,000 firms", "50,000", AT_MOST, "firm"),
        ("just over 30 percent", "30", AT_LEAST, "percent"),
        ("some 500 firms", "500", NEAREST, "firm"),
        ("about 5%", "5", NEAREST, "percent"),
        ("around 2000 companies", "2000", NEAREST, "firm"),
        ("rank 4", "4", NEAREST, "rank"),
        ("rank 4 or better", "4", AT_MOST, "rank"),
        # shares and changes
        ("32 percent", "32", NEAREST, "percent"),
        ("32 per cent", "32", NEAREST, "percent"),
        ("-4.5%", "-4.5", NEAREST, "percent"),
        ("\u22124.5\u00a0%", "-4.5", NEAREST, "percent"),
        ("minus 4.5 percent", "-4.5", NEAREST, "percent"),
        ("fell 12.3%", "-12.3", NEAREST, "percent"),
        ("a 12.3 percent decline", "-12.3", NEAREST, "percent"),
        ("up 32 percent", "32", NEAREST, "percent"),
        ("rose sharply by 32 percent", "32", NEAREST, "percent"),
        ("32 percent year-on-year increase", "32", NEAREST, "percent"),
        ("32 percent increase year-on-year", "32", NEAREST, "percent"),
        ("grew by more than a fifth", "20", AT_LEAST, "percent"),
        ("a third", "33", NEAREST, "percent"),
        ("more than a third", "33", AT_LEAST, "percent"),
        ("up to a third", "34", AT_MOST, "percent"),
        ("half", "50", NEAREST, "percent"),
        ("two-thirds", "67", NEAREST, "percent"),
        ("three quarters", "75", NEAREST, "percent"),
        # multiples
        ("doubled", "2", NEAREST, "dimensionless"),
        ("more than doubled", "2", AT_LEAST, "dimensionless"),
        ("tripled", "3", NEAREST, "dimensionless"),
        ("halved", "0.5", NEAREST, "dimensionless"),
        ("3.5-fold", "3.5", NEAREST, "dimensionless"),
        ("3.5 times", "3.5", NEAREST, "dimensionless"),
        ("twentyfold", "20", NEAREST, "dimensionless"),
        ("two and a half times", "2.5", NEAREST, "dimensionless"),
        # words
        ("three trains", "3", NEAREST, "train"),
        ("twenty-five billion euros", "25", NEAREST, "billion_EUR"),
        ("half a billion euros", "0.5", NEAREST, "billion_EUR"),
        ("a billion euros", "1", NEAREST, "billion_EUR"),
        ("two hundred and fifty firms", "250", NEAREST, "firm"),
        ("two thousand five hundred firms", "2,500", NEAREST, "firm"),
        ("half a dozen companies", "6", NEAREST, "firm"),
        ("half a percent", "0.5", NEAREST, "percent"),
        ("200-plus firms", "200", AT_LEAST, "firm"),
        ("(-4.5%)", "-4.5", NEAREST, "percent"),
        ("€-3 billion", "-3", NEAREST, "billion_EUR"),
        ("a dozen companies", "12", NEAREST, "firm"),
        ("500 Chinese-funded enterprises", "500", NEAREST, "firm"),
        ("28 m tonnes a year", "28", NEAREST, "million_tonne/year"),
        ("\u201cover 4,700\u201d.", "4,700", AT_LEAST, "dimensionless"),
    ],
)
def test_a_printed_form_is_understood(text: str, quoted: str, bound: Bound, unit: str) -> None:
    found = understood(text)
    assert (found.quoted, found.bound, found.unit) == (quoted, bound, unit)
    assert found.lower is None


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
        ("2023", f"{NOT_A_FIGURE}a year"),
        ("15 years", f"{NOT_A_FIGURE}a span of time"),
        ("a 15-year", f"{NOT_A_FIGURE}a span of time"),
        ("5th", f"{NOT_A_FIGURE}an order"),
        ("1990s", f"{NOT_A_FIGURE}years"),
        ("page 12", f"{NOT_A_FIGURE}a reference"),
        ("p. 12", f"{NOT_A_FIGURE}a reference"),
        ("10:30", f"{NOT_A_FIGURE}a time of day"),
        ("5 p.m.", f"{NOT_A_FIGURE}a time of day"),
        ("G20", f"{NOT_A_FIGURE}part of a name"),
        ("COVID-19", f"{NOT_A_FIGURE}part of a name"),
        ("5G", f"{NOT_A_FIGURE}part of a name"),
        ("a quarter of a million euros", "a part of a number"),
        ("a million and a half euros", "one scale, got 'and'"),
        ("fell by nearly 4%", "a fall is one plain number"),
        ("a third visit", "has a number"),
    ],
)
def test_a_form_that_leaves_the_figure_open_is_refused_with_the_reason(text: str, reason: str) -> None:
    found = read(text)
    assert isinstance(found, Refused), found
    assert reason in found.reason


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
        read("5", currency=currency, decimal=decimal)


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
    assert recorded(found, measure) == Recorded(quoted, found.bound, unit)
    row = dict.fromkeys(("id", "reporter", "partner", "source", "revises", "note"), "")
    row |= {"measure": measure, "period": "2023", "quoted": quoted, "bound": found.bound.value}
    entry.figure(row | {"unit": unit, "status": "normal"})


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
    found = recorded(understood(text), measure)
    assert isinstance(found, Refused)
    assert reason in found.reason


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
    (found,) = times(tokenise(text), date(2024, 7, 5))
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
    (found,) = times(tokenise(text), None)
    assert not found.text
    assert asks in found.asks


@pytest.mark.parametrize("text", ["2000 firms", "over 2000", "€2023", "2023 percent", "2000s", "it may 5"])
def test_a_number_is_no_year_because_it_has_four_digits(text: str) -> None:
    assert not list(times(tokenise(text), None))


REPORT = (
    "Two-way trade came to $41 billion last year, which is 32 percent more, year on year. Kazakh officials "
    "say that $25 billion of investment has arrived over the past 15 years and that over 4,700 businesses "
    "from China now operate there. On July 3, during his fifth visit, the president spoke of doubling trade "
    "as early as can be; the two signed 30 papers (page 12) at 10:30 before the G20."
)


def taken(found: list[Proposal]) -> list[tuple[str, str, str]]:
    return [(each.text, each.measure, each.period) for each in found if isinstance(each.reading, Understood)]


def test_the_figures_of_a_report_are_proposed_with_measure_and_time() -> None:
    found = propose(REPORT, published="2024-07-05", currency="USD")
    assert taken(found) == [
        ("$41 billion", "turnover", "2023"),
        ("32 percent more", "turnover_growth", "2023"),
        ("$25 billion", "cumulative_investment", "2009/2023"),
        ("over 4,700 businesses", "firms", ""),
        ("doubling", TARGET, ""),
        ("30", "", ""),
    ]
    others = [(each.text, each.reading.reason) for each in found if isinstance(each.reading, Refused)]
    assert others == [
        ("Two", "not a figure: a number word that counts nothing"),
        ("last year", "not a figure: a year"),
        ("past 15 years", "not a figure: a span of years"),
        ("July 3", "not a figure: a date"),
        ("fifth", "not a figure: an order"),
        ("two", "not a figure: a number word that counts nothing"),
        ("12", "not a figure: a reference"),
        ("10:30", "not a figure: a time of day"),
        ("20", "not a figure: part of a name"),
    ]
    assert all(REPORT[each.start : each.end] == each.text for each in found)


def test_a_sign_is_asked_about_unless_the_text_names_its_currency() -> None:
    (asked,) = propose("Trade reached $41 billion.")
    assert isinstance(asked.reading, Refused)
    (named, settled) = propose("Exports were US$20 billion. Trade reached $41 billion.")
    assert isinstance(named.reading, Understood)
    assert isinstance(settled.reading, Understood)
    assert settled.reading.base == "USD"
    both = propose("Exports were US$20 billion and C$1 billion; trade reached $41 billion.")
    assert isinstance(both[2].reading, Refused)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the first ten months of 2023 exports rose 10% to €24.7bn while imports fell 3% to €16bn.",
            [
                ("rose 10%", "exports_growth", "2023-01/2023-10"),
                ("€24.7bn", "exports", "2023-01/2023-10"),
                ("fell 3%", "imports_growth", "2023-01/2023-10"),
                ("€16bn", "imports", "2023-01/2023-10"),
            ],
        ),
        (
            "The two pledged to raise trade to €100 billion by 2030, from €41 billion in 2023.",
            [("€100 billion", TARGET, "2030"), ("€41 billion", "turnover", "2023")],
        ),
        ("Exports and imports together made €41 billion.", [("€41 billion", "turnover", "")]),
        ("Trade more than doubled between 2013 and 2023.", [("more than doubled", "", "2013/2023")]),
        ("Trade grew 9.2 percent from 2023.", [("grew 9.2 percent", "turnover_growth", "")]),
        ("Trade grew 100 times.", [("grew 100 times", "", "")]),
        (
            "Trade rose from €527 million in 1992 to over €10 billion in 2006.",
            [("€527 million", "turnover", "1992"), ("over €10 billion", "turnover", "2006")],
        ),
        (
            "Trade was €20.8bn, down 24.6% from €27.7bn.",
            [("€20.8bn", "turnover", ""), ("down 24.6%", "turnover_growth", ""), ("€27.7bn", "turnover", "")],
        ),
        ("Trade was €3 billion more than before.", [("€3 billion more", "", "")]),
        ("The trade surplus was €3 billion.", [("€3 billion", "", "")]),
        ("It makes up 32 percent of trade.", [("32 percent", "", "")]),
        ("Trade rose by €3 billion.", [("rose by €3 billion", "", "")]),
        ("The stock of investment was €5.2 billion.", [("€5.2 billion", "fdi_stock", "")]),
        ("The inflow of investment was €1.4 billion in 2022.", [("€1.4 billion", "fdi_inflow", "2022")]),
        ("Rail carried 28 million tonnes in 2022.", [("28 million tonnes", "rail_freight", "2022")]),
        ("The corridor moved 4.1 million tonnes.", [("4.1 million tonnes", "corridor_cargo", "")]),
        ("Some 200 trains ran.", [("Some 200 trains", "container_trains", "")]),
        (
            "As of June 2024 there were 2,500 registered firms.",
            [("2,500 registered firms", "firms_registered", "2024-06")],
        ),
        ("Trade with Mr. Smith was €5 billion.", [("€5 billion", "turnover", "")]),
        ("It holds rank 4 among investors.", [("rank 4", "investor_rank", "")]),
        ("He met 19 million people.", [("19 million", "", "")]),
        (
            "It opened on 3 March 2023, when trade was €41 billion in 2022.",
            [("€41 billion", "turnover", "2022")],
        ),
    ],
)
def test_the_measure_and_time_are_guessed_from_the_words_near(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert taken(propose(text)) == expected


def test_a_target_is_due_by_its_date() -> None:
    (found, _) = propose("Trade is to reach €100 billion by 2030.")
    assert (found.measure, found.period, found.due) == (TARGET, "2030", True)


def test_a_year_ago_is_not_every_year() -> None:
    (found,) = propose("Trade was €5 billion a year ago.")
    assert isinstance(found.reading, Understood)
    assert not found.reading.yearly


def test_what_hangs_on_the_reports_date_asks_for_it() -> None:
    (found, _) = propose("Trade reached €41 billion last year.")
    assert not found.period
    assert "the report's own date" in found.asks


def test_a_guess_names_a_measure() -> None:
    for each in propose(REPORT, published="2024-07-05", currency="USD"):
        assert each.measure in {"", TARGET, *MEASURES}


def test_a_known_currency_is_three_capitals_with_its_own_name_at_least() -> None:
    assert all(len(code) == 3 and code.isupper() for code in currencies.codes())
    assert read("try 5 firms") != read("TRY 5 firms")  # a small word is no code


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
    found = understood(words.quoted(figure), decimal=".")
    assert recorded(found, measure) == Recorded(quoted, bound, unit)
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
    assert isinstance(read(text), Understood | Refused)
    for found in propose(text, published="2024-07-05"):
        assert text[found.start : found.end] == found.text
        assert isinstance(found.reading, Refused) or found.reading.bounds[0] <= found.reading.bounds[1]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_pieces_run_together_are_understood_or_refused(text: str) -> None:
    assert isinstance(read(text), Understood | Refused)
    propose(text)


def seconds(text: str) -> float:
    begun = time.process_time()
    read(text)
    propose(text, published="2024-07-05", currency="USD")
    return time.process_time() - begun


def test_a_report_of_a_hundred_kilobytes_is_read_in_two_seconds() -> None:
    assert seconds((REPORT * 1000)[:100_000]) < 2


@pytest.mark.parametrize(
    "piece", ["1", "1,", "100 ", "a.", "- ", "from 1 to ", "up only ", "2023 ", "tens of billions "]
)
def test_no_text_takes_more_time_than_its_length(piece: str) -> None:
    assert seconds((piece * 20_000)[:20_000]) < 2  # with its square it would take a minute
