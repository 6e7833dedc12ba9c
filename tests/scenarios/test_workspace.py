"""Scenarios side by side: one is under the controls, and what is done to it leaves the others alone."""

from dataclasses import replace

import pytest

from metrics.quantities.errors import ArgumentError
from metrics.scenarios.settings import LONGEST_NAME, Prices, Settings
from metrics.scenarios.workspace import LONGEST_TITLE, MOST_SCENARIOS, Workspace, printable_text

PLAIN = Settings(
    base="own",
    value=41,
    year=2023,
    multiple=2,
    growth=32,
    fade=False,
    long=4,
    half=5,
    shock=-10,
    shock_year=2026,
    prices=Prices.NOMINAL,
    inflation=2.7,
    by=2033,
    name="Plain",
)
THREE = Workspace(tuple(replace(PLAIN, name=name) for name in ("first", "second", "third")), active=1)


def names(workspace: Workspace) -> list[str]:
    return [scenario.name for scenario in workspace.scenarios]


def test_percent_on_the_screen_are_fractions_in_the_mathematics() -> None:
    scenario = replace(PLAIN, fade=True, prices=Prices.CONSTANT).scenario()
    found = (scenario.growth, scenario.long_run, scenario.shock, scenario.inflation)
    assert found == pytest.approx((0.32, 0.04, -0.1, 0.027))
    assert (scenario.base_value, scenario.base_year, scenario.half_life) == (41, 2023, 5)
    assert (scenario.multiple, scenario.shock_year, scenario.wish_year) == (2, 2026, 2033)


def test_a_fade_or_prices_that_are_off_are_not_assumed() -> None:
    assert PLAIN.scenario().half_life is None
    assert PLAIN.scenario().inflation is None


@pytest.mark.parametrize("count", range(6))
def test_one_to_three_scenarios_stand_side_by_side(count: int) -> None:
    if 1 <= count <= 3:
        assert len(Workspace((PLAIN,) * count).scenarios) == count
    else:
        with pytest.raises(ArgumentError, match="1 to 3 scenarios"):
            Workspace((PLAIN,) * count)


@pytest.mark.parametrize("active", [-1, 3])
def test_one_of_the_scenarios_is_under_the_controls(active: int) -> None:
    with pytest.raises(ArgumentError, match=f"one of 3, got number {active + 1}"):
        replace(THREE, active=active)
    assert replace(THREE, active=2).active_scenario.name == "third"
    assert Workspace((PLAIN, replace(PLAIN, name="other"))).active_scenario is PLAIN


def test_an_edit_reaches_the_active_scenario_alone() -> None:
    edited = THREE.edit(growth=5.0)
    assert [scenario.growth for scenario in edited.scenarios] == [32, 5, 32]
    assert edited.active_scenario == replace(THREE.active_scenario, growth=5.0)


def test_a_copy_comes_last_without_the_name_and_is_under_the_controls() -> None:
    more = Workspace(THREE.scenarios[:2]).add()
    assert names(more) == ["first", "second", ""]
    assert more.active == 2
    with pytest.raises(ArgumentError, match=f"1 to {MOST_SCENARIOS}"):
        more.add()


@pytest.mark.parametrize(
    ("active", "left", "then"),
    [(0, ["second", "third"], 0), (1, ["first", "third"], 0), (2, ["first", "second"], 1)],
)
def test_when_one_goes_the_one_before_it_is_under_the_controls(
    active: int, left: list[str], then: int
) -> None:
    fewer = THREE.activate(active).remove()
    assert (names(fewer), fewer.active) == (left, then)


def test_a_rule_is_edited_without_touching_a_scenario() -> None:
    edited = THREE.edit_rule(factor=4.0)
    assert edited.rule == replace(THREE.rule, factor=4.0)
    assert edited.scenarios == THREE.scenarios


def test_at_first_events_are_marked_and_figures_stand_as_revised() -> None:
    assert THREE.events
    assert not THREE.first


def test_a_name_is_cut_where_it_no_longer_fits_a_line_and_a_title_where_it_no_longer_fits_two() -> None:
    assert len(THREE.rename("m" * 500).active_scenario.name) == LONGEST_NAME == 40
    assert len(THREE.retitle("m" * 500).title) == LONGEST_TITLE == 3 * LONGEST_NAME


def test_what_cannot_be_printed_is_left_out_before_the_text_is_cut() -> None:
    assert printable_text(" \u200ba\tb\n c ", 10) == "ab c"
    assert printable_text("\n\nabcd", 3) == "abc"
