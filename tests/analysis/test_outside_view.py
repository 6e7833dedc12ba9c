"""The outside view of the shipped brief: its standing, the times of its class, its fan."""

import numpy as np
import pytest

from metrics.analysis import presets, reference_class
from metrics.analysis.brief_analysis import analyse
from metrics.analysis.fan import brief_fan
from metrics.analysis.outlook import build_outlook
from metrics.analysis.reference_class import ReferenceClass
from metrics.datasets import world_trade
from metrics.datasets.brief import Brief
from metrics.datasets.world_trade import Floats
from metrics.narrative import precedents
from metrics.scenarios.reference_criteria import ReferenceCriteria
from metrics.scenarios.settings import Prices


def test_the_pair_stands_where_the_book_that_the_report_follows_puts_it(brief: Brief) -> None:
    at = analyse(brief).precedents(ReferenceCriteria()).position
    assert (at.pair, at.year, at.value) == (("CHN", "KAZ"), 2023, 41.02)
    assert at.yoy == pytest.approx(41.02 / 31.2 - 1)
    assert at.five == pytest.approx((41.02 / 19.88) ** 0.2 - 1)


def test_the_time_is_the_first_year_at_or_above_the_multiple(brief: Brief) -> None:
    """Counted again from the table, pair by pair."""
    found = analyse(brief).precedents(ReferenceCriteria()).classes["chosen"]
    panel = world_trade.panel("turnover")
    for at, row in enumerate(found.rows):
        start = int(np.flatnonzero(panel.years == found.start[at])[0])
        path = panel.turnover[row, start:] / panel.turnover[row, start]
        there = np.flatnonzero(path >= ReferenceCriteria().multiple)
        gap = np.flatnonzero(~np.isfinite(path))
        last = int(gap[0]) - 1 if len(gap) else len(path) - 1
        expected = (int(there[0]), True) if len(there) and there[0] <= last else (last, False)
        assert (found.years[at], found.reached[at]) == expected


def test_the_fan_starts_at_the_base_and_takes_growth_alone_from_the_book(brief: Brief) -> None:
    settings = analyse(brief).default_settings
    fan = analyse(brief).fan(settings)
    assert fan is not None
    levels = fan.table.drop(columns="year").to_numpy()
    assert levels[0] == pytest.approx([settings.value] * 5)
    assert list(fan.table["year"]) == list(
        range(settings.year, settings.year + brief_fan.MEASURED_HORIZON + 1)
    )
    assert levels[1][0] < settings.value < levels[1][-1]
    assert fan.basis.id == "KAZ", "the followed book has a gap in the five years before"
    assert fan.past == 15


def test_the_fan_of_a_latest_year_stands_on_that_book(brief: Brief) -> None:
    workspace = presets.rebase_workspace(analyse(brief).default_workspace, "chn", analyse(brief).bases)
    fan = analyse(brief).fan(workspace.active_scenario)
    assert fan is not None
    assert fan.basis.id == "CHN"


def test_an_own_base_has_no_fan(brief: Brief) -> None:
    own = analyse(brief).default_workspace.edit(base="own", year=2023, value=7.0)
    assert analyse(brief).fan(own.active_scenario) is None


def test_in_constant_prices_the_fan_is_lower(brief: Brief) -> None:
    workspace = analyse(brief).default_workspace
    fans = [
        analyse(brief).fan(workspace.edit(prices=way).active_scenario)
        for way in (Prices.NOMINAL, Prices.CONSTANT)
    ]
    nominal, constant = (fan.table["q50"].iloc[-1] for fan in fans if fan is not None)
    assert constant < nominal


def test_each_scenario_is_held_against_its_own_multiple_and_prices(brief: Brief) -> None:
    workspace = analyse(brief).default_workspace.edit(growth=20.0, multiple=3.0, prices=Prices.CONSTANT)
    said = precedents.chances(build_outlook(brief, workspace.edit_rule(factor=4.0)))
    assert "tripled trade in constant US$" in said[0]
    assert "doubled trade in current US$" in said[1]


def test_the_class_is_asked_for_the_multiple_of_the_scenario_under_the_controls(brief: Brief) -> None:
    workspace = analyse(brief).default_workspace.edit(multiple=3.0).edit_rule(factor=4.0)
    view = build_outlook(brief, workspace)
    assert view.rule == ReferenceCriteria(factor=4.0, multiple=3.0)
    assert precedents.finding(view) != precedents.finding(build_outlook(brief, workspace.edit(multiple=2.0)))


def distances(found: ReferenceClass) -> Floats:
    """How far each pair is in size and growth, in shares of the bands that the reader set: pairs × 3."""
    rule, at = ReferenceCriteria(), found.standing
    dollars = np.exp(world_trade.deflator(np.append(found.start, at.year)))
    size = np.log((found.value / dollars[:-1]) / (at.value / dollars[-1])) / np.log(rule.factor)
    yoy, five = 100 * (found.yoy - at.yoy) / rule.band_yoy, 100 * (found.five - at.five) / rule.band_five
    return np.asarray(np.abs(np.column_stack([size, yoy, five])))


@pytest.mark.parametrize(("name", "reach"), [("narrower", 3 / 5), ("chosen", 1), ("wider", 3 / 2)])
def test_a_narrower_class_reaches_three_fifths_as_far_and_a_wider_one_half_as_far_again(
    brief: Brief, name: str, reach: float
) -> None:
    classes = analyse(brief).precedents(ReferenceCriteria()).classes
    farthest = distances(classes[name]).max(axis=0)
    assert (farthest <= reach * (1 + 1e-9)).all()
    assert (farthest > 0.8 * reach).all(), "the table has pairs almost as far away in each"
    assert farthest.max() > 0.96 * reach
    names = [{classes[each].panel.pairs[row] for row in classes[each].rows} for each in classes]
    assert names[0] < names[1] < names[2]


def test_only_a_class_that_is_large_enough_has_a_curve(brief: Brief) -> None:
    few = ReferenceCriteria(factor=1.5, band_yoy=10, band_five=5)
    sizes = {name: len(found) for name, found in analyse(brief).precedents(few).classes.items()}
    curves = analyse(brief).precedents(few).curves
    assert sizes["narrower"] < reference_class.MIN_PAIRS <= sizes["wider"]
    assert set(curves) == {name for name, size in sizes.items() if size >= reference_class.MIN_PAIRS}
    assert all(curve[0] == sizes[name] for name, curve in curves.items())
