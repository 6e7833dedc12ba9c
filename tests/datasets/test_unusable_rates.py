"""Rates that cannot be used are refused, all at once and by row; a brief may be without any."""

import pytest

from metrics.datasets import brief_schema
from metrics.datasets.brief import BriefError, load_brief
from metrics.datasets.rows import Rate
from metrics.datasets.shipped_briefs import BRIEFS
from metrics.ingest.brief_builder.zip_import import open_brief
from metrics.quantities.figures import FigureError
from tests.datasets.test_exchange_rates import Copy, problems, rated
from tests.ingest.brief_builder.test_zip_import import packed


@pytest.mark.parametrize(
    ("quoted", "unit", "rule"),
    [
        ("0", "USD/NZD", "quoted must be a rate above 0, got '0'"),
        ("0.000", "USD/NZD", "quoted must be a rate above 0"),
        ("1.2", "USD/USD", "unit must be two of USD, NZD such as USD/NZD"),
        ("1.2", "USD/XYZ", "got 'USD/XYZ'"),
        ("1.2", "billion_USD", "got 'billion_USD'"),
    ],
)
def test_a_rate_that_is_none_is_refused(quoted: str, unit: str, rule: str) -> None:
    with pytest.raises(FigureError) as caught:
        Rate("rate", 2012, quoted, unit, "source", "")
    assert rule in str(caught.value)


@pytest.mark.parametrize("row", ["rate,2024,0.5,USD/NZD,bls-cpi-u,\n", ""])
def test_a_rate_of_another_year_converts_nothing(broken: Copy, row: str) -> None:
    (problem,) = problems(rated(broken, row))
    assert problem.startswith(
        "figures.csv row chn-turnover-2025: trade in NZD needs the exchange rate of 2025"
    )
    assert "rates.csv" in problem


def test_bad_rates_are_all_refused_at_once(broken: Copy) -> None:
    rows = (
        "zero,2020,0.0,USD/NZD,bls-cpi-u,\n"
        "minus,2021,-0.7,USD/NZD,bls-cpi-u,\n"
        "one,2025,0.5,USD/NZD,bls-cpi-u,\n"
        "other,2025,0.6,USD/NZD,bls-cpi-u,\n"
        "unsourced,2023,0.6,USD/NZD,,\n"
        "undated,,0.6,USD/NZD,bls-cpi-u,\n"
        "worded,2022,0.6,dollars,bls-cpi-u,\n"
    )
    found = "\n".join(problems(rated(broken, rows)))
    for said in (
        "rates.csv row zero: quoted must be written as",
        "rates.csv row minus: quoted must be written as",
        "rates.csv rows one, other: one row for each unit, year, got USD/NZD 2025 2 times",
        "rates.csv row unsourced: source is required",
        "rates.csv row undated: year is required",
        "rates.csv row worded: unit must be written as",
    ):
        assert said in found


def test_a_rate_given_both_ways_round_is_refused(broken: Copy) -> None:
    rows = "one,2025,0.5,USD/NZD,bls-cpi-u,\nchn-turnover-2025,2025,2,NZD/USD,bls-cpi-u,\n"
    found = problems(rated(broken, rows))
    assert len(found) == 2
    assert "one rate for two currencies and a year, got NZD/USD of 2025 beside one; keep one" in found[0]
    assert "id must be none of figures.csv, got 'chn-turnover-2025'" in found[1]


def test_a_source_that_no_row_names_is_refused(broken: Copy) -> None:
    (problem,) = problems(rated(broken, "one,2025,0.5,USD/NZD,nowhere,\n"))
    assert problem.startswith("rates.csv row one: source must be an id of sources.csv, got 'nowhere'")


def test_the_file_of_rates_may_be_left_out(broken: Copy) -> None:
    folder = broken("rates.csv")
    (folder / "rates.csv").unlink()
    assert load_brief(folder).rates == {}


def test_rates_that_nothing_describes_are_told_of(broken: Copy) -> None:
    folder = broken("datapackage.json", '"name": "rates"', '"name": "others"')
    (problem,) = problems(folder)
    assert "must describe the table rates" in problem


def test_a_brief_from_outside_may_bring_rates_or_not() -> None:
    held = {each.name: each.read_bytes() for each in (BRIEFS / "china-new-zealand").iterdir()}
    assert len(open_brief(packed(held)).rates) == 5
    without = {name: content for name, content in held.items() if name != "rates.csv"}
    with pytest.raises(BriefError, match=r"add USD/NZD or NZD/USD of 2008 to rates\.csv"):
        open_brief(packed(without))
    assert "rates" in brief_schema.tables()
