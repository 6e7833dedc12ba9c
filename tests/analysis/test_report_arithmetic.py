"""The report's arithmetic comes out of the code as it comes out by hand."""

import math

import pytest

from metrics.analysis import presets, report_arithmetic
from metrics.analysis.brief_analysis import analyse
from metrics.datasets.brief import Brief
from metrics.quantities.figures import Bound, Interval
from metrics.quantities.growth import required_cagr
from metrics.scenarios.projection import project


def rounded(interval: Interval, digits: int = 2) -> tuple[float, float, float]:
    return round(interval.low, digits), round(interval.value, digits), round(interval.high, digits)


def test_the_year_before_is_implied_and_agrees_with_the_printed_one(brief: Brief) -> None:
    before = report_arithmetic.previous_turnover(brief)
    assert rounded(before) == (30.57, 31.06, 31.56)
    printed = report_arithmetic.printed_previous_turnover(brief)
    assert printed is not None
    assert printed.quoted == "31.2"
    assert report_arithmetic.agrees(before, printed)


def test_a_printed_value_outside_the_bounds_does_not_agree(brief: Brief) -> None:
    kazakh = brief.series("turnover", "KAZ")[2022]
    assert not report_arithmetic.agrees(report_arithmetic.previous_turnover(brief), kazakh)


def test_held_growth_doubles_in_two_and_a_half_years(brief: Brief) -> None:
    time = report_arithmetic.doubling_time(brief)
    assert time is not None
    assert rounded(time) == (2.46, 2.50, 2.53)


def test_investment_per_year_and_per_firm(brief: Brief) -> None:
    assert rounded(report_arithmetic.yearly_investment(brief)) == (1.63, 1.67, 1.70)
    per_firm = report_arithmetic.investment_per_firm(brief)
    assert per_firm.unit == "million_USD/firm"
    assert round(per_firm.high, 1) == 5.4
    assert per_firm.low == 0


@pytest.mark.parametrize(("years", "percent"), [(5, 14.9), (10, 7.2)])
def test_growth_needed_to_double(years: int, percent: float) -> None:
    assert round(100 * required_cagr(41, 82, years), 1) == percent


def test_a_preset_leads_to_the_first_year_at_or_above_twice_the_base(brief: Brief) -> None:
    for scenario in analyse(brief).default_workspace.scenarios:
        steps = math.ceil(math.log(2) / math.log1p(scenario.growth / 100))
        assert project(scenario.scenario()).year_reached == scenario.year + steps


def test_bases_are_the_report_and_the_latest_year_of_each_book(any_brief: Brief) -> None:
    report, *books = analyse(any_brief).bases.values()
    assert report.figure == any_brief.stated_figure("turnover")
    for base, side in zip(books, any_brief.sides, strict=True):
        printed = any_brief.series("turnover", side.id)
        assert base.year == max(year for year, found in printed.items() if found.bound is Bound.NEAREST)
        assert base.figure == printed[base.year]


def test_a_chosen_growth_is_exact_and_a_preset_has_bounds(brief: Brief) -> None:
    settings = analyse(brief).default_settings
    assert presets.growth_bounds(settings, analyse(brief).growth_presets) == Interval(
        32, 31.5, 32.5, "percent"
    )
    workspace = analyse(brief).default_workspace.edit(growth=8.0)
    chosen = presets.growth_bounds(workspace.active_scenario, analyse(brief).growth_presets)
    assert (chosen.low, chosen.high) == (8.0, 8.0)
