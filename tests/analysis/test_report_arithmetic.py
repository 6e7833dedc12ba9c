"""The report's arithmetic comes out of the code as it comes out by hand."""

import pytest

from metrics.analysis import presets, report_arithmetic
from metrics.datasets.brief import Brief
from metrics.quantities.figures import Interval
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


def test_the_presets_and_the_years_they_lead_to(brief: Brief) -> None:
    found = {
        preset_.name: (preset_.growth.value, project(settings.scenario()).year_reached)
        for preset_, settings in zip(
            presets.growth_presets(brief), presets.default_workspace(brief).scenarios, strict=True
        )
    }
    assert found == {
        "Reported pace held": (32.0, 2026),
        "Pace since the pledge": (9.0, 2032),
        "Ten-year pace before the report": (3.7, 2043),
    }


def test_the_pace_since_the_pledge_takes_eight_years(brief: Brief) -> None:
    since = presets.growth_presets(brief)[1].growth
    assert since.low <= since.value <= since.high
    low, high = 0.693147 / (since.high / 100), 0.693147 / (since.low / 100)
    assert low < 8.1 < high + 0.35


def test_bases_are_taken_from_the_figures(brief: Brief) -> None:
    found = {name: (base.figure.value, base.year) for name, base in presets.bases(brief).items()}
    assert found == {"report": (41, 2023), "chn": (48.7, 2025), "kaz": (30.1, 2024)}


def test_default_inflation_is_that_of_us_consumer_prices(brief: Brief) -> None:
    assert presets.default_settings(brief).inflation == 2.7


def test_a_chosen_growth_is_exact_and_a_preset_has_bounds(brief: Brief) -> None:
    settings = presets.default_settings(brief)
    assert presets.growth_bounds(settings, brief) == Interval(32, 31.5, 32.5, "percent")
    workspace = presets.default_workspace(brief).edit(growth=8.0)
    chosen = presets.growth_bounds(workspace.active_scenario, brief)
    assert (chosen.low, chosen.high) == (8.0, 8.0)
