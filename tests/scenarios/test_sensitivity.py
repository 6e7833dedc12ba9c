"""How the answer moves when one control is moved."""

from dataclasses import replace

import pytest

from metrics.analysis.brief_analysis import analyse
from metrics.analysis.outlook import build_outlook
from metrics.datasets.brief import Brief
from metrics.scenarios.projection import project
from metrics.scenarios.sensitivity import FADE, HIGHER, INFLATION, LOWER, MOVED, shifts
from metrics.scenarios.settings import PARAMETERS, Prices


def test_a_shift_is_the_scenario_with_one_setting_changed(brief: Brief) -> None:
    settings = replace(analyse(brief).default_settings, growth=8.0)
    found = {(s.control, s.side): s for s in shifts(settings)}
    slower = found["growth", LOWER]
    assert slower.setting == 7
    assert slower.years_needed == project(replace(settings, growth=7.0).scenario()).years_needed
    assert found["growth", HIGHER].year_reached == 2032


def test_years_needed_move_the_way_the_control_says(brief: Brief) -> None:
    settings = replace(
        analyse(brief).default_settings, growth=8.0, fade=True, long=5.0, prices=Prices.CONSTANT
    )
    now = project(settings.scenario()).years_needed
    found = {(s.control, s.side): s.years_needed for s in shifts(settings)}
    assert now is not None
    for control, sooner in (("growth", HIGHER), ("multiple", LOWER), ("long", HIGHER), (INFLATION, LOWER)):
        other = LOWER if sooner == HIGHER else HIGHER
        assert (found[control, sooner] or 99) < now < (found[control, other] or 99)


def test_what_is_off_is_switched_on_once(brief: Brief) -> None:
    plain = analyse(brief).default_settings
    assert [s.control for s in shifts(plain)].count(FADE) == 1
    assert [s.control for s in shifts(plain)].count(INFLATION) == 1
    full = replace(plain, fade=True, prices=Prices.CONSTANT, shock=-10.0)
    assert {s.control for s in shifts(full)} == {
        "growth",
        "multiple",
        "shock",
        "shock_year",
        "long",
        "half",
        INFLATION,
    }


@pytest.mark.parametrize(("years", "moved"), [(0, []), (1, [2]), (3, [2, 4])])
def test_how_long_a_shock_lasts_is_moved_where_it_is_set(brief: Brief, years: int, moved: list[int]) -> None:
    settings = replace(analyse(brief).default_settings, shock=-10.0, shock_years=years)
    assert [s.setting for s in shifts(settings) if s.control == "shock_years"] == moved


def test_a_control_at_its_limit_moves_one_way_only(brief: Brief) -> None:
    at_top = replace(analyse(brief).default_settings, growth=PARAMETERS["growth"].high)
    assert [s.side for s in shifts(at_top) if s.control == "growth"] == [LOWER]


@pytest.mark.parametrize("multiple", [1.1, 5.0])
def test_the_outlook_holds_the_shifts_of_the_scenario_under_the_controls(
    brief: Brief, multiple: float
) -> None:
    workspace = analyse(brief).default_workspace.activate(2).edit(multiple=multiple)
    view = build_outlook(brief, workspace)
    assert view.shifts == shifts(workspace.scenarios[2])
    assert view.active_answer is view.answers[2]


def test_what_is_moved_is_moved_by_its_nudge_and_whole_years_stay_whole(any_brief: Brief) -> None:
    full = replace(
        analyse(any_brief).default_settings,
        growth=8.0,
        fade=True,
        prices=Prices.CONSTANT,
        inflation=2.0,
        shock=-10.0,
        shock_year=2030,
        long=3.0,
        half=5.0,
        multiple=2.0,
    )
    found = shifts(full)
    given = {name for name in MOVED if getattr(full, name) != PARAMETERS[name].unset}
    assert {s.control for s in found} == given
    assert len(found) == 2 * len(given), "each down and up"
    for shift in found:
        was, nudge = getattr(full, shift.control), PARAMETERS[shift.control].nudge
        assert shift.setting == pytest.approx(was - nudge if shift.side == LOWER else was + nudge)
        assert isinstance(shift.setting, int) == PARAMETERS[shift.control].whole


def test_a_fade_slows_what_grows_faster_than_in_the_long_run_and_prices_push_the_target_away(
    brief: Brief,
) -> None:
    settings = replace(analyse(brief).default_settings, growth=15.0, long=5.0, inflation=2.0)
    now = project(settings.scenario()).years_needed
    off = {s.control: s for s in shifts(settings) if s.control in (FADE, INFLATION)}
    assert now is not None
    assert (off[FADE].side, off[FADE].setting) == (LOWER, 5.0)
    assert (off[INFLATION].side, off[INFLATION].setting) == (HIGHER, 2.0)
    assert all((shift.years_needed or 99) > now for shift in off.values())


def test_a_shock_of_nothing_has_no_year_to_move(brief: Brief) -> None:
    plain = analyse(brief).default_settings
    assert plain.shock == 0
    assert "shock_year" not in {s.control for s in shifts(plain)}
