"""Where a first view starts: each number of it is worked out again from the figures and the prices."""

import math
from dataclasses import replace

import pytest

from metrics.analysis import presets
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.presets import Preset
from metrics.datasets import world_trade
from metrics.datasets.brief import Brief
from metrics.quantities.figures import Bound, Figure
from metrics.scenarios.settings import OWN_BASE, PARAMETERS, Prices

DECADE = 10


def preset(brief: Brief, name: str) -> Preset | None:
    return next((found for found in analyse(brief).growth_presets if found.name.startswith(name)), None)


def followed(brief: Brief) -> dict[int, Figure]:
    return brief.series("turnover", analyse(brief).series.report_side.id)


def report_year(brief: Brief) -> int:
    return brief.stated_figure("turnover").period.first_year


def assert_leads(found: Preset, first: Figure, last: Figure, years: int) -> None:
    """Held for ``years`` the pace leads from one figure to the other, whatever their rounding hides."""
    low, value, high = (1 + rate / 100 for rate in (found.growth.low, found.growth.value, found.growth.high))
    assert first.value * value**years == pytest.approx(last.value, rel=0.0006 * years)
    assert first.interval.high * low**years <= last.interval.low * (1 + 1e-9)
    assert first.interval.low * high**years >= last.interval.high * (1 - 1e-9)
    assert found.basis == (first, last)


def test_the_ten_year_pace_leads_from_the_year_a_decade_before_to_that_of_the_report(
    any_brief: Brief,
) -> None:
    found, series, year = preset(any_brief, "Ten-year"), followed(any_brief), report_year(any_brief)
    ends = [series.get(year - DECADE), series.get(year)]
    known = [figure for figure in ends if figure and figure.bound is Bound.NEAREST]
    assert (found is None) == (len(known) < 2)
    if found:
        assert_leads(found, known[0], known[1], DECADE)


def test_at_least_one_brief_has_a_ten_year_pace(brief: Brief) -> None:
    assert preset(brief, "Ten-year")


def test_the_pace_since_the_pledge_leads_to_the_last_printed_year(any_brief: Brief) -> None:
    found, series, year = preset(any_brief, "Pace since"), followed(any_brief), report_year(any_brief)
    last = max(at for at, figure in series.items() if figure.bound is Bound.NEAREST)
    assert (found is None) == (last <= year or year not in series)
    if found:
        assert_leads(found, series[year], series[last], last - year)


def test_a_pace_is_one_that_the_control_can_be_set_to(any_brief: Brief) -> None:
    for found in analyse(any_brief).growth_presets:
        steps = found.growth.value / PARAMETERS["growth"].step
        assert steps == pytest.approx(round(steps))
        assert found.growth.low <= found.growth.value <= found.growth.high
        assert len(f"{found.growth.value:g}") <= 4, "no digit of binary fractions"


def test_inflation_starts_at_its_average_over_the_decade_before_the_report(any_brief: Brief) -> None:
    own = any_brief.figures_by_measure("consumer_prices")
    if own:
        years = own[-1].period.first_year - own[0].period.first_year
        rise = (own[-1].value / own[0].value) ** (1 / years) - 1
    else:
        prices = {year: math.exp(log) for year, log in world_trade.log_prices().items()}
        last = min(report_year(any_brief), max(prices))
        rise = (prices[last] / prices[last - DECADE]) ** (1 / DECADE) - 1
    assert analyse(any_brief).default_settings.inflation == pytest.approx(100 * rise, abs=0.0501)


def test_the_first_view_is_the_report_taken_at_its_word(any_brief: Brief) -> None:
    settings = analyse(any_brief).default_settings
    stated = any_brief.stated_figure("turnover")
    assert settings.value == pytest.approx(stated.value, abs=0.005)
    assert (settings.year, settings.multiple) == (stated.period.first_year, any_brief.multiple)
    assert settings.growth == pytest.approx(any_brief.stated_figure("turnover_growth").value, abs=0.05)
    assert (settings.fade, settings.shock, settings.prices) == (False, 0, Prices.NOMINAL)
    assert settings.half == 5, "a fade, once switched on, goes half the way in five years"
    slowest = min(found.growth.value for found in analyse(any_brief).growth_presets)
    assert settings.long == PARAMETERS["long"].clamp(slowest)


def test_a_shock_would_come_in_the_first_year_that_no_book_has(any_brief: Brief) -> None:
    last = max(analyse(any_brief).series.latest_figure(side.id).period.first_year for side in any_brief.sides)
    assert analyse(any_brief).default_settings.shock_year == max(last, report_year(any_brief)) + 1


def test_the_year_wished_for_is_the_one_promised_or_a_decade_after_the_report(any_brief: Brief) -> None:
    due = any_brief.report_target.due
    assert analyse(any_brief).default_settings.by == (due or report_year(any_brief) + DECADE)


def test_there_is_one_scenario_for_each_pace_and_the_reports_own_is_under_the_controls(
    any_brief: Brief,
) -> None:
    workspace, paces = analyse(any_brief).default_workspace, analyse(any_brief).growth_presets
    assert [each.growth for each in workspace.scenarios] == [found.growth.value for found in paces]
    assert workspace.active == 0


def test_a_converted_base_is_used_as_it_is_shown(any_brief: Brief) -> None:
    for base in analyse(any_brief).bases.values():
        shown = round(base.value, 2) if base.figure.exchange else base.value
        assert base.value == shown
        assert base.value == pytest.approx(base.figure.value, abs=0.005)


def test_a_preset_takes_out_what_would_bend_the_path_and_keeps_base_and_target(brief: Brief) -> None:
    bent = analyse(brief).default_workspace.edit(fade=True, shock=-10.0, prices=Prices.CONSTANT, multiple=3.0)
    found = analyse(brief).growth_presets[1]
    settings = presets.apply(bent, found).active_scenario
    assert (settings.growth, settings.multiple) == (found.growth.value, 3.0)
    assert (settings.fade, settings.shock, settings.prices) == (False, 0, Prices.NOMINAL)


def test_another_base_changes_value_and_year_of_the_scenario_under_the_controls_alone(brief: Brief) -> None:
    workspace = analyse(brief).default_workspace.activate(1)
    moved = presets.rebase_workspace(workspace, "kaz", analyse(brief).bases)
    latest = analyse(brief).series.latest_figure("KAZ")
    assert (moved.scenarios[0], moved.scenarios[2]) == (workspace.scenarios[0], workspace.scenarios[2])
    assert moved.active_scenario == replace(
        workspace.active_scenario, base="kaz", value=latest.value, year=latest.period.first_year
    )
    own = presets.rebase(moved.active_scenario, OWN_BASE, analyse(brief).bases)
    assert own == replace(moved.active_scenario, base=OWN_BASE)
