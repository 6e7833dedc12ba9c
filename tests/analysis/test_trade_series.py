"""The reported series: printed where printed, derived by rule, never across reporters."""

import pytest

from metrics.analysis import trade_series
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.trade_series import Derivation
from metrics.datasets.brief import Brief
from metrics.quantities.figures import Status


def test_printed_values_come_first(brief: Brief) -> None:
    found = analyse(brief).series.observations("CHN")
    assert found[2022].rule is Derivation.PRINTED
    assert found[2022].interval.value == 31.2


@pytest.mark.parametrize(
    ("reporter", "measure", "year", "value", "rule"),
    [
        ("CHN", "turnover", 2012, 25.61, Derivation.IMPLIED),
        ("CHN", "turnover", 2016, 13.10, Derivation.IMPLIED),
        ("CHN", "turnover", 2020, 21.47, Derivation.IMPLIED),
        ("CHN", "exports", 2012, 11.44, Derivation.IMPLIED),
        ("CHN", "exports", 2020, 11.70, Derivation.IMPLIED),
        ("CHN", "imports", 2012, 14.04, Derivation.IMPLIED),
        ("CHN", "imports", 2024, 15.72, Derivation.SUBTRACTED),
        ("KAZ", "turnover", 2015, 10.57, Derivation.ADDED),
        ("KAZ", "turnover", 2013, 22.74, Derivation.ADDED),
        ("KAZ", "imports", 2023, 16.80, Derivation.SUBTRACTED),
        ("KAZ", "exports", 2024, 14.90, Derivation.SUBTRACTED),
    ],
)
def test_derived_values_follow_from_figures_of_the_same_reporter(
    brief: Brief, reporter: str, measure: str, year: int, value: float, rule: Derivation
) -> None:
    found = analyse(brief).series.observations(reporter, measure)[year]
    assert found.interval.value == pytest.approx(value, abs=0.005)
    assert found.interval.low < found.interval.value < found.interval.high
    assert (found.rule, found.status) == (rule, Status.DERIVED)
    assert {brief.figures[name].reporter for name in found.basis} == {reporter}


@pytest.mark.parametrize("year", [2002, 2007, 2009, 2014, 2019])
def test_a_gap_stays_a_gap(brief: Brief, year: int) -> None:
    assert year not in analyse(brief).series.observations("CHN")


@pytest.mark.parametrize("reporter", ["CHN", "KAZ"])
def test_exports_and_imports_make_turnover_within_rounding(brief: Brief, reporter: str) -> None:
    turnover, exports, imports = (
        analyse(brief).series.observations(reporter, flow) for flow in trade_series.FLOWS
    )
    years = set(turnover) & set(exports) & set(imports)
    assert len(years) >= 5
    for year in years:
        low = exports[year].interval.low + imports[year].interval.low
        high = exports[year].interval.high + imports[year].interval.high
        assert low <= turnover[year].interval.high + 1e-9
        assert turnover[year].interval.low <= high + 1e-9


def test_the_table_is_in_order_of_years_with_ordered_bounds(any_brief: Brief) -> None:
    for side in any_brief.sides:
        table = trade_series.table(analyse(any_brief).series.observations(side.id))
        assert table["year"].is_monotonic_increasing
        assert table["year"].is_unique
        assert (table["low"] <= table["value"]).all()
        assert (table["value"] <= table["high"]).all()


def test_the_report_follows_the_series_it_agrees_with(any_brief: Brief) -> None:
    expected = {
        "china-kazakhstan": "CHN",
        "china-russia": "CHN",
        "korea-vietnam": "VNM",
        "china-new-zealand": "NZL",
    }
    assert analyse(any_brief).series.report_side.id == expected[any_brief.name]
    stated = any_brief.stated_figure("turnover")
    seen = analyse(any_brief).series.observations(expected[any_brief.name])[stated.period.last_year].interval
    assert seen.low <= stated.interval.high
    assert stated.interval.low <= seen.high


def test_the_latest_value_is_the_last_printed(brief: Brief) -> None:
    for side in brief.sides:
        printed = brief.series("turnover", side.id)
        assert analyse(brief).series.latest_figure(side.id) == printed[max(printed)]
