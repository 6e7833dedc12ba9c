"""An amount in another currency is converted by the rate of its own year, or the brief is refused."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.analysis import report_arithmetic
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.analysis.trade_series import Derivation
from metrics.charts.catalogue import CHARTS
from metrics.charts.tidy_data import Provenance
from metrics.datasets.brief import Brief, BriefError, load_brief
from metrics.datasets.rows import Rate
from metrics.datasets.shipped_briefs import BRIEFS
from metrics.narrative import conversion_rates, data_tables, phrases, precedents, source_notes
from metrics.quantities import number_format
from metrics.quantities.figures import FigureError, Interval, convert_amount, exact_interval
from metrics.scenarios.reference_criteria import ReferenceCriteria as ClassRule

Copy = Callable[..., Path]
HEAD = "id,year,quoted,unit,source,note\n"
LATEST = "chn-turnover-2025,turnover,CHN,KAZ,2025,48.7,nearest,billion_USD/year"
AMOUNTS = st.floats(0.001, 1e4)
WIDTHS = st.floats(0, 0.4)


@pytest.fixture(scope="module")
def abroad() -> Brief:
    """The shipped brief of which one book counts in another currency."""
    return load_brief(BRIEFS / "china-new-zealand")


def rated(broken: Copy, rows: str) -> Path:
    """The shipped brief with one year of one book in NZ dollars, and these rates."""
    folder = broken("figures.csv", LATEST, LATEST.replace("USD", "NZD"))
    (folder / "rates.csv").write_text(HEAD + rows, encoding="utf-8")
    return folder


def problems(folder: Path) -> tuple[str, ...]:
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    return caught.value.problems


def around(value: float, width: float, unit: str) -> Interval:
    return Interval(value, value * (1 - width), value * (1 + width), unit)


@given(AMOUNTS, AMOUNTS)
def test_there_and_back_is_the_same_amount(amount: float, rate: float) -> None:
    start, exchange = exact_interval(amount, "billion_USD/year"), exact_interval(rate, "USD/NZD")
    there = convert_amount(start, exchange)
    assert there.unit == "billion_NZD/year"
    back = convert_amount(there, exchange)
    assert back.unit == start.unit
    assert back.value == pytest.approx(amount)


@given(AMOUNTS, WIDTHS, AMOUNTS, WIDTHS, st.sampled_from(["USD/NZD", "NZD/USD"]))
def test_bounds_keep_their_order_and_hold_every_corner(
    amount: float, wide: float, rate: float, unsure: float, unit: str
) -> None:
    start, exchange = around(amount, wide, "billion_USD"), around(rate, unsure, unit)
    found = convert_amount(start, exchange)
    assert found.low <= found.value <= found.high
    for a in (start.low, start.high):
        for r in (exchange.low, exchange.high):
            corner = a / r if unit == "USD/NZD" else a * r
            assert found.low * (1 - 1e-9) <= corner <= found.high * (1 + 1e-9)


def test_a_bound_stays_a_bound() -> None:
    exchange = Interval(0.5, 0.45, 0.55, "USD/NZD")
    least = convert_amount(Interval(10, 10, float("inf"), "billion_USD/year"), exchange)
    most = convert_amount(Interval(10, 0, 10, "billion_USD/year"), exchange)
    assert (least.value, least.high) == (20, float("inf"))
    assert (most.low, most.value) == (0, 20)


def test_an_amount_in_neither_currency_is_refused() -> None:
    with pytest.raises(FigureError, match="a currency of the rate USD/NZD that converts it, got percent"):
        convert_amount(exact_interval(1, "percent"), exact_interval(2, "USD/NZD"))


def test_a_rate_is_read_whichever_way_it_is_printed() -> None:
    rate = Rate("rate", 2012, "0.8105", "USD/NZD", "source", "")
    assert rate.interval == Interval(0.8105, 0.81045, 0.81055, "USD/NZD")
    assert phrases.exchange_rate(rate).replace(number_format.NBSP, " ") == "US$ 0.8105 per NZ$"


@pytest.mark.parametrize(("quoted", "unit"), [("0.5", "USD/NZD"), ("2.0", "NZD/USD")])
def test_a_figure_is_converted_by_the_rate_of_its_year(broken: Copy, quoted: str, unit: str) -> None:
    brief = load_brief(rated(broken, f"rate-2025,2025,{quoted},{unit},bls-cpi-u,\n"))
    seen = analyse(brief).series.observations("CHN")[2025]
    assert seen.interval.unit == "billion_USD/year"
    assert seen.interval.value == pytest.approx(24.35)
    assert seen.interval.low < 24.35 < seen.interval.high
    assert seen.is_indirect
    assert brief.figures["chn-turnover-2025"].quoted == "48.7"
    assert brief.figures["chn-turnover-2025"].value == 48.7
    assert analyse(brief).bases["chn"].value == 24.35
    assert analyse(brief).fan(analyse(brief).default_settings) is not None


def test_growth_works_in_the_currency_it_is_printed_in(abroad: Brief) -> None:
    """2011 follows from dollars of 2012 and their growth, and is converted by the rate of 2011."""
    seen = analyse(abroad).series.observations("CHN")[2011]
    assert seen.rule is Derivation.IMPLIED
    assert seen.counted.value == pytest.approx(9.67 / 1.11)
    assert seen.interval.value == pytest.approx(9.67 / 1.11 * 1.2626)
    assert seen.basis[-1] == "rate-2011"


def test_a_base_that_is_converted_has_the_digits_that_are_shown(abroad: Brief) -> None:
    assert analyse(abroad).bases["chn"].value == 34.94
    assert phrases.used_form(analyse(abroad).bases["chn"].figure).replace(number_format.NBSP, " ") == (
        "US$ 24.72 bn a year = NZ$ 34.94 bn a year"
    )


def test_an_implied_year_without_a_rate_is_absent(abroad: Brief) -> None:
    """Nothing stands in for it, neither the rate of the next year nor any other."""
    without = {name: rate for name, rate in abroad.rates.items() if rate.year != 2011}
    object.__setattr__(other := load_brief(BRIEFS / abroad.name), "rates", without)
    assert 2011 not in analyse(other).series.observations("CHN")
    assert 2012 in analyse(other).series.observations("CHN")


def test_a_book_in_dollars_is_counted_in_dollars_as_printed(abroad: Brief) -> None:
    seen = analyse(abroad).series.observations("CHN", currency="USD")[2021]
    assert (seen.interval.value, seen.rule, seen.is_converted) == (24.72, Derivation.PRINTED, False)


def test_tooltip_table_and_data_say_what_was_printed_the_rate_and_its_source(abroad: Brief) -> None:
    said = (
        "printed: US$ 9.67 bn a year, converted at US$ 0.8105 per NZ$, the average of 2012 "
        "(US Federal Reserve Board)"
    )
    view = build_outlook(abroad, analyse(abroad).default_workspace)
    content = CHARTS["record"].content(view)
    (row,) = [
        row for row in content.tables["observed"] if (row["year"], row["who"]) == (2012, "China's customs")
    ]
    assert row["derived"]
    table = content.view()
    (how,) = table[
        (table["Year"] == 2012)
        & (table["Flow"] == "Two-way trade")
        & (table["Reporter"] == "China's customs")
    ]["How"]
    (datum,) = [d for d in content.data() if d.period == "2012" and d.status is Provenance.DERIVED]
    for text in (row["how"], how, datum.note):
        assert text.replace(number_format.NBSP, " ") == said
    assert datum.source == "wikipedia; federal-reserve-2016-01-04"
    assert datum.unit == "billion_NZD/year"


def test_the_foot_and_the_page_name_whose_rates(abroad: Brief, brief: Brief) -> None:
    line = source_notes.record_source(abroad)
    who = "DataHub, datasets/exchange-rates and US Federal Reserve Board"
    assert f"; US$ at yearly average rates of {who}" in line
    assert (
        "converted to NZ$ at the average exchange rate of their own year"
        in conversion_rates.conversion_note(abroad)
    )
    assert (conversion_rates.conversion_note(brief), conversion_rates.source_clause(brief)) == ("", "")
    found = data_tables.rates(abroad)
    assert list(found["Year"]) == ["2008", "2011", "2016", "2012", "2021"]
    assert found["Address"].str.startswith("http").all()


def test_sums_over_years_stay_in_the_currency_they_are_printed_in(broken: Copy) -> None:
    folder = broken("figures.csv", "2009/2023,25,nearest,billion_USD", "2009/2023,25,nearest,billion_NZD")
    brief = load_brief(folder)
    assert brief.stated_figure("cumulative_investment").interval.unit == "billion_NZD"
    assert report_arithmetic.yearly_investment(brief).unit == "billion_NZD/year"
    assert report_arithmetic.investment_per_firm(brief).unit == "million_NZD/firm"


@pytest.mark.parametrize("rate", ["0.5", "0.25"])
def test_a_pair_that_counts_in_another_currency_is_placed_by_its_rates(broken: Copy, rate: str) -> None:
    """With a rate of every year needed; growth in dollars includes that of the rate."""
    folder = in_nz_dollars(broken)
    years: Mapping[int, str] = {2018: "0.5", 2022: "0.5", 2023: rate}
    rows = "".join(f"rate-{year},{year},{at},USD/NZD,bls-cpi-u,\n" for year, at in years.items())
    (folder / "rates.csv").write_text(HEAD + rows, encoding="utf-8")
    brief = load_brief(folder)
    at = analyse(brief).precedents(ClassRule()).position
    assert at.value == pytest.approx(41.02 * float(rate))
    assert at.yoy == pytest.approx(41.02 * float(rate) / (31.2 * 0.5) - 1)
    assert "placed in it at the average exchange rate of each year" in precedents.lead(
        build_outlook(brief, analyse(brief).default_workspace)
    )
    assert analyse(brief).fan(analyse(brief).default_settings) is None


def in_nz_dollars(broken: Copy) -> Path:
    folder = broken("datapackage.json", '"report": "china', '"currency": "NZD", "report": "china')
    path = folder / "figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("billion_USD", "billion_NZD"), encoding="utf-8")
    return folder
