"""A scenario has one answer, by the written rules."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.quantities.growth import years_to_multiple
from metrics.scenarios.projection import HORIZON, Scenario, project, years_needed_bounds

PLAIN = Scenario(41, 2023, 2, 0.08, 0.04, None, 0, 2027, None, 2033)


@pytest.mark.parametrize(
    ("rate", "needed", "reached"),
    [(0.08, 9.01, 2033), (0.32, 2.50, 2026), (0.09, 8.04, 2032), (1.0, 1.0, 2024), (0.037, 19.08, 2043)],
)
def test_constant_growth_reaches_the_double(rate: float, needed: float, reached: int) -> None:
    result = project(replace(PLAIN, growth=rate))
    assert result.years_needed == pytest.approx(needed, abs=0.005)
    assert result.year_reached == reached


def test_eight_percent_for_nine_years_is_not_yet_a_doubling() -> None:
    result = project(PLAIN)
    assert result.levels[9] / 41 == pytest.approx(1.999, abs=5e-4)
    assert result.year_reached == 2033


def test_rounding_of_the_reported_growth_is_carried_to_the_years() -> None:
    low, high = years_needed_bounds(replace(PLAIN, growth=0.32), 0.315, 0.325)
    assert (round(low, 2), round(high, 2)) == (2.46, 2.53)


def test_bounds_are_open_where_the_slower_end_never_arrives() -> None:
    low, high = years_needed_bounds(PLAIN, 0.01, 0.02)
    assert 35 < low < 36
    assert math.isinf(high)


@pytest.mark.parametrize(("wish", "rate"), [(2028, 0.149), (2033, 0.072)])
def test_growth_needed_by_a_wished_for_year(wish: int, rate: float) -> None:
    assert project(replace(PLAIN, wish_year=wish)).growth_needed == pytest.approx(rate, abs=5e-4)


@pytest.mark.parametrize("wish", [2023, 2000])
def test_a_wish_before_the_base_needs_no_growth(wish: int) -> None:
    assert project(replace(PLAIN, wish_year=wish)).growth_needed is None


@pytest.mark.parametrize("rate", [0.0, -0.05, 0.01])
def test_too_slow_growth_is_not_there_by_the_horizon(rate: float) -> None:
    result = project(replace(PLAIN, growth=rate))
    assert result.years_needed is None
    assert result.year_reached is None
    assert result.years[-1] == HORIZON


def test_growth_fades_by_half_in_each_half_life() -> None:
    result = project(replace(PLAIN, growth=0.32, long_run=0.04, half_life=2))
    assert result.growth[[1, 3, 5]] == pytest.approx([0.32, 0.18, 0.11])
    assert math.isnan(result.growth[0])


def test_a_shock_moves_the_level_from_its_year_on() -> None:
    plain, shocked = project(PLAIN), project(replace(PLAIN, shock=-0.2, shock_year=2027))
    ratio = shocked.levels / plain.levels
    assert ratio[:4] == pytest.approx(1)
    assert ratio[4:] == pytest.approx(0.8)


def test_a_shock_that_lasts_two_years_is_over_in_the_third() -> None:
    plain, shocked = project(PLAIN), project(replace(PLAIN, shock=-0.2, shock_year=2027, shock_years=2))
    ratio = shocked.levels / plain.levels
    assert ratio[:4] == pytest.approx(1)
    assert ratio[4:6] == pytest.approx(0.8)
    assert ratio[6:] == pytest.approx(1)


def test_a_target_first_reached_while_a_rise_lasts_is_reached_then() -> None:
    risen = project(replace(PLAIN, shock=0.3, shock_year=2029, shock_years=1))
    assert risen.year_reached == 2029
    assert risen.levels[6] > 2 * 41 > risen.levels[7]


def test_a_fall_that_is_over_leaves_the_year_reached_as_it_was() -> None:
    assert project(replace(PLAIN, shock=-0.5, shock_year=2025, shock_years=3)).year_reached == 2033
    late = project(replace(PLAIN, shock=-0.5, shock_year=2032, shock_years=3))
    assert late.year_reached == 2035
    assert late.years_needed == pytest.approx(11 + math.log(2 / late.levels[11] * 41) / math.log(2 * 1.08))


def test_growth_needed_has_the_shock_only_if_it_lasts_to_the_wished_for_year() -> None:
    shocked = replace(PLAIN, shock=-0.2, shock_year=2026)
    for years, alike in ((7, PLAIN), (8, shocked), (0, shocked)):
        needed = project(replace(shocked, shock_years=years)).growth_needed
        assert needed == project(alike).growth_needed


@pytest.mark.parametrize("year", [2023, 2010])
def test_a_shock_not_after_the_base_has_no_effect(year: int) -> None:
    for years in (0, 20):
        shocked = replace(PLAIN, shock=-0.5, shock_year=year, shock_years=years)
        assert project(shocked).levels == pytest.approx(project(PLAIN).levels)


def test_constant_prices_take_inflation_out_of_the_path_and_leave_the_target() -> None:
    real = replace(PLAIN, growth=1.08 * 1.03 - 1, inflation=0.03)
    assert project(real).levels == pytest.approx(project(PLAIN).levels)
    assert real.target == PLAIN.target
    assert project(real).years_needed == pytest.approx(project(PLAIN).years_needed)


def test_growth_needed_keeps_shock_and_prices() -> None:
    scenario = replace(PLAIN, shock=-0.2, shock_year=2026, inflation=0.03)
    needed = project(scenario).growth_needed
    assert needed is not None
    result = project(replace(scenario, growth=needed))
    assert result.levels[10] == pytest.approx(scenario.target)


SCENARIOS = st.builds(
    Scenario,
    base_value=st.floats(0.01, 5000),
    base_year=st.integers(1990, 2059),
    multiple=st.floats(1.1, 5),
    growth=st.floats(-0.2, 0.6),
    long_run=st.floats(-0.1, 0.3),
    half_life=st.none() | st.floats(1, 30),
    shock=st.floats(-0.6, 0.6),
    shock_year=st.integers(1991, 2060),
    inflation=st.none() | st.floats(0, 0.2),
    wish_year=st.integers(1991, 2060),
    shock_years=st.integers(0, 30),
)


@given(SCENARIOS)
def test_year_reached_is_the_first_year_at_or_above_the_target(scenario: Scenario) -> None:
    result = project(scenario)
    at = np.flatnonzero(result.levels >= scenario.target * (1 - 1e-12))
    if result.year_reached is None or result.years_needed is None:
        assert result.years_needed is None
        assert not at.size or max(result.levels.tolist()) == pytest.approx(scenario.target)
    else:
        assert result.levels[result.year_reached - scenario.base_year] >= scenario.target * (1 - 1e-12)
        reached = result.year_reached - scenario.base_year
        assert reached - 1 <= result.years_needed <= reached
    assert np.isfinite(result.levels).all()
    assert (result.levels > 0).all()


@given(st.floats(0.02, 0.6), st.floats(1.1, 3))
def test_constant_growth_agrees_with_the_closed_form(rate: float, multiple: float) -> None:
    result = project(replace(PLAIN, growth=rate, multiple=multiple))
    closed = float(years_to_multiple(multiple, rate))
    if result.years_needed is None:
        assert closed > HORIZON - 2023 - 1e-9
    else:
        assert result.years_needed == pytest.approx(closed)


@given(SCENARIOS, st.floats(0.001, 0.2))
def test_more_growth_never_takes_longer(scenario: Scenario, more: float) -> None:
    slow, fast = project(scenario), project(replace(scenario, growth=scenario.growth + more))
    assert (fast.years_needed or math.inf) <= (slow.years_needed or math.inf) + 1e-9


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"base_value": 0}, "base value"),
        ({"base_value": math.nan}, "base value"),
        ({"multiple": 1}, "target multiple"),
        ({"growth": -1}, "growth"),
        ({"long_run": -2}, "long-run growth"),
        ({"half_life": 0}, "half-life"),
        ({"shock": -1}, "shock"),
        ({"inflation": -1}, "inflation"),
        ({"base_year": 2060}, "base year"),
    ],
)
def test_a_scenario_without_meaning_is_refused_by_name(change: dict[str, float], named: str) -> None:
    with pytest.raises(ValueError, match=rf"^{named} must be"):
        replace(PLAIN, **change)  # type: ignore[arg-type]
