"""The limits of the numbers that a reader sets: a scale that can be read, with room for what is true."""

import math

import pytest

from metrics.scenarios.parameter import Parameter
from metrics.scenarios.projection import HORIZON
from metrics.scenarios.reference_criteria import LIMITS, ReferenceCriteria
from metrics.scenarios.sensitivity import INFLATION
from metrics.scenarios.settings import PARAMETERS

ALL = {**PARAMETERS, **LIMITS}
YEARS = {name for name, control in PARAMETERS.items() if control.whole and not control.unit}
EVERY = pytest.mark.parametrize("control", ALL.values(), ids=lambda control: control.name)


def steps(distance: float, control: Parameter) -> float:
    return distance / control.step


@EVERY
def test_a_value_is_brought_within_the_limits_of_its_control(control: Parameter) -> None:
    assert control.clamp(control.low - 1) == control.low
    assert control.clamp(control.high + 1) == control.high
    assert control.clamp(control.low) == control.low
    assert control.clamp((control.low + control.high) / 2) == (control.low + control.high) / 2


@EVERY
def test_both_limits_are_a_whole_number_of_steps_apart(control: Parameter) -> None:
    assert control.low < control.high
    assert steps(control.high - control.low, control) == pytest.approx(
        round(steps(control.high - control.low, control))
    )
    assert control.high - control.low >= 15 * control.step, "fine enough to explore"


@pytest.mark.parametrize("name", sorted(set(ALL) - YEARS))
def test_a_scale_ends_at_a_round_number(name: str) -> None:
    """The ends have one digit that is not zero, but for lower ends next to what makes no sense."""
    for end in (ALL[name].high, *([] if name in ("multiple", *LIMITS) else [ALL[name].low])):
        digits = f"{abs(end):g}".replace(".", "").strip("0")
        assert len(digits) <= 1, end


def test_what_may_lie_on_either_side_of_zero_has_a_zero_and_zero_is_a_step() -> None:
    for name in ("growth", "long", "shock"):
        control = PARAMETERS[name]
        assert control.low < 0 < control.high
        assert steps(control.low, control) == pytest.approx(round(steps(control.low, control)))
    assert PARAMETERS["shock"].low == -PARAMETERS["shock"].high, "a boom may be as large as a slump"
    assert PARAMETERS[INFLATION].low == 0


def test_a_target_is_more_than_the_base_and_the_first_is_one_step_more() -> None:
    multiple = PARAMETERS["multiple"]
    assert multiple.low == pytest.approx(1 + multiple.step)
    assert multiple.high >= 4, "two doublings can be asked for"


def test_a_fade_takes_a_year_at_least_and_an_own_amount_a_hundredth() -> None:
    assert PARAMETERS["half"].low == 1
    assert PARAMETERS["value"].low == PARAMETERS["value"].step == 0.01


def test_years_run_to_the_horizon_and_something_can_follow_every_base_year() -> None:
    assert {"year", "shock_year", "by"} <= {name for name in YEARS if PARAMETERS[name].step == 1}
    for name in ("shock_year", "by"):
        assert PARAMETERS[name].high == HORIZON
        assert PARAMETERS[name].low == PARAMETERS["year"].low + 1
    assert PARAMETERS["year"].high == HORIZON - 1
    assert {PARAMETERS["year"].low % 10, HORIZON % 10} == {0}, "decades"


def test_a_rate_is_set_to_a_tenth_of_a_percent_and_a_target_to_a_tenth_of_the_base() -> None:
    rates = {name for name, control in PARAMETERS.items() if control.unit == "%"} - {"shock"}
    assert {PARAMETERS[name].step for name in rates | {"multiple"}} == {0.1}
    assert PARAMETERS["shock"].step == 1
    assert PARAMETERS["half"].step == 0.5


def test_what_is_explored_has_a_slider_and_what_is_known_is_typed() -> None:
    assert not any(PARAMETERS[name].slider for name in ("value", *YEARS))
    explored = [PARAMETERS[name] for name in ("multiple", "growth", "long", "half", "shock", INFLATION)]
    assert all(control.slider for control in (*explored, *LIMITS.values()))


def test_rates_are_moved_alike_so_that_their_bars_can_be_compared() -> None:
    assert {PARAMETERS[name].nudge for name in ("growth", "long", INFLATION)} == {1.0}
    assert PARAMETERS["multiple"].nudge == 0.1
    assert PARAMETERS["half"].nudge == PARAMETERS["shock_year"].nudge == 2
    assert math.isclose(10 * PARAMETERS["growth"].nudge, PARAMETERS["shock"].nudge)


def test_what_has_no_bar_is_not_moved() -> None:
    assert not any(PARAMETERS[name].nudge for name in ("value", "year", "by"))
    assert not any(control.nudge for control in LIMITS.values())


def test_the_class_that_is_looked_at_first_can_be_made_narrower_and_wider() -> None:
    first = ReferenceCriteria()
    for name, control in LIMITS.items():
        value = getattr(first, name)
        assert steps(value - control.low, control) == pytest.approx(
            round(steps(value - control.low, control))
        )
        assert control.low <= value / 1.6
        assert 5 * value <= control.high, "five times as wide"
    assert LIMITS["factor"].low > 1
    assert (first.factor, first.multiple) == (2, 2), "half to double its size, for a doubling"
    assert first.band_yoy == 2 * first.band_five, "one year is noisier than five"
    assert not first.constant
