"""The figures of a paragraph are proposed with measure and time."""

import pytest

from metrics.ingest.text import currencies
from metrics.ingest.text.figure_parser import parse_figure
from metrics.ingest.text.measure_classifier import TARGET
from metrics.ingest.text.paragraph_parser import Proposal, propose
from metrics.ingest.text.parse_result import ParsedFigure, Rejection
from metrics.quantities.figures import Bound
from metrics.quantities.measures import MEASURES
from tests.ingest.text.example_report import REPORT

NEAREST, AT_LEAST, AT_MOST = Bound.NEAREST, Bound.AT_LEAST, Bound.AT_MOST


def taken(found: list[Proposal]) -> list[tuple[str, str, str]]:
    return [
        (each.text, each.measure, each.period) for each in found if isinstance(each.reading, ParsedFigure)
    ]


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
    others = [(each.text, each.reading.reason) for each in found if isinstance(each.reading, Rejection)]
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
    assert isinstance(asked.reading, Rejection)
    (named, settled) = propose("Exports were US$20 billion. Trade reached $41 billion.")
    assert isinstance(named.reading, ParsedFigure)
    assert isinstance(settled.reading, ParsedFigure)
    assert settled.reading.base == "USD"
    both = propose("Exports were US$20 billion and C$1 billion; trade reached $41 billion.")
    assert isinstance(both[2].reading, Rejection)


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
    assert isinstance(found.reading, ParsedFigure)
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
    assert parse_figure("try 5 firms") != parse_figure("TRY 5 firms")  # a small word is no code
