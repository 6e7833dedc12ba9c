"""How the answer moves when one control is moved."""

from dataclasses import replace

import pytest

from metrics.analysis import presets
from metrics.analysis.outlook import build_outlook
from metrics.datasets.brief import Brief
from metrics.scenarios.projection import project
from metrics.scenarios.sensitivity import FADE, HIGHER, INFLATION, LOWER, shifts
from metrics.scenarios.settings import PARAMETERS, Prices


def test_a_shift_is_the_scenario_with_one_setting_changed(brief: Brief) -> None:
    settings = replace(presets.default_settings(brief), growth=8.0)
    found = {(s.control, s.side): s for s in shifts(settings)}
    slower = found["growth", LOWER]
    assert slower.setting == 7
    assert slower.years_needed == project(replace(settings, growth=7.0).scenario()).years_needed
    assert found["growth", HIGHER].year_reached == 2032


def test_years_needed_move_the_way_the_control_says(brief: Brief) -> None:
    settings = replace(
        presets.default_settings(brief), growth=8.0, fade=True, long=5.0, prices=Prices.CONSTANT
    )
    now = project(settings.scenario()).years_needed
    found = {(s.control, s.side): s.years_needed for s in shifts(settings)}
    assert now is not None
    for control, sooner in (("growth", HIGHER), ("multiple", LOWER), ("long", HIGHER), (INFLATION, LOWER)):
        other = LOWER if sooner == HIGHER else HIGHER
        assert (found[control, sooner] or 99) < now < (found[control, other] or 99)


def test_what_is_off_is_switched_on_once(brief: Brief) -> None:
    plain = presets.default_settings(brief)
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


def test_a_control_at_its_limit_moves_one_way_only(brief: Brief) -> None:
    at_top = replace(presets.default_settings(brief), growth=PARAMETERS["growth"].high)
    assert [s.side for s in shifts(at_top) if s.control == "growth"] == [LOWER]


@pytest.mark.parametrize("multiple", [1.1, 5.0])
def test_the_outlook_holds_the_shifts_of_the_scenario_under_the_controls(
    brief: Brief, multiple: float
) -> None:
    workspace = presets.default_workspace(brief).activate(2).edit(multiple=multiple)
    view = build_outlook(brief, workspace)
    assert view.shifts == shifts(workspace.scenarios[2])
    assert view.active_answer is view.answers[2]
